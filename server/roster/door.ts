/**
 * The one door through which regions and bureaus change: the graph, the command line, the seeds and the import queue come
 * through here. A change is one transaction and one revision, or nothing; the same change again is done already.
 */

import type { Label } from '../../schema/language.ts';
import { Problem, type ProblemCode } from '../../schema/problem.ts';
import type { RosterChange } from '../../schema/roster/change.ts';
import { planChange } from '../../schema/roster/plan/plan.ts';
import { PLAN_WORDS } from '../../schema/roster/plan/plan.words.ts';
import { isIdle, plan as planOf, type RosterPlan } from '../../schema/roster/plan/roster-plan.ts';
import { type Preview, type PreviewRow, previewRows } from '../../schema/roster/preview.ts';
import type { ListRow } from '../../schema/roster/rows.ts';
import { rosterChangeSince, rosterRevision } from '../store/find/roster.ts';
import type { Store } from '../store/open.ts';
import type { Reader } from '../store/reader.ts';
import { readerWithin } from '../store/writer.ts';
import { applyPlan } from './apply.ts';
import { overtakenBy } from './overtaken.ts';
import { romanize } from './romanize.ts';
import { readState } from './state.ts';

/** Who makes a change, and from what he saw. */
export interface By {
  /** The id of a key, or the part of the program. */
  readonly actor: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The revision of the list that the change was made from; null: whatever it is now. */
  readonly since?: number | null;
}

/** Why a change was refused; `line` and `cell` where it came from a list. */
export interface RosterProblem {
  readonly code: ProblemCode;
  readonly sentence: Label;
  readonly line: number | null;
  readonly cell: string | null;
}

export interface RosterDone {
  /** The revision of the list now. */
  readonly revision: number;
  /** false: it was so already, and no revision was made. */
  readonly changed: boolean;
  /** Ids of those the change is about. */
  readonly publishers: readonly string[];
}

export type RosterOutcome =
  | { readonly done: RosterDone; readonly problems: readonly [] }
  | { readonly done: null; readonly problems: readonly RosterProblem[] };

/** Carries refusals out of a transaction, so that it leaves nothing. */
class Refused extends Error {
  readonly problems: readonly RosterProblem[];
  constructor(problems: readonly RosterProblem[]) {
    super('The change was refused');
    this.problems = problems;
  }
}

function asProblem({ code, sentence }: Problem): RosterProblem {
  return { code, sentence, line: null, cell: null };
}

async function outcomeOf(work: () => Promise<RosterDone>): Promise<RosterOutcome> {
  try {
    return { done: await work(), problems: [] };
  } catch (error) {
    if (error instanceof Refused) return { done: null, problems: error.problems };
    if (error instanceof Problem) return { done: null, problems: [asProblem(error)] };
    throw error;
  }
}

/** Makes a change. What is refused is answered with its problems, and stores nothing. */
export function changeRoster(store: Store, change: RosterChange, by: By): Promise<RosterOutcome> {
  return outcomeOf(() =>
    store.writer.transaction(async (tx) => {
      const reader = readerWithin(tx);
      const state = await readState(reader);
      const named = idsOf(change).filter((id) => state.publishers.has(id));
      const overtaken = await changedSince(reader, by.since ?? null, named);
      const plan = planOr(overtaken, () => planChange(state, change, romanize));
      if (isIdle(plan)) return doneAlready(reader, plan.publishers);
      if (overtaken) throw overtaken;
      const revision = await applyPlan(tx, state, plan, by);
      return { revision, changed: true, publishers: plan.publishers };
    }),
  );
}

async function doneAlready(reader: Reader, publishers: readonly string[]): Promise<RosterDone> {
  return { revision: await rosterRevision(reader), changed: false, publishers };
}

/** What another's change made impossible is told as that change. */
function planOr(overtaken: Problem | null, work: () => RosterPlan): RosterPlan {
  try {
    return work();
  } catch (error) {
    throw overtaken !== null && error instanceof Problem ? overtaken : error;
  }
}

/** Publishers on the list that a change names. */
function idsOf(change: RosterChange): readonly string[] {
  switch (change.kind) {
    case 'addRegion':
    case 'add':
    case 'begin':
      return [];
    case 'merge':
      return typeof change.into === 'string' ? [...change.from, change.into] : change.from;
    case 'split':
      return [change.from];
    default:
      return [change.id];
  }
}

