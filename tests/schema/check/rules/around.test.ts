/** Rules that hold a report against another year, its bureaus, its deadline, or the words of others. */
import { describe, expect, test } from 'vitest';
import { checkAround, checkReport } from '../../../../schema/check/check.ts';
import type { ExampleAround } from '../../../../schema/check/example.ts';
import type { RuleId } from '../../../../schema/check/rules/index.ts';
import { RULES } from '../../../../schema/check/rules/index.ts';
import { findingSentence } from '../../../../schema/check/words/words.ts';
import type { CellId } from '../../../../schema/form/edition.ts';
import { GAP_REASONS } from '../../../../schema/report/figure.ts';
import { exampleAround } from '../../../support/example-report.ts';
import { buildReport, type CellValues, type ReportPlan } from '../../../support/report-builder.ts';

const findings = (rule: RuleId, plan: ReportPlan) =>
  checkAround(buildReport(plan), exampleAround(plan)).filter((found) => found.rule === rule);

const said = (rule: RuleId, plan: ReportPlan): readonly string[] =>
  findings(rule, plan).map(({ subject, outcome, severity }) => `${subject} ${outcome} ${severity}`);

/** A report of 2022, and of 2021 before it. */
const years = (now: CellValues, before: CellValues, more: ExampleAround = {}): ReportPlan => ({
  year: 2022,
  cells: now,
  around: { before: { cells: before }, ...more },
});

/** A fault with each of its cells empty or not read in each way, now or the year before. */
const withGaps = (now: CellValues, before: CellValues): readonly [string, ReportPlan][] => [
  ...Object.keys(now).flatMap((cell) =>
    GAP_REASONS.map((gap): [string, ReportPlan] => [`${cell} is ${gap}`, years({ ...now, [cell]: gap }, before)]),
  ),
  ...Object.keys(before).flatMap((cell) =>
    GAP_REASONS.map((gap): [string, ReportPlan] => [`${cell} was ${gap}`, years(now, { ...before, [cell]: gap })]),
  ),
];

const JOINED: ExampleAround = { broken: { role: 'joined', others: [{ zh: '乡村振兴局', en: 'Rural' }] } };

test('a report by itself is asked nothing of the kind', () => {
  const around = new Set<string>(RULES.filter(({ looksAt }) => looksAt).map(({ id }) => id));
  const { examples } = RULES.find(({ id }) => id === 'XY-CARRY') ?? {};
  expect(checkReport(buildReport(examples?.fails ?? {})).filter(({ rule }) => around.has(rule))).toEqual([]);
});

describe('XY-CARRY', () => {
  const now = { 'III/2/total': 4 };
  const before = { 'III/4/total': 3 };

  test.each([
    ['one more', 4, 3],
    ['one less', 3, 4],
    ['none of many', 0, 118],
    ['many of none', 118, 0],
  ])('fails %s', (_, carriedIn, carriedOut) => {
    expect(said('XY-CARRY', years({ 'III/2/total': carriedIn }, { 'III/4/total': carriedOut }))).toEqual([
      'total failed error',
    ]);
  });

  test.each([[0], [3], [121], [4000]])('confirms %i', (number) => {
    expect(said('XY-CARRY', years({ 'III/2/total': number }, { 'III/4/total': number }))).toEqual([
      'total confirmed error',
    ]);
  });

  test.each(withGaps(now, before))('fails nobody where %s', (_, plan) => {
    expect(said('XY-CARRY', plan)).not.toContain('total failed error');
  });

  test('is a hint where the number of the year before was read less surely', () => {
    const plan = years(now, before);
    const around = exampleAround(plan);
    const { before: other } = around;
    if (!other) throw new Error('No year before');
    const figures = new Map(
      [...other.figures].map(([cell, figure]) => [cell, { ...figure, confidence: 'single' as const }]),
    );
    const [found] = checkAround(buildReport(plan), { ...around, before: { ...other, figures } }).filter(
      ({ rule }) => rule === 'XY-CARRY',
    );
    expect(found).toMatchObject({ outcome: 'suspicious', severity: 'hint' });
  });

  test('cannot be judged without a report of the year before, and is not asked of the first there can be', () => {
    expect(said('XY-CARRY', { year: 2022, cells: now })).toEqual(['total notAssessable error']);
    expect(said('XY-CARRY', { year: 2022, cells: now, around: { since: 2022 } })).toEqual([]);
    expect(said('XY-CARRY', { year: 2022, cells: now, around: { since: 2021 } })).toEqual([
      'total notAssessable error',
    ]);
    expect(said('XY-CARRY', { year: 2019, edition: '2019', cells: now })).toEqual([]);
    expect(said('XY-CARRY', { year: null, cells: now })).toEqual([]);
  });

  test('asks nothing of a body that others joined, which XY-ORG says', () => {
    const plan = years(now, before, JOINED);
    expect(checkAround(buildReport(plan), exampleAround(plan)).map(({ rule }) => rule)).toEqual(['XY-ORG']);
    const [found] = findings('XY-ORG', plan);
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toContain('（乡村振兴局）');
  });
});

