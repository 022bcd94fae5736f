/** The illustrative district: its roster, its documents, and the truth behind them. */
import type { DraftReport } from '../draft.ts';
import type { SeedDocument } from '../seed.ts';
import { cleanDrafts } from './drafts.ts';
import { PLANTED_FAULTS } from './faults.ts';
import { LAYOUTS } from './layouts/render.ts';
import { plantFaults } from './planting.ts';
import { isMissing } from './roster.ts';

export { ILLUSTRATIVE_MARK } from './drafts.ts';
export { PLANTED_FAULTS } from './faults.ts';
export { illustrativeRoster, MISSING_REPORTS } from './roster.ts';

/** What the documents say, mistakes included: one draft a document, in the same order. */
export function illustrativeDrafts(): readonly DraftReport[] {
  return plantFaults(cleanDrafts(), PLANTED_FAULTS).filter(({ publisher, year }) => !isMissing(publisher, year));
}

export function illustrativeDocuments(): readonly SeedDocument[] {
  return illustrativeDrafts().map(documentOf);
}

/** A draft as a document of its layout. */
function documentOf(draft: DraftReport): SeedDocument {
  const { mediaType, extension, render } = LAYOUTS[draft.layout];
  return {
    fileName: `${draft.publisher}-${draft.year}.${extension}`,
    mediaType,
    bytes: new TextEncoder().encode(render(draft)),
    publisher: draft.publisher,
    year: draft.year,
    source: {
      zh: '示例数据：由固定种子生成，不是任何单位的真实年报',
      en: 'Illustrative: made from a fixed seed; no real body reported these figures',
    },
  };
}
