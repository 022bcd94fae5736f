/** What parent and child say to each other: one document at a time, one answer each. */
import type { Label } from '../../../schema/language.ts';
import type { ProblemCode } from '../../../schema/problem.ts';
import type { SheetTable } from '../../ingest/tables-of.ts';
import type { DocumentBytes, Examined } from '../examine.ts';

export interface Request extends DocumentBytes {
  /** read: one document; unpack: the documents of an archive; tables: of a file that holds a list. */
  readonly ask: 'read' | 'unpack' | 'tables';
}

/** A document taken out of an archive, or why it could not be. */
export interface Unpacked {
  readonly fileName: string;
  readonly bytes: Uint8Array | null;
  readonly problem: { readonly code: ProblemCode; readonly sentence: Label } | null;
}

export type Answer =
  | { readonly kind: 'read'; readonly examined: Examined }
  /** null: the file is no archive. */
  | { readonly kind: 'unpacked'; readonly members: readonly Unpacked[] | null }
  | { readonly kind: 'tables'; readonly tables: readonly SheetTable[] }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly sentence: Label }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string | null };
