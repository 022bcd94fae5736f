/**
 * Conditional formats that hide what a cell holds (letters of the colour of their ground, a number format that shows nothing, an icon in
 * place of the number), or show it otherwise (another number format, struck).
 */
import { type Attributes, attribute, isOn, walkXml } from '../container/xml.ts';
import { WHITE } from '../shown/color.ts';
import { areasOf, type Effect, effectOf, type HidingRule, HidingRules, holdsFor } from './hiding-rules.ts';
import { colorOfAttributes } from './xlsx-strings.ts';

/** By its index, what a format that rules lay over cells (`dxf`) does to their numbers. */
export function hidingFormats(styles: Uint8Array, fileName: string): Effect[] {
  const effects: Effect[] = [];
  let isWithin = false;
  const format = new RuleFormat();
  walkXml(styles, fileName, {
    open: (name, attributes) => {
      if (name === 'dxfs') isWithin = true;
      else if (isWithin) format.open(name, attributes);
    },
    close: (name) => {
      if (name === 'dxfs') isWithin = false;
      format.close(name);
      if (name === 'dxf' && isWithin) effects.push(format.effect);
    },
  });
  return effects;
}

const PLAIN: Parameters<typeof effectOf>[0] = { color: null, ground: WHITE, code: null, struck: false };

/** A format as it is met. */
class RuleFormat {
  #isFont = false;
  #format = PLAIN;

  get effect(): Effect {
    return effectOf(this.#format);
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'dxf') this.#format = PLAIN;
    else if (name === 'font') this.#isFont = true;
    else if (name === 'color' && this.#isFont) this.#format = { ...this.#format, color: colorOfAttributes(attributes) };
    else if (name === 'bgColor') this.#format = { ...this.#format, ground: colorOfAttributes(attributes) };
    else if (name === 'strike') this.#format = { ...this.#format, struck: isOn(attributes) };
    else if (name === 'numFmt')
      this.#format = { ...this.#format, code: attribute(attributes, 'formatCode')?.trim() ?? '' };
  }

  close(name: string): void {
    if (name === 'font') this.#isFont = false;
  }
}

/** How files name comparisons. */
const OPERATORS: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '<>',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
};

/**
 * The rules of a sheet that hide cells, as they are met in it. Those that Excel 2010 added stand at the end of a sheet, with formats of
 * their own and their areas behind them.
 */
export class SheetRules extends HidingRules {
  readonly #effects: readonly Effect[];
  #areas = '';
  #rules: Pick<HidingRule, 'effect' | 'holds'>[] = [];
  #rule: Attributes | null = null;
  #format: RuleFormat | null = null;
  #text = '';

  constructor(effects: readonly Effect[]) {
    super();
    this.#effects = effects;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'conditionalFormatting') [this.#areas, this.#rules] = [attributes.sqref ?? '', []];
    else if (name === 'cfRule') [this.#rule, this.#format, this.#text] = [attributes, null, ''];
    else if (name === 'sqref') this.#text = '';
    else if ((name === 'iconSet' || name === 'dataBar') && /^(?:0|false)$/.test(attributes.showValue ?? ''))
      this.#rules.push({ effect: 'hides', holds: () => true });
    else if (this.#rule && name === 'dxf') this.#format = new RuleFormat();
    if (this.#rule) this.#format?.open(name, attributes);
  }

  text(text: string): void {
    if (this.#text.length < LONGEST) this.#text += text;
  }

  close(name: string): void {
    this.#format?.close(name);
    const rule = this.#rule;
    if (name === 'sqref') this.#areas = this.#text;
    else if (name === 'conditionalFormatting')
      for (const told of this.#rules) this.add({ areas: areasOf(this.#areas), ...told });
    if (name !== 'cfRule' || !rule) return;
    const effect = this.#format ? this.#format.effect : (this.#effects[Number(rule.dxfId ?? -1)] ?? null);
    const limit = this.#text.trim() === '' ? Number.NaN : Number(this.#text);
    const operator = rule.type === 'cellIs' ? (OPERATORS[rule.operator ?? ''] ?? '') : '';
    this.#rules.push({ effect, holds: holdsFor(operator, limit) });
    this.#rule = null;
  }
}

/** Characters of a formula, or of the names of areas. */
const LONGEST = 2000;
