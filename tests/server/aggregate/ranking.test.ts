/** Places and flows over the seeds: told apart from the program, or redone from the reports. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportsApart } from '../../support/apart.ts';
import type { TestApp } from '../../support/app.ts';
import { openSeededApp } from '../../support/seeded-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openSeededApp();
}, 120_000);
afterAll(() => opened.dispose());

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function ask(query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { body } = await opened.ask(query, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const RANKING = `query ($measure: ID!, $year: Int, $order: Order! = descending, $where: Where, $compareTo: CompareTo, $first: Int, $after: String, $asOf: Int, $at: Date) {
  ranking(measure: $measure, of: ["region:shifan/*"], year: $year, order: $order, where: $where, compareTo: $compareTo, first: $first, after: $after, asOf: $asOf, at: $at) {
    year beforeYear totalCount pageInfo { hasNextPage endCursor } revision
    ranked { rank tied before subject { id } point { value numerator denominator change { against absolute points } } }
    notRanked { reason subject { id } point { gap denominator coverage { excluded { ... on Bureau { id } } } } }
  }
}`;

interface Ranked {
  readonly rank: number;
  readonly tied: boolean;
  readonly before: number | null;
  readonly subject: { readonly id: string };
  readonly point: { readonly value: number; readonly denominator: number | null };
}
interface NotRanked {
  readonly reason: string;
  readonly subject: { readonly id: string };
  readonly point: { readonly gap: string | null; readonly denominator: number | null };
}

const rankOf = async (variables: Record<string, unknown>) => (await ask(RANKING, { first: 100, ...variables })).ranking;

describe('a ranking', () => {
  test('orders the bureaus by what their reports print, with last year’s places', async () => {
    const { ranked, notRanked, totalCount } = await rankOf({ measure: 'requests.received', year: 2025 });
    expect(ranked.slice(0, 3).map(({ subject, point }: Ranked) => [subject.id, point.value])).toEqual([
      ['shifan-natural-resources', 512],
      ['shifan-housing', 188],
      ['shifan-urban-management', 121],
    ]);
    const printed = async (year: number) =>
      new Map(
        (await reportsApart(opened, 'shifan', year)).flatMap(({ kind, publisher, cells }) => {
          const cell = cells.get('III/1/total');
          return kind === 'bureau' && typeof cell === 'number' ? [[publisher, cell] as const] : [];
        }),
      );
    const [now, before] = [await printed(2025), await printed(2024)];
    expect([totalCount, now.size]).toEqual([34, 34]);
    for (const one of ranked as readonly Ranked[]) {
      const { id } = one.subject;
      const placeIn = (values: ReadonlyMap<string, number>): number | null => {
        const own = values.get(id);
        return own === undefined ? null : 1 + [...values.values()].filter((value) => value > own).length;
      };
      expect([one.rank, one.before, one.point.value], id).toEqual([placeIn(now), placeIn(before), now.get(id)]);
      expect(one.tied, id).toBe([...now.values()].filter((value) => value === now.get(id)).length > 1);
    }
    expect(notRanked.map(({ subject, reason, point }: NotRanked) => [subject.id, reason, point.gap])).toContainEqual([
      'shifan-culture',
      'gap',
      'notReported',
    ]);
  });

  test('of a ratio leaves out those on fewer than ten cases, and says so', async () => {
    const { ranked, notRanked } = await rankOf({ measure: 'rate.granted', year: 2025 });
    expect(ranked).toHaveLength(18);
    expect(ranked[0]).toMatchObject({ rank: 1, subject: { id: 'shifan-chengdong' }, point: { value: 11 / 15 } });
    expect(ranked.at(-1)).toMatchObject({ rank: 18, subject: { id: 'shifan-transport' }, point: { value: 0.3 } });
    const reasons = Map.groupBy(notRanked as readonly NotRanked[], ({ reason }) => reason);
    expect(reasons.get('smallBase')?.every(({ point }) => Number(point.denominator) < 10)).toBe(true);
    const listed = (reasons.get('gap') ?? []).map(({ point }) => point.gap).sort();
    expect([reasons.get('smallBase')?.length, listed]).toEqual([15, ['denominatorZero', 'notReported', 'notReported']]);
    expect((await rankOf({ measure: 'rate.granted', year: 2025, where: { minBase: 1 } })).totalCount).toBe(33);
  });

  test('comes in pages, from the smallest where asked, of the newest year where none is named, and as of a revision', async () => {
    const first = await rankOf({ measure: 'requests.received', order: 'ascending', first: 2 });
    expect(first).toMatchObject({ year: 2025, beforeYear: 2024, pageInfo: { hasNextPage: true } });
    expect(first.ranked[0]).toMatchObject({ rank: 1, subject: { id: 'shifan-statistics' }, point: { value: 0 } });
    const { endCursor } = first.pageInfo;
    const next = await rankOf({ measure: 'requests.received', order: 'ascending', first: 3, after: endCursor });
    const all = await rankOf({ measure: 'requests.received', order: 'ascending' });
    expect([...first.ranked, ...next.ranked]).toEqual(all.ranked.slice(0, 5));
    const then = await rankOf({ measure: 'requests.received', year: 2019, asOf: 3 });
    expect([then.revision, then.totalCount]).toEqual([3, expect.any(Number)]);
    expect(then.totalCount).toBeLessThan(35);
  });

  test('has the places of the year that is compared with, earlier or later', async () => {
    const one = await rankOf({ measure: 'requests.received', year: 2025, compareTo: { year: 2021 } });
    const then = await rankOf({ measure: 'requests.received', year: 2021, compareTo: { year: 2025 } });
    expect([one.beforeYear, then.beforeYear]).toEqual([2021, 2025]);
    const placesOf = ({ ranked }: { ranked: readonly Ranked[] }) =>
      new Map(ranked.map(({ subject, rank }) => [subject.id, rank]));
    const [now, before] = [placesOf(one), placesOf(then)];
    for (const { subject, before: place, point } of one.ranked) {
      expect(place, subject.id).toBe(before.get(subject.id) ?? null);
      expect(point.change.against).toBe('2021');
    }
    for (const { subject, before: place } of then.ranked) expect(place, subject.id).toBe(now.get(subject.id) ?? null);
  });

  test('has none against a set, whose difference each line tells', async () => {
    const all = 'sum:region:shifan/*';
    const { ranked, beforeYear } = await rankOf({ measure: 'rate.granted', year: 2025, compareTo: { set: all } });
    expect(beforeYear).toBeNull();
    for (const { before, point } of ranked) {
      expect([before, point.change.against]).toEqual([null, all]);
      expect(point.change.points).toBeCloseTo(100 * (point.value - 690 / 1334), 6);
    }
  });

  test('leaves out whose own figures fail, and says so', async () => {
    const question = { measure: 'review.total', year: 2025, where: { without: ['failed'] } };
    const { ranked, notRanked } = await rankOf(question);
    const out = (notRanked as readonly NotRanked[]).filter(({ reason }) => reason === 'excluded');
    expect(out.map(({ subject }) => subject.id)).toEqual(['shifan-natural-resources']);
    expect(out[0]?.point).toMatchObject({ coverage: { excluded: [{ id: 'shifan-natural-resources' }] } });
    const all = await rankOf({ measure: 'review.total', year: 2025 });
    expect(ranked).toHaveLength(all.ranked.length - 1);
    const towns = await rankOf({ measure: 'requests.received', year: 2025, where: { kinds: ['township'] } });
    expect(towns.totalCount).toBe(5);
  });

  test('is as it was on a day', async () => {
    const day = '2026-01-20';
    const then = await rankOf({ measure: 'requests.received', year: 2025, at: day });
    const now = await rankOf({ measure: 'requests.received', year: 2025 });
    expect(then.ranked).toEqual(now.ranked);
    const { body } = await opened.ask(RANKING, { measure: 'requests.received', at: '2026-01-19' });
    expect(body.errors?.[0]?.message).toMatch(/2026-01-19/);
  });

  test.each([
    ['measure: "requests.receved", of: ["region:shifan/*"]', 'BAD_ARGUMENT', /requests\.received/],
    ['measure: "requests.received", of: ["region:shifn/*"]', 'NOT_FOUND', /shifan/],
    ['measure: "requests.received", of: []', 'BAD_ARGUMENT', /of/],
    [
      'measure: "requests.received", of: ["region:shifan/*"], compareTo: { yearsBefore: 0 }',
      'BAD_ARGUMENT',
      /yearsBefore/,
    ],
    ['measure: "requests.received", of: ["region:shifan/*"], at: "2026-01-20", asOf: 3', 'BAD_ARGUMENT', /at/],
    ['measure: "requests.received", of: ["region:shifan/*"], where: { functions: ["land"] }', 'BAD_ARGUMENT', /land/],
    ['measure: "requests.received", of: ["region:shifan/*"], year: 1800', 'BAD_ARGUMENT', /1800/],
  ])('of %s is refused with %s', async (args, code, said) => {
    const { body } = await opened.ask(`{ ranking(${args}) { totalCount } }`);
    expect(body.data).toBeFalsy();
    expect(body.errors?.[0]?.extensions).toMatchObject({ code });
    expect(body.errors?.[0]?.message).toMatch(said);
  });
});

describe('a flow', () => {
  test.each([
    ['the year before', '', 2024, '2024'],
    ['a year named', ', compareTo: { year: 2021 }', 2021, '2021'],
    ['what the region printed', ', compareTo: { published: true }', null, 'region:shifan/report'],
  ])('is compared with %s, each link as a series of it is', async (_, compared, before, against) => {
    const LINK = 'links { applicant outcome { id } value change { against current previous absolute reason } }';
    const { flow } = await ask(
      `{ flow(of: "shifan", year: 2025${compared}) { ${LINK} closed { value change { absolute } } } }`,
    );
    expect(flow.links).toHaveLength(36);
    const { series: lines } = await ask(
      `{ series(measures: ["requests.closed"], of: ["shifan"], years: { from: 2025, to: 2025 }, by: [outcome], applicant: natural${compared}) {
        series { key { outcome } points { change { against current previous absolute reason } } } } }`,
    );
    for (const { key, points } of lines.series) {
      const link = flow.links.find(
        (one: { applicant: string; outcome: { id: string } }) =>
          one.applicant === 'natural' && one.outcome.id === key.outcome,
      );
      expect(link.change).toEqual(points[0].change);
      expect(link.change.against).toBe(against);
    }
    if (before === null) return;
    const { flow: then } = await ask(`{ flow(of: "shifan", year: ${before}) { ${LINK} closed { value } } }`);
    // Of those who reported in both years.
    const changed = flow.links.map(({ change }: { change: { absolute: number } }) => change.absolute);
    expect(changed.reduce((sum: number, one: number) => sum + one, 0)).toBe(flow.closed.change.absolute);
    expect(flow.closed.value).not.toBe(then.closed.value);
  });

  const FLOW = `query ($of: String!, $year: Int!, $where: Where, $at: Date) { flow(of: $of, year: $year, where: $where, at: $at) {
    subject { id scope } year links { applicant outcome { id } value gap }
    books { applicant received carriedIn closed carriedOut unbalanced unaccounted }
    closed { value coverage { reported excluded { ... on Bureau { id } } } quality { failed } }
  } }`;

  test('leads from six applicants to six outcomes, each as the reports print it', async () => {
    const { flow } = await ask(FLOW, { of: 'shifan', year: 2025 });
    expect(flow.links).toHaveLength(36);
    const total = (values: readonly (number | null)[]): number =>
      values.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    expect(total(flow.links.map(({ value }: { value: number | null }) => value))).toBe(1334);
    const reports = (await reportsApart(opened, 'shifan', 2025)).filter(({ kind }) => kind === 'bureau');
    const CODES: Readonly<Record<string, readonly string[]>> = {
      'requests.granted': ['3.1'],
      'requests.partlyGranted': ['3.2'],
      'requests.refused': [1, 2, 3, 4, 5, 6, 7, 8].map((row) => `3.3.${row}`),
      'requests.unavailable': [1, 2, 3].map((row) => `3.4.${row}`),
      'requests.declined': [1, 2, 3, 4, 5].map((row) => `3.5.${row}`),
      'requests.otherwise': [1, 2, 3].map((row) => `3.6.${row}`),
    };
    for (const { applicant, outcome, value } of flow.links) {
      const cells = reports.flatMap(({ cells: of }) =>
        (CODES[outcome.id] ?? []).map((code) => of.get(`III/${code}/${applicant}`)),
      );
      expect(value, `${applicant} ${outcome.id}`).toBe(
        total(cells.map((cell) => (typeof cell === 'number' ? cell : 0))),
      );
    }
    expect(flow.books.at(-1)).toEqual({
      applicant: 'total',
      ...{ received: 1322, carriedIn: 55, closed: 1334, carriedOut: 43, unbalanced: 0, unaccounted: 0 },
    });
    expect(flow).toMatchObject({ subject: { id: 'shifan', scope: 'bureaus' }, year: 2025 });
    expect(flow.closed).toMatchObject({ value: 1334, coverage: { reported: 34 } });
  });

  test('says where the outcomes do not make the total', async () => {
    const { flow } = await ask(FLOW, { of: 'shifan', year: 2022 });
    expect(flow.books.at(-1)).toMatchObject({ applicant: 'total', closed: 1110, unaccounted: -1 });
  });

  test('without reports that fail is of the same reports in every link, so that the books balance', async () => {
    const { flow } = await ask(FLOW, { of: 'shifan', year: 2022, where: { without: ['failed'] }, at: '2026-01-20' });
    const left = flow.closed.coverage.excluded.map(({ id }: { id: string }) => id);
    expect(left.length).toBeGreaterThan(0);
    const kept = (await reportsApart(opened, 'shifan', 2022)).filter(
      ({ kind, publisher }) => kind === 'bureau' && !left.includes(publisher),
    );
    const sumOf = (code: string, applicant: string) =>
      kept.reduce((sum, { cells }) => sum + (Number(cells.get(`III/${code}/${applicant}`)) || 0), 0);
    for (const { applicant, received, closed, unbalanced, unaccounted } of flow.books) {
      if (applicant !== 'total')
        expect([received, closed], applicant).toEqual([sumOf('1', applicant), sumOf('3.7', applicant)]);
      expect([unbalanced, unaccounted], applicant).toEqual([0, 0]);
    }
  });

  test('is a gap where nothing was reported, and refused of many lines', async () => {
    const { flow } = await ask(FLOW, { of: 'shifan-culture', year: 2025 });
    expect(flow.links[0]).toMatchObject({ value: null, gap: 'notReported' });
    expect(flow.books[0]).toMatchObject({ received: null, unbalanced: null, unaccounted: null });
    const { body } = await opened.ask(FLOW, { of: 'region:shifan/*', year: 2025 });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_ARGUMENT' });
    expect(body.errors?.[0]?.message).toContain('37');
  });
});
