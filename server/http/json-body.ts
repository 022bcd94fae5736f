/**
 * JSON bodies, strictly: UTF-8 only, no compression, no NUL. Fastify by itself accepts any charset and replaces what is not
 * UTF-8 by question marks, so that what is stored is not what was sent.
 * What is large is known to be before it is read: strangers send none, and of a key so many are held at a time.
 */
import { Buffer } from 'node:buffer';
import { type Readable, Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import { leaveWith } from './places.ts';
import { openTurns } from './turns.ts';
import { untilGone } from './uploads.ts';
import { ANYBODYS_BODY } from './words.ts';

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Fastify answers with the status and code that an error carries; the words stand in words.ts. */
function refused(statusCode: number, code: string): Error {
  return Object.assign(new Error(code), { statusCode, code });
}

/** Large bodies of one key that are held at a time, until they are answered: each takes its size twice and more. */
const LARGE = { atOnce: 4, inLine: 100, longest: 30_000 };

interface JsonBodies {
  /** Bytes that those who are signed in may send; without it, the application's own limit holds for everybody. */
  readonly signedIn?: number;
  /** What stands for the very same bytes where they were read before and need not be again; null where they were not. */
  readonly recall?: (request: FastifyRequest, body: Buffer) => object | null;
}

export function addJsonBodies(app: FastifyInstance, { signedIn, recall = () => null }: JsonBodies = {}): void {
  if (signedIn !== undefined) boundBodies(app);
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', ...(signedIn === undefined ? {} : { bodyLimit: signedIn }) },
    (request, body, done) => {
      try {
        ensurePlain(request);
        const recalled = typeof body === 'string' ? null : recall(request, body);
        if (recalled) return done(null, recalled);
        // The parser of Fastify itself answers by the callback; its type says that others may answer by a promise.
        void parse(request, textOf(body), (error, value) =>
          error ? done(refused(400, 'INVALID_JSON')) : done(null, value),
        );
      } catch (error) {
        done(error instanceof Error ? error : refused(400, 'INVALID_JSON'));
      }
    },
  );
}

function boundBodies(app: FastifyInstance): void {
  const turns = openTurns(LARGE, tooMany);
  app.addHook('preParsing', async (request, reply, payload) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (encoding === undefined && Number(length ?? 0) <= ANYBODYS_BODY) return payload;
    if (request.viewer !== null) {
      leaveWith(reply.raw, await turns.take(request.viewer.keyId, untilGone(reply)));
      return payload;
    }
    if (encoding === undefined) throw refused(413, 'BODY_TOO_LARGE');
    return upTo(payload, ANYBODYS_BODY);
  });
}

/** So many bytes of it; what is more is refused, and not read here any further. */
function upTo(payload: Readable, most: number): Readable {
  let received = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, next) {
      received += chunk.length;
      if (received > most) next(refused(413, 'BODY_TOO_LARGE'));
      else next(null, chunk);
    },
  });
  // A request may end before anybody listens to what is read of it, and after.
  counted.on('error', () => {});
  payload.once('error', (error) => counted.destroy(error));
  return payload.pipe(counted);
}

function tooMany(): Problem {
  const sentence = {
    zh: '用这把密钥同时发送的大请求太多，这一个没有处理，未作任何改动。请稍后再试。',
    en: 'Too many large requests are being sent with this key; this one was not handled, and nothing was changed. Try again in a moment.',
  };
  return new Problem('BUSY', sentence, { retryAfter: 5 });
}

function ensurePlain({ headers }: FastifyRequest): void {
  const type = headers['content-type'];
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(type ?? '')?.[1]?.toLowerCase();
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw refused(415, 'UNSUPPORTED_CHARSET');
  }
  if (headers['content-encoding'] !== undefined) {
    throw refused(415, 'UNSUPPORTED_ENCODING');
  }
}

function textOf(body: Buffer | string): string {
  let text: string;
  try {
    text = UTF_8.decode(typeof body === 'string' ? Buffer.from(body) : body);
  } catch {
    throw refused(400, 'INVALID_UTF8');
  }
  if (text.includes('\u0000') || text.includes('\\u0000')) {
    throw refused(400, 'NUL_CHARACTER');
  }
  return text;
}
