/** Reports that a question leaves out for what was found in the very figures it adds up. */
import type { Where } from '../../schema/chart/finer.ts';
import { APPLICANTS } from '../../schema/form/applicants.ts';
import { touching } from '../../schema/rollup/touched.ts';
import { findingsOfHeld } from '../store/find/findings.ts';
import type { YearRange } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';
import { isMoney, offUnitOf } from './off-unit.ts';
import type { Counting } from './view.ts';

/** True where a publisher's report of a year is left out of what is counted. */
export type Excluded = (counting: Counting, publisher: string, year: number) => boolean;

/** Looks up the findings once; suspicious is an amount in another unit too, which no single report shows. */
export async function readExcluded(
  reader: Reader,
  publishers: readonly string[],
  countings: readonly Counting[],
  { without, alike }: Where,
  { asOf, years }: { readonly asOf: number | null; readonly years: YearRange },
): Promise<Excluded> {
  if (without.length === 0) return () => false;
  const found = (await findingsOfHeld(reader, { publishers }, { asOf, years })).filter(({ finding: { outcome } }) =>
    without.some((one) => one === outcome),
  );
  const left = new Map<Counting, ReadonlySet<string>>();
  for (const counting of countings) {
    const touches = touchesOf(counting, alike !== undefined);
    const ids = new Set(
      found.flatMap(({ publisher, finding }) =>
        touches.some((touch) => touch(finding)) ? [`${publisher} ${finding.year}`] : [],
      ),
    );
    left.set(
      counting,
      without.includes('suspicious')
        ? new Set([...ids, ...(await offUnit(reader, publishers, counting, years, asOf))])
        : ids,
    );
  }
  const all = new Set([...left.values()].flatMap((ids) => [...ids]));
  return (counting, publisher, year) => (alike ? all : left.get(counting))?.has(`${publisher} ${year}`) ?? false;
}

/** What is found in the figures of a line; a ratio of two measures is touched by what was found of either. */
function touchesOf(counting: Counting, ofEveryApplicant: boolean) {
  return [counting.over, counting.under].flatMap((term) => {
    if (term === null) return [];
    const [row = ''] = term.row.split('/');
    const quantity = (row === term.row ? row : counting.quantity) as typeof counting.quantity;
    if (counting.applicant === null) return touching(quantity, null);
    return (ofEveryApplicant ? APPLICANTS : [term.applicant]).flatMap((applicant) => touching(quantity, applicant));
  });
}

async function offUnit(
  reader: Reader,
  publishers: readonly string[],
  { quantity }: Counting,
  { from, to }: YearRange,
  asOf: number | null,
): Promise<readonly string[]> {
  if (!isMoney({ quantity })) return [];
  const isOff = await offUnitOf(reader, publishers, [quantity], asOf);
  return Array.from({ length: to - from + 1 }, (_, place) => from + place).flatMap((year) =>
    publishers.filter((id) => isOff(id, quantity, year)).map((id) => `${id} ${year}`),
  );
}
