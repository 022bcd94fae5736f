/** The table: the columns that exports have, with links, and what can be done about a row. */
import { dayPublished } from '../../../schema/reporting/filing.ts';
import { columnsFor, type FilingSort } from '../../../schema/reporting/table.ts';
import { Link } from '../../app/Link.tsx';
import { linkToBureau, linkToOverview, linkToReport } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import ui from '../../ui/ui.module.css';
import styles from './reporting.module.css';
import { pageWords } from './reporting.words.ts';
import type { ShownFiling } from './rows.ts';

const NUMBERS: ReadonlySet<string> = new Set(['late', 'revision', 'failed', 'suspicious']);
const DAYS: ReadonlySet<string> = new Set(['due', 'received']);

interface Props {
  readonly rows: readonly ShownFiling[];
  readonly year: number;
  readonly sort: FilingSort | null;
  readonly onSort: (sort: FilingSort | null) => void;
  readonly onDate: (row: ShownFiling) => void;
  readonly onRemind: (row: ShownFiling) => void;
}

export function FilingTable({ rows, year, sort, onSort, onDate, onRemind }: Props) {
  const words = useWords(pageWords);
  const lang = useLang();
  const nameOf = ({ publisher, kind, name }: ShownFiling) => (
    <Link to={kind === 'region' ? linkToOverview({ region: publisher, year }) : linkToBureau(publisher, { year })}>
      {name[lang]}
    </Link>
  );
  const publishedOf = (row: ShownFiling, text: string) => {
    const { read, entered } = row.published;
    return (
      <span className={`${ui.unbroken} ${styles.day}`}>
        {row.report === null ? text : <Link to={linkToReport(row.report)}>{text}</Link>}
        {entered !== null && read !== null && entered !== read && (
          <small className={styles.read}> {words.readOn(read)}</small>
        )}
        {row.mayDate && (
          <button
            type="button"
            className={ui.textButton}
            aria-label={words.dateOf(row.name[lang])}
            onClick={() => onDate(row)}
          >
            {dayPublished(row.published) === null ? words.date : words.change}
          </button>
        )}
      </span>
    );
  };
  const stateOf = (row: ShownFiling, text: string) => (
    <span className={styles.state} data-state={row.state}>
      {text}
      {(row.state === 'missing' || row.state === 'notYetDue') && (
        <button
          type="button"
          className={ui.textButton}
          aria-label={words.remindOf(row.name[lang])}
          onClick={() => onRemind(row)}
        >
          {words.remind}
        </button>
      )}
    </span>
  );
  const columns = columnsFor(rows).map(({ key, head, cell, sortBy }): Column<ShownFiling> => {
    const text = (row: ShownFiling): string => String(cell(row, lang) ?? '');
    return {
      key,
      head: head[lang],
      ...(key === 'name' ? { rowHead: true, prose: true } : {}),
      ...(NUMBERS.has(key) ? { align: 'end' as const } : {}),
      ...(sortBy ? { sortBy } : {}),
      cell: (row) => {
        if (key === 'name') return nameOf(row);
        if (key === 'published') return publishedOf(row, text(row));
        if (key === 'state') return stateOf(row, text(row));
        return DAYS.has(key) ? <span className={ui.unbroken}>{text(row)}</span> : text(row);
      },
    };
  });
  return (
    <Table
      caption={words.table}
      columns={columns}
      rows={rows}
      rowKey={({ publisher, kind }) => `${kind === 'region'} ${publisher}`}
      sorting={{ order: sort, onSort }}
    />
  );
}
