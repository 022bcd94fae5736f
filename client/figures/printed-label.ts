/** How a label is set in the narrow columns of a statutory table: where its words may break. */
import type { SectionId } from '../../schema/form/edition.ts';
import type { LabelCell } from '../../schema/form/layout/layout.ts';

/** Browsers without a hyphenation dictionary break nowhere; these are the long words of the form's heads. */
const SYLLABLES: readonly (readonly [string, string])[] = [
  ['Businesses', 'Busi\u00ADnesses'],
  ['Research', 'Re\u00ADsearch'],
  ['institutions', 'insti\u00ADtutions'],
  ['organizations', 'organi\u00ADzations'],
  ['providers', 'provi\u00ADders'],
  ['Corrected', 'Cor\u00ADrected'],
  ['Upheld', 'Up\u00ADheld'],
  ['Pending', 'Pend\u00ADing'],
  ['otherwise', 'other\u00ADwise'],
  ['Unavailable', 'Unavail\u00ADable'],
];

/**
 * The label with its line breaks. In Chinese the number of a group has a line of its own and the heads of single columns
 * break in the middle, as on paper (结果 / 维持).
 */
export function printedLabel(cell: LabelCell, shape: SectionId, lang: 'zh' | 'en'): string {
  const { label, role, colSpan } = cell;
  if (lang === 'zh') {
    if (role === 'group') return label.zh.replace(/^([^）、]+[）、])/u, '$1\n');
    const isHead = role === 'column' && colSpan === 1 && (shape === 'III' || shape === 'IV');
    const half = label.zh.length / 2;
    return isHead && half >= 2 && Number.isInteger(half)
      ? `${label.zh.slice(0, half)}\n${label.zh.slice(half)}`
      : label.zh;
  }
  if (cell.column === 0 && role !== 'column') return label.en;
  return SYLLABLES.reduce((text, [word, broken]) => text.replace(word, broken), label.en);
}
