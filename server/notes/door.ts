/**
 * The one door through which editors say something of a number, or take it back. A change is one transaction and one revision, or
 * nothing; the same note again is written already. Whether somebody may is asked before (server/access/may.ts).
 */
import { NOTE_KIND_LABELS } from '../../schema/chart/point-notes.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { NoteKind, NotePlace } from '../../schema/chart/series.ts';
import { parseSet } from '../../schema/chart/sets.ts';
import {
  NOTE_IN_ENGLISH,
  NOTE_ITSELF,
  NOTE_REASON,
  noteRefusal,
  tidyNote,
} from '../../schema/chart/words/point-notes.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { COSTS, openBudget } from '../aggregate/cost.ts';
import { ensureQuantity, ensureYear } from '../aggregate/question.ts';
import { askSeries } from '../aggregate/series.ts';
import { overtakenBy } from '../roster/overtaken.ts';
import { heldYears } from '../store/find/held.ts';
import { findPointNote, pointNotes, type StoredNote } from '../store/find/point-notes.ts';
import { findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { findRevisions } from '../store/find/revisions.ts';
import type { Store } from '../store/open.ts';
import type { Reader } from '../store/reader.ts';
import { replacePointNote, savePointNote, withdrawPointNote } from '../store/save/point-notes.ts';
import { readerWithin } from '../store/writer.ts';

export interface By {
  /** The id of a key. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A note as it was typed. */
export interface WantedNote {
  /** `shifan-education`, `shifan` (the sum over its bureaus), `region:shifan/report`. */
  readonly of: string;
  /** Id of a measure or ratio; null: of every number. */
  readonly measure: string | null;
  readonly year: number;
  readonly onward: boolean;
  readonly kind: NoteKind;
  readonly zh: string;
  readonly en: string | null;
}

export interface NotesDoor {
  /** Whose numbers a note is about; throws NOT_FOUND, or BAD_ARGUMENT for a set of several. */
  placeOf(of: string): Promise<Pick<NotePlace, 'publisher' | 'scope'>>;
  /** `revision` null: the same note stands already. Throws BAD_ARGUMENT, NOT_FOUND. */
  write(wanted: WantedNote, by: By): Promise<{ readonly note: StoredNote; readonly revision: number | null }>;
  /**
   * Says a note otherwise: the old row ends and the new one begins with one revision, null where it says the same. Throws NOT_FOUND,
   * BAD_ARGUMENT, CHANGED_SINCE where it was said otherwise or taken back already.
   */
  revise(
    id: string,
    wanted: Pick<WantedNote, 'kind' | 'zh' | 'en'>,
    by: By,
  ): Promise<{ readonly note: StoredNote; readonly revision: number | null }>;
  /** The note of that number, whether it holds or not; throws NOT_FOUND. */
  find(id: string): Promise<StoredNote>;
  /** Throws NOT_FOUND, BAD_ARGUMENT without a reason, CHANGED_SINCE where it was taken back already. */
  withdraw(id: string, reason: string, by: By): Promise<{ readonly note: StoredNote; readonly revision: number }>;
}

export function openNotes(store: Store): NotesDoor {
  return {
    placeOf: (of) => placeOf(store.reader, of),
    find: (id) => findNote(store.reader, id),
    write: (wanted, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const note = await ensureNote(reader, wanted, by);
        const known = (await pointNotes(reader, null)).find((one) => isSame(one, note));
        if (known) return { note: known, revision: null };
        const [publisher] = await findPublishers(reader, [note.publisher]);
        const said = `${titleOf(note, publisher)}：${note.text.zh}`;
        const { id, revision } = await savePointNote(tx, note, { ...by, note: said });
        return { note: await findNote(reader, String(id)), revision };
      }),
    revise: (id, { kind, zh, en }, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const note = await findHeld(reader, id);
        const said = { ...note, kind, text: ensureText({ zh, en }) };
        const known = (await pointNotes(reader, null)).find((one) => isSame(one, said));
        if (known) return { note: known, revision: null };
        const [publisher] = await findPublishers(reader, [note.publisher]);
        const told = `${titleOf(said, publisher)}的编注由“${note.text.zh}”改为“${said.text.zh}”`;
        const made = await replacePointNote(tx, note.id, said, { ...by, note: told });
        return { note: await findNote(reader, String(made.id)), revision: made.revision };
      }),
    withdraw: (id, reason, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const note = await findHeld(reader, id);
        const why = ensureSentence(reason, NOTE_REASON);
        const [publisher] = await findPublishers(reader, [note.publisher]);
        const said = `撤回${titleOf(note, publisher)}的编注“${note.text.zh}”：${why}`;
        const revision = await withdrawPointNote(tx, note.id, { ...by, note: said });
        return { note: await findNote(reader, id), revision };
      }),
  };
}

