/**
 * Requests of one year from who asked to what became of them: a bar an applicant at the left, a bar an outcome at the right with what is
 * carried over under them, and quiet ribbons between, all to one scale. Both sums stand over them.
 */
import { APPLICANT_LABELS, APPLICANT_PARTS, type Applicant } from '../../form/applicants.ts';
import type { MeasureId } from '../../form/measures/measure.ts';
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { isKnown } from '../facts.ts';
import { type FlowRead, flowIn, flowSeries, OUTCOMES } from '../flow.ts';
import { formatNumber, gapWord } from '../format.ts';
import { type Colour, mixed, OUTCOME_COLOURS, REST } from '../palette.ts';
import { describeQuantity } from '../quantity.ts';
import type { SeriesAnswer } from '../series.ts';
import type { DrawingPlan, DrawingSize, DrawnBand, DrawnBox, DrawnStop } from './drawing.ts';
import { spreadLabels } from './labels.ts';
import { type TextMark, textMark } from './marks.ts';
import { numberWord } from './point-words.ts';
import { shorten, textWidth } from './text-width.ts';

const NAME = 13;
const LINE = 18;
const NODE = 9;
const GAP = 10;
const PLOT = 380;
const OPACITY = 0.34;
/** Below this width names stand on the ribbons, and not beside them. */
const INSIDE = 560;

const CARRIED = 'requests.carriedOut';
const ENDS: readonly MeasureId[] = [...OUTCOMES, CARRIED];

interface Node {
  readonly key: string;
  readonly name: string;
  /** As it is written: that of the form, where it has one. */
  readonly number: string;
  readonly colour: Colour;
  /** What is drawn of it. */
  readonly value: number;
  readonly top: number;
  readonly size: number;
}

export function planFlow(chart: Chart, answer: SeriesAnswer, { width, height }: DrawingSize): DrawingPlan {
  const flow = flowIn(answer);
  const { lang } = chart;
  const linkOf = (applicant: Applicant, end: MeasureId): number => Math.max(0, countOf(answer, applicant, end) ?? 0);
  const total = APPLICANT_PARTS.reduce(
    (sum, applicant) => sum + ENDS.reduce((all, end) => all + linkOf(applicant, end), 0),
    0,
  );
  const heads = headsOf(chart, flow && answer, width);
  const texts: TextMark[] = [...heads.texts];
  if (flow === null || total === 0) {
    const why = gapWord(flow?.closed.gap ?? 'notReported', lang);
    texts.push(
      textMark(
        'gap',
        { x: 0, y: heads.height + 14 },
        flow?.closed.value === 0 ? say(lang, '没有申请', 'No requests') : why,
        NAME,
        { ink: 'second' },
      ),
    );
    return {
      width,
      height: heads.height + 24,
      boxes: [],
      strokes: [],
      lines: [],
      dots: [],
      texts,
      stops: [],
      along: 'y',
    };
  }
  const plot = height === null ? PLOT : Math.max(60, height - heads.height - 4);
  const sources = APPLICANT_PARTS.map(
    (applicant): Omit<Node, 'top' | 'size'> => ({
      key: applicant,
      name: APPLICANT_LABELS[applicant][lang],
      number: sourceWord(flow, applicant),
      colour: chart.theme === 'mono' ? '#5A5A5A' : REST,
      value: ENDS.reduce((sum, end) => sum + linkOf(applicant, end), 0),
    }),
  );
  const ends = ENDS.map((end, index) => ({
    key: end,
    name: describeQuantity(end).short[lang],
    number: endWord(answer, end),
    colour: colourOf(index, chart),
    value: APPLICANT_PARTS.reduce((sum, applicant) => sum + linkOf(applicant, end), 0),
  }));
  const drawn = Math.max(count(sources), count(ends));
  const scale = Math.max(0, plot - GAP * (drawn - 1)) / total;
  const left = placed(sources, heads.height, scale);
  const right = placed(ends, heads.height, scale);
  const inside = width < INSIDE;
  const labelOf = ({ name, number }: Node): string => `${name} ${number}`;
  const column = (nodes: readonly Node[]): number =>
    inside ? 0 : Math.min(width * 0.3, Math.max(0, ...nodes.map((node) => textWidth(labelOf(node), NAME))) + 8);
  const [x0, x1] = [column(left), width - column(right)];
  const boxes: DrawnBox[] = [];
  const stops: DrawnStop[] = [];
  const year = flow.closed.year;
  const index = answer.series.indexOf(flow.line);
  const room = inside ? (width - 2 * NODE) / 2 - 10 : width * 0.3 - 6;
  for (const [nodes, x, side] of [
    [left, x0, 'left'],
    [right, x1 - NODE, 'right'],
  ] as const) {
    const middles = spreadLabels(
      nodes.map(({ top, size }) => ({ wanted: top + size / 2, height: LINE })),
      heads.height,
      heads.height + plot,
    );
    nodes.forEach((node, at) => {
      boxes.push({ box: { x, y: node.top, width: NODE, height: Math.max(1, node.size) }, fill: node.colour });
      const isBefore = (side === 'left') !== inside;
      const textX = side === 'left' ? (inside ? x + NODE + 5 : x - 6) : inside ? x - 5 : x + NODE + 6;
      const y = (middles[at] ?? 0) + 4.5;
      texts.push(
        textMark('value', { x: textX, y }, shorten(labelOf(node), NAME, room), NAME, {
          anchor: isBefore ? 'end' : 'start',
        }),
      );
      stops.push({
        ...{ index, x: side === 'left' ? x + NODE : x, y: node.top + node.size / 2, years: [{ year, at: x }] },
        told: { name: node.name, lines: toldOf(chart, answer, node, side) },
      });
    });
  }
  return {
    ...{ width, height: heads.height + plot + 4, boxes, strokes: [], lines: [], dots: [], texts, stops },
    bands: bandsOf(left, right, { from: x0 + NODE, to: x1 - NODE, scale }, linkOf),
    along: 'y',
  };
}

