import { describe, expect, test } from 'vitest';
import { carryOverDiffers, compareWithPrevious } from '../../../client/intake/comparison.ts';
import { ensureYear } from '../../../client/intake/ensure-year.ts';
import { gapCounts } from '../../../client/intake/gap-counts.ts';
import { ensureReadings, ensureReceipts } from '../../../client/intake/reading.ts';
import { verdictOf } from '../../../client/pages/self-check/verdict.ts';
import { isSystemFile } from '../../../client/ui/dropped-files.ts';
import { finding, reading, refused, report, stored } from './readings.ts';

const lines = [
  ['III/1/total', 12, 1],
  ['III/2/total', 5, 2],
  ['III/4/total', 3, 3],
  ['III/2/natural', 2, 4],
  ['III/4/natural', 2, 5],
  ['II/penalties.decisions', 7, 6],
] as const;
const previous = (differences: readonly (readonly [string, number | null, number | null])[]) => ({
  report: 'education-2024',
  year: 2024,
  differences: differences.map(([cell, before, current]) => ({ cell, previous: before, current })),
});

describe('This year beside last year', () => {
  test('without last year’s report there is nothing to compare', () => {
    expect(compareWithPrevious(reading())).toBeNull();
  });

  test('what last year carried out is compared with what this year carried in, also where the cell did not change', () => {
    const comparison = compareWithPrevious({
      report: report(lines),
      previous: previous([['III/4/total', 6, 3]]),
    });
    const of = (applicant: string) => comparison?.carryOver.find((one) => one.applicant === applicant);
    expect(of('total')).toMatchObject({ carriedOut: 6, carriedIn: 5, agrees: false });
    // III/4/natural is not among the differences: last year it was 2 as it is now.
    expect(of('natural')).toMatchObject({ carriedOut: 2, carriedIn: 2, agrees: true });
    expect(of('business')).toMatchObject({ carriedOut: null, carriedIn: null, agrees: null });
    expect(comparison && carryOverDiffers(comparison)).toBe(true);
  });

  test('a gap last year is no zero: nothing can be said', () => {
    const comparison = compareWithPrevious({ report: report(lines), previous: previous([['III/4/total', null, 3]]) });
    expect(comparison?.carryOver.find((one) => one.applicant === 'total')?.agrees).toBeNull();
    expect(comparison && carryOverDiffers(comparison)).toBe(false);
  });

  test('differences stand in the order of the form, with their change where both are numbers', () => {
    const comparison = compareWithPrevious({
      report: report(lines),
      previous: previous([
        ['IV/review.total', 1, null],
        ['III/1/total', 10, 12],
        ['II/penalties.decisions', 9, 7],
        ['III/1/natural', 1, 2],
      ]),
    });
    expect(comparison?.differences.map(({ cell, change }) => [cell, change])).toEqual([
      ['II/penalties.decisions', -2],
      ['III/1/natural', 1],
      ['III/1/total', 2],
      ['IV/review.total', null],
    ]);
  });

  test('a cell that no form has is left out', () => {
    const comparison = compareWithPrevious({ report: report(lines), previous: previous([['V/odd', 1, 2]]) });
    expect(comparison?.differences).toEqual([]);
  });
});

describe('What is missing', () => {
  test('is counted by reason, most first; cells of another form are not missing', () => {
    const gap = (reason: 'blank' | 'slash' | 'notInEdition') => ({ value: null, gap: reason });
    expect(gapCounts([gap('slash'), gap('blank'), gap('blank'), gap('notInEdition'), { value: 0, gap: null }])).toEqual(
      [
        { gap: 'blank', count: 2 },
        { gap: 'slash', count: 1 },
      ],
    );
  });
});

describe('The verdict of a self-check', () => {
  const held = [1, 2].map((at) => finding({ id: `held${at}`, outcome: 'confirmed' }));

  test('counts what holds and what has to be mended', () => {
    expect(verdictOf(report([], [...held, finding()]), 'zh')).toBe('2 项勾稽关系成立，1 处需要修改。');
    expect(verdictOf(report([], [...held, finding()]), 'en')).toBe('2 identities hold, 1 place to mend.');
  });

  test('says so when nothing has to be mended, and never while cells are empty', () => {
    expect(verdictOf(report([], held), 'zh')).toBe('2 项勾稽关系成立，没有需要修改的地方。');
    expect(verdictOf(report([['III/1/total', null, 1]], held), 'zh')).toBe('2 项勾稽关系成立，1 格没有数字。');
  });

  test('does not call a report good in which nothing could be checked', () => {
    expect(verdictOf(report([]), 'zh')).toBe('没有可核查的勾稽关系，请看下面读出了什么。');
  });
});

describe('What comes from outside is checked before it is used', () => {
  test('a year is four digits of any width, or nothing', () => {
    expect(['2024', ' ２０２４ ', '', '24', '2024年', '1999', '9999'].map(ensureYear)).toEqual([
      2024,
      2024,
      null,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('readings and receipts of any other shape are refused', () => {
    expect(ensureReadings({ readings: [reading(), refused] })).toHaveLength(2);
    expect(ensureReceipts({ receipts: [stored] })).toHaveLength(1);
    for (const odd of [
      null,
      {},
      { readings: [] },
      { readings: [{}] },
      { readings: [{ fileName: 'a', problem: null }] },
    ]) {
      expect(ensureReadings(odd)).toBeNull();
    }
    const { report: shown } = reading({ report: report(lines, [finding()]) });
    for (const field of Object.keys(shown)) {
      const odd = JSON.stringify({ readings: [reading({ report: { ...shown, [field]: undefined } })] });
      expect(ensureReadings(JSON.parse(odd)), field).toBeNull();
    }
    const [figure] = shown.figures;
    const [found] = shown.findings;
    for (const odd of [
      { figures: [{ ...figure, value: '12' }] },
      { figures: [{ ...figure, gap: 'forgotten' }] },
      { findings: [{ ...found, message: { zh: '只有中文' } }] },
      { findings: [{ ...found, operands: [{}] }] },
    ]) {
      expect(ensureReadings({ readings: [{ ...reading(), report: { ...shown, ...odd } }] })).toBeNull();
    }
    for (const odd of [null, {}, { receipts: [] }, { receipts: [{ fileName: 'a', problem: null, receipt: null }] }]) {
      expect(ensureReceipts(odd)).toBeNull();
    }
  });

  test('files that systems leave in folders are not documents', () => {
    const names = [
      '年报/.DS_Store',
      'Thumbs.db',
      '~$年报.docx',
      '.git/a.txt',
      '__MACOSX/年报.docx',
      '年报/教育局.docx',
    ];
    expect(names.filter((name) => !isSystemFile(name))).toEqual(['年报/教育局.docx']);
  });
});
