/** A question that is too large is refused before it costs anything; what people really ask is far below the limits. */

import type { DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, barsOf, regionAsOne, trendOf } from '../../../client/charts/question.ts';
import { COMPARE } from '../../../client/pages/compare/compare.query.ts';
import { OVERVIEW } from '../../../client/pages/overview/overview.query.ts';
import { parseAddress } from '../../../schema/chart/address.ts';
import { PLAIN } from '../../../schema/chart/finer.ts';
import { parseSet } from '../../../schema/chart/sets.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { INDICATORS } from '../../../schema/rollup/indicators.ts';
import { openAccess } from '../../../server/access/access.ts';
import { answerChart } from '../../../server/aggregate/chart.ts';
import { COSTS, openBudget } from '../../../server/aggregate/cost.ts';
import type { SeriesQuestion } from '../../../server/aggregate/question.ts';
import { askSeries } from '../../../server/aggregate/series.ts';
import { openBriefings } from '../../../server/briefings/door.ts';
import { openCorrections } from '../../../server/corrections/door.ts';
import { makeContext } from '../../../server/graph/context.ts';
import { makeGraphServer } from '../../../server/graph/server.ts';
import { readHere } from '../../../server/intake/read-here.ts';
import { openNotes } from '../../../server/notes/door.ts';
import { openPins } from '../../../server/pins/door.ts';
import { openReporting } from '../../../server/reporting/door.ts';
import { openRoster } from '../../../server/roster/open.ts';
import { openSaved } from '../../../server/saved/door.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { openVerdicts } from '../../../server/verdicts/door.ts';
import { AT, bureau, file, REGION, received } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

const EVERYTHING = [...MEASURES, ...INDICATORS].map(({ id }) => id);
const BUREAUS = Array.from({ length: 36 }, (_, index) => `hill-${index + 1}`);
const RATES = ['rate.granted', 'rate.refused', 'rate.unavailable', 'rate.declined'];
const NOW = '2026-11-28T01:00:00.000Z';
/** Somebody without a key, where everybody may read. */
let asking: Omit<Parameters<typeof makeContext>[0], 'reader'>;
const FOR_EVER = { from: 2008, to: 2100 };

const SERIES = (fields: string): string =>
  `query ($measures: [ID!]!, $of: [String!]!, $years: YearRange) { series(measures: $measures, of: $of, years: $years) { series { ${fields} } } }`;
const POINTS = SERIES('points { year value }');

/** A district of 36 bureaus that holds the years 2019 to 2025, and one of 60 that holds nothing. */
let opened: TestStore;
const graph = makeGraphServer({ error: () => {} });
beforeAll(async () => {
  opened = await openTestSqlite();
  const access = openAccess(opened.store, { reading: 'open', idleMinutes: 30 });
  asking = {
    access,
    asOf: null,
    corrections: openCorrections(opened.store),
    notes: openNotes(opened.store),
    pins: openPins(opened.store),
    briefings: openBriefings(opened.store),
    saved: openSaved(opened.store),
    reporting: openReporting(opened.store),
    roster: openRoster(opened.store, readHere),
    verdicts: openVerdicts(opened.store),
    viewer: null,
    log: { error: () => {} },
    status: () => Promise.reject(new Error('not asked')),
    begins: async () => {},
    asked: () => {},
    now: NOW,
  };
  const vale = { ...REGION, id: 'vale', name: { zh: '谷区', en: 'Vale District' } };
  const bureaus = [
    ...BUREAUS.map((id) => bureau(id, id)),
    ...Array.from({ length: 60 }, (_, index) => ({ ...bureau(`vale-${index}`, `${index}`), region: 'vale' })),
  ];
  await opened.store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION, vale], bureaus }, AT));
  await file(opened.store, 'hill-1', 2019, { cells: received(3) });
  await file(opened.store, 'hill-1', 2025, { cells: received(8) });
});
afterAll(async () => {
  await graph.stop();
  await opened.dispose();
});

async function ask(query: string | DocumentNode, variables: object, points: number = COSTS.points) {
  const answer = await graph.executeOperation(
    { query, variables: { ...variables } },
    {
      contextValue: Object.assign(makeContext({ ...asking, reader: opened.store.reader }), {
        budget: openBudget(points),
      }),
    },
  );
  if (answer.body.kind !== 'single') throw new Error('The answer came in parts');
  return answer.body.singleResult;
}

