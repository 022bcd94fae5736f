import { useEffect } from 'react';
import { useWords } from '../i18n/i18n.tsx';
import { appWords } from './app.words.ts';

/** The title of the browser's tab: the page's own words, then the product. */
export function usePageTitle(title: string | null): void {
  const { product } = useWords(appWords);
  useEffect(() => {
    document.title = title === null ? product : `${title} · ${product}`;
  }, [title, product]);
}
