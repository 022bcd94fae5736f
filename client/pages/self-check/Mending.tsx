import { OutcomeMark } from '../../app/OutcomeMark.tsx';
import { Arithmetic } from '../../figures/Arithmetic.tsx';
import { figuresWords } from '../../figures/figures.words.ts';
import { byOutcome, sectionOf } from '../../figures/finding-groups.ts';
import type { ShownReport } from '../../figures/shown.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './self-check.module.css';

/** What does not add up or looks odd, each with its arithmetic and its sentence. */
export function Mending({ report }: { readonly report: Pick<ShownReport, 'findings'> }) {
  const lang = useLang();
  const words = useWords(figuresWords);
  const { failed, suspicious } = byOutcome(report.findings);
  return (
    <ol className={styles.mending}>
      {[...failed, ...suspicious].map((finding) => (
        <li key={finding.id}>
          <h3>
            <OutcomeMark outcome={finding.outcome} /> {words.tables[sectionOf(finding)]} {finding.rule.title[lang]}
          </h3>
          {finding.arithmetic !== '' && (
            <p>
              <Arithmetic text={finding.arithmetic} large />
            </p>
          )}
          <p className={styles.sentence}>{finding.message[lang]}</p>
        </li>
      ))}
    </ol>
  );
}