describe('XY-CARRY-COL', () => {
  const now = { 'III/2/natural': 6, 'III/2/business': 1, 'III/2/total': 7 };
  const before = { 'III/4/natural': 7, 'III/4/total': 7 };

  test('points at both columns that changed places, while the total agrees', () => {
    expect(said('XY-CARRY-COL', years(now, before))).toEqual([
      'natural suspicious warning',
      'business suspicious warning',
    ]);
  });

  test.each<[string, ReportPlan]>(
    [
      ['columns agree', years({ ...before }, {})],
      ['columns and total agree', years({ 'III/2/natural': 7, 'III/2/total': 7 }, before)],
      ['the total differs', years({ ...now, 'III/2/total': 8 }, before)],
      ['nothing was carried', years({}, {})],
      ['there is no year before', { year: 2022, cells: now }],
      ['others joined it', years(now, before, JOINED)],
      ...withGaps({ 'III/2/total': 7 }, { 'III/4/total': 7 }).map(([name, plan]): [string, ReportPlan] => [
        name,
        years({ ...now, ...plan.cells }, { ...before, ...plan.around?.before?.cells }),
      ]),
    ].filter(([name]) => name !== 'columns agree') as [string, ReportPlan][],
  )('says nothing where %s', (_, plan) => {
    expect(said('XY-CARRY-COL', plan)).toEqual([]);
  });
});

describe('T2-21-STOCK', () => {
  const now = { 'II/rules.made': 2, 'II/rules.repealed': 1, 'II/rules.inForce': 20 };
  const before = { 'II/rules.inForce': 11 };

  test.each([
    [20, 'suspicious'],
    [11, 'suspicious'],
    [12, 'confirmed'],
  ])('%i in force is %s', (inForce, outcome) => {
    expect(said('T2-21-STOCK', years({ ...now, 'II/rules.inForce': inForce }, before))[0]).toBe(
      `rules ${outcome} warning`,
    );
  });

  test.each(withGaps(now, before))('says nothing of a row where %s', (_, plan) => {
    expect(said('T2-21-STOCK', plan).filter((one) => one.startsWith('rules'))).toEqual([]);
  });

  test('says nothing of the form of 2019, and of a body that others joined', () => {
    expect(said('T2-21-STOCK', { edition: '2019', year: 2020, around: { before: {} } })).toEqual([]);
    expect(said('T2-21-STOCK', { year: 2021, around: { before: { edition: '2019' } } })).toEqual([]);
    expect(said('T2-21-STOCK', years(now, before, JOINED))).toEqual([]);
  });
});

describe('T2-19-CHAIN', () => {
  const of2020 = (now: CellValues, before: CellValues): ReportPlan => ({
    edition: '2019',
    year: 2020,
    cells: now,
    around: { before: { cells: before } },
  });
  const now = { 'II/penalties.itemsBefore': 68 };
  const before = { 'II/penalties.itemsBefore': 75, 'II/penalties.itemsChange': -3 };

  test.each([
    ['68 for 72', now, before],
    ['0 where 21 were added', {}, { 'II/penalties.itemsChange': 21 }],
  ])('points at %s', (_, cells, earlier) => {
    expect(said('T2-19-CHAIN', of2020(cells, earlier))).toContain('penalties suspicious warning');
  });

  test.each([
    [72, 75, -3],
    [21, 0, 21],
    [0, 0, 0],
    [0, 8, -8],
  ])('confirms %i after %i and %i', (items, were, change) => {
    const plan = of2020(
      { 'II/penalties.itemsBefore': items },
      { 'II/penalties.itemsBefore': were, 'II/penalties.itemsChange': change },
    );
    expect(said('T2-19-CHAIN', plan)).toContain('penalties confirmed warning');
  });

  test.each(withGaps(now, before))('says nothing of a row where %s', (_, { cells = {}, around }) => {
    const plan = of2020(cells, around?.before?.cells ?? {});
    expect(said('T2-19-CHAIN', plan).filter((one) => one.startsWith('penalties'))).toEqual([]);
  });
});

