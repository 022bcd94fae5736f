import { expect, test } from 'vitest';
import { rulesOfCell } from '../../../schema/check/asked.ts';
import { type Example, everyCell } from '../../../schema/check/example.ts';
import { contextOf, findingsOf, type Rule } from '../../../schema/check/rule.ts';
import { RULES } from '../../../schema/check/rules/index.ts';
import { cellsOf } from '../../../schema/form/cells.ts';
import { exampleAround, exampleReport } from '../../support/example-report.ts';

const FORMS = ['2019', '2021'] as const;
const SECTIONS = ['II', 'III', 'IV'] as const;

const filled = (edition: (typeof FORMS)[number], value: number) => ({
  ...everyCell(edition, 'II', value),
  ...everyCell(edition, 'III', value),
  ...everyCell(edition, 'IV', value),
});

/** Tables that make rules speak of as many cells as can be: what does not add up, and what cannot be. */
const PROBES: readonly Example[] = FORMS.flatMap((edition) =>
  [0, 3, -1.5, 10_000].map((value) => ({
    edition,
    cells: filled(edition, value),
    around: { before: { cells: filled(edition, 1) }, after: { cells: filled(edition, 1) } },
  })),
);

function cellsNamed(
  rule: Rule,
  example: Example,
): readonly (readonly [(typeof FORMS)[number], `${string}/${string}`])[] {
  const edition = example.edition ?? '2021';
  if (edition === '2014' || example.editionIII) return [];
  const around = rule.looksAt ? exampleAround(example) : null;
  return findingsOf(rule, contextOf(exampleReport(example), around)).flatMap(({ operands }) =>
    operands.flatMap(({ ref }) => (ref.kind === 'cell' ? [[edition, ref.cell] as const] : [])),
  );
}

test.each(RULES.flatMap((rule) => (rule.asks ? [[rule.id, rule] as const] : [])))(
  '%s says of every cell that it names in a finding that it asks after it, and names some',
  (_, rule) => {
    const examples = Object.values(rule.examples).flatMap((example) => (example ? [example] : []));
    const named = [...examples, ...PROBES].flatMap((example) => cellsNamed(rule, example));
    expect(named.filter(([edition, cell]) => !rule.asks?.test(`${edition}:${cell}`))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  },
);

test('a rule that says nothing of cells names none but whole tables', () => {
  const silent = RULES.filter(({ asks, family }) => !asks && family !== 'annex');
  const naming = silent.filter((rule) =>
    [...Object.values(rule.examples), ...PROBES].some((example) => example && cellsNamed(rule, example).length > 0),
  );
  expect(naming.map(({ id }) => id)).toEqual(['T-MISSING']);
});

test('every number of both forms is asked after, and none by a rule of the other form', () => {
  for (const edition of FORMS) {
    const other = edition === '2019' ? /^T2-21/ : /^T2-19/;
    for (const section of SECTIONS)
      for (const { id } of cellsOf(edition, section)) {
        const ids = rulesOfCell(edition, id).map((rule) => rule.id);
        expect([id, ids.length > 0, ids.some((one) => other.test(one))]).toEqual([id, true, false]);
      }
  }
});
