/** The language of the page. It stands in the address (`?lang=en`; Chinese is left out), so a link keeps it. */
import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Lang, type Words, wordsIn } from '../../schema/language.ts';

/** The language the reader has chosen. */
export function useLang(): Lang {
  const [params] = useSearchParams();
  return params.get('lang') === 'en' ? 'en' : 'zh';
}

/** A dictionary's messages in the reader's language. */
export function useWords<T>(words: Words<T>) {
  const lang = useLang();
  return useMemo(() => wordsIn(words, lang), [words, lang]);
}

/** Keeps `<html lang>` in step, for screen readers, hyphenation and the choice of glyphs. */
export function useDocumentLang(): void {
  const lang = useLang();
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
}
