/**
 * What a report version holds: one row, written once and read whole. A form has about two hundred cells; kept a row each
 * they were two thirds of the time of storing a report and most of a database, and no question asks for a cell without its
 * neighbours. packed/ reads and writes the columns; they are plain JSON, so that any database can look into them.
 */
export interface ContentsTable {
  version_id: number;
  /** By measure: the form it was printed in, which cells we computed, and what of each applicant enters sums. */
  counted: string;
  /** By measure: the table cells as read, each with its place in the document. */
  printed: string;
  /** Every number stated in the prose, in text order. */
  narrative: string;
  /** Of each column: checksums.ts. A question reads one column and checks that one. */
  counted_checksum: number;
  printed_checksum: number;
  narrative_checksum: number;
}