/** A note that holds; throws CHANGED_SINCE, with by whom, for one that does no longer. */
async function findHeld(reader: Reader, id: string): Promise<StoredNote> {
  const note = await findNote(reader, id);
  if (note.superseded === null) return note;
  const [revision] = await findRevisions(reader, [note.superseded]);
  if (!revision) throw new Error(`There is no revision ${note.superseded}`);
  throw await overtakenBy(reader, revision, { zh: '这条编注', en: 'this note' });
}

async function placeOf(reader: Reader, of: string): Promise<Pick<NotePlace, 'publisher' | 'scope'>> {
  const parsed = parseSet(of.slice(0, 200));
  const set = 'of' in parsed ? parsed.of : null;
  if (set === null || (set.kind !== 'one' && set.kind !== 'reportOf')) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `编注只能写在一家单位、一个地区（各单位合计）或一个地区自己的年报（region:ID/report）上，“${of.slice(0, 60)}”不是。请选定一条线。`,
      en: `A note is on one bureau, on one region (the sum over its bureaus) or on a region’s own report (region:ID/report), and “${of.slice(0, 60)}” is none of these. Choose one line.`,
    });
  }
  const id = set.kind === 'one' ? set.id : set.region;
  const [row] = await findPublishers(reader, [id]);
  if (row === undefined || (set.kind === 'reportOf' && row.kind !== 'region')) {
    throw new Problem('NOT_FOUND', {
      zh: `没有编号为“${id.slice(0, 60)}”的${set.kind === 'reportOf' ? '地区' : '单位或地区'}。查询 bureaus 和 regions 列出全部编号。`,
      en: `No ${set.kind === 'reportOf' ? 'region' : 'bureau or region'} has the id “${id.slice(0, 60)}”. The queries bureaus and regions list all ids.`,
    });
  }
  const scope = set.kind === 'reportOf' ? 'governmentWide' : row.kind === 'region' ? 'bureaus' : 'own';
  return { publisher: row.id, scope };
}

type CheckedNote = NotePlace & Pick<StoredNote, 'kind' | 'text'>;

async function ensureNote(reader: Reader, wanted: WantedNote, by: By): Promise<CheckedNote> {
  const place = await placeOf(reader, wanted.of);
  const quantity = wanted.measure === null ? null : ensureQuantity(wanted.measure);
  const year = ensureYear(wanted.year);
  const note = { ...place, quantity, year, onward: wanted.onward, kind: wanted.kind, text: ensureText(wanted) };
  await ensureNumber(reader, note, wanted.of, by);
  return note;
}

function ensureText({ zh, en }: Pick<WantedNote, 'zh' | 'en'>): StoredNote['text'] {
  const inEnglish = (en ?? '').trim() === '' ? null : ensureSentence(en ?? '', NOTE_IN_ENGLISH);
  return { zh: ensureSentence(zh, NOTE_ITSELF), en: inEnglish };
}

