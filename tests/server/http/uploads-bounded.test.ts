/** Uploads by clients that send much, or slowly, or leave: what is held for them, what they are told, and who waits for whom. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { publishedDocuments } from '../../../seeds/published/index.ts';
import { LIMITS, type Limits } from '../../../server/http/limits.ts';
import { LANES } from '../../../server/intake/pool/lanes.ts';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { listen, request } from '../../support/raw.ts';
import { reportText } from '../../support/report-text.ts';
import { type Heard, startSending } from '../../support/sending.ts';
import { endlessPdf } from '../intake/pool/endless.ts';
import { readingChildren } from '../intake/pool/reading-children.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const LINES = 'application/x-ndjson';

const SMALL: Limits = {
  ...UNHURRIED,
  patience: { ...LIMITS.patience, idle: 100 },
  uploads: {
    ...LIMITS.uploads,
    file: 300 * KIB,
    of: {
      guests: { bytes: MIB, atOnce: 2, inLine: 1, longest: 60_000 },
      keyHolders: { bytes: MIB, atOnce: 2, inLine: 1, longest: 300 },
    },
  },
};

let opened: TestApp;
let port = 0;
let key = '';
beforeAll(async () => {
  opened = await openTestApp({ limits: SMALL });
  key = `Bearer ${await keyFor(opened.store)}`;
  port = await listen(opened.app);
});
afterAll(() => opened.dispose());

const A = '山区教育局';
const B = '山区民政局';
const C = '山区水利局';
/** Of a year of its own, so that no test finds what another stored. */
let year = 2050;
const report = (bureau = A, received = 4): string => reportText(bureau, year, received);
afterEach(() => {
  year += 1;
});

const start = (path: string, headers: Record<string, string> = {}) => startSending(port, path, headers);
const guest = (headers: Record<string, string> = {}) => start('/readings', headers);
const holder = (headers: Record<string, string> = {}) => start('/documents', { authorization: key, ...headers });
const codesOf = ({ body }: Heard): unknown[] => {
  const { readings, receipts = readings } = JSON.parse(body);
  return receipts.map((one: { problem: { code: string } | null }) => one.problem?.code ?? 'taken');
};
const errorOf = ({ body }: Heard) => JSON.parse(body).errors[0].extensions;

/** How many requests and files were put off, as those see who look after the server. */
const busyFiles = async (): Promise<number> =>
  Number(/refusals_total\{code="BUSY"\} (\d+)/.exec(await opened.observer.metrics())?.[1] ?? 0);

