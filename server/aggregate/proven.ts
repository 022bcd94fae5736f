/** What the rest of a table proves in the place of a figure that fails its check, where it proves anything. */
import type { Otherwise, Series } from '../../schema/chart/series.ts';
import { isMeasureId } from '../../schema/form/measures/index.ts';
import type { FoundBehind } from '../store/find/findings.ts';
import { recounted } from '../store/find/recounted.ts';
import type { Reader } from '../store/reader.ts';
import { differingIn } from './cells.ts';

type Line = Pick<Series, 'quantity' | 'applicant' | 'points' | 'recounted'>;

/** What is proven behind a point of a line; nothing for a ratio, which its two sides tell, nor where figures are asked for otherwise. */
export type ProvenBehind = (line: Line, year: number) => readonly Otherwise[];

/** `foundBehind`: what fails there. Of lines in which nothing fails nothing is read. */
export async function provenBehind<Asked extends Line>(
  reader: Reader,
  lines: readonly Asked[],
  foundBehind: (line: Asked, year: number) => readonly FoundBehind[],
  asOf: number | null,
): Promise<ProvenBehind> {
  const failing = lines.flatMap((line) => {
    const { quantity, points, recounted: asked } = line;
    if (!isMeasureId(quantity) || asked !== undefined) return [];
    return points.flatMap(({ year }) =>
      foundBehind(line, year).flatMap(({ finding, publisher }) =>
        finding.outcome === 'failed' ? [{ line, quantity, year, publisher }] : [],
      ),
    );
  });
  const proven = new Map<string, readonly Otherwise[]>();
  for (const [applicant, some] of Map.groupBy(failing, ({ line }) => line.applicant ?? 'total')) {
    const years = some.map(({ year }) => year);
    const question = {
      measures: [...new Set(some.map(({ quantity }) => quantity))],
      ...{ indicators: [], applicant, asOf },
      years: { from: Math.min(...years), to: Math.max(...years) },
    };
    const publishers = [...new Set(some.map(({ publisher }) => publisher))];
    for (const report of await recounted(reader, publishers, question, 'parts')) {
      for (const one of differingIn(report)) {
        const key = `${applicant} ${one.measure} ${one.year}`;
        proven.set(key, [...(proven.get(key) ?? []), one]);
      }
    }
  }
  return (line, year) => {
    const all = proven.get(`${line.applicant ?? 'total'} ${line.quantity} ${year}`) ?? [];
    if (all.length === 0) return [];
    const here = failing.filter((one) => one.line === line && one.year === year).map(({ publisher }) => publisher);
    return all.filter(({ publisher }) => here.includes(publisher));
  };
}
