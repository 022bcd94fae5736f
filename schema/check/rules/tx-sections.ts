import { sectionNamed } from '../../form/sections.ts';
import { twoNumbers } from '../arithmetic.ts';
import { FORM, type Rule } from '../rule.ts';
import { statedOf, statedOperand } from '../stated.ts';

/** Fewer headings than this say that headings were not recognized, not that sections are missing. */
const FEWEST = 3;
const ORDINALS = '一二三四五六';

const SIX_TITLES = [
  ['总体情况', ''],
  ['主动公开政府信息情况', ''],
  ['收到和处理政府信息公开申请情况', ''],
  ['政府信息公开行政复议、行政诉讼情况', ''],
  ['存在的主要问题及改进情况', ''],
  ['其他需要报告的事项', ''],
] as const;

/** Whether the last sections are those that are missing: the file may be a part of the report. */
function isEnd(missing: readonly number[]): boolean {
  return missing.length > 0 && missing.every((section, at) => section === 7 - missing.length + at);
}

/** A file that ends too early is only pointed out, and a heading that may not be known. The subject says what is wrong: `missing:6`, `order`, `announced`; `sections` where nothing is. Silent without headings. */
export const TX_SECTIONS: Rule<'TX-SECTIONS'> = {
  id: 'TX-SECTIONS',
  family: 'narrative',
  severity: 'warning',
  title: { zh: '六个部分', en: 'The six sections' },
  why: {
    zh: '报告有总体情况至其他需要报告的事项六个部分，依次排列，并与开头所称部分数一致。',
    en: 'The six sections of the form are there, in order, and as many as the opening announces.',
  },
  basis: FORM,
  apply: ({ report }) => {
    const { outline } = report;
    if (outline.length === 0) return [];
    const met = [
      ...new Set(outline.map(({ ordinal, title }) => sectionNamed(title) ?? ORDINALS.indexOf(ordinal || '一') + 1)),
    ];
    const [stated] = statedOf(report, 'document.sections');
    const announced = stated?.figure.value ?? 6;
    const missing = [1, 2, 3, 4, 5, 6].filter((section) => !met.includes(section));
    // An opening may count every heading, also of sections that stand twice under other words.
    const isAnnounced = announced === met.length || announced === outline.length;
    const isOrdered = met.every((section, at) => at === 0 || section > (met[at - 1] ?? 0));
    const subject =
      missing.length > 0
        ? `missing:${missing.join(',')}`
        : !isOrdered
          ? 'order'
          : isAnnounced
            ? 'sections'
            : 'announced';
    // A section more than are met may have a heading that is not known.
    const isDoubtful = subject === 'announced' ? announced > outline.length : isEnd(missing);
    return [
      {
        outcome: met.length < FEWEST ? 'notAssessable' : subject === 'sections' ? 'confirmed' : 'suspicious',
        severity: isDoubtful ? 'hint' : 'warning',
        subject: met.length < FEWEST ? 'sections' : subject,
        operands: stated ? [statedOperand(stated, 'left')] : [],
        expected: subject === 'announced' ? announced : 6,
        actual: met.length,
      },
    ];
  },
  sentence: ({ outcome, severity, subject, expected, actual }) => {
    if (outcome === 'notAssessable')
      return {
        zh: `只认出 ${actual} 个部分的标题，无法核对六个部分是否齐全`,
        en: `Only ${actual} of the section headings were recognized, so it cannot be checked whether the six are there`,
      };
    if (outcome === 'confirmed') return { zh: '六个部分齐全，依次排列', en: 'The six sections are there, in order' };
    const missing = /^missing:([\d,]+)/.exec(subject)?.[1]?.split(',');
    if (missing) {
      const names = missing.map((section) => ORDINALS.charAt(Number(section) - 1)).join('、');
      const isCut = severity === 'hint';
      return {
        zh: `六个部分缺第${names}部分${isCut ? '，文件也可能不完整，请核对' : ''}`,
        en: `Of the six sections, ${names} ${missing.length > 1 ? 'are' : 'is'} missing${isCut ? ', or the file is not whole; please check' : ''}`,
      };
    }
    if (subject.startsWith('announced'))
      return {
        zh: `开头称全文分 ${expected} 个部分，实有 ${actual} 个`,
        en: `The opening announces ${expected} sections; there are ${actual}`,
      };
    return {
      zh: '六个部分没有按表式的次序排列，请核对',
      en: 'The six sections are not in the order of the form, please check',
    };
  },
  arithmetic: twoNumbers,
  examples: {
    holds: { sections: SIX_TITLES },
    fails: { sections: SIX_TITLES.filter((_, at) => at !== 3) },
    notAssessable: { sections: SIX_TITLES.slice(0, 2) },
  },
};
