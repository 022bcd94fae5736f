/** Numbers of the prose against the cells of tables two, three and four. */
import { APPLICANT_PARTS, type Applicant } from '../../form/applicants.ts';
import { cellII, cellIII, cellIV, cellsOf } from '../../form/cells.ts';
import type { EditionId } from '../../form/edition.ts';
import { getMeasure, isMeasureId } from '../../form/measures/index.ts';
import type { MeasureId } from '../../form/measures/measure.ts';
import type { NarrativeFigure, NarrativeMeasure, ReadReport } from '../../report/report.ts';
import type { Finding, Operand, Outcome, RuleId, Severity } from '../finding.ts';
import { addUp, cellOperand, type FigureIndex, isEmpty, isUnknown } from '../operands.ts';
import { getRule } from './rules.ts';
import { isPrintedAs, type Stated, Subjects, scopeDiffers, statedOperand } from './stated.ts';

/** One way in which offices count a measure: the cells that make it up. */
interface Basis {
  readonly operands: readonly Operand[];
  /** A looser meaning of the same words: agreeing with it is pointed out. */
  readonly isLoose: boolean;
}

interface Comparison {
  readonly rule: RuleId;
  /** The usual basis first. */
  readonly bases: readonly Basis[];
}

/**
 * TX-NEW, TX-DONE, TX-OUT, TX-REV and TX-T2, error; T3-ZERO-ALL, error; TX-SCOPE, warning. Practice of reviewers: what the text says
 * was received, closed, carried over, refused … stands in the table too. Offices count what they received with or without
 * what was carried in; either is accepted, and the operands say which. Only a warning where the words give another scope
 * than the table (TX-SCOPE), or where the same measure is stated again and agrees there. Approximate numbers are not judged.
 */
export function checkAgainstTables(report: ReadReport, index: FigureIndex): readonly Finding[] {
  const subjects = new Map<RuleId, Subjects>();
  const told = new Set<string>();
  const findings: Finding[] = [];
  const judged = report.narrative.flatMap((figure, at) => {
    const comparison = comparisonOf(figure, report, index);
    return comparison ? [{ stated: { index: at, figure }, comparison, agreed: agreedBasis(figure, comparison) }] : [];
  });
  const agreeing = new Set(
    judged.filter(({ agreed }) => agreed && !agreed.isLoose).map(({ stated }) => stated.figure.measure),
  );
  for (const { stated, comparison, agreed } of judged) {
    const { figure } = stated;
    const key = `${figure.measure}|${figure.value}|${figure.approximate}|${figure.scope ?? ''}`;
    if (told.has(key)) continue;
    told.add(key);
    const basis = agreed ?? comparison.bases[0];
    if (!basis) continue;
    const [outcome, severity] = judge(figure, basis, agreed !== null, agreeing.has(figure.measure));
    const differs = outcome === 'failed' && scopeDiffers(figure, report);
    const rule = differs ? 'TX-SCOPE' : comparison.rule;
    const names = subjects.get(rule) ?? new Subjects();
    subjects.set(rule, names);
    findings.push({
      rule,
      outcome: differs ? 'suspicious' : outcome,
      severity: differs ? 'warning' : severity,
      subject: names.name(differs ? `${figure.scope}:${figure.measure}` : figure.measure),
      operands: [...basis.operands, statedOperand(stated, 'right')],
      expected: agreed ? addUp(basis.operands) : sumOf(basis.operands),
      actual: figure.value,
    });
  }
  return findings;
}

/** The first basis whose cells come to the number. Where every cell is empty, only a stated 0 agrees. */
function agreedBasis(figure: NarrativeFigure, { bases }: Comparison): Basis | null {
  if (figure.approximate) return null;
  return bases.find(({ operands }) => !operands.some(isUnknown) && isSame(figure, addUp(operands))) ?? null;
}

/** Counts are equal; an amount of money is, to the decimals that the text gives, rounded or cut off. */
function isSame({ measure, value }: NarrativeFigure, counted: number): boolean {
  if (measure !== 'fees.amount') return counted === value;
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return isPrintedAs(counted, value, decimals);
}

function judge(
  figure: NarrativeFigure,
  { operands, isLoose }: Basis,
  isAgreed: boolean,
  agreesElsewhere: boolean,
): readonly [Outcome, Severity] {
  if (figure.approximate || operands.some(isUnknown)) return ['notAssessable', 'error'];
  if (isAgreed) return isLoose ? ['suspicious', 'warning'] : ['confirmed', 'error'];
  if (operands.every(isEmpty)) return ['notAssessable', 'error'];
  return agreesElsewhere ? ['suspicious', 'warning'] : ['failed', 'error'];
}

function sumOf(operands: readonly Operand[]): number | null {
  return operands.some(isUnknown) || operands.every(isEmpty) ? null : addUp(operands);
}

