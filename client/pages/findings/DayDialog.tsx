/** A day is entered and stored; where it is refused, why stands above it. */
import { type FormEvent, useId, useState } from 'react';
import type { Label } from '../../../schema/language.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import ui from '../../ui/ui.module.css';
import styles from './findings.module.css';
import { sheetsWords } from './sheets.words.ts';

interface FormProps {
  readonly label: string;
  readonly hint: string;
  /** ISO. */
  readonly day: string;
  /** Answers why it was refused; null: it was stored. */
  readonly onSend: (day: string) => Promise<Label | null>;
}

interface Props extends FormProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
}

export function DayDialog({ open, title, onClose, ...form }: Props) {
  const words = useWords(sheetsWords);
  return (
    <Dialog open={open} title={title} closeLabel={words.close} onClose={onClose}>
      <DayForm {...form} />
    </Dialog>
  );
}

function DayForm({ label, hint, day: first, onSend }: FormProps) {
  const words = useWords(sheetsWords);
  const lang = useLang();
  const id = useId();
  const [day, setDay] = useState(first);
  const [refusal, setRefusal] = useState<Label | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(await onSend(day));
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
        <input id={id} type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      </div>
      <p className={styles.buttons}>
        <button type="submit" className={ui.button} data-main>
          {words.save}
        </button>
      </p>
    </form>
  );
}
