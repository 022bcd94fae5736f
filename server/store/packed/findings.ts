/**
 * The findings of one rule and outcome in one column. A report has about sixty findings of nine operands, nearly all of
 * them cells; written as a row each with its operands as objects they made up two thirds of a database, as short lists
 * they are an eighth of that.
 */
import type { Finding, Operand } from '../../../schema/check/finding.ts';
import type { CellId } from '../../../schema/form/edition.ts';
import type { GapReason } from '../../../schema/report/figure.ts';
import type { NarrativeMeasure } from '../../../schema/report/report.ts';

/** What findings of one rule, outcome and severity do not share. */
export type FindingDetail = Pick<Finding, 'subject' | 'operands' | 'expected' | 'actual'>;

type PackedDetail = readonly [
  subject: string,
  expected: number | null,
  actual: number | null,
  operands: readonly Packed[],
];

const SIDES = ['left', 'right'] as const;

type Side = 0 | 1;
type PackedCell = readonly [side: Side, cell: CellId, value: number | GapReason | null];
type PackedNarrative = readonly [
  side: Side,
  index: number,
  measure: NarrativeMeasure,
  value: number | GapReason | null,
  label: string | null,
  approximate: Side,
];
type PackedElsewhere = readonly [
  side: Side,
  report: string | null,
  cell: CellId | null,
  value: number | GapReason | null,
  /** Or its name in Chinese and in English. */
  label: string | null | readonly [zh: string, en: string],
];
type PackedPassage = readonly [
  side: Side,
  start: number,
  end: number,
  line: number,
  value: number | GapReason | null,
  label: string | null,
  approximate: Side,
];
/** Told apart by their lengths. */
type Packed = PackedCell | PackedNarrative | PackedElsewhere | PackedPassage;

export function packFindings(findings: readonly FindingDetail[]): string {
  return JSON.stringify(
    findings.map(
      ({ subject, expected, actual, operands }): PackedDetail => [subject, expected, actual, operands.map(packOperand)],
    ),
  );
}

export function unpackFindings(packed: string): readonly FindingDetail[] {
  const details: readonly PackedDetail[] = JSON.parse(packed);
  return details.map(([subject, expected, actual, operands]) => ({
    subject,
    expected,
    actual,
    operands: operands.map(unpackOperand),
  }));
}

function packOperand({ ref, side, value, gap, label, labelEn, approximate }: Operand): Packed {
  const at = side === 'left' ? 0 : 1;
  switch (ref.kind) {
    case 'cell':
      return [at, ref.cell, value ?? gap];
    case 'narrative':
      return [at, ref.index, ref.measure, value ?? gap, label, approximate ? 1 : 0];
    case 'elsewhere':
      return [at, ref.report, ref.cell, value ?? gap, labelEn === undefined ? label : [label ?? '', labelEn]];
    case 'passage':
      return [at, ref.place.start, ref.place.end, ref.place.line, value ?? gap, label, approximate ? 1 : 0];
  }
}

function unpackOperand(packed: Packed): Operand {
  switch (packed.length) {
    case 3: {
      const [side, cell, value] = packed;
      return {
        ref: { kind: 'cell', cell },
        side: SIDES[side],
        label: null,
        ...valueOrGap(value),
        approximate: false,
      };
    }
    case 6: {
      const [side, index, measure, value, label, approximate] = packed;
      const ref = { kind: 'narrative', index, measure } as const;
      return { ref, side: SIDES[side], label, ...valueOrGap(value), approximate: approximate === 1 };
    }
    case 5: {
      const [side, report, cell, value, label] = packed;
      const ref = { kind: 'elsewhere', report, cell } as const;
      const named = Array.isArray(label) ? { label: label[0], labelEn: label[1] } : { label: label as string | null };
      return { ref, side: SIDES[side], ...named, ...valueOrGap(value), approximate: false };
    }
    case 7: {
      const [side, start, end, line, value, label, approximate] = packed;
      const ref = { kind: 'passage', place: { start, end, line } } as const;
      return { ref, side: SIDES[side], label, ...valueOrGap(value), approximate: approximate === 1 };
    }
  }
}

function valueOrGap(value: number | GapReason | null): Pick<Operand, 'value' | 'gap'> {
  return typeof value === 'number' ? { value, gap: null } : { value: null, gap: value };
}
