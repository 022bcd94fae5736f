import type { Found } from '../finding.ts';
import { passageOperand } from '../passages.ts';
import { DERIVED, type Rule } from '../rule.ts';

/** A monthly publication, the months it is said to cover, and how many issues there were. */
const MONTHLY =
  /月[报刊][^\n。；]{0,30}?(\d{1,2})月(?:份)?\s*[-—–－~～至到]\s*(?:\d{4}年)?(\d{1,2})月(?:份)?[^\n。；\d]{0,20}(\d{1,3})期/g;

/** Subject: the months, and which of several it is. Combined issues are usual, so it only asks; silent where the numbers agree. */
export const TX_ISSUES: Rule<'TX-ISSUES'> = {
  id: 'TX-ISSUES',
  family: 'narrative',
  severity: 'hint',
  title: { zh: '月报期数', en: 'Issues of a monthly' },
  why: {
    zh: '正文所写月报、月刊的起止月份与期数不一致。合刊、缺期的属正常，请核对。',
    en: 'The text names the months that a monthly covers and another number of issues. Right where issues were combined or left out; please check.',
  },
  basis: DERIVED,
  apply: ({ report: { text } }) =>
    [...text.matchAll(MONTHLY)].flatMap((match, place): Found[] => {
      const [from, to, issues] = [Number(match[1]), Number(match[2]), Number(match[3])];
      const months = to - from + 1;
      if (from < 1 || to > 12 || months < 1 || months === issues) return [];
      const operands = [passageOperand(text, match, 'right', issues)];
      return [{ outcome: 'suspicious', subject: `${from}-${to}:${place}`, operands, expected: months, actual: issues }];
    }),
  sentence: ({ subject, expected, actual }) => {
    const [from, to] = (subject.split(':')[0] ?? '').split('-');
    return {
      zh: `正文写月报自 ${from} 月至 ${to} 月，共 ${expected} 个月，而期数为 ${actual}，请核对`,
      en: `The text tells of a monthly from month ${from} to month ${to}, ${expected} months, and of ${actual} issues; please check`,
    };
  },
  examples: {
    holds: { lines: ['经济运行月报1月至12月共编印12期。'] },
    fails: { lines: ['经济运行月报1月至12月共编印11期。'] },
    notAssessable: null,
  },
};
