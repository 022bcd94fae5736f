/**
 * JSON bodies, strictly: UTF-8 only, no compression, no NUL. Fastify by itself accepts any charset and replaces what is not
 * UTF-8 by question marks, so that what is stored is not what was sent.
 */
import { Buffer } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Fastify answers with the status and code that an error carries. */
function refused(statusCode: number, code: string, message: string): Error {
  return Object.assign(new Error(message), { statusCode, code });
}

/** In bytes: what anybody may send where those who are signed in may send more. */
const ANYBODYS = 256 * 1024;

/** `signedIn`: bytes that those who are signed in may send; without it, the application's own limit holds for everybody. */
export function addJsonBodies(app: FastifyInstance, signedIn?: number): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', ...(signedIn === undefined ? {} : { bodyLimit: signedIn }) },
    (request, body, done) => {
      try {
        if (signedIn !== undefined && request.viewer === null && body.length > ANYBODYS) {
          throw refused(413, 'BODY_TOO_LARGE', 'The body is too large: 256 KB may be sent without a key.');
        }
        // The parser of Fastify itself answers by the callback; its type says that others may answer by a promise.
        void parse(request, textOf(request, body), (error, value) =>
          error ? done(refused(400, 'INVALID_JSON', 'The body is not valid JSON.')) : done(null, value),
        );
      } catch (error) {
        done(error instanceof Error ? error : refused(400, 'INVALID_JSON', 'The body is not valid JSON.'));
      }
    },
  );
}

function textOf(request: FastifyRequest, body: Buffer | string): string {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1]?.toLowerCase();
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw refused(415, 'UNSUPPORTED_CHARSET', 'The body must be UTF-8. Send it as application/json; charset=utf-8.');
  }
  if (request.headers['content-encoding'] !== undefined) {
    throw refused(415, 'UNSUPPORTED_ENCODING', 'Compressed bodies are not accepted. Send the JSON as it is.');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body));
  } catch {
    throw refused(400, 'INVALID_UTF8', 'The body is not valid UTF-8.');
  }
  if (text.includes('\u0000') || text.includes('\\u0000')) {
    throw refused(400, 'NUL_CHARACTER', 'The body holds a NUL character, which no text may have.');
  }
  return text;
}
