import { expect, test } from 'vitest';
import { cellsOf } from '../../../../schema/form/cells.ts';
import { explainCell, explainIndicator, explainMeasure, type Guide } from '../../../../schema/form/guide/guide.ts';
import { MEASURES } from '../../../../schema/form/measures/index.ts';
import { INDICATOR_IDS } from '../../../../schema/rollup/indicators.ts';

const CHINESE = /[一-鿿]/;
const said = (guide: Guide | null) => [...(guide?.means ?? []), ...(guide?.count ?? []), ...(guide?.mistakes ?? [])];

/** Whole sentences, each in its own language. */
function faultsOf(guide: Guide | null): readonly string[] {
  return said(guide).flatMap(({ zh, en }) => [
    ...(CHINESE.test(zh) && zh.endsWith('。') ? [] : [zh]),
    ...(CHINESE.test(en) || !/^[A-Z].*\.$/.test(en) ? [en] : []),
  ]);
}

test.each(['2019', '2021'] as const)(
  'every cell of the %s form is explained: meaning, counting and mistakes',
  (edition) => {
    for (const section of ['II', 'III', 'IV'] as const)
      for (const { id } of cellsOf(edition, section)) {
        const guide = explainCell(id);
        expect([id, guide !== null, faultsOf(guide)]).toEqual([id, true, []]);
        expect([id, (guide?.count.length ?? 0) + (guide?.mistakes.length ?? 0) > 0]).toEqual([id, true]);
        // Row and column, or column and row: one alone would say the same of a whole row.
        if (section !== 'II') expect([id, guide?.means.length]).toEqual([id, 2]);
      }
  },
);

test('cells of one row differ in what their column says, and only there', () => {
  const [natural, total] = (['natural', 'total'] as const).map((one) => explainCell(`III/3.1/${one}`));
  expect(natural?.means[0]).toEqual(total?.means[0]);
  expect(natural?.means[1]).not.toEqual(total?.means[1]);
});

test('every measure but those of the table of 2014 alone is explained, and no other', () => {
  for (const { id, printedIn } of MEASURES) {
    const older = printedIn.length > 0 && printedIn.every((form) => form === '2014');
    expect([id, explainMeasure(id) === null]).toEqual([id, older]);
  }
});

test('indicators are explained by their formula, with the base', () => {
  for (const id of INDICATOR_IDS) expect(explainIndicator(id).means[0]?.zh).toContain('÷');
});
