/**
 * A region's own report compiled (汇总): what each cell of the form counts over its bureaus this year, and what the year before hands on to
 * it; the ways to fill the form from that; and the result as a report, so that the same rules check it that check any other.
 */
import { ITEM_ROWS } from '../check/items.ts';
import { APPLICANTS } from '../form/applicants.ts';
import { cellII, cellIII } from '../form/cells.ts';
import type { BlockId, Cell, CellId, SectionedEditionId } from '../form/edition.ts';
import type { Label } from '../language.ts';
import type { CellContent } from '../report/figure.ts';
import { publisherName, reportTitle } from '../report/publisher.ts';
import type { ReadReport } from '../report/report.ts';
import { tidy } from './addend.ts';
import type { CompiledWays } from './compiled-ways.ts';

/** A cell in one year. */
export interface Counted {
  /** The sum over the bureaus; null where none of them has a number. */
  readonly sum: number | null;
  /** How many have one. */
  readonly reported: number;
  /** In how many reports that are in nobody can tell the number: the sum is without theirs. */
  readonly unknown: number;
  /** Of the sum, what the government office's own report has; null where there is no such bureau, or no number. */
  readonly office: number | null;
  /** How many such offices have one. */
  readonly offices: number;
  /** What the region's own report prints; null where none is held, or it has no number. */
  readonly printed: number | null;
}

export interface CompiledCell extends Counted {
  readonly cell: Cell;
  /** What the year before hands on to this cell; null for cells that nothing is handed on to, and where there is no year before. */
  readonly before: Counted | null;
}

export interface CompiledTables {
  readonly region: { readonly id: string; readonly name: Label };
  readonly year: number;
  readonly edition: SectionedEditionId;
  readonly hasOffice: boolean;
  readonly cells: ReadonlyMap<CellId, CompiledCell>;
}

/** Where a cell takes its number from that the year before hands on: cells of that year which are added up. */
const HANDED_ON: ReadonlyMap<CellId, readonly CellId[]> = new Map<CellId, readonly CellId[]>([
  ...APPLICANTS.map((applicant) => [cellIII('2', applicant), [cellIII('4', applicant)]] as const),
  ...ITEM_ROWS.map(
    (row) => [cellII(`${row}.itemsBefore`), [cellII(`${row}.itemsBefore`), cellII(`${row}.itemsChange`)]] as const,
  ),
]);

/** The cells of the year before that hand something on to this one; none for most. */
export function handedOnFrom(cell: CellId): readonly CellId[] {
  return HANDED_ON.get(cell) ?? [];
}

/** Several cells together, where each has a number. */
export function addCounted(parts: readonly Counted[]): Counted | null {
  const [first, ...rest] = parts;
  if (!first) return null;
  const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : tidy(a + b));
  return rest.reduce(
    (all, one): Counted => ({
      sum: plus(all.sum, one.sum),
      reported: Math.min(all.reported, one.reported),
      unknown: Math.max(all.unknown, one.unknown),
      office: plus(all.office, one.office),
      offices: Math.min(all.offices, one.offices),
      printed: plus(all.printed, one.printed),
    }),
    first,
  );
}

/** The sum over the bureaus under one of the conventions; null where nobody that counts has a number. */
export function summed({ sum, reported, office, offices }: Counted, way: CompiledWays['office']): number | null {
  if (sum === null) return null;
  if (way === 'with') return tidy(sum);
  return reported > offices ? tidy(sum - (office ?? 0)) : null;
}

/** Whose number the year before hands on: the region's own report where it prints any, or else the bureaus'; null: nobody's. */
export function handedOnBy(
  { cells }: Pick<CompiledTables, 'cells'>,
  section: Cell['section'],
): 'report' | 'bureaus' | null {
  const handed = [...cells.values()].flatMap(({ cell, before }) =>
    cell.section === section && before !== null ? [before] : [],
  );
  if (handed.some(({ printed }) => printed !== null)) return 'report';
  return handed.some(({ sum }) => sum !== null) ? 'bureaus' : null;
}

