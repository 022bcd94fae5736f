/**
 * One report: its statutory tables as printed, the document beside them, what the checks found. Any number leads to the
 * words it was read from and back; what is chosen stands in the address.
 */
import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { unknownWords } from '../../../schema/pages.ts';
import { reportTitle } from '../../../schema/report/publisher.ts';
import { Answer } from '../../app/Answer.tsx';
import { onForgotten } from '../../app/client.ts';
import { usePageRegion } from '../../app/page-region.ts';
import { Unknown } from '../../app/Unknown.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { tableEditions } from '../../figures/block-editions.ts';
import { marksOf } from '../../figures/marks.ts';
import { Repairs } from '../../figures/Repairs.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { ItemsOf } from '../../prose/ItemsOf.tsx';
import { CorrectFigure } from '../../report/CorrectFigure.tsx';
import { Corrections } from '../../report/Corrections.tsx';
import { ExplainFigure } from '../../report/ExplainFigure.tsx';
import { JudgeFindings } from '../../report/JudgeFindings.tsx';
import { OutlineStrip } from '../../report/OutlineStrip.tsx';
import { publisherOf } from '../../report/publisher.ts';
import { ReportBody } from '../../report/ReportBody.tsx';
import { ReportRemarks } from '../../report/ReportRemarks.tsx';
import { REPORT, type StoredReport } from '../../report/report.query.ts';
import { reportWords } from '../../report/report.words.ts';
import { useSelection } from '../../report/selection.ts';
import { WithdrawnBanner, WithdrawReport } from '../../report/Withdrawing.tsx';
import { ReportHead } from './ReportHead.tsx';

interface ViewProps {
  readonly report: StoredReport;
  /** The revision that is shown. */
  readonly since: number;
}

function ReportView({ report, since }: ViewProps) {
  const lang = useLang();
  const [shown, setShown] = useState<{ readonly line: number; readonly during: string } | null>(null);
  // What was stored is told until another finding is opened.
  const [told, setTold] = useState<{ readonly text: string; readonly of: string | null } | null>(null);
  const publisher = publisherOf(report);
  usePageRegion(publisher.region.id, report.year);
  usePageTitle(reportTitle(publisher.name, publisher.isBureau, report.year, lang));

  const editions = useMemo(() => tableEditions(report.editions, report.year), [report]);
  const marks = useMemo(() => marksOf(report.findings), [report]);
  const selection = useSelection(report.id, report.findings, marks);
  const opened = selection.finding?.id ?? null;
  // A section chosen from the outline is shown until another figure or finding is chosen.
  const during = `${selection.spot} ${opened}`;
  const before = publisher.years.filter(({ year }) => year < report.year).pop();
  const shownLine = shown?.during === during ? shown.line : null;

  return (
    <>
      <WithdrawnBanner report={report} />
      <ReportHead report={report} editions={editions} />
      <OutlineStrip outline={report.outline} older={editions.older} onLine={(line) => setShown({ line, during })} />
      <ReportBody
        repairs={report.repairs}
        report={report}
        editions={editions}
        marks={marks}
        selection={selection}
        shownLine={shownLine}
        findingAction={(findings) => (
          <JudgeFindings
            {...{ report, findings, since }}
            told={told?.of === opened ? told.text : ''}
            onDone={(text) => setTold({ text, of: opened })}
          />
        )}
        chosenAction={
          <>
            <ExplainFigure
              spot={selection.spot}
              region={publisher.region.id}
              of={publisher.isBureau ? publisher.id : null}
            />
            <CorrectFigure report={report} spot={selection.spot} />
          </>
        }
      >
        <Corrections report={report} />
        <Repairs repairs={report.repairs} />
        <ItemsOf
          of={publisher.isBureau ? publisher.id : `region:${publisher.id}/report`}
          region={publisher.region.id}
          year={report.year}
          report={{ id: report.id, before: before?.year ?? null }}
        />
        <ReportRemarks report={report} />
        <WithdrawReport report={report} />
      </ReportBody>
    </>
  );
}

export function ReportPage() {
  const { id = '' } = useParams();
  const [result, ask] = useQuery({ query: REPORT, variables: { id } });
  // What is corrected, withdrawn or restored here shows at once.
  useEffect(() => onForgotten(() => ask({ requestPolicy: 'network-only' })), [ask]);
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ report, revisions }) =>
        report ? (
          <ReportView key={report.id} report={report} since={revisions.nodes[0]?.number ?? 0} />
        ) : (
          <UnknownReport />
        )
      }
    </Answer>
  );
}

function UnknownReport() {
  const words = useWords(reportWords);
  const unknown = unknownWords(useLang());
  return <Unknown what={unknown.report} advice={words.unknownAdvice} />;
}
