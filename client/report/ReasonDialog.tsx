/** Asks why before something is taken back, withdrawn or restored. What was written stays where it is refused. */
import { type FormEvent, useId, useState } from 'react';
import type { Label } from '../../schema/language.ts';
import { LONGEST_REASON } from '../../schema/report/correcting.ts';
import { forgetAnswers } from '../app/client.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import ui from '../ui/ui.module.css';
import { correctingWords } from './correcting.words.ts';
import styles from './report.module.css';

/** What a change answered: its problems; null where nothing came back. */
export type Sent = { readonly problems: readonly { readonly sentence: Label }[] } | null | undefined;

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onSend: (reason: string) => Promise<Sent>;
  readonly onClose: () => void;
}

export function ReasonDialog({ open, title, onClose, ...form }: Props) {
  const words = useWords(correctingWords);
  return (
    <Dialog open={open} title={title} closeLabel={words.close} onClose={onClose}>
      <ReasonForm {...form} onDone={onClose} />
    </Dialog>
  );
}

function ReasonForm({
  text,
  action,
  onSend,
  onDone,
}: Pick<Props, 'text' | 'action' | 'onSend'> & { readonly onDone: () => void }) {
  const words = useWords(correctingWords);
  const [reason, setReason] = useState('');
  const { refusal, sending, send } = useSending(onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(() => onSend(reason));
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <Refusal refusal={refusal} />
      <p>{text}</p>
      <ReasonField value={reason} onChange={setReason} />
      <p>
        <button type="submit" className={ui.button} data-main disabled={sending}>
          {action}
        </button>{' '}
        <button type="button" className={ui.textButton} onClick={onDone}>
          {words.close}
        </button>
      </p>
    </form>
  );
}

/** Sends a change: where it is refused the sentence is kept, where it is done every answer is asked anew. */
export function useSending(onDone: () => void) {
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [sending, setSending] = useState(false);
  const send = async (change: () => Promise<Sent>): Promise<void> => {
    setSending(true);
    const sent = await change();
    setSending(false);
    const [problem] = sent?.problems ?? [];
    if (!sent || problem) {
      setRefusal(problem?.sentence ?? { zh: correctingWords.zh.failed, en: correctingWords.en.failed });
      return;
    }
    forgetAnswers();
    onDone();
  };
  return { refusal, sending, send };
}

export function Refusal({ refusal }: { readonly refusal: Label | null }) {
  const lang = useLang();
  return refusal === null ? null : (
    <p role="alert" className={styles.missing}>
      {refusal[lang]}
    </p>
  );
}

export function ReasonField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const words = useWords(correctingWords);
  const id = useId();
  return (
    <div className={ui.field}>
      <label htmlFor={id}>{words.reason}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={LONGEST_REASON}
        required
        value={value}
        placeholder={words.reasonHint}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
