/**
 * In front of everything else: a question whose very bytes came before, by somebody who says nothing of himself, is answered by Node alone
 * with what is kept. Whatever differs from that by one header or one byte goes the whole way, and is answered, counted or refused there;
 * so does what has an answer no longer.
 */
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type { Observer } from '../observe/observer.ts';
import type { Kept } from './kept/kept.ts';
import type { CountRequest } from './rates.ts';
import { requestId, tellWhenOver } from './request-log.ts';

export interface FrontOptions {
  readonly find: Kept['atOnce'];
  /** Throws where the address has asked too often. */
  readonly count: CountRequest;
  readonly answered: Observer['answered'];
  readonly log: FastifyBaseLogger;
  /** False where everything is to go the whole way: while the server stops. */
  readonly isOpen: () => boolean;
}

/** Headers that a question may have and be answered here; what they say is looked at, or changes nothing. */
const PLAIN = new Set([
  ...['host', 'content-type', 'content-length', 'accept', 'accept-encoding', 'accept-language', 'user-agent'],
  ...['connection', 'origin', 'referer', 'cache-control', 'pragma', 'dnt'],
  ...['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform'],
]);
/** One of these for each header, name and value by turns. */
const MOST_HEADERS = 2 * PLAIN.size;

export function answerInFront(server: Server, { find, count, answered, log, isOpen }: FrontOptions): void {
  const [whole] = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  if (!whole) throw new Error('The server answers nothing yet');
  server.removeAllListeners('request');
  const answer = (request: IncomingMessage, response: ServerResponse, bytes: Buffer): boolean => {
    const found = find(bytes, request.headers);
    if (!found) return false;
    const id = requestId();
    const ip = request.socket.remoteAddress ?? '';
    try {
      count({ ip, log, viewer: null });
    } catch {
      // Where it goes the whole way it is counted once more, and refused.
      return false;
    }
    const named = { route: '/graphql', code: null };
    tellWhenOver(request, response, (told) => {
      answered({ ...told, ...named });
      return { log, line: { request: id, method: 'POST', ...named, key: null, address: ip } };
    });
    response.writeHead(200, {
      'x-request-id': id,
      'cache-control': 'no-store',
      'content-type': found.type,
      ...found.headers,
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'etag',
      'content-length': Buffer.byteLength(found.body),
    });
    response.end(found.body);
    return true;
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const length = isOpen() ? lengthOf(request) : null;
    if (length === null) return whole.call(server, request, response);
    // A short body has nearly always come with its head, and both have been read to their end by the next turn: before it, Node would not
    // know yet that nothing more is to come of a request that is answered. Nobody is waited for here.
    setImmediate(() => {
      // Its client has left meanwhile, and whoever waited for its body would do so for ever.
      if (request.destroyed) return;
      const bytes: Buffer | null = request.complete && request.readableLength === length ? request.read() : null;
      if (bytes && answer(request, response, bytes)) return;
      if (bytes) request.unshift(bytes);
      whole.call(server, request, response);
    });
  });
}

/** Bytes of the body of a request that may be answered here; null for every other. */
function lengthOf({ method, url, headers, rawHeaders, httpVersion }: IncomingMessage): number | null {
  if (method !== 'POST' || url !== '/graphql' || httpVersion !== '1.1' || rawHeaders.length > MOST_HEADERS) return null;
  if (headers['content-type'] !== 'application/json' || !isOfOneHost(headers, rawHeaders)) return null;
  for (const name in headers) if (!PLAIN.has(name)) return null;
  const length = Number(headers['content-length']);
  return Number.isSafeInteger(length) && length > 0 ? length : null;
}

/** Named once, and as any host is. */
function isOfOneHost({ host = '' }: IncomingHttpHeaders, rawHeaders: readonly string[]): boolean {
  if (!/^[\w.-]+(?::\d{1,5})?$/.test(host)) return false;
  let hosts = 0;
  for (let place = 0; place < rawHeaders.length; place += 2)
    if (rawHeaders[place]?.toLowerCase() === 'host') hosts += 1;
  return hosts === 1;
}