/** The sentence on one line; throws BAD_ARGUMENT with what is wrong with it. */
function ensureSentence(typed: string, what: Label): string {
  const text = tidyNote(typed);
  const refusal = noteRefusal(text, what);
  if (refusal) throw new Problem('BAD_ARGUMENT', refusal);
  return text;
}

/** A note stands at a number: throws BAD_ARGUMENT where there is none in that year, with the years that have one. */
async function ensureNumber(reader: Reader, note: CheckedNote, of: string, by: By): Promise<void> {
  const { quantity, year } = note;
  const years = quantity === null ? await yearsHeld(reader, note) : await yearsWith(reader, note, quantity, of, by);
  if (years.includes(year)) return;
  const name = quantity === null ? { zh: '年报', en: 'report' } : describeQuantity(quantity).label;
  const has: Label =
    years.length === 0
      ? { zh: '各年都没有。', en: 'No year has one.' }
      : { zh: `有数字的年度：${years.join('、')}。`, en: `These years have: ${years.join(', ')}.` };
  throw new Problem('BAD_ARGUMENT', {
    zh: `${year} 年没有${quantity === null ? name.zh : `“${name.zh}”的数字`}，编注没有可写的地方。${has.zh}请改选年度或指标。`,
    en: `There is no ${quantity === null ? name.en : `number of “${name.en}”`} for ${year} that a note could stand at. ${has.en} Choose another year or measure.`,
  });
}

async function yearsHeld(reader: Reader, { publisher: id, scope }: NotePlace): Promise<readonly number[]> {
  const [publisher] = await findPublishers(reader, [id]);
  if (scope !== 'bureaus') return Object.keys(JSON.parse(publisher?.held ?? '{}')).map(Number);
  const range = (await heldYears(reader, [id], null)).get(id);
  return range ? Array.from({ length: range.to - range.from + 1 }, (_, index) => range.from + index) : [];
}

async function yearsWith(
  reader: Reader,
  { publisher, scope }: NotePlace,
  quantity: NonNullable<NotePlace['quantity']>,
  of: string,
  { at }: By,
): Promise<readonly number[]> {
  const set = parseSet(of);
  if (!('of' in set)) throw new Error(`The note on ${publisher} (${scope}) names no set`);
  const question = {
    quantities: [quantity],
    of: [set.of],
    years: { kind: 'all' as const },
    applicant: 'total' as const,
  };
  const asked = { ...question, basis: 'all' as const, over: 'none' as const, asOf: null, now: at };
  const { series } = await askSeries(reader, asked, openBudget(COSTS.points));
  return series.flatMap(({ points }) => points.flatMap(({ year, value }) => (value === null ? [] : [year])));
}

function isSame(one: StoredNote, other: CheckedNote): boolean {
  const keys = ['publisher', 'scope', 'quantity', 'year', 'onward', 'kind'] as const;
  return keys.every((key) => one[key] === other[key]) && one.text.zh === other.text.zh && one.text.en === other.text.en;
}

async function findNote(reader: Reader, id: string): Promise<StoredNote> {
  const found = /^[1-9]\d{0,14}$/.test(id) ? await findPointNote(reader, Number(id)) : undefined;
  if (found) return found;
  throw new Problem('NOT_FOUND', {
    zh: `没有编号为“${id.slice(0, 40)}”的编注。图的 answer.notes 列出全部编号。`,
    en: `No note has the id “${id.slice(0, 40)}”. The notes of an answer (answer.notes) name their ids.`,
  });
}

/** Whose number, of which year and measure, in the language of the audit. */
function titleOf(
  { scope, quantity, year, onward, kind }: NotePlace & Pick<StoredNote, 'kind'>,
  row: PublisherRow | undefined,
): string {
  const whose = `${row?.name_zh ?? ''}${scope === 'bureaus' ? '（各单位合计）' : ''}`;
  const what = quantity === null ? '' : ` ${describeQuantity(quantity).short.zh}`;
  return `${whose} ${year} 年${onward ? '起' : ''}${what}（${NOTE_KIND_LABELS[kind].zh}）`;
}
