/** The whole server on a small district, asked over HTTP as anybody would. */
import type { FastifyInstance } from 'fastify';
import { type AccessSettings, openAccess } from '../../server/access/access.ts';
import { openBriefings } from '../../server/briefings/door.ts';
import { type Fetcher, openFetcher } from '../../server/collect/fetcher.ts';
import { openCorrections } from '../../server/corrections/door.ts';
import { type Health, openHealth } from '../../server/health/health.ts';
import { makeApp } from '../../server/http/app.ts';
import { LIMITS, type Limits } from '../../server/http/limits.ts';
import type { LogStream } from '../../server/http/request-log.ts';
import type { Readers } from '../../server/intake/examine.ts';
import { openPool, type ParsingPool } from '../../server/intake/pool/pool.ts';
import { submit } from '../../server/intake/submit.ts';
import { openNotes } from '../../server/notes/door.ts';
import type { Observer } from '../../server/observe/observer.ts';
import type { Kept } from '../../server/observe/status.ts';
import { openPins } from '../../server/pins/door.ts';
import { openReporting } from '../../server/reporting/door.ts';
import { openRoster } from '../../server/roster/open.ts';
import { openSaved } from '../../server/saved/door.ts';
import type { Store } from '../../server/store/open.ts';
import type { Reader } from '../../server/store/reader.ts';
import { markAsked } from '../../server/store/save/collected.ts';
import { saveRoster } from '../../server/store/save/roster.ts';
import { openVerdicts } from '../../server/verdicts/door.ts';
import { observed } from './observed.ts';
import { AT, enrol, file, REGION, received } from './small-district.ts';
import { openTestSqlite, type TestStore } from './stores.ts';

export interface TestApp extends TestStore {
  readonly app: FastifyInstance;
  readonly observer: Observer;
  readonly parsing: ParsingPool;
  /** Posts a query and returns status and body. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<{ readonly status: number; readonly body: GraphBody }>;
}

export interface GraphBody {
  // biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
  readonly data?: any;
  readonly extensions?: { readonly cost?: { readonly values: number; readonly points: number } };
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** Three bureaus, one founded in 2021; one report missing; the change of form; the region's own report. */
export async function fillDistrict({ store }: TestStore): Promise<void> {
  await enrol(store);
  await file(store, 'hill-a', 2020, { cells: { ...received(4), 'II/licensing.decisions': 30 } });
  await file(store, 'hill-b', 2020, { cells: received(6) });
  await file(store, 'hill-a', 2021, { cells: { ...received(5), 'II/licensing.decisions': 90, 'IV/review.upheld': 2 } });
  await file(store, 'hill-b', 2021, { cells: received(9), narrative: [{ measure: 'disclosures.total', value: 120 }] });
  await file(store, 'hill-c', 2021, { cells: received(10) });
  await file(store, 'hill-a', 2022, { cells: received(0) });
  await file(store, 'hill-c', 2022, { cells: received(20) });
  await file(store, REGION.id, 2022, { cells: received(300), kind: 'region' });
}

/** One more region, without bureaus. */
export async function enrolRegion(store: Store, id: string, zh: string): Promise<void> {
  const region = { ...REGION, id, name: { zh, en: id } };
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [region], bureaus: [] }, AT));
}

/** A day after every deadline for 2024, and for 2025. */
export const NOW = '2026-11-28T01:00:00.000Z';

/** The product's, but that no test is told to come again because the machine it runs on is busy. */
export const UNHURRIED: Limits = { ...LIMITS, pressure: { ...LIMITS.pressure, delay: 0 } };

export interface TestAppOptions {
  /** A store of its own, on SQLite, where it is left out. */
  readonly opened?: TestStore;
  readonly fill?: (opened: TestStore) => Promise<unknown>;
  readonly now?: () => string;
  /** Stands between the server and its store, to see what is asked of it. */
  readonly watch?: (reader: Reader) => Reader;
  readonly reading?: AccessSettings['reading'];
  readonly personal?: NonNullable<AccessSettings['personal']>;
  readonly trustProxy?: string | null;
  readonly publicUrl?: string | null;
  /** Sites that reports are collected from; none by default. */
  readonly fetcher?: Fetcher;
  /** How much anybody may ask. */
  readonly limits?: Limits;
  /** What is wrong with it; nothing by default. */
  readonly health?: Health;
  /** Looks whether changes could be stored; by default they could. */
  readonly look?: () => Promise<void>;
  readonly metricsFor?: readonly string[];
  /** Milliseconds from which on a question is slow. */
  readonly slowMs?: number;
  /** When it was backed up and looked through; never by default. */
  readonly kept?: () => Kept;
  /** Folder of the built client; none is served by default. */
  readonly clientFolder?: string | null;
  /** Reads in place of the pool. */
  readonly readers?: Partial<Readers>;
  /** How much is told to the log, and where it is written; nothing by default. */
  readonly logLevel?: string;
  readonly logTo?: LogStream;
}

export async function openTestApp({
  opened: given,
  fill = fillDistrict,
  now = () => NOW,
  watch = (reader) => reader,
  reading = 'open',
  personal = 'shown',
  trustProxy = null,
  publicUrl = null,
  fetcher = openFetcher({ hosts: [] }),
  limits = UNHURRIED,
  health = openHealth(now),
  look = async () => {},
  metricsFor = ['loopback'],
  slowMs = 1000,
  kept,
  clientFolder = null,
  readers = {},
  logLevel = 'silent',
  logTo,
}: TestAppOptions = {}): Promise<TestApp> {
  const opened = given ?? (await openTestSqlite());
  await fill(opened);
  const parsing = openPool({ size: 1, deadline: 20_000, memory: 512 });
  const around = observed(opened.store, parsing, now, { health, slowMs, ...(kept && { kept }) });
  const app = await makeApp({
    reader: watch(opened.store.reader),
    parsing: { ...parsing, ...readers },
    accept: (submission, by) => submit(opened.store, submission, { ...by, at: AT, source: null }),
    roster: openRoster(opened.store, parsing),
    verdicts: openVerdicts(opened.store),
    access: openAccess(opened.store, { reading, personal, idleMinutes: 30 }, around.observer.refusedKey),
    corrections: openCorrections(opened.store),
    notes: openNotes(opened.store),
    pins: openPins(opened.store),
    briefings: openBriefings(opened.store),
    saved: openSaved(opened.store),
    reporting: openReporting(opened.store),
    ...around,
    look,
    metricsFor,
    collecting: {
      fetcher,
      note: (report, outcome) => opened.store.writer.transaction((tx) => markAsked(tx, report, outcome, AT)),
    },
    limits,
    clientFolder,
    frameAncestors: '*',
    trustProxy,
    publicUrl,
    logLevel,
    ...(logTo && { logTo }),
    now,
  });
  return {
    ...opened,
    app,
    observer: around.observer,
    parsing,
    async ask(query, variables = {}, headers = {}) {
      const answer = await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers });
      return { status: answer.statusCode, body: answer.json() };
    },
    async dispose() {
      await app.close();
      parsing.close();
      await opened.dispose();
    },
  };
}
