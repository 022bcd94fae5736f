/** Percentages that the text gives: of a list's whole, and of what became of requests and appeals. */
import { cellIII } from '../../form/cells.ts';
import type { NarrativeMeasure, ReadReport } from '../../report/report.ts';
import type { Finding, Operand } from '../finding.ts';
import { addUp, cellOperand, type FigureIndex, isUnknown } from '../operands.ts';
import { getRule } from './rules.ts';
import { isPrintedAs, type Stated, type StatedList, Subjects, statedOperand } from './stated.ts';

/**
 * TX-SHARE, warning. A percentage is the number divided by its whole, rounded or cut off. Practice of reviewers. Offices take
 * different wholes (closed, received, to be handled; a list's or the grand total): one that fits is enough. Nothing is said
 * where no whole is known, nor of approximate numbers.
 */
export function checkShares(report: ReadReport, lists: readonly StatedList[], index: FigureIndex): readonly Finding[] {
  const subjects = new Subjects();
  const findings: Finding[] = [];
  report.narrative.forEach((figure, at) => {
    const printed = figure.share ?? '';
    if (!/^\d+(?:\.\d+)?$/.test(printed) || figure.approximate) return;
    const part: Stated = { index: at, figure };
    const wholes = wholesOf(part, { report, lists, index }).filter((operands) => isWhole(operands, figure.value));
    const [first] = wholes;
    if (!first) return;
    const decimals = printed.split('.')[1]?.length ?? 0;
    const fitting = wholes.find((operands) => isPrintedAs(perCent(figure.value, operands), Number(printed), decimals));
    const whole = fitting ?? first;
    findings.push({
      rule: 'TX-SHARE',
      outcome: fitting ? 'confirmed' : 'suspicious',
      severity: getRule('TX-SHARE').severity,
      subject: subjects.name(figure.label === null ? figure.measure : `${figure.measure}:${figure.label}`),
      operands: [statedOperand(part, 'left'), ...whole],
      expected: Number(perCent(figure.value, whole).toFixed(decimals)),
      actual: Number(printed),
    });
  });
  return findings;
}

function perCent(part: number, whole: readonly Operand[]): number {
  return (part / addUp(whole)) * 100;
}

/** A whole is known, and not smaller than its part. */
function isWhole(operands: readonly Operand[], part: number): boolean {
  return (
    operands.length > 0 &&
    !operands.some((operand) => operand.approximate || isUnknown(operand)) &&
    addUp(operands) > 0 &&
    addUp(operands) >= part
  );
}

interface Around {
  readonly report: ReadReport;
  readonly lists: readonly StatedList[];
  readonly index: FigureIndex;
}

/** The narrower first: what begins as litigation.direct does belongs to it. */
const BLOCKS = ['review.total', 'litigation.direct.total', 'litigation.afterReview.total', 'litigation.total'] as const;
const GROUPS = ['requests.refused', 'requests.unavailable', 'requests.declined', 'requests.otherwise'] as const;

/** What a number may be a part of, the likeliest first; each the operands that add up to it. */
function wholesOf({ index: at, figure }: Stated, { report, lists, index }: Around): readonly (readonly Operand[])[] {
  const stated = (wanted: NarrativeMeasure): (readonly Operand[])[] =>
    report.narrative.flatMap((other, otherAt) =>
      otherAt !== at && other.measure === wanted ? [[statedOperand({ index: otherAt, figure: other }, 'right')]] : [],
    );
  const row = (...codes: readonly string[]): readonly Operand[] =>
    codes.map((code) => cellOperand(index, cellIII(code, 'total'), 'right'));
  const { measure } = figure;
  if (measure.startsWith('disclosures.')) {
    const own = lists.filter(({ parts }) => parts.some((part) => part.index === at));
    return [...own.map(({ total }) => [statedOperand(total, 'right')]), ...stated('disclosures.total')];
  }
  if (measure.startsWith('requests.')) {
    const group = GROUPS.find((one) => measure.startsWith(`${one}.`));
    return [
      ...stated('requests.closed'),
      ...stated('requests.received'),
      ...stated('requests.handled'),
      ...(group === undefined ? [] : stated(group)),
      row('3.7'),
      row('1'),
      row('1', '2'),
    ];
  }
  const block = BLOCKS.find((total) => measure.startsWith(total.slice(0, -'total'.length)));
  return block === undefined ? [] : stated(block);
}
