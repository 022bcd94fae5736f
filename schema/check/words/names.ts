/** What findings call their operands, columns, rows and blocks in a sentence. */

import { APPLICANT_LABELS, isApplicant } from '../../form/applicants.ts';
import { cellName, findCell } from '../../form/cells.ts';
import { getMeasure } from '../../form/measures/index.ts';
import type { Label, Lang } from '../../language.ts';
import { isTextMeasure, TEXT_MEASURES } from '../../report/text-measures.ts';
import { term } from '../arithmetic.ts';
import type { Finding, Operand } from '../finding.ts';

/** What tells the cells of a rule apart: their rows, or their columns. */
export type NamedBy = 'row' | 'column';

export function columnOf({ subject }: Finding): Label {
  const column = isApplicant(subject) ? APPLICANT_LABELS[subject] : { zh: subject, en: subject };
  return { zh: `表三“${column.zh}”列`, en: `Table 3, column “${column.en}”` };
}

export function rowOf({ operands, subject }: Finding): Label {
  const ref = operands[0]?.ref;
  const cell = ref?.kind === 'cell' ? findCell(ref.cell) : undefined;
  const row = cell ? getMeasure(cell.measure).label : { zh: subject, en: subject };
  return { zh: `表三“${innerQuotes(row.zh)}”行`, en: `Table 3, row “${row.en}”` };
}

export function blockOf({ operands, subject }: Finding): Label {
  const ref = operands[0]?.ref;
  const block = (ref?.kind === 'cell' ? findCell(ref.cell)?.row : undefined) ?? { zh: subject, en: subject };
  return { zh: `表四 ${block.zh}`, en: `Table 4, ${lower(block.en)}` };
}

/** `行政处罚`, `penalties`: the row of a cell, for the middle of a sentence. */
export function rowName(operand: Operand | undefined, lang: Lang): string {
  const cell = operand?.ref.kind === 'cell' || operand?.ref.kind === 'elsewhere' ? operand.ref.cell : null;
  const row = cell === null ? undefined : findCell(cell)?.row[lang];
  return row === undefined ? '' : lang === 'en' ? lower(row) : row;
}

export function cellOf(operand: Operand | undefined, lang: Lang): string {
  return operand?.ref.kind === 'cell' ? cellName(operand.ref.cell, lang) : '';
}

/** `结果维持`, `新收申请`: a cell by what tells it from its fellows in the rule. */
export function shortName({ ref }: Operand, by: NamedBy, lang: Lang): string {
  if (ref.kind !== 'cell') return '';
  const cell = findCell(ref.cell);
  if (!cell) return ref.cell;
  const name = by === 'row' ? getMeasure(cell.measure).short[lang] : cell.column[lang];
  return lang === 'en' ? lower(name) : name;
}

/** `结果维持 10 + 结果纠正 1 + 其他结果（空白）`. */
export function namedTerms(operands: readonly Operand[], by: NamedBy, lang: Lang): string {
  return operands.map((operand) => `${shortName(operand, by, lang)}${valueAfterName(operand, lang)}`).join(' + ');
}

function valueAfterName(operand: Operand, lang: Lang): string {
  if (operand.value !== null) return ` ${term(operand)}`;
  return lang === 'zh' ? '（空白）' : ' (blank)';
}

/** `网站 90 + 微信 338`: numbers of the text with their short names. */
export function statedTerms(operands: readonly Operand[], lang: Lang): string {
  return operands.map((operand) => `${statedShort(operand, lang)} ${term(operand)}`).join(' + ');
}

/** The thing itself: the document's own word for an entry, the glossary's for a measure. */
export function statedName(operand: Operand | undefined, lang: Lang): string {
  if (operand?.ref.kind !== 'narrative') return '';
  const { measure } = operand.ref;
  if (measure === 'disclosures.item' && operand.label !== null) return `“${innerQuotes(operand.label)}”`;
  return (isTextMeasure(measure) ? TEXT_MEASURES[measure] : getMeasure(measure).label)[lang];
}

export function statedShort(operand: Operand | undefined, lang: Lang): string {
  if (operand?.ref.kind !== 'narrative') return '';
  const { measure } = operand.ref;
  if (measure === 'disclosures.item' && operand.label !== null) return operand.label;
  const name = (isTextMeasure(measure) ? TEXT_MEASURES[measure] : getMeasure(measure).short)[lang];
  return lang === 'en' ? lower(name) : name;
}

export function statedValue(operand: Operand | undefined, lang: Lang): string {
  const value = String(operand?.value ?? '?');
  if (!operand?.approximate) return value;
  return lang === 'zh' ? `约 ${value}` : `about ${value}`;
}

/** Lower case at the start, for the middle of an English sentence; names such as WeChat stay. */
function lower(text: string): string {
  return /^[A-Z][a-z]*[A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Chinese quotation marks inside quotation marks are single ones. */
function innerQuotes(text: string): string {
  return text.replaceAll('“', '‘').replaceAll('”', '’');
}
