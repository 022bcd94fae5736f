/** Open pages learn that the data have moved on. */
import { afterEach, expect, test } from 'vitest';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { listen } from '../../support/raw.ts';
import { file, received } from '../../support/small-district.ts';

let opened: TestApp;
afterEach(() => opened.dispose());

const OFTEN = { ...UNHURRIED, events: { every: 20, looksAlive: 2, most: { ofAddress: 2, whole: 3 } } };

async function start(): Promise<(count: number, address?: string) => Promise<readonly Heard[]>> {
  opened = await openTestApp({ limits: OFTEN, trustProxy: 'loopback' });
  const port = await listen(opened.app);
  const from = (address: string) =>
    fetch(`http://127.0.0.1:${port}/events`, { headers: { 'x-forwarded-for': address } });
  return async (count, address = '10.0.0.1') => {
    const heard: Heard[] = [];
    for (let page = 0; page < count; page += 1) heard.push(hear(await from(address)));
    return heard;
  };
}

interface Heard {
  readonly status: number;
  readonly headers: Headers;
  /** What is said from where the last call stopped, up to what is looked for, or to the end. */
  until(what: RegExp): Promise<string>;
  stop(): Promise<void>;
}

function hear(response: Response): Heard {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    status: response.status,
    headers: response.headers,
    async until(what) {
      let said = '';
      while (!what.test(said)) {
        const piece = await reader?.read();
        if (!piece || piece.done) return `${said}(end)`;
        said += piece.value;
      }
      return said;
    },
    stop: async () => reader?.cancel(),
  };
}

test('the newest revision at once, and each that comes', async () => {
  const open = await start();
  const [page] = await open(1);
  if (!page) throw new Error('Not opened');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(page.headers.get('content-encoding')).toBeNull();
  const first = Number(/event: revision\ndata: (\d+)\n\n/.exec(await page.until(/data: \d+\n\n/))?.[1]);
  expect(first).toBeGreaterThan(0);
  await file(opened.store, 'hill-b', 2022, { cells: received(7) });
  const next = await page.until(/data: \d+\n\n/);
  expect(Number(/data: (\d+)/.exec(next)?.[1])).toBeGreaterThan(first);
  // While nothing changes, a sign of life and no revision.
  const quiet = await page.until(/: alive\n\n/);
  expect(quiet).not.toContain('revision');
  await page.stop();
});

test('so many at once of an address; whoever goes makes room', async () => {
  const open = await start();
  const both = await open(2);
  const [third] = await open(1);
  // Others have theirs, up to so many in all.
  const others = await open(2, '10.0.0.2');
  expect(others.map(({ status }) => status)).toEqual([200, 503]);
  expect(third?.status).toBe(503);
  expect(third?.headers.get('retry-after')).toBe('600');
  expect(await third?.until(/reload it/)).toContain('"code":"BUSY"');
  await both[0]?.stop();
  await expect.poll(async () => (await open(1))[0]?.status).toBe(200);
});

test('a page that listens does not keep the server from stopping', async () => {
  const open = await start();
  const [page] = await open(1);
  await page?.until(/data/);
  await opened.app.close();
  expect(await page?.until(/never said/)).toContain('(end)');
});

test('where reading is closed, a stranger is told nothing', async () => {
  opened = await openTestApp({ limits: OFTEN, reading: 'keys' });
  const { statusCode } = await opened.app.inject('/events');
  expect(statusCode).toBe(401);
});

test('the head alone is answered at once, and holds no place', async () => {
  opened = await openTestApp({ limits: OFTEN });
  const port = await listen(opened.app);
  for (let times = 0; times < 5; times += 1) {
    const head = await fetch(`http://127.0.0.1:${port}/events`, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  }
});
