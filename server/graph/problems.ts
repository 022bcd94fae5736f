/**
 * What a reader of the graph is told when something went wrong: a refusal with its code and sentence in both languages, or
 * “something went wrong” with an id under which the log holds the rest. Never a stack, a path or a message of a bug.
 */
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { Problem } from '../../schema/problem.ts';
import { type BugLog, logBug } from '../bug.ts';

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
    const code = isTooCostly(error) ? 'QUERY_TOO_COSTLY' : formatted.extensions?.code;
    if (SAFE_CODES.has(code)) {
      return { message: clip(formatted.message), ...place, extensions: { code } };
    }
    const bug = logBug(log, cause, 'A resolver failed');
    return { message: bug.sentence.zh, ...place, extensions: { ...bug } };
  };
}

/** Whether a limit refused the query while it was validated: Apollo gives every fault found then the code of a misspelt field. */
function isTooCostly(error: unknown): boolean {
  const { extensions } = (error as { originalError?: Partial<GraphQLError> }).originalError ?? {};
  const { code, validationErrorCode } = extensions ?? {};
  return code === 'QUERY_TOO_COSTLY' || validationErrorCode === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED';
}

function clip(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}
