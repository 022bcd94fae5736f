/**
 * What the reports of a region's year count of a measure, all of them in one row: a question about many bureaus and years reads one row
 * a region and year, whatever number of reports stands behind it. Kept up to date inside each import's transaction, beside the contents
 * of every version, from which it follows; the region's own report is among them and never part of a sum.
 */
export interface CountedColumnTable {
  /** A measure, most by a number (packed/usual.ts); '' for the row that says whose reports they are: the ids of the publishers as they came, and which columns there are (packed/head.ts). */
  measure: string;
  region_id: string;
  year: number;
  /** Packed: packed/columns.ts. */
  cells: string;
  /** Of the row: checksums.ts. */
  checksum: number;
}
