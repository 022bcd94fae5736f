/** The door as the graph is given it: what can be asked, and nothing that could write by another way. */
import type { RosterChange } from '../../schema/roster/change.ts';
import type { ListRow } from '../../schema/roster/rows.ts';
import type { Readers } from '../intake/examine.ts';
import type { Store } from '../store/open.ts';
import type { RemovedExamples } from '../store/save/examples.ts';
import { acceptList, type By, changeRoster, type ListToPreview, previewList, type RosterOutcome } from './door.ts';
import { removeExamples } from './examples.ts';
import { type ListFile, rowsOfFile, rowsOfText } from './sources.ts';

export interface RosterDoor {
  change(change: RosterChange, by: By): Promise<RosterOutcome>;
  rowsOfFile(file: ListFile): Promise<readonly ListRow[]>;
  rowsOfText(text: string): Promise<readonly ListRow[]>;
  preview(list: ListToPreview): ReturnType<typeof previewList>;
  accept(list: ListToPreview, by: By): Promise<RosterOutcome>;
  removeExamples(by: By): Promise<RemovedExamples>;
}

export function openRoster(store: Store, readers: Pick<Readers, 'tables'>): RosterDoor {
  return {
    change: (change, by) => changeRoster(store, change, by),
    rowsOfFile: (file) => rowsOfFile(file, readers),
    rowsOfText: (text) => rowsOfText(text, readers),
    preview: (list) => previewList(store.reader, list),
    accept: (list, by) => acceptList(store, list, by),
    removeExamples: (by) => removeExamples(store, by),
  };
}