describe('T4-CARRY', () => {
  const now = { 'IV/review.upheld': 1, 'IV/review.total': 1 };
  const before = { 'IV/review.pending': 4, 'IV/review.total': 4 };

  test('is graver where the text says that cases carried over are counted', () => {
    const counted = { ...years(now, before), lines: ['注：数量含上年度结转数量'] };
    expect(said('T4-CARRY', counted)).toEqual(['review suspicious warning']);
    expect(said('T4-CARRY', { ...counted, lines: ['注：数量不含往年的。上年度结转 3 件'] })).toEqual([
      'review suspicious hint',
    ]);
  });

  test('asks where more were pending than there are', () => {
    expect(said('T4-CARRY', years(now, before))).toEqual(['review suspicious hint']);
    expect(said('T4-CARRY', years({}, { 'IV/litigation.direct.pending': 1 }))).toEqual([
      'litigation.direct suspicious hint',
    ]);
  });

  test.each<[string, ReportPlan]>([
    ['as many', years({ 'IV/review.total': 4 }, before)],
    ['more', years({ 'IV/review.total': 40 }, before)],
    ['none pending', years(now, { 'IV/review.total': 4 })],
    ['no year before', { cells: now }],
    ['others joined it', years(now, before, JOINED)],
    ...withGaps({ 'IV/review.total': 1 }, { 'IV/review.pending': 4 }),
  ])('says nothing where there are %s', (_, plan) => {
    expect(said('T4-CARRY', plan)).toEqual([]);
  });
});

describe('T2-JUMP', () => {
  const jump = (was: number, is: number, cell: CellId = 'II/penalties.decisions'): ReportPlan =>
    years({ [cell]: is }, { [cell]: was });

  test.each<[number, number, CellId]>([
    [24, 240, 'II/penalties.decisions'],
    [240, 24, 'II/penalties.decisions'],
    [550, 9487, 'II/licensing.decisions'],
    [12, 121, 'III/1/total'],
    [3, 400, 'II/coercion.decisions'],
  ])('asks about %i, then %i', (was, is, cell) => {
    expect(said('T2-JUMP', jump(was, is, cell))).toEqual([`${cell} suspicious hint`]);
  });

  test.each([
    [24, 239],
    [24, 24],
    [240, 25],
    [0, 5000],
    [5000, 0],
    [1, 100],
    [1, 10],
    [9, 99],
    [2, 21],
    [1000, 9999],
  ])('asks nothing about %i, then %i', (was, is) => {
    expect(said('T2-JUMP', jump(was, is))).toEqual([]);
  });

  test.each(withGaps({ 'II/penalties.decisions': 240 }, { 'II/penalties.decisions': 24 }))(
    'asks nothing where %s',
    (_, plan) => {
      expect(said('T2-JUMP', plan)).toEqual([]);
    },
  );
});

describe('T2-FEE-UNIT', () => {
  const fees = (is: number, was: number | null, will: number | null = null): ReportPlan => ({
    year: 2022,
    cells: { 'II/fees.amount': is },
    around: {
      ...(was === null ? {} : { before: { cells: { 'II/fees.amount': was } } }),
      ...(will === null ? {} : { after: { cells: { 'II/fees.amount': will } } }),
    },
  });

  test.each([
    [202800, 18.1, null],
    [202800, null, 22.5],
    [202800, 0, 22.5],
    [96171.6, 9.6, null],
    [60000, 2, null],
  ])('asks about %d after %d before %d', (is, was, will) => {
    expect(said('T2-FEE-UNIT', fees(is, was, will))).toEqual(['II/fees.amount suspicious warning']);
  });

  test.each([
    [20.28, 18.1, null],
    [18.1, 202800, null],
    [202800, 180000, null],
    [202800, 180000, 20],
    [0, 18.1, null],
    [202800, 0, null],
    [202800, null, null],
    [181, 18.1, null],
    [18100, 18.1, null],
    [3000000, 18.1, null],
  ])('asks nothing about %d after %d before %d', (is, was, will) => {
    expect(said('T2-FEE-UNIT', fees(is, was, will))).toEqual([]);
  });

  test.each(withGaps({ 'II/fees.amount': 202800 }, { 'II/fees.amount': 18.1 }))('asks nothing where %s', (_, plan) => {
    expect(said('T2-FEE-UNIT', plan)).toEqual([]);
  });
});

