/** Counts as the text of cells, for both forms. */
import { APPLICANT_PARTS } from '../../schema/form/applicants.ts';
import { cellII, cellIII, cellIV } from '../../schema/form/cells.ts';
import type { CellId } from '../../schema/form/edition.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { randomFor } from '../../server/synthetic/random.ts';
import { type AppealYear, casesOf, type Results } from './appeals.ts';
import type { BodyYear } from './government.ts';
import type { RequestYear } from './requests.ts';
import type { ServiceYear } from './services.ts';

/** `manner` names the body: each signs its changes and writes its amounts in a way of its own. */
export function printCells(body: BodyYear, manner: string): ReadonlyMap<CellId, string> {
  return new Map([
    ...servicesCells(body.services, manner),
    ...requestCells(body.requests),
    ...appealCells(body.appeals),
  ]);
}

function servicesCells(services: ServiceYear, manner: string): [CellId, string][] {
  const random = randomFor(`${manner}/printed`);
  const signed = random.chance(0.6);
  const money = random.pick<(yuan: number) => string>([
    (yuan) => String(yuan),
    (yuan) => `${yuan}元`,
    (yuan) => `${yuan / 10_000}万元`,
  ]);
  const print = (measure: MeasureId, value: number): string => {
    if (measure.endsWith('.itemsChange') && signed && value > 0) return `+${value}`;
    return measure === 'procurement.amount' && value !== 0 ? money(value) : String(value);
  };
  return [...services].map(([measure, value]) => [cellII(measure), print(measure, value)]);
}

function requestCells({ rows }: RequestYear): [CellId, string][] {
  return [...rows].flatMap(([code, cases]) => [
    ...APPLICANT_PARTS.map((applicant, column): [CellId, string] => [
      cellIII(code, applicant),
      String(cases[column] ?? 0),
    ]),
    [cellIII(code, 'total'), String(cases.reduce((sum, count) => sum + count, 0))] satisfies [CellId, string],
  ]);
}

const BLOCKS: readonly (readonly [keyof AppealYear, string])[] = [
  ['review', 'review'],
  ['direct', 'litigation.direct'],
  ['afterReview', 'litigation.afterReview'],
];

function appealCells(appeals: AppealYear): [CellId, string][] {
  return BLOCKS.flatMap(([block, measure]) => blockCells(measure, appeals[block]));
}

function blockCells(measure: string, results: Results): [CellId, string][] {
  const [upheld, corrected, other, pending] = results;
  return [
    [cellIV(`${measure}.upheld`), String(upheld)],
    [cellIV(`${measure}.corrected`), String(corrected)],
    [cellIV(`${measure}.otherResult`), String(other)],
    [cellIV(`${measure}.pending`), String(pending)],
    [cellIV(`${measure}.total`), String(casesOf(results))],
  ];
}
