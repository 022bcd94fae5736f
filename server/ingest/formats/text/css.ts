/**
 * Style sheets of a page itself, as far as they decide what is shown. Selectors of tags, classes, ids and attributes are
 * understood, also within one another; of a rule with any other nothing is known but that there is one.
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
}

interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: string | null }[];
  /** It stands directly within the one before it. */
  readonly isChild: boolean;
}

export interface Rule {
  /** From the outermost; the last is held against the element itself. */
  readonly compounds: readonly Compound[];
  readonly weight: number;
  readonly declarations: Declarations;
}

export interface StyleSheet {
  /** By the id, class or tag of the last compound; `*` for the others. */
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
  /** There are rules whose selectors are not understood. */
  readonly hasOthers: boolean;
  /** Styles stand in other files. */
  readonly hasFiles: boolean;
}

export const NO_DECLARATIONS: Declarations = new Map();
const LONGEST_STYLE = 2000;
/** More than a page has; the later of two rules of one weight holds. */
const MOST_RULES = 1_000_000;

/** Properties that may hide or move what they are declared of. */
const DECIDING =
  /^(?:display|visibility|opacity|filter|content-visibility|font|font-size|color|-webkit-text-fill-color|background|background-color|background-image|text-decoration|text-decoration-line|vertical-align|clip|clip-path|position|overflow|overflow-x|overflow-y|text-indent|margin-left|margin-top|transform|mso-hide)$/;
/** Properties that alone neither hide text nor make it look otherwise. */
const IDLE =
  /^(?:(?:min-|max-)?(?:width|height)|text-align|line-height|font-(?:family|weight|style)|padding.*|border.*|margin|mso-(?!hide).*|word-.*|white-space|layout-.*|text-(?:autospace|justify)|page-break-.*|letter-spacing)$/;

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
    matters ||= !IDLE.test(name);
  }
  return matters ? known : NO_DECLARATIONS;
}

/** Reads the texts of `<style>` elements; `hasFiles`: the page names style sheets in other files. */
export function readStyleSheet(texts: readonly string[], hasFiles: boolean): StyleSheet {
  const rules = new Map<string, Rule[]>();
  let hasOthers = false;
  let order = 0;
  const add = (selectors: string, body: string): void => {
    const declarations = declarationsOf(body);
    if (![...declarations.keys()].some((name) => DECIDING.test(name))) return;
    for (const selector of selectors.split(',')) {
      const compounds = compoundsOf(selector);
      if (compounds === null) {
        // A state a person brings about (`:hover`), and text that is no text of the page (`::before`), hide nothing.
        hasOthers ||= !/:(?:hover|focus|active|visited|before|after|selection|placeholder|-|:)/.test(selector);
        continue;
      }
      const rule = { compounds, weight: weightOf(compounds) + order++ / MOST_RULES, declarations };
      const key = keyOf(compounds.at(-1));
      const known = rules.get(key);
      if (known) known.push(rule);
      else rules.set(key, [rule]);
    }
  };
  for (const text of texts) {
    const sheet = text.replace(/<!--|-->/g, '');
    walk(withoutComments(sheet), add);
  }
  return { rules, hasOthers, hasFiles: hasFiles || texts.some((text) => text.includes('@import')) };
}

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

const SIMPLE = /([.#]?)(-?[\p{L}_][\p{L}\p{N}_-]*)|\[\s*([\w-]+)\s*(?:=\s*["']?([^"'\]]*)["']?\s*)?\]|(\*)/uy;

/** The parts of a selector from the outermost; null: it is not understood. */
function compoundsOf(selector: string): Compound[] | null {
  const compounds: Compound[] = [];
  let isChild = false;
  for (const part of selector
    .trim()
    .replace(/\s*>\s*/g, ' > ')
    .split(/\s+/)) {
    if (part === '>') {
      isChild = true;
      continue;
    }
    const compound = compoundOf(part, isChild);
    if (compound === null) return null;
    compounds.push(compound);
    isChild = false;
  }
  return compounds.length === 0 || isChild ? null : compounds;
}

function compoundOf(part: string, isChild: boolean): Compound | null {
  if (part === '') return null;
  const classes: string[] = [];
  const attributes: { name: string; value: string | null }[] = [];
  let [tag, id]: (string | null)[] = [null, null];
  SIMPLE.lastIndex = 0;
  while (SIMPLE.lastIndex < part.length) {
    const match = SIMPLE.exec(part);
    if (!match) return null;
    const [, mark, name = '', attribute, value] = match;
    if (attribute !== undefined) attributes.push({ name: attribute.toLowerCase(), value: value ?? null });
    else if (mark === '.') classes.push(name);
    else if (mark === '#') id = name;
    else if (name !== '') tag = name.toLowerCase();
  }
  return { tag: tag ?? null, id: id ?? null, classes, attributes, isChild };
}

function weightOf(compounds: readonly Compound[]): number {
  return compounds.reduce(
    (sum, { tag, id, classes, attributes }) =>
      sum + (id === null ? 0 : 10_000) + (classes.length + attributes.length) * 100 + (tag === null ? 0 : 1),
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

/**
 * What the sheet declares of an element, the strongest of each property. `within`: the elements around it, the nearest last.
 */
export function declaredOf(
  sheet: StyleSheet,
  element: Styled,
  within: readonly Styled[],
  patience: Patience,
): Declarations {
  if (sheet.rules.size === 0 || patience.left < 0) return NO_DECLARATIONS;
  const found: Rule[] = [];
  const look = (key: string): void => {
    for (const rule of sheet.rules.get(key) ?? []) if (matches(rule, element, within, patience)) found.push(rule);
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
  let { isChild } = last;
  let next = within.length - 1;
  for (let index = compounds.length - 2; index >= 0; index--) {
    const compound = compounds[index];
    if (!compound) return false;
    let found = false;
    for (; next >= 0 && !found; next--) {
      const around = within[next];
      patience.left--;
      found = around !== undefined && isOne(compound, around);
      if (isChild) {
        next--;
        break;
      }
    }
    if (!found) return false;
    isChild = compound.isChild;
  }
  return true;
}

function isOne(compound: Compound, element: Styled): boolean {
  return (
    (compound.tag === null || compound.tag === element.tag) &&
    (compound.id === null || compound.id === element.id) &&
    compound.classes.every((name) => element.classes.includes(name)) &&
    compound.attributes.every(({ name, value }) =>
      element.attributes.some((own) => own.name === name && (value === null || own.value === value)),
    )
  );
}
