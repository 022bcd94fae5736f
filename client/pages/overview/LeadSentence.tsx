/** The first sentence: what happened this year, made from the figures, each part left out where there is nothing true to say. */

import { changeShown, formatNumber, formatValue, gapWord, LEAST_TOLD } from '../../../schema/chart/format.ts';
import { besideOutcomes, doubtBefore, doubtClause, failedClause } from '../../../schema/chart/words/phrases.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import type { LeadFacts } from './lead-facts.ts';
import styles from './overview.module.css';
import { overviewWords } from './overview.words.tsx';

interface Props {
  /** 全区, or the name of the only bureau held. */
  readonly whole: string;
  readonly year: number;
  readonly facts: LeadFacts;
}

export function LeadSentence({ whole, year, facts }: Props) {
  const words = useWords(overviewWords);
  const lang = useLang();
  const { received, granted, review, driver } = facts;
  if (!received || (received.value === null && (granted?.value ?? null) === null && review === null)) {
    return <p className={styles.lead}>{words.nothing(year)}</p>;
  }
  const { bureaus, change } = received.change;
  const basis = bureaus > 1 ? words.commonSet(bureaus) : '';
  const up = change.kind === 'change' && change.absolute > 0;
  const percent = change.kind === 'change' && change.percent !== null ? Math.abs(change.percent) : null;
  const grantedPoints = granted ? changeShown(granted.change.change) : null;
  return (
    <p className={styles.lead}>
      {received.value === null
        ? words.receivedGap(whole, gapWord(received.gap ?? 'notReported', lang))
        : words.received(whole, <b>{formatNumber(received.value, 0)}</b>)}
      {doubtClause(received, lang)}
      {percent !== null &&
        (percent * 100 < LEAST_TOLD
          ? words.almostUnchanged(basis)
          : words.rose(basis, <b>{formatValue(percent, 'percent')}</b>, up))}
      {change.kind === 'unchanged' && words.unchanged(basis)}
      {facts.requests &&
        (percent !== null || change.kind === 'unchanged') &&
        doubtBefore(facts.requests, received, lang)}
      {driver && words.driver(driver.name.shortName[lang], `${formatNumber(driver.share * 100, 0)}%`)}
      {granted && granted.value !== null && words.granted(<b>{formatValue(granted.value, 'percent')}</b>)}
      {granted && granted.value !== null && besideOutcomes(granted.value, facts.grantedOfOutcomes, lang)}
      {doubtClause(granted, lang)}
      {granted?.value !== null &&
        grantedPoints !== null &&
        Math.abs(grantedPoints) >= LEAST_TOLD &&
        words.points(Math.abs(grantedPoints).toFixed(1), grantedPoints > 0)}
      {review && (review.decided > 0 ? words.review(review.decided, <b>{review.corrected}</b>) : words.noReview)}
      {review?.failed && failedClause(lang)}
      {words.end}
    </p>
  );
}
