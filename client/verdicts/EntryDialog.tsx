/** A text is written, or a day entered, and stored; where it is refused, why stands above it and what was entered stays. */
import { type FormEvent, useId, useState } from 'react';
import type { Label } from '../../schema/language.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import ui from '../ui/ui.module.css';
import styles from './verdicts.module.css';
import { verdictsWords } from './verdicts.words.ts';

/** Characters, as the server takes them. */
const LONGEST = 2000;

interface FormProps {
  /** What is entered is called so. */
  readonly label: string;
  readonly hint: string;
  /** The day (ISO) that stands there first; a text begins empty. */
  readonly day?: string;
  /** Answers why it was refused; null: it was stored. */
  readonly onSend: (entered: string) => Promise<Label | null>;
}

interface Props extends FormProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
}

export function EntryDialog({ open, title, onClose, ...form }: Props) {
  const words = useWords(verdictsWords);
  return (
    <Dialog open={open} title={title} closeLabel={words.close} onClose={onClose}>
      <EntryForm {...form} />
    </Dialog>
  );
}

function EntryForm({ label, hint, day, onSend }: FormProps) {
  const words = useWords(verdictsWords);
  const lang = useLang();
  const id = useId();
  const [entered, setEntered] = useState(day ?? '');
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    setRefusal(await onSend(entered));
    setSending(false);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      <p>{hint}</p>
      <div className={ui.field}>
        <label htmlFor={id}>{label}</label>
        {day === undefined ? (
          <>
            <textarea
              id={id}
              rows={5}
              required
              value={entered}
              aria-describedby={`${id}-left`}
              onChange={(event) => setEntered(event.target.value)}
            />
            <p id={`${id}-left`} className={ui.fieldStatus}>
              {words.reasonHint(LONGEST - entered.trim().length)}
            </p>
          </>
        ) : (
          <input id={id} type="date" required value={entered} onChange={(event) => setEntered(event.target.value)} />
        )}
      </div>
      <p className={styles.buttons}>
        <button type="submit" className={ui.button} data-main disabled={sending}>
          {words.save}
        </button>
      </p>
    </form>
  );
}
