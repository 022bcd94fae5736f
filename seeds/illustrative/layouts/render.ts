/** A draft to the text of a document, by the name of its layout. */
import type { DraftReport, LayoutId } from '../../draft.ts';
import type { SeedMediaType } from '../../seed.ts';
import { renderCellPerLine } from './cell-per-line.ts';
import { renderHtml, renderHtmlSpans } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPdfLines } from './pdf-lines.ts';
import { renderPipeCells, renderPipes, renderPipesPadded } from './pipes.ts';
import { renderTabs } from './tabs.ts';
import { renderTabsShifted } from './tabs-shifted.ts';

export interface Layout {
  readonly mediaType: SeedMediaType;
  readonly extension: 'txt' | 'html' | 'md';
  readonly render: (report: DraftReport) => string;
}

const TEXT = { mediaType: 'text/plain', extension: 'txt' } as const;
const HTML = { mediaType: 'text/html', extension: 'html' } as const;

export const LAYOUTS: Readonly<Record<LayoutId, Layout>> = {
  tabs: { ...TEXT, render: renderTabs },
  tabsShifted: { ...TEXT, render: renderTabsShifted },
  pipes: { ...TEXT, render: renderPipes },
  pipesPadded: { ...TEXT, render: renderPipesPadded },
  pipeCells: { ...TEXT, render: renderPipeCells },
  cellPerLine: { ...TEXT, render: renderCellPerLine },
  html: { ...HTML, render: renderHtml },
  htmlSpans: { ...HTML, render: renderHtmlSpans },
  markdown: { mediaType: 'text/markdown', extension: 'md', render: renderMarkdown },
  pdfLines: { ...TEXT, render: renderPdfLines },
};
