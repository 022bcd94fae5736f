/**
 * What a report version holds: one row, written once and read whole. A form has about two hundred cells; kept a row each
 * they were two thirds of the time of storing a report and most of a database, and no question asks for a cell without its
 * neighbours. packed/ reads and writes the columns: JSON, deflated (packed/deflated.ts), which makes of fourteen kilobytes four hundred bytes.
 */
export interface ContentsTable {
  version_id: number;
  /** By measure: the form it was printed in, which cells we computed, and what of each applicant enters sums. */
  counted: Uint8Array;
  /** By measure: the table cells as read, each with its place in the document. */
  printed: Uint8Array;
  /** Every number stated in the prose, in text order. */
  narrative: Uint8Array;
  /** Of the text of each column: checksums.ts. A question reads one column and checks that one. */
  counted_checksum: number;
  printed_checksum: number;
  narrative_checksum: number;
}

/** The texts of its columns. */
export interface ContentsTexts extends Omit<ContentsTable, 'counted' | 'printed' | 'narrative'> {
  readonly counted: string;
  readonly printed: string;
  readonly narrative: string;
}
