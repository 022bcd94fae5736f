/** The current sums over a region's bureaus in a year, kept up to date inside each import's transaction. */
export interface RollupTable {
  region_id: string;
  year: number;
  /** JSON of Rollup<Sum>. */
  sums: string;
  /** Of the row: checksums.ts. */
  checksum: number;
}

/** The same over the bureaus that count in this year and in the year before: the common set. */
export interface RollupCommonTable {
  region_id: string;
  /** The later of the two years. */
  year: number;
  /** JSON of Rollup<CommonSum>. */
  sums: string;
  /** Of the row: checksums.ts. */
  checksum: number;
}
