/**
 * `npm run load -- --minutes 10`: what readers ask, by many connections at once, while reports are handed in; tells by kind how many
 * were answered and how long they waited. Exit 1 where an answer is a failure of the server (5xx) and no load that it sheds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type DocumentNode, print } from 'graphql';
import { addressOf, barsOf, regionAsOne, trendOf } from '../../client/charts/question.ts';
import { COMPARE } from '../../client/pages/compare/compare.query.ts';
import { OVERVIEW } from '../../client/pages/overview/overview.query.ts';
import { REPORT } from '../../client/report/report.query.ts';
import { illustrativeRoster } from '../../seeds/illustrative/index.ts';
import { randomFor } from '../../server/synthetic/random.ts';
import { startProgram, startServing } from '../support/programs.ts';
import { reportText } from '../support/report-text.ts';
import { reportsOf } from './acknowledged.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    connections: { type: 'string', default: '16' },
    seed: { type: 'string', default: 'load' },
  },
});
const { regions, bureaus } = illustrativeRoster;
const region = randomFor('region').pick(regions);
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
const MEASURES = ['requests.received', 'disclosures.total', 'appeals.total', 'rate.granted'] as const;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-load-'));
const random = randomFor(values.seed);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

interface Kind {
  /** Milliseconds that each answer took. */
  readonly waits: number[];
  /** Answers that are no success, by status; 0: the connection broke. */
  readonly failed: Map<number, number>;
  /** Put off with a word on when to come again, by status. */
  readonly shed: Map<number, number>;
}
const kinds = new Map<string, Kind>();

/** Asks and notes how it went. */
async function ask(kind: string, url: string, init: RequestInit = {}): Promise<Response | null> {
  const noted: Kind = kinds.get(kind) ?? { waits: [], failed: new Map(), shed: new Map() };
  kinds.set(kind, noted);
  const began = performance.now();
  const answer = await fetch(url, init).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
  const status = answer?.status ?? 0;
  const count = (statuses: Map<number, number>): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if ((status === 503 || status === 429) && answer?.headers.has('retry-after')) count(noted.shed);
  else {
    noted.waits.push(performance.now() - began);
    if (!answer?.ok && status !== 304) count(noted.failed);
  }
  return answer;
}

function graph(origin: string, kind: string, document: DocumentNode, variables: object): Promise<Response | null> {
  const headers = { 'content-type': 'application/json' };
  return ask(kind, `${origin}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: print(document), variables }),
  });
}

const chartOf = (): string => {
  const [measure, year, bureau] = [random.pick(MEASURES), random.pick(YEARS), random.pick(bureaus)];
  const one = random.chance(0.5) ? regionAsOne(bureau.id) : regionAsOne(region.id);
  return random.pick([
    trendOf(one, [measure], 'zh'),
    barsOf(region.id, measure, year, 'zh'),
    addressOf({ kind: 'outcomes', of: [one], lang: 'zh' }),
  ]);
};

/** What one reader asks next; each as often as its weight. */
function questions(origin: string, reports: readonly string[]) {
  const kept = new Map<string, string>();
  const drawn = (path: string) => `${origin}${path}?${chartOf().replace(/^.*\?/, '')}`;
  return [
    [
      3,
      () => {
        const of = regionAsOne(region.id);
        return graph(origin, 'overview', OVERVIEW, {
          region: region.id,
          year: random.pick(YEARS),
          hasBureaus: true,
          of: [region.id],
          disclosures: trendOf(of, ['disclosures.total', 'disclosures.website', 'disclosures.wechat'], 'zh'),
          requests: trendOf(of, ['requests.received'], 'zh'),
          appeals: trendOf(of, ['review.total', 'litigation.total'], 'zh'),
          outcomes: addressOf({ kind: 'outcomes', of: [of], lang: 'zh' }),
          bars: barsOf(region.id, 'requests.received', random.pick(YEARS), 'zh'),
        });
      },
    ],
    [
      3,
      () =>
        graph(origin, 'compare', COMPARE, {
          address: barsOf(region.id, random.pick(MEASURES), random.pick(YEARS), 'zh'),
        }),
    ],
    [3, () => graph(origin, 'report', REPORT, { id: random.pick(reports) })],
    [4, () => ask('picture', drawn('/chart.svg'))],
    [2, () => ask('embed', drawn('/embed'))],
    [
      4,
      async () => {
        // As a browser asks again for a picture that it has.
        const url = drawn('/chart.svg');
        const etag = kept.get(url);
        const answer = await ask(
          etag === undefined ? 'picture' : 'picture again',
          url,
          etag === undefined ? {} : { headers: { 'if-none-match': etag } },
        );
        kept.set(url, answer?.headers.get('etag') ?? '');
      },
    ],
  ] as const satisfies readonly (readonly [number, () => Promise<unknown>])[];
}

/** Reports of the bureaus on the list, one after another. */
function handIn(origin: string, key: string): Promise<Response | null> {
  const form = new FormData();
  const text = reportText(random.pick(bureaus).name.zh, random.int(2008, 2018), random.int(1, 9999));
  form.set('file', new Blob([text]), 'report.txt');
  return ask('upload', `${origin}/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: form,
  });
}

