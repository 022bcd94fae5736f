/** Where the parts are joined: opens the store, serves, and stops cleanly. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from './config.ts';
import { makeApp } from './http/app.ts';
import { openSqlite } from './store/open.ts';

const config = readConfig();
const clientFolder = fileURLToPath(new URL('../client/dist', import.meta.url));
const store = await openSqlite(config.database);
const app = await makeApp({
  reader: store.reader,
  clientFolder: existsSync(clientFolder) ? clientFolder : null,
  frameAncestors: config.frameAncestors,
  logLevel: config.logLevel,
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await app.close();
  await store.close();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

try {
  await app.listen({ port: config.port, host: config.host });
} catch (error) {
  await store.close();
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  process.stderr.write(
    taken
      ? `端口 ${config.port} 已被占用。请换一个端口启动：PORT=4001 npm start\nPort ${config.port} is in use. Start on another: PORT=4001 npm start\n`
      : `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
const address = app.server.address();
const port = typeof address === 'object' && address !== null ? address.port : config.port;
process.stdout.write(`\n  公开年报  http://localhost:${port}/\n  GraphQL   http://localhost:${port}/graphiql\n\n`);
