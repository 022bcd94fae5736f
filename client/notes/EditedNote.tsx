/** A note that stands, to be said otherwise: its words and kind in fields; what is refused stays as it was typed. */
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import type { NoteKind } from '../../schema/chart/series.ts';
import type { Label } from '../../schema/language.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import { NoteKindField, NoteTextFields, useTypedNote } from './NoteTexts.tsx';
import styles from './notes.module.css';
import { REVISE_NOTE } from './notes.query.ts';
import { notesWords } from './notes.words.ts';
import { refusalOf } from './refusal.ts';

export interface HeldNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly zh: string;
  readonly en: string | null;
  readonly sentence: Label;
}

interface Props {
  readonly note: HeldNote;
  readonly onDone: (made: boolean) => void;
  readonly onCancel: () => void;
}

export function EditedNote({ note, onDone, onCancel }: Props) {
  const words = useWords(notesWords);
  const lang = useLang();
  const text = useTypedNote(note);
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [{ fetching }, revise] = useMutation(REVISE_NOTE);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = text.refusal();
    if (wrong) return setRefusal(wrong);
    const { data, error } = await revise({ id: note.id, input: text.typed });
    const refused = refusalOf(data?.reviseNote.problems, error);
    setRefusal(refused);
    if (refused === null && data) onDone(data.reviseNote.revision !== null);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.form}>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      <NoteKindField {...text} />
      <NoteTextFields {...text} />
      <p>
        <button type="submit" className={ui.button} disabled={fetching}>
          {words.change}
        </button>{' '}
        <button type="button" className={ui.textButton} onClick={onCancel}>
          {words.keep}
        </button>
      </p>
    </form>
  );
}
