/**
 * What a reader of the graph is told when something went wrong: a refusal with its code and sentence in both languages, or
 * “something went wrong” with an id under which the log holds the rest. Never a stack, a path or a message of a bug.
 */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Problem } from '../../schema/problem.ts';
import { type BugLog, logBug, logIfDamaged } from '../bug.ts';
import { beyond } from './limits.ts';

/** Codes of graphql-js and Apollo whose messages speak about the request only. */
const SAFE_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const LONGEST_MESSAGE = 400;

/** `logOf`: where a bug is logged. */
export function makeErrorFormatter(
  logOf: (error: object) => BugLog,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = causeOf(error, formatted.extensions?.code);
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    if (cause instanceof Problem) {
      logIfDamaged(logOf(Object(error)), cause);
      return { ...shownProblem(cause), ...place };
    }
    const code = isArgumentFault(cause) ? 'BAD_USER_INPUT' : formatted.extensions?.code;
    if (SAFE_CODES.has(code)) {
      return { message: clip(formatted.message), ...place, extensions: { code } };
    }
    const bug = logBug(logOf(Object(error)), cause, 'A resolver failed');
    return { message: bug.sentence.zh, ...place, extensions: { ...bug } };
  };
}

export function shownProblem({ code, sentence }: Problem): GraphQLFormattedError {
  return { message: sentence.zh, extensions: { code, sentence } };
}

/** What was thrown first, however often it was wrapped, and in our own words where a limit of ours is watched over by others. */
function causeOf(error: unknown, code: unknown): unknown {
  // The parser goes down as deep as the text, which may be deeper than it can.
  if (error instanceof RangeError && code === 'GRAPHQL_PARSE_FAILED') return beyond('depth');
  if (!(error instanceof GraphQLError)) return error;
  if (error.originalError) return causeOf(error.originalError, code);
  // graphql-js has no code for it.
  return /more that \d+ tokens/.test(error.message) ? beyond('tokens') : error;
}

/** A variable that gives null to what may not be null is found by graphql-js as the field is run, and is no bug of ours. */
function isArgumentFault(cause: unknown): boolean {
  return cause instanceof GraphQLError && /^Argument "\w+" (?:of|has) /.test(cause.message);
}

function clip(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}
