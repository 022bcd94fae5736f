/**
 * Whoever keeps the server waiting is let go. Only the client's silence counts, never our own work: while a document is read or an
 * answer reckoned, nobody waits for the client, and a slow line that keeps a floor of bytes is waited for as long as it takes.
 * Headers, and connections on which nothing is asked, are timed by Node itself.
 */
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Pace, PassingOver } from './passing-over.ts';

export interface Patience {
  /** Milliseconds for the headers of a request, and for the first of a connection to begin. */
  readonly headers: number;
  /** Milliseconds that a connection is kept open between two requests. */
  readonly idle: number;
  /** Milliseconds over which the speed of a client is measured. */
  readonly window: number;
  /** Bytes a second that a client must send of its request, and take of its answer, while it is waited for. */
  readonly floor: number;
  /** Milliseconds that a client may go on sending after it was answered. */
  readonly lingering: number;
  /** How fast what it sends then is passed over, of all clients together. */
  readonly passing: Pace;
  /** Bytes of a request, whatever it says of itself; what its route takes is less. */
  readonly largest: number;
}

/** Looks at every connection in a window. */
const LOOKS = 10;

interface Connection {
  request: IncomingMessage;
  response: ServerResponse;
  /** Bytes that had come over the connection when the request began. */
  before: number;
  /** When it was answered although its request had not come to an end. */
  answeredAt: number | null;
  /** Bytes of answers that the client took, as far as the system tells, and what stood at the last look. */
  taken: number;
  written: number;
  queued: number;
  readonly isSendingTooSlowly: Meter;
  readonly isTakingTooSlowly: Meter;
}

/** Told at every look whether the client is waited for, and the bytes it has moved in all; answers whether they are too few. */
type Meter = (isAwaited: boolean, moved: number, at: number) => boolean;

function makeMeter({ window, floor }: Patience): Meter {
  let began: { readonly at: number; readonly moved: number } | null = null;
  return (isAwaited, moved, at) => {
    const isOver = began !== null && at - began.at >= window;
    const isEnough = began !== null && moved - began.moved >= (floor * window) / 1000;
    if (!isAwaited) began = null;
    else if (began === null || (isOver && isEnough)) began = { at, moved };
    return isAwaited && isOver && !isEnough;
  };
}

export interface PatienceOptions {
  readonly patience: Patience;
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
  /** Answers, where that is still possible, and closes. */
  readonly giveUp: (error: Error, socket: Socket) => void;
  readonly passing: PassingOver;
}

/** The class of answers for a server whose clients are to be watched: every answer begins with one, on whatever address. */
export function watchedResponse({ patience, now, giveUp, passing }: PatienceOptions): typeof ServerResponse {
  const connections = new Map<Socket, Connection>();
  let timer: NodeJS.Timeout | undefined;

  const watch = (request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request;
    const known = connections.get(socket);
    const begun = { request, response, before: socket.bytesRead, answeredAt: null };
    if (known) return void Object.assign(known, begun);
    const meters = { isSendingTooSlowly: makeMeter(patience), isTakingTooSlowly: makeMeter(patience) };
    connections.set(socket, { ...begun, taken: 0, written: 0, queued: 0, ...meters });
    timer ??= setInterval(lookAtAll, patience.window / LOOKS);
    socket.once('close', () => {
      connections.delete(socket);
      if (connections.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    });
  };

  const lookAtAll = (): void => {
    const at = now();
    for (const [socket, connection] of connections) look(socket, connection, at);
  };

  const look = (socket: Socket, connection: Connection, at: number): void => {
    const { request, response } = connection;
    const written = socket.bytesWritten - socket.writableLength;
    const queued = queuedOf(socket);
    connection.taken += Math.max(0, written - connection.written, connection.queued - queued);
    Object.assign(connection, { written, queued });
    const isSilent = connection.isSendingTooSlowly(isAwaited(request), socket.bytesRead, at);
    const isDeaf = connection.isTakingTooSlowly(socket.writableLength > 0, connection.taken, at);
    if (!request.complete && response.writableFinished) connection.answeredAt ??= at;
    const isLingering = connection.answeredAt !== null && at - connection.answeredAt >= patience.lingering;
    const isEndless = !request.complete && socket.bytesRead - connection.before > patience.largest;
    if (isDeaf || isLingering || isEndless) socket.destroy();
    else if (isSilent) giveUp(tooSlow(), socket);
  };

  return class<Asked extends IncomingMessage = IncomingMessage> extends ServerResponse<Asked> {
    // Node hands over more than its type says.
    constructor(...given: [request: Asked]) {
      super(...given);
      const [request] = given;
      watch(request, this);
      this.once('finish', () => {
        if (!request.complete && !request.destroyed) passing.take(request);
      });
    }
  };
}

/** Does the client owe the rest of its request? Not while what it sent lies here unread. */
function isAwaited(request: IncomingMessage): boolean {
  return !request.complete && request.readableLength === 0 && !request.isPaused();
}

/** Bytes that the system has not taken over yet of what is being written; a large answer is one piece to Node. */
function queuedOf(socket: Socket): number {
  const handle: unknown = Reflect.get(socket, '_handle');
  const queued: unknown = typeof handle === 'object' && handle !== null ? Reflect.get(handle, 'writeQueueSize') : 0;
  return typeof queued === 'number' ? queued : 0;
}

function tooSlow(): Error {
  return Object.assign(new Error('The client sends too slowly'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
}
