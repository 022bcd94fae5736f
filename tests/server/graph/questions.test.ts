/**
 * The questions that the contract was made for, asked of the seeds: every answer is what its file says, and what comes out when the figures
 * of the reports are added up apart.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSeeds, seedDocuments } from '../../../seeds/load.ts';
import { readQuestions } from '../../../server/graph/written.ts';
import { type ReportApart, reportsApart } from '../../support/apart.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT } from '../../support/small-district.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
type Answer = any;

const QUESTIONS = readQuestions();
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
const REFUSED = [1, 2, 3, 4, 5, 6, 7, 8].map((reason) => `3.3.${reason}`);
const OUTCOMES = [['3.1'], ['3.2'], REFUSED, ['3.4.1', '3.4.2', '3.4.3'], [1, 2, 3, 4, 5].map((n) => `3.5.${n}`)];
const APPLICANTS = ['natural', 'business', 'research', 'nonprofit', 'legalService', 'otherOrganization'];

let opened: TestApp;
let apart: ReadonlyMap<number, readonly ReportApart[]>;
const answers = new Map<string, Answer>();
beforeAll(async () => {
  opened = await openTestApp({ fill: ({ store }) => loadSeeds(store, seedDocuments(), AT) });
  apart = new Map(
    await Promise.all(YEARS.map(async (year) => [year, await reportsApart(opened, 'shifan', year)] as const)),
  );
  for (const { id, text } of QUESTIONS) answers.set(id, await opened.ask(text));
}, 240_000);
afterAll(() => opened.dispose());

const bureausIn = (year: number) => (apart.get(year) ?? []).filter(({ kind }) => kind === 'bureau');

/** Of a row of section 三 what a report counts: the cell, or of a total left empty its six columns. */
function counted({ cells }: ReportApart, code: string, applicant = 'total'): number | null {
  const cell = cells.get(`III/${code}/${applicant}`);
  if (typeof cell === 'number') return cell;
  if (applicant !== 'total') return null;
  const parts = APPLICANTS.map((one) => cells.get(`III/${code}/${one}`)).filter((one) => typeof one === 'number');
  return parts.length > 0 ? parts.reduce((sum, one) => sum + one, 0) : null;
}

function sumOf(year: number, codes: readonly string[], applicant?: string): number {
  return bureausIn(year).reduce(
    (sum, report) => sum + codes.reduce((all, code) => all + (counted(report, code, applicant) ?? 0), 0),
    0,
  );
}

/** Of cells that stand alone, such as those of section 四. */
function sumOfCells(year: number, cells: readonly string[]): number {
  return bureausIn(year).reduce(
    (sum, report) =>
      sum +
      cells.reduce(
        (all, cell) => all + (typeof report.cells.get(cell) === 'number' ? Number(report.cells.get(cell)) : 0),
        0,
      ),
    0,
  );
}

/** Reviews by their total, and where that is left empty by their results. */
function reviewsIn(year: number): number {
  const results = ['upheld', 'corrected', 'otherResult', 'pending'].map((result) => `IV/review.${result}`);
  return bureausIn(year).reduce((sum, { cells }) => {
    const total = cells.get('IV/review.total');
    const parts = results.map((cell) => cells.get(cell)).filter((one) => typeof one === 'number');
    return sum + (typeof total === 'number' ? total : parts.reduce((all, one) => all + one, 0));
  }, 0);
}

/** What stands at a path of an answer: `*` for every entry of a list. */
function at(value: Answer, path: string): unknown {
  const [name, ...rest] = path.split('.');
  if (name === undefined || name === '') return value;
  if (name === '*') return value.map((one: unknown) => at(one, rest.join('.')));
  return at(value?.[name], rest.join('.'));
}

const dataOf = (id: string) => answers.get(QUESTIONS.find((one) => one.id.startsWith(id))?.id ?? '')?.body.data;
const valuesOf = (id: string): readonly (readonly number[])[] =>
  at(dataOf(id), 'series.series.*.points.*.value') as readonly (readonly number[])[];

describe.each(QUESTIONS)('$id', ({ id, title, answers: expected, rows }) => {
  test('is answered as its file says', () => {
    const { body, status } = answers.get(id);
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(title.zh).toMatch(/\p{Script=Han}/u);
    expect(title.en).toMatch(/[a-z]/);
    for (const { path, value } of expected) expect(at(body.data, path), path).toEqual(value);
  });

  test('has its rows where its file says', () => {
    let found: Answer = answers.get(id).body.data;
    for (const name of rows) {
      found = [found].flat().flatMap((one) => one?.[name] ?? []);
      expect(found.length, name).toBeGreaterThan(0);
    }
  });
});

