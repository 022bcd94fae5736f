/**
 * Two languages, said once: a text in both, the choice between them, and dictionaries whose two sides have one shape. A
 * dictionary is made with `defineWords`: the Chinese side sets the shape, and a message that is missing, superfluous or of
 * another shape on the English side is a compile error.
 */

export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A text in both languages of the product. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

type Message = string | ((...args: never[]) => unknown) | { readonly [key: string]: Message };

/** What the English side must look like: texts are texts, and a function that makes a piece of page makes one there too. */
type SameShape<T> = T extends (...args: infer A) => infer R
  ? (...args: A) => R extends string ? string : R
  : T extends string
    ? string
    : { readonly [K in keyof T]: SameShape<T[K]> };

/** A dictionary: a message is a text, or a function from its arguments to a text (on pages, to a piece of page). */
export interface Words<T> {
  readonly zh: T;
  readonly en: SameShape<T>;
}

/** Ties the two languages of a dictionary to one shape. */
export function defineWords<T extends { readonly [key: string]: Message }>(words: {
  readonly zh: T;
  readonly en: SameShape<NoInfer<T>>;
}): Words<T> {
  return words;
}

/** The words of one language. */
export function wordsIn<T>(words: Words<T>, lang: Lang): SameShape<T> {
  return lang === 'zh' ? (words.zh as SameShape<T>) : words.en;
}

/** One of two texts. */
export function say(lang: Lang, zh: string, en: string): string {
  return lang === 'zh' ? zh : en;
}

/** A plain list: `a、b、c` in Chinese, `a, b, c` in English. */
export function joinNames(names: readonly string[], lang: Lang): string {
  return names.join(lang === 'zh' ? '、' : ', ');
}

/** Names inside a sentence: 甲、乙、丙 or A, B and C; beyond `most` the rest are counted (甲、乙等; A, B and 3 more). */
export function nameSome(names: readonly string[], lang: Lang, most = 3): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (lang === 'zh') return rest > 0 ? `${shown.join('、')}等` : shown.join('、');
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** As it begins a sentence in English. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
