/** How many findings of each outcome a version has from a revision on, where that is another number than it was stored with. */
export interface RecheckTable {
  version_id: number;
  /** From when on, and up to when. */
  revision: number;
  superseded: number | null;
  /** JSON. */
  finding_counts: string;
  /** Of the row but for `superseded`: checksums.ts. */
  checksum: number;
}

/** Which current report of a body says a sentence that is its own (schema/prose/own-sentences.ts). Made anew from texts. */
export interface SentenceTable {
  hash: number;
  publisher_id: string;
  version_id: number;
}
