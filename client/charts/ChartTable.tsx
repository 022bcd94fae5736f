/** The figures of a chart as tables: units, gaps as words, change with its basis, coverage. Sortable. */
import type { BarRow } from '../../schema/chart/bars.ts';
import { formatNumber, formatValue, gapWord, unitLabel } from '../../schema/chart/format.ts';
import { looksOf } from '../../schema/chart/layout/looks.ts';
import {
  baseWord,
  basisWord,
  changeRank,
  changeWord,
  coverageWord,
  valueWord,
} from '../../schema/chart/layout/point-words.ts';
import type { OutcomeSet } from '../../schema/chart/outcomes.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { SeriesPoint } from '../../schema/chart/series.ts';
import { joinNames } from '../../schema/language.ts';
import { Link } from '../app/Link.tsx';
import { linkToBureau } from '../app/urls.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import { chartWords } from './charts.words.ts';
import type { OutcomeRow } from './outcome-rows.ts';
import { pointOf, type ReadChart } from './read-chart.ts';

interface YearRow {
  readonly year: number;
  readonly points: readonly (SeriesPoint | undefined)[];
}

/** One row a year; for each series its value and change. */
export function TrendTable({ caption, chart }: { readonly caption: string; readonly chart: ReadChart }) {
  const { series } = chart.answer;
  const lang = useLang();
  const words = useWords(chartWords);
  const looks = looksOf(chart.question, chart.answer);
  const years = [...new Set(series.flatMap((one) => one.points.map((point) => point.year)))].sort((a, b) => a - b);
  const rows: readonly YearRow[] = years.map((year) => ({ year, points: series.map((one) => pointOf(one, year)) }));
  const covered = rows.some((row) => row.points.some((point) => (point?.coverage.expected ?? 0) > 1));

  const columns: Column<YearRow>[] = [
    { key: 'year', head: words.year, cell: (row) => row.year, sortBy: (row) => row.year, rowHead: true },
    ...series.flatMap((one, index): Column<YearRow>[] => [
      {
        key: `value${index}`,
        head: series.length > 1 ? (looks[index]?.name ?? '') : describeQuantity(one.quantity).label[lang],
        unit: unitLabel(one.unit, lang),
        cell: (row) => valueWord(row.points[index], one.unit, lang),
        sortBy: (row) => row.points[index]?.value ?? null,
        align: 'end',
      },
      {
        key: `change${index}`,
        head: words.change,
        cell: (row) => {
          const point = row.points[index];
          return point
            ? [changeWord(point.change, one.unit, lang), basisWord(point.change, lang)].filter(Boolean).join(' · ')
            : '';
        },
        sortBy: (row) => changeRank(row.points[index]),
        align: 'end',
      },
    ]),
  ];
  if (covered) {
    columns.push({
      key: 'coverage',
      head: words.coverage,
      cell: (row) => (row.points[0] ? coverageWord(row.points[0], lang) : ''),
      sortBy: (row) => row.points[0]?.coverage.reported ?? null,
      align: 'end',
    });
  }
  const note: Column<YearRow> = {
    key: 'note',
    head: words.note,
    cell: (row) => {
      const missing = row.points[0]?.coverage.missing ?? [];
      const remarks = [
        row.points.some((point) => point && point.breakBefore !== null) ? words.formChanged : '',
        covered && missing.length > 0 && missing.length <= 8
          ? words.missing(
              joinNames(
                missing.map((id) => chart.names.get(id)?.[lang] ?? id),
                lang,
              ),
            )
          : '',
      ];
      return remarks.filter(Boolean).join(lang === 'zh' ? '；' : '; ');
    },
  };
  if (rows.some((row) => note.cell(row) !== '')) columns.push(note);
  return (
    <Table caption={words.tableCaption(caption)} columns={columns} rows={rows} rowKey={(row) => String(row.year)} />
  );
}

/** One row a bureau: value, base of a rate, last year's value, change. Bureaus without a value say why. */
export function BarTable({
  caption,
  rows,
  year,
}: {
  readonly caption: string;
  readonly rows: readonly BarRow[];
  readonly year: number;
}) {
  const lang = useLang();
  const words = useWords(chartWords);
  const unit = rows[0]?.series.unit ?? 'case';
  const rates = rows.some((row) => (row.point?.denominator ?? null) !== null);
  const columns: Column<BarRow>[] = [
    {
      key: 'bureau',
      head: words.bureau,
      cell: (row) => <Link to={linkToBureau(row.series.subject.id)}>{row.series.subject.name[lang]}</Link>,
      sortBy: (row) => row.series.subject.name[lang],
      rowHead: true,
    },
    {
      key: 'value',
      head: String(year),
      unit: unitLabel(unit, lang),
      cell: (row) => valueWord(row.point, unit, lang),
      sortBy: (row) => row.point?.value ?? null,
      align: 'end',
    },
    ...(rates
      ? [
          {
            key: 'base',
            head: words.base,
            cell: (row: BarRow) => (row.point ? baseWord(row.point, lang) : ''),
            sortBy: (row: BarRow) => row.point?.denominator ?? null,
            align: 'end' as const,
          },
        ]
      : []),
    {
      key: 'previous',
      head: String(year - 1),
      unit: unitLabel(unit, lang),
      cell: (row) => {
        const previous = row.point?.change.previous ?? null;
        return previous === null ? '' : formatValue(previous, unit);
      },
      sortBy: (row) => row.point?.change.previous ?? null,
      align: 'end',
    },
    {
      key: 'change',
      head: words.change,
      cell: (row) => (row.point ? changeWord(row.point.change, unit, lang) : ''),
      sortBy: (row) => changeRank(row.point),
      align: 'end',
    },
  ];
  return (
    <Table
      caption={words.tableCaption(caption)}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.series.subject.id}
    />
  );
}

/** One row a year or bureau: the count and share of each class. */
export function OutcomesTable({
  caption,
  set,
  rows,
  firstHead,
}: {
  readonly caption: string;
  readonly set: OutcomeSet;
  readonly rows: readonly OutcomeRow[];
  readonly firstHead: string;
}) {
  const lang = useLang();
  const words = useWords(chartWords);
  const columns: readonly Column<OutcomeRow>[] = [
    { key: 'row', head: firstHead, cell: (row) => row.label, sortBy: (row) => row.label, rowHead: true },
    ...set.classes.map((measure, index) => ({
      key: measure,
      head: describeQuantity(measure).short[lang],
      cell: ({ bar }: OutcomeRow) => {
        const point = bar.points[index];
        if (point?.value === null || !point) return gapWord(point?.gap ?? 'notReported', lang);
        const part = bar.parts?.[index];
        return `${formatNumber(point.value, 0)}${part ? ` · ${formatValue(part.share, 'percent')}` : ''}`;
      },
      sortBy: ({ bar }: OutcomeRow) => bar.parts?.[index]?.share ?? null,
      align: 'end' as const,
    })),
    {
      key: 'total',
      head: words.total,
      cell: ({ bar }) => (bar.parts ? formatNumber(bar.total, 0) : ''),
      sortBy: ({ bar }) => (bar.parts ? bar.total : null),
      align: 'end',
    },
  ];
  return <Table caption={words.tableCaption(caption)} columns={columns} rows={rows} rowKey={(row) => row.key} />;
}
