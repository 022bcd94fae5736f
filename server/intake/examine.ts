/** What a document is once it is read and checked, stored nowhere; who reads it is `read-here.ts` or `pool/`, and whoever has it read by another loads no reader. */
import { hash } from 'node:crypto';
import type { Finding } from '../../schema/check/finding.ts';
import type { Repair } from '../../schema/check/repair/repair.ts';
import { numberOf } from '../../schema/report/figure.ts';
import type { ReadReport } from '../../schema/report/report.ts';
import { shownReport } from '../../schema/report/shown.ts';
import type { Progress } from '../ingest/formats/scan/recognizer.ts';
import type { SheetTable } from '../ingest/tables-of.ts';
import type { Clips } from './clips.ts';

export interface DocumentBytes {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** What it is said to be, with parameters or without; its bytes have the last word. */
  readonly mediaType: string | null;
}

/** What is to be read. With a place, the bytes are those of an archive, and name and type those of its document there. */
export interface Source extends DocumentBytes {
  readonly place?: number;
}

/** A document that was read; of an archive, the one taken out of it. */
export interface ReadDocument extends DocumentBytes {
  readonly hash: string;
}

export interface Examined {
  readonly document: ReadDocument;
  readonly read: ReadReport;
  readonly findings: readonly Finding[];
  /** Smallest edits that would make the tables add up; offered, never applied. */
  readonly repairs: readonly Repair[];
}

/** What the server has to know of a document to say whose it is and what it would change. */
export interface Known {
  readonly hash: string;
  /** As printed. */
  readonly publisher: string | null;
  readonly year: number | null;
  /** Every cell of the form; null: a gap. */
  readonly figures: readonly { readonly cell: string; readonly value: number | null }[];
}

/** A document for somebody to look at. All that the server need not look into goes to them as it was written. */
export interface Described {
  readonly known: Known;
  /** UTF-8 of `{"repairs":[…],"report":{…}}`: the report as shown, but for the year it is taken for. */
  readonly shown: Uint8Array;
  /** What was read, opened only where it is held against what is stored. */
  readonly read: () => ReadReport;
}

/** Strangers, or those who hold a key: the files of the former never make the latter wait. */
export type Lane = 'guests' | 'keyHolders';

/** For whom something is read. */
export interface ReadFor {
  /** guests by default. */
  readonly lane?: Lane;
  /** Aborted when nobody waits for the answer any more: reading ends at once, and its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Told before each page of pictures that is read. */
  readonly onPage?: (progress: Progress) => void;
}

/** How files are read: in this process, or in one that can be ended (pool/pool.ts). */
export interface Readers {
  readonly examine: (source: Source, by?: ReadFor) => Promise<Examined>;
  readonly describe: (source: Source, by?: ReadFor) => Promise<Described>;
  /** The names of an archive's documents; null for any other file. */
  readonly unpack: (file: DocumentBytes, by?: ReadFor) => Promise<readonly string[] | null>;
  /** What the numbers of a scan were read from; null where nobody reads pictures. */
  readonly clips: (file: DocumentBytes, by?: ReadFor) => Promise<Clips | null>;
  /** The tables of a file that holds a list. */
  readonly tables: (file: DocumentBytes, by?: ReadFor) => Promise<readonly SheetTable[]>;
}

/** What tells two documents apart: SHA-256 of the bytes, hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** The media type under which a document is kept. */
export function keptMediaType({ mediaType }: Pick<DocumentBytes, 'mediaType'>): string {
  return mediaType ?? 'application/octet-stream';
}

export function knownOf({ document, read }: Pick<Examined, 'document' | 'read'>): Known {
  const { publisher, year, figures } = read;
  const values = figures.map(({ cell, content }) => ({ cell, value: numberOf(content) }));
  return { hash: document.hash, publisher, year, figures: values };
}

/** The report as it is shown; `year`: the one it is taken for. */
export function shownOf({ document, read, findings }: Examined, year: number | null): ReturnType<typeof shownReport> {
  const { hash, fileName, bytes } = document;
  const shown = { hash, fileName, mediaType: keptMediaType(document), size: bytes.length };
  return shownReport(read, findings, { year, document: shown });
}
