/**
 * Stands before a PostgreSQL server that asks for no password, and hands the connection of a client that has ended to the next one that asks
 * alike: a new connection is a process of the server, which costs it as much as a test, and has everything to look up once more.
 */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

interface Connection {
  readonly socket: Socket;
  /** What the server said when it was opened, up to being ready. */
  readonly greeting: Buffer;
}

export interface KeptConnections {
  readonly port: number;
  close(): void;
}

/** Version 3.0 of the protocol, with which a client begins that wants a connection, and not to cancel a question. */
const VERSION = 196_608;
const TERMINATE = 'X'.charCodeAt(0);
const READY = Buffer.from([90, 0, 0, 0, 5, 73]);
const FORGET = ['rollback', 'discard all', `select 'forgotten'`];

export async function keepConnections(port: number): Promise<KeptConnections> {
  /** By what a client says first: user, database and settings. */
  const free = new Map<string, Promise<Connection | null>[]>();
  const open = new Set<Socket>();
  const noted = (socket: Socket): Socket => {
    open.add(socket);
    socket.unref();
    socket.setNoDelay(true);
    socket.on('error', () => {}).once('close', () => open.delete(socket));
    return socket;
  };

  async function connectionFor(startup: Buffer): Promise<Connection> {
    const waiting = free.get(startup.toString('latin1')) ?? [];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const kept = await next;
      if (kept && !kept.socket.destroyed) return kept;
    }
    const socket = noted(connect(port, '127.0.0.1'));
    socket.write(startup);
    return { socket, greeting: await untilReady(socket) };
  }

  const server = createServer(async (client) => {
    noted(client);
    const startup = await firstOf(client);
    if (startup === null) return client.destroy();
    if (startup.readInt32BE(4) !== VERSION) {
      const socket = noted(connect(port, '127.0.0.1'));
      socket.write(startup);
      return client.pipe(socket).pipe(client);
    }
    const connection = await connectionFor(startup);
    const { socket, greeting } = connection;
    client.write(greeting);
    if (socket.destroyed) return client.end();
    const pass = (bytes: Buffer): unknown => client.write(bytes);
    const end = (): unknown => client.destroy();
    socket.on('data', pass).once('close', end).resume();
    let isOver = false;
    const leave = (mayStay: boolean): void => {
      if (isOver) return;
      isOver = true;
      socket.off('data', pass).off('close', end).pause();
      client.end();
      if (!mayStay) return void socket.destroy();
      const key = startup.toString('latin1');
      free.set(key, [...(free.get(key) ?? []), forgotten(connection)]);
    };
    const isTerminated = makeTerminated();
    client.on('data', (bytes: Buffer) => {
      const last = isTerminated(bytes);
      if (last !== 0) socket.write(last === null ? bytes : bytes.subarray(0, last));
      if (last !== null) leave(true);
    });
    return client.once('close', () => leave(false)).resume();
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port to listen at');
  return {
    port: address.port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** The first message of a client, which has no letter before its length; null where it ends before. */
async function firstOf(client: Socket): Promise<Buffer | null> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < 4 || bytes.length < bytes.readInt32BE(0)) {
    const chunk: Buffer | null = await nextOf(client);
    if (chunk === null) return null;
    bytes = Buffer.concat([bytes, chunk]);
  }
  return bytes;
}

async function untilReady(socket: Socket): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  while (!bytes.subarray(-READY.length).equals(READY)) {
    const chunk: Buffer | null = await nextOf(socket);
    // It refused, and what it said is what the client is told.
    if (chunk === null) return bytes;
    bytes = Buffer.concat([bytes, chunk]);
  }
  return bytes;
}

function nextOf(socket: Socket): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const settle = (chunk: Buffer | null): void => {
      socket.pause().off('data', settle).off('close', ended);
      resolve(chunk);
    };
    const ended = (): void => settle(null);
    socket.once('data', settle).once('close', ended).resume();
    if (socket.destroyed) ended();
  });
}

/** The connection as new, once nothing of its client is left in it; null where it has ended. */
async function forgotten(connection: Connection): Promise<Connection | null> {
  for (const text of FORGET) {
    const length = Buffer.alloc(4);
    length.writeInt32BE(Buffer.byteLength(text) + 5);
    connection.socket.write(Buffer.concat([Buffer.from('Q'), length, Buffer.from(`${text}\0`)]));
  }
  let said = Buffer.alloc(0);
  while (!(said.includes('forgotten') && said.subarray(-READY.length).equals(READY))) {
    const chunk: Buffer | null = await nextOf(connection.socket);
    if (chunk === null) return null;
    said = Buffer.concat([said, chunk]);
  }
  return connection;
}

/** Follows what a client sends: where it says that it ends, within the bytes given; null while it does not. */
function makeTerminated(): (bytes: Buffer) => number | null {
  let head = Buffer.alloc(0);
  let left = 0;
  return (bytes) => {
    for (let at = 0; at < bytes.length; ) {
      if (left > 0) {
        const taken = Math.min(left, bytes.length - at);
        left -= taken;
        at += taken;
        continue;
      }
      if (head.length === 0 && bytes[at] === TERMINATE) return at;
      const taken = Math.min(5 - head.length, bytes.length - at);
      head = Buffer.concat([head, bytes.subarray(at, at + taken)]);
      at += taken;
      if (head.length === 5) {
        left = head.readInt32BE(1) - 4;
        head = Buffer.alloc(0);
      }
    }
    return null;
  };
}