describe('a question of series', () => {
  const aliases = Array.from({ length: 30 }, (_, index) => `a${index}: series(measures: $m, of: $o) { revision }`);
  const thirty = `query ($m: [ID!]!, $o: [String!]!) { ${aliases.join(' ')} }`;
  const repeats = (count: number) => ({ measures: Array(count).fill('requests.received'), years: FOR_EVER });

  test.each([
    ['500 times one measure', POINTS, { ...repeats(500), of: Array(5).fill('region:hill/*') }],
    ['1,500 times one measure', POINTS, { ...repeats(1500), of: Array(5).fill('region:hill/*') }],
    ['5,000 times one measure', POINTS, { ...repeats(5000), of: Array(5).fill('region:hill/*') }],
    ['201 times one subject', POINTS, { measures: RATES, of: Array(201).fill('hill') }],
    ['everything of every bureau', POINTS, { measures: EVERYTHING, of: ['region:hill/*'] }],
    ['everything of every bureau in thirty parts', thirty, { m: EVERYTHING, o: ['region:hill/*'] }],
    ['a little of every bureau in thirty parts', thirty, { m: RATES, o: ['region:hill/*'] }],
    [
      'thirty charts of every bureau',
      `query ($address: String!) { ${aliases.map((_, index) => `a${index}: chart(address: $address) { title }`).join(' ')} }`,
      { address: 'kind=table&measure=review.total,litigation.total&of=region:hill/*' },
    ],
    [
      'who is missing, for every measure and year there may ever be',
      SERIES('points { coverage { missing { id name { zh } aliases } } }'),
      { measures: EVERYTHING, of: ['hill'], years: FOR_EVER },
    ],
    [
      'the reports behind every point of many',
      SERIES('points { reports { totalCount } }'),
      { measures: EVERYTHING, of: ['hill'], years: { from: 2010, to: 2025 } },
    ],
  ])('for %s is refused with a sentence, and memory stays flat', async (_, query, variables) => {
    const memory = process.memoryUsage().rss;
    const { errors, data } = await ask(query, variables);
    expect(process.memoryUsage().rss - memory).toBeLessThan(100 * 1024 * 1024);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      sentence: { zh: expect.stringMatching(/最多.*分批查询/), en: expect.stringMatching(/allowed|At most/) },
    });
  });

  test('is refused before any figure is asked for', async () => {
    const tables: string[] = [];
    const { reader } = opened.store;
    const watched = {
      db: new Proxy(reader.db, {
        get(db, name) {
          const own = Reflect.get(db, name);
          // What is compiled already is asked by the database itself.
          if (name !== 'selectFrom') return typeof own === 'function' ? own.bind(db) : own;
          return (table: Parameters<typeof db.selectFrom>[0]) => {
            tables.push(String(table));
            return db.selectFrom(table);
          };
        },
      }),
    };
    await graph.executeOperation(
      { query: POINTS, variables: { measures: EVERYTHING, of: ['region:hill/*', 'hill'], years: FOR_EVER } },
      { contextValue: makeContext({ ...asking, reader: watched }) },
    );
    expect(new Set(tables)).toEqual(new Set(['revision', 'publisher', 'setting', 'succession', 'roll']));
  });

  test.each([['year'], ['kind']] as const)(
    'of 100,000 sets by %s is refused before the database is asked',
    async (by) => {
      const untouched = {
        get db(): never {
          throw new Error('The database was asked');
        },
      };
      const sets = Array.from({ length: 100_000 }, (_, place) => `sum:region:hill-${place}/*`);
      const of = sets.flatMap((text) => {
        const set = parseSet(text);
        return 'of' in set ? [set.of] : [];
      });
      const question: SeriesQuestion = {
        quantities: ['requests.received'],
        of,
        years: { kind: 'latest' },
        applicant: 'total',
        basis: 'common',
        over: 'none',
        asOf: null,
        now: NOW,
        finer: { ...PLAIN, by: ['year', by] },
      };
      await expect(askSeries(untouched, question, openBudget(COSTS.points))).rejects.toMatchObject({
        code: 'QUERY_TOO_COSTLY',
        sentence: { en: expect.stringContaining('these are 100000') },
      });
      expect(() => parseAddress(`measure=requests.received&of=${sets.join(',')}`)).toThrow('at most 40');
    },
  );

  test('that a chart asks by its address is refused, too, when it is too large', async () => {
    const chart = (years: string) =>
      parseAddress(`kind=table&measure=${EVERYTHING.slice(0, 6).join(',')}&of=region:vale/*&years=${years}`);
    await expect(answerChart(opened.store.reader, chart('2008..2100'), NOW)).rejects.toMatchObject({
      name: 'Problem',
      code: 'QUERY_TOO_COSTLY',
    });
    expect((await answerChart(opened.store.reader, chart('2008..2040'), NOW)).answer.series).toHaveLength(360);
  });

  test('as of a revision pays for the reports that are added up anew', async () => {
    const spent = async (asOf: number | null): Promise<number> => {
      const budget = openBudget(COSTS.points);
      const question: SeriesQuestion = {
        ...{ quantities: ['requests.received'], of: [{ kind: 'one', id: 'hill' }], applicant: 'total' },
        ...{ years: { kind: 'range', from: 2010, to: 2025 }, basis: 'common', over: 'none', asOf, now: NOW },
      };
      await askSeries(opened.store.reader, question, budget);
      return budget.spent;
    };
    const points = await spent(null);
    expect(await spent(2)).toBe(points + Math.floor((BUREAUS.length * points) / COSTS.reportsAPoint));
  });

  test.each([
    ['charts', 'chart(address: "measure=requests.received&of=region:hill/*") { title }'],
    ['briefings', 'brief(region: "hill", year: 2025) { title }'],
  ])('of ten %s lets everybody else be served between two of them', async (_, field) => {
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const { errors } = await ask(
      `{ ${Array.from({ length: 10 }, (_, index) => `a${index}: ${field}`).join(' ')} }`,
      {},
      COSTS.points * 10,
    );
    isOver = true;
    expect(errors).toBeUndefined();
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  test('that names a measure or a subject twice is answered once', async () => {
    const { data } = await ask(SERIES('quantity subject { id }'), {
      measures: ['requests.received', 'requests.closed', 'requests.received'],
      of: ['hill-1', 'hill', 'region:hill', 'hill-1'],
    });
    expect(data).toEqual({
      series: {
        series: ['hill-1', 'hill'].flatMap((id) =>
          ['requests.received', 'requests.closed'].map((quantity) => ({ quantity, subject: { id } })),
        ),
      },
    });
  });
});

