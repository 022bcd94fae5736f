/** What the data take, by kind and month, and what becomes of files that were replaced. */
import { formatNumber } from '../../../schema/chart/format.ts';
import { sizeInWords } from '../../../schema/size.ts';
import { chinaTime } from '../../app/china-time.ts';
import { useWords } from '../../i18n/i18n.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import styles from './status.module.css';
import type { ShownStatus, ShownStored } from './status.query.ts';
import { statusWords } from './status.words.ts';

/** Months listed: three Januaries. */
const MONTHS = 25;

export function SpaceSection({ status }: { readonly status: ShownStatus }) {
  const words = useWords(statusWords);
  const { space, stored, keepDocumentsYears: years } = status;
  const kept = [
    typeof years === 'number' ? words.keptYears(years) : words.keptForEver,
    ...(stored && stored.pruned.count > 0 ? [words.pruned(stored.pruned.count, sizeInWords(stored.pruned.bytes))] : []),
  ];
  return (
    <>
      <section className={styles.section}>
        <h2>{words.space}</h2>
        <p className={styles.said}>
          {space === null || space === undefined ? (
            words.noSpace
          ) : (
            <>
              {words.database(sizeInWords(space.database))}
              {typeof space.log === 'number' && words.log(sizeInWords(space.log))}
              {typeof space.free === 'number' && words.free(sizeInWords(space.free))}
              {words.end}
            </>
          )}
        </p>
        {stored ? <Parts stored={stored} /> : <p className={styles.said}>{words.measuring}</p>}
        <p className={styles.said}>{kept.join(words.between)}</p>
      </section>
      {stored && <Growth stored={stored} />}
    </>
  );
}

function Parts({ stored }: { readonly stored: ShownStored }) {
  const words = useWords(statusWords);
  const columns: readonly Column<ShownStored['parts'][number]>[] = [
    { key: 'kind', head: words.kind, rowHead: true, cell: ({ kind }) => words.kinds[kind] },
    { key: 'count', head: words.count, align: 'end', cell: ({ amount }) => formatNumber(amount.count) },
    { key: 'size', head: words.size, align: 'end', cell: ({ amount }) => sizeInWords(amount.bytes) },
  ];
  return (
    <div className={styles.table}>
      <Table caption={words.space} columns={columns} rows={stored.parts} rowKey={({ kind }) => kind} />
      <p className={styles.where}>{words.measured(chinaTime(stored.at))}</p>
    </div>
  );
}

function Growth({ stored }: { readonly stored: ShownStored }) {
  const words = useWords(statusWords);
  const columns: readonly Column<ShownStored['months'][number]>[] = [
    { key: 'month', head: words.month, rowHead: true, cell: ({ month }) => month },
    { key: 'versions', head: words.versions, align: 'end', cell: ({ amount }) => formatNumber(amount.count) },
    { key: 'size', head: words.grew, align: 'end', cell: ({ amount }) => sizeInWords(amount.bytes) },
  ];
  const rows = stored.months.slice(-MONTHS).reverse();
  return (
    <section className={styles.section}>
      <h2>{words.growth}</h2>
      {rows.length === 0 ? (
        <p className={styles.said}>{words.noGrowth}</p>
      ) : (
        <div className={styles.table}>
          <Table caption={words.growth} columns={columns} rows={rows} rowKey={({ month }) => month} />
        </div>
      )}
    </section>
  );
}
