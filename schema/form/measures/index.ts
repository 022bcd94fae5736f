/**
 * What is counted: every measure of the form and of the prose, with its unit, how it may be summed, what it is part of,
 * and how its series runs over the changes of form in 2019 and 2021.
 *
 * Names follow the glossary (schema/README.md); codes are the form's own (`3.3.1` of section 三).
 * The joins are those measured on published reports: the same cell under the same name is not always the same quantity.
 */
import { APPEALS } from './appeals.ts';
import { DISCLOSURES } from './disclosures.ts';
import type { Measure, MeasureId } from './measure.ts';
import { ORGANIZATION } from './organization.ts';
import { REQUESTS } from './requests.ts';

/** Every measure, in the order of the form's subjects. */
export const MEASURES: readonly Measure[] = [...REQUESTS, ...APPEALS, ...DISCLOSURES, ...ORGANIZATION];

const BY_ID: ReadonlyMap<string, Measure> = new Map(MEASURES.map((measure) => [measure.id, measure]));

export function isMeasureId(text: string): text is MeasureId {
  return BY_ID.has(text);
}

/** The measure of that id. */
export function getMeasure(id: MeasureId): Measure {
  const measure = BY_ID.get(id);
  if (!measure) throw new Error(`No measure is named ${id}`);
  return measure;
}

const BY_APPLICANT: ReadonlySet<string> = new Set(
  MEASURES.filter(({ topic, printedIn }) => topic === 'requests' && printedIn.some((form) => form !== '2014')).map(
    ({ id }) => id,
  ),
);

/** True for measures of section 三, which stand in seven columns by applicant. */
export function hasApplicants(id: MeasureId): boolean {
  return BY_APPLICANT.has(id);
}
