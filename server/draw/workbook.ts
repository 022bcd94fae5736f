/** A chart as a workbook: what it is, what has to be known of it, its figures by year, and every point with all that is known of it. */
import { type CellStyle, writeXlsx } from 'hucre';
import { yearsOf } from '../../schema/chart/facts.ts';
import { unitLabel } from '../../schema/chart/format.ts';
import { tableOf } from '../../schema/chart/layout/table.ts';
import type { Series } from '../../schema/chart/series.ts';
import { formatSet } from '../../schema/chart/sets.ts';
import { quantityName } from '../../schema/chart/words/phrases.ts';
import { say } from '../../schema/language.ts';
import type { CsvCell } from '../../schema/markup.ts';
import { getIndicator, isIndicatorId } from '../../schema/rollup/indicators.ts';
import type { AnsweredChart } from '../aggregate/chart.ts';
import { pointTable } from './csv.ts';

interface Sheet {
  readonly name: string;
  readonly what: string;
  /** Characters a column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly CsvCell[])[];
  /** A table whose first row heads its columns; the others are read line by line. */
  readonly isTable: boolean;
}

/** The bytes of the file; the same chart and revision give the same. */
export async function drawWorkbook(answered: AnsweredChart): Promise<Uint8Array> {
  const { chart, answer, words } = answered;
  const day = new Date(`${answer.revisedOn}T00:00:00Z`);
  return writeXlsx({
    sheets: sheetsOf(answered).map(({ name, what, widths, rows, isTable }) => ({
      name,
      columns: widths.map((width) => ({
        width,
        style: { alignment: { vertical: 'top' as const, wrapText: !isTable } },
      })),
      rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
      a11y: { summary: what, ...(isTable && { headerRow: 0 }) },
      pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      ...(isTable && {
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${columnName(widths.length)}${rows.length}` },
        cells: new Map<string, { readonly style: CellStyle }>([
          ...(rows[0] ?? []).map((_, index) => [`0,${index}`, BOLD] as const),
          ...formatsOf(rows),
        ]),
      }),
    })),
    properties: {
      title: words.title,
      description: words.description,
      subject: answered.address,
      creator: say(chart.lang, '公开年报', 'Gongkai'),
      created: day,
      modified: day,
    },
  });
}

function sheetsOf(answered: AnsweredChart): readonly Sheet[] {
  const { chart, answer, words, nameOf } = answered;
  const { lang } = chart;
  const points = pointTable(chart, answer, nameOf);
  return [
    {
      name: say(lang, '封面', 'Cover'),
      what: words.title,
      widths: [16, 90],
      rows: coverOf(answered),
      isTable: false,
    },
    {
      name: say(lang, '说明', 'Notes'),
      what: say(
        lang,
        '用这些数字之前要知道的，和各栏的含义',
        'What to know before using the figures, and what the columns mean',
      ),
      widths: [24, 90],
      rows: [
        ...words.notes.map((note) => [say(lang, '说明', 'Note'), note]),
        [say(lang, '图中所见', 'What it shows'), words.description],
        ...chart.measures.filter(isIndicatorId).map((id) => [quantityName(id, chart), getIndicator(id).formula[lang]]),
        ...points.columns.map((column) => [column[lang], column.what[lang]]),
      ],
      isTable: false,
    },
    { ...byYear(answered), isTable: true },
    {
      name: say(lang, '数据', 'Data'),
      what: say(lang, '每个单位、指标、年度一行', 'A row for each subject, measure and year'),
      widths: points.columns.map((column) => Math.min(30, 4 + column[lang].length * (lang === 'zh' ? 2 : 1))),
      rows: [points.columns.map((column) => column[lang]), ...points.rows],
      isTable: true,
    },
  ];
}

function coverOf({ chart, answer, words, address }: AnsweredChart): readonly (readonly CsvCell[])[] {
  const { lang } = chart;
  const line = (zh: string, en: string, text: CsvCell): readonly CsvCell[] => [say(lang, zh, en), text];
  return [
    line('标题', 'Title', words.title),
    line('内容', 'Content', words.subtitle),
    line('单位或地区', 'Whose', chart.of.map(formatSet).join(' ')),
    line('来源', 'Source', words.source),
    line('数据版本', 'Revision', answer.revision),
    line('版本日期', 'Of the day', answer.revisedOn),
    line('图表地址', 'Address', `/chart?${address}`),
  ];
}

/** Subjects and measures down, years across: numbers only, and an empty cell where there is none (the last sheet says why). */
function byYear({ chart, answer, nameOf }: AnsweredChart): Omit<Sheet, 'isTable'> {
  const { lang } = chart;
  const years = yearsOf(answer);
  if (answer.filings) {
    const { columns, rows } = tableOf(chart, answer, nameOf);
    return {
      name: say(lang, '逐年', 'By year'),
      what: say(lang, '单位为行，年度为列', 'Subjects down, years across'),
      widths: [28, ...years.map(() => 24)],
      rows: [
        columns.map(({ head: name }) => name),
        ...rows.map(({ head: name, cells }) => [name.text, ...cells.map(({ text }) => text)]),
      ],
    };
  }
  const head = [say(lang, '单位或地区', 'Subject'), say(lang, '指标', 'Measure'), say(lang, '计量单位', 'Unit')];
  return {
    name: say(lang, '逐年', 'By year'),
    what: say(
      lang,
      '单位和指标为行，年度为列；空格为没有数字',
      'Subjects and measures down, years across; empty: no number',
    ),
    widths: [28, 28, 10, ...years.map(() => 12)],
    rows: [
      [...head, ...years.map(String)],
      ...answer.series.map((series) => [
        series.subject.name[lang],
        quantityName(series.quantity, chart),
        series.unit === 'percent' ? '%' : unitLabel(series.unit, lang),
        ...years.map((year) => numberIn(series, year)),
      ]),
    ],
  };
}

/** In the unit of its row: a ratio in per cent. */
function numberIn({ points, unit }: Series, year: number): number | null {
  const value = points.find((point) => point.year === year)?.value ?? null;
  return value === null || unit !== 'percent' ? value : Number((value * 100).toPrecision(12));
}

const BOLD = { style: { font: { bold: true } } };

/** Numbers are held whole and shown short: what has decimals to a tenth, and thousands in groups. */
function formatsOf(
  rows: readonly (readonly CsvCell[])[],
): readonly (readonly [string, { style: { numFmt: string } }])[] {
  return rows.flatMap((row, line) =>
    row.flatMap((cell, index) =>
      typeof cell !== 'number' || Number.isInteger(cell)
        ? []
        : [[`${line},${index}`, { style: { numFmt: '#,##0.0###' } }] as const],
    ),
  );
}

/** 1 is A, 27 is AA. */
function columnName(place: number): string {
  const letter = String.fromCharCode(65 + ((place - 1) % 26));
  return place > 26 ? columnName(Math.floor((place - 1) / 26)) + letter : letter;
}
