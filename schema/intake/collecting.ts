/**
 * What is said over HTTP of reports collected by their web address (`/collect`): what an address leads to, what was read there,
 * what became of it since. Written by the server, checked by the page as it comes in.
 */
import type { Label } from '../language.ts';
import type { Reading } from './reading.ts';

/** A report to be read: where it stands, as it was listed. */
export interface FoundReport {
  readonly address: string;
  readonly title: string;
  /** ISO date of its row in the list; null where there is none. */
  readonly date: string | null;
}

/** What an address leads to. */
export interface Look {
  readonly kind: 'report' | 'list';
  readonly found: readonly FoundReport[];
  /** Pages of the list that were looked at. */
  readonly pages: number;
  /** Why the list may go on beyond them; null when it does not. */
  readonly unread: Label | null;
}

/** A file of the page that was not taken, and why. */
export interface PassedOver {
  readonly address: string;
  readonly name: string;
  readonly why: Label;
}

/** A report's page, read and not stored. */
export interface CollectedReadings {
  readonly readings: readonly Reading[];
  /** Where each of the readings was read: the page itself, or a file it links. */
  readonly from: readonly string[];
  /** SHA-256 of what was read, hexadecimal: what is accepted must be this. */
  readonly hashes: readonly string[];
  readonly passedOver: readonly PassedOver[];
}

/** What a report's page says now against what was collected from it. */
export interface AskedAgain {
  readonly outcome: 'unchanged' | 'changed' | 'gone';
  /** When it was collected, ISO 8601 in UTC. */
  readonly since: string;
  /** Cells of the tables that differ; null where that cannot be told, or the page is gone. */
  readonly changedCells: number | null;
  readonly sentence: Label;
}
