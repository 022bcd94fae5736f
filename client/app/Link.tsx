/** A link inside the product that keeps the reader's language, and the state of the data that is looked at. */
import type { ComponentProps } from 'react';
import { useCallback } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { useLang } from '../i18n/i18n.tsx';
import { useAsOf, withAsOf } from './as-of.ts';
import { withLang } from './urls.ts';

type Props = Omit<ComponentProps<typeof RouterLink>, 'to'> & { readonly to: string };

export function Link({ to, ...rest }: Props) {
  const lang = useLang();
  const asOf = useAsOf();
  return <RouterLink {...rest} to={withLang(withAsOf(to, asOf), lang)} />;
}

/** Goes to an address of urls.ts, keeping both. */
export function useGo(): (to: string, options?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate();
  const lang = useLang();
  const asOf = useAsOf();
  return useCallback(
    (to, options) => {
      void navigate(withLang(withAsOf(to, asOf), lang), { replace: options?.replace ?? false });
    },
    [navigate, lang, asOf],
  );
}
