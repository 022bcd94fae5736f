/** The drawing and the table of any chart, by its kind. */
import { barRows, latestYear, leadingSubject } from '../../../schema/chart/bars.ts';
import type { SeriesSubject } from '../../../schema/chart/series.ts';
import { useGo } from '../../app/Link.tsx';
import { linkToBureau, linkToOverview } from '../../app/urls.ts';
import { BarChart, isValued } from '../../charts/BarChart.tsx';
import { BarTable, OutcomesTable, TrendTable } from '../../charts/ChartTable.tsx';
import { OutcomesChart } from '../../charts/OutcomesChart.tsx';
import { outcomeRows } from '../../charts/outcome-rows.ts';
import type { ReadChart } from '../../charts/read-chart.ts';
import { TrendChart } from '../../charts/TrendChart.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { chartPageWords } from './chart.words.ts';

/** The page behind a point. */
function homeOf({ kind, id }: SeriesSubject, year: number): string {
  return kind === 'bureau' ? linkToBureau(id, { year }) : linkToOverview({ region: id, year });
}

export function ChartDrawing({ chart }: { readonly chart: ReadChart }) {
  const lang = useLang();
  const words = useWords(chartPageWords);
  const go = useGo();
  const { question, answer, title, description } = chart;
  const common = { title, description };
  if (answer.series.every((series) => series.points.every((point) => point.value === null))) {
    return <Empty why={words.nothing}>{words.nothingAdvice}</Empty>;
  }
  switch (question.kind) {
    case 'trend':
      return <TrendChart title={title} chart={chart} onPick={(year, subject) => go(homeOf(subject, year))} />;
    case 'bar': {
      const rows = barRows(question, answer).filter(isValued);
      return (
        <BarChart
          {...common}
          rows={rows}
          highlight={leadingSubject(question, answer)}
          year={latestYear(answer) ?? 0}
          onPick={(row) => go(homeOf(row.series.subject, row.year))}
        />
      );
    }
    case 'outcomes': {
      const { set, rows } = outcomeRows(chart, lang);
      return <OutcomesChart {...common} set={set} rows={rows} selected={null} />;
    }
    case 'table':
      return null;
  }
}

export function ChartFigures({ chart }: { readonly chart: ReadChart }) {
  const lang = useLang();
  const words = useWords(chartPageWords);
  const { question, answer } = chart;
  switch (question.kind) {
    case 'trend':
    case 'table':
      return <TrendTable caption={words.table} chart={chart} />;
    case 'bar':
      return <BarTable caption={words.table} rows={barRows(question, answer)} year={latestYear(answer) ?? 0} />;
    case 'outcomes': {
      const { set, rows } = outcomeRows(chart, lang);
      return (
        <OutcomesTable
          caption={words.table}
          set={set}
          rows={rows}
          firstHead={question.by === 'bureau' ? words.bureau : words.year}
        />
      );
    }
  }
}
