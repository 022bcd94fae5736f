/** Enters when a report was published and where that was found, or takes that back. */
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import type { Label } from '../../../schema/language.ts';
import { forgetAnswers } from '../../app/client.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import ui from '../../ui/ui.module.css';
import styles from './reporting.module.css';
import { SET_PUBLICATION_DATE } from './reporting.query.ts';
import { pageWords } from './reporting.words.ts';
import type { ShownFiling } from './rows.ts';

interface Props {
  readonly of: ShownFiling | null;
  /** The revision that the page shows. */
  readonly since: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function DateDialog({ of, since, onDone, onClose }: Props) {
  const words = useWords(pageWords);
  const lang = useLang();
  return (
    <Dialog open={of !== null} title={words.dateOf(of?.name[lang] ?? '')} closeLabel={words.close} onClose={onClose}>
      {of && <DateForm of={of} since={since} onDone={onDone} />}
    </Dialog>
  );
}

function DateForm({
  of,
  since,
  onDone,
}: {
  readonly of: ShownFiling;
  readonly since: number;
  readonly onDone: () => void;
}) {
  const words = useWords(pageWords);
  const lang = useLang();
  const id = useId();
  const { read, entered } = of.published;
  const [day, setDay] = useState(entered ?? read ?? '');
  const [source, setSource] = useState(of.source ?? '');
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [{ fetching }, set] = useMutation(SET_PUBLICATION_DATE);
  const send = async (date: string | null) => {
    const { data } = await set({ report: of.report ?? '', date, source: date === null ? null : source, since });
    const [problem] = data?.setPublicationDate.problems ?? [];
    if (!data || problem) {
      return setRefusal(problem?.sentence ?? { zh: pageWords.zh.failed, en: pageWords.en.failed });
    }
    forgetAnswers();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(day);
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      {read !== null && <p>{words.readHint(read)}</p>}
      <div className={ui.field}>
        <label htmlFor={`${id}-day`}>{words.day}</label>
        <input id={`${id}-day`} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </div>
      <div className={ui.field}>
        <label htmlFor={`${id}-source`}>{words.source}</label>
        <input
          id={`${id}-source`}
          type="text"
          autoComplete="off"
          maxLength={500}
          value={source}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setSource(event.target.value)}
        />
        <p id={`${id}-hint`} className={ui.fieldStatus}>
          {words.sourceHint}
        </p>
      </div>
      <p className={styles.buttons}>
        <button type="submit" className={ui.button} data-main disabled={fetching}>
          {words.save}
        </button>
        {entered !== null && (
          <button type="button" className={ui.button} disabled={fetching} onClick={() => void send(null)}>
            {words.takeBack}
          </button>
        )}
      </p>
    </form>
  );
}