describe('T2-21-ORG', () => {
  const RULED = { 'II/rules.made': 2, 'II/rules.inForce': 2 };

  test.each([
    ['street', 'district'],
    ['township', 'county'],
    ['department', 'district'],
    ['governmentOffice', 'county'],
    ['zone', 'district'],
  ] as const)('fails a %s of a %s', (type, level) => {
    expect(said('T2-21-ORG', { cells: RULED, around: { type, level } })).toEqual([
      'II/rules.made failed error',
      'II/rules.inForce failed error',
    ]);
  });

  test.each<[string, ReportPlan]>([
    ['a department of a city', { cells: RULED, around: { level: 'city' } }],
    ['a department of a province', { cells: RULED, around: { level: 'province' } }],
    ['the government of a district', { cells: RULED, around: { type: 'region' } }],
    ['the government of a city', { cells: RULED, around: { type: 'region', level: 'city' } }],
    ['a bureau that made none', { around: {} }],
    ['a bureau with documents', { cells: { 'II/normativeDocuments.made': 3, 'II/normativeDocuments.inForce': 9 } }],
    ['the form of 2019', { edition: '2019', cells: { 'II/rules.newlyMade': 2 } }],
    ...GAP_REASONS.map((gap): [string, ReportPlan] => [`made is ${gap}`, { cells: { 'II/rules.made': gap } }]),
    ...GAP_REASONS.map((gap): [string, ReportPlan] => [`in force is ${gap}`, { cells: { 'II/rules.inForce': gap } }]),
  ])('says nothing of %s', (_, plan) => {
    expect(said('T2-21-ORG', plan)).toEqual([]);
  });
});

describe('XY-YOY', () => {
  const stated = (quote: string, value: number, was: number, more: ReportPlan = {}): ReportPlan => ({
    year: 2022,
    narrative: [{ measure: 'requests.received', value, quote }],
    ...more,
    around: { before: { cells: { 'III/1/total': was } }, ...more.around },
  });

  test.each([
    ['36件，同比下降16.13%', 36, 31],
    ['36件，同比上升26.1%', 36, 31],
    ['3646件，同比增长1.05%', 3646, 3607],
    ['10件，较上年减少60%', 10, 20],
  ])('asks about %s', (quote, value, was) => {
    expect(said('XY-YOY', stated(quote, value, was))).toEqual(['requests.received suspicious warning']);
  });

  test.each([
    ['36件，同比上升16.13%', 36, 31],
    ['36件，同比上升16.12%', 36, 31],
    ['36件，同比上升16.1%', 36, 31],
    ['36件，同比上升16%', 36, 31],
    ['22件，比上年下降29%', 22, 31],
    ['22件，比上年下降29.03%', 22, 31],
    ['10件，较上年度减少50%', 10, 20],
    ['10件（同比下降50%）', 10, 20],
    ['10件，与上年相比降低了50%', 10, 20],
    ['40件，同比增长100%', 40, 20],
  ])('confirms %s', (quote, value, was) => {
    expect(said('XY-YOY', stated(quote, value, was))).toEqual(['requests.received confirmed warning']);
  });

  test.each<[string, ReportPlan]>([
    ['no change is stated', stated('36件', 36, 31)],
    ['it is said of something else', stated('36件。网站浏览量同比增长90%', 36, 31)],
    ['another number stands between', stated('36件，其中网上申请20件，同比增长90%', 36, 31)],
    ['the change is in cases', stated('36件，同比增加5件', 36, 31)],
    [
      'it is about',
      stated('36余件，同比增长90%', 36, 31, {
        narrative: [{ measure: 'requests.received', value: 36, approximate: true, quote: '36余件，同比增长90%' }],
      }),
    ],
    ['there were none before', stated('36件，同比增长90%', 36, 0)],
    [
      'another measure is meant',
      stated('', 0, 31, { narrative: [{ measure: 'training', value: 36, quote: '36次，同比增长90%' }] }),
    ],
    ['others joined it', stated('36件，同比增长90%', 36, 31, { around: JOINED })],
    ...GAP_REASONS.map((gap): [string, ReportPlan] => [
      `it was ${gap}`,
      { ...stated('36件，同比增长90%', 36, 31), around: { before: { cells: { 'III/1/total': gap } } } },
    ]),
  ])('says nothing where %s', (_, plan) => {
    expect(said('XY-YOY', plan)).toEqual([]);
  });

  test('takes the number of the text of the year before as well as that of its table', () => {
    const plan = stated('3607件，同比增长3%', 3607, 3400);
    const before = {
      cells: { 'III/1/total': 3400 },
      narrative: [{ measure: 'requests.received', value: 3502 } as const],
    };
    expect(said('XY-YOY', { ...plan, around: { before } })).toEqual(['requests.received confirmed warning']);
  });
});

