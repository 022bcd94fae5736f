/** All ways of writing Word documents and workbooks. */
import type { FormCase } from './case.ts';
import { FORMATS } from './sheet-formats.ts';
import { FORMULAS } from './sheet-formulas.ts';
import { HIDDEN } from './sheet-hidden.ts';
import { PACKAGES as SHEET_PACKAGES } from './sheet-packages.ts';
import { PLACES } from './sheet-places.ts';
import { SHEETS } from './sheet-sheets.ts';
import { TEXTS } from './sheet-texts.ts';
import { BESIDE } from './word-beside.ts';
import { CHANGES } from './word-changes.ts';
import { CHARACTERS } from './word-characters.ts';
import { CONTROLS } from './word-controls.ts';
import { FIELDS } from './word-fields.ts';
import { LISTS } from './word-lists.ts';
import { NOTES } from './word-notes.ts';
import { PACKAGES } from './word-packages.ts';
import { TABLES } from './word-tables.ts';

export const WORD_WAYS: Readonly<Record<string, readonly FormCase[]>> = {
  'with tracked changes': CHANGES,
  'with content controls': CONTROLS,
  'with tables cut, nested, merged and hidden': TABLES,
  'with text boxes and pictures': BESIDE,
  'with fields': FIELDS,
  'with ordinals that Word counts': LISTS,
  'with figures and labels as they are typed': CHARACTERS,
  'with notes, struck and hidden text': NOTES,
  'in other files': PACKAGES,
};

export const SHEET_WAYS: Readonly<Record<string, readonly FormCase[]>> = {
  'with texts kept in every way': TEXTS,
  'with formulas': FORMULAS,
  'with formats that change what is seen': FORMATS,
  'with hidden rows and columns': HIDDEN,
  'with several sheets': SHEETS,
  'with tables in other places': PLACES,
  'in other files': SHEET_PACKAGES,
};
