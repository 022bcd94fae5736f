/** A note that stands, to be said otherwise: its words and kind in fields; what is refused stays as it was typed. */
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { LONGEST_NOTE, NOTE_KIND_LABELS } from '../../schema/chart/point-notes.ts';
import { NOTE_KINDS, type NoteKind } from '../../schema/chart/series.ts';
import { NOTE_IN_ENGLISH, NOTE_ITSELF, noteRefusal, tidyNote } from '../../schema/chart/words/point-notes.ts';
import type { Label } from '../../schema/language.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import ui from '../ui/ui.module.css';
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
  const field = useId();
  const [kind, setKind] = useState(note.kind);
  const [zh, setZh] = useState(note.zh);
  const [en, setEn] = useState(note.en ?? '');
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [{ fetching }, revise] = useMutation(REVISE_NOTE);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const inEnglish = en.trim() === '' ? null : en;
    const wrong =
      noteRefusal(tidyNote(zh), NOTE_ITSELF) ??
      (inEnglish === null ? null : noteRefusal(tidyNote(inEnglish), NOTE_IN_ENGLISH));
    if (wrong) return setRefusal(wrong);
    const { data, error } = await revise({ id: note.id, input: { kind, zh, en: inEnglish } });
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
      <Select
        label={words.kind}
        value={kind}
        onChange={(value) => setKind(NOTE_KINDS.find((one) => one === value) ?? 'other')}
        groups={[
          { label: null, options: NOTE_KINDS.map((one) => ({ value: one, label: NOTE_KIND_LABELS[one][lang] })) },
        ]}
      />
      <div className={ui.field}>
        <label htmlFor={`${field}-zh`}>{words.zh}</label>
        <textarea
          id={`${field}-zh`}
          rows={3}
          lang="zh-CN"
          value={zh}
          aria-describedby={`${field}-hint`}
          onChange={(event) => setZh(event.target.value)}
        />
        <p id={`${field}-hint`} className={ui.fieldStatus}>
          {words.zhHint(zh.trim().length, LONGEST_NOTE)}
        </p>
      </div>
      <div className={ui.field}>
        <label htmlFor={`${field}-en`}>{words.en}</label>
        <textarea id={`${field}-en`} rows={2} lang="en" value={en} onChange={(event) => setEn(event.target.value)} />
      </div>
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
