/** One note as it is typed: whose number, of which year, and the sentence. What is refused stays as it was typed. */
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { Label } from '../../schema/language.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import ui from '../ui/ui.module.css';
import { NoteKindField, NoteTextFields, useTypedNote } from './NoteTexts.tsx';
import styles from './notes.module.css';
import { WRITE_NOTE } from './notes.query.ts';
import { notesWords } from './notes.words.ts';
import { type PlaceOfNote, yearsAt } from './places.ts';
import { refusalOf } from './refusal.ts';

interface Props {
  readonly places: readonly [PlaceOfNote, ...PlaceOfNote[]];
  /** `made`: a revision was; the same note stood already otherwise. */
  readonly onWritten: (made: boolean) => void;
}

export function NoteForm({ places, onWritten }: Props) {
  const words = useWords(notesWords);
  const lang = useLang();
  const id = useId();
  const [of, setOf] = useState(places[0].of);
  const [measure, setMeasure] = useState('');
  const [wantedYear, setYear] = useState<number | null>(null);
  const [onward, setOnward] = useState(false);
  const text = useTypedNote({ kind: 'method', zh: '', en: null });
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [{ fetching }, write] = useMutation(WRITE_NOTE);
  const place = places.find((one) => one.of === of) ?? places[0];
  const quantities = [...new Set(place.lines.map(({ quantity }) => quantity))];
  const quantity = quantities.find((one) => one === measure) ?? null;
  const years = yearsAt(place.lines, quantity);
  const year = years.find((one) => one === wantedYear) ?? years[0] ?? 0;
  const nameOf = ({ subject }: PlaceOfNote): string => {
    const name = subject.shortName[lang];
    if (subject.scope === 'own') return name;
    return subject.scope === 'bureaus' ? words.sum(name) : words.own(name);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = text.refusal();
    if (wrong) return setRefusal(wrong);
    const input = { of: place.of, measure: quantity, year, onward, ...text.typed };
    const { data, error } = await write({ input });
    const refused = refusalOf(data?.writeNote.problems, error);
    setRefusal(refused);
    if (refused !== null || !data) return;
    text.type({ zh: '', en: null });
    onWritten(data.writeNote.revision !== null);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.form} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.form}</h3>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      <div className={styles.choices}>
        <Select
          label={words.of}
          value={place.of}
          onChange={setOf}
          groups={[{ label: null, options: places.map((one) => ({ value: one.of, label: nameOf(one) })) }]}
        />
        <Select
          label={words.measure}
          value={quantity ?? ''}
          onChange={setMeasure}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.allMeasures },
                ...quantities.map((one) => ({ value: one, label: describeQuantity(one).short[lang] })),
              ],
            },
          ]}
        />
        <Select
          label={words.year}
          value={String(year)}
          onChange={(value) => setYear(Number(value))}
          groups={[{ label: null, options: years.map((one) => ({ value: String(one), label: String(one) })) }]}
        />
        <NoteKindField {...text} />
        <label className={ui.check}>
          <input type="checkbox" checked={onward} onChange={(event) => setOnward(event.target.checked)} />
          {words.onward}
        </label>
      </div>
      <NoteTextFields {...text} />
      <p>
        <button type="submit" className={ui.button} data-main disabled={fetching}>
          {words.save}
        </button>
      </p>
    </form>
  );
}
