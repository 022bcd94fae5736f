/** The prose of a report at full width, section by section; beside that of another year where asked. */
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { unknownWords } from '../../../schema/pages.ts';
import { type ProseSection, proseSections, type Standing, standingIn } from '../../../schema/prose/beside.ts';
import { Answer } from '../../app/Answer.tsx';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { usePageRegion } from '../../app/page-region.ts';
import { Unknown } from '../../app/Unknown.tsx';
import { linkToBureau, linkToOverview, linkToReport, linkToReportProse } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ProseText } from './ProseText.tsx';
import styles from './report-prose.module.css';
import { REPORT_PROSE, type ReportProse } from './report-prose.query.ts';
import { reportProseWords } from './report-prose.words.ts';

/** Sections that are the same one: by their number, and without one by their title. */
const sameSection = (a: ProseSection, b: ProseSection): boolean =>
  a.section.ordinal === b.section.ordinal && (a.section.ordinal !== '' || a.section.title === b.section.title);

const nameOf = ({ section }: ProseSection, before: string): string =>
  section.title === '' ? before : section.ordinal === '' ? section.title : `${section.ordinal}、${section.title}`;

function countStanding(standing: ReadonlyMap<number, Standing>, one: Standing): number {
  return [...standing.values()].filter((each) => each === one).length;
}

function Told({ standing, year }: { readonly standing: ReadonlyMap<number, Standing>; readonly year: number }) {
  const words = useWords(reportProseWords);
  return (
    <p className={styles.told}>
      {words.told(countStanding(standing, 'only'), countStanding(standing, 'changed'), standing.size, year)}
    </p>
  );
}

function ReportProseView({
  report,
  beside,
  at,
}: {
  readonly report: ReportProse;
  readonly beside: ReportProse | null;
  readonly at: number | null;
}) {
  const lang = useLang();
  const words = useWords(reportProseWords);
  const go = useGo();
  const { publisher } = report;
  const isBureau = publisher.__typename === 'Bureau';
  const region = isBureau ? publisher.region : { id: publisher.id, name: publisher.name };
  usePageRegion(region.id, report.year);
  const title = words.title(publisher.name[lang], report.year);
  usePageTitle(title);
  const mine = useMemo(() => proseSections(report.sections), [report]);
  const others = useMemo(() => (beside ? proseSections(beside.sections) : []), [beside]);
  const standing = useMemo(() => (beside ? standingIn(mine, others) : null), [beside, mine, others]);
  const standingOfOther = useMemo(() => (beside ? standingIn(others, mine) : null), [beside, mine, others]);
  const years = [...publisher.reports.nodes].sort((a, b) => a.year - b.year);
  const rows = [
    ...mine.map((part) => ({ part, other: others.find((one) => sameSection(one, part)) ?? null })),
    ...others.filter((one) => !mine.some((part) => sameSection(one, part))).map((other) => ({ part: null, other })),
  ];
  return (
    <>
      <header className={styles.header}>
        <nav aria-label={words.crumbs} className={styles.crumbs}>
          <Link to={linkToOverview({ region: region.id, year: report.year })}>{region.name[lang]}</Link>
          {isBureau && <Link to={linkToBureau(publisher.id)}>{publisher.name[lang]}</Link>}
          <Link to={linkToReport(report.id)}>{words.report}</Link>
          <span aria-current="page">{words.crumb(report.year)}</span>
        </nav>
        <h1>
          {title} {report.illustrative && <IllustrativeMark />}
        </h1>
        {years.length > 1 && (
          <div className={styles.choices}>
            <span>{words.beside}</span>
            <Segmented
              label={words.beside}
              options={[
                { value: 0, label: words.alone },
                ...years
                  .filter(({ id }) => id !== report.id)
                  .map(({ year }) => ({ value: year, label: words.besideYear(year) })),
              ]}
              value={beside?.year ?? 0}
              onChange={(year) => go(linkToReportProse(report.id, { beside: year || null }))}
            />
          </div>
        )}
        {beside && standing && <Told standing={standing} year={beside.year} />}
        <p className={styles.aside}>
          {beside
            ? (['only', 'changed', 'same'] as const).map((one) => (
                <span key={one} className={styles.legend}>
                  <span data-standing={one}>{words.legend[one]}</span>
                </span>
              ))
            : words.numbers}
        </p>
      </header>
      {mine.length === 0 ? (
        <p>{words.noDocument}</p>
      ) : (
        <div className={styles.body} data-beside={beside ? 'yes' : undefined}>
          <nav className={styles.toc} aria-label={words.toc}>
            <ol>
              {mine.map((part) => (
                <li key={part.section.place.start}>
                  <a href={`#s${part.section.place.start}`} lang={part.section.title === '' ? undefined : 'zh-CN'}>
                    {nameOf(part, words.before)}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
          <div className={styles.sections}>
            {rows.map(({ part, other }) => {
              const named = part ?? other;
              if (!named) return null;
              return (
                <section
                  key={`${part?.section.place.start} ${other?.section.place.start}`}
                  id={part ? `s${part.section.place.start}` : undefined}
                  className={styles.section}
                >
                  <h2 lang={named.section.title === '' ? undefined : 'zh-CN'}>{nameOf(named, words.before)}</h2>
                  <div className={styles.pair}>
                    <div>
                      {beside && <h3>{words.year(report.year)}</h3>}
                      {part ? (
                        <ProseText report={report} part={part} standing={standing} at={at} />
                      ) : (
                        <p className={styles.aside}>{words.none}</p>
                      )}
                    </div>
                    {beside && (
                      <div>
                        <h3>
                          <Link to={linkToReportProse(beside.id)}>{words.year(beside.year)}</Link>
                        </h3>
                        {other ? (
                          <ProseText report={beside} part={other} standing={standingOfOther} at={null} />
                        ) : (
                          <p className={styles.aside}>{words.none}</p>
                        )}
                      </div>
                    )}
                  </div>
                </section>
              );
            })}
          </div>
        </div>
      )}
    </>
  );
}

export function ReportProsePage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const [result, ask] = useQuery({ query: REPORT_PROSE, variables: { id } });
  const year = Number(params.get('beside') ?? 0);
  const other = result.data?.report?.publisher.reports.nodes.find((one) => one.year === year && one.id !== id) ?? null;
  const [second, askSecond] = useQuery({
    query: REPORT_PROSE,
    variables: { id: other?.id ?? '' },
    pause: other === null,
  });
  const at = params.has('at') ? Number(params.get('at')) : null;
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ report }) =>
        !report ? (
          <UnknownReport />
        ) : other === null ? (
          <ReportProseView key={report.id} report={report} beside={null} at={at} />
        ) : (
          <Answer result={second} onRetry={() => askSecond({ requestPolicy: 'network-only' })}>
            {({ report: beside }) => (
              <ReportProseView key={report.id} report={report} beside={beside ?? null} at={at} />
            )}
          </Answer>
        )
      }
    </Answer>
  );
}

function UnknownReport() {
  const words = useWords(reportProseWords);
  const unknown = unknownWords(useLang());
  return <Unknown what={unknown.report} advice={words.unknownAdvice} />;
}
