/** The table of a chart of places. */
import { say } from '../../language.ts';
import { SMALL_BASE } from '../../rollup/indicators.ts';
import { latestYear } from '../bars.ts';
import type { Chart } from '../chart.ts';
import { isKnown } from '../facts.ts';
import { gapWord, unitLabel } from '../format.ts';
import { type NotRanked, type Places, placesOf, type Ranked } from '../places.ts';
import type { SeriesAnswer } from '../series.ts';
import { valueClause } from '../words/phrases.ts';
import {
  baseCell,
  type Cell,
  changeCell,
  changeHead,
  column,
  type TableModel,
  type TableRow,
  valueCell,
  word,
} from './cells.ts';
import { seriesName } from './looks.ts';

/** Who has which place in the year of the chart; those that were not on the list that year are in neither group. */
export function placesIn(answer: SeriesAnswer): Places & { readonly year: number } {
  const year = latestYear(answer) ?? 0;
  const { ranked, notRanked } = placesOf(answer.series, { year, beforeYear: year - 1 });
  return { year, ranked, notRanked: notRanked.filter(({ point }) => point.gap !== 'notExpected') };
}

/** `3`; `=3` where somebody shares it. */
export function placeWord({ rank, tied }: Ranked): string {
  return tied ? `=${rank}` : String(rank);
}

/** How far a place is from that of the year before; null where there was none. */
export function movedWord({ rank, before }: Ranked, { lang }: Chart): string {
  if (before === null) return say(lang, '上年未排', 'not ranked before');
  const by = before - rank;
  if (by === 0) return say(lang, '位次未变', 'same place');
  return by > 0 ? say(lang, `升 ${by} 位`, `up ${by}`) : say(lang, `降 ${-by} 位`, `down ${-by}`);
}

export function whyNoPlace({ line, point, reason }: NotRanked, { lang }: Chart): string {
  if (reason === 'smallBase' && isKnown(point))
    return say(
      lang,
      `${valueClause(point, line.unit, lang)}，基数不足 ${SMALL_BASE} 件`,
      `${valueClause(point, line.unit, lang)}, base under ${SMALL_BASE}`,
    );
  if (reason === 'excluded') return say(lang, '按所选条件不计', 'left out as asked');
  return gapWord(point.gap ?? 'notReported', lang);
}

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
      column(changeHead(chart)),
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
