/**
 * Style sheets of a page itself, as far as they decide what is shown. Selectors of tags, classes, ids, attributes and places
 * (`:first-child`, `:nth-child()`) are understood, also within and behind one another; of a rule with any other nothing is known
 * but that there is one, and for which tags.
 */

/** What is declared, by property, in lower case. */
export type Declarations = ReadonlyMap<string, Declared>;

interface Declared {
  readonly value: string;
  readonly important: boolean;
}

/** What a selector is held against. */
export interface Styled {
  readonly tag: string;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** Among the elements of the one around it, from 1, and the one before it; left out where no rule asks. */
  readonly place?: number;
  readonly before?: Styled | null;
}

interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: string | null }[];
  /** At every so many places from one on: `nth-child(2n+1)`; null: at any. */
  readonly nth: { readonly step: number; readonly from: number } | null;
  /** How it stands to the one before it: within, directly within, right behind or behind. */
  readonly joint: ' ' | '>' | '+' | '~';
}

export interface Rule {
  /** From the outermost; the last is held against the element itself. */
  readonly compounds: readonly Compound[];
  readonly weight: number;
  readonly declarations: Declarations;
}

/** By the id, class or tag of the last compound; `*` for the others. */
type Rules = ReadonlyMap<string, readonly Rule[]>;

export interface StyleSheet {
  readonly rules: Rules;
  /** For what is written or drawn before an element, and behind it; empty where no rule does so. */
  readonly before: Rules;
  readonly after: Rules;
  /** There are rules whose selectors are not understood, and these tags are named last in them. */
  readonly hasOthers: boolean;
  readonly others: ReadonlySet<string>;
  /** There are rules by place. */
  readonly asksPlaces: boolean;
  /** Styles stand in other files. */
  readonly hasFiles: boolean;
}

export const NO_DECLARATIONS: Declarations = new Map();
const LONGEST_STYLE = 2000;
/** More than a page has; the later of two rules of one weight holds. */
const MOST_RULES = 1_000_000;

/** Properties that may hide or move what they are declared of. */
const DECIDING =
  /^(?:display|visibility|opacity|filter|content-visibility|font|font-size|color|-webkit-text-fill-color|background|background-color|background-image|text-decoration|text-decoration-line|vertical-align|clip|clip-path|content|position|overflow|overflow-x|overflow-y|text-indent|margin-left|margin-top|transform|unicode-bidi|direction|flex-direction|flex-flow|mso-hide)$/;
/** Properties that alone neither hide text nor make it look otherwise. */
const IDLE =
  /^(?:(?:min-|max-)?(?:width|height)|text-align|line-height|font-(?:family|weight|style)|padding.*|border.*|margin|mso-(?!hide).*|word-.*|white-space|layout-.*|text-(?:autospace|justify)|page-break-.*|letter-spacing)$/;

/** Whether letters are drawn upon one another, or upon what stands before: by a third of their size and more. */
export function isDrawnTogether(name: string, value: string): boolean {
  return (
    /^(?:(?:letter|word)-spacing|margin-(?:left|right|inline.*))$/.test(name) &&
    /^-(?:(?:0?\.[3-9]|[1-9])[\d.]*r?em|(?:[3-9]|\d{2,})[\d.]*(?:px|pt))/.test(value)
  );
}

/**
 * What a list of declarations says, such as that of the attribute `style`; nothing, where it says only how wide, in which
 * type and how far apart.
 */
export function declarationsOf(text: string): Declarations {
  const known = new Map<string, Declared>();
  let matters = false;
  for (const part of text.slice(0, LONGEST_STYLE).split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    if (name === '') continue;
    const whole = part
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const important = /!\s*important$/.test(whole);
    const value = important ? whole.replace(/\s*!\s*important$/, '') : whole;
    if (!important && known.get(name)?.important) continue;
    // What is declared later stands later: a shorthand sets back what was said in parts.
    known.delete(name);
    known.set(name, { value, important });
    matters ||= !IDLE.test(name) || isDrawnTogether(name, value);
  }
  return matters ? known : NO_DECLARATIONS;
}

