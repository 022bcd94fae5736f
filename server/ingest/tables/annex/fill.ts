/**
 * The statistics table of 2014 out of its lines: a label, mostly a unit, one number; as rows or cell by cell. Rows are placed by
 * their labels; where they also stand in the form's order both readings agree. What is not surely one number is a gap.
 */
import { cellAnnex, EDITIONS } from '../../../../schema/form/cells.ts';
import { getMeasure } from '../../../../schema/form/measures/index.ts';
import type { MeasureId } from '../../../../schema/form/measures/measure.ts';
import { UNITS } from '../../../../schema/form/measures/units.ts';
import type { CellContent } from '../../../../schema/report/figure.ts';
import type { ReadingNote } from '../../../../schema/report/report.ts';
import { type Line, placeOfLine } from '../../text/lines.ts';
import { convertMoney, type MoneyUnit } from '../../text/number.ts';
import type { GridCell, GridRow } from '../grid-row.ts';
import { contentOf, type FoundCells, type FoundTable, gapAt, placeOfCell } from '../table-cells.ts';
import { codeOfLabel, OVER_NUMBERS, UNIT, UNIT_OF_LABEL } from './labels.ts';
import { annexRows } from './locate.ts';

const ROWS = EDITIONS['2014'].annex;
const AT: ReadonlyMap<string, number> = new Map(ROWS.map(({ code }, index) => [code, index]));

/** A row as it is met: its label's cell, its unit and the numbers behind them. */
interface MetRow {
  readonly code: string;
  readonly label: GridCell;
  unit: string | null;
  readonly values: GridCell[];
  /** Words where a number should stand. */
  words: GridCell | null;
  /** Words on a line between the label and its number: the rest of the label, or another row's, as the unit tells. */
  isBroken: boolean;
}

/** The table in these lines, those of all parts that locateAnnex found. */
export function fillAnnex(lines: readonly Line[]): FoundTable<'2014'> {
  const met = metRows(annexRows(lines));
  const cells: FoundCells = new Map();
  const notes: ReadingNote[] = [];
  const several = new Set<string>();
  const inOrder = ordered(met);
  for (const row of met) {
    const measure = ROWS[AT.get(row.code) ?? -1]?.measure;
    if (!measure) continue;
    const id = cellAnnex(measure);
    const filled = row.values.filter(({ text }) => text !== '');
    const [first] = filled.length > 0 ? filled : row.values;
    const earlier = cells.get(id);
    // A table that is printed twice says the same twice.
    if (earlier && filled.length <= 1 && earlier.content.printed === (first?.text ?? '')) continue;
    if (earlier || filled.length > 1) {
      if (!several.has(id)) notes.push(severalNote(row, lines));
      several.add(id);
      cells.set(id, gapAt('unreadable', first ?? row.label));
    } else if (filled.length === 0 && row.words) cells.set(id, gapAt('unreadable', row.words));
    else if (!first) cells.set(id, gapAt(row.unit === null ? 'cellMissing' : 'blank', null));
    else {
      const content = amountOf(measure, first, row.unit);
      if (isNoCount(content, measure) || (row.isBroken && row.unit === null)) cells.set(id, gapAt('unreadable', first));
      else {
        const confidence = inOrder.has(row) ? 'agreed' : 'single';
        cells.set(id, { content, place: placeOfCell(first), confidence });
      }
    }
  }
  return { editions: '2014', cells, missing: 'rowMissing', notes };
}

/** Rows by their labels, each with the cells up to the next label. */
function metRows(rows: readonly GridRow[]): readonly MetRow[] {
  const met: MetRow[] = [];
  const header = rows.find(({ cells }) => cells.some(({ text }) => OVER_NUMBERS.test(text)) && cells.length > 1);
  const halves = Math.max(1, header?.cells.filter(({ text }) => OVER_NUMBERS.test(text)).length ?? 1);
  /** The code met last, of each of the halves that stand side by side. */
  const last: (string | null)[] = [];
  let current: MetRow | null = null;
  for (const { cells, separator } of rows) {
    const isGrid = separator !== 'space' && cells.length === header?.cells.length;
    cells.forEach((cell, column) => {
      const half = isGrid && header ? Math.floor((column * halves) / header.cells.length) : 0;
      if (cell.value === null) {
        const code = codeOfLabel(cell.text, last[half] ?? null);
        if (code !== null) {
          last[half] = code;
          current = {
            code,
            label: cell,
            unit: UNIT_OF_LABEL.exec(cell.text)?.[1] ?? null,
            values: [],
            words: null,
            isBroken: false,
          };
          met.push(current);
        } else if (UNIT.test(cell.text)) {
          if (current) current.unit = cell.text;
        } else current = goesOn(current, cell);
      } else if (current !== null && !(isGrid && isBesideNumbers(header, column))) {
        current.values.push(cell);
      }
    });
  }
  return met;
}

/**
 * The row after words that name none of the form: its own, whose label goes on in them or which has them for a number; null
 * where they are another row's, such as one that a bureau added.
 */
function goesOn(row: MetRow | null, words: GridCell): MetRow | null {
  if (row === null || HEADING.test(words.text)) return null;
  if (row.values.length > 0) return null;
  if (row.label.line === words.line) row.words = words;
  else if (row.unit !== null) return null;
  else row.isBroken = true;
  return row;
}

/** A part of the table that has no number of its own: what stands behind it belongs to no row. */
const HEADING = /^[\s（(]*[一二三四五六七八九][、.．）)]/;
const BESIDE_NUMBERS = /^(?:代码|序号|行次|编号|指标代码|备注|说明)$|上年|上一年|去年|历年|累计/;

/** Whether a column is none of this year's numbers: the header names it as that of codes, of remarks or of other years. */
function isBesideNumbers(header: GridRow | undefined, column: number): boolean {
  return BESIDE_NUMBERS.test(header?.cells[column]?.text ?? '');
}

/** Those that stand between rows of the form before and after them. */
function ordered(met: readonly MetRow[]): ReadonlySet<MetRow> {
  const at = met.map(({ code }) => AT.get(code) ?? -1);
  return new Set(
    met.filter((_, index) => {
      const own = at[index] ?? -1;
      return (at[index - 1] ?? -1) < own && own < (at[index + 1] ?? ROWS.length);
    }),
  );
}

/** Money is given in 万元, the unit of the form; the unit of the row, or one printed with the number, may be another. */
function amountOf(measure: MeasureId, cell: GridCell, unit: string | null): CellContent {
  const content = cell.value?.content;
  if (getMeasure(measure).unit !== 'wanYuan' || content?.kind !== 'number') return contentOf(cell);
  const own: MoneyUnit = unit !== null && /^[（(]?元/.test(unit) ? '元' : '万元';
  return { ...content, value: convertMoney(content.value, cell.value?.money ?? own, '万元') };
}

/** Nobody received half a request, or fewer than none. */
function isNoCount(content: CellContent, measure: MeasureId): boolean {
  if (content.kind !== 'number') return false;
  return content.value < 0 || (UNITS[getMeasure(measure).unit].decimals === 0 && !Number.isInteger(content.value));
}

function severalNote({ label, values }: MetRow, lines: readonly Line[]): ReadingNote {
  const line = lines.find(({ index }) => index + 1 === label.line);
  const printed = values.map(({ text }) => text).filter((text) => text !== '');
  return {
    code: 'unplacedCells',
    detail: `附表“${label.text}”有不止一个数，分不清哪一个是本年的：${printed.slice(0, 8).join(' ')}`,
    place: line ? placeOfLine(line) : null,
  };
}
