/** Bureaus entered into a region, in one of four ways: a file, a pasted column, one by one, or out of their reports. */
import { type FormEvent, type ReactNode, useCallback, useId, useState } from 'react';
import { Link } from '../app/Link.tsx';
import { linkToImport } from '../app/urls.ts';
import { useWords } from '../i18n/i18n.tsx';
import type { NamedFile } from '../ui/dropped-files.ts';
import { FileDrop } from '../ui/FileDrop.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import ui from '../ui/ui.module.css';
import { useWindowDrop } from '../ui/window-drop.ts';
import { AddBureau } from './AddBureau.tsx';
import { ListPreview } from './ListPreview.tsx';
import { fileSource, LARGEST_LIST, type ListSource } from './list-source.ts';
import styles from './roster.module.css';
import { rosterWords } from './roster.words.ts';

const WAYS = ['file', 'paste', 'one', 'reports'] as const;
type Way = (typeof WAYS)[number];

interface Props {
  readonly region: { readonly id: string; readonly name: string };
  readonly onAdded?: () => void;
}

export function ListEntry({ region, onAdded }: Props) {
  const words = useWords(rosterWords);
  const [way, setWay] = useState<Way>('file');
  const [source, setSource] = useState<ListSource | null>(null);
  const [done, setDone] = useState<number | null>(null);
  if (source !== null) {
    return (
      <ListPreview
        source={source}
        region={region}
        onBack={() => setSource(null)}
        onAccepted={(added) => {
          setDone(added);
          setSource(null);
          onAdded?.();
        }}
      />
    );
  }
  const take = (next: ListSource) => {
    setDone(null);
    setSource(next);
  };
  const body: Readonly<Record<Way, () => ReactNode>> = {
    file: () => <FromFile onList={take} />,
    paste: () => <FromText onList={take} />,
    one: () => <AddBureau region={region} />,
    reports: () => (
      <p className={styles.hint}>
        {words.fromReports} <Link to={linkToImport()}>{words.toImport}</Link>
      </p>
    ),
  };
  return (
    <div className={styles.entry}>
      <p role="status" className={done === null ? ui.hidden : styles.done}>
        {done === null ? '' : words.accepted(done)}
      </p>
      <Segmented
        label={words.ways}
        value={way}
        onChange={setWay}
        options={WAYS.map((value) => ({ value, label: words.way[value] }))}
      />
      {body[way]()}
    </div>
  );
}

function FromFile({ onList }: { readonly onList: (source: ListSource) => void }) {
  const words = useWords(rosterWords);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = useCallback(
    ([first]: readonly NamedFile[]) => {
      if (!first) return;
      if (first.file.size > LARGEST_LIST) return setWrong(words.tooLarge);
      fileSource(first.name, first.file).then(onList, () => setWrong(words.unreadable));
    },
    [onList, words],
  );
  const over = useWindowDrop(take);
  return (
    <>
      {wrong !== null && (
        <p role="alert" className={styles.problem}>
          {wrong}
        </p>
      )}
      <FileDrop
        title={words.drop}
        pickLabel={words.pick}
        accept=".xlsx,.xls,.et,.ods,.csv,.txt"
        over={over}
        onFiles={take}
      >
        <p>{words.dropText}</p>
        <p>
          {words.template} <a href="/roster/template.xlsx">Excel</a>
          {words.or}
          <a href="/roster/template.csv">CSV</a>
        </p>
      </FileDrop>
    </>
  );
}

function FromText({ onList }: { readonly onList: (source: ListSource) => void }) {
  const words = useWords(rosterWords);
  const id = useId();
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() !== '') onList({ kind: 'text', text });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={`${ui.field} ${styles.field}`}>
        <label htmlFor={id}>{words.pasted}</label>
        <p id={`${id}-hint`} className={styles.hint}>
          {words.pastedHint}
        </p>
        {isMissing && (
          <p id={`${id}-wrong`} role="alert" className={styles.wrong}>
            {words.pastedMissing}
          </p>
        )}
        <textarea
          id={id}
          rows={10}
          value={text}
          spellCheck={false}
          lang="zh-CN"
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-hint ${id}-wrong` : `${id}-hint`}
          onChange={(event) => {
            setText(event.target.value);
            setMissing(false);
          }}
        />
      </div>
      <p>
        <button type="submit" className={ui.button} data-main>
          {words.look}
        </button>
      </p>
    </form>
  );
}
