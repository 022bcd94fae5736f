/** What the latest report says, as one sentence made from its figures. A figure that is not there is left out, not guessed. */
import { formatValue, LEAST_TOLD } from '../../../schema/chart/format.ts';
import { grantedOf, type OutcomeBar } from '../../../schema/chart/outcomes.ts';
import { besideOutcomes, doubtBefore, doubtClause, failedClause } from '../../../schema/chart/words/phrases.ts';
import type { Change } from '../../../schema/rollup/change.ts';
import { type AnsweredChart, pointOf } from '../../charts/answered-chart.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './bureau.module.css';
import { bureauWords } from './bureau.words.ts';

interface Props {
  readonly year: number;
  readonly requests: AnsweredChart;
  readonly outcomes: readonly OutcomeBar[];
  readonly appeals: AnsweredChart;
  readonly disclosures: AnsweredChart;
}

export function BureauLead({ year, requests, outcomes, appeals, disclosures }: Props) {
  const { lead } = useWords(bureauWords);
  const lang = useLang();

  const changeOf = (change: Change): string => {
    if (change.kind === 'unchanged') return lead.same;
    if (change.kind === 'none' || change.percent === null) return '';
    if (Math.abs(change.percent * 100) < LEAST_TOLD) return lead.almostSame;
    const percent = formatValue(Math.abs(change.percent), 'percent');
    return change.percent > 0 ? lead.rose(percent) : lead.fell(percent);
  };

  const figure = (chart: AnsweredChart, quantity: string) => {
    const series = chart.answer.series.find((one) => one.quantity === quantity);
    const point = pointOf(series, year);
    if (!series || !point || point.value === null) return null;
    const told = changeOf(point.change.change);
    return {
      value: point.value,
      text: formatValue(point.value, series.unit),
      doubt: doubtClause(point, lang),
      change: told === '' ? '' : told + doubtBefore(series, point, lang),
    };
  };

  /** Of what was closed, as the overview and the charts of the rate have it; of the six outcomes too where these are not as many. */
  const grantedClause = (bar: OutcomeBar, ofOutcomes: number, printed: number): string => {
    const ofClosed = (ofOutcomes * bar.total) / printed;
    return (
      lead.granted(formatValue(ofClosed, 'percent')) +
      besideOutcomes(ofClosed, ofOutcomes, lang) +
      (bar.failed ? failedClause(lang) : '')
    );
  };

  const received = figure(requests, 'requests.received');
  const closed = figure(requests, 'requests.closed');
  const made = outcomes.find((bar) => bar.year === year);
  const shares = grantedOf(made);
  const review = figure(appeals, 'review.total');
  const litigation = figure(appeals, 'litigation.total');
  const disclosed = figure(disclosures, 'disclosures.total');

  const handled = [
    received && lead.received(year, received.text, received.doubt + received.change),
    closed && closed.value > 0 && lead.closed(closed.text) + closed.doubt,
    closed && closed.value > 0 && made && shares !== null && grantedClause(made, shares, closed.value),
  ].filter(Boolean);
  const appealed =
    review && litigation
      ? review.value + litigation.value === 0
        ? lead.noAppeals + (review.doubt || litigation.doubt)
        : lead.appeals(review, litigation)
      : null;
  const parts = [
    handled.join(lead.comma),
    appealed,
    disclosed && lead.disclosures(disclosed.text) + disclosed.doubt,
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return <p className={styles.lead}>{parts.join(lead.semicolon) + lead.stop}</p>;
}
