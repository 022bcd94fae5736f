/** Whose report it is, what it was read from, how much was read and what the checks found. */
import { countStanding } from '../../../schema/check/verdict.ts';
import { EDITIONS } from '../../../schema/form/cells.ts';
import { joinNames } from '../../../schema/language.ts';
import { reportTitle } from '../../../schema/report/publisher.ts';
import { reportingWords } from '../../../schema/reporting/words.ts';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link } from '../../app/Link.tsx';
import { OutcomeMark } from '../../app/OutcomeMark.tsx';
import { linkToBureau, linkToOverview, linkToReport } from '../../app/urls.ts';
import type { TableEditions } from '../../figures/block-editions.ts';
import { readCount } from '../../figures/figure-text.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { useOddBlocks } from '../../report/odd-blocks.ts';
import { fileType, publisherOf } from '../../report/publisher.ts';
import styles from '../../report/report.module.css';
import type { StoredReport } from '../../report/report.query.ts';
import { reportWords } from '../../report/report.words.ts';

/** The day of publication that counts, with what the document says where that is another, and how late it was. */
function Published({ filing }: Pick<StoredReport, 'filing'>) {
  const words = useWords(reportWords);
  const reporting = useWords(reportingWords);
  const { publishedOn, readOn, entered, state, days, due } = filing;
  if (!publishedOn) return words.publishedUnknown;
  return (
    <>
      <b title={entered ? words.publishedEntered(entered.source) : undefined}>{publishedOn}</b>
      {entered && ` ${readOn && readOn !== publishedOn ? words.publishedRead(readOn) : words.publishedByHand}`}
      {state === 'late' && days && (
        <span title={words.due(due)}>
          {words.comma}
          <b>{reporting.late(days)}</b>
        </span>
      )}
    </>
  );
}

export function ReportHead({ report, editions }: { readonly report: StoredReport; readonly editions: TableEditions }) {
  const lang = useLang();
  const words = useWords(reportWords);
  const publisher = publisherOf(report);
  const { numbers, cells } = readCount(report.figures);
  const counts = countStanding(report.findings);
  const odd = useOddBlocks(editions);
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <nav aria-label={words.crumbs} className={styles.crumbs}>
          <Link to={linkToOverview({ region: publisher.region.id, year: report.year })}>
            {publisher.region.name[lang]}
          </Link>
          {publisher.isBureau && <Link to={linkToBureau(publisher.id)}>{publisher.name[lang]}</Link>}
          <span aria-current="page">{words.crumb(report.year)}</span>
        </nav>
        {publisher.years.length > 1 && (
          <nav aria-label={words.otherYears} className={styles.years}>
            {publisher.years.map((one) =>
              one.id === report.id ? (
                <span key={one.id} aria-current="page" className={styles.yearHere}>
                  {one.year}
                </span>
              ) : (
                <Link key={one.id} to={linkToReport(one.id)} className={styles.year}>
                  {one.year}
                </Link>
              ),
            )}
          </nav>
        )}
      </div>
      <h1>
        {reportTitle(publisher.name, publisher.isBureau, report.year, lang)}{' '}
        {report.illustrative && <IllustrativeMark />}
      </h1>
      <dl className={styles.facts}>
        <div>
          <dt>{words.edition}</dt>
          <dd title={editions.older ? undefined : EDITIONS[editions.main].notice}>
            <b>
              {editions.older
                ? joinNames([words.olderForm, ...(editions.annex ? [words.olderWithTable] : [])], lang)
                : odd.length > 0
                  ? words.hybrid(
                      editions.main,
                      joinNames(
                        odd.map((one) => one.said),
                        lang,
                      ),
                    )
                  : editions.main}
            </b>
          </dd>
        </div>
        <div>
          <dt>{words.published}</dt>
          <dd>
            <Published filing={report.filing} />
          </dd>
        </div>
        <div>
          <dt>{words.document}</dt>
          <dd>
            <b>{fileType(report.document.mediaType)}</b>{' '}
            <a className={styles.file} href={`/documents/${report.document.hash}`}>
              {report.document.fileName}
            </a>
          </dd>
        </div>
        {cells > 0 && (
          <div>
            <dt>{words.read}</dt>
            <dd>
              <b>{words.readCells(numbers, cells)}</b> {words.cells}
            </dd>
          </div>
        )}
        {(['failed', 'suspicious', 'confirmed', 'notAssessable'] as const).map(
          (outcome) =>
            counts[outcome] > 0 && (
              <div key={outcome} className={styles.outcome}>
                <dt>
                  <OutcomeMark outcome={outcome} wordShown />
                </dt>
                <dd>
                  <b>{counts[outcome]}</b>
                </dd>
              </div>
            ),
        )}
        <div>
          <dt>{words.revision}</dt>
          <dd>{report.revision.number}</dd>
        </div>
      </dl>
    </header>
  );
}
