/** What every resolver is given: the store's reader and the request's batched look-ups. Nothing that can write. */
import type { Reader } from '../store/reader.ts';
import { type Loaders, makeLoaders } from './loaders.ts';

export interface Context {
  readonly reader: Reader;
  readonly loaders: Loaders;
  /** The instant of the request (ISO 8601, UTC): one for everything it asks. */
  readonly now: string;
}

export function makeContext(reader: Reader, now: string): Context {
  return { reader, loaders: makeLoaders(reader), now };
}
