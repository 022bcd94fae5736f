/** What the form promises, checked on a draft's cells without any of the product's own rules. */
import { APPLICANT_PARTS, APPLICANTS } from '../../schema/form/applicants.ts';
import { cellIII, cellIV } from '../../schema/form/cells.ts';
import type { CellId } from '../../schema/form/edition.ts';
import { type DraftReport, printedIn } from '../../seeds/draft.ts';

const OUTCOMES_2019 = ['3.1', '3.2', '3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.3.5', '3.3.6', '3.3.7', '3.3.8'].concat([
  '3.4.1',
  '3.4.2',
  '3.4.3',
  '3.5.1',
  '3.5.2',
  '3.5.3',
  '3.5.4',
  '3.5.5',
  '3.6',
]);
const OUTCOMES_2021 = OUTCOMES_2019.slice(0, -1).concat(['3.6.1', '3.6.2', '3.6.3']);
const BLOCKS = ['review', 'litigation.direct', 'litigation.afterReview'];

/** The number in a cell; an empty or struck out cell counts as 0. */
export function numberIn(draft: DraftReport, cell: CellId): number {
  const printed = printedIn(draft, cell);
  return printed === '/' ? 0 : Number.parseFloat(printed || '0');
}

/** The identities that do not hold, by name: `BAL natural`, `COLSUM total`, `ROWSUM 3.1`, `T4 review`. */
export function brokenIdentities(draft: DraftReport): readonly string[] {
  const outcomes = draft.editions.III === '2019' ? OUTCOMES_2019 : OUTCOMES_2021;
  const at = (code: string, applicant: (typeof APPLICANTS)[number]): number =>
    numberIn(draft, cellIII(code, applicant));
  const columns = APPLICANTS.flatMap((applicant) => [
    ...(at('1', applicant) + at('2', applicant) === at('3.7', applicant) + at('4', applicant)
      ? []
      : [`BAL ${applicant}`]),
    ...(outcomes.reduce((sum, code) => sum + at(code, applicant), 0) === at('3.7', applicant)
      ? []
      : [`COLSUM ${applicant}`]),
  ]);
  const rows = ['1', '2', ...outcomes, '3.7', '4'].flatMap((code) =>
    APPLICANT_PARTS.reduce((sum, applicant) => sum + at(code, applicant), 0) === at(code, 'total')
      ? []
      : [`ROWSUM ${code}`],
  );
  const blocks = BLOCKS.flatMap((block) => {
    const of = (part: string): number => numberIn(draft, cellIV(`${block}.${part}`));
    return of('upheld') + of('corrected') + of('otherResult') + of('pending') === of('total') ? [] : [`T4 ${block}`];
  });
  return [...columns, ...rows, ...blocks];
}
