/** A question answered for an assistant: never a number without what has to be known of it. */
import { parseAddress } from '../../schema/chart/address.ts';
import { gapWord } from '../../schema/chart/format.ts';
import { tableOf } from '../../schema/chart/layout/table.ts';
import type { Series, SeriesPoint } from '../../schema/chart/series.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { say } from '../../schema/language.ts';
import type { GapReason } from '../../schema/report/figure.ts';
import { type AnsweredChart, answerChart } from '../aggregate/chart.ts';
import { COSTS, openBudget } from '../aggregate/cost.ts';
import { figuresBehind, listFigures } from '../aggregate/figures.ts';
import { seriesFacts } from '../draw/data/series.ts';
import type { Desk } from './desk.ts';
import { mdTable } from './markdown.ts';

/** Figures that are named with their lines; the others are one question further on. */
const MOST_SOURCES = 40;
/** Where one number was read. */
export interface SourceLine {
  readonly report: string;
  readonly year: number;
  readonly measure: MeasureId;
  readonly value: number | null;
  readonly gap: GapReason | null;
  /** Letter for letter. */
  readonly printed: string;
  /** Line of the text that was read, from 1; null where nothing is printed. */
  readonly line: number | null;
  /** Address of the document. */
  readonly document: string;
}

export interface Answered {
  readonly answered: AnsweredChart;
  readonly sources: readonly SourceLine[];
  /** Whether there are more of them than are named. */
  readonly hasMoreSources: boolean;
}

/** Answers a chart's address. @throws Problem */
export async function answerAddress(desk: Desk, address: string): Promise<Answered> {
  const answered = await answerChart(desk.reader, parseAddress(address), desk.now(), openBudget(COSTS.chartPoints));
  return { answered, ...(await sourcesOf(desk, answered)) };
}

async function sourcesOf(desk: Desk, { answer, asOf }: AnsweredChart): Promise<Omit<Answered, 'answered'>> {
  const sources: SourceLine[] = [];
  const points = pointsOf(answer.series);
  // A point without a report has none, and is a look all the same.
  for (const [series, point] of points.slice(0, MOST_SOURCES)) {
    const room = MOST_SOURCES - sources.length;
    if (room <= 0) return { sources, hasMoreSources: true };
    const question = figuresBehind(series, point.year, asOf);
    const page = await listFigures(desk.reader, question, { first: room, after: null });
    sources.push(
      ...page.rows.map(({ report, measure, value, gap, printed, place }) => ({
        ...{ report: report.id, year: report.year, measure, value, gap, printed, line: place?.line ?? null },
        document: `${desk.origin ?? ''}/documents/${report.documentHash}`,
      })),
    );
    if (page.end !== null) return { sources, hasMoreSources: true };
  }
  return { sources, hasMoreSources: points.length > MOST_SOURCES };
}

/** Line by line, the newest year of each first. */
function pointsOf(series: readonly Series[]): readonly (readonly [Series, SeriesPoint])[] {
  return series.flatMap((line) => line.points.toReversed().map((point) => [line, point] as const));
}

/** As text: what is told, the figures, what must be known, where it was read. */
export function textOfAnswer(desk: Desk, { answered, sources, hasMoreSources }: Answered): string {
  const { chart, answer, words, nameOf, address } = answered;
  const { lang } = chart;
  const { columns, rows } = tableOf(chart, answer, nameOf);
  const figures = mdTable(
    columns.map(({ head, unit }) => (unit === null ? head : `${head} ${unit}`)),
    rows.map(({ head, cells }) => [head.text, ...cells.map(({ text }) => text)]),
  );
  const read = mdTable(
    say(lang, '年报|年度|指标|原文|行', 'Report|Year|Measure|Printed|Line').split('|'),
    sources.map(({ report, year, measure, printed, gap, line }) => [
      ...[report, String(year), getMeasure(measure).label[lang]],
      ...[printed === '' && gap !== null ? gapWord(gap, lang) : printed, line === null ? '—' : String(line)],
    ]),
  );
  const more = say(
    lang,
    `只列出前 ${MOST_SOURCES} 个数字的出处，其余请缩小范围再问。`,
    `Only the first ${MOST_SOURCES} sources are listed; ask for fewer bureaus or years to see the rest.`,
  );
  return [
    `# ${words.title}`,
    words.subtitle,
    figures,
    ...(words.notes.length === 0 ? [] : [words.notes.map((note) => `- ${note}`).join('\n')]),
    say(lang, '## 读自', '## Read from'),
    ...(sources.length === 0 ? [say(lang, '没有印出的数字。', 'No printed number.')] : [read]),
    ...(hasMoreSources ? [more] : []),
    `${words.source} · ${desk.origin ?? ''}/chart?${address}`,
  ].join('\n\n');
}

/** As data: the tidy rows of /data/series, with the same words. */
export function dataOfAnswer(desk: Desk, { answered, sources, hasMoreSources }: Answered) {
  const { answer, words, address } = answered;
  return {
    ...words,
    address: `${desk.origin ?? ''}/chart?${address}`,
    ...{ revision: answer.revision, revisedOn: answer.revisedOn },
    points: seriesFacts(answer),
    ...{ sources, hasMoreSources },
  };
}
