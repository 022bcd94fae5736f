import { useEffect } from 'react';
import { tabTitle } from '../../schema/pages.ts';
import { useLang } from '../i18n/i18n.tsx';
import { useAsOf } from './as-of.ts';

/** The title of the browser's tab: the page's own words, then the product. */
export function usePageTitle(title: string | null): void {
  const lang = useLang();
  const asOf = useAsOf();
  useEffect(() => {
    document.title = tabTitle(title, lang, asOf);
  }, [title, lang, asOf]);
}
