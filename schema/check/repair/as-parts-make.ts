/**
 * A report as its parts make it: where a sum of the form fails, the value that the rest of the table proves stands in the place of the one
 * printed. Only what is proven: a repair that nothing rivals, or else the total as its parts add up to it. What could be several things stays.
 */
import type { Figure } from '../../report/figure.ts';
import type { ReadReport } from '../../report/report.ts';
import type { RepairKind } from './kinds.ts';
import type { Repair } from './repair.ts';

/** Of these the parts say what the total must be, whatever else might be wrong. */
const TOTALS: ReadonlySet<RepairKind> = new Set(['totalNotFilled', 'totalWrong']);

/** Of each table that fails the repair that is proven; `repairs` as they are offered, those of a table in the order of their size. */
export function provenRepairs(repairs: readonly Repair[]): readonly Repair[] {
  const mended = new Set<string>();
  const tables = [...new Set(repairs.map(tableOfRepair))];
  return tables.flatMap((table) => {
    const offered = repairs.filter((repair) => tableOfRepair(repair) === table);
    const proven = offered.find(({ rivals }) => rivals === 0) ?? offered.find(({ kind }) => TOTALS.has(kind));
    // A slip of the whole row of section 四 mends several blocks at once.
    const all = proven?.cells.map(({ cell }) => tableOf(cell)) ?? [];
    if (!proven || all.some((one) => mended.has(one))) return [];
    for (const one of all) mended.add(one);
    return [proven];
  });
}

function tableOfRepair({ cells }: Repair): string {
  return tableOf(cells[0]?.cell ?? '');
}

/** Section 三 is one table; of section 四 each block is looked at by itself. */
function tableOf(cell: string): string {
  const [section = '', row = ''] = cell.split('/');
  return section === 'IV' ? `${section}/${row.split('.').slice(0, -1).join('.')}` : section;
}

/** `read`: as it counts, corrections in their place. */
export function asPartsMake(read: ReadReport, repairs: readonly Repair[]): ReadReport {
  const values = new Map(
    provenRepairs(repairs).flatMap(({ cells }) => cells.map(({ cell, to }) => [cell, to] as const)),
  );
  if (values.size === 0) return read;
  const figures = read.figures.map((figure): Figure => {
    const value = values.get(figure.cell);
    if (value === undefined) return figure;
    return { ...figure, content: { kind: 'number', value, printed: figure.content.printed } };
  });
  return { ...read, figures };
}
