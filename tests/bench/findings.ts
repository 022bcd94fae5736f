/**
 * `npm run bench -- findings`: a district of 60 bureaus over seven years, held against itself anew, and one report of it stored; then the page of
 * findings of a region that has a hundred thousand, by whatever it offers to choose, each question asked for the first time. Wall and CPU milliseconds, medians; nothing is asserted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from 'graphql';
import { MISTAKES } from '../../client/pages/findings/findings.query.ts';
import { FINDING_STATES, type FindingState } from '../../schema/check/verdict.ts';
import { cellIII } from '../../schema/form/cells.ts';
import { loadSeeds } from '../../seeds/entering.ts';
import { illustrativeDocuments, illustrativeRoster } from '../../seeds/illustrative/index.ts';
import { listReports } from '../../server/store/find/reports.ts';
import { openSqlite } from '../../server/store/open.ts';
import { recheckReports } from '../../server/store/save/neighbours.ts';
import { saveRoster } from '../../server/store/save/roster.ts';
import { openTestApp } from '../support/app.ts';
import { AT, bureau, file, REGION } from '../support/small-district.ts';

const ROUNDS = 5;
const DISTRICT = { bureaus: 60, years: { from: 2019, to: 2025 } };
const FINDINGS = 100_000;
const ASKED = 10;

interface Took {
  readonly wall: number;
  readonly cpu: number;
}

async function took(work: () => Promise<unknown>): Promise<Took> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - began, cpu: (user + system) / 1000 };
}

function line(what: string, all: readonly Took[]): void {
  const of = (each: (one: Took) => number): number =>
    all.map(each).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const figures = [of(({ wall }) => wall), of(({ cpu }) => cpu)].map((one) => one.toFixed(1).padStart(9));
  process.stdout.write(`${what.padEnd(66)} ${figures[0]} ms wall ${figures[1]} ms CPU\n`);
}

/** The illustrative district, and as many more bureaus as are wanted, who report what those of the first say. */
async function measureRecheck(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const store = await openSqlite(join(folder, 'bench.sqlite'));
  const [region] = illustrativeRoster.regions;
  if (!region) throw new Error('There is no illustrative region');
  const documents = illustrativeDocuments();
  await loadSeeds(store, documents, AT);
  const here = illustrativeRoster.bureaus.filter((one) => one.region === region.id);
  const more = here.slice(0, DISTRICT.bureaus - here.length).map((one) => ({
    ...one,
    id: `${one.id}-2`,
    name: { zh: `${one.name.zh}分局`, en: `${one.name.en} 2` },
    aliases: [],
  }));
  await store.writer.transaction((tx) =>
    saveRoster(tx, { regions: [], bureaus: more.map((one) => ({ ...one, shortName: one.name })) }, AT),
  );
  const theirs = documents.flatMap((one) =>
    more.some(({ id }) => id === `${one.publisher}-2`)
      ? [{ ...one, publisher: `${one.publisher}-2`, fileName: `2-${one.fileName}` }]
      : [],
  );
  const [last, ...others] = theirs;
  await loadSeeds(store, others, AT);
  if (last)
    line('a report read, checked, stored, and all that hangs on it', [await took(() => loadSeeds(store, [last], AT))]);
  const question = { regions: [region.id], years: DISTRICT.years, asOf: null };
  const { rows } = await listReports(store.reader, question, { first: 1000, after: null });
  const ids = rows.map(({ id }) => id);
  const all: Took[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    all.push(await took(() => store.writer.transaction((tx) => recheckReports(tx, ids, rows[0]?.revision ?? 0))));
  line(`${ids.length} reports of ${DISTRICT.bureaus} bureaus held against each other anew`, all);
  await store.close();
  rmSync(folder, { recursive: true });
}

/** Every row and column of section 三 is wrong. */
const WRONG = Object.fromEntries(
  ['1', '3.1', '3.2', '3.3.1', '3.3.2', '3.4.1', '3.5.1', '3.6', '3.7', '4'].flatMap((code, row) => [
    [cellIII(code, 'natural'), row + 2],
    [cellIII(code, 'business'), 3 * row + 1],
    [cellIII(code, 'total'), 90 + 7 * row],
  ]),
);

/** What the page offers to choose. */
const CHOSEN = {
  waiting: { states: ['open', 'reopened'] },
  'however they stand': { states: FINDING_STATES },
  dismissed: { states: ['dismissed'] },
  'of a rule': { states: ['open'], rules: ['T3-BAL'] },
  grave: { states: ['open'], severity: 'error' },
  'of a bureau': { states: ['open'], publisher: 'hill-77' },
} satisfies Readonly<Record<string, { readonly states: readonly FindingState[] } & Readonly<Record<string, unknown>>>>;

async function measurePage(): Promise<void> {
  let found = 0;
  const opened = await openTestApp({
    fill: async ({ store }) => {
      const bureaus = Array.from({ length: FINDINGS / 10 }, (_, place) => bureau(`hill-${place}`, `${place}局`));
      await store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus }, AT));
      for (const [place, { id }] of bureaus.entries()) {
        if (found >= FINDINGS) break;
        await file(store, id, 2020, { cells: WRONG });
        if (place % 100 !== 0) continue;
        const { count } = await store.reader.db
          .selectFrom('finding_state')
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow();
        found = Number(count);
      }
    },
  });
  const query = print(MISTAKES as unknown as Parameters<typeof print>[0]);
  for (const [what, chosen] of Object.entries(CHOSEN)) {
    const all: Took[] = [];
    for (let round = 0; round < ASKED; round += 1) {
      // A list of states of its own each time, so that nothing is answered from what is kept.
      const states = [...chosen.states, ...Array.from({ length: round }, () => chosen.states[0])];
      const filter = { region: REGION.id, year: 2020, ...chosen, states };
      all.push(
        await took(async () => {
          const { body } = await opened.ask(query, { filter });
          if (!body.data?.findingGroups) throw new Error(JSON.stringify(body.errors));
        }),
      );
    }
    line(`the first page of ${found} findings, ${what}`, all);
  }
  await opened.dispose();
}

await measureRecheck();
await measurePage();