describe('receipts', () => {
  test('go out as lines while the rest is still sent, to those who ask for lines', async () => {
    const sending = holder({ accept: LINES, 'accept-encoding': 'gzip' });
    sending.file('1.txt', report(A));
    const lines = await sending.lines();
    const first = JSON.parse((await lines.next()).value);
    expect(first).toMatchObject({ fileName: '1.txt', receipt: { kind: 'stored', report: `hill-a-${year}` } });
    sending.file('2.txt', '不是年报');
    expect(JSON.parse((await lines.next()).value)).toMatchObject({ problem: { code: 'NOT_A_REPORT' }, receipt: null });
    sending.request.end('--\r\n');
    expect((await lines.next()).done).toBe(true);
  });

  test.each([
    ['whole', 'application/json'],
    ['as lines', LINES],
  ])('of files before a fault of the whole upload are answered with it, %s', async (_, accept) => {
    const sending = holder({ accept });
    sending.file('1.txt', report(A));
    sending.file('2.txt', report(B));
    sending.field('year', 'MMXX');
    const answer = await sending.end();
    const fault = { extensions: { code: 'BAD_ARGUMENT', sentence: { zh: expect.stringContaining('MMXX') } } };
    const stored = [{ receipt: { report: `hill-a-${year}` } }, { receipt: { report: `hill-b-${year}` } }];
    if (accept === LINES) {
      const lines = answer.body
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toMatchObject([...stored, { errors: [fault] }]);
      expect(answer.headers).toMatchObject({ 'content-type': LINES, 'cache-control': 'no-store', vary: 'accept' });
    } else {
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({ receipts: stored, errors: [fault] });
    }
  });

  test('of a long answer begin to go out before its end, and its end says what went wrong', async () => {
    const sending = guest();
    const documents = publishedDocuments();
    for (const { fileName, bytes } of documents) sending.file(fileName, bytes);
    sending.field('year', 'MMXX');
    const answer = await sending.end();
    expect(answer.headers['transfer-encoding']).toBe('chunked');
    const { readings, errors } = JSON.parse(answer.body);
    expect(readings.map(({ fileName }: { fileName: string }) => fileName)).toEqual(
      documents.map(({ fileName }) => fileName),
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_ARGUMENT' } }]);
  });

  test('that nobody heard are had by sending the same again', async () => {
    const gone = holder({ accept: LINES });
    gone.file('1.txt', report(A));
    await (await gone.lines()).next();
    gone.hangUp();
    const again = holder();
    again.file('1.txt', report(A));
    again.file('2.txt', report(B));
    expect(JSON.parse((await again.end()).body).receipts).toMatchObject([
      { receipt: { kind: 'unchanged' } },
      { receipt: { kind: 'stored' } },
    ]);
  });
});

describe('what is sent', () => {
  test('is refused as a whole before it is read, where it says that it is too much', async () => {
    for (const begin of [guest, holder]) {
      const sending = begin({ 'content-length': `${MIB + 1}` });
      const [answer] = await once(sending.request, 'response');
      expect(answer.statusCode).toBe(413);
      sending.hangUp();
    }
  });

  test.each([
    ['/readings', 'multipart/form-data; boundary=b'],
    ['/graphql', 'application/json'],
  ])('may be on its way when %s refuses it: nobody is cut off before he has read why', async (url, type) => {
    const whole = request(`POST ${url}`, { 'content-type': type }, 'x'.repeat(9 * MIB));
    const socket = connect(port, '127.0.0.1');
    const closed = once(socket, 'close');
    socket.write(whole.slice(0, MIB));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 .*"errors"/s);
    expect(await Promise.race([closed, wait(100, 'open')])).toBe('open');
    socket.write(whole.slice(MIB));
    await closed;
    expect(socket.errored).toBeNull();
  });

  test('is refused once it is too much, where it did not say so; what was read before is told', async () => {
    const sending = holder();
    for (let file = 0; file < 5; file += 1) sending.file(`${file}.txt`, report().padEnd(250 * KIB));
    const answer = await sending.end();
    expect([answer.status, codesOf(answer)]).toEqual([413, Array(4).fill('taken')]);
    expect(errorOf(answer)).toMatchObject({
      code: 'TOO_LARGE',
      sentence: { zh: expect.stringContaining('合计不能超过 1 MB'), en: expect.stringContaining('1 MB together') },
    });
  });

  test('is refused file by file where one is too large', async () => {
    const sending = guest();
    sending.file('1.txt', report().padEnd(300 * KIB - 2 * 9000));
    sending.file('2.txt', report().padEnd(301 * KIB));
    sending.file('3.txt', report());
    const answer = await sending.end();
    expect([answer.status, codesOf(answer)]).toEqual([200, ['taken', 'TOO_LARGE', 'taken']]);
  });
});

