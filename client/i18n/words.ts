/**
 * Words in both languages, as plain typed data. A dictionary is made with `defineWords`: the Chinese side sets the shape,
 * and a message that is missing, superfluous or of another shape on the English side is a compile error. A message is a
 * text, or a function from its arguments to a text (or to a piece of page).
 */
import type { ReactNode } from 'react';
import type { Lang } from '../../schema/chart/chart.ts';

export type { Lang };

type Message = string | ((...args: never[]) => ReactNode) | { readonly [key: string]: Message };

type SameShape<T> = T extends (...args: infer A) => infer R
  ? (...args: A) => R extends string ? string : ReactNode
  : T extends string
    ? string
    : { readonly [K in keyof T]: SameShape<T[K]> };

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

/** The words of one language, outside React (drawn pictures, tests). */
export function wordsIn<T>(words: Words<T>, lang: Lang): SameShape<T> {
  return lang === 'zh' ? (words.zh as SameShape<T>) : words.en;
}

/** `a、b、c` in Chinese, `a, b, c` in English. */
export function joinNames(names: readonly string[], lang: Lang): string {
  return names.join(lang === 'zh' ? '、' : ', ');
}
