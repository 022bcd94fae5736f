/** How the runs of a Word document look: by what they say themselves, by their style, and by that of their paragraph. */

import { type Attributes, attribute } from '../container/xml.ts';
import { integer, lookOf, lookOfParagraph, type Style, USUAL_STYLE, withProperty } from './docx-styles.ts';
import { isRaisedByHand, type Look, lookWith, NO_LOOK, over } from './run-look.ts';

export interface RunProperties {
  readonly style: string | null;
  readonly look: Look;
  /** How far above the line, in half points; 0: not said. */
  readonly position: number;
}

/** Half points above or below the line from which on it is seen. */
const OFF_LINE = 6;

export const PLAIN_RUN: RunProperties = { style: null, look: NO_LOOK, position: 0 };

/** A run's properties with one more of them. */
export function withRunProperty(run: RunProperties, name: string, attributes: Attributes): RunProperties {
  if (name === 'rStyle') return { ...run, style: attribute(attributes, 'val') };
  if (name === 'position') return { ...run, position: integer(attribute(attributes, 'val')) ?? 0 };
  const look = withProperty(run.look, name, attributes);
  return look === run.look ? run : { ...run, look };
}

export class RunLooks {
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #known = new Map<string, Look>();
  readonly #ofParagraphs = new Map<string, Look>();

  constructor(styles: ReadonlyMap<string, Style>) {
    this.#styles = styles;
  }

  of({ style, look, position }: RunProperties, paragraphStyle: string | null): Look {
    const styled = over(this.#ofStyle(style), this.#ofParagraph(paragraphStyle ?? USUAL_STYLE));
    const own = over(look, styled);
    if (isRaisedByHand(position, look.size ?? 0)) return { ...own, raised: true };
    // 365 beside a figure that stands higher or lower is no longer number.
    return Math.abs(position) < OFF_LINE ? own : lookWith(own, 'odd', `${own.odd ?? ''}position${position}`);
  }

  #ofStyle(name: string | null): Look {
    if (name === null) return NO_LOOK;
    const look = this.#known.get(name) ?? lookOf(name, this.#styles);
    this.#known.set(name, look);
    return look;
  }

  #ofParagraph(name: string): Look {
    const look = this.#ofParagraphs.get(name) ?? lookOfParagraph(name, this.#styles);
    this.#ofParagraphs.set(name, look);
    return look;
  }
}
