/** The drawing of any chart, by its kind. */
import type { SeriesSubject } from '../../../schema/chart/series.ts';
import { useGo } from '../../app/Link.tsx';
import { linkToBureau, linkToOverview } from '../../app/urls.ts';
import type { AnsweredChart } from '../../charts/answered-chart.ts';
import { BarChart } from '../../charts/BarChart.tsx';
import { MarksChart } from '../../charts/MarksChart.tsx';
import { OutcomesChart } from '../../charts/OutcomesChart.tsx';
import { TrendChart } from '../../charts/TrendChart.tsx';
import { useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { chartPageWords } from './chart.words.ts';

/** The page behind a point. */
function homeOf({ kind, id }: SeriesSubject, year: number): string {
  return kind === 'bureau' ? linkToBureau(id, { year }) : linkToOverview({ region: id, year });
}

export function ChartDrawing({ chart }: { readonly chart: AnsweredChart }) {
  const words = useWords(chartPageWords);
  const go = useGo();
  const { question, answer, title } = chart;
  if (!answer.filings && answer.series.every((series) => series.points.every((point) => point.value === null))) {
    return <Empty why={words.nothing}>{words.nothingAdvice}</Empty>;
  }
  switch (question.kind) {
    case 'trend':
      return <TrendChart title={title} chart={chart} onPick={(year, subject) => go(homeOf(subject, year))} />;
    case 'bar':
      return <BarChart title={title} chart={chart} onPick={(row) => go(homeOf(row.series.subject, row.year))} />;
    case 'outcomes':
      return <OutcomesChart title={title} chart={chart} />;
    case 'table':
      return null;
    default:
      return (
        <MarksChart
          kind={question.kind}
          title={title}
          chart={chart}
          onPick={(subject, year) => go(homeOf(subject, year))}
        />
      );
  }
}
