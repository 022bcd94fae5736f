import { useWords } from '../i18n/i18n.tsx';
import { appWords } from './app.words.ts';
import { Link } from './Link.tsx';
import { linkToOverview } from './urls.ts';
import { usePageTitle } from './usePageTitle.ts';

export function UnknownPage() {
  const words = useWords(appWords);
  usePageTitle(words.unknownPage);
  return (
    <>
      <h1>{words.unknownPage}</h1>
      <p>{words.unknownPageAdvice}</p>
      <p>
        <Link to={linkToOverview()}>{words.toOverview}</Link>
      </p>
    </>
  );
}
