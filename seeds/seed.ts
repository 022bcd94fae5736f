/**
 * What a seed is: a document as bytes, with the publisher and year it belongs to, and the list of publishers. Seeds know no
 * database; they are handed in through the one door like any other document.
 */
import type { Label } from '../schema/language.ts';

export type SeedMediaType = 'text/plain' | 'text/html' | 'text/markdown';

export interface SeedDocument {
  readonly fileName: string;
  readonly mediaType: SeedMediaType;
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** Id of a bureau, or of the region whose government-wide report it is. */
  readonly publisher: string;
  readonly year: number;
  /** Where the figures were published, or that they are illustrative. */
  readonly source: Label;
}
