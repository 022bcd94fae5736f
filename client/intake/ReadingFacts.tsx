/** One reading on one line: whose and when, how much was read, what is missing, what the checks found, what is held. */

import { gapWord } from '../../schema/chart/format.ts';
import { countOutcomes } from '../../schema/check/finding.ts';
import type { GoodReading } from '../../schema/intake/reading.ts';
import { Link } from '../app/Link.tsx';
import { OutcomeMark } from '../app/OutcomeMark.tsx';
import { linkToReport } from '../app/urls.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { gapCounts } from './gap-counts.ts';
import styles from './intake.module.css';
import { importWords } from './intake.words.ts';

export function PublisherAndYear({ reading }: { readonly reading: GoodReading }) {
  const lang = useLang();
  const words = useWords(importWords);
  const { publisher, printedPublisher, year } = reading;
  const isPrintedOtherwise = printedPublisher !== null && printedPublisher !== publisher?.name.zh;
  return (
    <div>
      <p>
        {publisher ? <b>{publisher.name[lang]}</b> : <span className={styles.asked}>{words.publisherUnknown}</span>}{' '}
        {year === null ? <span className={styles.asked}>{words.yearUnknown}</span> : words.yearOf(year)}
      </p>
      {publisher?.kind === 'region' && <p className={styles.small}>{words.ofRegion}</p>}
      {isPrintedOtherwise && (
        <p className={styles.small} lang="zh-CN">
          <span lang={lang === 'en' ? 'en' : undefined}>{words.printedAs(printedPublisher)}</span>
        </p>
      )}
    </div>
  );
}

function OutcomeCounts({ reading }: { readonly reading: GoodReading }) {
  const words = useWords(importWords);
  const counts = countOutcomes(reading.report.findings);
  const outcomes = (['failed', 'suspicious', 'confirmed', 'notAssessable'] as const).filter((one) => counts[one] > 0);
  if (outcomes.length === 0) return <p className={styles.small}>{words.noFindings}</p>;
  return (
    <ul className={styles.outcomes}>
      {outcomes.map((outcome) => (
        <li key={outcome}>
          <OutcomeMark outcome={outcome} wordShown /> <b>{counts[outcome]}</b>
        </li>
      ))}
    </ul>
  );
}

function Held({ reading }: { readonly reading: GoodReading }) {
  const words = useWords(importWords);
  const { existing } = reading;
  if (!existing) return <p className={styles.small}>{reading.question ? '' : words.isNew}</p>;
  const said = existing.same
    ? words.same
    : existing.changedCells === 0
      ? words.sameCells
      : words.differs(existing.changedCells);
  return (
    <div className={existing.same ? styles.small : undefined}>
      <p>{said}</p>
      <p>
        <Link to={linkToReport(existing.report)}>{words.seeExisting}</Link>
      </p>
    </div>
  );
}

interface Props {
  readonly reading: GoodReading;
  /** Once the file is accepted, what was held before is history. */
  readonly heldShown: boolean;
}

export function ReadingFacts({ reading, heldShown }: Props) {
  const lang = useLang();
  const words = useWords(importWords);
  const gaps = gapCounts(reading.report.figures);
  return (
    <div className={styles.facts}>
      <PublisherAndYear reading={reading} />
      <div>
        <p>{words.cells(reading.cells.numbers, reading.cells.all)}</p>
        {gaps.length > 0 && (
          <ul className={styles.gaps}>
            {gaps.map(({ gap, count }) => (
              <li key={gap}>{words.gap(gapWord(gap, lang), count)}</li>
            ))}
          </ul>
        )}
      </div>
      <OutcomeCounts reading={reading} />
      {heldShown && <Held reading={reading} />}
    </div>
  );
}
