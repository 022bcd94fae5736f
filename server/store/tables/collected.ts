import type { Selectable } from 'kysely';

/** Where a report was collected by address, as it was then: what the site is asked again by. One row a report, the last time. */
export interface CollectedTable {
  report_id: string;
  /** The page, as it was asked for. */
  address: string;
  /** What the site said of the page, and SHA-256 of the bytes, hexadecimal. */
  page_etag: string | null;
  page_last_modified: string | null;
  page_hash: string;
  /** The file that was read: the page itself, or one that it links. */
  file_address: string;
  file_etag: string | null;
  file_last_modified: string | null;
  file_hash: string;
  /** The document kept of it: the file, or one that was taken out of it. */
  document_hash: string;
  /** ISO 8601, UTC. */
  at: string;
  /** When it was asked for again the last time, and what was found. */
  asked_at: string | null;
  outcome: 'unchanged' | 'changed' | 'gone' | null;
  /** Of the row: sealed.ts. */
  checksum: number;
}

export type CollectedRow = Selectable<CollectedTable>;