describe('DL-UNIT and DL-GOV', () => {
  const filed = (publishedOn: string, due: string, type: 'department' | 'region' = 'department'): ReportPlan => ({
    around: { type, filing: { publishedOn, due } },
  });

  test.each([
    ['2022-02-01', '2022-01-31', 1],
    ['2022-03-27', '2022-01-31', 55],
    ['2023-01-31', '2022-01-31', 365],
  ])('%s is late for %s', (on, due, days) => {
    expect(findings('DL-UNIT', filed(on, due))).toMatchObject([
      { outcome: 'failed', severity: 'warning', subject: 'deadline', actual: days },
    ]);
    expect(findings('DL-GOV', filed(on, due, 'region'))).toMatchObject([{ actual: days }]);
    expect(said('DL-GOV', filed(on, due))).toEqual([]);
    expect(said('DL-UNIT', filed(on, due, 'region'))).toEqual([]);
  });

  test.each(['2022-01-31', '2022-01-30', '2022-01-01', '2021-12-31', '2021-01-31'])('%s is in time', (on) => {
    expect([...said('DL-UNIT', filed(on, '2022-01-31')), ...said('DL-GOV', filed(on, '2022-01-31', 'region'))]).toEqual(
      [],
    );
  });

  test('says nothing where nobody knows the day', () => {
    expect([...said('DL-UNIT', {}), ...said('DL-GOV', { around: { type: 'region' } })]).toEqual([]);
  });

  test('no figure is an operand, so that no chart doubts one', () => {
    const [found] = findings('DL-UNIT', filed('2022-02-27', '2022-01-31'));
    expect(found?.operands.map(({ ref }) => ref.kind)).toEqual(['elsewhere', 'elsewhere']);
    expect(found && findingSentence(found, 'zh')).toBe('2022-02-27 公布，期限为 2022-01-31，逾期 27 天');
  });
});

describe('SUM-ROLLUP', () => {
  const PENALTIES = 'II/penalties.decisions';
  const RECEIVED = 'III/1/total';
  const held = (
    cell: CellId,
    printed: number,
    sum: number,
    more: { missing?: number; unknown?: number; isComplete?: boolean; reported?: number } = {},
  ): ReportPlan => ({
    kind: 'region',
    cells: { [cell]: printed },
    around: {
      type: 'region',
      below: {
        reported: more.reported ?? 3,
        missing: Array.from({ length: more.missing ?? 0 }, (_, at) => ({ zh: `单位${at}`, en: `Bureau ${at}` })),
        isComplete: more.isComplete ?? true,
        sums: new Map([[cell, { sum, unknown: more.unknown ?? 0 }]]),
      },
    },
  });

  test.each<[string, ReportPlan, readonly string[]]>([
    ['more among the bureaus', held(PENALTIES, 9, 10), [`${PENALTIES} suspicious warning`]],
    ['fewer of a whole list', held(PENALTIES, 10, 9), [`${PENALTIES} suspicious warning`]],
    [
      'fewer, and nobody said the list is whole',
      held(PENALTIES, 10, 9, { isComplete: false }),
      [`${PENALTIES} suspicious hint`],
    ],
    ['requests handed on', held(RECEIVED, 9, 10), [`${RECEIVED} suspicious hint`]],
    ['requests put to the government itself', held(RECEIVED, 10, 9), [`${RECEIVED} suspicious hint`]],
    ...(
      [
        'II/normativeDocuments.inForce',
        'II/rules.made',
        'III/2/total',
        'III/3.1/total',
        'III/3.6.3/total',
        'IV/review.upheld',
      ] as const
    ).flatMap((cell): [string, ReportPlan, readonly string[]][] => [
      [`${cell}, of which a government may count less`, held(cell, 9, 10), [`${cell} suspicious hint`]],
      [`${cell}, of which it may count more`, held(cell, 10, 9), [`${cell} suspicious hint`]],
    ]),
    ['as many', held(PENALTIES, 9, 9), [`${PENALTIES} confirmed warning`]],
    ['none at all', held(PENALTIES, 0, 0), [`${PENALTIES} confirmed warning`]],
    ['fewer, and one missing', held(PENALTIES, 10, 9, { missing: 1 }), ['missing notAssessable warning']],
    ['as many, and one missing', held(PENALTIES, 9, 9, { missing: 2 }), ['missing notAssessable warning']],
    [
      'more, though one is missing',
      held(PENALTIES, 9, 10, { missing: 1 }),
      ['missing notAssessable warning', `${PENALTIES} suspicious warning`],
    ],
    ['fewer, and one not read', held(PENALTIES, 10, 9, { unknown: 1 }), [`${PENALTIES} notAssessable warning`]],
    ['nobody has reported', held(PENALTIES, 10, 0, { reported: 0, missing: 3 }), []],
  ])('of %s', (_, plan, expected) => {
    expect(said('SUM-ROLLUP', plan)).toEqual(expected);
  });

  test.each<[string, ReportPlan]>([
    ['a bureau', { cells: { [PENALTIES]: 9 } }],
    ['a region without bureaus', { kind: 'region', cells: { [PENALTIES]: 9 }, around: { type: 'region' } }],
    ...GAP_REASONS.map((gap): [string, ReportPlan] => [
      `a cell that is ${gap}`,
      { ...held(PENALTIES, 0, 9), cells: { [PENALTIES]: gap } },
    ]),
    [
      'a cell that no bureau has',
      { ...held(PENALTIES, 9, 9), cells: { 'II/coercion.decisions': 5, [PENALTIES]: 'blank' } },
    ],
    ['an applicant, whose requests the row adds up', held('III/1/natural', 9, 10)],
  ])('says nothing of %s', (_, plan) => {
    expect(said('SUM-ROLLUP', plan)).toEqual([]);
  });

  test('names who is missing', () => {
    const [found] = findings('SUM-ROLLUP', held(PENALTIES, 10, 9, { missing: 2 }));
    expect(found && findingSentence(found, 'zh')).toContain('名录内 5 家单位还有 2 家没有报送（单位0、单位1）');
    expect(found && findingSentence(found, 'en')).toContain('2 have not reported (Bureau 0, Bureau 1)');
  });
});

