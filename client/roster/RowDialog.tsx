/** One row of a list, corrected or left out. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { RosterRowInput } from '../gql/graphql.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import ui from '../ui/ui.module.css';
import { BureauFields } from './BureauFields.tsx';
import styles from './roster.module.css';
import type { PreviewRow } from './roster.query.ts';
import { rosterWords } from './roster.words.ts';
import { NO_TEXTS, rowInput, textsOf } from './texts.ts';

interface Props {
  /** null: closed. */
  readonly row: PreviewRow | null;
  readonly region: string;
  /** null: the row is left out. */
  readonly onSave: (row: RosterRowInput | null) => void;
  readonly onClose: () => void;
}

export function RowDialog({ row, region, onSave, onClose }: Props) {
  const lang = useLang();
  const words = useWords(rosterWords);
  const [texts, setTexts] = useState(NO_TEXTS);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (row) setTexts(textsOf(row.written));
    setMissing(false);
    form.current?.querySelector('input')?.focus();
  }, [row]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(texts.name.trim() === '');
    if (texts.name.trim() !== '') onSave(rowInput(texts));
  };
  const title = row?.line == null ? words.rowTitle : words.rowTitleOf(row.line);
  return (
    <Dialog open={row !== null} title={title} closeLabel={words.close} onClose={onClose}>
      <form ref={form} className={styles.form} onSubmit={submit}>
        {row?.notices.map(({ cell, sentence, level }) => (
          <p key={sentence.zh} className={level === 'refused' ? styles.problem : styles.notice}>
            {cell !== null && `${cell}${lang === 'zh' ? '：' : ': '}`}
            {sentence[lang]}
          </p>
        ))}
        <BureauFields
          texts={texts}
          onTexts={setTexts}
          wrongName={isMissing ? words.nameMissing : null}
          region={region}
        />
        <p className={styles.buttons}>
          <button type="submit" className={ui.button} data-main>
            {words.saveRow}
          </button>
          {row?.outcome !== 'leftOut' && (
            <button type="button" className={ui.textButton} onClick={() => onSave(null)}>
              {words.leaveOut}
            </button>
          )}
        </p>
      </form>
    </Dialog>
  );
}
