import { FIRST_SECTIONED_YEAR } from '../../../schema/report/older.ts';
import { reportingWords } from '../../../schema/reporting/words.ts';
import { Link } from '../../app/Link.tsx';
import { OutcomeMark } from '../../app/OutcomeMark.tsx';
import { linkToReport } from '../../app/urls.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import styles from './bureau.module.css';
import type { ShownBureau } from './bureau.query.ts';
import { bureauWords } from './bureau.words.ts';
import type { ReportYear } from './report-years.ts';

type Report = ShownBureau['reports']['nodes'][number];

/** The edition its blocks follow; section 四 is the same in both and says nothing, and a report before 2019 may have none. */
function formOf(report: Report, { mixed, older }: { readonly mixed: string; readonly older: string }): string {
  const telling = report.editions.filter((one) => one.section !== 'IV');
  const found = new Set(telling.flatMap((one) => (one.edition ? [one.edition.replace('EDITION_', '')] : [])));
  const [first] = found;
  if (found.size > 1) return mixed;
  return first ?? (report.year < FIRST_SECTIONED_YEAR ? older : '');
}

export function BureauReports({ years }: { readonly years: readonly ReportYear<Report>[] }) {
  const words = useWords(bureauWords);
  const reporting = useWords(reportingWords);
  const held = years.filter((one) => one.report !== null).length;
  const columns: readonly Column<ReportYear<Report>>[] = [
    {
      key: 'year',
      head: words.year,
      rowHead: true,
      cell: ({ year, report }) =>
        report ? (
          <Link to={linkToReport(report.id)} aria-label={words.openOf(year)}>
            {year}
          </Link>
        ) : (
          <span className={styles.missing}>{words.missing(year)}</span>
        ),
    },
    { key: 'form', head: words.form, cell: ({ report }) => report && formOf(report, words) },
    {
      key: 'published',
      head: words.published,
      cell: ({ report }) =>
        report && (
          <>
            <span className={styles.date}>{report.filing.publishedOn ?? words.unpublished}</span>
            {report.filing.state === 'late' && report.filing.days && (
              <b className={styles.late}> {reporting.late(report.filing.days)}</b>
            )}
          </>
        ),
    },
    {
      key: 'findings',
      head: words.findings,
      cell: ({ report }) =>
        report && (
          <span className={styles.counts}>
            {(['failed', 'suspicious', 'confirmed'] as const).map(
              (outcome) =>
                report.findingCounts[outcome] > 0 && (
                  <span key={outcome}>
                    <OutcomeMark outcome={outcome} wordShown /> {report.findingCounts[outcome]}
                  </span>
                ),
            )}
          </span>
        ),
    },
  ];
  return (
    <section aria-labelledby="reports-title" className={styles.reports}>
      <h2 id="reports-title">{words.reports}</h2>
      <p className={styles.answer}>{words.reportsAnswer(held, years.length)}</p>
      <Table caption={words.reportsList} columns={columns} rows={years} rowKey={({ year }) => String(year)} />
    </section>
  );
}
