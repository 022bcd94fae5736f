/**
 * How much anybody may ask of the server, as numbers with their reasons. Measured for an office of 40 officials behind one
 * address, and for a portal whose thousands of readers see our charts.
 */
import type { Patience } from './patience.ts';

export interface Limits {
  readonly patience: Patience;
}

export const LIMITS: Limits = {
  patience: {
    // A browser sends them in one packet; the slowest line we know of needs a second.
    headers: 10_000,
    // Longer than a reader takes between two clicks would hold a connection for each reader; a proxy keeps its own for less.
    idle: 10_000,
    window: 10_000,
    // A sixtieth of the slowest line that offices still have (512 kbit/s), shared by all who upload over it.
    floor: 1024,
    // What is still on its way while the refusal travels back: a client that has sent all reads it, one that is cut off does not.
    lingering: 30_000,
  },
};
