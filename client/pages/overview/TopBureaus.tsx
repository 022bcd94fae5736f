/** The bureaus with most requests, with last year's mark; the full comparison is one link away. */
import { isKnown } from '../../../schema/chart/facts.ts';
import { groupRows } from '../../../schema/chart/layout/bar-groups.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { linkToBureau, linkToCompare } from '../../app/urls.ts';
import type { AnsweredChart } from '../../charts/answered-chart.ts';
import { BarChart } from '../../charts/BarChart.tsx';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
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
  readonly chart: AnsweredChart;
  readonly region: string;
  readonly year: number;
}) {
  const words = useWords(overviewWords).bars;
  const go = useGo();
  const { ranked, small } = groupRows(chart.question, chart.answer);
  const rows = [...ranked, ...small];
  const rest = rows.slice(MOST).filter(({ point }) => isKnown(point));
  const compared = rows.slice(0, MOST).some(({ point }) => isKnown(point) && point.change.previous !== null);
  return (
    <ChartFigure
      question={words.question}
      chart={chart}
      notesShown={false}
      foot={
        <>
          {words.foot}
          {compared && words.dots(year - 1)}
          {rest.length > 0 && words.below(rest.length, rest.filter(({ point }) => point?.value === 0).length)}{' '}
          <Link to={linkToCompare({ region, year, measure: 'requests.received' })}>{words.all}</Link>
        </>
      }
    >
      {rows.some(({ point }) => isKnown(point)) ? (
        <BarChart
          title={words.question}
          chart={chart}
          most={MOST}
          onPick={(row) => go(linkToBureau(row.series.subject.id))}
        />
      ) : (
        <Empty why={words.noFigures} />
      )}
    </ChartFigure>
  );
}
