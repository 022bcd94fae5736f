/**
 * What a reader of the graph is told when something went wrong: a refusal with its code and sentence in both languages, or
 * “something went wrong” with an id under which the log holds the rest. Never a stack, a path or a message of a bug.
 */
import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { Problem } from '../../schema/problem.ts';

/** Codes of graphql-js, Apollo and limits.ts whose messages speak about the request only. */
const SAFE_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COSTLY',
]);

const LONGEST_MESSAGE = 400;

export interface BugLog {
  error(details: { readonly id: string; readonly err: unknown }, message: string): void;
}

export function makeErrorFormatter(
  log: BugLog,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    if (cause instanceof Problem) {
      return { message: cause.sentence.zh, ...place, extensions: { code: cause.code, sentence: cause.sentence } };
    }
    const code = formatted.extensions?.code;
    if (SAFE_CODES.has(code)) {
      return { message: clip(formatted.message), ...place, extensions: { code } };
    }
    const id = randomUUID();
    log.error({ id, err: cause }, 'A resolver failed');
    return {
      message: `出了点问题（编号 ${id}）。请稍后再试；若再次出现，请把编号告诉管理员。`,
      ...place,
      extensions: {
        code: 'INTERNAL_SERVER_ERROR',
        id,
        sentence: {
          zh: `出了点问题（编号 ${id}）。请稍后再试；若再次出现，请把编号告诉管理员。`,
          en: `Something went wrong (${id}). Try again later; if it happens again, give the administrator this id.`,
        },
      },
    };
  };
}

function clip(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}