/** Who changed these publishers (null: any) after a revision, when, and what; null where nobody did. */
async function changedSince(
  reader: Reader,
  since: number | null,
  publishers: readonly string[] | null,
): Promise<Problem | null> {
  const change = since === null ? undefined : await rosterChangeSince(reader, since, publishers);
  return change ? overtakenBy(reader, change, { zh: '名录', en: 'the list' }) : null;
}

/** Rows of one list; the whole country has fewer counties. */
const MOST_ROWS = 20_000;

function ensureNotTooMany({ length }: readonly ListRow[]): void {
  if (length <= MOST_ROWS) return;
  throw new Problem('TOO_LARGE', {
    zh: `名单有 ${length} 行，一次最多 ${MOST_ROWS} 行。请分几次导入。`,
    en: `The list has ${length} rows; ${MOST_ROWS} can be taken at once. Import it in parts.`,
  });
}

/** A list to look at before it is accepted. */
export interface ListToPreview {
  readonly rows: readonly ListRow[];
  /** The region of rows that name none. */
  readonly region: string | null;
}

/** What accepting a list would do, and the revision of the list it was held against. */
export async function previewList(
  reader: Reader,
  { rows, region }: ListToPreview,
): Promise<Preview & { readonly revision: number }> {
  ensureNotTooMany(rows);
  const state = await readState(reader);
  return { ...previewRows(rows, state, ensureRegion(region, state), romanize), revision: await rosterRevision(reader) };
}

function ensureRegion(region: string | null, state: Awaited<ReturnType<typeof readState>>): string | null {
  if (region === null || state.publishers.get(region)?.kind === 'region') return region;
  throw new Problem('NOT_FOUND', {
    zh: `没有编号为“${region}”的地区。请先新增地区，或核对编号。`,
    en: `No region has the id “${region}”. Add the region first, or check the id.`,
  });
}

/** Accepts a list whole as one revision, or names every row that keeps it out. */
export function acceptList(store: Store, { rows, region }: ListToPreview, by: By): Promise<RosterOutcome> {
  return outcomeOf(() =>
    store.writer.transaction(async (tx) => {
      ensureNotTooMany(rows);
      const reader = readerWithin(tx);
      const state = await readState(reader);
      const preview = previewRows(rows, state, ensureRegion(region, state), romanize);
      const overtaken = await changedSince(reader, by.since ?? null, null);
      const listed = preview.rows.flatMap(({ existing }) => existing ?? []);
      if (preview.counts.refused > 0) throw overtaken ?? new Refused(preview.rows.flatMap(problemsOf));
      const bureaus = preview.rows.flatMap(({ outcome, bureau }) => (outcome === 'add' && bureau ? [bureau] : []));
      if (bureaus.length === 0 && listed.length === 0) throw nothingToAdd();
      if (bureaus.length === 0) return doneAlready(reader, listed);
      if (overtaken) throw overtaken;
      const plan = planOf(
        PLAN_WORDS.added(bureaus.map(({ name }) => name.zh)),
        bureaus.map(({ id }) => id),
        { add: { regions: [], bureaus } },
      );
      const revision = await applyPlan(tx, state, plan, by);
      return { revision, changed: true, publishers: plan.publishers };
    }),
  );
}

function problemsOf({ line, notices }: PreviewRow): RosterProblem[] {
  return notices
    .filter(({ level }) => level === 'refused')
    .map(({ sentence, cell }) => ({ code: 'BAD_ARGUMENT', sentence: placed(sentence, line, cell), line, cell }));
}

/** A sentence with the place it speaks of in front. */
function placed(sentence: Label, line: number | null, cell: string | null): Label {
  const zh = cell ?? (line === null ? null : `第 ${line} 行`);
  const en = cell ?? (line === null ? null : `Row ${line}`);
  return {
    zh: zh === null ? sentence.zh : `${zh}：${sentence.zh}`,
    en: en === null ? sentence.en : `${en}: ${sentence.en}`,
  };
}

function nothingToAdd(): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: '名单里没有一家单位。请核对文件或粘贴的内容。',
    en: 'There is no bureau in the list. Check the file or what was pasted.',
  });
}
