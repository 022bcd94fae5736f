/**
 * A chart as a slide, 16:9, with a chart that the program of slides can edit: its title as the slide's one sentence, its source at the foot.
 * Kinds that such programs have no chart for stand there as a table. What has to be known of it is in the speaker's notes.
 */
import pptxgen from 'pptxgenjs';
import { isIllustrative, isKnown, yearsOf } from '../../schema/chart/facts.ts';
import { groupRows } from '../../schema/chart/layout/bar-groups.ts';
import { looksOf, NAMED, seriesName } from '../../schema/chart/layout/looks.ts';
import { tableOf } from '../../schema/chart/layout/table.ts';
import { shorten } from '../../schema/chart/layout/text-width.ts';
import { wrapText } from '../../schema/chart/layout/wrap.ts';
import { findOutcomeSet, outcomeBars } from '../../schema/chart/outcomes.ts';
import { TOPIC_COLOURS } from '../../schema/chart/palette.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import { ILLUSTRATIVE } from '../../schema/chart/words/notes.ts';
import { subjectName } from '../../schema/chart/words/phrases.ts';
import { say } from '../../schema/language.ts';
import { cleanText } from '../../schema/markup.ts';
import type { AnsweredChart } from '../aggregate/chart.ts';

/** Inches: the slide, and the place of the chart on it. */
const WIDE = { width: 13.333, height: 7.5 };
const PLACE = { x: 0.6, y: 1.9, w: 12.1, h: 4.5 } as const;
/** A face that machines for slides have; others put their own in its place. */
export const FACE = 'Microsoft YaHei';
export const INK = '1C1A17';
export const GREY = '57534C';
/** Points of the notes, and the points that a line of them has. */
const NOTE = 11;
const NOTE_ROOM = 12.1 * 72;
/** Inches that a title has, and its sizes in points, the usual one first. */
const TITLE_ROOM = 1;
const TITLE_SIZES = [26, 22, 19, 17] as const;
/** Rows of bars or of a table that can be read from afar. */
const MOST = 20;
/** Counts up to so many are written at the axis one by one. */
const WHOLE = 5;

/** Node takes the library's own module, whose default is the class; its types speak of the other one, which holds the class. */
const Show = pptxgen as unknown as typeof pptxgen.default;
export type Show = InstanceType<typeof pptxgen.default>;
export type Slide = ReturnType<Show['addSlide']>;

/** The bytes of a file with the chart as its one slide. */
export async function drawSlide(answered: AnsweredChart): Promise<Buffer> {
  const show = openShow(answered.words.title);
  addChart(show, answered);
  return bytesOf(show);
}

/** A file of slides without any yet. */
export function openShow(title: string): Show {
  const show = new Show();
  show.defineLayout({ name: 'WIDE', ...WIDE });
  show.layout = 'WIDE';
  show.title = cleanText(title);
  show.company = 'Gongkai 公开年报';
  return show;
}

export async function bytesOf(show: Show): Promise<Buffer> {
  const written = await show.write({ outputType: 'nodebuffer' });
  if (!Buffer.isBuffer(written)) throw new Error('The slides were not written as bytes');
  return written;
}

/** A slide with its title, and what stands under it in grey. */
export function addSlide(show: Show, title: string, under: string): Slide {
  const slide = show.addSlide();
  slide.background = { color: 'FFFFFF' };
  const place = { x: 0.6, w: 12.1, fontFace: FACE };
  slide.addText(cleanText(title), {
    ...place,
    y: 0.4,
    h: TITLE_ROOM,
    fontSize: titleSize(title),
    bold: true,
    color: INK,
    valign: 'top',
  });
  slide.addText(cleanText(under), { ...place, y: 1.35, h: 0.4, fontSize: 14, color: GREY });
  return slide;
}

/** Points of a title: the largest in which all its lines stand over what is under it. Faces are wider on some machines, a tenth at most. */
function titleSize(title: string): number {
  const fits = (size: number): boolean =>
    wrapText(title, size, NOTE_ROOM * 0.9, 9, true).length * size * 1.2 <= TITLE_ROOM * 72;
  return TITLE_SIZES.find(fits) ?? 14;
}

/** Lines at the foot, small. */
export function addFoot(slide: Slide, lines: readonly string[]): void {
  for (const [index, line] of lines.entries()) {
    const y = 7.2 - 0.35 * (lines.length - index);
    slide.addText(cleanText(line), { x: 0.6, y, w: 12.1, h: 0.35, fontFace: FACE, fontSize: NOTE, color: GREY });
  }
}

export function addChart(show: Show, answered: AnsweredChart): void {
  const { chart, answer, words } = answered;
  const mark = isIllustrative(answer) ? ` · ${ILLUSTRATIVE[chart.lang]}` : '';
  const slide = addSlide(show, words.title, words.subtitle + mark);
  drawPlot(show, slide, answered);
  // What makes a number other than it looks stands on the slide itself; all of it is in the speaker's notes.
  addFoot(slide, [shorten(words.notes.join(say(chart.lang, '；', '; ')), NOTE, NOTE_ROOM), words.source]);
  slide.addNotes([words.description, ...words.notes].map(cleanText).join('\n'));
}

interface Data {
  readonly name: string;
  readonly labels: string[];
  /** The library writes an empty cell for null, which a chart leaves open. */
  readonly values: number[];
}

const numbers = (values: readonly (number | null)[]): number[] => values as number[];
const bare = (colour: string): string => colour.slice(1);

