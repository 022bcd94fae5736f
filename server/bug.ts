/**
 * A bug is what was thrown and no sentence was made for. It is logged once, whole, under an id; whoever asked is told the id and
 * that it was not their fault. Never a stack, a path or the message itself.
 */
import { randomUUID } from 'node:crypto';
import type { Label } from '../schema/language.ts';
import type { Problem } from '../schema/problem.ts';
import { openTold } from './told.ts';

export interface BugLog {
  /** The id of the request in which it happened, which its other lines carry too; without one, the bug gets an id of its own. */
  readonly request?: string;
  error(details: { readonly id: string; readonly err: unknown }, message: string): void;
}

export interface Bug {
  readonly code: 'INTERNAL_SERVER_ERROR';
  /** Under which the log holds the rest. */
  readonly id: string;
  readonly sentence: Label;
}

/** Logs what was thrown; `message` says to the reader of the log what was being done. */
export function logBug(log: BugLog, err: unknown, message: string): Bug {
  const id = log.request ?? randomUUID();
  log.error({ id, err }, message);
  return {
    code: 'INTERNAL_SERVER_ERROR',
    id,
    sentence: {
      zh: `出了点问题（编号 ${id}）。请稍后再试；若再次出现，请把编号告诉管理员。`,
      en: `Something went wrong (${id}). Try again later; if it happens again, give the administrator this id.`,
    },
  };
}

const told = openTold();

/** Logs a refusal that is about what is stored and not about what was asked: the administrator learns it before the next check. */
export function logIfDamaged(log: BugLog, { code, sentence }: Problem): void {
  if (code !== 'DAMAGED' || !told.isNew(sentence.en)) return;
  log.error({ id: log.request ?? randomUUID(), err: sentence.en }, 'What is stored is not what was written');
}

/** The log of a request. */
export function bugLogOf({ id, log }: { readonly id: string; readonly log: BugLog }): BugLog {
  return { request: id, error: (details, message) => log.error(details, message) };
}