describe('room', () => {
  test('is held before anything is read, and where there is none the answer is BUSY and when to come again', async () => {
    const give = opened.parsing.reserve(LANES.guests.bytes - MIB / 2, 'guests');
    const sending = guest({ 'content-length': String(MIB) });
    const [answer] = await once(sending.request, 'response');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '60']);
    sending.hangUp();
    give();
  });

  test.each(['application/json', LINES])(
    'that runs out is BUSY for that file only, where others were read (%s)',
    async (accept) => {
      const busyBefore = await busyFiles();
      const sending = guest({ accept });
      const give = opened.parsing.reserve(LANES.guests.bytes, 'guests');
      sending.file('1.txt', report());
      // The file has been passed over once the next one is known.
      sending.field('x', 'y');
      await vi.waitFor(() => expect(sending.request.writableLength).toBe(0));
      await wait(50);
      give();
      sending.file('2.txt', report());
      const answer = await sending.end();
      expect(answer.status).toBe(200);
      const body = accept === LINES ? `{"readings":[${answer.body.trimEnd().replaceAll('\n', ',')}]}` : answer.body;
      expect(codesOf({ ...answer, body })).toEqual(['BUSY', 'taken']);
      // The request was answered, so that only this tells of the file.
      expect(await busyFiles()).toBe(busyBefore + 1);
    },
  );

  test.each(['application/json', LINES])('that is there for none of the files is BUSY for all (%s)', async (accept) => {
    const give = opened.parsing.reserve(LANES.guests.bytes, 'guests');
    const sending = guest({ accept });
    sending.file('1.txt', report());
    sending.file('2.txt', report());
    const answer = await sending.end();
    expect([answer.status, answer.headers['retry-after'], errorOf(answer).code]).toEqual([503, '60', 'BUSY']);
    give();
  });

  test('is waited for by key holders, in order, and BUSY for none of them', async () => {
    const give = opened.parsing.reserve(LANES.keyHolders.bytes, 'keyHolders');
    const sent = [A, B].map((bureau) => {
      const text = report(bureau);
      const sending = holder({ 'content-length': String(Buffer.byteLength(text) + 119) });
      sending.file('1.txt', text);
      return sending.end();
    });
    await wait(100);
    const gone = holder({ 'content-length': String(MIB) });
    await wait(50);
    gone.hangUp();
    give();
    for (const answer of await Promise.all(sent)) expect([answer.status, codesOf(answer)]).toEqual([200, ['taken']]);
    opened.parsing.reserve(LANES.keyHolders.bytes, 'keyHolders')();
  });

  test('is free again, whatever became of the upload', async () => {
    const refused = guest();
    refused.field('year', 'MMXX');
    expect((await refused.end()).status).toBe(400);
    const gone = guest();
    gone.file('1.txt', report().padEnd(200 * KIB));
    await vi.waitFor(() => expect(() => opened.parsing.reserve(LANES.guests.bytes, 'guests')()).toThrow());
    gone.hangUp();
    await vi.waitFor(() => opened.parsing.reserve(LANES.guests.bytes, 'guests')());
  });
});

describe('a turn', () => {
  test('is for so many of one address; one more waits, and the next is told to come again', async () => {
    const first = [guest(), guest()];
    for (const one of first) one.file('1.txt', report());
    await Promise.all(first.map((one) => once(one.request, 'socket')));
    await wait(100);
    const waiting = guest();
    waiting.file('3.txt', report());
    const third = waiting.end();
    await wait(100);
    const refused = guest();
    refused.file('4.txt', report());
    const answer = await refused.end();
    expect([answer.status, answer.headers['retry-after'], errorOf(answer).code]).toEqual([503, '30', 'BUSY']);
    // A key, and another address, have turns of their own.
    const other = holder();
    other.file('5.txt', report(C));
    expect((await other.end()).status).toBe(200);
    for (const one of first) expect(codesOf(await one.end())).toEqual(['taken']);
    expect(codesOf(await third)).toEqual(['taken']);
  });

  test('that nobody waits for any more is the next one’s', async () => {
    const first = [guest(), guest()];
    for (const one of first) one.file('1.txt', report());
    await wait(100);
    const gone = guest();
    gone.file('2.txt', report());
    await wait(100);
    gone.hangUp();
    await wait(100);
    const next = guest();
    next.file('3.txt', report());
    const heard = next.end();
    await wait(100);
    for (const one of first) expect((await one.end()).status).toBe(200);
    expect((await heard).status).toBe(200);
  });

  test('is not waited for without end', async () => {
    const first = [holder(), holder()];
    for (const one of first) one.file('1.txt', report());
    await wait(100);
    const late = holder();
    late.file('2.txt', report());
    expect((await late.end()).status).toBe(503);
    for (const one of first) one.hangUp();
    const next = holder();
    next.file('2.txt', report());
    expect((await next.end()).status).toBe(200);
  });
});

