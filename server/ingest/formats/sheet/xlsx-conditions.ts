/**
 * Conditional formats that hide what a cell holds (letters of the colour of their ground, a number format that shows nothing, an icon in
 * place of the number), or show it otherwise (another number format, struck).
 */
import { type Attributes, attribute, isOn, walkXml } from '../container/xml.ts';
import { type Color, WHITE } from '../shown/color.ts';
import { isShown } from '../shown/shown.ts';
import type { SheetCell } from './sheet-transcript.ts';
import { colorOfAttributes } from './xlsx-strings.ts';

export type Effect = 'hides' | 'changes' | null;

/** Formats that show a whole number as it is. */
const PLAIN_FORMAT = /^(?:General|@|0|#|#,##0|0_\s?|#,##0_\s?)$/;

/** By its index, what a format that rules lay over cells (`dxf`) does to their numbers. */
export function hidingFormats(styles: Uint8Array, fileName: string): Effect[] {
  const effects: Effect[] = [];
  let [isWithin, isFont] = [false, false];
  let color: Color | null = null;
  let ground: Color | null = WHITE;
  let effect: Effect = null;
  walkXml(styles, fileName, {
    open: (name, attributes) => {
      if (name === 'dxfs') isWithin = true;
      else if (!isWithin) return;
      else if (name === 'dxf') [color, ground, effect] = [null, WHITE, null];
      else if (name === 'font') isFont = true;
      else if (name === 'color' && isFont) color = colorOfAttributes(attributes);
      else if (name === 'bgColor') ground = colorOfAttributes(attributes);
      else if (name === 'strike' && isOn(attributes)) effect = 'changes';
      else if (name === 'numFmt') {
        const code = attribute(attributes, 'formatCode')?.trim() ?? '';
        if (!PLAIN_FORMAT.test(code)) effect = /^;{2,3}$/.test(code) ? 'hides' : 'changes';
      }
    },
    close: (name) => {
      if (name === 'dxfs') isWithin = false;
      else if (name === 'font') isFont = false;
      else if (name === 'dxf' && isWithin) effects.push(isShown({ color, ground }) ? effect : 'hides');
    },
  });
  return effects;
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Rule {
  readonly areas: readonly Area[];
  readonly effect: Effect;
  /** Whether it is for such a number; null where what it asks is not worked out here. */
  readonly holds: ((value: number) => boolean) | null;
}

const OPERATORS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  equal: (value, limit) => value === limit,
  notEqual: (value, limit) => value !== limit,
  lessThan: (value, limit) => value < limit,
  lessThanOrEqual: (value, limit) => value <= limit,
  greaterThan: (value, limit) => value > limit,
  greaterThanOrEqual: (value, limit) => value >= limit,
};
/** Rules of one sheet that are looked at, and areas of one rule. */
const MOST = 100;

/** The rules of a sheet that hide cells, as they are met in it. */
export class HidingRules {
  readonly #effects: readonly Effect[];
  readonly #rules: Rule[] = [];
  #areas: readonly Area[] = [];
  #rule: Attributes | null = null;
  #formula = '';

  constructor(effects: readonly Effect[]) {
    this.#effects = effects;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'conditionalFormatting') this.#areas = areasOf(attributes.sqref ?? '');
    else if (name === 'cfRule') [this.#rule, this.#formula] = [attributes, ''];
    else if ((name === 'iconSet' || name === 'dataBar') && /^(?:0|false)$/.test(attributes.showValue ?? ''))
      this.#rules.push({ areas: this.#areas, effect: 'hides', holds: () => true });
  }

  text(text: string): void {
    if (this.#rule && this.#formula.length < MOST) this.#formula += text;
  }

  close(name: string): void {
    const rule = this.#rule;
    if (name !== 'cfRule' || !rule) return;
    this.#rule = null;
    const effect = this.#effects[Number(rule.dxfId ?? -1)] ?? null;
    if (effect === null || this.#rules.length >= MOST) return;
    const compare = rule.type === 'cellIs' ? OPERATORS[rule.operator ?? ''] : undefined;
    const limit = this.#formula.trim() === '' ? Number.NaN : Number(this.#formula);
    const isKnown = compare !== undefined && Number.isFinite(limit);
    this.#rules.push({ areas: this.#areas, effect, holds: isKnown ? (value) => compare(value, limit) : null });
  }

  /** The cells of a row as they are seen: without those that a rule hides; one that it may hide cannot be read. */
  seen(row: number, cells: readonly SheetCell[]): readonly SheetCell[] {
    if (this.#rules.length === 0) return cells;
    return cells.flatMap((cell) => {
      // Words stay: hidden labels lose a table, and no rule means them.
      const value = Number(cell.text.replaceAll(',', ''));
      if (!Number.isFinite(value)) return cell;
      const rules = this.#rules.filter(({ areas }) => areas.some((area) => isIn(area, row, cell.column)));
      if (rules.some(({ effect, holds }) => effect === 'hides' && holds?.(value))) return [];
      return rules.some(({ holds }) => holds === null || holds(value)) ? { ...cell, text: '\ufffd' } : cell;
    });
  }
}

function isIn({ left, right, top, bottom }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** `B3:D10 F4`. */
function areasOf(places: string): readonly Area[] {
  return places.split(/\s+/, MOST).flatMap((place) => {
    const [, left = '', top = '', right = left, bottom = top] =
      /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(place) ?? [];
    return left === ''
      ? []
      : { left: columnOf(left), right: columnOf(right), top: Number(top), bottom: Number(bottom) };
  });
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
