/** A document read and checked, and stored nowhere; an archive taken apart. */
import { checkReport } from '../../schema/check/check.ts';
import type { Finding } from '../../schema/check/finding.ts';
import { type Repair, smallestRepairs } from '../../schema/check/repair/repair.ts';
import type { ReadReport } from '../../schema/report/report.ts';
import { type ArchiveMember, listArchive } from '../ingest/formats/archive.ts';
import { readAnyDocument } from '../ingest/ingest.ts';
import { type SheetTable, tablesOf } from '../ingest/tables-of.ts';

export interface Examined {
  readonly read: ReadReport;
  readonly findings: readonly Finding[];
  /** Smallest edits that would make the tables add up; offered, never applied. */
  readonly repairs: readonly Repair[];
}

export interface DocumentBytes {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** What it is said to be, with parameters or without; its bytes have the last word. */
  readonly mediaType: string | null;
}

/** Strangers, or those who hold a key: the files of the former never make the latter wait. */
export type Lane = 'guests' | 'keyHolders';

/** For whom something is read. */
export interface ReadFor {
  /** guests by default. */
  readonly lane?: Lane;
  /** Aborted when nobody waits for the answer any more: reading ends at once, and its reason is thrown. */
  readonly signal?: AbortSignal;
}

/** How files are read: in this process, or in one that can be ended (pool/pool.ts). */
export interface Readers {
  readonly examine: (document: DocumentBytes, by?: ReadFor) => Promise<Examined>;
  /** The documents of an archive; null for any other file. */
  readonly unpack: (file: DocumentBytes, by?: ReadFor) => Promise<readonly ArchiveMember[] | null>;
  /** The tables of a file that holds a list. */
  readonly tables: (file: DocumentBytes, by?: ReadFor) => Promise<readonly SheetTable[]>;
}

/** Reads in this process: documents that we made ourselves, and inside the child that reads all others. */
export const readHere: Readers = {
  async examine({ bytes, fileName, mediaType }) {
    const read = await readAnyDocument(bytes, fileName, mediaType);
    const findings = checkReport(read);
    const failed = findings.some((finding) => finding.outcome === 'failed');
    return { read, findings, repairs: failed ? smallestRepairs(read) : [] };
  },
  unpack: ({ bytes, fileName }) => listArchive(bytes, fileName),
  tables: ({ bytes, fileName }) => tablesOf(bytes, fileName),
};
