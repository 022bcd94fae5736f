/** Tables copied out of a text processor: tabs between cells, empty ones for what was merged. */
import type { DraftReport } from '../../draft.ts';
import { pageOf } from './page.ts';
import { appealsOf, blocksOf, IDENTITY_NOTE, IV_COLUMNS, OUTCOMES_LABEL, rowsOf } from './tables.ts';

export function renderTabs(report: DraftReport): string {
  return pageOf(report, { II: tabsII(report), III: tabsIII(report), IV: tabsIV(report) });
}

export function tabsII(report: DraftReport): readonly string[] {
  return blocksOf(report).flatMap(({ heading, header, rows }) => [
    [heading, ...Array<string>(3).fill('')].join('\t'),
    padded(header),
    ...rows.map(({ label, values }) => padded([label, ...values])),
  ]);
}

function padded(cells: readonly string[]): string {
  return [...cells, ...Array<string>(Math.max(0, 3 - cells.length)).fill('')].join('\t');
}

const HEADER_III: readonly string[] = [
  `${IDENTITY_NOTE}\t\t\t申请人情况\t\t\t\t\t\t`,
  '\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计',
  '\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t',
];

function tabsIII(report: DraftReport): readonly string[] {
  let first = true;
  const rows = rowsOf(report).map(({ level, label, opens, values }) => {
    const group = level > 0 && first ? OUTCOMES_LABEL : '';
    if (level > 0) first = false;
    const labels = level === 0 ? [label, '', ''] : level === 1 ? [group, label, ''] : [group, opens ?? '', label];
    return [...labels, ...values].join('\t');
  });
  return [...HEADER_III, ...rows];
}

export function tabsIV(report: DraftReport): readonly string[] {
  return [
    '行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t',
    '结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t',
    `\t\t\t\t\t${[...IV_COLUMNS, ...IV_COLUMNS].join('\t')}`,
    appealsOf(report).join('\t'),
  ];
}
