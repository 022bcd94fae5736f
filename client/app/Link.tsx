/** A link inside the product that keeps the reader's language. */
import type { ComponentProps } from 'react';
import { useCallback } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { useLang } from '../i18n/i18n.tsx';
import { withLang } from './urls.ts';

type Props = Omit<ComponentProps<typeof RouterLink>, 'to'> & { readonly to: string };

export function Link({ to, ...rest }: Props) {
  const lang = useLang();
  return <RouterLink {...rest} to={withLang(to, lang)} />;
}

/** Goes to an address of urls.ts, keeping the language. */
export function useGo(): (to: string, options?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate();
  const lang = useLang();
  return useCallback(
    (to, options) => {
      void navigate(withLang(to, lang), { replace: options?.replace ?? false });
    },
    [navigate, lang],
  );
}
