/** Whose report it is and for which year, where the document does not say or says it wrong. Naming it reads it again. */
import { type FormEvent, useId, useState } from 'react';
import type { GoodReading } from '../../schema/intake/reading.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import { BureauField, type NamedPublisher } from './BureauField.tsx';
import { ensureYear } from './ensure-year.ts';
import styles from './intake.module.css';
import { importWords } from './intake.words.ts';

interface Props {
  readonly reading: GoodReading;
  /** What the person has named before. */
  readonly bureau: NamedPublisher | null;
  readonly year: number | null;
  readonly onCorrect: (bureau: NamedPublisher | null, year: number | null) => void;
  /** null: the question must be answered, there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
}

/** Likely bureaus offered as buttons; the rest is found by typing. */
const MOST_CANDIDATES = 5;

/** What has to be answered, in words that fit a page: the server's own sentence speaks of command-line options too. */
function QuestionText({ reading }: { readonly reading: GoodReading }) {
  const lang = useLang();
  const words = useWords(importWords);
  const { question, printedPublisher } = reading;
  if (!question) return null;
  if (question.code === 'UNKNOWN_BUREAU') {
    return printedPublisher === null ? words.askBureau : words.askBureauOf(printedPublisher);
  }
  return question.code === 'YEAR_MISSING' ? words.askYear : question.sentence[lang];
}

export function Correction({ reading, bureau, year, onCorrect, onCancel }: Props) {
  const lang = useLang();
  const words = useWords(importWords);
  const id = useId();
  const matched = reading.publisher ? { id: reading.publisher.id, name: reading.publisher.name[lang] } : null;
  const [chosen, setChosen] = useState<NamedPublisher | null>(bureau ?? matched);
  const [typed, setTyped] = useState(String(year ?? reading.year ?? ''));
  const named = ensureYear(typed);
  const { question } = reading;

  // What the document says by itself is left to the document.
  const correct = (publisher: NamedPublisher | null) =>
    onCorrect(
      publisher?.id === matched?.id ? bureau : publisher,
      named === undefined || (named === reading.year && year === null) ? year : named,
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (named !== undefined) correct(chosen);
  };

  return (
    <form className={styles.correction} onSubmit={submit}>
      {question && (
        <p className={styles.question}>
          <QuestionText reading={reading} />
        </p>
      )}
      {question && question.candidates.length > 0 && (
        <p className={styles.candidates}>
          <span>{words.candidates}</span>
          {question.candidates.slice(0, MOST_CANDIDATES).map((one) => (
            <button
              key={one.id}
              type="button"
              className={ui.button}
              onClick={() => correct({ id: one.id, name: one.name[lang] })}
            >
              {one.name[lang]}
            </button>
          ))}
        </p>
      )}
      <div className={styles.fields}>
        <div className={styles.bureauField}>
          <BureauField chosen={chosen} onChoose={setChosen} />
        </div>
        <div className={`${ui.field} ${styles.yearField}`}>
          <label htmlFor={id}>{words.year}</label>
          <input
            id={id}
            type="text"
            inputMode="numeric"
            maxLength={4}
            value={typed}
            aria-invalid={named === undefined}
            aria-describedby={`${id}-status`}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p id={`${id}-status`} role="status" className={ui.fieldStatus}>
            {named === undefined ? words.yearBad : ''}
          </p>
        </div>
        <div className={styles.fieldButtons}>
          <button type="submit" className={ui.button}>
            {words.reread}
          </button>
          {onCancel && (
            <button type="button" className={ui.textButton} onClick={onCancel}>
              {words.cancel}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}