test('as many files as take longer to read than a client may be silent are all read', async () => {
  const hasty = await openTestApp({ limits: { ...UNHURRIED, patience: { ...LIMITS.patience, window: 100 } } });
  const sending = startSending(await listen(hasty.app), '/readings');
  for (let file = 0; file < 14; file += 1) sending.file(`${file}.txt`, `${report()}${'　\n'.repeat(4000)}`);
  expect(codesOf(await sending.end())).toEqual(Array(14).fill('taken'));
  await hasty.dispose();
});

describe.runIf(process.platform === 'linux')('a client that hangs up', () => {
  // Well before the deadline of a reading.
  test('ends the reading of its file, and what it had not sent is read for nobody', { timeout: 12_000 }, async () => {
    const { bytes } = endlessPdf();
    const before = new Set(readingChildren().map(({ pid }) => pid));
    const gone = holder({ accept: LINES });
    gone.file('1.txt', report(A));
    await (await gone.lines()).next();
    gone.file('2.pdf', bytes);
    gone.file('3.txt', report(B));
    await wait(300);
    gone.hangUp();
    const next = holder();
    next.file('4.txt', report(C));
    expect(JSON.parse((await next.end()).body).receipts).toMatchObject([{ receipt: { kind: 'stored' } }]);
    expect(readingChildren().filter(({ pid }) => before.has(pid))).toEqual([]);
    const { body } = await opened.ask(`{ reports(filter: { year: ${year} }) { nodes { id } } }`);
    expect(body.data.reports.nodes).toEqual([{ id: `hill-a-${year}` }, { id: `hill-c-${year}` }]);
  });
});

test('a client that hangs up as its answer is about to begin leaves its turn and its room to others', async () => {
  let hangUp: (() => void) | null = null;
  let hasNames = false;
  const leaving = await openTestApp({
    limits: SMALL,
    watch: (reader) => ({
      ...reader,
      db: reader.db.withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          // All names are looked up before the document is read; whatever is looked up later tells of what was read.
          if (hasNames) hangUp?.();
          if (hasNames) await wait(20);
          hasNames ||= result.rows.some((row) => 'written' in row);
          return result;
        },
      }),
    }),
  });
  const at = await listen(leaving.app);
  for (const accept of [LINES, LINES, 'application/json', 'application/json']) {
    const gone = startSending(at, '/readings', { accept });
    gone.file('1.txt', report());
    hangUp = gone.hangUp;
    hasNames = false;
    await expect(gone.end()).rejects.toThrow('socket hang up');
    await wait(100);
    hangUp = null;
  }
  // What was asked of the database for whoever left is awaited, and slow here.
  await vi.waitFor(() => leaving.parsing.reserve(LANES.guests.bytes, 'guests')(), { timeout: 10_000 });
  const next = startSending(at, '/readings');
  next.file('2.txt', report());
  expect(codesOf(await next.end())).toEqual(['taken']);
  await leaving.dispose();
});

test('the product takes files of 64 MB, fifty at once, and of a stranger no more than one of the largest', () => {
  expect(LIMITS.uploads).toEqual({
    file: 64 * MIB,
    files: 50,
    members: 500,
    of: {
      guests: { bytes: 65 * MIB, atOnce: 4, inLine: 40, longest: 30_000 },
      keyHolders: { bytes: 256 * MIB, atOnce: 8, inLine: 500, longest: 300_000 },
    },
  });
});
