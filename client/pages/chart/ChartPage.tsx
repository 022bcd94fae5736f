/** The page of one chart: any address, with its words, figures, files and ways to carry it away. */
import { useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { useQuery } from 'urql';
import { formatAddress, parseAddress } from '../../../schema/chart/address.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import { Problem } from '../../../schema/problem.ts';
import { readChart } from '../../answers/read-chart.ts';
import { Answer } from '../../app/Answer.tsx';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { chartFile, linkToChart, linkToForm, publicOrigin } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import type { AnsweredChart } from '../../charts/answered-chart.ts';
import { ChartTable } from '../../charts/ChartTable.tsx';
import { OverSwitch } from '../../charts/OverSwitch.tsx';
import { ShareDialog } from '../../charts/ShareDialog.tsx';
import { Stale, type StaleParts } from '../../charts/Stale.tsx';

import { useLang, useWords } from '../../i18n/i18n.tsx';
import { NoteButton } from '../../notes/NoteButton.tsx';
import { SaveButton } from '../../saved/SaveButton.tsx';
import { ChartDrawing } from './ChartDrawing.tsx';
import styles from './chart.module.css';
import { CHART } from './chart.query.ts';
import { chartPageWords } from './chart.words.ts';
import { Gallery } from './Gallery.tsx';
import { KeepPin } from './KeepPin.tsx';
import { Workbench } from './Workbench.tsx';

export function ChartPage() {
  const page = useWords(chartPageWords);
  const address = useLocation().search.replace(/^\?/, '');
  const isBare = !/(^|&)(kind|measure|of)=/.test(address);
  usePageTitle(isBare ? page.heading : null);
  return isBare ? <Gallery /> : <OneChart address={address} />;
}

/** What an address asks; null where it cannot be read, which the server's answer explains. */
function questionOf(address: string): Chart | null {
  try {
    return parseAddress(address);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** The same chart without its pin. */
function liveAddress({ badge: _, ...question }: Chart): string {
  return formatAddress({ ...question, revision: null });
}

function OneChart({ address }: { readonly address: string }) {
  const words = useWords(chartPageWords);
  const lang = useLang();
  const [result, ask] = useQuery({ query: CHART, variables: { address } });
  const chart = useMemo(() => (result.data ? readChart(result.data.chart) : null), [result.data]);
  const question = useMemo(() => questionOf(address), [address]);
  const names = useMemo(
    () => new Map(chart?.answer.series.map(({ subject }) => [subject.id, subject.shortName[lang]])),
    [chart, lang],
  );
  usePageTitle(chart?.title ?? null);
  // The controls come with the first answer: on a narrow screen it would push them down, and on a wide one they stand beside it.
  const [hasAnswered, setAnswered] = useState(false);
  if (!hasAnswered && (result.data || result.error)) setAnswered(true);
  return (
    <div className={styles.bench} aria-busy={result.fetching}>
      <div className={styles.shown}>
        <Answer
          alone
          result={result}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          {...(result.error?.graphQLErrors.length ? { advice: words.wrong } : {})}
        >
          {(data) =>
            chart && (
              <ChartBody
                chart={chart}
                stale={data.chart.staleness}
                onChanged={() => ask({ requestPolicy: 'network-only' })}
              />
            )
          }
        </Answer>
        {result.error && (
          <p>
            <Link to="/chart">{words.toGallery}</Link>
          </p>
        )}
      </div>
      {question && hasAnswered && <Workbench chart={question} names={names} />}
      {chart && !result.error && (
        <section className={styles.tableRow}>
          <h2 className={styles.tableHeading}>{words.table}</h2>
          <ChartTable caption={words.table} chart={chart} />
        </section>
      )}
    </div>
  );
}

interface BodyProps {
  readonly chart: AnsweredChart;
  readonly stale: StaleParts | null;
  readonly onChanged: () => void;
}

function ChartBody({ chart, stale, onChanged }: BodyProps) {
  const words = useWords(chartPageWords);
  const lang = useLang();
  const [sharing, setSharing] = useState(false);
  const go = useGo();
  const illustrative = chart.answer.series.some((series) => series.subject.illustrative);
  // Who has reported counts nothing, so that nothing of it is defined or added up.
  const isCounting = chart.question.kind !== 'coverage';
  return (
    <article className={styles.sheet}>
      <link rel="canonical" href={`${publicOrigin()}${linkToChart(chart.address)}`} />
      <h1>{chart.title}</h1>
      <p className={styles.subtitle}>
        {chart.subtitle} {illustrative && <IllustrativeMark />}
      </p>
      {isCounting && (
        <OverSwitch
          series={chart.answer.series}
          value={chart.question.over}
          onChange={(over) => go(linkToChart(formatAddress({ ...chart.question, over })))}
        />
      )}
      <div className={styles.drawing}>
        <ChartDrawing chart={chart} />
      </div>
      {chart.notes.length > 0 && (
        <ul className={styles.notes} aria-label={words.notes}>
          {chart.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className={styles.notes}>{chart.source}</p>
      {stale && <Stale stale={stale} live={liveAddress(chart.question)} />}
      {chart.question.revision !== null && <KeepPin address={chart.address} />}
      {isCounting && (
        <p className={styles.notes}>
          {words.defined}{' '}
          {chart.question.measures.map((measure) => (
            <Link key={measure} to={linkToForm({ measure })} className={styles.measure}>
              {describeQuantity(measure).label[lang]}
            </Link>
          ))}
        </p>
      )}
      <p className={styles.actions}>
        <button type="button" aria-haspopup="dialog" onClick={() => setSharing(true)}>
          {words.share}
        </button>
        <NoteButton chart={chart} onChanged={onChanged} />
        <SaveButton chart={chart} />
        <a href={chartFile(chart.address, 'svg')} download>
          {words.download} {words.svg}
        </a>
        <a href={chartFile(chart.address, 'csv')} download>
          {words.download} {words.csv}
        </a>
      </p>
      <ShareDialog open={sharing} onClose={() => setSharing(false)} chart={chart} />
    </article>
  );
}
