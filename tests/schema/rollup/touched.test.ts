/** Which findings stand on the figures of a quantity: by the cells it is made of, in the column asked for. */
import { expect, test } from 'vitest';
import type { Operand, OperandRef } from '../../../schema/check/finding.ts';
import type { CellId } from '../../../schema/form/edition.ts';
import type { NarrativeMeasure } from '../../../schema/report/report.ts';
import { touching } from '../../../schema/rollup/touched.ts';

const on = (...refs: readonly OperandRef[]) => ({
  operands: refs.map((ref): Operand => ({ ref, side: 'left', label: null, value: 1, gap: null, approximate: false })),
});
const cell = (id: CellId) => on({ kind: 'cell', cell: id });
const text = (measure: NarrativeMeasure) => on({ kind: 'narrative', index: 0, measure });

test.each([
  ['requests.closed', null, cell('III/3.7/total'), true],
  ['requests.closed', null, cell('III/3.7/natural'), false],
  ['requests.closed', 'natural', cell('III/3.7/natural'), true],
  ['requests.closed', 'natural', cell('III/3.7/total'), false],
  ['requests.refused', 'total', cell('III/3.3.4/total'), true],
  ['requests.granted', 'total', cell('III/3.3.4/total'), false],
  ['rate.refused', 'total', cell('III/3.3.4/total'), true],
  ['rate.refused', 'total', cell('III/3.7/total'), true],
  ['rate.refused', 'total', cell('IV/review.total'), false],
  ['rules.made', null, cell('II/rules.newlyMade'), true],
  ['review.total', null, on({ kind: 'cell', cell: 'III/1/total' }, { kind: 'cell', cell: 'IV/review.total' }), true],
  ['disclosures.website', null, text('disclosures.website'), true],
  ['requests.received', 'total', text('requests.received'), false],
  ['requests.received', 'total', on(), false],
] as const)('%s (%s) of %j: %s', (quantity, applicant, finding, touches) => {
  expect(touching(quantity, applicant)(finding)).toBe(touches);
});
