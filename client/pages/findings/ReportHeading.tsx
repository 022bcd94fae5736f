/** Whose report it is, above what was found in it. */
import { Link } from '../../app/Link.tsx';
import { linkToBureau, linkToReport } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './findings.module.css';
import type { FindingLine } from './findings.query.ts';
import { findingsWords } from './findings.words.ts';

export function ReportHeading({ report, id }: { readonly report: FindingLine['report']; readonly id: string }) {
  const lang = useLang();
  const words = useWords(findingsWords);
  const { publisher } = report;
  return (
    <h2 id={id}>
      {publisher.__typename === 'Bureau' ? (
        <Link to={linkToBureau(publisher.id)}>{publisher.name[lang]}</Link>
      ) : (
        publisher.name[lang]
      )}{' '}
      <Link to={linkToReport(report.id)} className={styles.reportYear}>
        {words.reportYear(report.year)}
      </Link>
    </h2>
  );
}
