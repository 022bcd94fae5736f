/** Whoever leaves takes nothing along: places and turns are given on, however early he left. */
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openTurns } from '../../../server/http/turns.ts';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { listen } from '../../support/raw.ts';

let opened: TestApp | undefined;
afterEach(async () => {
  await opened?.dispose();
  opened = undefined;
});

const ONE = { ofAddress: 1, whole: 1 };

/** A server with one place of each kind, and what is called when a request has arrived, before anything is looked up for it. */
async function openNarrow(arrived: (socket: Socket) => void): Promise<number> {
  const limits = {
    ...UNHURRIED,
    streams: ONE,
    events: { ...UNHURRIED.events, most: ONE },
    written: { atOnce: 1, inLine: 0, longest: 1000 },
  };
  opened = await openTestApp({ limits });
  opened.app.addHook('preHandler', async ({ headers, raw }) => {
    if (headers['x-leaves'] === undefined) return;
    const gone = new Promise((resolve) => raw.socket.once('close', resolve));
    arrived(raw.socket);
    await gone;
  });
  return listen(opened.app);
}

test.each([
  '/data/figures.csv',
  '/data/gongkai-r1.zip',
  '/events',
  '/revisions.csv',
  '/compile.xlsx?region=hill&year=2022',
])('%s can be had after somebody asked for it who left before it was begun', async (url) => {
  const left = Promise.withResolvers<void>();
  const port = await openNarrow(() => client.destroy());
  const client = connect(port, '127.0.0.1', () =>
    client.write(`GET ${url} HTTP/1.1\r\nhost: localhost\r\nx-leaves: 1\r\n\r\n`),
  );
  client.on('close', () => left.resolve());
  await left.promise;
  const next = async (): Promise<number> => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`);
    await answer.body?.cancel();
    return answer.status;
  };
  await expect.poll(next).toBe(200);
});

test('a turn is not given to somebody who has just left', async () => {
  const turns = openTurns({ atOnce: 1, inLine: 5, longest: 1000 }, () => new Error('too long') as never);
  const [gone, here] = [new AbortController(), new AbortController()];
  const end = await turns.take('', here.signal);
  const first = turns.take('', gone.signal);
  const second = turns.take('', here.signal);
  // In the same breath, before anything that waits is told.
  gone.abort(new Error('left'));
  end();
  await expect(first).rejects.toThrow('left');
  expect(await second).toBeTypeOf('function');
});
