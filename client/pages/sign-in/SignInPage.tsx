/** Signs in with a key, and leads back to where one came from. */
import { useContext } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { ROLE_LABELS } from '../../../schema/access/role.ts';
import { KeyForm } from '../../app/KeyForm.tsx';
import { Link } from '../../app/Link.tsx';
import { signOut } from '../../app/session.ts';
import { ShellContext, useViewer } from '../../app/shell.ts';
import { linkToBureau, linkToOverview, wayBack, withLang } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import ui from '../../ui/ui.module.css';
import styles from './sign-in.module.css';
import { signInWords } from './sign-in.words.ts';

export function SignInPage() {
  const lang = useLang();
  const words = useWords(signInWords);
  const [params] = useSearchParams();
  const isOpen = useContext(ShellContext) !== null;
  const viewer = useViewer();
  const next = wayBack(params.get('next'));
  usePageTitle(words.title);
  if (viewer !== null && next !== null) return <Navigate replace to={withLang(next, lang)} />;
  return (
    <div className={styles.page}>
      <h1>{words.title}</h1>
      {viewer === null ? (
        <>
          <p className={styles.lead}>{isOpen ? words.lead : words.leadClosed}</p>
          <KeyForm />
        </>
      ) : (
        <>
          <p className={styles.lead}>{words.signedIn(viewer.label, ROLE_LABELS[viewer.role][lang])}</p>
          <p className={styles.hint}>{words.ends}</p>
          <p className={styles.ways}>
            <button type="button" className={ui.button} onClick={() => void signOut()}>
              {words.signOut}
            </button>
            {viewer.scope ? (
              <Link
                to={
                  viewer.scope.__typename === 'Bureau'
                    ? linkToBureau(viewer.scope.id)
                    : linkToOverview({ region: viewer.scope.id })
                }
              >
                {viewer.scope.name[lang]}
              </Link>
            ) : (
              <Link to={linkToOverview()}>{words.toOverview}</Link>
            )}
          </p>
        </>
      )}
    </div>
  );
}
