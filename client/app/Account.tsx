/** Who is signed in, in the masthead: the way in, or the way out. */
import { useState } from 'react';
import { useLocation } from 'react-router';
import { ROLE_LABELS } from '../../schema/access/role.ts';
import { pageAt } from '../../schema/pages.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';
import { Link } from './Link.tsx';
import { signOut } from './session.ts';
import type { Viewer } from './shell.ts';
import { linkToSignIn, withLang } from './urls.ts';

export function Account({ viewer }: { readonly viewer: Viewer | null }) {
  const words = useWords(appWords);
  const lang = useLang();
  const { pathname, search } = useLocation();
  const [failed, setFailed] = useState(false);
  if (viewer === null) {
    const here = pageAt(pathname)?.page.id === 'signIn' ? null : withLang(pathname + search, 'zh');
    return (
      <Link to={linkToSignIn(here)} className={styles.account}>
        {words.signIn}
      </Link>
    );
  }
  return (
    <span className={styles.account}>
      <span className={styles.accountName} title={words.signedInAs(viewer.label, ROLE_LABELS[viewer.role][lang])}>
        {viewer.label}
      </span>
      <button
        type="button"
        className={styles.signOut}
        onClick={() => void signOut().then((refusal) => setFailed(refusal !== null))}
      >
        {words.signOut}
      </button>
      {failed && (
        <span role="alert" className={styles.accountFailed}>
          {words.signOutFailed}
        </span>
      )}
    </span>
  );
}
