/** How the runs of a Word document look: by what they say themselves, by their style, and by that of their paragraph. */

import { type Attributes, attribute } from '../container/xml.ts';
import { integer, type Look, lookOf, NO_LOOK, over, type Style, withProperty } from './docx-styles.ts';
import { isRaisedByHand } from './run-look.ts';

export interface RunProperties {
  readonly style: string | null;
  readonly look: Look;
  /** How far above the line, and how large, in half points; 0: not said. */
  readonly position: number;
  readonly size: number;
}

export const PLAIN_RUN: RunProperties = { style: null, look: NO_LOOK, position: 0, size: 0 };

/** A run's properties with one more of them. */
export function withRunProperty(run: RunProperties, name: string, attributes: Attributes): RunProperties {
  const value = attribute(attributes, 'val');
  if (name === 'rStyle') return { ...run, style: value };
  if (name === 'position') return { ...run, position: integer(value) ?? 0 };
  if (name === 'sz') return { ...run, size: integer(value) ?? 0 };
  const look = withProperty(run.look, name, attributes);
  return look === run.look ? run : { ...run, look };
}

export class RunLooks {
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #known = new Map<string, Look>();

  constructor(styles: ReadonlyMap<string, Style>) {
    this.#styles = styles;
  }

  of({ style, look, position, size }: RunProperties, paragraphStyle: string | null): Look {
    const own =
      style === null && paragraphStyle === null
        ? look
        : over(look, over(this.#ofStyle(style), this.#ofStyle(paragraphStyle)));
    return isRaisedByHand(position, size) ? { ...own, raised: true } : own;
  }

  #ofStyle(name: string | null): Look {
    if (name === null) return NO_LOOK;
    const look = this.#known.get(name) ?? lookOf(name, this.#styles);
    this.#known.set(name, look);
    return look;
  }
}