/** Reads the texts of `<style>` elements; `hasFiles`: the page names style sheets in other files. */
export function readStyleSheet(texts: readonly string[], hasFiles: boolean): StyleSheet {
  const [rules, before, after] = [new Map<string, Rule[]>(), new Map<string, Rule[]>(), new Map<string, Rule[]>()];
  let [hasOthers, asksPlaces] = [false, false];
  const others = new Set<string>();
  let order = 0;
  const add = (selectors: string, body: string): void => {
    const declarations = declarationsOf(body);
    if (![...declarations].some(([name, { value }]) => DECIDING.test(name) || isDrawnTogether(name, value))) return;
    for (const whole of selectors.split(',')) {
      const [, head = '', side] = BESIDE.exec(whole) ?? [];
      const selector = side === undefined ? whole : head.replace(/(^|[\s>+~])$/, '$1*');
      const compounds = compoundsOf(selector);
      if (compounds === null) {
        // A state a person brings about (`:hover`), and parts that hold no text of the page, hide nothing.
        if (side !== undefined || /:(?:hover|focus|active|visited|selection|placeholder|-|:)/.test(selector)) continue;
        hasOthers = true;
        const [, tag] = /(?:^|[\s>+~])([a-z][a-z\d]*)[^\s>+~]*$/i.exec(selector.trim()) ?? [];
        if (tag) others.add(tag.toLowerCase());
        continue;
      }
      asksPlaces ||= compounds.some(({ nth, joint }) => nth !== null || joint === '+' || joint === '~');
      const rule = { compounds, weight: weightOf(compounds) + order++ / MOST_RULES, declarations };
      const key = keyOf(compounds.at(-1));
      const own = side === undefined ? rules : side.toLowerCase() === 'before' ? before : after;
      const known = own.get(key);
      if (known) known.push(rule);
      else own.set(key, [rule]);
    }
  };
  for (const text of texts) {
    const sheet = text.replace(/<!--|-->/g, '');
    walk(withoutComments(sheet), add);
  }
  const namesFiles = hasFiles || texts.some((text) => text.includes('@import'));
  return { rules, before, after, hasOthers, others, asksPlaces, hasFiles: namesFiles };
}

/** A selector of what stands before an element or behind it. */
const BESIDE = /^(.*?)::?(before|after)\s*$/is;

function withoutComments(sheet: string): string {
  let [text, from] = ['', 0];
  for (let at = sheet.indexOf('/*'); at >= 0; at = sheet.indexOf('/*', from)) {
    text += sheet.slice(from, at);
    const end = sheet.indexOf('*/', at + 2);
    if (end < 0) return text;
    from = end + 2;
  }
  return text + sheet.slice(from);
}

