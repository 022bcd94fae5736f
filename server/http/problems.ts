/** Refusals and bugs over plain HTTP, in the one shape of failure that the graph uses too. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Label } from '../../schema/language.ts';
import { Problem, type ProblemCode } from '../../schema/problem.ts';
import { bugLogOf, logBug, logIfDamaged } from '../bug.ts';
import { type Asked, parametersOf } from './address.ts';
import { wordsOf } from './words.ts';

/** What each refusal is in HTTP, over the graph as elsewhere. */
export const STATUS: Readonly<Record<ProblemCode, number>> = {
  EMPTY_DOCUMENT: 422,
  NOT_A_REPORT: 422,
  UNREADABLE_DOCUMENT: 422,
  UNSUPPORTED_FORMAT: 415,
  UNKNOWN_BUREAU: 422,
  YEAR_MISSING: 422,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  BAD_REQUEST: 400,
  BROKEN_FORM: 400,
  TOO_SLOW: 408,
  HEAD_TOO_LARGE: 431,
  BAD_ADDRESS: 400,
  BAD_ARGUMENT: 400,
  NOT_DRAWABLE: 422,
  TOO_LARGE: 413,
  ADDRESS_REFUSED: 422,
  NOT_FETCHED: 502,
  DATABASE_UNAVAILABLE: 503,
  BUSY: 503,
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  TOO_MANY_REQUESTS: 429,
  TOO_MANY_TRIES: 429,
  LAST_ADMINISTRATOR: 409,
  QUERY_TOO_COSTLY: 400,
  QUERY_TOO_LONG: 400,
  CHANGED_SINCE: 409,
  WITHDRAWN: 409,
  ALREADY_LISTED: 409,
  HAS_REPORTS: 409,
  NEWER_DATABASE: 500,
  PRUNED: 410,
  DAMAGED: 500,
  BACKUP_FAILED: 500,
};

interface Failure {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly id?: string; readonly sentence: Label };
}

export interface Answer {
  readonly code: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly sentence: Label;
}

function answer(status: number, failure: Failure, more: Readonly<Record<string, string>> = {}): Answer {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...more,
  };
  const { code, sentence } = failure.extensions;
  return { code, status, headers, body: JSON.stringify({ errors: [failure] }), sentence };
}

/** The sentence comes in both languages; `message` is the one to show. */
function shown(sentence: Label, asked: Asked): string {
  return parametersOf(asked).get('lang') === 'en' ? sentence.en : sentence.zh;
}

export function refusalOf({ code, sentence, retryAfter }: Problem, asked: Asked): Answer {
  const failure = { message: shown(sentence, asked), extensions: { code, sentence } };
  return answer(STATUS[code], failure, retryAfter === null ? {} : { 'retry-after': String(retryAfter) });
}

export function answerFailure(
  error: FastifyError | Problem,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, headers, body, code } = failureOf(error, request);
  request.refusal = code;
  return reply.code(status).headers(headers).send(body);
}

/** An error that may say by itself that the client is at fault. */
export type Thrown = Error & Partial<Pick<FastifyError, 'statusCode' | 'code'>>;

/** What is answered to that error; a bug is logged, and its id told. */
export function failureOf(error: Problem | Thrown, request: FastifyRequest): Answer {
  if (error instanceof Problem) {
    logIfDamaged(bugLogOf(request), error);
    return refusalOf(error, request);
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    const code = error.code ?? 'BAD_REQUEST';
    const sentence = wordsOf(code, error.message.slice(0, 400));
    return answer(status, { message: shown(sentence, request), extensions: { code, sentence } });
  }
  const { code, id, sentence } = logBug(bugLogOf(request), error, 'A request failed');
  return answer(500, { message: shown(sentence, request), extensions: { code, id, sentence } });
}
