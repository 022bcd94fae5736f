/** The bureaus with most requests, with last year's mark; the full comparison is one link away. */
import { barRows, leadingSubject } from '../../../schema/chart/bars.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { linkToBureau, linkToCompare } from '../../app/urls.ts';
import { BarChart, isValued } from '../../charts/BarChart.tsx';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { BarTable } from '../../charts/ChartTable.tsx';
import type { ReadChart } from '../../charts/read-chart.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { overviewWords } from './overview.words.tsx';

/** As many as stand beside the list of findings. */
const MOST = 10;

export function TopBureaus({
  chart,
  region,
  year,
}: {
  readonly chart: ReadChart;
  readonly region: string;
  readonly year: number;
}) {
  const words = useWords(overviewWords).bars;
  const go = useGo();
  const rows = barRows(chart.question, chart.answer);
  const valued = rows.filter(isValued);
  const drawn = valued.filter((row) => row.point.value !== 0 || (row.point.change.previous ?? 0) !== 0).slice(0, MOST);
  const rest = valued.slice(drawn.length);
  return (
    <ChartFigure
      question={words.question}
      chart={chart}
      table={<BarTable caption={words.question} rows={rows} year={year} />}
      notesShown={false}
      foot={
        <>
          {words.foot(year - 1)}
          {rest.length > 0 && words.below(rest.length, rest.filter((row) => row.point.value === 0).length)}{' '}
          <Link to={linkToCompare({ region, year, measure: 'requests.received' })}>{words.all}</Link>
        </>
      }
    >
      {drawn.length === 0 ? (
        <Empty why={words.noFigures} />
      ) : (
        <BarChart
          title={words.question}
          description={chart.description}
          rows={drawn}
          highlight={leadingSubject(chart.question, chart.answer)}
          year={year}
          onPick={(row) => go(linkToBureau(row.series.subject.id))}
        />
      )}
    </ChartFigure>
  );
}
