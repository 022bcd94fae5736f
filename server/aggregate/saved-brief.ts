/** A briefing that is kept: a draft written out in the numbers there are now, a signed one as it was, with what has moved since. */
import { chartsOf, type MovedWords, movedWords } from '../../schema/briefing/moved.ts';
import { type KeptText, type WrittenBrief, writeText } from '../../schema/briefing/text.ts';
import type { MovedPoint } from '../../schema/chart/moved.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import type { BriefingRow } from '../store/find/briefings.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';
import { type AnsweredBrief, askBrief, type MadeAnswer } from './brief.ts';
import type { Change } from './changes.ts';
import { type Budget, openBudget } from './cost.ts';
import { type SignedBrief, unpackSigned } from './signed.ts';
import { changesOf, stalenessOf } from './staleness.ts';
import { whatBecame } from './what-became.ts';

/** Points of a briefing as it was and as it is. */
const POINTS = 60_000;

/** The made briefing that a kept one is written from, of today. Throws as `askBrief` does. */
export async function madeFor(
  reader: Reader,
  row: BriefingRow,
  now: string,
  budget: Budget = openBudget(POINTS),
  asOf: number | null = null,
): Promise<MadeAnswer> {
  const { publisher_id: id, region_id, year, lang } = row;
  const of = id === region_id ? { region: id } : { bureau: id };
  const { topic, compareTo } = textOfRow(row);
  return askBrief(reader, { of, year, lang, topic, compareTo, now, asOf }, budget);
}

export function textOfRow({ text }: Pick<BriefingRow, 'text'>): KeptText {
  // Those kept before another year could be chosen name none.
  return { compareTo: null, ...JSON.parse(text) };
}

/** The draft in the numbers of a made briefing. */
export function writtenFrom(made: MadeAnswer, row: BriefingRow): WrittenBrief & AnsweredBrief {
  const written = writeText(made, textOfRow(row));
  const shown = new Set(chartsOf(written.brief));
  return { ...written, charts: new Map([...made.charts].filter(([address]) => shown.has(address))) };
}

/** As it is to be shown or taken along: a signed one as it was, a draft as of now, or of a revision. */
export async function answerSaved(
  reader: Reader,
  row: BriefingRow,
  now: string,
  budget?: Budget,
  asOf: number | null = null,
): Promise<AnsweredBrief> {
  if (row.content !== null) return unpackSigned(row.content);
  return writtenFrom(await madeFor(reader, row, now, budget, asOf), row);
}

export interface BriefMoved {
  /** The revision that it was signed at. */
  readonly since: number;
  readonly newest: number;
  /** What it would say otherwise now, in the order of its text. */
  readonly words: readonly MovedWords[];
  /** Points of its charts that are others now. */
  readonly points: readonly MovedPoint[];
  /** By which changes, newest first. */
  readonly changes: readonly Change[];
  /** What became since of the bureaus in it, oldest first. */
  readonly bodies: readonly Label[];
  /** Why it could not be written now; null: it could. */
  readonly unwritable: Label | null;
}

/** What has moved since a briefing was signed, and why: its charts are asked as every pinned chart is (staleness.ts). null of a draft. */
export async function movedSince(
  reader: Reader,
  row: BriefingRow,
  now: string,
  budget: Budget = openBudget(POINTS),
): Promise<BriefMoved | null> {
  if (row.content === null || row.revision === null) return null;
  const since = row.revision;
  const { number: newest } = await getRevision(reader, null);
  if (newest === since) return { since, newest, words: [], points: [], changes: [], bodies: [], unwritable: null };
  const signed = unpackSigned(row.content);
  const points = new Map<string, MovedPoint>();
  const changes = new Map<number, Change>();
  for (const { chart, answer } of signed.charts.values()) {
    const stale = await refusable(() => stalenessOf(reader, chart, now, budget, answer));
    if (stale === null || stale instanceof Problem) continue;
    for (const one of stale.moved) points.set(one.sentence.zh, one);
    for (const one of stale.changes) mergeChange(changes, one);
  }
  const words = await refusable(async () => {
    const made = await madeFor(reader, row, now, budget);
    return movedWords(signed.blocks, writtenFrom(made, row).blocks, (figure) => made.figures.get(figure)?.name ?? null);
  });
  // Of what stands in no chart it is not known which figures it is from.
  if (words instanceof Problem || words.some(({ chart }) => chart === null)) {
    const of =
      row.publisher_id === row.region_id
        ? { regions: [row.region_id], publishers: [] }
        : { regions: [], publishers: [row.publisher_id] };
    for (const one of await changesOf(reader, of, new Set([row.year]), null, since))
      if (!changes.has(Number(one.revision.number))) mergeChange(changes, one);
  }
  return {
    ...{ since, newest },
    ...(words instanceof Problem ? { words: [], unwritable: words.sentence } : { words, unwritable: null }),
    points: [...points.values()],
    changes: [...changes.values()].sort((a, b) => Number(b.revision.number) - Number(a.revision.number)),
    bodies: await whatBecame(reader, bodiesIn(row, signed), since),
  };
}

/** Ids of the bureaus and regions that it is on or that have a line of their own in it. */
function bodiesIn({ publisher_id }: BriefingRow, { charts }: SignedBrief): readonly string[] {
  const lines = [...charts.values()].flatMap(({ answer }) => answer.series.map(({ subject }) => subject.id));
  return [...new Set([publisher_id, ...lines])];
}

/** One change may move figures of several charts. */
function mergeChange(changes: Map<number, Change>, change: Change): void {
  const number = Number(change.revision.number);
  const known = changes.get(number);
  const places = new Set(known?.figures.map(({ place }) => place));
  const figures = [...(known?.figures ?? []), ...change.figures.filter(({ place }) => !places.has(place))];
  changes.set(number, { ...change, figures });
}

/** What is asked, or why it cannot be answered any more: whom it is on is gone, or its reports. */
async function refusable<Answer>(ask: () => Promise<Answer>): Promise<Answer | Problem> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Problem && ['NOT_FOUND', 'BAD_ADDRESS', 'BAD_ARGUMENT'].includes(error.code)) return error;
    throw error;
  }
}
