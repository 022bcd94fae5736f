/** Made-up figures of the whole form, in which every sum holds: to try the program with as many reports as a country has. */
import { APPLICANT_PARTS } from '../../schema/form/applicants.ts';
import { cellII, cellIII, cellIV, cellsOf, EDITIONS } from '../../schema/form/cells.ts';
import { type CellId, SECTION_IDS, type SectionedEditionId } from '../../schema/form/edition.ts';
import { SECTION_IV } from '../../schema/form/editions/section-iv.ts';
import type { Figure } from '../../schema/report/figure.ts';
import type { ReadReport } from '../../schema/report/report.ts';
import { type Random, randomFor } from './random.ts';

const BLOCKS = ['1', '5', '6', '8', '9'] as const;

/** What a reader would have read in the report of a bureau, without a document: no figure has a place. */
export function madeUpReport(edition: SectionedEditionId, key: string): ReadReport {
  const values = valuesOf(edition, randomFor(key));
  const figures = SECTION_IDS.flatMap((section) =>
    section === 'annex'
      ? []
      : cellsOf(edition, section).map(({ id, measure, applicant }): Figure => {
          const value = values.get(id) ?? 0;
          const content = { kind: 'number', value, printed: String(value) } as const;
          return { cell: id, measure, applicant, content, place: null, confidence: null };
        }),
  );
  const II = Object.fromEntries(BLOCKS.map((block) => [block, edition]));
  return {
    ...{ title: null, publisher: null, year: null, kind: 'bureau', period: null, publishedOn: null },
    ...{ editions: { II, III: edition, IV: edition }, figures },
    ...{ narrative: [], breakdowns: [], outline: [], notes: [], text: '' },
  };
}

/** Few of whom ask, most of them natural persons; of a hundred requests about one goes to review. */
function valuesOf(edition: SectionedEditionId, random: Random): ReadonlyMap<CellId, number> {
  const values = new Map<CellId, number>();
  const add = (cell: CellId, value: number): void => void values.set(cell, (values.get(cell) ?? 0) + value);
  const codes = EDITIONS[edition].sectionIII.flatMap(({ code, measure }) =>
    measure !== null && code.startsWith('3.') && code !== '3.7' ? [code] : [],
  );
  for (const applicant of APPLICANT_PARTS) {
    const put = (code: string, value: number): void => {
      if (value === 0) return;
      add(cellIII(code, applicant), value);
      add(cellIII(code, 'total'), value);
    };
    const asked = applicant === 'natural' ? random.count(12) : random.chance(0.15) ? random.count(2) : 0;
    const granted = random.int(0, asked);
    put('3.1', granted);
    for (let left = asked - granted; left > 0; left -= 1) put(random.pick(codes), 1);
    const carriedOut = random.chance(0.2) ? random.count(1) : 0;
    put('3.7', asked);
    put('4', carriedOut);
    put('1', asked + carriedOut);
  }
  for (const { columns } of SECTION_IV) {
    const cells = columns.map(({ measure }) => cellIV(measure));
    const total = cells.pop();
    for (const cell of cells) {
      const cases = random.chance(0.08) ? random.count(1) : 0;
      add(cell, cases);
      if (total !== undefined) add(total, cases);
    }
  }
  for (const measure of ['licensing.decisions', 'penalties.decisions'] as const)
    add(cellII(measure), random.int(0, 200));
  return values;
}
