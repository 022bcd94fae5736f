/**
 * A measure as one row: what it is called, what one of it is, how it may be summed, where it is printed, and how its series
 * runs. A row keeps its id, and the ids it points at, as types: MeasureId (measure.ts) is the union of the rows' ids, and
 * an unknown part or predecessor does not compile (index.ts).
 */
import type { Label } from '../../language.ts';
import type { EditionId } from '../edition-id.ts';

/**
 * What one unit of the measure is. 万元 is printed by the 2021 form; 2019 procurement is given in 元. Of the 2014 table:
 * 次 (occasion), 篇 (article), 个 (site), 人 (person) and 人次 (attendance).
 */
export type Unit =
  | 'case'
  | 'piece'
  | 'item'
  | 'posting'
  | 'occasion'
  | 'article'
  | 'site'
  | 'person'
  | 'attendance'
  | 'wanYuan'
  | 'yuan';

/**
 * How values may be added.
 * flow: over bureaus and over years; stock and carry: over bureaus only, never over years;
 * signed: a change that may be negative; amount: money; ratios are indicators and are never added (rollup/indicators.ts).
 */
export type SumRule = 'flow' | 'stock' | 'carry' | 'signed' | 'amount';

/**
 * How the series of a measure in two editions meet.
 * same: one line; sum: one line, the later value being a sum; soft: one line with a mark and a caution;
 * break: never one line (what was counted before is another quantity); starts/ends: exists in the later/earlier one only.
 */
export type JoinKind = 'same' | 'sum' | 'soft' | 'break' | 'starts' | 'ends';

export interface Join<Ref extends string> {
  readonly kind: JoinKind;
  /** The earlier measure that readers would take for the same series; null where it is the measure itself, or none. */
  readonly predecessor: Ref | null;
  readonly note: Label | null;
}

/** The subjects of the forms; each keeps one colour through the whole product. The fourth is of the 2014 table only. */
export type Topic = 'disclosures' | 'requests' | 'appeals' | 'organization';

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
  /**
   * What it equals in a report that adds up: the classes of its row or block. Whoever adds these to it counts twice; only of such
   * a whole is there a share.
   */
  readonly totalOf: readonly Ref[];
  /** What to know before quoting it; null where there is nothing. */
  readonly note: Label | null;
  /** From the 2019 form to that of 2021. */
  readonly join: Join<Ref>;
  /** From the table of 2014 to the form of 2019. */
  readonly olderJoin: Join<Ref>;
}

/**
 * What a row says beyond its names. Left out: printed in the forms of 2019 and 2021 as the same quantity, and not in the
 * table of 2014; no code, no parts, no shorter name.
 */
type More<Ref extends string> = Partial<
  Pick<Row<string, Ref>, 'short' | 'printedIn' | 'code' | 'parts' | 'totalOf' | 'note' | 'join' | 'olderJoin'>
>;

/** The row functions of one subject and unit, one a sum rule: `flow('requests.granted', '予以公开', 'Granted', { code: '3.1' })`. */
export function rowsOf(topic: Topic, unit: Unit) {
  const summedAs =
    (sumRule: SumRule) =>
    <const Id extends string, const Ref extends string = never>(
      id: Id,
      zh: string,
      en: string,
      {
        short = { zh, en },
        printedIn = ['2019', '2021'],
        code = null,
        parts = [],
        totalOf = parts,
        note = null,
        join = SAME,
        olderJoin = NOT_BEFORE,
      }: More<Ref> = {},
    ): Row<Id, Ref> => ({
      id,
      label: { zh, en },
      short,
      topic,
      unit,
      sumRule,
      printedIn,
      code,
      parts,
      totalOf,
      note,
      join,
      olderJoin,
    });
  return {
    flow: summedAs('flow'),
    stock: summedAs('stock'),
    carry: summedAs('carry'),
    signed: summedAs('signed'),
    amount: summedAs('amount'),
  };
}

const SAME = { kind: 'same', predecessor: null, note: null } as const;
const NOT_BEFORE = { kind: 'starts', predecessor: null, note: null } as const;
const NOT_AFTER = { kind: 'ends', predecessor: null, note: null } as const;

/** Of a row with parts that the forms have no cell for. */
export const NOT_PRINTED: Label = {
  zh: '表式不印此数，由其分项相加',
  en: 'The forms print no number for it; it is the sum of its parts',
};

/** A row of the 2019 form only. */
export const ENDS: More<never> = { printedIn: ['2019'], join: { kind: 'ends', predecessor: null, note: null } };

/** A row of the 2021 form only, that no row of 2019 could be taken for. */
export const STARTS: More<never> = { printedIn: ['2021'], join: { kind: 'starts', predecessor: null, note: null } };

/** One line over both forms, with a mark and this caution. */
export function soft(zh: string, en: string): Required<Pick<More<never>, 'join'>> {
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

/** A row of the 2014 table only. */
export const ONLY_2014: More<never> = { printedIn: ['2014'], join: NOT_AFTER, olderJoin: NOT_AFTER };

/** A row of the 2014 table that has its like in both forms since: one line over 2019 with a mark, or none. */
export function since2014(kind: 'soft' | 'break', zh: string, en: string): More<never> {
  return { printedIn: ['2014', '2019', '2021'], olderJoin: { kind, predecessor: null, note: { zh, en } } };
}

/** A row since 2019, and the one of the 2014 table that readers would take for the same series. */
export function after2014<const Ref extends string>(predecessor: Ref, zh: string, en: string): More<Ref> {
  return { olderJoin: { kind: 'break', predecessor, note: { zh, en } } };
}
