/** Where the parts are joined: opens the store, serves, and stops cleanly. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAccess } from './access/access.ts';
import { createFirstKey } from './access/keys.ts';
import { openBriefings } from './briefings/door.ts';
import { logBug } from './bug.ts';
import { openFetcher } from './collect/fetcher.ts';
import { openCorrections } from './corrections/door.ts';
import { everyDay } from './daily.ts';
import { missingFaces } from './draw/png/faces.ts';
import { configOrGiveUp, giveUp, openOrGiveUp, whyNotListening } from './give-up.ts';
import { databaseAway } from './health/away.ts';
import { damaged } from './health/damaged.ts';
import { facesMissing } from './health/faces-missing.ts';
import { mayDelete, openHealth } from './health/health.ts';
import { isNotStored } from './health/not-writable.ts';
import { openReadiness, telling } from './health/readiness.ts';
import { makeApp } from './http/app.ts';
import { LIMITS } from './http/limits.ts';
import { openPool } from './intake/pool/pool.ts';
import { submit } from './intake/submit.ts';
import { openNotes } from './notes/door.ts';
import { openObserver } from './observe/observer.ts';
import { openPins } from './pins/door.ts';
import { openReporting } from './reporting/door.ts';
import { openRoster } from './roster/open.ts';
import { openSaved } from './saved/door.ts';
import { toldToStop } from './stopping.ts';
import { newestInstant } from './store/find/newest-instant.ts';
import { daysBefore, yearsBefore } from './store/prune.ts';
import { pruneApart } from './store/safety/apart.ts';
import { quickCheck, tablesToRefuse } from './store/safety/check/quick-check.ts';
import { openKeeper } from './store/safety/keeper.ts';
import { forgetPassing } from './store/save/audit.ts';
import { markAsked } from './store/save/collected.ts';
import { dropUnnamed } from './store/save/document.ts';
import { openVerdicts } from './verdicts/door.ts';

/** Milliseconds that requests under way may take to finish after being told to stop. */
const LONGEST_STOP = 25_000;
/** Milliseconds after which a stop that does not come to an end is broken off. */
const LAST_RESORT = 5_000;
/** Milliseconds between two looks at whether changes could be stored. */
const LOOK_EVERY = 30_000;
const MINUTE = 60_000;
const CLIENT = fileURLToPath(new URL('../client/dist', import.meta.url));

/** Writes the first key where its owner alone can read it; returns what is said instead of the key. */
function keptIn(folder: string, key: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'first-key.txt');
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return `见文件 in the file ${file}（读后请删除 delete it once read）`;
}

const { version }: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const config = configOrGiveUp();
const store = await openOrGiveUp(config);
const now = (): string => new Date().toISOString();
const health = openHealth(now);
const broken = config.postgres === null ? quickCheck(config.database) : [];
if (broken.length > 0) health.raise(damaged(broken, config.database));
store.refuse(tablesToRefuse(broken));
const noFaces = missingFaces();
if (noFaces.length > 0) health.raise(facesMissing(noFaces));
const parsing = openPool({
  size: 2,
  deadline: 20_000,
  memory: 512,
  onEnded: (reason) => observer.endedReader(reason),
});
const where = config.postgres === null ? config.database : 'DATABASE_URL';
const look = openReadiness({
  health,
  tryWriting: store.tryWriting,
  newest: () => newestInstant(store.reader),
  now,
  where,
  clock: () => performance.now(),
});
const observer = openObserver({
  version,
  reader: store.reader,
  writer: store.writer,
  health,
  look,
  space: store.space,
  pool: parsing,
  slowMs: config.slowMs,
  keepDocumentsYears: config.keepDocumentsYears,
  kept: () => ({ backsUp: config.backup.folder !== null && config.postgres === null, ...keeper.status() }),
  now,
  clock: () => performance.now(),
});
const access = openAccess(store, config, observer.refusedKey);
store.follow({
  away: (reasons) => health.raise(databaseAway(reasons)),
  back: () => health.clear('databaseAway'),
  told: (text) => access.told(text, now()),
});
// A disk that is full is told, and told to be well again, whether somebody asks or not.
setInterval(look, LOOK_EVERY).unref();
const endMinute = (): Promise<void> =>
  observer.endMinute().catch((error: unknown) => {
    // That nothing can be written is a condition, told once and not every minute.
    if (!isNotStored(error)) logBug(app.log, error, 'Noting failed');
  });
