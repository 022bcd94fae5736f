/** What the groups of an RTF document keep and restore. */
import type { RtfColors } from './rtf-colors.ts';
import type { RtfFonts } from './rtf-text.ts';
import { type Ground, type Look, lookWith, NO_LOOK } from './run-look.ts';

/** Where text goes: on the page, into the code of a field, before a paragraph as its ordinal, or nowhere. */
export type Destination = 'page' | 'code' | 'ordinal' | 'fonts' | 'colors' | 'shape' | 'nowhere';

export interface State {
  destination: Destination;
  /** Where text of a group goes that stands twice, once for readers without Unicode. */
  twice: Destination | null;
  look: Look;
  /** How far above the line, in half points; 0: not said. */
  position: number;
  /** What is behind the paragraph. */
  ground: Ground | null;
  deleted: boolean;
  font: number;
  /** Characters after one in Unicode that stand for it in older readers. */
  unicodeSkip: number;
  inTable: boolean;
  /** Tables it lies within. */
  depth: number;
  /** The group is a text box, which ends with it. */
  isBox: boolean;
  /** The field that the group belongs to; shared by its groups. */
  field: { code: string } | null;
}

/** Text of which nothing is said has twelve points. */
const PLAIN = lookWith(NO_LOOK, 'size', 24);

export const FIRST_STATE: State = {
  destination: 'page',
  twice: null,
  look: PLAIN,
  position: 0,
  ground: null,
  deleted: false,
  font: -1,
  unicodeSkip: 1,
  inTable: false,
  depth: 1,
  isBox: false,
  field: null,
};

/** Follows words that change how text looks and how it is written. */
export function followState(
  state: State,
  { fonts, colors }: { readonly fonts: RtfFonts; readonly colors: RtfColors },
  word: string,
  number: number | null,
): void {
  switch (word) {
    case 'v':
      state.look = lookWith(state.look, 'hidden', number !== 0);
      break;
    case 'strike':
    case 'striked':
      state.look = lookWith(state.look, 'struck', number !== 0);
      break;
    case 'super':
    case 'sub':
      state.look = lookWith(state.look, 'raised', number !== 0);
      break;
    case 'nosupersub':
      state.look = lookWith(state.look, 'raised', false);
      break;
    case 'up':
      state.position = number ?? 6;
      break;
    case 'fs':
      state.look = lookWith(state.look, 'size', number ?? 24);
      break;
    case 'cf':
      state.look = lookWith(state.look, 'color', colors.at(number) ?? 'auto');
      break;
    case 'cb':
    case 'chcbpat':
    case 'highlight':
      state.look = lookWith(state.look, 'ground', colors.at(number) ?? 'none');
      break;
    case 'charscalex':
    case 'expndtw':
      // Letters set far narrower or nearer than usual may stand upon one another.
      if ((number ?? 0) < (word === 'expndtw' ? -40 : 30)) state.look = lookWith(state.look, 'odd', word);
      break;
    case 'chshdng':
      if (number !== 0) state.look = lookWith(state.look, 'ground', 'unknown');
      break;
    case 'cbpat':
      state.ground = colors.at(number) ?? 'none';
      break;
    case 'deleted':
    // Text that was moved stands where it came from as deleted text does.
    case 'mvf':
      state.deleted = number !== 0;
      break;
    case 'plain':
      state.look = PLAIN;
      state.position = 0;
      state.deleted = false;
      break;
    case 'f':
      state.font = number ?? -1;
      break;
    case 'uc':
      state.unicodeSkip = Math.max(0, number ?? 1);
      break;
    case 'fcharset':
      if (state.destination === 'fonts') fonts.charset(state.font, number ?? 0);
      break;
    case 'ansicpg':
      fonts.codePage(number ?? 0);
      break;
  }
}