function count(nodes: readonly { readonly value: number }[]): number {
  return nodes.filter(({ value }) => value > 0).length;
}

/** One under the other; who has nothing has no bar. */
function placed(nodes: readonly Omit<Node, 'top' | 'size'>[], from: number, scale: number): readonly Node[] {
  let top = from;
  return nodes
    .filter(({ value }) => value > 0)
    .map((node) => {
      const size = node.value * scale;
      const at = { ...node, top, size };
      top += size + GAP;
      return at;
    });
}

function bandsOf(
  left: readonly Node[],
  right: readonly Node[],
  { from, to, scale }: { readonly from: number; readonly to: number; readonly scale: number },
  linkOf: (applicant: Applicant, end: MeasureId) => number,
): readonly DrawnBand[] {
  const reached = new Map(right.map((node) => [node.key, node.top]));
  return left.flatMap((source) => {
    let top = source.top;
    return right.flatMap((end): DrawnBand[] => {
      const size = linkOf(source.key as Applicant, end.key as MeasureId) * scale;
      if (size === 0) return [];
      const at = reached.get(end.key) ?? end.top;
      const band = {
        from: { x: from, top, bottom: top + size },
        to: { x: to, top: at, bottom: at + size },
        ...{ fill: end.colour, opacity: OPACITY },
      };
      top += size;
      reached.set(end.key, at + size);
      return [band];
    });
  });
}

function countOf(answer: SeriesAnswer, applicant: Applicant, measure: MeasureId): number | null {
  return flowSeries(answer, applicant, measure)?.points[0]?.value ?? null;
}

/** What came in of an applicant: received and carried in. */
function sourceWord({ books }: FlowRead, applicant: Applicant): string {
  const own = books.find((one) => one.applicant === applicant);
  return formatNumber((own?.received ?? 0) + (own?.carriedIn ?? 0), 0);
}

/** The total that the form has, with its signs. */
function endWord(answer: SeriesAnswer, end: MeasureId): string {
  const series = flowSeries(answer, 'total', end);
  const point = series?.points[0];
  return series && isKnown(point) ? numberWord(point, series.unit) : '';
}

function colourOf(index: number, { theme }: Chart): Colour {
  if (theme === 'mono') return mixed('#FFFFFF', '#000000', 0.85 - index * 0.1);
  return OUTCOME_COLOURS[index] ?? REST;
}

/** Both sides of the books: `新收 1,284 + 上年结转 35 = 1,319 件`, and what became of them. */
export function sumsOf(answer: SeriesAnswer, { lang }: Chart): readonly [string, string] {
  const number = (measure: MeasureId): string => endWord(answer, measure) || say(lang, '无数字', 'no figure');
  const sum = (a: MeasureId, b: MeasureId): string =>
    formatNumber((countOf(answer, 'total', a) ?? 0) + (countOf(answer, 'total', b) ?? 0), 0);
  const [received, carriedIn, closed, carriedOut] = [
    'requests.received',
    'requests.carriedIn',
    'requests.closed',
    CARRIED,
  ] as const;
  return [
    say(
      lang,
      `新收 ${number(received)} + 上年结转 ${number(carriedIn)} = ${sum(received, carriedIn)} 件`,
      `received ${number(received)} + carried in ${number(carriedIn)} = ${sum(received, carriedIn)}`,
    ),
    say(
      lang,
      `办结 ${number(closed)} + 结转下年 ${number(carriedOut)} = ${sum(closed, carriedOut)} 件`,
      `closed ${number(closed)} + carried over ${number(carriedOut)} = ${sum(closed, carriedOut)}`,
    ),
  ];
}

function headsOf(
  chart: Chart,
  answer: SeriesAnswer | null,
  width: number,
): { readonly height: number; readonly texts: readonly TextMark[] } {
  if (answer === null) return { height: 0, texts: [] };
  const [before, after] = sumsOf(answer, chart);
  const small = 12;
  if (textWidth(`${before}    ${after}`, small) <= width) {
    return {
      height: 28,
      texts: [
        textMark('head', { x: 0, y: 14 }, before, small, { ink: 'second' }),
        textMark('head', { x: width, y: 14 }, after, small, { ink: 'second', anchor: 'end' }),
      ],
    };
  }
  const line = (text: string, at: number): TextMark =>
    textMark('head', { x: 0, y: 14 + at * 17 }, shorten(text, small, width), small, { ink: 'second' });
  return { height: 45, texts: [line(before, 0), line(after, 1)] };
}

function toldOf({ lang }: Chart, answer: SeriesAnswer, node: Node, side: 'left' | 'right'): readonly string[] {
  const cases = (value: number | null): string =>
    value === null
      ? say(lang, '无数字', 'no figure')
      : say(lang, `${formatNumber(value, 0)} 件`, formatNumber(value, 0));
  const parts =
    side === 'left'
      ? ENDS.map((end) => [describeQuantity(end).short[lang], countOf(answer, node.key as Applicant, end)] as const)
      : APPLICANT_PARTS.map(
          (one) => [APPLICANT_LABELS[one][lang], countOf(answer, one, node.key as MeasureId)] as const,
        );
  return [
    say(lang, `${node.number} 件`, node.number),
    parts
      .filter(([, value]) => value !== 0)
      .map(([name, value]) => `${name} ${cases(value)}`)
      .join(say(lang, '，', ', ')),
  ];
}