/** What the year before hands on to a cell; null where it hands nothing on. */
export function handedOn(
  tables: Pick<CompiledTables, 'cells'>,
  { cell, before }: CompiledCell,
  office: CompiledWays['office'],
): number | null {
  if (before === null) return null;
  return handedOnBy(tables, cell.section) === 'report' ? before.printed : summed(before, office);
}

/** Whether the year before says what stands in a cell. */
function isHandedOn({ cells }: Pick<CompiledTables, 'cells'>, { cell, before }: CompiledCell, ways: CompiledWays) {
  return ways.carry === 'before' && before !== null && handedOnBy({ cells }, cell.section) !== null;
}

/** What stands in a cell of the form. */
export function filledIn(tables: Pick<CompiledTables, 'cells'>, cell: CompiledCell, ways: CompiledWays): number | null {
  return isHandedOn(tables, cell, ways) ? handedOn(tables, cell, ways.office) : summed(cell, ways.office);
}

/** Whether it is a sum that somebody who has reported has no part in, for nobody can tell the number. */
export function isPartial(tables: Pick<CompiledTables, 'cells'>, cell: CompiledCell, ways: CompiledWays): boolean {
  if (!isHandedOn(tables, cell, ways)) return cell.unknown > 0;
  return handedOnBy(tables, cell.cell.section) === 'bureaus' && (cell.before?.unknown ?? 0) > 0;
}

/** Cells in which the year before and the bureaus of this year disagree, in the form's order. */
export function disagreeing(
  tables: Pick<CompiledTables, 'cells'>,
  office: CompiledWays['office'],
): readonly CompiledCell[] {
  return [...tables.cells.values()].filter((cell) => {
    if (cell.before === null || handedOnBy(tables, cell.cell.section) === null) return false;
    return (handedOn(tables, cell, office) ?? 0) !== (summed(cell, office) ?? 0);
  });
}

/** Own report less sum; null where one of them has no number. */
export function gapOf(cell: Counted, office: CompiledWays['office']): number | null {
  const sum = summed(cell, office);
  return sum === null || cell.printed === null ? null : tidy(cell.printed - sum);
}

const BLOCKS: readonly BlockId[] = ['1', '5', '6', '8', '9'];
/** The six sections of a report, in order. */
export const SECTION_HEADINGS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];
export const ORDINALS = '一二三四五六';
const NOWHERE = { start: 0, end: 0, line: 1 };

/** A number as the form prints it: without thousands, an amount with its decimals. */
export function printedAs(value: number | null): string {
  return value === null ? '' : String(tidy(value));
}

/** The tables filled in, as a report whose prose is not written yet. What is empty is empty as a blank cell is. */
export function compiledReport(tables: CompiledTables, ways: CompiledWays): ReadReport {
  const { region, year, edition, cells } = tables;
  return {
    title: reportTitle(region.name, false, year, 'zh'),
    publisher: publisherName(region.name, false).zh,
    year,
    kind: 'region',
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    publishedOn: null,
    editions: { II: Object.fromEntries(BLOCKS.map((block) => [block, edition])), III: edition, IV: edition },
    figures: [...cells.values()].map((one) => ({
      cell: one.cell.id,
      measure: one.cell.measure,
      applicant: one.cell.applicant,
      content: contentOf(filledIn(tables, one, ways)),
      // Nobody read it anywhere; a sum that is not of all reports proves nothing.
      place: null,
      confidence: isPartial(tables, one, ways) ? ('single' as const) : null,
    })),
    narrative: [],
    breakdowns: [],
    outline: SECTION_HEADINGS.map((title, index) => ({ ordinal: ORDINALS.charAt(index), title, place: NOWHERE })),
    notes: [],
    text: '',
  };
}

function contentOf(value: number | null): CellContent {
  return value === null
    ? { kind: 'gap', reason: 'blank', printed: '' }
    : { kind: 'number', value: tidy(value), printed: printedAs(value) };
}