setInterval(endMinute, MINUTE).unref();
const app = await makeApp({
  reader: store.reader,
  parsing,
  accept: telling({ health, where }, (submission, by) => submit(store, submission, { ...by, at: now(), source: null })),
  collecting: {
    fetcher: openFetcher({ hosts: config.fetchHosts }),
    note: (report, outcome) => store.writer.transaction((tx) => markAsked(tx, report, outcome, now())),
  },
  access,
  health,
  look,
  observer,
  metricsFor: config.metricsFor,
  limits: { ...LIMITS, rates: { ...LIMITS.rates, requests: config.requests } },
  corrections: openCorrections(store),
  notes: openNotes(store),
  pins: openPins(store),
  briefings: openBriefings(store),
  saved: openSaved(store),
  reporting: openReporting(store),
  roster: openRoster(store, parsing),
  verdicts: openVerdicts(store),
  trustProxy: config.trustProxy,
  connections: { ofAddress: config.openConnections, whole: 5 * config.openConnections },
  clientFolder: existsSync(CLIENT) ? CLIENT : null,
  frameAncestors: config.frameAncestors,
  publicUrl: config.publicUrl,
  logLevel: config.logLevel,
  now,
});

const over = new AbortController();
let pruning: Promise<void> = Promise.resolve();
async function prune(): Promise<void> {
  if (config.keepDocumentsYears === null) return;
  const at = now();
  pruning = pruneApart({ address: config, before: yearsBefore(at, config.keepDocumentsYears), at }, over.signal);
  await pruning;
}
const deletions = [
  prune,
  () => store.writer.transaction(dropUnnamed),
  () => store.writer.transaction((tx) => forgetPassing(tx, daysBefore(now(), config.keepEventsDays))),
];
everyDay(
  deletions.map((work) => async () => {
    await look();
    if (mayDelete(health)) await work();
  }),
  app.log,
);

const keeper = openKeeper({
  address: config,
  backup: config.backup,
  health,
  refuse: store.refuse,
  log: app.log,
  now,
});

async function stop(): Promise<void> {
  const kept = keeper.stop();
  over.abort();
  // Whoever still holds a connection by then has had time enough; what was acknowledged is stored.
  setTimeout(() => app.server.closeAllConnections(), LONGEST_STOP).unref();
  setTimeout(() => process.exit(1), LONGEST_STOP + LAST_RESORT).unref();
  await app.close();
  parsing.close();
  await endMinute();
  await kept;
  await pruning.catch(() => {});
  // Folds what was written last into the one file, so that a copy of it is whole.
  await store.close();
}
toldToStop(config.endsWithParent).addEventListener('abort', () => void stop());

try {
  await app.listen({ port: config.port, host: config.host });
} catch (error) {
  await store.close();
  const [zh, en] = whyNotListening(error, config);
  giveUp(zh, en);
}
const address = app.server.address();
const port = typeof address === 'object' && address !== null ? address.port : config.port;
const key = await createFirstKey(store, now());
if (key !== null) {
  // What is printed to the log of a machine is read by more people than may have the key.
  const said = config.isLogged ? keptIn(dirname(config.database), key) : key;
  process.stdout.write(`\n  管理员密钥（接收报告时用，只显示这一次） Administrator key, shown this once:\n  ${said}\n`);
}
process.stdout.write(`\n  公开年报  http://localhost:${port}/\n  GraphQL   http://localhost:${port}/graphiql\n\n`);
