/** What the styles of an OpenDocument file say that is needed to see it: how text looks, what is not displayed, lists. */
import { type Attributes, attribute } from '../container/xml.ts';
import { type Effect, type HidingRule, type Holds, holdsFor, MOST_RULES } from '../sheet/hiding-rules.ts';
import { type Color, colorOfHex, WHITE } from '../shown/color.ts';
import { isUnseen, type Look, NO_LOOK, over } from '../word/run-look.ts';
import { type ListStyle, ListStyles } from './odf-lists.ts';

interface Style {
  readonly parent: string | null;
  look: Look;
  /** A sheet, row or column that takes no place. */
  gone: boolean;
  /** Other styles that cells with this one have under a condition. */
  readonly maps: { readonly condition: string; readonly style: string }[];
}

/** A style is based on another, and that on another; a chain without end is a fault of the file. */
const LONGEST_CHAIN = 20;
/** Styles by family and name, fed with the elements of all parts but those of the body; a later part says more than an earlier one. */
export class OdfStyles {
  readonly #styles = new Map<string, Style>();
  readonly #lists = new ListStyles();
  readonly #looks = new Map<string, Look>();
  #open: Style | null = null;

  open(name: string, attributes: Attributes, vocabulary: string): void {
    if (vocabulary === 'style') this.#openStyle(name, attributes);
    else if (vocabulary === 'text') this.#lists.open(name, attributes);
  }

  close(name: string): void {
    if (name === 'style' || name === 'default-style') this.#open = null;
  }

  list(name: string | null): ListStyle | null {
    return this.#lists.of(name);
  }

  /** How a style of a family makes text look. */
  look(family: string, name: string | null): Look {
    const key = keyOf(family, name);
    const known = this.#looks.get(key);
    if (known) return known;
    let look = NO_LOOK;
    for (const style of this.#chain(key)) look = over(look, style.look);
    if (name !== null) look = over(look, this.#styles.get(keyOf(family, null))?.look ?? NO_LOOK);
    this.#looks.set(key, look);
    return look;
  }

  /** Whether a sheet, row or column with this style takes no place. */
  isGone(family: string, name: string | null): boolean {
    for (const style of this.#chain(keyOf(family, name))) if (style.gone) return true;
    return false;
  }

  /** What conditions of a cell's style do to the number in it. */
  rulesOf(family: string, name: string | null): readonly Pick<HidingRule, 'effect' | 'holds'>[] {
    const rules: Pick<HidingRule, 'effect' | 'holds'>[] = [];
    for (const style of this.#chain(keyOf(family, name)))
      for (const map of style.maps)
        rules.push({ effect: this.effectOf(map.style, this.look(family, name)), holds: holdsOf(map.condition) });
    return rules;
  }

  /** What a style laid over cells does to numbers; `below`: how they look without it. */
  effectOf(style: string, below: Look): Effect {
    const look = over(this.look('table-cell', style), below);
    if (isUnseen(look, WHITE)) return 'hides';
    return look.struck ? 'changes' : null;
  }

  *#chain(key: string): Generator<Style> {
    const family = key.slice(0, key.indexOf('/'));
    let next: string | null = key;
    for (let step = 0; step < LONGEST_CHAIN && next !== null; step++) {
      const style: Style | undefined = this.#styles.get(next);
      if (!style) return;
      yield style;
      next = style.parent === null ? null : keyOf(family, style.parent);
    }
  }

  #openStyle(name: string, attributes: Attributes): void {
    const style = this.#open;
    if (name === 'style' || name === 'default-style') {
      const own = name === 'style' ? attribute(attributes, 'name') : null;
      this.#open = { parent: attribute(attributes, 'parent-style-name'), look: NO_LOOK, gone: false, maps: [] };
      this.#styles.set(keyOf(attribute(attributes, 'family') ?? '', own), this.#open);
    } else if (!style) return;
    else if (name === 'text-properties') style.look = over(textLook(attributes), style.look);
    else if (name === 'map' && style.maps.length < MOST_RULES)
      style.maps.push({
        condition: attribute(attributes, 'condition') ?? '',
        style: attribute(attributes, 'apply-style-name') ?? '',
      });
    else if (name === 'paragraph-properties') style.look = over(style.look, groundOf(attributes));
    else if (name === 'table-cell-properties') {
      const hidden = (attribute(attributes, 'cell-protect') ?? '').includes('hidden-and-protected') || null;
      style.look = over(style.look, { ...groundOf(attributes), hidden });
    } else if (name === 'table-properties') {
      style.gone = attribute(attributes, 'display') === 'false';
      style.look = over(style.look, groundOf(attributes));
    } else if (name === 'table-row-properties') {
      style.gone = isNothing(attribute(attributes, 'row-height'));
      style.look = over(style.look, groundOf(attributes));
    } else if (name === 'table-column-properties') style.gone = isNothing(attribute(attributes, 'column-width'));
  }
}

/** `cell-content()>5`, and `>5` where the condition stands apart. */
export function holdsOf(condition: string): Holds {
  const [, operator = '', limit = ''] =
    /^(?:(?:cell-content|value)\(\))?\s*(<=|>=|!=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)$/.exec(condition.trim()) ?? [];
  return holdsFor(operator === '!=' ? '<>' : operator, limit === '' ? Number.NaN : Number(limit));
}

function keyOf(family: string, name: string | null): string {
  return `${family}/${name ?? ''}`;
}

function isNothing(measure: string | null): boolean {
  return measure !== null && Number.parseFloat(measure) === 0;
}

function groundOf(attributes: Attributes): Look {
  const ground = colorOf(attribute(attributes, 'background-color'));
  return ground === null ? NO_LOOK : { ...NO_LOOK, ground };
}

function colorOf(value: string | null): Color | null {
  return value?.startsWith('#') ? colorOfHex(value.slice(1)) : null;
}

function textLook(attributes: Attributes): Look {
  const display = attribute(attributes, 'display');
  const size = attribute(attributes, 'font-size');
  const points = size?.endsWith('pt') ? Number.parseFloat(size) : null;
  const through = attribute(attributes, 'text-line-through-style') ?? attribute(attributes, 'text-line-through-type');
  const position = attribute(attributes, 'text-position');
  const automatic = attribute(attributes, 'use-window-font-color') === 'true';
  return {
    ...NO_LOOK,
    hidden: display === null ? null : display === 'none',
    raised: position === null ? null : isRaised(position),
    struck: through === null ? null : through !== 'none',
    color: automatic ? 'auto' : colorOf(attribute(attributes, 'color')),
    ground: colorOf(attribute(attributes, 'background-color')),
    size: points === null || Number.isNaN(points) ? null : points * 2,
  };
}

/** `super 58%`, `sub`, or how far above or below the line (`-33% 58%`). */
function isRaised(position: string): boolean {
  return /^su[pb]/.test(position) || Math.abs(Number.parseFloat(position)) >= 10;
}
