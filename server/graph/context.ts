/** What every resolver is given: the store's reader and the request's batched look-ups. Nothing that can write. */
import { type Budget, COSTS, openBudget } from '../aggregate/cost.ts';
import type { Reader } from '../store/reader.ts';
import { type Loaders, makeLoaders } from './loaders.ts';

export interface Context {
  readonly reader: Reader;
  readonly loaders: Loaders;
  /** What the questions of this request may still ask for. */
  readonly budget: Budget;
  /** The instant of the request (ISO 8601, UTC): one for everything it asks. */
  readonly now: string;
}

export function makeContext(reader: Reader, now: string): Context {
  return { reader, loaders: makeLoaders(reader), budget: openBudget(COSTS.points), now };
}
