/** What a note says, as it is typed: written anew and said otherwise alike. */
import { useId, useState } from 'react';
import { LONGEST_NOTE, NOTE_KIND_LABELS } from '../../schema/chart/point-notes.ts';
import { NOTE_KINDS, type NoteKind } from '../../schema/chart/series.ts';
import { NOTE_IN_ENGLISH, NOTE_ITSELF, noteRefusal, tidyNote } from '../../schema/chart/words/point-notes.ts';
import type { Label } from '../../schema/language.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import ui from '../ui/ui.module.css';
import { notesWords } from './notes.words.ts';

interface NoteTyped {
  readonly kind: NoteKind;
  readonly zh: string;
  /** Null: there is none in English. */
  readonly en: string | null;
}

interface TypedNote {
  readonly typed: NoteTyped;
  type(change: Partial<NoteTyped>): void;
  /** The same that the server would refuse; said at once it costs nothing to send. */
  refusal(): Label | null;
}

export function useTypedNote(start: NoteTyped): TypedNote {
  const [{ kind, zh, en }, setTyped] = useState(start);
  const typed = { kind, zh, en: en === null || en.trim() === '' ? null : en };
  return {
    typed,
    type: (change) => setTyped((before) => ({ ...before, ...change })),
    refusal: () =>
      noteRefusal(tidyNote(zh), NOTE_ITSELF) ??
      (typed.en === null ? null : noteRefusal(tidyNote(typed.en), NOTE_IN_ENGLISH)),
  };
}

export function NoteKindField({ typed: { kind }, type }: TypedNote) {
  const words = useWords(notesWords);
  const lang = useLang();
  return (
    <Select
      label={words.kind}
      value={kind}
      onChange={(value) => type({ kind: NOTE_KINDS.find((one) => one === value) ?? 'other' })}
      groups={[{ label: null, options: NOTE_KINDS.map((one) => ({ value: one, label: NOTE_KIND_LABELS[one][lang] })) }]}
    />
  );
}

export function NoteTextFields({ typed: { zh, en }, type }: TypedNote) {
  const words = useWords(notesWords);
  const id = useId();
  return (
    <>
      <div className={ui.field}>
        <label htmlFor={`${id}-zh`}>{words.zh}</label>
        <textarea
          id={`${id}-zh`}
          rows={3}
          lang="zh-CN"
          value={zh}
          aria-describedby={`${id}-hint`}
          onChange={(event) => type({ zh: event.target.value })}
        />
        <p id={`${id}-hint`} className={ui.fieldStatus}>
          {words.zhHint(zh.trim().length, LONGEST_NOTE)}
        </p>
      </div>
      <div className={ui.field}>
        <label htmlFor={`${id}-en`}>{words.en}</label>
        <textarea
          id={`${id}-en`}
          rows={2}
          lang="en"
          value={en ?? ''}
          onChange={(event) => type({ en: event.target.value })}
        />
      </div>
    </>
  );
}
