/** A sheet saved as text is read as Excel and WPS show it. */
import { describe, expect, it } from 'vitest';
import { commaSeparated } from '../commas.ts';
import { distinctForm } from '../distinct.ts';
import { contentsOf, expectSeen, FORM } from './expect.ts';

const WAYS: readonly (readonly [string, (text: string) => string])[] = [
  ['figures kept as text', (text) => (/^\d/.test(text) ? `="${text}"` : text)],
  ['all cells kept as text', (text) => (text === '' ? '' : `="${text}"`)],
  ['an apostrophe before figures', (text) => (/^\d/.test(text) ? `'${text}` : text)],
];

describe.each([',', ';', '\t'] as const)('with %j between cells', (mark) => {
  it.each(WAYS)('%s', (_, kept) => expectSeen(commaSeparated(FORM, mark, kept)));

  it('without quotes around what is kept as text', () =>
    expectSeen(commaSeparated(FORM, mark, WAYS[0]?.[1]).replace(/"=""(\d+)"""/g, '="$1"')));
});

it('a sign behind an apostrophe is one of the figure, as programs write it that keep formulas out', async () => {
  const form = distinctForm('2019');
  const rows = form.blocks['5']?.rows ?? [];
  const signed = {
    ...form,
    blocks: {
      ...form.blocks,
      '5': { edition: '2019' as const, rows: rows.map((row) => row.map((value, at) => (at === 1 ? "'+4" : value))) },
    },
  };
  const contents = await contentsOf(commaSeparated(signed, ','));
  expect(contents.get('II/licensing.itemsChange')).toMatchObject({ kind: 'number', value: 4 });
});
