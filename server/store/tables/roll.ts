/**
 * What is to be known of who reports in a region, the same of all its years, so that a question about a nation reads a row a region and not one a
 * bureau. Every region has one, kept in the transaction that changes the list or what is held; it follows from `publisher` alone.
 */
export interface RollTable {
  region_id: string;
  /** The region above; null for one at the top. */
  above: string | null;
  /** As in `publisher`. */
  complete_since: number | null;
  /** How many bureaus stand right under the region. */
  listed: number;
  /** Of which years anything is held, and of which bureaus nothing then: packed/roll.ts. */
  filed: string;
  /** The bureaus: packed/roll.ts. */
  bureaus: string;
  /** Of the row: sealed.ts. */
  checksum: number;
}
