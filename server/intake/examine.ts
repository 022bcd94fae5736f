/** A document read and checked, and stored nowhere. */
import { checkReport } from '../../schema/check/check.ts';
import type { Finding } from '../../schema/check/finding.ts';
import { type Repair, smallestRepairs } from '../../schema/check/repair/repair.ts';
import type { ReadReport } from '../../schema/report/report.ts';
import { readAnyDocument } from '../ingest/open.ts';

export interface Examined {
  readonly read: ReadReport;
  readonly findings: readonly Finding[];
  /** Smallest edits that would make the tables add up; offered, never applied. */
  readonly repairs: readonly Repair[];
}

export interface DocumentBytes {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string | null;
}

/** How documents are read: in this process, or in one that can be ended (pool/pool.ts). */
export type Examine = (document: DocumentBytes) => Promise<Examined>;

/** Reads and checks in this process: for documents we made ourselves, and inside the child that reads all others. */
export const examineHere: Examine = async ({ bytes, fileName, mediaType }) => {
  const read = await readAnyDocument(bytes, { fileName, mediaType });
  const findings = checkReport(read);
  const failed = findings.some((finding) => finding.outcome === 'failed');
  return { read, findings, repairs: failed ? smallestRepairs(read) : [] };
};
