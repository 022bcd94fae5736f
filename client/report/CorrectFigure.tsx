/** The chosen figure is corrected: beside what is printed, with why. For those who may; the server looks by itself. */
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { LONGEST_SOURCE } from '../../schema/report/correcting.ts';
import { useAsOf } from '../app/as-of.ts';
import { useSeen } from '../app/seen.ts';
import { useViewer } from '../app/shell.ts';
import { correctedText, figureText } from '../figures/figure-text.ts';
import { type SpotKey, spotAt } from '../figures/marks.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import ui from '../ui/ui.module.css';
import { correctingWords } from './correcting.words.ts';
import { useReadout } from './Readout.tsx';
import { ReasonField, Refusal, useSending } from './ReasonDialog.tsx';
import styles from './report.module.css';
import { CORRECT_FIGURE, type StoredReport } from './report.query.ts';

interface Props {
  readonly report: StoredReport;
  readonly spot: SpotKey | null;
}

export function CorrectFigure({ report, spot }: Props) {
  const words = useWords(correctingWords);
  const viewer = useViewer();
  const asOf = useAsOf();
  const readout = useReadout(report, spot);
  const [open, setOpen] = useState(false);
  if (asOf !== null || spot === null || !readout || report.withdrawn || !viewer?.actions.includes('correctFigures'))
    return null;
  const figure = figureAt(report, spot);
  return (
    <>
      <button type="button" className={ui.textButton} onClick={() => setOpen(true)}>
        {figure?.correction ? words.correctAgain : words.correct}
      </button>
      <Dialog open={open} title={words.title(readout.name)} closeLabel={words.close} onClose={() => setOpen(false)}>
        <CorrectForm report={report} spot={spot} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function figureAt({ figures, narrative }: StoredReport, key: SpotKey) {
  const spot = spotAt(key);
  return spot.kind === 'cell'
    ? figures.find(({ cell }) => cell === spot.cell)
    : narrative.find(({ index }) => index === spot.index);
}

const GAPS = ['blank', 'unreadable'] as const;
type Kind = 'number' | (typeof GAPS)[number];

function CorrectForm({ report, spot, onDone }: { readonly onDone: () => void } & Props & { readonly spot: SpotKey }) {
  const words = useWords(correctingWords);
  const lang = useLang();
  const id = useId();
  const at = spotAt(spot);
  const figure = figureAt(report, spot);
  const held = report.corrections.find((one) => one.id === figure?.correction?.id);
  const [kind, setKind] = useState<Kind>(held?.gap === 'blank' || held?.gap === 'unreadable' ? held.gap : 'number');
  const [value, setValue] = useState(held?.value == null ? '' : String(held.value));
  const [reason, setReason] = useState(held?.reason ?? '');
  const [source, setSource] = useState(held?.source ?? '');
  const since = useSeen(report.revision.number, true);
  const { refusal, sending, send } = useSending(onDone);
  const [, correct] = useMutation(CORRECT_FIGURE);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const target = at.kind === 'cell' ? { cell: at.cell, narrative: null } : { cell: null, narrative: at.index };
    const settled = kind === 'number' ? { value: Number(value), gap: null } : { value: null, gap: kind };
    const change = { report: report.id, ...target, ...settled, reason, source, since };
    void send(async () => (await correct(change)).data?.correctFigure);
  };
  const printed =
    at.kind === 'cell'
      ? figureText(
          report.figures.find(({ cell }) => cell === at.cell),
          lang,
        )
      : null;
  return (
    <form onSubmit={submit} className={styles.form}>
      <Refusal refusal={refusal} />
      <p>
        {words.printed(printed ? (printed.was ?? printed.text) : String(figure?.value ?? ''))}
        {held && (
          <>
            <br />
            {words.now(correctedText(held, lang).text)}
          </>
        )}
      </p>
      {at.kind === 'cell' && (
        <Segmented
          label={words.what}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'number' as const, label: words.number },
            ...GAPS.map((gap) => ({ value: gap, label: words.gaps[gap] })),
          ]}
        />
      )}
      {kind === 'number' && (
        <div className={ui.field}>
          <label htmlFor={`${id}-value`}>{words.value}</label>
          <input
            id={`${id}-value`}
            type="number"
            step="any"
            required
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </div>
      )}
      <ReasonField value={reason} onChange={setReason} />
      <div className={ui.field}>
        <label htmlFor={`${id}-source`}>{words.source}</label>
        <input
          id={`${id}-source`}
          type="text"
          autoComplete="off"
          maxLength={LONGEST_SOURCE}
          value={source}
          placeholder={words.sourceHint}
          onChange={(event) => setSource(event.target.value)}
        />
      </div>
      <p className={styles.detail}>{words.kept}</p>
      <p>
        <button type="submit" className={ui.button} data-main disabled={sending}>
          {words.save}
        </button>
      </p>
    </form>
  );
}
