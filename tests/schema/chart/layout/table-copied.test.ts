import { parse } from 'parse5';
import { expect, it } from 'vitest';
import { tableOf } from '../../../../schema/chart/layout/table.ts';
import { copiedTable } from '../../../../schema/chart/layout/table-copied.ts';
import { HOSTILE } from '../../../server/draw/hostile.ts';
import { answerOf, chartOf, seriesOf, subjectOf } from '../build.ts';

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly Node[];
}

const textOf = ({ value, childNodes = [] }: Node): string => (value ?? '') + childNodes.map(textOf).join('');
const all = (node: Node, name: string): Node[] => [
  ...(node.nodeName === name ? [node] : []),
  ...(node.childNodes ?? []).flatMap((child) => all(child, name)),
];

function copied(names: readonly string[], caption = '标题') {
  const series = names.map((zh, index) => seriesOf({ subject: subjectOf({ id: `b${index}`, zh }), values: [0, 1284] }));
  const model = tableOf(chartOf('measure=requests.received'), answerOf(...series), () => undefined);
  return { model, ...copiedTable(model, caption, '来源') };
}

it('is pasted as the table that the page shows: a row a year, heads with their units, words for what is missing', () => {
  const { model, html, text } = copied(['示范区']);
  const page = parse(html) as Node;
  const rows = all(page, 'tr').map((row) => [...all(row, 'th'), ...all(row, 'td')].map(textOf));
  const [heads, ...lines] = rows;
  expect(heads?.[1]).toBe('数值（件）');
  expect(lines).toEqual(model.rows.map(({ head, cells }) => [head.text, ...cells.map((cell) => cell.text)]));
  expect(text).toBe(rows.map((row) => row.join('\t')).join('\n'));
  expect(textOf(page)).toMatch(/^标题.*来源$/);
});

it('takes no name for markup, and a name with a tab or a line for one cell', () => {
  const { html, text, model } = copied(['甲\t乙\n丙', '丁'], HOSTILE.join(' '));
  expect(text.split('\n').map((line) => line.split('\t').length)).toEqual(
    Array(model.rows.length + 1).fill(model.columns.length),
  );
  const names = new Set(
    ['script', 'img', 'image', 'svg', 'a', 'b', 'style'].flatMap((name) => all(parse(html) as Node, name)),
  );
  expect([...names]).toEqual([]);
});
