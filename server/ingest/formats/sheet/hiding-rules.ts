/** Rules of a sheet that hide what its cells hold, or show it otherwise, by the number in them: one notion for all formats of sheets. */
import type { Color } from '../shown/color.ts';
import { isShown } from '../shown/shown.ts';
import type { SheetCell } from './sheet-transcript.ts';

/** What a rule does to a number: nobody sees it, or another is seen. */
export type Effect = 'hides' | 'changes' | null;

/** Formats that show a whole number as it is. */
const PLAIN_FORMAT = /^(?:General|@|0|#|#,##0|0_\s?|#,##0_\s?)$/;

/** What a format laid over cells does to numbers; null: it says nothing of that side. */
export function effectOf({
  color,
  ground,
  code,
  struck,
}: {
  readonly color: Color | null;
  readonly ground: Color | null;
  readonly code: string | null;
  readonly struck: boolean;
}): Effect {
  if (!isShown({ color, ground }) || (code !== null && /^;{2,3}$/.test(code))) return 'hides';
  return struck || (code !== null && !PLAIN_FORMAT.test(code)) ? 'changes' : null;
}

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface HidingRule {
  readonly areas: readonly Area[];
  readonly effect: Effect;
  readonly holds: Holds;
}

/** Whether it is for such a number; null where what it asks is not worked out here. */
export type Holds = ((value: number) => boolean) | null;

/** `>` and the like with a number; anything else is not worked out. */
export function holdsFor(operator: string, limit: number): Holds {
  const compare = OPERATORS[operator];
  return compare && Number.isFinite(limit) ? (value) => compare(value, limit) : null;
}

const OPERATORS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<>': (value, limit) => value !== limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

/** Rules of one sheet that are looked at, and areas of one rule. */
export const MOST_RULES = 100;
/** Stands for a number that cannot be told. */
const UNTOLD = '\ufffd';

export class HidingRules {
  readonly #rules: HidingRule[] = [];

  add(rule: HidingRule): void {
    if (rule.effect !== null && this.#rules.length < MOST_RULES) this.#rules.push(rule);
  }

  /** The cells of a row as they are seen: without those that a rule hides; one that it may hide cannot be read. */
  seen(row: number, cells: readonly SheetCell[]): readonly SheetCell[] {
    if (this.#rules.length === 0) return cells;
    return cells.flatMap((cell) => {
      // Words stay: hidden labels lose a table, and no rule means them.
      const value = Number(cell.text.replaceAll(',', ''));
      if (!Number.isFinite(value)) return cell;
      const text = seenUnder(
        this.#rules.filter(({ areas }) => areas.some((area) => isIn(area, row, cell.column))),
        cell.text,
        value,
      );
      return text === '' ? [] : { ...cell, text };
    });
  }
}

/** What is seen of a number under rules; empty where one hides it. */
export function seenUnder(rules: readonly Pick<HidingRule, 'effect' | 'holds'>[], text: string, value: number): string {
  if (rules.some(({ effect, holds }) => effect === 'hides' && holds?.(value))) return '';
  return rules.some(({ effect, holds }) => effect !== null && (holds === null || holds(value))) ? UNTOLD : text;
}

function isIn({ left, right, top, bottom }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Areas as sheets name them: `B3:D10 $F$4`, `年报.A1:年报.B5`. */
export function areasOf(places: string): readonly Area[] {
  return places.split(/\s+/, MOST_RULES).flatMap((place) => {
    const [, left = '', top = '', right = left, bottom = top] =
      /^(?:.*?\.)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::(?:.*?\.)?\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(place) ?? [];
    return left === ''
      ? []
      : { left: columnOf(left), right: columnOf(right), top: Number(top), bottom: Number(bottom) };
  });
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
