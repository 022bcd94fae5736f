/** Signs in with a key, and leads back to where one came from. */
import { type FormEvent, useContext, useEffect, useId, useRef, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { ROLE_LABELS } from '../../../schema/access/role.ts';
import type { Label } from '../../../schema/language.ts';
import { Link } from '../../app/Link.tsx';
import { signIn, signOut } from '../../app/session.ts';
import { ShellContext, useViewer } from '../../app/shell.ts';
import { linkToOverview, wayBack, withLang } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import ui from '../../ui/ui.module.css';
import styles from './sign-in.module.css';
import { signInWords } from './sign-in.words.ts';

function KeyForm() {
  const lang = useLang();
  const words = useWords(signInWords);
  const id = useId();
  const [key, setKey] = useState('');
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The one thing to do on this page.
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = key.trim();
    setMissing(given === '');
    setRefusal(null);
    if (given === '') return;
    setGoing(true);
    void signIn(given).then((refused) => {
      setRefusal(refused);
      setGoing(refused === null);
      if (refused !== null) field.current?.select();
    });
  };
  const problem = isMissing ? words.empty : refusal?.[lang];
  return (
    <form onSubmit={submit} className={styles.form}>
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={ui.field}>
        <label htmlFor={id}>{words.key}</label>
        <p id={`${id}-hint`} className={styles.hint}>
          {words.keyHint}
        </p>
        <input
          ref={field}
          id={id}
          type="password"
          autoComplete="current-password"
          spellCheck={false}
          value={key}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? `${id}-hint` : `${id}-hint ${id}-problem`}
          onChange={(event) => {
            setKey(event.target.value);
            setMissing(false);
          }}
        />
      </div>
      <p>
        <button type="submit" className={ui.button} data-main disabled={isGoing}>
          {isGoing ? words.going : words.go}
        </button>
      </p>
    </form>
  );
}

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
            <Link to={linkToOverview()}>{words.toOverview}</Link>
          </p>
        </>
      )}
    </div>
  );
}
