/** A bureau's own draft, read and checked in memory before it is published. Nothing is stored, here or on the server. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Reading } from '../../../schema/intake/reading.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { PICKED_TYPES } from '../../intake/accepted-types.ts';
import type { NamedPublisher } from '../../intake/BureauField.tsx';
import { ensureReadings, isGood } from '../../intake/reading.ts';
import { type Sending, send } from '../../intake/send.ts';
import type { NamedFile } from '../../ui/dropped-files.ts';
import { Failure } from '../../ui/Failure.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Select } from '../../ui/Select.tsx';
import ui from '../../ui/ui.module.css';
import { useWindowDrop } from '../../ui/window-drop.ts';
import { CheckedDraft } from './CheckedDraft.tsx';
import styles from './self-check.module.css';
import { selfCheckWords } from './self-check.words.ts';

interface Draft {
  readonly file: File;
  readonly bureau: NamedPublisher | null;
  readonly year: number | null;
}

type State =
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading'; readonly draft: Draft; readonly share: number }
  | { readonly kind: 'failed'; readonly draft: Draft; readonly sentence: { readonly zh: string; readonly en: string } }
  | { readonly kind: 'read'; readonly draft: Draft; readonly readings: readonly Reading[] };

const ODD_ANSWER = {
  zh: '服务器的回答读不懂。请重新打开本页再试。',
  en: 'The answer of the server cannot be understood. Open this page again and try once more.',
};

/** One draft at a time: a new one takes the place of the one before, whose answer is no longer waited for. */
function useDraft() {
  const [state, setState] = useState<State>({ kind: 'empty' });
  const under = useRef<Sending | null>(null);
  const stop = useCallback(() => {
    under.current?.stop();
    under.current = null;
    setState({ kind: 'empty' });
  }, []);
  const check = useCallback((draft: Draft) => {
    under.current?.stop();
    setState({ kind: 'reading', draft, share: 0 });
    const parcel = {
      path: '/readings',
      file: draft.file,
      bureau: draft.bureau?.id ?? null,
      year: draft.year,
      members: {},
      key: null,
    } as const;
    const sending = send(parcel, ({ share }) => {
      if (under.current === sending) setState({ kind: 'reading', draft, share });
    });
    under.current = sending;
    void sending.done.then((sent) => {
      if (under.current !== sending) return;
      under.current = null;
      if (sent.kind === 'refused') return setState({ kind: 'failed', draft, sentence: sent.refusal.sentence });
      const readings = ensureReadings(sent.answer);
      setState(readings ? { kind: 'read', draft, readings } : { kind: 'failed', draft, sentence: ODD_ANSWER });
    });
  }, []);
  useEffect(() => () => under.current?.stop(), []);
  return { state, check, stop };
}

function TextDraft({ onText }: { readonly onText: (text: string) => void }) {
  const words = useWords(selfCheckWords);
  const id = useId();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <form
      className={styles.textDraft}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(text.trim() === '');
        if (text.trim() !== '') onText(text);
      }}
    >
      <div className={ui.field}>
        <label htmlFor={id}>{words.textField}</label>
        <textarea
          id={id}
          rows={8}
          value={text}
          spellCheck={false}
          lang="zh-CN"
          aria-describedby={`${id}-status`}
          onChange={(event) => {
            setText(event.target.value);
            setMissing(false);
          }}
        />
        <p id={`${id}-status`} role="status" className={ui.fieldStatus}>
          {missing ? words.textEmpty : ''}
        </p>
      </div>
      <button type="submit" className={ui.button}>
        {words.check}
      </button>
    </form>
  );
}

export function SelfCheckPage() {
  const lang = useLang();
  const words = useWords(selfCheckWords);
  const { state, check, stop } = useDraft();
  const [at, setAt] = useState(0);
  usePageTitle(words.title);
  const start = useCallback(
    (draft: Draft) => {
      setAt(0);
      check(draft);
    },
    [check],
  );
  const startFile = useCallback(
    ([first]: readonly NamedFile[]) => {
      if (first) start({ file: first.file, bureau: null, year: null });
    },
    [start],
  );
  const over = useWindowDrop(startFile);
  const reading = state.kind === 'read' ? (state.readings[at] ?? state.readings[0]) : undefined;

  return (
    <>
      <header className={styles.header}>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
        <p className={styles.kept}>{words.kept}</p>
      </header>
      {state.kind === 'empty' && (
        <>
          <FileDrop title={words.drop} pickLabel={words.pick} accept={PICKED_TYPES} over={over} onFiles={startFile}>
            <p>{words.dropText}</p>
          </FileDrop>
          <TextDraft
            onText={(text) =>
              start({
                file: new File([text], words.textName, { type: 'text/plain' }),
                bureau: null,
                year: null,
              })
            }
          />
        </>
      )}
      {state.kind === 'reading' && (
        <div className={styles.under}>
          <p role="status">
            {state.share < 1
              ? words.uploading(state.draft.file.name, Math.floor(state.share * 100))
              : words.reading(state.draft.file.name)}
          </p>
          <Progress label={state.draft.file.name} share={state.share < 1 ? state.share : null} />
          <button type="button" className={ui.button} onClick={stop}>
            {words.stop}
          </button>
        </div>
      )}
      {state.kind === 'failed' && (
        <>
          <Failure
            sentence={state.sentence[lang]}
            advice={words.failedAdvice}
            retry={{ label: words.retry, onRetry: () => check(state.draft) }}
          />
          <button type="button" className={ui.button} onClick={stop}>
            {words.again}
          </button>
        </>
      )}
      {state.kind === 'read' && reading && (
        <>
          <div className={styles.about}>
            <p>
              {words.document} <b lang="zh-CN">{reading.fileName}</b>
            </p>
            {state.readings.length > 1 && (
              <Select
                label={words.several}
                groups={[
                  {
                    label: null,
                    options: state.readings.map((one, index) => ({ value: String(index), label: one.fileName })),
                  },
                ]}
                value={String(at)}
                onChange={(value) => setAt(Number(value))}
              />
            )}
            <button type="button" className={ui.button} onClick={stop}>
              {words.again}
            </button>
          </div>
          {isGood(reading) ? (
            <CheckedDraft
              key={at}
              reading={reading}
              bureau={state.draft.bureau}
              year={state.draft.year}
              onCorrect={
                state.readings.length > 1 ? null : (bureau, year) => start({ file: state.draft.file, bureau, year })
              }
            />
          ) : (
            <Failure sentence={reading.problem.sentence[lang]} advice={words.failedAdvice} />
          )}
        </>
      )}
    </>
  );
}
