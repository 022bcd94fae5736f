/** Real published figures in documents whose prose is ours. */
import { DRAFT_EDITIONS, type DraftReport } from '../draft.ts';
import { LAYOUTS } from '../illustrative/layouts/render.ts';
import type { SeedDocument } from '../seed.ts';
import { cellsOfFigures, type PublishedFigures, readFigures } from './figures.ts';
import { WORDINGS, type Wording } from './wording.ts';

export { publishedRoster } from './roster.ts';

export interface PublishedReport {
  readonly figures: PublishedFigures;
  readonly draft: DraftReport;
}

export function publishedReports(): readonly PublishedReport[] {
  return WORDINGS.map((wording) => {
    const figures = readFigures(wording.file);
    return { figures, draft: draftOf(wording, figures) };
  });
}

export function publishedDocuments(): readonly SeedDocument[] {
  return publishedReports().map(({ draft, figures }) => {
    const { mediaType, extension, render } = LAYOUTS[draft.layout];
    return {
      fileName: `${draft.publisher}-${draft.year}.${extension}`,
      mediaType,
      bytes: new TextEncoder().encode(render(draft)),
      publisher: draft.publisher,
      year: draft.year,
      source: {
        zh: `《${figures.published}》公开的数据；文字为本项目自拟`,
        en: `Figures published in 《${figures.published}》; the prose is ours`,
      },
    };
  });
}

function draftOf(wording: Wording, figures: PublishedFigures): DraftReport {
  const { kind, layout, name, title, publishedOn, opening, sectionOne, sectionSix, stated } = wording;
  return {
    publisher: figures.publisher,
    year: figures.year,
    kind,
    layout,
    name,
    title,
    publishedOn,
    remarks: [`（数据来源：${figures.published}公开数据，文字为本项目自拟）`],
    opening,
    headings: [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ],
    sectionOne,
    stated,
    sectionFive: ['原报告列出的问题和改进措施此处不转录，请看原文。'],
    sectionSix,
    editions: { II: DRAFT_EDITIONS[figures.sectionII.edition].II, III: figures.sectionIII.edition },
    cells: cellsOfFigures(figures),
    tables: 'printed',
  };
}
