import type { Generated } from 'kysely';

/** What one publisher filed for one year; its contents stand in its versions. */
export interface ReportTable {
  /** `<publisher>-<year>`. */
  id: string;
  publisher_id: string;
  kind: 'bureau' | 'region';
  /** Bureaus: their region; regions: themselves. Kept here so that a region's year is one index range. */
  region_id: string;
  year: number;
}

/** One accepted reading of one document. Append-only, but for being superseded. */
export interface ReportVersionTable {
  id: Generated<number>;
  report_id: string;
  /** The revision at which it became current, and the one at which the next did. */
  revision: number;
  superseded: number | null;
  document_hash: string;
  /** Kept short, as editions and counts of findings are where they are the usual ones: packed/usual.ts. */
  title: string | null;
  published_on: string | null;
  period_from: string | null;
  period_to: string | null;
  /** JSON of ReadReport.editions, outline, breakdowns and notes. */
  editions: string;
  outline: string;
  breakdowns: string;
  notes: string;
  /** JSON of the smallest repairs offered. */
  repairs: string;
  source_zh: string | null;
  source_en: string | null;
  /** Cells that differ from the version before; null for a first version. */
  changed_cells: number | null;
  /** JSON: how many findings of each outcome its rows hold. */
  finding_counts: string;
  /** Of the row but for `superseded`: checksums.ts. */
  checksum: number;
}
