/** The table of a chart of places. */
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { unitLabel } from '../format.ts';
import type { NotRanked, Ranked } from '../places.ts';
import type { SeriesAnswer } from '../series.ts';
import {
  baseCell,
  type Cell,
  CHANGE,
  changeCell,
  column,
  type TableModel,
  type TableRow,
  valueCell,
  word,
} from './cells.ts';
import { seriesName } from './looks.ts';
import { movedWord, placesIn, placeWord, whyNoPlace } from './rank.ts';

/** In the order of the places: place, value, base of a rate, the place of the year before and how far it is from there. */
export function rankTable(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang } = chart;
  const { year, ranked, notRanked } = placesIn(answer);
  const rates = [...ranked, ...notRanked].some(({ point }) => point.denominator !== null);
  const rowOf = ({ line, point }: Ranked | NotRanked, place: Cell, before: Cell, moved: Cell): TableRow => ({
    key: String(answer.series.indexOf(line)),
    head: word(seriesName(line, answer.series, lang)),
    subject: line.subject,
    cells: [
      place,
      valueCell(point, line.unit, lang),
      ...(rates ? [baseCell(point)] : []),
      before,
      moved,
      changeCell(point, line.unit, lang),
    ],
  });
  return {
    columns: [
      column(say(lang, '单位', 'Bureau')),
      column(say(lang, '名次', 'Place')),
      column(String(year), unitLabel(answer.series[0]?.unit ?? 'case', lang)),
      ...(rates ? [column(say(lang, '基数', 'Base'))] : []),
      column(say(lang, `${year - 1} 年名次`, `Place in ${year - 1}`)),
      column(say(lang, '位次变化', 'Moved')),
      column(CHANGE[lang]),
    ],
    rows: [
      ...ranked.map((one) =>
        rowOf(
          one,
          { text: placeWord(one), sort: one.rank },
          { text: one.before === null ? '' : String(one.before), sort: one.before },
          { text: movedWord(one, chart), sort: one.before === null ? null : one.before - one.rank },
        ),
      ),
      ...notRanked.map((one) => rowOf(one, { text: whyNoPlace(one, chart), sort: null }, word(''), word(''))),
    ],
  };
}
