/** Random reports for property tests: whole tables whose identities hold, so that a test can spoil exactly one thing. */
import fc from 'fast-check';
import { APPLICANT_PARTS } from '../../schema/form/applicants.ts';
import type { EditionId } from '../../schema/form/edition.ts';
import { SECTION_IV } from '../../schema/form/editions/section-iv.ts';
import { balancedCells, type CellValues, outcomeCodes } from './report-builder.ts';

export const arbitraryEdition: fc.Arbitrary<EditionId> = fc.constantFrom('2019', '2021');

/** Section 三 in which every balance, column sum and row sum holds; most cells are 0, as in real reports. */
export function arbitraryTableIII(edition: EditionId): fc.Arbitrary<CellValues> {
  const codes = [...outcomeCodes(edition), '2', '4'];
  const cell = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) });
  return fc
    .array(cell, { minLength: codes.length * APPLICANT_PARTS.length, maxLength: codes.length * APPLICANT_PARTS.length })
    .map((values) => {
      const at = (code: string, applicant: (typeof APPLICANT_PARTS)[number]) =>
        values[codes.indexOf(code) * APPLICANT_PARTS.length + APPLICANT_PARTS.indexOf(applicant)] ?? 0;
      return balancedCells(edition, (code, applicant) => {
        if (code !== '2') return at(code, applicant);
        // What was carried in is closed or carried out, so it cannot exceed them.
        const handled = codes.filter((other) => other !== '2').reduce((sum, other) => sum + at(other, applicant), 0);
        return Math.min(at('2', applicant), handled);
      });
    });
}

/** Section 四 in which every block adds up; suits after review stay within the reviews that could lead to them. */
export const arbitraryTableIV: fc.Arbitrary<CellValues> = fc
  .array(fc.nat({ max: 60 }), { minLength: 12, maxLength: 12 })
  .map((values) => {
    const cells: CellValues = {};
    SECTION_IV.forEach((block, blockIndex) => {
      let sum = 0;
      block.columns.slice(0, 4).forEach((column, index) => {
        const value = block.id === 'litigation.afterReview' ? 0 : (values[blockIndex * 4 + index] ?? 0);
        cells[`IV/${column.measure}`] = value;
        sum += value;
      });
      cells[`IV/${block.id}.total`] = sum;
    });
    const reviews = (values[0] ?? 0) + (values[2] ?? 0);
    const suits = Math.min(values[8] ?? 0, reviews);
    cells['IV/litigation.afterReview.upheld'] = suits;
    cells['IV/litigation.afterReview.total'] = suits;
    return cells;
  });
