/** Asks a server the same list of questions over and over, by several connections at once, each waiting for its answer. */
import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

export interface Asked {
  readonly answers: number;
  /** Requests answered a second. */
  readonly perSecond: number;
  /** Milliseconds that half of them took at most, and 99 of 100. */
  readonly median: number;
  readonly slowest: number;
}

/** Milliseconds that a process has computed until now, which a busy machine changes little; null where the system does not tell. */
export function computedBy(pid: number | undefined): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  // Behind its name, which may hold anything; in hundredths of a second, by itself and by the system for it.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const END_OF_HEAD = '\r\n\r\n';

export interface How {
  readonly connections: number;
  /** For so long, and so many; whichever is over first. */
  readonly seconds: number;
  readonly most?: number;
}

/** Throws at the first answer that is none. `bodies` are asked in turn, whatever connection is free. */
export async function askOver(
  origin: string,
  bodies: readonly string[],
  { connections, seconds, most = Number.POSITIVE_INFINITY }: How,
): Promise<Asked> {
  const { hostname, port } = new URL(origin);
  const requests = bodies.map((body) =>
    Buffer.from(
      `POST /graphql HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}${END_OF_HEAD}${body}`,
    ),
  );
  const waits: number[] = [];
  let place = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const ask = openConnection(connect({ host: hostname, port: Number(port), noDelay: true }));
      while (performance.now() < end && place < most) {
        const sent = performance.now();
        await ask(requests[place++ % requests.length] ?? Buffer.alloc(0));
        waits.push(performance.now() - sent);
      }
      ask.end();
    }),
  );
  const took = (performance.now() - began) / 1000;
  waits.sort((a, b) => a - b);
  const at = (part: number): number => waits[Math.floor(waits.length * part)] ?? 0;
  return { answers: waits.length, perSecond: waits.length / took, median: at(0.5), slowest: at(0.99) };
}

interface Connection {
  (request: Buffer): Promise<void>;
  end(): void;
}

/** One request at a time; an answer is whole when as many bytes have come as its head says. */
function openConnection(socket: Socket): Connection {
  let waiting: { readonly done: () => void; readonly fail: (error: Error) => void } | null = null;
  let head = '';
  let missing = -1;
  const fail = (error: Error): void => waiting?.fail(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The connection ended')));
  socket.on('data', (bytes: Buffer) => {
    let rest = bytes;
    if (missing < 0) {
      head += bytes.toString('latin1');
      const end = head.indexOf(END_OF_HEAD);
      if (end < 0) return;
      const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1];
      if (!head.startsWith('HTTP/1.1 200') || length === undefined) return fail(new Error(head.slice(0, 500)));
      rest = bytes.subarray(bytes.length - (head.length - end - END_OF_HEAD.length));
      missing = Number(length);
      head = '';
    }
    missing -= rest.length;
    if (missing > 0) return;
    missing = -1;
    waiting?.done();
  });
  const ask = (request: Buffer): Promise<void> =>
    new Promise((done, reject) => {
      waiting = { done, fail: reject };
      socket.write(request);
    });
  return Object.assign(ask, { end: () => void socket.destroy() });
}
