/**
 * `npm run crowd`: clients that send too much, too slowly or not at all, and leave in the middle, against a server of its own; tells what
 * became of them and of the server. Exit 1 where it outgrows its memory, keeps a silent client, or lets one down that only has a slow line.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endlessPdf } from '../server/intake/pool/endless.ts';
import { startServing } from '../support/programs.ts';
import { type Heard, startSending } from '../support/sending.ts';

const MIB = 1024 * 1024;
const MOST_MEMORY = 600;
const LONGEST_SILENCE = 15;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-crowd-'));
const faults: string[] = [];
const say = (what: string, ...told: readonly (string | number)[]): void =>
  void process.stdout.write(`${what.padEnd(44)} ${told.join(' ')}\n`);
const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;
const text = (bytes: number): Buffer => Buffer.alloc(bytes, '关于政府信息公开工作的说明，本年度工作情况如下所述。\n');

/** How many were answered how. */
function tally(answers: readonly Heard[]): string {
  const counts = Map.groupBy(answers, ({ status, body }) => {
    if (status === 0) return `no answer (${body})`;
    const { errors, readings, receipts = readings } = JSON.parse(body);
    const code = errors?.[0].extensions.code ?? receipts[0].problem?.code ?? 'read';
    return `${status} ${code}`;
  });
  return [...counts].map(([answer, { length }]) => `${length} × ${answer}`).join(', ');
}

const server = await startServing(folder, { GONGKAI_SEEDS: 'none' });
const port = Number(new URL(server.origin).port);
const byKey = { authorization: `Bearer ${server.key}` };
const pid = server.child.pid ?? 0;

const memory = (): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
/** Milliseconds of the event loop since it was last asked, p99. */
const delay = async (): Promise<number> => {
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  return Math.round(Number(/^nodejs_eventloop_lag_p99_seconds (.*)$/m.exec(metrics)?.[1]) * 1000);
};

async function sendAtOnce(what: string, count: number, path: string, headers: Readonly<Record<string, string>>) {
  const content = text(4 * MIB);
  const before = memory();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, memory());
  }, 50);
  await delay();
  const answers = await Promise.all(
    Array.from({ length: count }, () => {
      const sending = startSending(port, path, { ...headers, 'content-length': String(content.length + 119) });
      sending.file('a.txt', content);
      // Whoever is cut off is told of, and the others go on.
      return sending
        .end()
        .catch((error: NodeJS.ErrnoException): Heard => ({ status: 0, headers: {}, body: String(error.code) }));
    }),
  );
  clearInterval(timer);
  say(what, tally(answers));
  say('', `RSS ${before} MB, at most ${most} MB; event-loop delay p99 ${await delay()} ms`);
  if (most > MOST_MEMORY) faults.push(`${what}: ${most} MB`);
  const cutOff = answers.filter(({ status }) => status === 0).length;
  if (cutOff > 0) faults.push(`${what}: ${cutOff} were cut off without an answer`);
}

/** Ports of clients whose connection the server holds; one that does not read never learns that it was left. Looked up once for all. */
function heldPorts(): ReadonlySet<number> {
  const lines = readFileSync('/proc/net/tcp', 'utf8').split('\n');
  const open = lines.map((line) => line.trim().split(/\s+/)).filter(([, , , state]) => state === '01');
  const portOf = (address = ''): number => Number.parseInt(address.split(':')[1] ?? '', 16);
  return new Set(open.flatMap(([, local, remote]) => (portOf(local) === port ? [portOf(remote)] : [])));
}

async function beSilent(what: string, count: number, begin: (socket: Socket) => void, drip: string): Promise<void> {
  const began = performance.now();
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1', () => begin(socket));
    return socket.on('error', () => {}).pause();
  });
  let isHeld = true;
  do {
    await wait(500);
    if (drip !== '') for (const socket of sockets) socket.write(drip);
    const held = heldPorts();
    isHeld = sockets.some(({ localPort }) => held.has(localPort ?? 0));
  } while (isHeld && seconds(began) < 2 * LONGEST_SILENCE);
  const took = seconds(began);
  for (const socket of sockets) socket.destroy();
  say(what, `${count} closed after ${took} s`);
  if (took > LONGEST_SILENCE) faults.push(`${what}: ${took} s`);
}

const HEAD = 'Host: localhost\r\n';
const POST = (path: string, type: string): string =>
  `POST ${path} HTTP/1.1\r\n${HEAD}Content-Type: ${type}\r\nContent-Length: 99999\r\n\r\n`;

try {
  await Promise.all([
    beSilent('idle', 200, () => {}, ''),
    beSilent('headers, a byte a time', 1, (socket) => socket.write(`GET / HTTP/1.1\r\n${HEAD}X: `), 'x'),
    beSilent('a body, a byte a time', 1, (socket) => socket.write(POST('/graphql', 'application/json')), ' '),
    beSilent(
      'a form, a byte a time',
      1,
      (socket) => socket.write(POST('/readings', 'multipart/form-data; boundary=b')),
      'x',
    ),
    beSilent('asked once, and kept', 1, (socket) => socket.write(`GET /healthz HTTP/1.1\r\n${HEAD}\r\n`), ''),
    beSilent(
      'never reads',
      1,
      (socket) => socket.write(`GET /graphiql/graphiql.js HTTP/1.1\r\n${HEAD}\r\n`.repeat(40)),
      '',
    ),
  ]);

  const slow = startSending(port, '/readings');
  const began = performance.now();
  const piece = text(25_000);
  await slow.slowly('a.txt', Array(480).fill(piece), 100);
  const answer = await slow.end();
  say('12 MB at 250 KB/s', tally([answer]), `${seconds(began)} s`);
  if (answer.status !== 200) faults.push('12 MB at 250 KB/s');

  const { bytes } = endlessPdf();
  for (const [what, leave] of [
    ['a key holder after 4 abandoned hostile PDFs', true],
    ['a key holder beside 4 of them', false],
  ] as const) {
    const hostile = Array.from({ length: 4 }, () => startSending(port, '/readings'));
    for (const one of hostile) {
      one.file('a.pdf', bytes);
      void one.end().catch(() => {});
    }
    await wait(500);
    if (leave) for (const one of hostile) one.hangUp();
    const asked = performance.now();
    const own = startSending(port, '/documents', byKey);
    own.file('a.txt', '今天下午三点开会。');
    const heard = await own.end();
    say(what, tally([heard]), `${seconds(asked)} s`);
    if (heard.status !== 200) faults.push(what);
    for (const one of hostile) one.hangUp();
  }

  const many = startSending(port, '/documents', byKey);
  const first = performance.now();
  for (let file = 0; file < 14; file += 1) many.file(`${file}.pdf`, file < 2 ? bytes : text(3 * MIB));
  const receipts = await many.end();
  say(
    '14 slow files in one upload',
    tally([receipts]),
    `${JSON.parse(receipts.body).receipts?.length} receipts after ${seconds(first)} s`,
  );
  if (receipts.status !== 200) faults.push('14 slow files');

  await sendAtOnce('230 uploads of 4 MB by a stranger', 230, '/readings', {});
  await sendAtOnce('230 uploads of 4 MB by a key holder', 230, '/documents', byKey);
  if (!(await fetch(`${server.origin}/healthz`)).ok) faults.push('it does not answer any more');
} finally {
  server.child.kill('SIGTERM');
  if ((await server.ended) !== 0) say('the server ended badly:', server.said());
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) say('too much:', fault);
process.exitCode = faults.length > 0 ? 1 : 0;
