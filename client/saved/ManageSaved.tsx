/** The ways to call something saved otherwise, and to take it off the list: each asked once more. */
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import type { Label } from '../../schema/language.ts';
import { forgetAnswers } from '../app/client.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { refusalOf } from '../notes/refusal.ts';
import ui from '../ui/ui.module.css';
import { NameFields, nameInput } from './NameFields.tsx';
import styles from './saved.module.css';
import { REMOVE_SAVED, RENAME_SAVED } from './saved.query.ts';
import { savedWords } from './saved.words.ts';

interface Props {
  readonly saved: { readonly id: string; readonly name: Label };
  readonly onChanged: () => void;
}

export function ManageSaved({ saved: { id, name }, onChanged }: Props) {
  const words = useWords(savedWords);
  const lang = useLang();
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const [typed, setTyped] = useState({ zh: name.zh, en: name.en === name.zh ? '' : name.en });
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [renaming, rename] = useMutation(RENAME_SAVED);
  const [removing, remove] = useMutation(REMOVE_SAVED);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { done, error } = await (open === 'rename'
      ? rename({ id, name: nameInput(typed) }).then(({ data, error }) => ({ done: data?.renameSaved, error }))
      : remove({ id }).then(({ data, error }) => ({ done: data?.removeSaved, error })));
    const refused = refusalOf(done?.problems, error);
    setRefusal(refused);
    if (refused) return;
    setOpen(null);
    forgetAnswers();
    onChanged();
  };
  if (open === null) {
    return (
      <span className={styles.ways}>
        <button
          type="button"
          className={ui.textButton}
          aria-label={words.renameOf(name[lang])}
          onClick={() => setOpen('rename')}
        >
          {words.rename}
        </button>{' '}
        <button
          type="button"
          className={ui.textButton}
          aria-label={words.removeOf(name[lang])}
          onClick={() => setOpen('remove')}
        >
          {words.remove}
        </button>
      </span>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.form}>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      {open === 'rename' ? <NameFields name={typed} onChange={setTyped} /> : <p>{words.removing(name[lang])}</p>}
      <p>
        <button type="submit" className={ui.button} disabled={renaming.fetching || removing.fetching}>
          {open === 'rename' ? words.done : words.confirm}
        </button>{' '}
        <button type="button" className={ui.textButton} onClick={() => setOpen(null)}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}
