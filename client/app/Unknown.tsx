/** Said of an address that leads to nothing: what is not there, why that may be, and the ways on. */
import type { ReactNode } from 'react';
import { useWords } from '../i18n/i18n.tsx';
import { Empty } from '../ui/Empty.tsx';
import { appWords } from './app.words.ts';
import { Link } from './Link.tsx';
import { ShownSearch } from './SearchField.tsx';
import { linkToOverview } from './urls.ts';
import { usePageTitle } from './usePageTitle.ts';

interface Props {
  readonly what: string;
  readonly advice: string;
  /** Ways on that are nearer than the overview. */
  readonly children?: ReactNode;
}

export function Unknown({ what, advice, children }: Props) {
  const words = useWords(appWords);
  usePageTitle(what);
  return (
    <>
      <h1>{what}</h1>
      <Empty why={advice}>
        {children}
        <ShownSearch />
        <p>
          <Link to={linkToOverview()}>{words.toOverview}</Link>
        </p>
      </Empty>
    </>
  );
}
