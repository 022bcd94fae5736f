/** What changed since a revision: each change of the data with the figures that count otherwise since. */
import { isMeasureId } from '../../schema/form/measures/index.ts';
import { placeName } from '../../schema/report/correcting.ts';
import { isSame, measureInText, type NumberOrGap, placeInText, valueOrGap } from '../../schema/report/correction.ts';
import { ownTurn } from '../own-turn.ts';
import { reasonsOf } from '../store/find/amendments.ts';
import { figuresOf, narrativeOf, type StoredFigure, type StoredNarrative } from '../store/find/figures.ts';
import type { Page, Slice } from '../store/find/page.ts';
import { versionsAround } from '../store/find/reports.ts';
import { type ChangesQuestion, listChanges, type RevisionRow } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';

/** A figure before and after; null: there was, or is, no report. */
export interface FigureChange {
  readonly place: string;
  readonly measure: string;
  readonly before: NumberOrGap | null;
  readonly after: NumberOrGap | null;
}

export interface Change {
  readonly revision: RevisionRow;
  /** Of whoever corrected or withdrew, or took that back. */
  readonly reason: string | null;
  readonly figures: readonly FigureChange[];
}

/** Changes whose figures are read in one turn: those of a report are two hundred, before and after. */
const AT_ONCE = 40;

/** The last change of a list that is asked as of a revision: no later one was known then. Null: the newest. */
export function upTo(until: number | null, asOf: number | null): number | null {
  return until === null || asOf === null ? (until ?? asOf) : Math.min(until, asOf);
}

/** Changes that may have moved a figure, or who is counted; newest first. */
export async function changesSince(reader: Reader, question: ChangesQuestion, page: Page): Promise<Slice<Change>> {
  const slice = await listChanges(reader, question, page);
  const rows: Change[] = [];
  for (let from = 0; from < slice.rows.length; from += AT_ONCE) {
    await ownTurn();
    rows.push(...(await withFigures(reader, slice.rows.slice(from, from + AT_ONCE))));
  }
  return { ...slice, rows };
}

async function withFigures(reader: Reader, changes: readonly RevisionRow[]): Promise<readonly Change[]> {
  const numbers = changes.flatMap((row) => (row.report_id === null ? [] : [Number(row.number)]));
  const [around, reasons] = await Promise.all([versionsAround(reader, numbers), reasonsOf(reader, numbers)]);
  const versions = [...around.values()].flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const [figures, narrative] = await Promise.all([figuresOf(reader, versions), narrativeOf(reader, versions)]);
  const figuresIn = Map.groupBy(figures, ({ version }) => version);
  const narrativeIn = Map.groupBy(narrative, ({ version }) => version);
  const valuesOf = (version: number | null): Values =>
    version === null ? new Map() : valuesIn(figuresIn.get(version) ?? [], narrativeIn.get(version) ?? []);
  return changes.map((revision) => {
    const number = Number(revision.number);
    const { before = null, after = null } = around.get(number) ?? {};
    const changed = differences(valuesOf(before), valuesOf(after));
    return { revision, reason: reasons.get(number) ?? null, figures: changed };
  });
}

type Values = ReadonlyMap<string, { readonly measure: string; readonly value: NumberOrGap }>;

/** What counts at each place: cells in the order of the form, and what the text says of measures. */
function valuesIn(figures: readonly StoredFigure[], narrative: readonly StoredNarrative[]): Values {
  const values = new Map<string, { measure: string; value: NumberOrGap }>();
  for (const { cell, measure, content, corrected } of figures) {
    const printed = content.kind === 'gap' ? content.reason : content.value;
    values.set(cell, { measure, value: corrected ? (corrected.value ?? corrected.gap ?? 'blank') : printed });
  }
  for (const one of narrative) {
    const place = placeInText(one);
    if (isMeasureId(one.measure) && !values.has(place))
      values.set(place, { measure: one.measure, value: one.corrected?.value ?? one.value });
  }
  return values;
}

/** Of a report that came in or left, the numbers; a cell without one is no change then. */
function differences(before: Values, after: Values): readonly FigureChange[] {
  const isWhole = before.size === 0 || after.size === 0;
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((place): FigureChange[] => {
    const [was, is] = [before.get(place), after.get(place)];
    const [one, other] = [was?.value ?? null, is?.value ?? null];
    if (one !== null && other !== null && isSame(one, other)) return [];
    if (isWhole && typeof one !== 'number' && typeof other !== 'number') return [];
    return [{ place, measure: was?.measure ?? is?.measure ?? '', before: one, after: other }];
  });
}

/** As it is shown, under the field names of the contract. */
export function shownChange({ place, measure, before, after }: FigureChange) {
  const [was, is] = [before, after].map((value) => (value === null ? { value: null, gap: null } : valueOrGap(value)));
  return {
    cell: measureInText(place) === null ? place : null,
    measure,
    name: placeName(place),
    before: was?.value ?? null,
    beforeGap: was?.gap ?? null,
    after: is?.value ?? null,
    afterGap: is?.gap ?? null,
  };
}
