/**
 * Numbers of the prose against the cells of tables two, three and four: what the text says was received, closed, refused …
 * stands in the table too. Offices count some things in several ways; each way is a basis, and one that agrees is enough.
 */
import { APPLICANT_PARTS, type Applicant } from '../form/applicants.ts';
import { cellIII, cellsOf } from '../form/cells.ts';
import { getMeasure } from '../form/measures/index.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import type { NarrativeFigure } from '../report/report.ts';
import type { Found, Operand, Outcome, Severity } from './finding.ts';
import { addUp, cellOperand, isEmpty, isUnknown, sumOf } from './operands.ts';
import type { CheckContext } from './rule.ts';
import { InstanceNames, isPrintedAs, type Stated, scopeDiffers, statedOperand } from './stated.ts';

/** One way in which offices count a measure: the cells that make it up. */
export interface Basis {
  readonly operands: readonly Operand[];
  /** A looser meaning of the same words: agreeing with it is pointed out. */
  readonly isLoose: boolean;
}

export interface Comparison {
  /** What a number is held against, the usual basis first; null where it is nothing to this comparison. */
  readonly basesOf: (figure: NarrativeFigure, context: CheckContext) => readonly Basis[] | null;
  /** Left out: it speaks of every number that it has bases for. */
  readonly speaksOf?: (figure: NarrativeFigure, context: CheckContext) => boolean;
}

/** What is found of one comparison; what fails where the words give another scope is left to `compareScopes`. */
export function compareWithTable(comparison: Comparison, context: CheckContext): readonly Found[] {
  const subjects = new InstanceNames();
  return compare(comparison, context).flatMap(({ figure, differs, found }) =>
    differs ? [] : [{ ...found, subject: subjects.name(figure.measure) }],
  );
}

/** Mismatches between a text and a table that are about different bodies, in the order of the text. */
export function compareScopes(comparisons: readonly Comparison[], context: CheckContext): readonly Found[] {
  const { report } = context;
  if (!report.narrative.some((figure) => scopeDiffers(figure, report))) return [];
  const subjects = new InstanceNames();
  return comparisons
    .flatMap((comparison) => compare(comparison, context).filter(({ differs }) => differs))
    .sort((a, b) => a.index - b.index)
    .map(({ figure, found }) => ({
      ...found,
      outcome: 'suspicious',
      severity: 'warning',
      subject: subjects.name(`${figure.scope}:${figure.measure}`),
    }));
}

interface Compared extends Stated {
  /** It fails, and the words give another scope than the report. */
  readonly differs: boolean;
  readonly found: Omit<Found, 'subject'>;
}

/** The same number said again is compared once. */
function compare({ basesOf, speaksOf }: Comparison, context: CheckContext): readonly Compared[] {
  const judged = context.report.narrative.flatMap((figure, index) => {
    const bases = basesOf(figure, context);
    return bases === null ? [] : [{ figure, index, bases, agreed: agreedBasis(figure, bases) }];
  });
  const agreeing = new Set(
    judged.filter(({ agreed }) => agreed && !agreed.isLoose).map(({ figure }) => figure.measure),
  );
  const told = new Set<string>();
  return judged.flatMap(({ figure, index, bases, agreed }): Compared[] => {
    const key = `${figure.measure}|${figure.value}|${figure.approximate}|${figure.scope ?? ''}`;
    const basis = agreed ?? bases[0];
    if (told.has(key) || !basis || speaksOf?.(figure, context) === false) return [];
    told.add(key);
    const { operands } = basis;
    const [outcome, severity] = judge(figure, basis, agreed !== null, agreeing.has(figure.measure));
    return [
      {
        index,
        figure,
        differs: outcome === 'failed' && scopeDiffers(figure, context.report),
        found: {
          outcome,
          severity,
          operands: [...operands, statedOperand({ index, figure }, 'right')],
          expected: agreed ? addUp(operands) : sumOf(operands),
          actual: figure.value,
        },
      },
    ];
  });
}

/** The first basis whose cells come to the number. Where every cell is empty, only a stated 0 agrees. */
function agreedBasis(figure: NarrativeFigure, bases: readonly Basis[]): Basis | null {
  if (figure.approximate) return null;
  return bases.find(({ operands }) => !operands.some(isUnknown) && isSame(figure, addUp(operands))) ?? null;
}

/** Counts are equal; an amount of money is, to the decimals that the text gives, rounded or cut off. */
function isSame({ measure, value }: NarrativeFigure, counted: number): boolean {
  if (measure !== 'fees.amount') return counted === value;
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return isPrintedAs(counted, value, decimals);
}

/** Approximate numbers are not judged; a second number is only pointed out where the same measure agrees elsewhere. */
function judge(
  figure: NarrativeFigure,
  { operands, isLoose }: Basis,
  isAgreed: boolean,
  agreesElsewhere: boolean,
): readonly [Outcome, Severity] {
  if (figure.approximate || operands.some(isUnknown)) return ['notAssessable', 'error'];
  if (isAgreed) return isLoose ? ['suspicious', 'warning'] : ['confirmed', 'error'];
  if (operands.every(isEmpty)) return ['notAssessable', 'error'];
  return agreesElsewhere ? ['suspicious', 'hint'] : ['failed', 'error'];
}

export function basisOf(operands: readonly Operand[]): Basis {
  return { operands, isLoose: false };
}

/** The rows of section 三 that count these measures. */
export function rowsBasis(context: CheckContext, ...measures: readonly MeasureId[]): Basis {
  return basisOf(measures.flatMap((measure) => rowOperands(context, measure)));
}

/** The total of each row that makes up a measure; the applicants' cells where the total is left empty. */
function rowOperands(context: CheckContext, measure: MeasureId): readonly Operand[] {
  const cells = cellsOf(context.report.editions.III ?? '2021', 'III').filter((cell) => cell.measure === measure);
  if (cells.length === 0) return getMeasure(measure).parts.flatMap((part) => rowOperands(context, part));
  const of = (isTotal: boolean) =>
    cells
      .filter(({ applicant }) => (applicant === 'total') === isTotal)
      .map(({ id }) => cellOperand(context.figures, id, 'left'));
  const total = of(true);
  if (!total.every(isEmpty)) return total;
  const given = of(false).filter((operand) => !isEmpty(operand));
  return given.length > 0 ? given : total;
}

export const ORGANIZATIONS = APPLICANT_PARTS.filter((applicant) => applicant !== 'natural');

/** The cells of some applicants in some rows of section 三. */
export function applicantsBasis({ figures }: CheckContext, codes: readonly string[], of: readonly Applicant[]): Basis {
  return basisOf(
    codes.flatMap((code) => of.map((applicant) => cellOperand(figures, cellIII(code, applicant), 'left'))),
  );
}
