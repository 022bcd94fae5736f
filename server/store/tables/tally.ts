/**
 * Of which kinds the mistakes in each report of a region's year are, and how many: all reports in one row, kept in the transaction that changes how
 * findings stand. It follows from `finding_state` and from how many findings each version has; where there is no row, these are asked.
 */
export interface FindingTallyTable {
  region_id: string;
  year: number;
  /** Packed: packed/tallies.ts. */
  tally: string;
  /** Of the row: sealed.ts. */
  checksum: number;
}
