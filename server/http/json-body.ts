/**
 * JSON bodies, strictly: UTF-8 only, no compression, no NUL. Fastify by itself accepts any charset and replaces what is not
 * UTF-8 by question marks, so that what is stored is not what was sent.
 */
import { Buffer } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ANYBODYS_BODY } from './words.ts';

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Fastify answers with the status and code that an error carries; the words stand in words.ts. */
function refused(statusCode: number, code: string): Error {
  return Object.assign(new Error(code), { statusCode, code });
}

interface JsonBodies {
  /** Bytes that those who are signed in may send; without it, the application's own limit holds for everybody. */
  readonly signedIn?: number;
  /** What stands for the very same bytes where they were read before and need not be again; null where they were not. */
  readonly recall?: (request: FastifyRequest, body: Buffer) => object | null;
}

export function addJsonBodies(app: FastifyInstance, { signedIn, recall = () => null }: JsonBodies = {}): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', ...(signedIn === undefined ? {} : { bodyLimit: signedIn }) },
    (request, body, done) => {
      try {
        if (signedIn !== undefined && request.viewer === null && body.length > ANYBODYS_BODY) {
          throw refused(413, 'BODY_TOO_LARGE');
        }
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
