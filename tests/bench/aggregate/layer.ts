/**
 * The data layer beside the best SQL that one would write by hand for the same answer, on the same file: a narrow table of one row a report
 * and measure, clustered by what is asked (measure, region, year, bureau), asked with better-sqlite3 and nothing between. What counts is
 * the CPU time of this process, so that others on the machine do not.
 */
import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openBudget } from '../../../server/aggregate/cost.ts';
import { search } from '../../../server/aggregate/search/search.ts';
import { askSeries } from '../../../server/aggregate/series.ts';
import { readColumns } from '../../../server/store/find/columns.ts';
import { ownRows, type RowsQuestion } from '../../../server/store/find/series.ts';
import { sumRows, sumRowsBelow } from '../../../server/store/find/sums.ts';
import { openSqlite } from '../../../server/store/open.ts';
import { districtId, provinces, YEARS } from '../../../server/synthetic/country.ts';

const MEASURE = 'requests.received';
const [FIRST = 0] = YEARS;
const LAST = YEARS.at(-1) ?? 0;
/** Milliseconds of CPU for each way of asking. */
const LONG = 400;

/** Says what each question costs in both ways; `file`: a store of so many made-up districts, which is left as it was. */
export async function measureLayer(file: string, districts: number, say: (text: string) => void): Promise<void> {
  const beside = `${file}.narrow`;
  const store = await openSqlite(file);
  const { reader } = store;
  const narrow = new Database(beside);
  narrow.exec(`create table narrow (measure text, region text, year integer, bureau text, value integer,
    primary key (measure, region, year, bureau)) strict, without rowid`);
  const insert = narrow.prepare('insert into narrow values (?, ?, ?, ?, ?)');
  narrow.exec('begin');
  for (let place = 0; place < districts; place += 1) {
    for (const of of await readColumns(reader, [districtId(place)], [MEASURE], { from: FIRST, to: LAST })) {
      const cells = of.columnOf(MEASURE, 'total')?.cells ?? [];
      for (const [at, bureau] of of.filers.publishers.entries())
        insert.run(MEASURE, of.region, of.year, bureau, cells[at]);
    }
  }
  narrow.exec('commit');
  const question: RowsQuestion = {
    ...{ measures: [MEASURE], indicators: [], applicant: 'total', asOf: null },
    years: { from: FIRST, to: LAST },
  };
  const all = Array.from({ length: Math.min(districts, 100) }, (_, place) => districtId(place));
  const marks = all.map(() => '?').join(', ');
  const district = (round: number): string => districtId((round * 37) % districts);
  const year = (round: number): number => FIRST + (round % YEARS.length);
  const trend = narrow.prepare(
    'select year, sum(value), count(value) from narrow where measure = ? and region = ? group by year',
  );
  const nation = narrow.prepare(
    `select region, year, sum(value), count(value) from narrow where measure = ? and region in (${marks}) group by region, year`,
  );
  const compared = narrow.prepare('select bureau, value from narrow where measure = ? and region = ? and year = ?');
  const bureaus = (region: string): string[] => Array.from({ length: 40 }, (_, number) => `${region}-${number + 1}`);
  const series = (of: string, kind: 'one' | 'bureausOf', years: { from: number; to: number }) =>
    askSeries(
      reader,
      {
        ...{ quantities: [MEASURE], of: [kind === 'one' ? { kind, id: of } : { kind, region: of }], asOf: null },
        ...{ years: { kind: 'range', ...years }, applicant: 'total', basis: 'common', over: 'none' },
        now: '2026-11-29T00:00:00.000Z',
      } as never,
      openBudget(100_000),
    );
  const ways: readonly (readonly [string, (round: number) => unknown, ((round: number) => unknown) | null])[] = [
    [
      'district by year',
      (round) => sumRows(reader, [district(round)], question),
      (round) => trend.all(MEASURE, district(round)),
    ],
    [
      'bureaus of a district in a year',
      (round) =>
        ownRows(reader, bureaus(district(round)), { ...question, years: { from: year(round), to: year(round) } }),
      (round) => compared.all(MEASURE, district(round), year(round)),
    ],
    [`${all.length} districts by year`, () => sumRows(reader, all, question), () => nation.all(MEASURE, ...all)],
    ['all provinces by year', () => sumRowsBelow(reader, provinces(districts), question), null],
    ['askSeries: district', (round) => series(district(round), 'one', { from: FIRST, to: LAST }), null],
    [
      'askSeries: bureaus',
      (round) => series(district(round), 'bureausOf', { from: year(round), to: year(round) }),
      null,
    ],
    [
      'search: a name being typed',
      (round) => search(reader, { text: '教育局'.slice(0, 1 + (round % 3)), first: 12, near: null }),
      null,
    ],
  ];
  const size = statSync(file).size / districts / 280;
  say(`${districts * 280} reports: ${size.toFixed(0)} bytes each in the file; ms of CPU a question`);
  for (const [name, ours, sql] of ways) {
    const own = await cpuOf(ours);
    const hand = sql === null ? null : await cpuOf(sql);
    const beside = hand === null ? '' : `SQL ${hand.toFixed(3)}, ${(own / hand).toFixed(1)} times`;
    say(`  ${name.padEnd(32)} ${own.toFixed(3).padStart(8)}  ${beside}`);
  }
  say(
    `  resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB, at most ${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`,
  );
  narrow.close();
  rmSync(beside);
  await store.close();
}

async function cpuOf(ask: (round: number) => unknown): Promise<number> {
  // As long before, so that what is measured is compiled, as it is in a server that has run for a minute.
  await cpuFor(ask);
  return cpuFor(ask);
}

async function cpuFor(ask: (round: number) => unknown): Promise<number> {
  const begun = process.cpuUsage();
  for (let round = 1; ; round += 1) {
    await ask(round);
    const { user, system } = process.cpuUsage(begun);
    const spent = (user + system) / 1000;
    if (spent >= LONG) return spent / round;
  }
}