function drawPlot(show: Show, slide: Slide, answered: AnsweredChart): void {
  const { chart, answer, words } = answered;
  const common = {
    ...PLACE,
    altText: cleanText(words.description),
    catAxisLabelFontFace: FACE,
    valAxisLabelFontFace: FACE,
    dataLabelFontFace: FACE,
    legendFontFace: FACE,
    catAxisLabelFontSize: 14,
    valAxisLabelFontSize: 12,
    valGridLine: { color: 'DDD8CE', size: 0.5 },
    showLegend: true,
    legendPos: 'b' as const,
    legendFontSize: 14,
  };
  const percent = answer.series[0]?.unit === 'percent';
  const format = percent ? '0.0%' : '#,##0.####';
  switch (chart.kind) {
    case 'trend': {
      const years = yearsOf(answer);
      const looks = looksOf(chart, answer);
      const drawn = answer.series
        .map((series, index) => ({ series, look: looks[index] }))
        .filter(({ look }) => look?.named);
      const data = (
        drawn.length > 0 ? drawn : answer.series.slice(0, NAMED).map((series) => ({ series, look: looks[0] }))
      ).map(({ series, look }): Data & { readonly colour: string } => ({
        name: look?.name ?? seriesName(series, answer.series, chart.lang),
        labels: years.map(String),
        values: numbers(years.map((year) => series.points.find((point) => point.year === year)?.value ?? null)),
        colour: bare(look?.colour ?? '#1C1A17'),
      }));
      const told = answer.series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
      slide.addChart(
        show.ChartType.line,
        data.map(({ colour, ...one }) => one),
        {
          ...common,
          chartColors: data.map(({ colour }) => colour),
          showLegend: data.length > 1,
          valAxisLabelFormatCode: format,
          dataLabelFormatCode: format,
          showValue: data.length === 1,
          dataLabelPosition: 't',
          lineDataSymbolSize: 7,
          displayBlanksAs: 'gap',
          ...(told.every((value) => value >= 0) && { valAxisMinVal: 0 }),
          // By itself the axis of a small number counts tenths of a case.
          ...(!percent &&
            told.every((value) => Number.isInteger(value) && Math.abs(value) <= WHOLE) && { valAxisMajorUnit: 1 }),
        },
      );
      return;
    }
    case 'bar': {
      const { ranked, small } = groupRows(chart, answer);
      // The first row stands on top, where such a chart begins at the foot.
      const rows = [...ranked, ...small]
        .filter(({ point }) => isKnown(point))
        .slice(0, MOST)
        .reverse();
      const [first] = rows;
      const data: Data = {
        name: `${rows[0]?.year ?? ''}`,
        labels: rows.map(({ series }) => seriesName(series, answer.series, chart.lang)),
        values: numbers(rows.map(({ point }) => point?.value ?? null)),
      };
      const topic = first === undefined ? 'requests' : describeQuantity(first.series.quantity).topic;
      slide.addChart(show.ChartType.bar, [data], {
        ...common,
        barDir: 'bar',
        barGapWidthPct: 40,
        chartColors: [bare(TOPIC_COLOURS[topic])],
        showLegend: false,
        showValue: true,
        dataLabelFormatCode: format,
        dataLabelFontSize: 12,
        catAxisLabelFontSize: rows.length > 12 ? 10 : 13,
        valAxisHidden: true,
        valGridLine: { style: 'none' },
      });
      return;
    }
    case 'outcomes': {
      const set = findOutcomeSet(chart.measures);
      if (!set) return;
      const bars = outcomeBars(set, answer, chart.by)
        .filter(({ parts }) => parts !== null)
        .slice(-MOST)
        .reverse();
      const labels = bars.map(({ subject, year }) =>
        chart.by === 'year' ? String(year) : subjectName(subject, chart.lang),
      );
      const data = set.classes.map(
        (measure, index): Data => ({
          name: describeQuantity(measure).short[chart.lang],
          labels,
          values: bars.map(({ parts }) => parts?.[index]?.value ?? 0),
        }),
      );
      slide.addChart(show.ChartType.bar, data, {
        ...common,
        barDir: 'bar',
        barGrouping: 'percentStacked',
        barGapWidthPct: 40,
        chartColors: set.colours.map(bare),
        valAxisLabelFormatCode: '0%',
      });
      return;
    }
    default:
      drawTable(slide, answered);
  }
}

function drawTable(slide: Slide, { chart, answer, nameOf }: AnsweredChart): void {
  const { columns, rows } = tableOf(chart, answer, nameOf);
  const cell = (text: string, options: object = {}) => ({ text: cleanText(text), options });
  const head = columns.map(({ head: text, unit }, index) =>
    cell(unit === null ? text : `${text} ${unit}`, { bold: true, align: index === 0 ? 'left' : 'right' }),
  );
  const body = rows
    .slice(0, MOST)
    .map(({ head: name, cells }) => [cell(name.text), ...cells.map(({ text }) => cell(text, { align: 'right' }))]);
  const size = rows.length > 12 ? 9 : 12;
  slide.addTable([head, ...body], {
    ...PLACE,
    fontFace: FACE,
    fontSize: size,
    color: INK,
    border: { type: 'solid', pt: 0.5, color: 'DDD8CE' },
    rowH: Math.min(0.4, PLACE.h / (body.length + 1)),
    margin: [0.02, 0.08, 0.02, 0.08],
  });
}
