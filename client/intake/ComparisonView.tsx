/** Last year's report beside this one: the carry-over first, then the cells that differ. */

import { formatNumber } from '../../schema/chart/format.ts';
import { APPLICANT_LABELS } from '../../schema/form/applicants.ts';
import { cellName } from '../../schema/form/cells.ts';
import { Link } from '../app/Link.tsx';
import { OutcomeMark } from '../app/OutcomeMark.tsx';
import { linkToReport } from '../app/urls.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import { type CarryOver, type Comparison, carryOverDiffers, type Difference } from './comparison.ts';
import styles from './intake.module.css';
import { importWords } from './intake.words.ts';

function CarryOverView({ comparison }: { readonly comparison: Comparison }) {
  const lang = useLang();
  const words = useWords(importWords);
  const { carryOver, year } = comparison;
  const number = (value: number | null) => (value === null ? words.noNumber : formatNumber(value));
  if (!carryOverDiffers(comparison)) {
    const total = carryOver.find((one) => one.applicant === 'total');
    return <p>{total?.agrees === true ? words.carryAgrees(year) : words.carryUnknown(year)}</p>;
  }
  const columns: readonly Column<CarryOver>[] = [
    { key: 'applicant', head: words.applicant, rowHead: true, cell: (row) => APPLICANT_LABELS[row.applicant][lang] },
    { key: 'out', head: words.carriedOut(year), align: 'end', cell: (row) => number(row.carriedOut) },
    { key: 'in', head: words.carriedIn, align: 'end', cell: (row) => number(row.carriedIn) },
    {
      key: 'agrees',
      head: words.matches,
      cell: (row) =>
        row.agrees === null ? (
          words.cannotSay
        ) : row.agrees ? (
          words.agrees
        ) : (
          <>
            <OutcomeMark outcome="suspicious" /> {words.disagrees}
          </>
        ),
    },
  ];
  return (
    <>
      <p>{words.carryDiffers(year)}</p>
      <Table caption={words.carryOver} columns={columns} rows={carryOver} rowKey={(row) => row.applicant} />
    </>
  );
}

export function ComparisonView({ comparison }: { readonly comparison: Comparison | null }) {
  const lang = useLang();
  const words = useWords(importWords);
  if (!comparison) return <p className={styles.small}>{words.noComparison}</p>;
  const number = (value: number | null) => (value === null ? words.noNumber : formatNumber(value));
  const columns: readonly Column<Difference>[] = [
    { key: 'cell', head: words.cell, rowHead: true, cell: (row) => cellName(row.cell, lang) },
    { key: 'previous', head: words.previous(comparison.year), align: 'end', cell: (row) => number(row.previous) },
    { key: 'current', head: words.current, align: 'end', cell: (row) => number(row.current) },
    {
      key: 'change',
      head: words.change,
      align: 'end',
      cell: (row) => (row.change === null ? '' : `${row.change > 0 ? '+' : ''}${formatNumber(row.change)}`),
      sortBy: (row) => (row.change === null ? null : Math.abs(row.change)),
    },
  ];
  const { differences } = comparison;
  return (
    <div className={styles.comparison}>
      <CarryOverView comparison={comparison} />
      {differences.length === 0 ? (
        <p>{words.noDifferences}</p>
      ) : (
        // Most cells of a new year differ: they are folded, and what does not fit stands above them.
        <details className={styles.folded}>
          <summary>{words.differences(differences.length)}</summary>
          <Table
            caption={words.differences(differences.length)}
            columns={columns}
            rows={differences}
            rowKey={(row) => row.cell}
          />
        </details>
      )}
      <p>
        <Link to={linkToReport(comparison.report)}>{words.seePrevious(comparison.year)}</Link>
      </p>
    </div>
  );
}
