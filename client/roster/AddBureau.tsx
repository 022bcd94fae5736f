/** Enters one bureau. */
import { type FormEvent, useRef, useState } from 'react';
import type { ChangedFragment } from '../gql/graphql.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import { BureauFields } from './BureauFields.tsx';
import { Problems } from './Problems.tsx';
import styles from './roster.module.css';
import { ACCEPT_ROSTER } from './roster.query.ts';
import { rosterWords } from './roster.words.ts';
import { NO_TEXTS, rowInput } from './texts.ts';
import { useChange } from './useChange.ts';

interface Props {
  readonly region: { readonly id: string; readonly name: string };
  readonly name?: string;
  readonly onAdded?: (change: ChangedFragment) => void;
}

export function AddBureau({ region, name = '', onAdded }: Props) {
  const lang = useLang();
  const words = useWords(rosterWords);
  const [texts, setTexts] = useState({ ...NO_TEXTS, name });
  const [isMissing, setMissing] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const { make, problems, isGoing } = useChange(ACCEPT_ROSTER);
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDone(null);
    setMissing(texts.name.trim() === '');
    if (texts.name.trim() === '') return;
    const change = await make({ input: { region: region.id, rows: [rowInput(texts)] } });
    if (!change) return;
    const entered = change.bureaus[0]?.name[lang] ?? texts.name;
    setDone(change.changed ? words.added(entered) : words.wasThere(entered));
    setTexts(NO_TEXTS);
    form.current?.querySelector('input')?.focus();
    onAdded?.(change);
  };
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)}>
      <Problems of={problems} />
      <p role="status" className={done === null ? ui.hidden : styles.done}>
        {done ?? ''}
      </p>
      <BureauFields
        brief
        texts={texts}
        onTexts={(next) => {
          setTexts(next);
          setMissing(false);
        }}
        wrongName={isMissing ? words.nameMissing : null}
        region={region.name}
      />
      <p>
        <button type="submit" className={ui.button} data-main disabled={isGoing}>
          {isGoing ? words.going : words.add}
        </button>
      </p>
    </form>
  );
}
