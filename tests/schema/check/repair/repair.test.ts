/** The smallest repair: of one thing spoiled, the right change is among the first proposals, and nothing is proposed twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import { REPAIR_KINDS } from '../../../../schema/check/repair/kinds.ts';
import { type Repair, smallestRepairs } from '../../../../schema/check/repair/repair.ts';
import { repairSentence } from '../../../../schema/check/repair/words.ts';
import type { CellId } from '../../../../schema/form/edition.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { buildReport, type CellValues, type ReportPlan } from '../../../support/report-builder.ts';
import { type Draw, MUTATIONS, rowsOf } from './mutations.ts';
import { PUBLISHED, publishedTables, randomTables, type Tables } from './tables.ts';

const SUMS = ['T3-BAL', 'T3-COLSUM', 'T3-ROWSUM', 'T4-SUM'];

function failedSums(report: ReadReport): string[] {
  return checkReport(report).flatMap(({ rule, subject, outcome }) =>
    (outcome === 'failed' || outcome === 'suspicious') && SUMS.includes(rule) ? [`${rule} ${subject}`] : [],
  );
}

function amount(values: CellValues, cell: CellId): number {
  const value = values[cell];
  return typeof value === 'number' ? value : 0;
}

function repaired(values: CellValues, repair: Repair): CellValues {
  return { ...values, ...Object.fromEntries(repair.cells.map(({ cell, to }) => [cell, to])) };
}

function sameNumbers(a: CellValues, b: CellValues): boolean {
  const cells: CellId[] = [
    ...rowsOf('III', '2021').flat(),
    ...rowsOf('III', '2019').flat(),
    ...rowsOf('IV', '2021').flat(),
  ];
  return cells.every((cell) => amount(a, cell) === amount(b, cell));
}

interface Spoiled {
  readonly whole: CellValues;
  readonly values: CellValues;
  readonly report: ReadReport;
  /** Places tried before where no sum noticed. */
  readonly unnoticed: number;
}

/** One mutation at a place where some sum notices it. */
function spoiled({ edition, cells, draws }: Tables, name: string): Spoiled | null {
  const mutation = MUTATIONS[name];
  let used = 0;
  const draw: Draw = (below) => (below > 0 ? (draws[used++ % draws.length] ?? 0) % below : 0);
  let unnoticed = 0;
  for (let attempt = 0; attempt < 60; attempt++) {
    const section = mutation?.sections[draw(mutation.sections.length)] ?? 'III';
    const values = { ...cells };
    if (!mutation?.spoil(values, rowsOf(section, edition), draw)) continue;
    const report = buildReport({ edition, cells: values });
    if (failedSums(report).length > 0) return { whole: cells, values, report, unnoticed };
    unnoticed += 1;
  }
  return null;
}

const EACH = process.env.GONGKAI_MUTANTS ? 5 : 50;

interface Measure {
  readonly name: string;
  readonly tried: number;
  readonly first: number;
  readonly among: number;
  readonly slowest: number;
  readonly unnoticed: number;
}

/** Spoils each table once in one way, and looks for the change that undoes it. */
function measure(name: string, drawn: readonly Tables[]): Measure {
  let [tried, first, among, slowest, unnoticed] = [0, 0, 0, 0, 0];
  for (const whole of drawn) {
    const spoilt = spoiled(whole, name);
    if (!spoilt) continue;
    tried += 1;
    unnoticed += spoilt.unnoticed;
    const started = cpuTime();
    const repairs = smallestRepairs(spoilt.report);
    slowest = Math.max(slowest, cpuTime() - started);
    const right = repairs.slice(0, 3).findIndex((repair) => sameNumbers(repaired(spoilt.values, repair), spoilt.whole));
    if (right === 0) first += 1;
    if (right >= 0) among += 1;
    const before = failedSums(spoilt.report);
    for (const repair of repairs) {
      const after = failedSums(buildReport({ edition: whole.edition, cells: repaired(spoilt.values, repair) }));
      expect(after.filter((sum) => !before.includes(sum))).toEqual([]);
      expect(after.length).toBeLessThan(before.length);
    }
  }
  return { name, tried, first, among, slowest, unnoticed };
}

/** Prints a line a kind, and gives the share of right repairs among the first three. */
function report(title: string, measures: readonly Measure[]): number {
  const share = (part: number, whole: number): string =>
    `${((part / Math.max(1, whole)) * 100).toFixed(1)} %`.padStart(7);
  const all = measures.reduce(
    (sum, row) => ({
      tried: sum.tried + row.tried,
      first: sum.first + row.first,
      among: sum.among + row.among,
      unnoticed: sum.unnoticed + row.unnoticed,
    }),
    { tried: 0, first: 0, among: 0, unnoticed: 0 },
  );
  const slowest = Math.max(...measures.map((row) => row.slowest));
  const lines = [...measures, { name: 'all', slowest, ...all }].map(
    (row) =>
      `${row.name.padEnd(34)} ${String(row.tried).padStart(4)} tried, first ${share(row.first, row.tried)}, among three ${share(row.among, row.tried)}, slowest ${row.slowest.toFixed(1)} ms, ${row.unnoticed} more that no sum noticed`,
  );
  process.stdout.write(`${title}\n${lines.join('\n')}\n`);
  return all.among / all.tried;
}

