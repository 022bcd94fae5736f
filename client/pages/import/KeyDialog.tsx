/** Asks once for the key that storing needs. It is kept in memory; in the session's storage only where that is wished. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { Refusal } from '../../../schema/intake/reading.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from '../../intake/intake.module.css';
import { importWords } from '../../intake/intake.words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import ui from '../../ui/ui.module.css';

interface Props {
  /** How many files wait for the key; null: it is not asked for. */
  readonly files: number | null;
  /** What the server said of the key given before. */
  readonly refusal: Refusal | null;
  readonly onKey: (key: string, remember: boolean) => void;
  readonly onClose: () => void;
}

export function KeyDialog({ files, refusal, onKey, onClose }: Props) {
  const lang = useLang();
  const words = useWords(importWords);
  const id = useId();
  const [key, setKey] = useState('');
  const [remember, setRemember] = useState(false);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isOpen = files !== null;
  // The dialog gives the focus to its first button; the key is what one comes for.
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = key.trim();
    setMissing(given === '');
    if (given === '') return;
    setKey('');
    onKey(given, remember);
  };
  return (
    <Dialog open={isOpen} title={words.keyTitle} closeLabel={words.close} onClose={onClose}>
      <form onSubmit={submit} className={styles.keyForm}>
        {refusal && (
          <p className={styles.refusal} role="alert">
            {refusal.sentence[lang]}
          </p>
        )}
        <p>{words.keyText}</p>
        <div className={ui.field}>
          <label htmlFor={id}>{words.keyField}</label>
          <input
            ref={field}
            id={id}
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={key}
            aria-invalid={missing}
            aria-describedby={`${id}-status`}
            onChange={(event) => {
              setKey(event.target.value);
              setMissing(false);
            }}
          />
          <p id={`${id}-status`} role="status" className={ui.fieldStatus}>
            {missing ? words.keyEmpty : ''}
          </p>
        </div>
        <label className={ui.check}>
          <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />
          {words.keyRemember}
        </label>
        <p>
          <button type="submit" className={ui.button} data-main>
            {words.keyGo(files ?? 0)}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