async function metric(origin: string, name: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
}

const share = (sorted: readonly number[], part: number): number => sorted[Math.ceil(sorted.length * part) - 1] ?? 0;

try {
  const seeding = startProgram(['seeds/load.ts'], folder);
  if ((await seeding.ended) !== 0) throw new Error(seeding.said());
  const server = await startServing(folder);
  const { origin, key } = server;
  try {
    const reports = [...(await reportsOf(origin)).keys()];
    const asked = questions(origin, reports);
    const weights = asked.map(([weight]) => weight);
    const RSS = 'process_resident_memory_bytes';
    const before = await metric(origin, RSS);
    const memory: number[] = [];
    const delays: number[] = [];
    const until = performance.now() + Number(values.minutes) * 60_000;
    const isOver = (): boolean => performance.now() >= until;
    const reader = async (): Promise<void> => {
      while (!isOver()) await asked[random.weighted(weights)]?.[1]();
    };
    const importer = async (): Promise<void> => {
      while (!isOver()) await handIn(origin, key);
    };
    const observer = async (): Promise<void> => {
      while (!isOver()) {
        await wait(Math.min(2000, Math.max(0, until - performance.now())));
        memory.push(await metric(origin, RSS));
        // Since it was last asked.
        delays.push(await metric(origin, 'nodejs_eventloop_lag_p99_seconds'));
      }
    };
    await Promise.all([...Array.from({ length: Number(values.connections) }, reader), importer(), observer()]);
    const seconds = Number(values.minutes) * 60;
    const HEAD = ['kind', 'answered', 'a second', 'p50 ms', 'p99 ms', 'max ms', 'failed', 'shed'];
    const inWords = (statuses: Map<number, number>): string =>
      [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ') || '0';
    const lines = [...kinds].map(([kind, { waits, failed, shed }]) => {
      const sorted = waits.toSorted((a, b) => a - b);
      const times = [share(sorted, 0.5), share(sorted, 0.99), share(sorted, 1)].map((ms) => ms.toFixed(0));
      const speed = (waits.length / seconds).toFixed(1);
      return [kind, String(waits.length), speed, ...times, inWords(failed), inWords(shed)];
    });
    for (const line of [HEAD, ...lines]) {
      say(line.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(12))).join(''));
    }
    const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
    say(
      `\nRSS before ${mebibytes(before)} MB, after ${mebibytes(memory.at(-1) ?? 0)} MB, at most ${mebibytes(Math.max(...memory))} MB`,
    );
    const sorted = delays.toSorted((a, b) => a - b);
    say(
      `event-loop delay, p99 of each 2 s: half below ${(share(sorted, 0.5) * 1000).toFixed(0)} ms, at most ${(share(sorted, 1) * 1000).toFixed(0)} ms`,
    );
    const isFaulty = [...kinds.values()].some(({ failed }) =>
      [...failed.keys()].some((status) => status === 0 || status > 499),
    );
    process.exitCode = isFaulty ? 1 : 0;
  } finally {
    server.child.kill('SIGTERM');
    if ((await server.ended) !== 0) say(server.said());
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
