/** Mistakes that wait for a person: failed first, then suspicious, each leading to the cell it stands on. */
import { formatNumber } from '../../../schema/chart/format.ts';
import { Link } from '../../app/Link.tsx';
import { OutcomeMark } from '../../app/OutcomeMark.tsx';
import { linkToFindings, linkToReport } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './overview.module.css';
import type { AttentionMistake, OverviewRegion } from './overview.query.ts';
import { overviewWords } from './overview.words.tsx';

interface Props {
  readonly region: string;
  readonly year: number;
  readonly mistakes: readonly AttentionMistake[];
  readonly total: number;
  readonly counts: OverviewRegion['findingCounts'];
}

function MistakeLine({ mistake: { report, findings } }: { readonly mistake: AttentionMistake }) {
  const words = useWords(overviewWords).findings;
  const lang = useLang();
  const [finding] = findings;
  if (!finding) return null;
  const name = report.publisher.short[lang];
  const cell = finding.operands.find((operand) => operand.cell !== null)?.cell ?? null;
  return (
    <li className={styles.finding}>
      <OutcomeMark outcome={finding.outcome} />
      <div>
        <p>
          <b>{name}</b> {finding.rule.title[lang]}
        </p>
        <p className={styles.arithmetic}>{finding.arithmetic === '' ? finding.message[lang] : finding.arithmetic}</p>
      </div>
      <Link to={linkToReport(report.id, { cell, finding: finding.id })} aria-label={words.seeOf(name)}>
        {words.see}
      </Link>
    </li>
  );
}

export function Attention({ region, year, mistakes, total, counts }: Props) {
  const words = useWords(overviewWords).findings;
  return (
    <section aria-labelledby="attention">
      <header className={styles.attentionHead}>
        <h2 id="attention">{words.heading}</h2>
        {total > 0 && <Link to={linkToFindings({ region, year })}>{words.all(total)}</Link>}
      </header>
      {total === 0 && <p className={styles.second}>{words.none}</p>}
      <ul>
        {mistakes.map((mistake) => (
          <MistakeLine key={mistake.id} mistake={mistake} />
        ))}
        {counts.confirmed > 0 && (
          <li className={styles.finding}>
            <OutcomeMark outcome="confirmed" />
            <div>
              <p>{words.confirmed(formatNumber(counts.confirmed))}</p>
              {counts.notAssessable > 0 && (
                <p className={styles.arithmetic}>{words.notAssessable(counts.notAssessable)}</p>
              )}
            </div>
            <Link
              to={linkToFindings({ region, year, show: 'holds' })}
              aria-label={`${words.see} ${words.confirmed(formatNumber(counts.confirmed))}`}
            >
              {words.see}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
