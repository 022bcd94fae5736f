/** The notes of a chart with the ways to say each otherwise and to take it back. */
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { NOTE_REASON, noteRefusal, tidyNote } from '../../schema/chart/words/point-notes.ts';
import type { Label } from '../../schema/language.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import { EditedNote, type HeldNote } from './EditedNote.tsx';
import styles from './notes.module.css';
import { WITHDRAW_NOTE } from './notes.query.ts';
import { notesWords } from './notes.words.ts';
import { refusalOf } from './refusal.ts';

export function HeldNotes({
  notes,
  onRevised,
  onWithdrawn,
}: {
  readonly notes: readonly HeldNote[];
  /** `made`: a revision was; it said the same already otherwise. */
  readonly onRevised: (made: boolean) => void;
  readonly onWithdrawn: () => void;
}) {
  const words = useWords(notesWords);
  const lang = useLang();
  const [open, setOpen] = useState<{ readonly id: string; readonly to: 'edit' | 'withdraw' } | null>(null);
  if (notes.length === 0) return <p>{words.none}</p>;
  return (
    <section>
      <h3>{words.held}</h3>
      <ol className={styles.held}>
        {notes.map((note) => (
          <li key={note.id}>
            {note.sentence[lang]}{' '}
            {open?.id !== note.id ? (
              <>
                <button
                  type="button"
                  className={ui.textButton}
                  aria-label={words.editOf(note.sentence[lang])}
                  onClick={() => setOpen({ id: note.id, to: 'edit' })}
                >
                  {words.edit}
                </button>{' '}
                <button
                  type="button"
                  className={ui.textButton}
                  aria-label={words.withdrawOf(note.sentence[lang])}
                  onClick={() => setOpen({ id: note.id, to: 'withdraw' })}
                >
                  {words.withdraw}
                </button>
              </>
            ) : open.to === 'edit' ? (
              <EditedNote note={note} onDone={onRevised} onCancel={() => setOpen(null)} />
            ) : (
              <Withdrawal id={note.id} onDone={onWithdrawn} onCancel={() => setOpen(null)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Props {
  readonly id: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function Withdrawal({ id, onDone, onCancel }: Props) {
  const words = useWords(notesWords);
  const lang = useLang();
  const field = useId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [{ fetching }, withdraw] = useMutation(WITHDRAW_NOTE);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = noteRefusal(tidyNote(reason), NOTE_REASON);
    if (wrong) return setRefusal(wrong);
    const { data, error } = await withdraw({ id, reason });
    const refused = refusalOf(data?.withdrawNote.problems, error);
    setRefusal(refused);
    if (refused === null) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.withdrawal}>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      <div className={ui.field}>
        <label htmlFor={field}>{words.reason}</label>
        <input
          id={field}
          type="text"
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <p>
        <button type="submit" className={ui.button} disabled={fetching}>
          {words.confirm}
        </button>{' '}
        <button type="button" className={ui.textButton} onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}
