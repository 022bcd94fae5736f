/**
 * Positions: whoever has one in their order, each with its value on one axis, what it rests on, and how far it moved since the year before.
 * Equals share a position and say so; who has none stands below, with the reason.
 */
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { hasFailed, isKnown } from '../facts.ts';
import { type Colour, TOPIC_COLOURS } from '../palette.ts';
import type { NotRanked, Ranked } from '../places.ts';
import { describeQuantity } from '../quantity.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import type { DrawingPlan, DrawingSize, DrawnDot, LineInk } from './drawing.ts';
import { seriesName } from './looks.ts';
import { type TextMark, textLines, textMark } from './marks.ts';
import { baseWord, numberWord } from './point-words.ts';
import { movedWord, placesIn, placeWord, whyNoPlace } from './rank-table.ts';
import { NAME, planNames } from './row-names.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap.ts';

const SMALL = 12;
const LINE = 16;
const ROW = 26;
const HEAD = 24;
const FOOT = 20;
const MOST = 80;
const DOT = 4.5;

export function planRank(chart: Chart, answer: SeriesAnswer, { width, height }: DrawingSize): DrawingPlan {
  const { lang } = chart;
  const { year, ranked, notRanked } = placesIn(answer);
  const name = (line: Series): string => seriesName(line, answer.series, lang);
  const place = Math.max(24, ...ranked.map((one) => textWidth(placeWord(one), SMALL, true))) + 10;
  const all = [...ranked, ...notRanked];
  const widest = (texts: Iterable<string>): number => Math.max(0, ...[...texts].map((text) => textWidth(text, SMALL)));
  const moves = widest(ranked.map((one) => movedWord(one, chart)));
  const names = planNames(
    all.map(({ line }) => name(line)),
    { width, row: ROW, indent: place, beside: moves + 8 },
  );
  const { stacked, left, height: rowHeight, middleOf, nameOf } = names;
  const heading = headingOf(notRanked, chart, width);
  const least = heading.length * LINE + 10;
  const room = height === null ? MOST : Math.max(1, Math.floor((height - HEAD - FOOT - least) / rowHeight));
  const shown = ranked.slice(0, Math.min(MOST, room));
  const without = notRanked.slice(0, Math.min(MOST, room) - shown.length);
  const values = new Map(shown.map((one) => [one, valueWord(one, chart)]));
  // Over a narrow row there is room for the way beside the name.
  const right = stacked ? width : width - moves - 16;
  const end = Math.max(left + 40, right - widest(values.values()) - DOT - 10);
  const numbers = shown.flatMap(({ point }) => (isKnown(point) ? [point.value] : []));
  const [from, to] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const xOf = (value: number): number => left + DOT + ((end - left - DOT) * (value - from)) / (to - from || 1);
  const texts: TextMark[] = stacked ? [] : headsOf(chart, year, { place, right, width });
  const dots: DrawnDot[] = [];
  const strokes: DrawingPlan['strokes'][number][] = [];
  const stops: DrawingPlan['stops'][number][] = [];
  const stopAt = (line: Series, y: number): void => {
    stops.push({ index: answer.series.indexOf(line), x: left, y, years: [{ year, at: end }] });
  };
  let top = stacked ? 4 : HEAD;
  for (const one of shown) {
    const { line, point } = one;
    const y = middleOf(top);
    const bold = line.subject.id === chart.focus;
    const first = stacked ? top + 13 : y + 4.5;
    texts.push(
      textMark('place', { x: place - 10, y: first }, placeWord(one), SMALL, { anchor: 'end', bold: true }),
      ...nameOf(name(line), top, bold),
      textMark('value', { x: right, y: y + 4.5 }, values.get(one) ?? '', SMALL, { anchor: 'end', bold }),
      textMark('change', { x: width, y: first }, movedWord(one, chart), SMALL, { anchor: 'end', ink: 'second' }),
    );
    strokes.push({ from: { x: left, y }, to: { x: end, y }, ink: 'hairline', dash: null });
    if (isKnown(point)) {
      const ink = inkOf(one, chart);
      dots.push({ x: xOf(point.value), y, size: DOT, ink, open: hasFailed(point) });
    }
    stopAt(line, y);
    top += rowHeight;
  }
  if (without.length > 0) {
    texts.push(...textLines('heading', { x: 0, y: top + 22 }, heading, LINE, SMALL, { ink: 'second' }));
    top += heading.length * LINE + 10;
  }
  for (const one of without) {
    const [why, bold] = [whyNoPlace(one, chart), one.line.subject.id === chart.focus];
    // On a narrow drawing both stand in one line where they find room.
    const beside = stacked && textWidth(`${name(one.line)} ${why}`, NAME, bold) + moves + 24 <= width - place;
    const y = beside ? top + 13 : middleOf(top);
    texts.push(...nameOf(name(one.line), top, bold));
    const look = { ink: 'second', anchor: beside ? 'end' : 'start' } as const;
    const at = { x: beside ? width : left, y: beside ? y : y + 4.5 };
    texts.push(...textLines('gap', at, wrapText(why, SMALL, width - left, 1), LINE, SMALL, look));
    stopAt(one.line, y);
    top += beside ? ROW - 4 : rowHeight;
  }
  const unseen = all.length - shown.length - without.length;
  if (unseen > 0) {
    const more = say(lang, `另有 ${unseen} 项未画出，见数据表`, `${unseen} more not drawn; see the table`);
    texts.push(textMark('more', { x: 0, y: top + 14 }, more, SMALL, { ink: 'second' }));
  }
  return {
    ...{ width, height: top + (unseen > 0 ? FOOT : 2) },
    ...{ boxes: [], lines: [], strokes, dots, texts, stops, along: 'y' },
  };
}

/** `51.8%  n = 80`. */
function valueWord({ line, point }: Ranked, { lang }: Chart): string {
  return isKnown(point) ? [numberWord(point, line.unit), baseWord(point, lang)].filter(Boolean).join('  ') : '';
}

function headingOf(notRanked: readonly NotRanked[], { lang }: Chart, width: number): readonly string[] {
  if (notRanked.length === 0) return [];
  return wrapText(say(lang, `不参加排名：${notRanked.length} 家`, `Not ranked: ${notRanked.length}`), SMALL, width, 2);
}

interface Columns {
  readonly place: number;
  readonly right: number;
  readonly width: number;
}

function headsOf({ lang }: Chart, year: number, { place, right, width }: Columns): TextMark[] {
  const head = (x: number, text: string) =>
    textMark('head', { x, y: 14 }, text, SMALL, { ink: 'second', anchor: 'end' });
  return [
    head(Math.max(place - 10, textWidth(say(lang, '名次', 'Place'), SMALL)), say(lang, '名次', 'Place')),
    head(right, say(lang, `${year} 年`, String(year))),
    head(width, say(lang, `比 ${year - 1} 年`, `since ${year - 1}`)),
  ];
}

/** In colour who is looked at, or else whoever is first; the others are grey. */
function inkOf({ line, rank }: Ranked, { theme, focus }: Chart): LineInk {
  const colour: Colour = theme === 'mono' ? '#000000' : TOPIC_COLOURS[describeQuantity(line.quantity).topic];
  return (focus === null ? rank === 1 : line.subject.id === focus) ? colour : 'second';
}
