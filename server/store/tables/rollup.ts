/**
 * The current sums over the bureaus of a kind in all regions below a region, at any depth, in a year, kept up to date inside each
 * import's transaction. The bureaus right under the region are not in it: theirs are added up from columns.
 */
export interface RollupTable {
  region_id: string;
  year: number;
  /** Of bureaus: department, township… */
  kind: string;
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
  kind: string;
  /** JSON of Rollup<CommonSum>. */
  sums: string;
  /** Of the row: checksums.ts. */
  checksum: number;
}
