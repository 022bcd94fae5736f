/** Every slip that is looked for, in a table small enough to follow by hand: what is proposed, in which order, and in which words. */
import { describe, expect, it } from 'vitest';
import { type Repair, smallestRepairs } from '../../../../schema/check/repair/repair.ts';
import type { CellId } from '../../../../schema/form/edition.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { balancedCells, buildReport, type CellValues, type ReportPlan } from '../../../support/report-builder.ts';

/** Requests by row and applicant; what is not named is 0, and every sum holds. */
const REQUESTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '2': { natural: 5, business: 2 },
  '3.1': { natural: 120, business: 15, nonprofit: 8 },
  '3.2': { natural: 34 },
  '3.4.1': { natural: 7, business: 2 },
  '3.5.1': { natural: 3 },
  '4': { natural: 9 },
};

const BALANCED = balancedCells('2021', (code, applicant) => REQUESTS[code]?.[applicant] ?? 0);
const APPEALS: CellValues = {
  'IV/review.upheld': 12,
  'IV/review.corrected': 3,
  'IV/review.pending': 2,
  'IV/review.total': 17,
  'IV/litigation.direct.upheld': 4,
  'IV/litigation.direct.otherResult': 1,
  'IV/litigation.direct.total': 5,
  'IV/litigation.afterReview.upheld': 6,
  'IV/litigation.afterReview.pending': 1,
  'IV/litigation.afterReview.total': 7,
};

function reportOf({ cells, ...plan }: ReportPlan): ReadReport {
  return buildReport({ ...plan, cells: { ...BALANCED, ...APPEALS, ...cells } });
}

/** The values of the row of a cell after the repair, in the order of the form: `3.1: 120 15 0 8 0 0 143`. */
function rowAfter(report: ReadReport, { cells }: Repair, row: string): string {
  const after = new Map(cells.map(({ cell, to }) => [cell, to]));
  const values = report.figures.flatMap(({ cell, content }) => {
    if (rowOf(cell) !== row) return [];
    return [after.get(cell) ?? (content.kind === 'number' ? content.value : content.reason)];
  });
  return `${row}: ${values.join(' ')}`;
}