describe('added up apart from the reports', () => {
  test('requests by year, and the four numbers of the sentence', () => {
    expect(valuesOf('01')[0]).toEqual(YEARS.map((year) => sumOf(year, ['1'])));
    expect(valuesOf('02').flat()).toEqual(['1', '2', '3.7', '4'].map((code) => sumOf(2025, [code])));
  });

  test('the common set of a change', () => {
    const before = new Map(bureausIn(2024).map((report) => [report.publisher, report]));
    const both = bureausIn(2025).flatMap((report) => {
      const last = before.get(report.publisher);
      return last ? [[counted(report, '1') ?? 0, counted(last, '1') ?? 0] as const] : [];
    });
    const [now, last] = [0, 1].map((side) => both.reduce((sum, pair) => sum + (pair[side] ?? 0), 0));
    expect(dataOf('02').series.series[0].points[0].change).toMatchObject({
      absolute: (now ?? 0) - (last ?? 0),
      bureaus: both.length,
    });
  });

  test('classes of outcomes, and reasons of refusal', () => {
    const [closed, ...classes] = valuesOf('05');
    expect(closed).toEqual(YEARS.map((year) => sumOf(year, ['3.7'])));
    for (const [place, codes] of OUTCOMES.entries())
      expect(classes[place]).toEqual(YEARS.map((year) => sumOf(year, codes)));
    const [refused, ...reasons] = valuesOf('06');
    expect(refused).toEqual(YEARS.map((year) => sumOf(year, REFUSED)));
    for (const [place, code] of REFUSED.entries())
      expect(reasons[place]).toEqual(YEARS.map((year) => sumOf(year, [code])));
  });

  test('shares with both their sides', () => {
    const sides = (id: string, line: number) =>
      dataOf(id).series.series[line].points.map((point: Answer) => [point.numerator, point.denominator]);
    expect(sides('07', 0)).toEqual(YEARS.map((year) => [sumOf(year, ['1'], 'natural'), sumOf(year, ['1'])]));
    expect(sides('09', 0)).toEqual(YEARS.map((year) => [sumOf(year, ['3.1', '3.2']), sumOf(year, ['3.7'])]));
    expect(sides('09', 1)).toEqual(YEARS.map((year) => [sumOf(year, ['3.1', '3.2']), sumOf(year, ['1', '2'])]));
    expect(sides('18', 0)).toEqual(YEARS.map((year) => [reviewsIn(year), sumOf(year, ['3.7'])]));
    for (const [numerator, denominator] of sides('07', 0)) expect(numerator / denominator).toBeGreaterThan(0.5);
  });

  test('reviews and suits by result', () => {
    const values = valuesOf('08');
    for (const [place, result] of ['upheld', 'corrected', 'otherResult', 'pending'].entries()) {
      expect(values[place]).toEqual(YEARS.map((year) => sumOfCells(year, [`IV/review.${result}`])));
      const suits = ['direct', 'afterReview'].map((way) => `IV/litigation.${way}.${result}`);
      expect(values[4 + place]).toEqual(YEARS.map((year) => sumOfCells(year, suits)));
    }
    expect(values[8]?.at(-1)).toBeCloseTo(12 / 45, 10);
    expect(dataOf('08').series.series[9].points.at(-1)).toMatchObject({
      numerator: 12,
      denominator: reviewsIn(2025),
    });
  });

  test('who makes eighty per cent, who changed, and what all changes add up to', () => {
    const largest = bureausIn(2025)
      .map((report) => counted(report, '1') ?? 0)
      .sort((a, b) => b - a);
    const { nodes } = dataOf('13').series.series[0].points[0].contributions;
    expect(nodes.slice(0, 10).map(({ value }: Answer) => value)).toEqual(largest.slice(0, 10));
    expect(nodes.findIndex(({ cumulativeShare }: Answer) => cumulativeShare >= 0.8)).toBe(6);
    expect(dataOf('19').series.series[0].points[0].contributions.nodes[0]).toMatchObject({
      member: { id: 'shifan-natural-resources' },
      change: { absolute: 66 },
    });
    const [point] = dataOf('20').series.series[0].points;
    const all = point.contributions.nodes.reduce((sum: number, { difference }: Answer) => sum + (difference ?? 0), 0);
    expect(all).toBe(point.change.absolute);
  });

  test('bureaus in one year, each as its report has it', () => {
    const byBureau = new Map(bureausIn(2025).map((report) => [report.publisher, report]));
    for (const { subject, points } of dataOf('04').series.series) {
      const report = byBureau.get(subject.id);
      expect(points[0].value ?? null, subject.id).toBe(report ? counted(report, '1') : null);
    }
    const ranked = dataOf('14').series.series.filter(({ points }: Answer) => (points[0].denominator ?? 0) >= 10);
    expect(ranked).toHaveLength(18);
  });

  test('what one year carries out and the next carries in', () => {
    const lines = new Map<string, readonly (number | null)[]>(
      dataOf('21').series.series.map(({ subject, quantity, points }: Answer) => [
        `${subject.id} ${quantity}`,
        points.map(({ value }: Answer) => value),
      ]),
    );
    const education = ['requests.carriedOut', 'requests.carriedIn'].map((of) => lines.get(`shifan-education ${of}`));
    expect([education[0]?.[1], education[1]?.[2]]).toEqual([3, 4]);
  });

  test('what the government printed beside the sum', () => {
    const [printed] = (apart.get(2025) ?? []).filter(({ kind }) => kind === 'region');
    const points = dataOf('22').series.series.map(({ points: [point] }: Answer) => point);
    for (const [place, code] of ['1', '2', '3.7', '4'].entries()) {
      expect(points[place].published.value).toBe(printed?.cells.get(`III/${code}/total`));
      expect(points[place].published.difference).toBe(points[place].published.value - points[place].value);
    }
  });

  test('applicants by outcomes, cell by cell', () => {
    const matrix = APPLICANTS.map((applicant) => at(dataOf('23'), `${applicant}.series.*.points.0.value`));
    for (const [row, applicant] of APPLICANTS.entries())
      for (const [column, codes] of OUTCOMES.entries())
        expect((matrix[row] as number[])[column] ?? 0, applicant).toBe(sumOf(2025, codes, applicant));
    expect(matrix.flat().reduce((sum: number, value) => sum + Number(value ?? 0), 0)).toBe(1334);
  });
});
