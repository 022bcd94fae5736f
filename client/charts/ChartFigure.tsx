/**
 * The frame every chart stands in: a heading that asks, a sentence that answers, the drawing, a foot line that says the
 * unit and what is left out, and the same figures as a table one key away.
 */
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { signedLines } from '../../schema/chart/words/point-notes.ts';
import { Link } from '../app/Link.tsx';
import { chartFile, linkToChart, linkToForm } from '../app/urls.ts';
import { useWords } from '../i18n/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Loading } from '../ui/Loading.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { pictureQuery } from './picture-choice.ts';
import { ShareDialog } from './ShareDialog.tsx';

/** Tables of every kind of chart, fetched when one is asked for. */
const ChartTable = lazy(() => import('./ChartTable.tsx').then((module) => ({ default: module.ChartTable })));

interface Props {
  /** What the figure is about, as a question. */
  readonly question: string;
  readonly chart: AnsweredChart;
  /** The answer; the chart's own title where left out. */
  readonly answer?: string;
  /** Between the answer and the drawing: the big number of a subject. */
  readonly lead?: ReactNode;
  /** Unit, what is left out. */
  readonly foot?: ReactNode;
  /** Under the drawing: the remarks made from the data. What explains a sign in it stands there always. */
  readonly notesShown?: boolean;
  readonly downloads?: boolean;
  /** A figure in a narrow column shows its table over the page, where there is room for it. */
  readonly tableInDialog?: boolean;
  /** May be as long as a page: on paper its remarks then go on overleaf, so that no page has nothing but the title. */
  readonly long?: boolean;
  /** More actions, before the others: switches of the drawing. */
  readonly switches?: ReactNode;
  /** More of what can be done with the figure, behind the rest. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function ChartFigure({
  question,
  chart,
  answer,
  lead,
  foot,
  notesShown = true,
  downloads = true,
  tableInDialog = false,
  long = false,
  switches,
  actions,
  children,
}: Props) {
  const words = useWords(chartWords);
  const [tableShown, setTableShown] = useState(false);
  const [sharing, setSharing] = useState(false);
  const heading = useId();
  const tableId = useId();
  const [measure] = chart.question.measures;
  const table = tableShown && (
    <Suspense fallback={<Loading label={words.actions.table} />}>
      <ChartTable caption={question} chart={chart} />
    </Suspense>
  );
  return (
    <section className={long ? styles.longFigure : styles.figure} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading}>{question}</h2>
        <div className={styles.actions}>
          {switches}
          {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons is no form */}
          <div role="group" aria-label={words.figureActions(question)} className={styles.actionGroup}>
            <button
              type="button"
              {...(tableInDialog
                ? { 'aria-haspopup': 'dialog' as const }
                : { 'aria-expanded': tableShown, 'aria-controls': tableId })}
              onClick={() => setTableShown(!tableShown)}
            >
              {tableShown && !tableInDialog ? words.actions.hideTable : words.actions.table}
            </button>
            <button type="button" aria-haspopup="dialog" onClick={() => setSharing(true)}>
              {words.actions.share}
            </button>
            <Link to={linkToChart(chart.address)} aria-label={words.edit(question)}>
              {words.actions.edit}
            </Link>
            {measure !== undefined && (
              <Link to={linkToForm({ measure })} aria-label={words.defined(question)}>
                {words.actions.definition}
              </Link>
            )}
            {actions}
            {downloads && (
              <details className={styles.downloads}>
                <summary>{words.actions.download}</summary>
                <div>
                  <a
                    href={chartFile(
                      pictureQuery(chart.question, { size: null, theme: chart.question.theme }, 'png'),
                      'png',
                    )}
                    download
                  >
                    {words.actions.png}
                  </a>
                  <a href={chartFile(chart.address, 'svg')} download>
                    {words.actions.svg}
                  </a>
                  <a href={chartFile(chart.address, 'xlsx')} download>
                    {words.actions.xlsx}
                  </a>
                  <a href={chartFile(chart.address, 'csv')} download>
                    {words.actions.csv}
                  </a>
                </div>
              </details>
            )}
          </div>
        </div>
      </header>
      <p className={styles.answer}>{answer ?? chart.title}</p>
      {lead}
      <div className={styles.drawing}>{children}</div>
      {foot && <p className={styles.footLine}>{foot}</p>}
      <Notes notes={notesShown ? chart.notes : signedLines(chart.notes)} label={words.notes} />
      <div id={tableId} className={styles.tableBox}>
        {!tableInDialog && table}
      </div>
      <ShareDialog open={sharing} onClose={() => setSharing(false)} chart={chart} />
      {tableInDialog && (
        <Dialog
          wide
          open={tableShown}
          onClose={() => setTableShown(false)}
          title={question}
          closeLabel={words.shareDialog.close}
        >
          {table}
          <Notes notes={chart.notes} label={words.notes} />
        </Dialog>
      )}
    </section>
  );
}

/** What editors say, and the remarks made from the data: breaks, gaps, who is missing. */
function Notes({ notes, label }: { readonly notes: readonly string[]; readonly label: string }) {
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label={label}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
