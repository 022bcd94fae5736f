/**
 * One report: its statutory tables as printed, the document beside them, what the checks found. Any number leads to the
 * words it was read from and back; what is chosen stands in the address.
 */
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../app/Answer.tsx';
import { Link } from '../../app/Link.tsx';
import { linkToOverview } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { tableEditions } from '../../figures/block-editions.ts';
import { marksOf } from '../../figures/marks.ts';
import { Repairs } from '../../figures/Repairs.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { OutlineStrip } from '../../report/OutlineStrip.tsx';
import { publisherOf } from '../../report/publisher.ts';
import { ReportBody } from '../../report/ReportBody.tsx';
import { ReportRemarks } from '../../report/ReportRemarks.tsx';
import { REPORT, type StoredReport } from '../../report/report.query.ts';
import { reportWords } from '../../report/report.words.ts';
import { useSelection } from '../../report/selection.ts';
import { Empty } from '../../ui/Empty.tsx';
import { ReportHead } from './ReportHead.tsx';

function ReportView({ report }: { readonly report: StoredReport }) {
  const lang = useLang();
  const words = useWords(reportWords);
  const [shown, setShown] = useState<{ readonly line: number; readonly during: string } | null>(null);
  const publisher = publisherOf(report);
  usePageTitle((publisher.isBureau ? words.title : words.titleOfRegion)(publisher.name[lang], report.year));

  const editions = useMemo(() => tableEditions(report.editions, report.year), [report]);
  const marks = useMemo(() => marksOf(report.findings), [report]);
  const selection = useSelection(report.id, report.findings, marks);
  const opened = selection.finding?.id ?? null;
  // A section chosen from the outline is shown until another figure or finding is chosen.
  const during = `${selection.spot} ${opened}`;
  const shownLine = shown?.during === during ? shown.line : null;

  return (
    <>
      <ReportHead report={report} editions={editions} />
      <OutlineStrip outline={report.outline} onLine={(line) => setShown({ line, during })} />
      <ReportBody report={report} editions={editions} marks={marks} selection={selection} shownLine={shownLine}>
        <Repairs repairs={report.repairs} />
        <ReportRemarks report={report} />
      </ReportBody>
    </>
  );
}

export function ReportPage() {
  const { id = '' } = useParams();
  const words = useWords(reportWords);
  const [result, ask] = useQuery({ query: REPORT, variables: { id } });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ report }) =>
        report ? (
          <ReportView key={report.id} report={report} />
        ) : (
          <>
            <h1>{words.unknown}</h1>
            <Empty why={words.unknownAdvice}>
              <p>
                <Link to={linkToOverview()}>{words.toOverview}</Link>
              </p>
            </Empty>
          </>
        )
      }
    </Answer>
  );
}
