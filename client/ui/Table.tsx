import { type ReactNode, useMemo, useState } from 'react';
import styles from './table.module.css';
import ui from './ui.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** Smaller and lighter, after the heading. */
  readonly unit?: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column sorts by; without it the column cannot be sorted. null stands last whichever way one sorts. */
  readonly sortBy?: (row: Row) => number | string | null;
  readonly align?: 'start' | 'end';
  /** Holds sentences, which need some width. */
  readonly prose?: boolean;
  /** The column that names the row. */
  readonly rowHead?: boolean;
}

interface Props<Row> {
  readonly caption: string;
  /** False: the caption is for screen readers only, because a heading beside it says the same. */
  readonly captionShown?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where the screen is narrow each row stands as a paragraph, its cells named: for sentences, which a cut column would hide. */
  readonly rowsWhenNarrow?: boolean;
  /** Where the order stands in the address: how the rows come sorted, and what a pressed heading asks for. */
  readonly sorting?: { readonly order: Order | null; readonly onSort: (order: Order | null) => void };
}

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

function compare(a: number | string | null, b: number | string | null, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN');
  return descending ? -order : order;
}

/** A table whose columns sort by their headings; rows keep the given order until one is pressed. */
export function Table<Row>(props: Props<Row>) {
  const { caption, captionShown = false, columns, rows, rowKey, sorting, rowsWhenNarrow = false } = props;
  const [own, setOwn] = useState<Order | null>(null);
  const order = sorting ? sorting.order : own;
  const sorted = useMemo(() => {
    const sortBy = columns.find((column) => column.key === order?.key)?.sortBy;
    if (!order || !sortBy || sorting) return rows;
    return [...rows].sort((a, b) => compare(sortBy(a), sortBy(b), order.descending));
  }, [rows, columns, order, sorting]);

  const press = (key: string) => {
    const next = order?.key !== key ? { key, descending: true } : order.descending ? { key, descending: false } : null;
    if (sorting) sorting.onSort(next);
    else setOwn(next);
  };

  return (
    // Wide tables scroll inside their own frame, reachable by keyboard; the page never scrolls sideways.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.tableFrame} aria-label={caption} tabIndex={0}>
      <table className={rowsWhenNarrow ? `${styles.table} ${styles.rowsWhenNarrow}` : styles.table}>
        <caption className={captionShown ? styles.caption : ui.hidden}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const state = order?.key === column.key ? (order.descending ? 'descending' : 'ascending') : 'none';
              const head = (
                <>
                  {column.head}
                  {column.unit && <small className={styles.unit}> {column.unit}</small>}
                </>
              );
              return (
                <th
                  key={column.key}
                  scope="col"
                  className={classOf(column)}
                  aria-sort={column.sortBy ? state : undefined}
                  // On paper the words stand here instead of the button: Chromium repeats no buttons over the pages.
                  data-head={column.sortBy ? [column.head, column.unit].filter(Boolean).join(' ') : undefined}
                >
                  {column.sortBy ? (
                    <button type="button" className={styles.sort} onClick={() => press(column.key)}>
                      {head}
                      <span aria-hidden="true" className={styles.sortMark}>
                        {state === 'descending' ? '↓' : state === 'ascending' ? '↑' : '↕'}
                      </span>
                    </button>
                  ) : (
                    head
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.rowHead ? (
                  <th key={column.key} scope="row" className={classOf(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={classOf(column)} data-head={rowsWhenNarrow ? column.head : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function classOf({ align, prose, rowHead }: Pick<Column<never>, 'align' | 'prose' | 'rowHead'>): string | undefined {
  if (align === 'end') return styles.end;
  if (!prose) return undefined;
  return rowHead ? styles.rowName : styles.prose;
}
