/** What the groups of an RTF document keep and restore. */
import type { Look } from './docx-styles.ts';
import type { RtfFonts } from './rtf-text.ts';
import { lookWith, NO_LOOK } from './run-look.ts';

/** Where text goes: on the page, into the code of a field, before a paragraph as its ordinal, or nowhere. */
export type Destination = 'page' | 'code' | 'ordinal' | 'fonts' | 'shape' | 'nowhere';

export interface State {
  destination: Destination;
  /** Where text of a group goes that stands twice, once for readers without Unicode. */
  twice: Destination | null;
  look: Look;
  /** How far above the line and how large, in half points; 0: not said. */
  position: number;
  size: number;
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

export const FIRST_STATE: State = {
  destination: 'page',
  twice: null,
  look: NO_LOOK,
  position: 0,
  size: 0,
  deleted: false,
  font: -1,
  unicodeSkip: 1,
  inTable: false,
  depth: 1,
  isBox: false,
  field: null,
};

/** Follows words that change how text looks and how it is written. */
export function followState(state: State, fonts: RtfFonts, word: string, number: number | null): void {
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
      state.size = number ?? 24;
      break;
    case 'deleted':
      state.deleted = number !== 0;
      break;
    case 'plain':
      state.look = NO_LOOK;
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
