/**
 * What is counted: every measure of the form and of the prose, with its unit, how it may be summed, what it is part of,
 * and how its series runs over the changes of form in 2019 and 2021.
 *
 * Names follow the glossary (schema/README.md); codes are the form's own (`3.3.1` of section 三).
 * The joins are those measured on published reports: the same cell under the same name is not always the same quantity.
 */
import type { Label } from '../../language.ts';
import { APPEALS } from './appeals.ts';
import { DISCLOSURES } from './disclosures.ts';
import type { Measure, MeasureId, Unit } from './measure.ts';
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

/** Decimals that a value of this unit may carry; counts have none. One fen is the smallest money. */
export const UNIT_DECIMALS: Readonly<Record<Unit, number>> = {
  case: 0,
  piece: 0,
  item: 0,
  posting: 0,
  occasion: 0,
  article: 0,
  site: 0,
  person: 0,
  attendance: 0,
  wanYuan: 6,
  yuan: 2,
};

export const UNIT_LABELS: Readonly<Record<Unit, Label>> = {
  case: { zh: '件', en: 'cases' },
  piece: { zh: '件', en: 'documents' },
  item: { zh: '项', en: 'items' },
  posting: { zh: '条', en: 'postings' },
  occasion: { zh: '次', en: 'times' },
  article: { zh: '篇', en: 'articles' },
  site: { zh: '个', en: 'sites' },
  person: { zh: '人', en: 'people' },
  attendance: { zh: '人次', en: 'attendances' },
  wanYuan: { zh: '万元', en: '10,000 yuan' },
  yuan: { zh: '元', en: 'yuan' },
};
