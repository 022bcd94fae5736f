/** In place of what only those may see who are signed in: why it is not here, and the way to it and back. */
import { useLocation } from 'react-router';
import { useWords } from '../i18n/i18n.tsx';
import { Empty } from '../ui/Empty.tsx';
import { appWords } from './app.words.ts';
import { Link } from './Link.tsx';
import { linkToSignIn, withLang } from './urls.ts';

export function SignInFirst() {
  const words = useWords(appWords);
  const { pathname, search } = useLocation();
  return (
    <Empty why={words.signInFirst}>
      <p>{words.signInAdvice}</p>
      <p>
        <Link to={linkToSignIn(withLang(pathname + search, 'zh'))}>{words.signIn}</Link>
      </p>
    </Empty>
  );
}