describe('a table with one thing spoiled', () => {
  it('gets the right repair among the first three in nine of ten cases, in every way of spoiling', () => {
    const drawn = fc.sample(randomTables, { numRuns: EACH, seed: 20_191_231 });
    const measures = Object.keys(MUTATIONS).map((name) => measure(name, drawn));
    expect(report('random tables', measures)).toBeGreaterThanOrEqual(0.9);
    for (const { tried, among } of measures) {
      expect(tried).toBeGreaterThan(EACH * 0.8);
      expect(among / tried).toBeGreaterThanOrEqual(0.9);
    }
  });

  it('gets it as often in published tables, which are mostly zeros', () => {
    const streams = fc.sample(fc.array(fc.nat(), { minLength: 400, maxLength: 400 }), { numRuns: EACH, seed: 2023 });
    const drawn = streams.map((draws, index) => ({
      ...publishedTables(PUBLISHED[index % PUBLISHED.length] ?? ''),
      draws,
    }));
    const measures = Object.keys(MUTATIONS).map((name) => measure(name, drawn));
    expect(report('published tables', measures)).toBeGreaterThanOrEqual(0.9);
  });
});

/** Requests of one applicant under which everything holds, with 120 granted. */
const granted: CellValues = Object.fromEntries(
  ['1', '3.1', '3.7'].flatMap((code) => [
    [`III/${code}/natural`, 120],
    [`III/${code}/total`, 120],
  ]),
);
const reviews: CellValues = {
  'IV/review.upheld': 5,
  'IV/review.corrected': 3,
  'IV/review.pending': 2,
  'IV/review.total': 10,
};

function best(plan: ReportPlan): Repair {
  const [repair] = smallestRepairs(buildReport(plan));
  if (!repair) throw new Error('no repair');
  return repair;
}

function changes({ cells }: Repair): string[] {
  return cells.map(({ cell, to }) => `${cell} = ${to}`);
}

describe('a proposal', () => {
  it('is not made where nothing fails', () => {
    expect(smallestRepairs(buildReport({ cells: { ...granted, ...reviews } }))).toEqual([]);
  });

  it('is not made where no small change explains what fails', () => {
    const cells: CellValues = {};
    for (const [index, cell] of rowsOf('III', '2021').flat().entries()) cells[cell] = (index * 7919) % 1000;
    expect(smallestRepairs(buildReport({ cells }))).toEqual([]);
  });

  it('says that the difference is the part left out', () => {
    const repair = best({ cells: { ...reviews, 'IV/review.total': 8 } });
    expect(repair).toMatchObject({ kind: 'totalWrong', whose: 'theirs', leftOut: 'IV/review.pending' });
    expect(repairSentence(repair, 'zh')).toBe(
      '两次读取一致，原文有误。差额 2 等于“尚未审结”，疑总计漏加该项：表四 行政复议 · 总计 8，应为 10。',
    );
    expect(repairSentence(repair, 'en')).toBe(
      'Both readings agree: the fault is in the document. The difference 2 equals “Pending”, which the total seems to leave out: Table 4 Administrative review · Total says 8, should be 10.',
    );
  });

  it('names the outcome that the total of all outcomes leaves out', () => {
    const cells = {
      ...granted,
      'III/3.4.1/natural': 7,
      'III/3.4.1/total': 7,
      'III/1/natural': 127,
      'III/1/total': 127,
    };
    const repair = best({ cells });
    expect(changes(repair)).toEqual(['III/3.7/natural = 127', 'III/3.7/total = 127']);
    const one = best({ cells: { ...cells, 'III/3.7/natural': 127 } });
    expect(one).toMatchObject({ kind: 'totalWrong', leftOut: 'III/3.4.1/total' });
    expect(repairSentence(one, 'zh')).toContain('差额 7 等于“');
  });

  it('stands for every fault of its own: two totals of section 四 not filled', () => {
    const cells = { 'IV/review.upheld': 10, 'IV/review.corrected': 1, 'IV/litigation.afterReview.upheld': 5 };
    const repairs = smallestRepairs(buildReport({ cells: { ...cells, 'IV/review.total': 'blank' } }), 1);
    expect(repairs.map((repair) => [repair.kind, ...changes(repair)])).toEqual([
      ['totalNotFilled', 'IV/review.total = 11'],
      ['totalNotFilled', 'IV/litigation.afterReview.total = 5'],
    ]);
    expect(repairs.map((repair) => repairSentence(repair, 'zh'))).toEqual([
      '两次读取一致，原文有误。总计疑漏填：表四 行政复议 · 总计 空白，应为 11。',
      '两次读取一致，原文有误。总计疑漏填：表四 复议后起诉 · 总计 0，应为 5。',
    ]);
  });

  it('prefers the number that the text states', () => {
    const cells = { ...reviews, 'IV/review.upheld': 4 };
    expect(changes(best({ cells }))).toEqual(['IV/review.total = 9']);
    const stated = best({ cells, narrative: [{ measure: 'review.upheld', value: 5, counter: '件' }] });
    expect(changes(stated)).toEqual(['IV/review.upheld = 5']);
    expect(stated.evidence).toBe('statedInText');
    expect(repairSentence(stated, 'zh')).toContain('正文所述与此一致');
  });

  it('says how many others are as small', () => {
    const repair = best({ cells: { ...reviews, 'IV/review.total': 17 } });
    expect(repair.rivals).toBe(0);
    // A lost pair of numbers fits into every row.
    const lost = { ...granted, 'III/3.1/natural': 100, 'III/3.1/total': 100 };
    expect(best({ cells: lost }).rivals).toBeGreaterThan(5);
    expect(repairSentence(best({ cells: lost }), 'en')).toMatch(/\d+ other changes are as small/);
  });
});

