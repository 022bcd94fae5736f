/**
 * A measure as one row: what it is called, what one of it is, how it may be summed, where it is printed, and how its series
 * runs. A row keeps its id, and the ids it points at, as types: MeasureId (measure.ts) is the union of the rows' ids, and
 * an unknown part or predecessor does not compile (index.ts).
 */
import type { Label } from '../../language.ts';
import type { EditionId } from '../edition-id.ts';

/** What one unit of the measure is. 万元 is printed by the 2021 form; 2019 procurement is given in 元. */
export type Unit = 'case' | 'piece' | 'item' | 'posting' | 'wanYuan' | 'yuan';

/**
 * How values may be added.
 * flow: over bureaus and over years; stock and carry: over bureaus only, never over years;
 * signed: a change that may be negative; amount: money; ratios are indicators and are never added (rollup/indicators.ts).
 */
export type SumRule = 'flow' | 'stock' | 'carry' | 'signed' | 'amount';

/**
 * How the 2019 and 2021 series of a measure meet.
 * same: one line; sum: one line, the 2021 value being a sum; soft: one line with a mark and a caution;
 * break: never one line (the predecessor is another quantity); starts/ends: exists in one edition only.
 */
export type JoinKind = 'same' | 'sum' | 'soft' | 'break' | 'starts' | 'ends';

/** The three subjects of the form; each keeps one colour through the whole product. */
export type Topic = 'disclosures' | 'requests' | 'appeals';

/** `Ref`: the measures a row points at. */
export interface Row<Id extends string, Ref extends string> {
  readonly id: Id;
  readonly label: Label;
  /** For direct labels in a chart, where the title already says the subject. */
  readonly short: Label;
  readonly topic: Topic;
  readonly unit: Unit;
  readonly sumRule: SumRule;
  /** `narrative`: stated in the prose, in no table. */
  readonly printedIn: readonly (EditionId | 'narrative')[];
  /** The row's own code in section 三; null elsewhere. */
  readonly code: string | null;
  /** Parts of which it is the sum, where the form does not print it (or prints it in one edition only). */
  readonly parts: readonly Ref[];
  readonly join: {
    readonly kind: JoinKind;
    /** The 2019 measure that readers would take for the same series. */
    readonly predecessor: Ref | null;
    readonly note: Label | null;
  };
}

/** What a row says beyond its names. Left out: printed in both forms as the same quantity, no code, no parts, no shorter name. */
type More<Ref extends string> = Partial<Pick<Row<string, Ref>, 'short' | 'printedIn' | 'code' | 'parts' | 'join'>>;

/** The row functions of one subject and unit, one a sum rule: `flow('requests.granted', '予以公开', 'Granted', { code: '3.1' })`. */
export function rowsOf(topic: Topic, unit: Unit) {
  const summedAs =
    (sumRule: SumRule) =>
    <const Id extends string, const Ref extends string = never>(
      id: Id,
      zh: string,
      en: string,
      { short = { zh, en }, printedIn = ['2019', '2021'], code = null, parts = [], join = SAME }: More<Ref> = {},
    ): Row<Id, Ref> => ({ id, label: { zh, en }, short, topic, unit, sumRule, printedIn, code, parts, join });
  return {
    flow: summedAs('flow'),
    stock: summedAs('stock'),
    carry: summedAs('carry'),
    signed: summedAs('signed'),
    amount: summedAs('amount'),
  };
}

const SAME = { kind: 'same', predecessor: null, note: null } as const;

/** A row of the 2019 form only. */
export const ENDS: More<never> = { printedIn: ['2019'], join: { kind: 'ends', predecessor: null, note: null } };

/** A row of the 2021 form only, that no row of 2019 could be taken for. */
export const STARTS: More<never> = { printedIn: ['2021'], join: { kind: 'starts', predecessor: null, note: null } };

/** One line over both forms, with a mark and this caution. */
export function soft(zh: string, en: string): More<never> {
  return { join: { kind: 'soft', predecessor: null, note: { zh, en } } };
}

/** A row of the 2021 form, and the row of 2019 that readers would take for the same series. */
export function follows<const Ref extends string>(
  predecessor: Ref,
  kind: 'soft' | 'break',
  zh: string,
  en: string,
): More<Ref> {
  return { printedIn: ['2021'], join: { kind, predecessor, note: { zh, en } } };
}
