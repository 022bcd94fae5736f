/** Refusals and bugs over plain HTTP, in the one shape of failure that the graph uses too. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode } from '../../schema/problem.ts';
import { logBug } from '../bug.ts';

const STATUS: Readonly<Record<ProblemCode, number>> = {
  EMPTY_DOCUMENT: 422,
  NOT_A_REPORT: 422,
  UNREADABLE_DOCUMENT: 422,
  UNSUPPORTED_FORMAT: 415,
  UNKNOWN_BUREAU: 422,
  YEAR_MISSING: 422,
  NOT_FOUND: 404,
  BAD_ADDRESS: 400,
  BAD_ARGUMENT: 400,
  TOO_LARGE: 413,
  ADDRESS_REFUSED: 422,
  NOT_FETCHED: 502,
  BUSY: 503,
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  TOO_MANY_TRIES: 429,
  LAST_ADMINISTRATOR: 409,
  QUERY_TOO_COSTLY: 400,
  CHANGED_SINCE: 409,
  ALREADY_LISTED: 409,
  HAS_REPORTS: 409,
  DAMAGED: 500,
};

interface Failure {
  readonly message: string;
  readonly extensions: {
    readonly code: string;
    readonly id?: string;
    readonly sentence?: { readonly zh: string; readonly en: string };
  };
}

/** Asked for in English? The sentence comes in both languages; `message` is the one to show. */
function isEnglish(request: FastifyRequest): boolean {
  return new URL(request.url, 'http://local').searchParams.get('lang') === 'en';
}

export function answerFailure(
  error: FastifyError | Problem,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, failure } = failureOf(error, request);
  if (error instanceof Problem && error.retryAfter !== null) reply.header('retry-after', String(error.retryAfter));
  return reply
    .code(status)
    .headers({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(JSON.stringify({ errors: [failure] }));
}

function failureOf(error: FastifyError | Problem, request: FastifyRequest): { status: number; failure: Failure } {
  if (error instanceof Problem) {
    const message = isEnglish(request) ? error.sentence.en : error.sentence.zh;
    return {
      status: STATUS[error.code],
      failure: { message, extensions: { code: error.code, sentence: error.sentence } },
    };
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return {
      status,
      failure: { message: error.message.slice(0, 400), extensions: { code: error.code ?? 'BAD_REQUEST' } },
    };
  }
  const { code, id, sentence } = logBug(request.log, error, 'A request failed');
  return {
    status: 500,
    failure: {
      message: isEnglish(request) ? sentence.en : sentence.zh,
      extensions: { code, id, sentence },
    },
  };
}
