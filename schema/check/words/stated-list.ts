/** A list of the text against the number it belongs to, as a sentence. */
import type { Label } from '../../language.ts';
import { type Sides, term } from '../arithmetic.ts';
import type { Finding } from '../finding.ts';
import { statedName, statedTerms, statedValue } from './names.ts';
import { difference } from './sum.ts';

/** Entries are many, so their sum comes first, its terms in brackets. */
export function listSentence(finding: Finding, { left, right: [total] }: Sides): Label {
  const zh = { name: statedName(total, 'zh'), printed: statedValue(total, 'zh') };
  const en = { name: statedName(total, 'en'), printed: statedValue(total, 'en') };
  if (finding.outcome === 'notAssessable') {
    return {
      zh: `${zh.name}：所列之数含概数（余、约等），无法与正文所写 ${zh.printed} 核对；需要准确数的，请向填报单位核实`,
      en: `${en.name}: approximate numbers are among those stated, so the list cannot be held against ${en.printed}; ask the bureau where exact numbers are needed`,
    };
  }
  const inBrackets = left.length < 2 ? '' : left.map(term).join('+');
  const sum = finding.subject.startsWith('entry:')
    ? {
        zh: `${zh.name}各分项之和 ${finding.expected}${inBrackets && `（${inBrackets}）`}`,
        en: `${en.name}: the entries add up to ${finding.expected}${inBrackets && ` (${inBrackets})`}`,
      }
    : {
        zh: `${zh.name}：${statedTerms(left, 'zh')} = ${finding.expected}`,
        en: `${en.name}: ${statedTerms(left, 'en')} = ${finding.expected}`,
      };
  if (finding.outcome === 'confirmed') return { zh: `${sum.zh}，与正文所写一致`, en: `${sum.en}, as the text states` };
  const isShort = (finding.expected ?? 0) < (finding.actual ?? 0);
  const tail =
    finding.outcome === 'failed'
      ? { zh: '', en: '' }
      : {
          zh: '；所列未必齐全或计数单位不一，请核对',
          en: '; the list may be incomplete or counted differently, please check',
        };
  return {
    zh: `${sum.zh}，正文写 ${zh.printed}，${isShort ? '少' : '多'} ${difference(finding)}${tail.zh}`,
    en: `${sum.en}, ${difference(finding)} ${isShort ? 'fewer' : 'more'} than the ${en.printed} the text states${tail.en}`,
  };
}
