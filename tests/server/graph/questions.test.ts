/**
 * The questions that the contract was made for, asked of the seeds: every answer is what its file says, and what comes out when the figures
 * of the reports are added up apart.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readQuestions } from '../../../server/graph/written.ts';
import { addApart, type ReportApart, reportsApart } from '../../support/apart.ts';
import type { TestApp } from '../../support/app.ts';
import { openSeededApp } from '../../support/seeded-app.ts';

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
interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly since: number | null;
  readonly until: number | null;
}
let listed: readonly Listed[];
let kinds: ReadonlyMap<string, string>;
beforeAll(async () => {
  opened = await openSeededApp();
  apart = new Map(
    await Promise.all(YEARS.map(async (year) => [year, await reportsApart(opened, 'shifan', year)] as const)),
  );
  const { body } = await opened.ask(
    '{ bureaus(first: 100, filter: { region: "shifan" }) { nodes { id kind since until } } }',
  );
  listed = body.data.bureaus.nodes;
  kinds = new Map(listed.map(({ id, kind }) => [id, kind]));
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

/** Of requests that ended, all outcomes together. */
const closedOf = (applicant: string): number => sumOf(2025, ['3.7'], applicant);

const GRANTED = ['3.1', '3.2'];

/** Both sides of a share of what was closed, of one report; null where it does not hold all of them. */
function shareOf(
  report: ReportApart,
  codes: readonly string[],
): { readonly over: number; readonly under: number } | null {
  const over = codes.map((code) => counted(report, code));
  const under = counted(report, '3.7');
  if (under === null || over.includes(null)) return null;
  return { over: over.reduce<number>((sum, one) => sum + (one ?? 0), 0), under };
}

/** The same of several together. */
function shareOfAll(reports: readonly ReportApart[], codes: readonly string[]) {
  const whole = reports.flatMap((report) => shareOf(report, codes) ?? []);
  const [over, under] = (['over', 'under'] as const).map((side) => whole.reduce((sum, one) => sum + one[side], 0));
  return { over: over ?? 0, under: under ?? 0 };
}

/** Of values in any order: in between two of them by a straight line. */
function quantile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * part;
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** The exact number that a text states, or the first that is about so many. */
function statedIn({ stated }: ReportApart, measure: string) {
  const all = stated.get(measure) ?? [];
  return all.find(({ approximate }) => !approximate) ?? all[0];
}

