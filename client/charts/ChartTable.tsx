/** The figures of a chart as a table: the layout's columns and rows, sortable, bureaus linked. */
import type { TableRow } from '../../schema/chart/layout/cells.ts';
import { tableOf } from '../../schema/chart/layout/table.ts';
import { Link } from '../app/Link.tsx';
import { linkToBureau } from '../app/urls.ts';
import { useWords } from '../i18n/i18n.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import { chartWords } from './charts.words.ts';

/** `caption` is what the chart is about, as its heading says. */
export function ChartTable({ caption, chart }: { readonly caption: string; readonly chart: AnsweredChart }) {
  const words = useWords(chartWords);
  const { columns, rows } = tableOf(chart.question, chart.answer, (id) => chart.names.get(id));
  const [first, ...others] = columns;
  const shown: readonly Column<TableRow>[] = [
    {
      key: 'head',
      head: first?.head ?? '',
      cell: ({ head, subject }) =>
        subject?.kind === 'bureau' ? <Link to={linkToBureau(subject.id)}>{head.text}</Link> : head.text,
      sortBy: ({ head }) => head.sort,
      rowHead: true,
    },
    ...others.map(
      ({ head, unit, prose }, index): Column<TableRow> => ({
        key: String(index),
        head,
        ...(unit === null ? {} : { unit }),
        cell: ({ cells }) => cells[index]?.text ?? '',
        ...(prose ? { prose } : { sortBy: ({ cells }: TableRow) => cells[index]?.sort ?? null, align: 'end' as const }),
      }),
    ),
  ];
  return <Table caption={words.tableCaption(caption)} columns={shown} rows={rows} rowKey={({ key }) => key} />;
}
