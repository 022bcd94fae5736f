/** The way to say something of a number of a chart, for those who may. Of a chart that is tied to a state of the data nothing new is said. */
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useQuery } from 'urql';
import { forgetAnswers } from '../app/client.ts';
import { useViewer } from '../app/shell.ts';
import type { AnsweredChart } from '../charts/answered-chart.ts';
import { useWords } from '../i18n/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { HeldNotes } from './HeldNotes.tsx';
import { NoteForm } from './NoteForm.tsx';
import styles from './notes.module.css';
import { NOTES_OF_CHART } from './notes.query.ts';
import { notesWords } from './notes.words.ts';
import { placesOf } from './places.ts';

interface Props {
  readonly chart: AnsweredChart;
  /** The chart is to be asked for again. */
  readonly onChanged: () => void;
}

export function NoteButton({ chart, onChanged }: Props) {
  const words = useWords(notesWords);
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const { revision, at } = chart.question;
  if (!viewer?.actions.includes('writeNotes') || revision !== null || at !== undefined) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={words.writeOn(chart.title)}
        onClick={() => setOpen(true)}
      >
        {words.write}
      </button>
      {open &&
        // Out of the row of buttons, whose look is not that of a form.
        createPortal(
          <Dialog wide open title={words.title} closeLabel={words.close} onClose={() => setOpen(false)}>
            <Notes chart={chart} onChanged={onChanged} />
          </Dialog>,
          document.body,
        )}
    </>
  );
}

function Notes({ chart, onChanged }: Props) {
  const words = useWords(notesWords);
  const [said, setSaid] = useState('');
  const [result, ask] = useQuery({ query: NOTES_OF_CHART, variables: { address: chart.address } });
  const changed = (sentence: string) => {
    setSaid(sentence);
    forgetAnswers();
    ask({ requestPolicy: 'network-only' });
    onChanged();
  };
  const [first, ...others] = placesOf(chart.answer);
  return (
    <div className={styles.notes}>
      <p>{words.lead}</p>
      <p role="status" className={styles.said}>
        {said}
      </p>
      {result.data && (
        <HeldNotes
          key={result.data.chart.answer.notes.map(({ id }) => id).join(' ')}
          notes={result.data.chart.answer.notes}
          onRevised={(made) => changed(made ? words.changed : words.already)}
          onWithdrawn={() => changed(words.withdrawn)}
        />
      )}
      {first ? (
        <NoteForm places={[first, ...others]} onWritten={(made) => changed(made ? words.written : words.already)} />
      ) : (
        <p>{words.noPoints}</p>
      )}
    </div>
  );
}
