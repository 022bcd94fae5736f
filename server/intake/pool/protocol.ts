/** What parent and child say to each other: one document at a time, one answer each. */
import type { Finding } from '../../../schema/check/finding.ts';
import type { Repair } from '../../../schema/check/repair/repair.ts';
import type { Label } from '../../../schema/language.ts';
import type { ProblemCode } from '../../../schema/problem.ts';
import type { ReadReport } from '../../../schema/report/report.ts';

export interface Request {
  /** read: one document; unpack: the documents of an archive, or the file itself when it is none. */
  readonly ask: 'read' | 'unpack';
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string | null;
}

/** A document taken out of an archive, or why it could not be. */
export interface Unpacked {
  readonly fileName: string;
  readonly bytes: Uint8Array | null;
  readonly problem: { readonly code: ProblemCode; readonly sentence: Label } | null;
}

export type Answer =
  | {
      readonly kind: 'read';
      readonly read: ReadReport;
      readonly findings: readonly Finding[];
      readonly repairs: readonly Repair[];
    }
  | { readonly kind: 'unpacked'; readonly members: readonly Unpacked[] }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly sentence: Label }
  | { readonly kind: 'bug'; readonly message: string };