describe('half of what is allowed is enough', () => {
  const year = 2025;
  const table = { kind: 'table', of: [{ kind: 'bureausOf', region: 'hill' }], lang: 'zh' } as const;

  test.each([
    [
      'the overview of a district',
      OVERVIEW,
      {
        region: 'hill',
        year,
        of: ['hill'],
        hasBureaus: true,
        disclosures: trendOf(
          regionAsOne('hill'),
          ['disclosures.total', 'disclosures.website', 'disclosures.wechat'],
          'zh',
        ),
        requests: trendOf(regionAsOne('hill'), ['requests.received'], 'zh'),
        appeals: trendOf(regionAsOne('hill'), ['review.total', 'litigation.total'], 'zh'),
        outcomes: addressOf({ kind: 'outcomes', of: [regionAsOne('hill')], lang: 'zh' }),
        bars: barsOf('hill', 'requests.received', year, 'zh'),
      },
    ],
    [
      'a table of all bureaus in all years',
      COMPARE,
      { region: 'hill', year, address: addressOf({ ...table, measures: ['review.total', 'litigation.total'] }) },
    ],
    ['a ranking of all bureaus by their rates, in all years', POINTS, { measures: RATES, of: ['region:hill/*'] }],
    [
      'everything that a region counted, in all years',
      POINTS,
      { measures: EVERYTHING, of: ['hill', 'region:hill/report'] },
    ],
    [
      'everything of every bureau in one year',
      POINTS,
      { measures: EVERYTHING, of: ['region:hill/*'], years: { from: year, to: year } },
    ],
    [
      'requests by applicant, in seven parts',
      `{ ${['natural', 'business', 'research', 'nonprofit', 'legalService', 'otherOrganization', 'total']
        .map(
          (who) =>
            `${who}: series(measures: ["requests.received", "requests.closed"], of: ["region:hill/*"], applicant: ${who}) { series { points { value } } }`,
        )
        .join(' ')} }`,
      {},
    ],
  ])('for %s', async (_, query, variables) => {
    const { errors, data } = await ask(query, variables, COSTS.points / 2);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/"(?:points|value)"/);
  });
});