function comparisonOf(figure: NarrativeFigure, report: ReadReport, index: FigureIndex): Comparison | null {
  const { measure } = figure;
  const edition = report.editions.III ?? '2021';
  const rows = (...ids: readonly MeasureId[]): Basis => basis(ids.flatMap((id) => rowOperands(index, edition, id)));
  const loose = (found: Basis): Basis => ({ ...found, isLoose: true });
  switch (measure) {
    case 'requests.received': {
      const rule = figure.value === 0 || isAllZero(index, edition) ? 'T3-ZERO-ALL' : 'TX-NEW';
      const received = rows('requests.received');
      return {
        rule,
        bases: rule === 'TX-NEW' ? [received, rows('requests.received', 'requests.carriedIn')] : [received],
      };
    }
    case 'requests.handled':
      return {
        rule: 'TX-NEW',
        bases: [rows('requests.received', 'requests.carriedIn'), rows('requests.received'), rows('requests.closed')],
      };
    case 'requests.natural':
    case 'requests.organizations': {
      const applicants = measure === 'requests.natural' ? (['natural'] as const) : ORGANIZATIONS;
      return {
        rule: 'TX-NEW',
        bases: [['1'], ['1', '2']].map((codes) => basis(columnOperands(index, codes, applicants))),
      };
    }
    case 'requests.carriedIn':
    case 'requests.carriedOut':
    case 'requests.closed':
      return { rule: 'TX-DONE', bases: [rows(measure)] };
    case 'requests.grantedAndPartly':
      return { rule: 'TX-OUT', bases: [rows('requests.granted', 'requests.partlyGranted')] };
    case 'requests.granted': {
      // 予以公开 may mean both where the text has no word for the other.
      const isAlone = !report.narrative.some((other) => other.measure === 'requests.partlyGranted');
      const both = loose(rows('requests.granted', 'requests.partlyGranted'));
      return { rule: 'TX-OUT', bases: isAlone ? [rows(measure), both] : [rows(measure)] };
    }
    case 'requests.unavailable.notHeld':
      return { rule: 'TX-OUT', bases: [rows(measure), loose(rows(measure, 'requests.unavailable.notExisting'))] };
    case 'licensing.decisions':
    case 'penalties.decisions':
    case 'coercion.decisions':
    case 'fees.amount': {
      const cell = cellII(measure);
      return index.has(cell) ? { rule: 'TX-T2', bases: [basis([cellOperand(index, cell, 'left')])] } : null;
    }
    default:
      if (!isMeasureId(measure)) return null;
      if (measure.startsWith('requests.')) return { rule: 'TX-OUT', bases: [rows(measure)] };
      return measure.startsWith('review.') || measure.startsWith('litigation.')
        ? { rule: 'TX-REV', bases: appealBases(index, measure) }
        : null;
  }
}

const ORGANIZATIONS = APPLICANT_PARTS.filter((applicant) => applicant !== 'natural');

function basis(operands: readonly Operand[]): Basis {
  return { operands, isLoose: false };
}

/** The total of each row that makes up a measure; the applicants' cells where the total is left empty. */
function rowOperands(index: FigureIndex, edition: EditionId, measure: MeasureId): readonly Operand[] {
  const cells = cellsOf(edition, 'III').filter((cell) => cell.measure === measure);
  if (cells.length === 0) return getMeasure(measure).parts.flatMap((part) => rowOperands(index, edition, part));
  const of = (isTotal: boolean) =>
    cells
      .filter(({ applicant }) => (applicant === 'total') === isTotal)
      .map(({ id }) => cellOperand(index, id, 'left'));
  const total = of(true);
  if (!total.every(isEmpty)) return total;
  const given = of(false).filter((operand) => !isEmpty(operand));
  return given.length > 0 ? given : total;
}

function columnOperands(
  index: FigureIndex,
  codes: readonly string[],
  applicants: readonly Applicant[],
): readonly Operand[] {
  return codes.flatMap((code) => applicants.map((applicant) => cellOperand(index, cellIII(code, applicant), 'left')));
}

/** The printed totals; or, where a total was not filled in, the results it should add up. */
function appealBases(index: FigureIndex, measure: NarrativeMeasure): readonly Basis[] {
  const [block = '', result = ''] = [
    measure.slice(0, measure.lastIndexOf('.')),
    measure.slice(measure.lastIndexOf('.') + 1),
  ];
  const blocks = block === 'litigation' ? ['litigation.direct', 'litigation.afterReview'] : [block];
  const cells = (parts: readonly string[]): readonly Operand[] =>
    blocks.flatMap((one) => parts.map((part) => cellOperand(index, cellIV(`${one}.${part}`), 'left')));
  const printed = basis(cells([result]));
  return result === 'total' ? [printed, basis(cells(['upheld', 'corrected', 'otherResult', 'pending']))] : [printed];
}

/** Every cell of the table that holds a number holds 0, and none is unknown. */
function isAllZero(index: FigureIndex, edition: EditionId): boolean {
  const cells = cellsOf(edition, 'III').map(({ id }) => cellOperand(index, id, 'left'));
  return !cells.some(isUnknown) && cells.some(({ value }) => value !== null) && cells.every(({ value }) => !value);
}

/**
 * TX-ALLDONE, warning. The text says that every request was closed or answered, and row 4 carries some out. Practice of
 * reviewers: no contradiction where those are still within the time allowed, hence never failed.
 */
export function checkAllClosed(report: ReadReport, index: FigureIndex): readonly Finding[] {
  const at = report.narrative.findIndex(({ measure }) => measure === 'requests.leftOpen');
  const figure = report.narrative[at];
  if (!figure || scopeDiffers(figure, report)) return [];
  const claim: Stated = { index: at, figure };
  const carriedOut = cellOperand(index, cellIII('4', 'total'), 'right');
  return [
    {
      rule: 'TX-ALLDONE',
      outcome: carriedOut.value === null ? 'notAssessable' : carriedOut.value > 0 ? 'suspicious' : 'confirmed',
      severity: getRule('TX-ALLDONE').severity,
      subject: 'requests.carriedOut',
      operands: [statedOperand(claim, 'left'), carriedOut],
      expected: 0,
      actual: carriedOut.value,
    },
  ];
}
