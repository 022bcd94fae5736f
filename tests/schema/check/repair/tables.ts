/** Whole tables to be spoiled: random ones, and those of published reports. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { APPLICANTS } from '../../../../schema/form/applicants.ts';
import type { EditionId } from '../../../../schema/form/edition.ts';
import { arbitraryEdition, arbitraryTableIII, arbitraryTableIV } from '../../../support/arbitrary-report.ts';
import type { CellValues } from '../../../support/report-builder.ts';
import { rowsOf } from './mutations.ts';

export interface Tables {
  readonly edition: EditionId;
  readonly cells: CellValues;
  /** Random numbers that say what is spoiled, and where. */
  readonly draws: readonly number[];
}

export const randomTables: fc.Arbitrary<Tables> = arbitraryEdition.chain((edition) =>
  fc.tuple(arbitraryTableIII(edition), arbitraryTableIV, fc.infiniteStream(fc.nat())).map(([III, IV, stream]) => ({
    edition,
    cells: { ...III, ...IV },
    draws: [...stream.take(400)],
  })),
);

export const PUBLISHED = ['shanghai_gov_office_2019', 'suqian_city_2023', 'suqian_city_2024', 'hongze_district_2023'];

/** A published report's sections 三 and 四, which are mostly zeros; its empty cells and totals not filled are put right. */
export function publishedTables(name: string): Omit<Tables, 'draws'> {
  const form: unknown = JSON.parse(
    readFileSync(new URL(`../../../fixtures/ingest/${name}.json`, import.meta.url), 'utf8'),
  );
  const { III, IV } = ensurePublished(form);
  const cells: CellValues = {};
  for (const [code, row] of Object.entries(III.rows)) {
    const parts = row.slice(0, 6).map(Number);
    [...parts, parts.reduce((sum, part) => sum + part, 0)].forEach((value, column) => {
      cells[`III/${code}/${APPLICANTS[column] ?? 'total'}`] = value;
    });
  }
  rowsOf('IV', III.edition).forEach((row, block) => {
    const parts = IV.slice(block * 5, block * 5 + 4).map(Number);
    [...parts, parts.reduce((sum, part) => sum + part, 0)].forEach((value, column) => {
      cells[row[column] ?? 'IV/'] = value;
    });
  });
  return { edition: III.edition, cells };
}

interface Published {
  readonly III: { readonly edition: EditionId; readonly rows: Readonly<Record<string, readonly unknown[]>> };
  readonly IV: readonly unknown[];
}

function ensurePublished(form: unknown): Published {
  if (typeof form !== 'object' || form === null || !('III' in form) || !('IV' in form)) throw new Error('not a form');
  return form as Published;
}
