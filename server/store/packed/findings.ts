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
  operands: readonly (PackedCell | PackedNarrative)[],
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

function packOperand({ ref, side, value, gap, label, approximate }: Operand): PackedCell | PackedNarrative {
  const at = side === 'left' ? 0 : 1;
  return ref.kind === 'cell'
    ? [at, ref.cell, value ?? gap]
    : [at, ref.index, ref.measure, value ?? gap, label, approximate ? 1 : 0];
}

function unpackOperand(packed: PackedCell | PackedNarrative): Operand {
  if (packed.length === 3) {
    const [side, cell, value] = packed;
    return { ref: { kind: 'cell', cell }, side: SIDES[side], label: null, ...valueOrGap(value), approximate: false };
  }
  const [side, index, measure, value, label, approximate] = packed;
  const ref = { kind: 'narrative', index, measure } as const;
  return { ref, side: SIDES[side], label, ...valueOrGap(value), approximate: approximate === 1 };
}

function valueOrGap(value: number | GapReason | null): Pick<Operand, 'value' | 'gap'> {
  return typeof value === 'number' ? { value, gap: null } : { value: null, gap: value };
}