/** `3.1` of III/3.1/natural, `review` of IV/review.upheld. */
function rowOf(cell: CellId): string {
  return cell.replace(/^I[IV]+\//, '').replace(/(?:\/|\.(?=[a-z]+$)).*$/i, '');
}

/** `digitLost 3.1 natural 12→120, theirs`: kind, cells, whose, evidence, the part left out, and how many are as small. */
function lineOf(report: ReadReport, repair: Repair): string {
  const { kind, cells, whose, evidence, leftOut, rivals } = repair;
  const column = (cell: CellId): string => /[a-zA-Z]+$/.exec(cell)?.[0] ?? '';
  const changed =
    cells.length > 2
      ? [...new Set(cells.map(({ cell }) => rowOf(cell)))].map((row) => rowAfter(report, repair, row))
      : cells.map(
          ({ cell, from, to }) =>
            `${rowOf(cell)} ${column(cell)} ${from.kind === 'number' ? from.value : from.reason}→${to}`,
        );
  return [
    `${kind} ${changed.join(' | ')}`,
    whose,
    ...(evidence === null ? [] : [evidence]),
    ...(leftOut === null ? [] : [`without ${rowOf(leftOut)} ${column(leftOut)}`]),
    ...(rivals === 0 ? [] : [`${rivals} as small`]),
  ].join(', ');
}

const proposed = (report: ReadReport): readonly string[] =>
  smallestRepairs(report, 9).map((repair) => lineOf(report, repair));
const row = (code: string, ...values: readonly (number | 'blank')[]): CellValues =>
  Object.fromEntries(
    ['natural', 'business', 'research', 'nonprofit', 'legalService', 'otherOrganization', 'total'].map(
      (applicant, column) => [`III/${code}/${applicant}`, values[column] ?? 0],
    ),
  );
const lineIV = (...values: readonly number[]): CellValues =>
  Object.fromEntries(
    ['review', 'litigation.direct', 'litigation.afterReview'].flatMap((block, of) =>
      ['upheld', 'corrected', 'otherResult', 'pending', 'total'].map((column, at) => [
        `IV/${block}.${column}`,
        values[of * 5 + at] ?? 0,
      ]),
    ),
  );

const CASES: readonly (readonly [name: string, cells: CellValues, proposed: readonly string[]])[] = [
  ['a digit lost at the end', { 'III/3.1/natural': 12 }, ['digitLost 3.1 natural 12→120, theirs']],
  ['a digit lost at the front', { 'III/3.1/natural': 20 }, ['digitLost 3.1 natural 20→120, theirs']],
  ['a digit lost in the middle', { 'III/3.1/natural': 10 }, ['digitLost 3.1 natural 10→120, theirs']],
  ['a digit doubled at the front', { 'III/3.2/natural': 334 }, ['digitDoubled 3.2 natural 334→34, theirs']],
  ['a digit doubled at the end', { 'III/3.2/natural': 344 }, ['digitDoubled 3.2 natural 344→34, theirs']],
  ['a digit added at the end', { 'III/3.2/natural': 345 }, ['digitAdded 3.2 natural 345→34, theirs']],
  ['a digit added at the front', { 'III/3.2/natural': 534 }, ['digitAdded 3.2 natural 534→34, theirs']],
  ['digits transposed', { 'III/3.2/natural': 43 }, ['digitsTransposed 3.2 natural 43→34, theirs']],
  [
    'digits transposed at the end of three',
    { 'III/3.1/natural': 102 },
    ['digitsTransposed 3.1 natural 102→120, theirs'],
  ],
  [
    'digits transposed at the front of three',
    { 'III/3.1/natural': 210 },
    ['digitsTransposed 3.1 natural 210→120, theirs'],
  ],
  ['a digit wrong', { 'III/3.2/natural': 37 }, ['digitWrong 3.2 natural 37→34, theirs']],
  ['a digit wrong at the front', { 'III/3.2/natural': 84 }, ['digitWrong 3.2 natural 84→34, theirs']],
  ['two digits wrong', { 'III/3.2/natural': 71 }, ['numberWrong 3.2 natural 71→34, theirs']],
  ['a number of other length', { 'III/3.2/natural': 5 }, ['numberWrong 3.2 natural 5→34, theirs']],
  ['a number of one digit printed as 0', { 'III/3.5.1/natural': 0 }, ['numberWrong 3.5.1 natural 0→3, theirs']],
  ['a cell left blank', { 'III/3.2/natural': 'blank' }, ['blankFilled 3.2 natural blank→34, theirs']],
  ['a total of a row printed as 0', { 'III/3.2/total': 0 }, ['totalNotFilled 3.2 total 0→34, theirs']],
  ['a total of a row with any other number', { 'III/3.1/total': 200 }, ['totalWrong 3.1 total 200→143, theirs']],
  ['a total of a row that lost a digit', { 'III/3.1/total': 14 }, ['digitLost 3.1 total 14→143, theirs']],
  [
    'a total of a row without one of its parts',
    { 'III/3.1/total': 135 },
    ['totalWrong 3.1 total 135→143, theirs, without 3.1 nonprofit'],
  ],
  ['a total with one of its parts twice', { 'III/3.1/total': 151 }, ['totalWrong 3.1 total 151→143, theirs']],
  [
    'a total without one of two equal parts',
    { 'III/3.5.1/business': 3, 'III/3.5.1/total': 3, 'III/3.7/business': 20, 'III/1/business': 18 },
    [],
  ],
  ['a total without its only part', { 'III/3.2/total': 1 }, ['totalWrong 3.2 total 1→34, theirs']],
  [
    'a total of a column without one of its rows',
    { 'III/3.7/natural': 157 },
    ['totalWrong 3.7 natural 157→164, theirs, without 3.4.1 natural'],
  ],
  ['a total of a column with any other number', { 'III/3.7/natural': 190 }, ['totalWrong 3.7 natural 190→164, theirs']],
  ['requests received, which are no total', { 'III/1/natural': 157 }, ['numberWrong 1 natural 157→168, theirs']],
  ['requests carried out', { 'III/4/natural': 90 }, ['digitAdded 4 natural 90→9, theirs']],
  [
    'two rows of one applicant',
    { 'III/3.1/natural': 100, 'III/3.2/natural': 30 },
    ['twoCells 3.1 natural 100→120 | 3.2 natural 30→34, theirs'],
  ],
  [
    'a number beside one that could not be read',
    { 'III/3.2/natural': 'unreadable', 'III/3.1/business': 14 },
    ['digitWrong 3.1 business 14→15, theirs'],
  ],
  [
    'a row split, its neighbour empty',
    row('3.2', 3, 4, 0, 0, 0, 0, 34),
    ['splitCell 3.2 natural 3→34 | 3.2 business 4→0, ours'],
  ],
  [
    'a row split to the left of where it belongs',
    row('3.5.1', 0, 0, 0, 0, 0, 0, 3),
    ['numberWrong 3.5.1 natural 0→3, theirs'],
  ],
  [
    'a row split, its last cell cut off',
    row('3.1', 12, 0, 15, 0, 8, 0, 0),
    ['splitCell 3.1: 120 15 0 8 0 0 143, ours'],
  ],
  [
    'neighbours swapped',
    row('3.1', 15, 120, 0, 8, 0, 0, 143),
    ['swappedColumns 3.1 natural 15→120 | 3.1 business 120→15, theirs'],
  ],
  [
    'neighbours swapped in the middle',
    row('3.1', 120, 15, 8, 0, 0, 0, 143),
    ['swappedColumns 3.1 research 8→0 | 3.1 nonprofit 0→8, theirs'],
  ],
  ['a row one column too far right', row('3.1', 0, 120, 15, 0, 8, 0, 0), ['shiftedRow 3.1: 120 15 0 8 0 0 143, ours']],
  ['a row one column too far left', row('3.1', 15, 0, 8, 0, 0, 143, 0), ['shiftedRow 3.1: 120 15 0 8 0 0 143, ours']],
  [
    'a row shifted with a cell that could not be read',
    { ...row('3.1', 0, 120, 15, 0, 8, 0, 0), 'III/3.1/research': 'unreadable' },
    [],
  ],
  [
    'the total of outcomes on the line of what was carried out',
    { ...row('3.7', 9, 0, 0, 0, 0, 0, 9), ...row('4', 164, 17, 0, 8, 0, 0, 189) },
    ['shiftedLine 3.7: 164 17 0 8 0 0 189 | 4: 9 0 0 0 0 0 9, ours'],
  ],
  [
    'what was carried in on the line of what came, which is gone',
    { ...row('1', 5, 2, 0, 0, 0, 0, 7), ...row('2', 0, 0, 0, 0, 0, 0, 0) },
    ['shiftedLine 2: 5 2 0 0 0 0 7 | 1: 168 15 0 8 0 0 191, ours'],
  ],
  [
    'what came on the line of what was carried in, which is gone',
    { ...row('1', 0), ...row('2', 168, 15, 0, 8, 0, 0, 191) },
    ['shiftedLine 1: 168 15 0 8 0 0 191 | 2: 5 2 0 0 0 0 7, ours'],
  ],
  [
    'what was carried out on the line of the total, which is gone',
    { ...row('3.7', 9, 0, 0, 0, 0, 0, 9), ...row('4', 0) },
    [
      'shiftedLine 3.6.3: 9 0 0 0 0 0 9 | 3.7: 173 17 0 8 0 0 198, ours, 1 as small',
      'shiftedLine 4: 9 0 0 0 0 0 9 | 3.7: 164 17 0 8 0 0 189, ours, 1 as small',
    ],
  ],
  [
    'the total on the line of what was carried out, which is gone',
    { ...row('3.7', 0), ...row('4', 164, 17, 0, 8, 0, 0, 189) },
    ['shiftedLine 3.7: 164 17 0 8 0 0 189 | 4: 9 0 0 0 0 0 9, ours'],
  ],
  ['an outcome on the line of another, which is gone', { ...row('3.1', 34, 0, 0, 0, 0, 0, 34), ...row('3.2', 0) }, []],
  [
    'reviews: a digit lost',
    { 'IV/review.upheld': 1 },
    [
      'digitLost review upheld 1→12, theirs',
      'totalWrong review total 17→6, theirs, 1 as small',
      'numberWrong review corrected 3→14, theirs, 4 as small',
      'numberWrong review otherResult 0→11, theirs, 4 as small',
      'numberWrong review pending 2→13, theirs, 4 as small',
    ],
  ],
  [
    'reviews: a total without a part',
    { 'IV/review.total': 15 },
    [
      'totalWrong review total 15→17, theirs, without review pending',
      'digitWrong review upheld 12→10, theirs, 3 as small',
      'digitWrong review corrected 3→1, theirs, 3 as small',
      'digitWrong review pending 2→0, theirs, 3 as small',
    ],
  ],
  ['reviews: a total left blank', { 'IV/review.total': 'blank' }, ['totalNotFilled review total blank→17, theirs']],
  [
    'reviews: a part left blank',
    { 'IV/review.corrected': 'blank' },
    [
      'blankFilled review corrected blank→3, theirs',
      'totalWrong review total 17→14, theirs, 1 as small',
      'digitWrong review upheld 12→15, theirs, 3 as small',
      'digitWrong review pending 2→5, theirs, 3 as small',
      'numberWrong review otherResult 0→3, theirs, 4 as small',
    ],
  ],
  [
    'reviews: a total that could not be read',
    { 'IV/review.total': 'unreadable', 'IV/litigation.direct.total': 50 },
    [
      'digitLost litigation.direct upheld 4→49, theirs',
      'digitAdded litigation.direct total 50→5, theirs, 1 as small',
      'numberWrong litigation.direct corrected 0→45, theirs, 4 as small',
      'numberWrong litigation.direct otherResult 1→46, theirs, 4 as small',
      'numberWrong litigation.direct pending 0→45, theirs, 4 as small',
    ],
  ],
  [
    'reviews: neighbours swapped, which no sum sees but the last',
    { 'IV/review.pending': 17, 'IV/review.total': 2 },
    ['digitLost review total 2→32, theirs', 'swappedColumns review pending 17→2 | review total 2→17, theirs'],
  ],
  [
    'reviews and suits: a fault in each',
    { 'IV/review.total': 15, 'IV/litigation.direct.total': 0 },
    [
      'totalWrong review total 15→17, theirs, without review pending',
      'digitWrong review upheld 12→10, theirs, 3 as small',
      'digitWrong review corrected 3→1, theirs, 3 as small',
      'digitWrong review pending 2→0, theirs, 3 as small',
      'totalNotFilled litigation.direct total 0→5, theirs',
    ],
  ],
  [
    'reviews and suits one column too far right',
    lineIV(0, 12, 3, 0, 2, 17, 4, 0, 1, 0, 5, 6, 0, 0, 1),
    [
      'shiftedRow review: 12 3 0 2 17 | litigation.direct: 4 0 1 0 5 | litigation.afterReview: 6 0 0 1 7, ours',
      'totalWrong review total 2→15, theirs',
      'totalNotFilled litigation.direct total 0→22, theirs',
      'digitLost litigation.afterReview total 1→11, theirs',
    ],
  ],
  [
    'reviews and suits one column too far left',
    lineIV(3, 0, 2, 17, 4, 0, 1, 0, 5, 6, 0, 0, 1, 7, 0),
    [
      'shiftedRow review: 12 3 0 2 17 | litigation.direct: 4 0 1 0 5 | litigation.afterReview: 6 0 0 1 7, ours',
      'totalWrong review total 4→22, theirs',
      'totalNotFilled litigation.afterReview total 0→8, theirs',
    ],
  ],
  [
    'reviews and suits with a number split',
    lineIV(1, 2, 3, 0, 2, 17, 4, 0, 1, 0, 5, 6, 0, 0, 1),
    [
      'splitCell review: 12 3 0 2 17 | litigation.direct: 4 0 1 0 5 | litigation.afterReview: 6 0 0 1 7, ours',
      'totalWrong review total 2→6, theirs',
      'totalNotFilled litigation.direct total 0→22, theirs',
      'digitLost litigation.afterReview total 1→11, theirs',
    ],
  ],
  [
    'reviews and suits, the line of two swapped',
    { 'IV/review.total': 4, 'IV/litigation.direct.upheld': 17 },
    [
      'swappedColumns review total 4→17 | litigation.direct upheld 17→4, theirs',
      'totalWrong review total 4→17, theirs',
      'totalWrong litigation.direct total 5→18, theirs',
      'numberWrong litigation.direct upheld 17→4, theirs, 1 as small',
    ],
  ],
  [
    'a total off by what was carried in, which is no part of it',
    { 'III/3.7/natural': 159 },
    ['totalWrong 3.7 natural 159→164, theirs'],
  ],
  [
    'a total without a part, where a part may have a digit twice',
    { 'IV/review.upheld': 22, 'IV/review.corrected': 0, 'IV/review.pending': 20, 'IV/review.total': 22 },
    [
      'totalWrong review total 22→42, theirs, without review pending',
      'digitDoubled review upheld 22→2, theirs, 1 as small',
      'digitAdded review pending 20→0, theirs, 2 as small',
    ],
  ],
  [
    'a number beside a balance that an empty cell on its right leaves open',
    { 'III/4/natural': 'blank', 'III/4/total': 'blank', 'III/3.1/business': 14 },
    ['digitWrong 3.1 business 14→15, theirs'],
  ],
  [
    'a number beside a balance that an empty cell on its left leaves open',
    { 'III/2/natural': 'blank', 'III/2/total': 'blank', 'III/3.1/business': 14 },
    ['digitWrong 3.1 business 14→15, theirs'],
  ],
  [
    'a balance that an empty cell on its smaller side would leave open, and this one is on the larger',
    { 'III/2/natural': 'blank', 'III/2/total': 'blank', 'III/1/natural': 180 },
    ['numberWrong 1 natural 180→168, theirs'],
  ],
  [
    'a number beside the total of a row that is left blank',
    { 'III/3.2/total': 'blank', 'III/3.1/business': 14 },
    ['digitWrong 3.1 business 14→15, theirs'],
  ],
  [
    'a number beside a total of all outcomes that is left blank',
    { 'III/3.7/total': 'blank', 'III/3.1/business': 14 },
    ['digitWrong 3.1 business 14→15, theirs'],
  ],
  [
    'a row on the line of its neighbour, one cell of it unread',
    { ...row('3.7', 9, 0, 0, 0, 0, 0, 9), ...row('4', 164, 17, 0, 8, 0, 0, 189), 'III/4/research': 'unreadable' },
    [],
  ],
  [
    'a row on the line of its neighbour, a cell of that unread',
    { ...row('3.7', 9, 0, 0, 0, 0, 0, 9), ...row('4', 164, 17, 0, 8, 0, 0, 189), 'III/3.7/research': 'unreadable' },
    [],
  ],
  [
    'reviews and suits one column too far left, if there were fewer than none',
    lineIV(3, 0, 2, 4, 4, 0, 1, 0, 5, 6, 0, 0, 1, 7, 0),
    ['totalWrong review total 4→9, theirs', 'totalNotFilled litigation.afterReview total 0→8, theirs'],
  ],
];

describe('the repair of', () => {
  it.each(CASES)('%s', (_, cells, lines) => expect(proposed(reportOf({ cells }))).toEqual(lines));
});

/** The report with words after a cell on its line. */
function beside(report: ReadReport, cell: CellId, words: string): ReadReport {
  const end = report.figures.find((figure) => figure.cell === cell)?.place?.end ?? 0;
  return {
    ...report,
    text: `${report.text.slice(0, end)}${words}${report.text.slice(end)}`,
    figures: report.figures.map(({ place, ...figure }) => ({
      ...figure,
      place:
        place && place.start >= end
          ? { ...place, start: place.start + words.length, end: place.end + words.length }
          : place,
    })),
  };
}

describe('what speaks for a number', () => {
  const wrong = reportOf({ cells: { 'III/3.2/natural': 37 } });
  const inProse = (words: string, cells: CellValues = { 'III/3.2/natural': 37 }): readonly string[] =>
    proposed(reportOf({ cells, sections: [['总体情况', words]] }));

  it('is that it stands on the line of the cell and in none of the cells', () => {
    expect(proposed(beside(wrong, 'III/3.2/natural', ' 34'))).toEqual([
      'digitWrong 3.2 natural 37→34, theirs, inSourceRow',
    ]);
    expect(proposed(beside(wrong, 'III/3.2/business', ' 34'))).toEqual(['digitWrong 3.2 natural 37→34, theirs']);
    expect(proposed(beside(wrong, 'III/3.2/natural', ' 34.'))).toEqual(['digitWrong 3.2 natural 37→34, theirs']);
    expect(proposed(beside(wrong, 'III/3.2/natural', ' 0.34'))).toEqual(['digitWrong 3.2 natural 37→34, theirs']);
  });

  it.each(['部分公开34件。', '部分公开 34  件。', '部分公开34余起。', '本年34 份'])(
    'is that the text counts by it: %s',
    (words) => {
      expect(inProse(words)).toEqual(['digitWrong 3.2 natural 37→34, theirs, numberInText']);
    },
  );

  it.each(['部分公开34人。', '部分公开34   件。', '部分公开134件。', '34、件'])(
    'is not any number like it: %s',
    (words) => {
      expect(inProse(words)).toEqual(['digitWrong 3.2 natural 37→34, theirs']);
    },
  );

  it('is that the text states the measure, for all applicants and exactly', () => {
    const stated = (cells: CellValues, approximate = false): readonly string[] =>
      proposed(
        reportOf({ cells, narrative: [{ measure: 'requests.partlyGranted', value: 34, approximate, counter: '人' }] }),
      );
    expect(stated({ 'III/3.2/total': 3 })).toEqual(['digitLost 3.2 total 3→34, theirs, statedInText']);
    expect(stated({ 'III/3.2/total': 3 }, true)).toEqual(['digitLost 3.2 total 3→34, theirs']);
    expect(stated({ 'III/3.2/natural': 37 })).toEqual(['digitWrong 3.2 natural 37→34, theirs']);
  });

  it('speaks for two cells only where it speaks for both, and zeros need nothing', () => {
    const two = { 'III/3.1/natural': 100, 'III/3.2/natural': 30 };
    expect(inProse('公开120件。', two)).toEqual(['twoCells 3.1 natural 100→120 | 3.2 natural 30→34, theirs']);
    expect(inProse('公开120件，34件。', two)).toEqual([
      'twoCells 3.1 natural 100→120 | 3.2 natural 30→34, theirs, numberInText',
    ]);
    expect(inProse('公开34件。', row('3.2', 3, 4, 0, 0, 0, 0, 34))).toEqual([
      'splitCell 3.2 natural 3→34 | 3.2 business 4→0, ours, numberInText',
    ]);
  });

  it('puts first what would come later, and more so what the text states', () => {
    const lost = { 'IV/review.upheld': 1 };
    expect(inProse('复议纠正14件。', lost).slice(0, 3)).toEqual([
      'digitLost review upheld 1→12, theirs',
      'totalWrong review total 17→6, theirs, 1 as small',
      'numberWrong review corrected 3→14, theirs, numberInText, 2 as small',
    ]);
    const stated = proposed(reportOf({ cells: lost, narrative: [{ measure: 'review.total', value: 6 }] }));
    expect(stated[0]).toBe('totalWrong review total 17→6, theirs, statedInText');
  });
});
