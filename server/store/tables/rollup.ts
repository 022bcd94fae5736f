import type { Selectable } from 'kysely';

/** The current sum over a region's bureaus, kept up to date inside each import's transaction. */
export interface RollupTable {
  region_id: string;
  year: number;
  measure: string;
  applicant: string;
  sum: number;
  /** Bureaus with a number, and bureaus that left the cell blank. */
  numbers: number;
  blanks: number;
  /** Of these, how many were printed in each form. */
  in_2019: number;
  in_2021: number;
}

/** The same over the bureaus that count in this year and in the year before: the common set. */
export interface RollupCommonTable {
  region_id: string;
  /** The later of the two years. */
  year: number;
  measure: string;
  applicant: string;
  current: number;
  previous: number;
  bureaus: number;
}

export type RollupRow = Selectable<RollupTable>;
export type RollupCommonRow = Selectable<RollupCommonTable>;
