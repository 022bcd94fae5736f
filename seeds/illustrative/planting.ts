/** Carries planted faults out on clean drafts. A fault that does not fit its draft is an error, not a silent nothing. */
import { cellIII } from '../../schema/form/cells.ts';
import type { CellId } from '../../schema/form/edition.ts';
import type { DraftReport } from '../draft.ts';
import type { Change, PlantedFault } from './faults.ts';

export function plantFaults(drafts: readonly DraftReport[], faults: readonly PlantedFault[]): readonly DraftReport[] {
  const find = (publisher: string, year: number): DraftReport => {
    const draft = drafts.find((candidate) => candidate.publisher === publisher && candidate.year === year);
    if (!draft) throw new Error(`No draft of ${publisher} ${year}`);
    return draft;
  };
  const planted = new Map<DraftReport, DraftReport>();
  for (const { bureau, year, changes } of faults) {
    const clean = find(bureau, year);
    const changed = changes.reduce(
      (draft, change) => changeDraft(draft, change, (other) => find(bureau, other)),
      planted.get(clean) ?? clean,
    );
    planted.set(clean, changed);
  }
  return drafts.map((draft) => planted.get(draft) ?? draft);
}

function changeDraft(draft: DraftReport, change: Change, ofYear: (year: number) => DraftReport): DraftReport {
  switch (change.kind) {
    case 'cells':
      return { ...draft, cells: withCells(draft, change.cells) };
    case 'words':
      return replaceWords(draft, change.from, change.to);
    case 'stated':
      return { ...draft, stated: { ...draft.stated, [change.measure]: change.value } };
    case 'addSentence':
      return {
        ...draft,
        sectionOne: draft.sectionOne.map((paragraph, index) =>
          index === draft.sectionOne.length - 1 ? `${paragraph}${change.sentence}` : paragraph,
        ),
      };
    case 'publishedOn':
      return { ...draft, publishedOn: change.date };
    case 'noSectionSix':
      return { ...draft, sectionSix: null };
    case 'sectionFiveOf':
      return { ...draft, sectionFive: ofYear(change.year).sectionFive };
    case 'editions':
      return { ...draft, editions: change.editions };
    case 'blankRowTotals':
      return { ...draft, cells: withoutRowTotals(draft) };
    case 'tablesAsImages':
      return { ...draft, tables: 'image' };
  }
}

function withCells(draft: DraftReport, cells: Readonly<Partial<Record<CellId, string>>>): ReadonlyMap<CellId, string> {
  const changed = new Set(Object.keys(cells));
  const all = new Map([...draft.cells].map(([cell, printed]) => [cell, cells[cell] ?? printed]));
  for (const cell of all.keys()) changed.delete(cell);
  if (changed.size > 0) throw new Error(`Draft ${draft.publisher} ${draft.year} has no ${[...changed].join(', ')}`);
  return all;
}

/** Rows 一, 二, （七） and 四 keep their totals, as offices that leave the others out do. */
function withoutRowTotals(draft: DraftReport): ReadonlyMap<CellId, string> {
  const kept = new Set<CellId>(['1', '2', '3.7', '4'].map((code) => cellIII(code, 'total')));
  return new Map(
    [...draft.cells].map(([cell, printed]) => [
      cell,
      cell.startsWith('III/3.') && cell.endsWith('/total') && !kept.has(cell) ? '' : printed,
    ]),
  );
}

function replaceWords(draft: DraftReport, from: string, to: string): DraftReport {
  const whole = [draft.opening, ...draft.sectionOne].join('\n');
  if (whole.split(from).length !== 2) {
    throw new Error(`“${from}” does not stand once in ${draft.publisher} ${draft.year}`);
  }
  return {
    ...draft,
    opening: draft.opening.replace(from, to),
    sectionOne: draft.sectionOne.map((paragraph) => paragraph.replace(from, to)),
  };
}