/** Reviews by their total, and where that is left empty by their results. */
function reviewsIn(year: number, among: (report: ReportApart) => boolean = () => true): number {
  const results = ['upheld', 'corrected', 'otherResult', 'pending'].map((result) => `IV/review.${result}`);
  return bureausIn(year)
    .filter(among)
    .reduce((sum, { cells }) => {
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
const sidesOf = (id: string, line: number): readonly (readonly [number, number])[] =>
  dataOf(id).series.series[line].points.map(({ numerator, denominator }: Answer) => [numerator, denominator]);
const valuesOf = (id: string): readonly (readonly number[])[] =>
  at(dataOf(id), 'series.series.*.points.*.value') as readonly (readonly number[])[];

describe.each(QUESTIONS)('$id', ({ id, title, answers: expected, rows, by }) => {
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

  test('says what tells its lists of rows apart', () => {
    const { data } = answers.get(id).body;
    const all = (path: readonly string[]) =>
      path.reduce((found, name) => [found].flat().flatMap((one) => one?.[name] ?? []), data);
    const lists = [all(rows.slice(0, -1))].flat().length;
    const told = by.map((path) => all(path));
    for (const one of told) expect(one).toHaveLength(lists);
    const names = Array.from({ length: lists }, (_, place) => told.map((one) => one[place]).join(' '));
    expect(new Set(names).size).toBe(lists);
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
    for (const [place, codes] of OUTCOMES.entries())
      expect(sidesOf('05', place)).toEqual(YEARS.map((year) => [sumOf(year, codes), sumOf(year, ['3.7'])]));
    for (const [place, code] of REFUSED.entries())
      expect(valuesOf('06')[place]).toEqual(YEARS.map((year) => sumOf(year, [code])));
  });

  test('shares with both their sides', () => {
    for (const [place, applicant] of APPLICANTS.entries())
      expect(sidesOf('07', place)).toEqual(YEARS.map((year) => [sumOf(year, ['1'], applicant), sumOf(year, ['1'])]));
    expect(sidesOf('09', 0)).toEqual(YEARS.map((year) => [sumOf(year, ['3.1', '3.2']), sumOf(year, ['3.7'])]));
    expect(sidesOf('09', 1)).toEqual(YEARS.map((year) => [sumOf(year, ['3.1', '3.2']), sumOf(year, ['1', '2'])]));
    expect(sidesOf('18', 0)).toEqual(YEARS.map((year) => [reviewsIn(year), sumOf(year, ['1'])]));
    for (const { value, numerator, denominator } of dataOf('18').series.series[0].points)
      expect(value).toBeCloseTo((100 * numerator) / denominator, 10);
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

  test('who has most, with ties and the places of the year before', () => {
    const inOrder = (year: number) =>
      bureausIn(year)
        .flatMap((report) => {
          const value = counted(report, '1');
          return value === null ? [] : [{ id: report.publisher, value }];
        })
        .sort((a, b) => b.value - a.value);
    const placeIn = (all: readonly { value: number }[], value: number) =>
      1 + all.filter((other) => other.value > value).length;
    const [now, last] = [inOrder(2025), inOrder(2024)];
    const { ranked } = dataOf('04').ranking;
    expect(ranked.map(({ point }: Answer) => point.value)).toEqual(now.map(({ value }) => value));
    for (const { rank, tied, before, subject, point } of ranked) {
      const then = last.find(({ id }) => id === subject.id);
      expect([subject.id, rank, tied, before]).toEqual([
        now.find(({ id, value }) => id === subject.id && value === point.value)?.id,
        placeIn(now, point.value),
        now.filter(({ value }) => value === point.value).length > 1,
        then ? placeIn(last, then.value) : null,
      ]);
    }
  });

  test('the share granted has a place from ten cases on', () => {
    const shares = bureausIn(2025).flatMap((report) => {
      const base = counted(report, '3.7') ?? 0;
      const granted = ['3.1', '3.2'].reduce((sum, code) => sum + (counted(report, code) ?? 0), 0);
      return base > 0 ? [{ id: report.publisher, base, share: granted / base }] : [];
    });
    const large = shares.filter(({ base }) => base >= 10).sort((a, b) => b.share - a.share);
    const { ranked, notRanked } = dataOf('14').ranking;
    expect(ranked.map(({ point }: Answer) => point.value)).toEqual(large.map(({ share }) => share));
    const small = notRanked.filter(({ reason }: Answer) => reason === 'smallBase');
    expect(small.map(({ subject }: Answer) => subject.id).sort()).toEqual(
      shares.flatMap(({ id, base }) => (base < 10 ? [id] : [])).sort(),
    );
  });

  test('how towns differ, and what each kind of bureau received', () => {
    const towns = bureausIn(2025).filter(({ publisher }) => kinds.get(publisher) === 'township');
    const inOrder = towns.map((report) => counted(report, '1') ?? 0).sort((a, b) => a - b);
    const [min, q1, median, q3, max] = inOrder;
    expect(inOrder).toHaveLength(5);
    expect(dataOf('15').series.series[4].points[0].distribution).toMatchObject({ n: 5, min, q1, median, q3, max });
    const received = dataOf('16').series.series.filter(({ quantity }: Answer) => quantity === 'requests.received');
    for (const { key, points } of received)
      expect(points[0].value, key.kind).toBe(
        bureausIn(2025).reduce(
          (sum, report) => sum + (kinds.get(report.publisher) === key.kind ? (counted(report, '1') ?? 0) : 0),
          0,
        ),
      );
  });

  test('an index over the bureaus of every year, and one chained year by year', () => {
    const received = YEARS.map(
      (year) =>
        new Map(
          bureausIn(year).flatMap((report) => {
            const value = counted(report, '1');
            return value === null ? [] : [[report.publisher, value] as const];
          }),
        ),
    );
    const sumIn = (ids: readonly string[], of: ReadonlyMap<string, number>) =>
      ids.reduce((sum, id) => sum + (of.get(id) ?? 0), 0);
    const [first = new Map<string, number>()] = received;
    // 农业农村局 took in 乡村振兴局 in 2024: not the same throughout, and compared with both once.
    const [taken, into, merged] = ['shifan-rural', 'shifan-agriculture', 2024] as const;
    const always = [...first.keys()].filter((id) => id !== into && received.every((year) => year.has(id)));
    const { panel, chained } = dataOf('17');
    expect(panel.series[0].points[6].change.bureaus).toBe(always.length);
    let index = 100;
    for (const [place, year] of received.entries()) {
      expect(panel.series[0].points[place].value).toBeCloseTo((100 * sumIn(always, year)) / sumIn(always, first), 8);
      const before = received[place - 1];
      const both = before ? [...year.keys()].filter((id) => before.has(id)) : [];
      const were = YEARS[place] === merged && both.includes(into) ? [...both, taken] : both;
      if (before) index *= sumIn(both, year) / sumIn(were, before);
      expect(chained.series[0].points[place].value).toBeCloseTo(index, 8);
    }
  });

  test('fees without the report whose amount is in another unit', () => {
    const [printed, without] = ['printed', 'without'].map((name) => dataOf('11')[name].series[0].points[1]);
    const feesOf = (left: (report: ReportApart) => boolean) =>
      addApart(bureausIn(2022).filter(left), 'II/fees.amount').sum;
    expect(printed.value).toBe(feesOf(() => true));
    expect(without.coverage.excluded).toEqual([{ id: 'shifan-health' }]);
    expect(without.value).toBe(feesOf(({ publisher }) => publisher !== 'shifan-health'));
  });

  test('reviews without the reports that contradict themselves', () => {
    const [reviews] = dataOf('27').clean.series;
    for (const { year, value, coverage } of reviews.points) {
      const left = coverage.excluded.map(({ id }: Answer) => id);
      expect(value).toBe(reviewsIn(year, ({ publisher }) => !left.includes(publisher)));
    }
    for (const { points } of dataOf('27').asPrinted.series)
      for (const point of points) expect(point.quality.valueWithoutFailed).toBeLessThanOrEqual(point.value);
  });

  test('one bureau beside its peers', () => {
    const { function: industry, peers } = dataOf('24');
    expect(industry.ranked[0]).toMatchObject({
      subject: { id: 'shifan-industry' },
      point: {
        value: bureausIn(2019).reduce(
          (sum, one) => sum + (one.publisher === 'shifan-industry' ? (counted(one, '1') ?? 0) : 0),
          0,
        ),
      },
    });
    for (const { change } of peers.series[0].points)
      expect(change.points).toBeCloseTo(100 * (change.current - change.previous), 6);
  });

  test('a flat page of figures holds what reports print', () => {
    const [first] = bureausIn(2025);
    const rows = dataOf('30').figures.nodes.filter(({ report }: Answer) => report.id === `${first?.publisher}-2025`);
    const printed = rows.filter(({ cell }: Answer) => cell !== null);
    expect(printed.length).toBeGreaterThan(100);
    for (const { cell, value, gap } of printed) expect(value ?? gap, cell).toBe(first?.cells.get(cell));
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

  test('applicants by outcomes, cell by cell, and whether the books balance', () => {
    const { links, books, closed } = dataOf('23').flow;
    const expected = APPLICANTS.flatMap((applicant) => {
      const last = closedOf(applicant) - OUTCOMES.reduce((sum, codes) => sum + sumOf(2025, codes, applicant), 0);
      return [...OUTCOMES.map((codes) => sumOf(2025, codes, applicant)), last];
    });
    expect(links.map(({ value }: Answer) => value)).toEqual(expected);
    expect(closed.value).toBe(sumOf(2025, ['3.7']));
    for (const { applicant, unbalanced } of books)
      expect(unbalanced, applicant).toBe(
        sumOf(2025, ['1'], applicant) +
          sumOf(2025, ['2'], applicant) -
          closedOf(applicant) -
          sumOf(2025, ['4'], applicant),
      );
  });

  test('who is missing, and who was late by how many days', () => {
    const { filings, bureaus } = dataOf('03').reporting;
    const reports = new Map(bureausIn(2025).map((report) => [report.publisher, report]));
    const onList = listed.filter(({ since, until }) => (since ?? 0) <= 2025 && (until ?? 9999) >= 2025);
    const missing = onList.filter(({ id }) => !reports.has(id)).map(({ id }) => id);
    const ofBureaus = filings.filter(({ publisher }: Answer) => publisher.id !== 'shifan');
    const withState = (state: string): readonly string[] =>
      ofBureaus.flatMap((filing: Answer) => (filing.state === state ? [filing.publisher.id] : []));
    expect(withState('missing')).toEqual(missing);
    for (const { publisher, state, days, due, publishedOn } of ofBureaus) {
      const report = reports.get(publisher.id);
      if (!report) continue;
      expect([publishedOn, due], publisher.id).toEqual([report.publishedOn, '2026-01-31']);
      const after = report.publishedOn === null ? 0 : (Date.parse(report.publishedOn) - Date.parse(due)) / 86_400_000;
      const expected = report.publishedOn === null ? ['undated', null] : after > 0 ? ['late', after] : ['onTime', null];
      expect([state, days], publisher.id).toEqual(expected);
    }
    expect(bureaus).toMatchObject({
      expected: reports.size + missing.length,
      reported: reports.size,
      late: withState('late').length,
      missing: missing.length,
    });
  });

  test('postings by channel, with how many state a number and how many of those only about so many', () => {
    for (const { quantity, points } of dataOf('10').series.series) {
      const stated = bureausIn(2025).flatMap((report) => statedIn(report, quantity) ?? []);
      expect(points[0].value ?? 0, quantity).toBe(stated.reduce((sum, { value }) => sum + value, 0));
      expect(points[0].coverage.reported, quantity).toBe(stated.length);
      expect(points[0].quality.approximate, quantity).toBe(stated.filter(({ approximate }) => approximate).length);
    }
  });

  test('documents over both forms, each by the reports whose form has it', () => {
    for (const { quantity, points } of dataOf('12').series.series) {
      for (const [place, year] of YEARS.entries()) {
        const { sum, reported, notInForm } = addApart(bureausIn(year), `II/${quantity}`);
        expect(points[place].value, `${quantity} ${year}`).toBe(reported > 0 ? sum : null);
        expect(points[place].coverage, `${quantity} ${year}`).toMatchObject({ reported, notInForm });
      }
    }
  });

  test('the share of each class among towns, and its quartiles over those on two cases or more', () => {
    const towns = bureausIn(2025).filter(({ publisher }) => kinds.get(publisher) === 'township');
    const classes = [GRANTED, ...OUTCOMES.slice(2)];
    for (const [place, codes] of classes.entries()) {
      const [point] = dataOf('15').series.series[place].points;
      const { over, under } = shareOfAll(towns, codes);
      expect(point.value).toBeCloseTo(over / under, 12);
      const shares = towns.flatMap((report) => shareOf(report, codes) ?? []).filter((one) => one.under > 0);
      const told = shares.filter((one) => one.under >= 2).map((one) => one.over / one.under);
      const { n, belowMinBase, min, q1, median, q3, max } = point.distribution;
      expect([n, belowMinBase]).toEqual([told.length, shares.length - told.length]);
      for (const [quartile, found] of [min, q1, median, q3, max].entries())
        expect(found, `${place} ${quartile}`).toBeCloseTo(quantile(told, quartile / 4) ?? Number.NaN, 12);
    }
  });

  test('the share granted by each kind of bureau', () => {
    const rates = dataOf('16').series.series.filter(({ quantity }: Answer) => quantity === 'rate.granted');
    expect(rates).toHaveLength(5);
    for (const { key, points } of rates) {
      const ofKind = bureausIn(2025).filter(({ publisher }) => kinds.get(publisher) === key.kind);
      const { over, under } = shareOfAll(ofKind, GRANTED);
      expect(points[0], key.kind).toMatchObject({ numerator: over, denominator: under });
      expect(points[0].value, key.kind).toBeCloseTo(over / under, 12);
    }
  });

  test('the peers of a bureau: its kind in its region, with a like number of requests', () => {
    const numberOf = (report: ReportApart) => counted(report, '1');
    const own = bureausIn(2025).find(({ publisher }) => publisher === 'shifan-education');
    const requests = (own && numberOf(own)) ?? Number.NaN;
    const peers = bureausIn(2025).flatMap((report) => {
      const number = numberOf(report);
      const isLike =
        kinds.get(report.publisher) === 'department' &&
        number !== null &&
        number >= Math.min(requests / 2, requests - 5) &&
        number <= Math.max(requests * 2, requests + 5);
      return isLike ? [report.publisher] : [];
    });
    expect(peers).toContain('shifan-education');
    const { peers: beside, spread } = dataOf('24');
    for (const [place, year] of [2023, 2024, 2025].entries()) {
      const among = bureausIn(year).filter(({ publisher }) => peers.includes(publisher));
      const itself = among.find(({ publisher }) => publisher === 'shifan-education');
      const [rate, received] = beside.series.map(({ points }: Answer) => points[place]);
      const [all, alone] = [shareOfAll(among, GRANTED), shareOfAll(itself ? [itself] : [], GRANTED)];
      expect(rate).toMatchObject({ numerator: alone.over, denominator: alone.under });
      expect(rate.change.previous, String(year)).toBeCloseTo(all.over / all.under, 12);
      expect(received.change, String(year)).toMatchObject({
        current: itself ? numberOf(itself) : null,
        previous: among.reduce((sum, report) => sum + (numberOf(report) ?? 0), 0),
      });
    }
    const among = bureausIn(2025).filter(({ publisher }) => peers.includes(publisher));
    const shares = among.flatMap((report) => shareOf(report, GRANTED) ?? []).filter(({ under }) => under >= 10);
    const values = shares.map(({ over, under }) => over / under);
    const [{ coverage, distribution, value }] = spread.series[0].points;
    const all = shareOfAll(among, GRANTED);
    expect([coverage.reported, distribution.n]).toEqual([among.length, values.length]);
    expect(value).toBeCloseTo(all.over / all.under, 12);
    for (const [name, part] of [
      ['min', 0],
      ['median', 0.5],
      ['max', 1],
    ] as const)
      expect(distribution[name], name).toBeCloseTo(quantile(values, part) ?? Number.NaN, 12);
  });

  test('cities and districts as their governments printed it', async () => {
    for (const { subject, points } of dataOf('25').series.series) {
      for (const { year, value, coverage } of points) {
        const [printed] = (await reportsApart(opened, subject.id, year)).filter(({ kind }) => kind === 'region');
        const cell = printed?.cells.get('III/1/total');
        expect(value, `${subject.id} ${year}`).toBe(typeof cell === 'number' ? cell : null);
        expect(coverage.reported, `${subject.id} ${year}`).toBe(typeof cell === 'number' ? 1 : 0);
      }
    }
  });

  test('what is open in the very cells: results of reviews that do not make their total', () => {
    const RESULTS = ['upheld', 'corrected', 'otherResult', 'pending'];
    for (const { year, value, quality } of dataOf('26').series.series[0].points) {
      expect(value).toBe(reviewsIn(year));
      // A total that is left empty, though its results are there, is no total of theirs either.
      const wrong = bureausIn(year).filter(({ cells }) => {
        const parts = RESULTS.map((result) => cells.get(`IV/review.${result}`));
        const total = cells.get('IV/review.total');
        const isTold = typeof total === 'number' || total === 'blank';
        const sum = parts.reduce<number>((all, one) => all + Number(one), 0);
        return (
          isTold && parts.every((one) => typeof one === 'number') && sum !== (typeof total === 'number' ? total : 0)
        );
      });
      expect(quality.failed, String(year)).toBe(wrong.length);
      const named = new Set(
        quality.findings.nodes.flatMap(({ report, outcome }: Answer) => (outcome === 'failed' ? [report.id] : [])),
      );
      expect(named).toEqual(new Set(wrong.map(({ publisher }) => `${publisher}-${year}`)));
    }
  });

  test('as of a revision: the reports accepted by then, added up', async () => {
    const { series, bureaus, reports } = dataOf('28');
    const { body } = await opened.ask(
      `{ reports(first: 300, filter: { of: ["region:shifan/*"] }) { nodes { year publisher { ... on Bureau { id } } revision { number } } }
         bureaus(first: 300) { totalCount } }`,
    );
    const then = body.data.reports.nodes.filter(({ revision }: Answer) => revision.number <= 100);
    // Everybody came onto the list in the first revision.
    expect([reports.totalCount, bureaus.totalCount]).toEqual([then.length, body.data.bureaus.totalCount]);
    for (const { year, value, coverage } of series.series[0].points) {
      const ids = then.flatMap((one: Answer) => (one.year === year ? [one.publisher.id] : []));
      const accepted = bureausIn(year).filter(({ publisher }) => ids.includes(publisher));
      expect(coverage.reported, String(year)).toBe(accepted.length);
      expect(value ?? 0, String(year)).toBe(accepted.reduce((sum, report) => sum + (counted(report, '1') ?? 0), 0));
    }
    for (const { id, figures } of reports.nodes) {
      const report = [...apart.values()].flat().find((one) => `${one.publisher}-${one.year}` === id);
      expect(figures[0].value ?? figures[0].gap, id).toBe(report?.cells.get('III/1/total'));
    }
  });

  test('the lines of section five and their words, read in the documents', async () => {
    const { passages, terms } = dataOf('29').search;
    const texts: { readonly id: string; readonly five: string }[] = [];
    for (let after: string | null = null; ; ) {
      const { body } = await opened.ask(
        `query ($after: String) { reports(first: 10, after: $after, filter: { of: ["region:shifan/*"], year: 2025 }) {
          pageInfo { hasNextPage endCursor } nodes { id document { text } } } }`,
        { after },
      );
      expect(body.errors).toBeUndefined();
      for (const { id, document } of body.data.reports.nodes)
        texts.push({
          id,
          five: /\n(?:## )?五、[^\n]*\n(.*?)(?=\n(?:## )?六、|$)/su.exec(`\n${document.text}`)?.[1] ?? '',
        });
      if (!body.data.reports.pageInfo.hasNextPage) break;
      after = body.data.reports.pageInfo.endCursor;
    }
    // Lines that a page broke run on.
    const found = texts.filter(({ five }) => five.replaceAll('\n', '').includes('不够'));
    const inReports = new Set(found.map(({ id }) => id));
    expect([passages.reports, passages.read]).toEqual([inReports.size, texts.length]);
    for (const { report, quote } of passages.nodes)
      expect(
        found.some(({ id, five }) => id === report.id && five.replaceAll('\n', '').includes(quote)),
        `${report.id} ${quote}`,
      ).toBe(true);
    const words = new Intl.Segmenter('zh', { granularity: 'word' });
    for (const { term, reports } of terms) {
      const saying = texts.filter(
        ({ id, five }) => inReports.has(id) && [...words.segment(five)].some(({ segment }) => segment === term),
      );
      expect(reports, term).toBe(saying.length);
    }
  });
});
