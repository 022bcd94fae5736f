/**
 * Conditional formats that hide what a cell holds (letters of the colour of their ground, a number format that shows nothing, an icon in
 * place of the number), or show it otherwise (another number format, struck).
 */
import { type Attributes, attribute, isOn, walkXml } from '../container/xml.ts';
import { WHITE } from '../shown/color.ts';
import { type Area, areasOf, type Effect, effectOf, HidingRules, holdsFor, MOST_RULES } from './hiding-rules.ts';
import { colorOfAttributes } from './xlsx-strings.ts';

/** By its index, what a format that rules lay over cells (`dxf`) does to their numbers. */
export function hidingFormats(styles: Uint8Array, fileName: string): Effect[] {
  const effects: Effect[] = [];
  let [isWithin, isFont] = [false, false];
  let format = PLAIN;
  walkXml(styles, fileName, {
    open: (name, attributes) => {
      if (name === 'dxfs') isWithin = true;
      else if (!isWithin) return;
      else if (name === 'dxf') format = PLAIN;
      else if (name === 'font') isFont = true;
      else if (name === 'color' && isFont) format = { ...format, color: colorOfAttributes(attributes) };
      else if (name === 'bgColor') format = { ...format, ground: colorOfAttributes(attributes) };
      else if (name === 'strike') format = { ...format, struck: isOn(attributes) };
      else if (name === 'numFmt') format = { ...format, code: attribute(attributes, 'formatCode')?.trim() ?? '' };
    },
    close: (name) => {
      if (name === 'dxfs') isWithin = false;
      else if (name === 'font') isFont = false;
      else if (name === 'dxf' && isWithin) effects.push(effectOf(format));
    },
  });
  return effects;
}

const PLAIN: Parameters<typeof effectOf>[0] = { color: null, ground: WHITE, code: null, struck: false };

/** How files name comparisons. */
const OPERATORS: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '<>',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
};

/** The rules of a sheet that hide cells, as they are met in it. */
export class SheetRules extends HidingRules {
  readonly #effects: readonly Effect[];
  #areas: readonly Area[] = [];
  #rule: Attributes | null = null;
  #formula = '';

  constructor(effects: readonly Effect[]) {
    super();
    this.#effects = effects;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'conditionalFormatting') this.#areas = areasOf(attributes.sqref ?? '');
    else if (name === 'cfRule') [this.#rule, this.#formula] = [attributes, ''];
    else if ((name === 'iconSet' || name === 'dataBar') && /^(?:0|false)$/.test(attributes.showValue ?? ''))
      this.add({ areas: this.#areas, effect: 'hides', holds: () => true });
  }

  text(text: string): void {
    if (this.#rule && this.#formula.length < MOST_RULES) this.#formula += text;
  }

  close(name: string): void {
    const rule = this.#rule;
    if (name !== 'cfRule' || !rule) return;
    this.#rule = null;
    const effect = this.#effects[Number(rule.dxfId ?? -1)] ?? null;
    const limit = this.#formula.trim() === '' ? Number.NaN : Number(this.#formula);
    const operator = rule.type === 'cellIs' ? (OPERATORS[rule.operator ?? ''] ?? '') : '';
    this.add({ areas: this.#areas, effect, holds: holdsFor(operator, limit) });
  }
}
