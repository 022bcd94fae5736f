/** So many connections may be open: of one address, and of all. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { listen } from '../../support/raw.ts';

let opened: TestApp;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await opened.dispose();
});

async function start(connections: typeof UNHURRIED.connections, trustProxy: string | null = null): Promise<number> {
  opened = await openTestApp({ limits: { ...UNHURRIED, connections }, trustProxy });
  return listen(opened.app);
}

/** What is heard on a connection on which something is asked; it stays open. */
async function ask(port: number, from = '127.0.0.1'): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  sockets.push(socket);
  socket.on('error', () => {});
  const heard = once(socket, 'data');
  await once(socket, 'connect');
  socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return String((await heard)[0]);
}

test('of one address; another one’s are taken, and the next once one has closed', async () => {
  const port = await start({ ofAddress: 3, whole: 100 });
  for (let place = 0; place < 3; place += 1) expect(await ask(port)).toMatch(/^HTTP\/1\.1 200 /);
  const refused = await ask(port);
  expect(refused).toMatch(/^HTTP\/1\.1 503 .*\r\n/);
  expect(refused).toMatch(/retry-after: 10\r\n/i);
  expect(refused).toMatch(/"code":"BUSY".*Close those that are not used/s);
  expect(await ask(port, '127.0.0.2')).toMatch(/^HTTP\/1\.1 200 /);
  const [first] = sockets;
  first?.end();
  await once(first as Socket, 'close');
  expect(await ask(port)).toMatch(/^HTTP\/1\.1 200 /);
  // Whoever looks after the server learns it.
  expect(await opened.observer.metrics()).toMatch(/code="BUSY"\} 1/);
});

test('of all addresses', async () => {
  const port = await start({ ofAddress: 100, whole: 2 });
  for (const from of ['127.0.0.1', '127.0.0.2']) expect(await ask(port, from)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await ask(port, '127.0.0.3')).toMatch(/^HTTP\/1\.1 503 /);
});

test('behind a proxy, of all readers only', async () => {
  const port = await start({ ofAddress: 1, whole: 100 }, '127.0.0.1');
  for (let place = 0; place < 5; place += 1) expect(await ask(port)).toMatch(/^HTTP\/1\.1 200 /);
});
