/** Where the parts are joined: opens the store, serves, and stops cleanly. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openAccess } from './access/access.ts';
import { createFirstKey } from './access/keys.ts';
import { openFetcher } from './collect/fetcher.ts';
import { type Config, readConfig } from './config.ts';
import { makeApp } from './http/app.ts';
import { openPool } from './intake/pool/pool.ts';
import { submit } from './intake/submit.ts';
import { giveUp, openOrGiveUp, reasonOf } from './opening.ts';
import { openReporting } from './reporting/door.ts';
import { openRoster } from './roster/open.ts';
import { toldToStop } from './stopping.ts';
import { markAsked } from './store/save/collected.ts';

/** Milliseconds that requests under way may take to finish after being told to stop. */
const LONGEST_STOP = 25_000;
/** Milliseconds after which a stop that does not come to an end is broken off. */
const LAST_RESORT = 5_000;
const CLIENT = fileURLToPath(new URL('../client/dist', import.meta.url));

function configOrGiveUp(): Config {
  try {
    return readConfig();
  } catch (error) {
    return giveUp('设置有误，未能启动：', reasonOf(error));
  }
}

const config = configOrGiveUp();
const store = await openOrGiveUp(config);
const now = (): string => new Date().toISOString();
const parsing = openPool({ size: 2, deadline: 20_000, memory: 512 });
const app = await makeApp({
  reader: store.reader,
  parsing,
  accept: (submission, by) => submit(store, submission, { ...by, at: now(), source: null }),
  collecting: {
    fetcher: openFetcher({ hosts: config.fetchHosts }),
    note: (report, outcome) => store.writer.transaction((tx) => markAsked(tx, report, outcome, now())),
  },
  access: openAccess(store, config),
  reporting: openReporting(store),
  roster: openRoster(store, parsing),
  trustProxy: config.trustProxy,
  clientFolder: existsSync(CLIENT) ? CLIENT : null,
  frameAncestors: config.frameAncestors,
  logLevel: config.logLevel,
  now,
});

async function stop(): Promise<void> {
  // Whoever still holds a connection by then has had time enough; what was acknowledged is stored.
  setTimeout(() => app.server.closeAllConnections(), LONGEST_STOP).unref();
  setTimeout(() => process.exit(1), LONGEST_STOP + LAST_RESORT).unref();
  await app.close();
  parsing.close();
  // Folds what was written last into the one file, so that a copy of it is whole.
  await store.close();
}
toldToStop(config.endsWithParent).addEventListener('abort', () => void stop());

try {
  await app.listen({ port: config.port, host: config.host });
} catch (error) {
  await store.close();
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    giveUp(
      `端口 ${config.port} 已被占用。请换一个端口启动：PORT=4001 npm start`,
      `Port ${config.port} is in use. Start on another: PORT=4001 npm start`,
    );
  }
  giveUp('未能开始服务：', reasonOf(error));
}
const address = app.server.address();
const port = typeof address === 'object' && address !== null ? address.port : config.port;
const key = await createFirstKey(store, now());
if (key !== null) {
  process.stdout.write(`\n  管理员密钥（接收报告时用，只显示这一次） Administrator key, shown this once:\n  ${key}\n`);
}
process.stdout.write(`\n  公开年报  http://localhost:${port}/\n  GraphQL   http://localhost:${port}/graphiql\n\n`);