describe('whose fault it is', () => {
  const cells = { ...granted, 'III/3.1/natural': 12 };

  it('is theirs where both readings agree on the cells', () => {
    expect(best({ cells })).toMatchObject({ kind: 'digitLost', whose: 'theirs' });
  });

  it.each(['single', 'refereed'] as const)('may be ours where a cell was read otherwise: %s', (confidence) => {
    const repair = best({ cells, confidence: { 'III/3.1/natural': confidence } });
    expect(repair.whose).toBe('ours');
    expect(repairSentence(repair, 'zh')).toBe(
      '解析存疑，请与原文核对。疑漏一位数字：表三 （一）予以公开 · 自然人 12，应为 120。',
    );
  });

  it('may be ours where the change is a slip of reading, whatever the readings say', () => {
    const split = best({ cells: { ...granted, 'III/3.1/natural': 12, 'III/3.1/business': 0, 'III/3.1/total': 120 } });
    expect(split.kind).toBe('digitLost');
    const parted = best({ cells: { ...granted, 'III/3.1/natural': 1, 'III/3.1/business': 20 } });
    expect(parted).toMatchObject({ kind: 'splitCell', whose: 'ours' });
    expect(repairSentence(parted, 'zh')).toContain('120 疑被拆在相邻两格');
    const shifted = best({ cells: { ...granted, 'III/3.1/natural': 0, 'III/3.1/business': 120, 'III/3.1/total': 0 } });
    expect(shifted.kind).toBe('shiftedRow');
    expect(shifted.whose).toBe('ours');
  });
});

describe('the sentences', () => {
  const number = (value: number) => ({ kind: 'number', value, printed: String(value) }) as const;
  const blank = { kind: 'gap', reason: 'blank', printed: '' } as const;
  const CELLS: readonly Repair['cells'][] = [
    [
      { cell: 'III/3.1/natural', from: number(1), to: 9 },
      { cell: 'III/3.1/business', from: number(5), to: 10 },
      { cell: 'III/3.4.1/natural', from: blank, to: 4 },
    ],
    [
      { cell: 'IV/review.total', from: blank, to: 10 },
      { cell: 'IV/litigation.direct.upheld', from: number(7), to: 0 },
    ],
    [{ cell: 'III/2/total', from: number(3), to: 5 }],
  ];
  const sentence = (repair: Pick<Repair, 'kind' | 'cells'> & Partial<Repair>): string => {
    const whole: Repair = { evidence: null, whose: 'theirs', leftOut: null, rivals: 0, ...repair };
    return `${repairSentence(whole, 'zh')}\n${repairSentence(whole, 'en')}\n`;
  };

  it('tell each kind, in tables of requests and of appeals, with one cell and with several', async () => {
    const told = REPAIR_KINDS.map((kind) => `${kind}\n${CELLS.map((cells) => sentence({ kind, cells })).join('')}`);
    await expect(told.join('\n')).toMatchFileSnapshot('golden/sentences.txt');
    expect(told.join()).not.toMatch(/undefined|NaN/);
    for (const line of told.join('\n').split('\n')) {
      if (/^[A-Z]/.test(line)) expect(line).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('tell whose fault it seems, what speaks for it, how many are as small, and the part left out', async () => {
    const kind = 'totalWrong';
    const total = [{ cell: 'III/3.7/natural', from: number(157), to: 164 }] as const;
    const row = [{ cell: 'III/3.7/total', from: blank, to: 8 }] as const;
    const told = [
      sentence({ kind, cells: total, whose: 'ours', evidence: 'statedInText', rivals: 1 }),
      sentence({ kind, cells: total, whose: 'unknown', evidence: 'numberInText', rivals: 2 }),
      sentence({ kind, cells: total, evidence: 'inSourceRow', leftOut: 'III/3.4.1/natural' }),
      sentence({ kind, cells: row, leftOut: 'III/3.7/nonprofit' }),
      sentence({ kind, cells: CELLS[1] ?? [], leftOut: 'IV/review.pending' }),
    ];
    await expect(told.join('\n')).toMatchFileSnapshot('golden/sentences-more.txt');
  });
});
