/** Signs in with a key. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { Label } from '../../schema/language.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import styles from './key-form.module.css';
import { keyFormWords } from './key-form.words.ts';
import { signIn } from './session.ts';

export function KeyForm() {
  const lang = useLang();
  const words = useWords(keyFormWords);
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
