/** Rules of section 四, reviews and suits: three blocks of four results and a total. */
import { cellIV } from '../../form/cells.ts';
import type { BlockIV, CellId } from '../../form/edition.ts';
import { SECTION_IV } from '../../form/editions/section-iv.ts';
import type { Finding, Operand } from '../finding.ts';
import { addUp, cellOperand, type FigureIndex, identityFinding, isEmpty, isUnknown } from '../operands.ts';

interface BlockCells {
  readonly id: BlockIV['id'];
  readonly parts: readonly CellId[];
  readonly total: CellId;
}

const BLOCKS: readonly BlockCells[] = SECTION_IV.map((block) => {
  const cells = block.columns.map((column) => cellIV(column.measure));
  return { id: block.id, parts: cells.slice(0, -1), total: cellIV(`${block.id}.total`) };
});

export function checkTableIV(index: FigureIndex): readonly Finding[] {
  if (!BLOCKS.some((block) => index.has(block.total))) return [];
  return [
    ...BLOCKS.map((block) => checkSum(index, block)),
    ...BLOCKS.flatMap((block) => checkBlank(index, block)),
    ...checkAfterReview(index),
  ];
}

interface Block {
  readonly parts: readonly Operand[];
  readonly total: Operand;
}

function operandsOf(index: FigureIndex, block: BlockCells): Block {
  return {
    parts: block.parts.map((cell) => cellOperand(index, cell, 'left')),
    total: cellOperand(index, block.total, 'right'),
  };
}

/** The total is empty or 0 while cases stand before it. */
function isTotalUnfilled({ parts, total }: Block): boolean {
  if (parts.some(isUnknown) || isUnknown(total)) return false;
  return (total.value ?? 0) === 0 && addUp(parts) > 0;
}

/**
 * T4-SUM, error. In each block 结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计, empty parts as 0. Follows from 总计 of the
 * form. An empty total after filled parts fails like a total of 0: here, unlike in section 三, offices do not leave totals
 * out as a habit.
 */
function checkSum(index: FigureIndex, block: BlockCells): Finding {
  const operands = operandsOf(index, block);
  const finding = identityFinding('T4-SUM', block.id, {
    left: operands.parts,
    right: [operands.total],
    blanks: 'zero',
  });
  return isTotalUnfilled(operands) ? { ...finding, outcome: 'failed' } : finding;
}

/**
 * T4-BLANK, hint. 总计 is 0 or empty while the parts are not: most likely it was not filled in, and the sum is offered in
 * its place. Practice: the commonest fault of section 四. The fault itself is T4-SUM's, so that it counts once.
 */
function checkBlank(index: FigureIndex, block: BlockCells): readonly Finding[] {
  const operands = operandsOf(index, block);
  if (!isTotalUnfilled(operands)) return [];
  return [
    {
      rule: 'T4-BLANK',
      outcome: 'suspicious',
      severity: 'hint',
      subject: block.id,
      operands: [...operands.parts, operands.total],
      expected: addUp(operands.parts),
      actual: operands.total.value,
    },
  ];
}

const REVIEWS_OPEN_TO_SUIT = [cellIV('review.upheld'), cellIV('review.otherResult')];

/**
 * T4-AFTER, warning. Suits after review are not more than this year's reviews that were upheld or ended otherwise. Derived;
 * cases carried over from earlier years can exceed it rightly, so it only asks. Suits are the printed total or, where that
 * is not filled in, the sum of its parts.
 */
function checkAfterReview(index: FigureIndex): readonly Finding[] {
  const block = BLOCKS.find(({ id }) => id === 'litigation.afterReview');
  if (!block) return [];
  const { parts, total } = operandsOf(index, block);
  const suits = total.value ? [total] : parts.map((part): Operand => ({ ...part, side: 'right' }));
  const reviews = REVIEWS_OPEN_TO_SUIT.map((cell) => cellOperand(index, cell, 'left'));
  const operands = [...reviews, ...suits];
  if (operands.some(isUnknown) || reviews.every(isEmpty)) return [];
  const expected = addUp(reviews);
  const actual = addUp(suits);
  if (actual <= expected) return [];
  return [
    {
      rule: 'T4-AFTER',
      outcome: 'suspicious',
      severity: 'warning',
      subject: block.id,
      operands,
      expected,
      actual,
    },
  ];
}
