/** What the rest of a table proves in the place of a figure that fails its check, where it proves anything. */

import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { Otherwise, Quality, Series, SeriesPoint } from '../../schema/chart/series.ts';
import type { Applicant } from '../../schema/form/applicants.ts';
import {
  fixedApplicants,
  getIndicator,
  type IndicatorId,
  isIndicatorId,
  ratio,
} from '../../schema/rollup/indicators.ts';
import { ratioRow } from '../../schema/rollup/ratio-rows.ts';
import type { FoundBehind } from '../store/find/findings.ts';
import { type Recounted, recounted } from '../store/find/recounted.ts';
import type { Reader } from '../store/reader.ts';
import { differingIn } from './cells.ts';
import { measuresBehind } from './question.ts';

type Line = Pick<Series, 'quantity' | 'applicant' | 'unit' | 'points' | 'recounted'>;

/** The figures proven behind a point, and of a ratio the value that they make. */
export type Proven = Required<Pick<Quality, 'proven'>> & Pick<Quality, 'byParts'>;

/** What is proven behind a point of a line; nothing where figures are asked for otherwise. */
export type ProvenBehind = (line: Line, year: number) => Proven;

const NOTHING: Proven = { proven: [] };

/** `foundBehind`: what fails there. Of lines in which nothing fails nothing is read, nor of shares and indices, whose points have it. */
export async function provenBehind<Asked extends Line>(
  reader: Reader,
  lines: readonly Asked[],
  foundBehind: (line: Asked, year: number) => readonly FoundBehind[],
  asOf: number | null,
): Promise<ProvenBehind> {
  const failing = lines.flatMap((line) => {
    if (line.recounted !== undefined || line.unit !== describeQuantity(line.quantity).unit) return [];
    return line.points.flatMap(({ year }) =>
      foundBehind(line, year).flatMap(({ finding, publisher }) =>
        finding.outcome === 'failed' ? [{ line, year, publisher }] : [],
      ),
    );
  });
  const found = new Map<Applicant, readonly Recounted[]>();
  const asked = failing.flatMap((one) => columnsOf(one.line).map((applicant) => ({ ...one, applicant })));
  for (const [applicant, some] of Map.groupBy(asked, (one) => one.applicant)) {
    const quantities = [...new Set(some.map(({ line: { quantity } }) => quantity))];
    const years = some.map(({ year }) => year);
    const question = {
      measures: [...new Set(quantities.flatMap(measuresBehind))],
      ...{ indicators: quantities.filter(isIndicatorId), applicant, asOf },
      years: { from: Math.min(...years), to: Math.max(...years) },
    };
    const publishers = [...new Set(some.map(({ publisher }) => publisher))];
    found.set(applicant, await recounted(reader, publishers, question, 'parts'));
  }
  return (line, year) => {
    const here = new Set(failing.flatMap((one) => (one.line === line && one.year === year ? [one.publisher] : [])));
    if (here.size === 0) return NOTHING;
    const reportsIn = (applicant: Applicant): readonly Recounted[] =>
      (found.get(applicant) ?? []).filter((one) => one.year === year && here.has(one.publisher));
    const measures: readonly string[] = measuresBehind(line.quantity);
    const proven = columnsOf(line).flatMap((applicant) =>
      reportsIn(applicant)
        .flatMap(differingIn)
        .flatMap((one): Otherwise[] =>
          measures.includes(one.measure) ? [{ ...one, ...(applicant !== 'total' && { applicant }) }] : [],
        ),
    );
    const point = line.points.find((one) => one.year === year);
    if (proven.length === 0 || !isIndicatorId(line.quantity) || point === undefined) return { proven };
    return { proven, byParts: ratioByParts(line.quantity, point, reportsIn(line.applicant ?? 'total')) };
  };
}

/** The columns of section 三 that a line counts; those that stand fixed in an indicator behind the one asked for. */
function columnsOf({ quantity, applicant }: Line): readonly Applicant[] {
  const asked = applicant ?? 'total';
  return isIndicatorId(quantity) ? [...new Set([asked, ...fixedApplicants(getIndicator(quantity))])] : [asked];
}

/** A ratio with what these reports would count in its two sides. */
function ratioByParts(
  indicator: IndicatorId,
  { numerator, denominator }: SeriesPoint,
  reports: readonly Recounted[],
): number | null {
  const moved = (part: 'numerator' | 'denominator'): number => {
    const row = ratioRow(indicator, part);
    const sum = (rows: Recounted['counted']): number => rows.find(({ measure }) => measure === row)?.counted ?? 0;
    return reports.reduce((total, { counted, otherwise }) => total + sum(otherwise) - sum(counted), 0);
  };
  const found = ratio((numerator ?? 0) + moved('numerator'), (denominator ?? 0) + moved('denominator'));
  return found.kind === 'value' ? found.value : null;
}
