/** A reason is written, or an answer, and stored; where it is refused, why stands above it and what was written stays. */
import { type FormEvent, useId, useState } from 'react';
import type { Label } from '../../../schema/language.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import ui from '../../ui/ui.module.css';
import styles from './findings.module.css';
import { findingsWords } from './findings.words.ts';

/** Characters, as the server takes them. */
const LONGEST = 2000;

interface FormProps {
  /** What the text is called. */
  readonly label: string;
  readonly hint: string;
  readonly needed: boolean;
  /** Answers why it was refused; null: it was stored. */
  readonly onSend: (text: string) => Promise<Label | null>;
}

interface Props extends FormProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
}

export function VerdictDialog({ open, title, onClose, ...form }: Props) {
  const words = useWords(findingsWords);
  return (
    <Dialog open={open} title={title} closeLabel={words.close} onClose={onClose}>
      <ReasonForm {...form} />
    </Dialog>
  );
}

function ReasonForm({ label, hint, needed, onSend }: FormProps) {
  const words = useWords(findingsWords);
  const lang = useLang();
  const id = useId();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [sending, setSending] = useState(false);
  const left = LONGEST - text.trim().length;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    setRefusal(await onSend(text));
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
        <textarea
          id={id}
          rows={5}
          required={needed}
          value={text}
          aria-describedby={`${id}-left`}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-left`} className={ui.fieldStatus}>
          {words.reasonHint(left)}
        </p>
      </div>
      <p className={styles.buttons}>
        <button type="submit" className={ui.button} data-main disabled={sending}>
          {words.save}
        </button>
      </p>
    </form>
  );
}