describe('TX-DUP', () => {
  const five = (...items: readonly string[]) => ({
    sections: [['存在的主要问题及改进情况', items.map((item) => `${item}。`).join('')]] as const,
  });
  const A = '窗口人员讲解补偿标准不够细致';
  const B = '会议纪要整理装订进度比较缓慢';
  const C = '义务监督员打分结果反馈不及时';
  const own = (now: readonly string[], before: readonly string[]): ReportPlan => ({
    ...five(...now),
    around: { before: five(...before) },
  });
  const copied = (shared: number, of: number): ReportPlan => ({
    around: {
      copied: [{ report: 'other-2021', publisher: { zh: '水利局', en: 'Water' }, year: 2021, shared, of, sentence: A }],
    },
  });

  test.each<[string, ReportPlan, string]>([
    ['section 五 word for word', own([A, B], [A, B]), 'own'],
    ['section 五 in another order', own([A, B, C], [C, A, B]), 'own'],
    ['passages of another', copied(120, 240), 'other-2021'],
    ['all of another', copied(900, 900), 'other-2021'],
  ])('points at %s', (_, plan, subject) => {
    expect(said('TX-DUP', plan)).toEqual([`${subject} suspicious hint`]);
  });

  test.each<[string, ReportPlan]>([
    ['nothing is there', {}],
    ['nothing was there', own([A, B], [])],
    ['there is no year before', five(A, B)],
    ['all is new', own([A, B], [C])],
    ['half is new', own([A, B], [A, C])],
    ['one item of three is kept', own([A, B, C], [A])],
    ['there is one item only', own([A], [A])],
    [
      'only the usual words are the same',
      own(['下一步，我局将进一步加强政府信息公开工作', A], ['下一步，我局将进一步加强政府信息公开工作', B]),
    ],
    ...[0, 20, 60, 99].map((shared): [string, ReportPlan] => [`${shared} characters are shared`, copied(shared, 100)]),
    ...[251, 300, 500, 1000, 2000].map((of): [string, ReportPlan] => [`100 of ${of} are shared`, copied(100, of)]),
    ...[10, 50, 90].map((of): [string, ReportPlan] => [`all of ${of} are shared`, copied(of, of)]),
  ])('says nothing where %s', (_, plan) => {
    expect(said('TX-DUP', plan)).toEqual([]);
  });
});