/** Blocks that hold rules, where they hold for a person before a screen. */
const HOLDS =
  /^@(?:supports|layer|document)\b|^@media\s+(?:only\s+)?(?:all|screen)?\s*(?:$|and\s*\(\s*min-)|^@media\s*\(\s*min-/i;

/** Calls `add` with the selectors and declarations of each rule that holds. */
function walk(sheet: string, add: (selectors: string, body: string) => void): void {
  /** For each open block: whether rules in it hold. */
  const open: boolean[] = [];
  let from = 0;
  for (let at = 0; at < sheet.length; at++) {
    const sign = sheet.charAt(at);
    if (sign === ';' && sheet.slice(from, at).trimStart().startsWith('@')) from = at + 1;
    else if (sign === '}') {
      open.pop();
      from = at + 1;
    } else if (sign === '{') {
      const head = sheet.slice(from, at).trim();
      if (head.startsWith('@')) {
        open.push(HOLDS.test(head) && !open.includes(false));
        from = at + 1;
        continue;
      }
      const end = sheet.indexOf('}', at);
      const body = sheet.slice(at + 1, end < 0 ? sheet.length : end);
      if (!open.includes(false)) add(head, body);
      if (end < 0) return;
      at = end;
      from = end + 1;
    }
  }
}

const SIMPLE =
  /([.#]?)(-?[\p{L}_][\p{L}\p{N}_-]*)|\[\s*([\w-]+)\s*(?:=\s*["']?([^"'\]]*)["']?\s*)?\]|(\*)|:nth-child\(([^)]*)\)/uy;

/** The parts of a selector from the outermost; null: it is not understood. */
function compoundsOf(selector: string): Compound[] | null {
  const compounds: Compound[] = [];
  let joint: Compound['joint'] = ' ';
  for (const part of (/[:>+~]/.test(selector) ? apart(selector) : selector).trim().split(/\s+/)) {
    if (part === '>' || part === '+' || part === '~') {
      if (joint !== ' ') return null;
      joint = part;
      continue;
    }
    const compound = compoundOf(part, joint);
    if (compound === null) return null;
    compounds.push(compound);
    joint = ' ';
  }
  return compounds.length === 0 || joint !== ' ' ? null : compounds;
}

/** With blanks around what joins its parts; what is added within brackets joins nothing. */
function apart(selector: string): string {
  return selector
    .replaceAll(':first-child', ':nth-child(1)')
    .replace(/(?<=:nth-child\()[^)]*/g, (nth) => nth.replace(/\s/g, '').replace('+', ''))
    .replace(/\s*([>+]|~(?!=))\s*/g, ' $1 ');
}

/** `odd`, `3`, `2n1` (its + taken out); null: it is not understood. */
function nthOf(text: string): Compound['nth'] {
  const [, sign, digits, from] = /^(-?)(\d*)n(-?\d+)?$/.exec(text.replace('odd', '2n1').replace('even', '2n')) ?? [];
  if (digits === undefined) return /^\d+$/.test(text) ? { step: 0, from: Number(text) } : null;
  return { step: (digits === '' ? 1 : Number(digits)) * (sign === '-' ? -1 : 1), from: Number(from ?? 0) };
}

function compoundOf(part: string, joint: Compound['joint']): Compound | null {
  if (part === '') return null;
  let nth: Compound['nth'] = null;
  const classes: string[] = [];
  const attributes: { name: string; value: string | null }[] = [];
  let [tag, id]: (string | null)[] = [null, null];
  SIMPLE.lastIndex = 0;
  while (SIMPLE.lastIndex < part.length) {
    const match = SIMPLE.exec(part);
    if (!match) return null;
    const [, mark, name = '', attribute, value, , place] = match;
    if (place !== undefined) {
      if (nth !== null) return null;
      nth = nthOf(place);
      if (nth === null) return null;
    } else if (attribute !== undefined) attributes.push({ name: attribute.toLowerCase(), value: value ?? null });
    else if (mark === '.') classes.push(name);
    else if (mark === '#') id = name;
    else if (name !== '') tag = name.toLowerCase();
  }
  return { tag: tag ?? null, id: id ?? null, classes, attributes, nth, joint };
}

function weightOf(compounds: readonly Compound[]): number {
  return compounds.reduce(
    (sum, { tag, id, classes, attributes, nth }) =>
      sum +
      (id === null ? 0 : 10_000) +
      (classes.length + attributes.length + (nth ? 1 : 0)) * 100 +
      (tag === null ? 0 : 1),
    0,
  );
}

function keyOf(last: Compound | undefined): string {
  if (!last) return '*';
  if (last.id !== null) return `#${last.id}`;
  return last.classes[0] === undefined ? (last.tag ?? '*') : `.${last.classes[0]}`;
}

/** How often a selector may still be held against an element; pages made to be hostile make it millions of times. */
export interface Patience {
  left: number;
}

/** What rules declare of an element, the strongest of each property. `within`: the elements around it, the nearest last. */
export function declaredOf(rules: Rules, element: Styled, within: readonly Styled[], patience: Patience): Declarations {
  if (rules.size === 0 || patience.left < 0) return NO_DECLARATIONS;
  const found: Rule[] = [];
  const look = (key: string): void => {
    for (const rule of rules.get(key) ?? []) if (matches(rule, element, within, patience)) found.push(rule);
  };
  look('*');
  look(element.tag);
  for (const name of element.classes) look(`.${name}`);
  if (element.id !== null) look(`#${element.id}`);
  if (found.length === 0) return NO_DECLARATIONS;
  const [only] = found;
  if (found.length === 1 && only) return only.declarations;
  let declared: Declarations = NO_DECLARATIONS;
  for (const rule of found.sort((a, b) => a.weight - b.weight)) declared = laidOver(declared, rule.declarations);
  return declared;
}

/** Declarations with stronger ones over them; important ones stay. */
export function laidOver(below: Declarations, above: Declarations): Declarations {
  if (below.size === 0) return above;
  if (above.size === 0) return below;
  const all = new Map(below);
  for (const [name, declared] of above) {
    if (!declared.important && all.get(name)?.important) continue;
    // What is declared later stands later: a shorthand sets back what was said in parts.
    all.delete(name);
    all.set(name, declared);
  }
  return all;
}

function matches({ compounds }: Rule, element: Styled, within: readonly Styled[], patience: Patience): boolean {
  patience.left--;
  const last = compounds.at(-1);
  if (!last || !isOne(last, element)) return false;
  let { joint } = last;
  /** The element matched last, and the place of the one around it. */
  let [at, around] = [element, within.length - 1];
  for (let index = compounds.length - 2; index >= 0; index--) {
    const compound = compounds[index];
    if (!compound) return false;
    let found: Styled | null | undefined;
    const isBeside = joint === '+' || joint === '~';
    do {
      patience.left--;
      found = isBeside ? (found ?? at).before : within[around--];
    } while (found && !isOne(compound, found) && (joint === ' ' || joint === '~') && patience.left >= 0);
    if (!found || !isOne(compound, found)) return false;
    at = found;
    joint = compound.joint;
  }
  return true;
}

function isOne(compound: Compound, element: Styled): boolean {
  return (
    (compound.tag === null || compound.tag === element.tag) &&
    (compound.id === null || compound.id === element.id) &&
    (compound.nth === null || isAt(compound.nth, element.place ?? 0)) &&
    compound.classes.every((name) => element.classes.includes(name)) &&
    compound.attributes.every(({ name, value }) =>
      element.attributes.some((own) => own.name === name && (value === null || own.value === value)),
    )
  );
}

function isAt({ step, from }: NonNullable<Compound['nth']>, place: number): boolean {
  const behind = place - from;
  return step === 0 ? behind === 0 : behind % step === 0 && behind / step >= 0;
}
