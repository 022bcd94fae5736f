/** What sections five and six of the text say, and whether they say anything. */
import type { ReadReport } from '../../report/report.ts';
import type { Finding } from '../finding.ts';
import { getRule } from './rules.ts';
import { statedOperand } from './stated.ts';

export function checkSectionTexts(report: ReadReport): readonly Finding[] {
  return [...checkFive(report), ...checkFee(report)];
}

/** Fewer characters, marks and blanks left out, tell nothing. */
const LEAST = 10;
const FIVE = /问题|不足|困难/;
const SIX = /^(?:其[他它]|需要)/;
/** Section six: 无, 无其他需要报告的事项, or no words at all. */
const SAYS_NOTHING = /^(?:\d{4}年度?|本年度?|我[局镇乡委办]|本机关|本单位|今年)*(?:暂)?(?:无|没有)[^费]{0,20}$|^$/;

/** TX-SEC5, warning. Section five is not 无, nor shorter than ten characters. Practice of reviewers. */
function checkFive(report: ReadReport): readonly Finding[] {
  const lengths = textsOf(report, FIVE).map((text) => text.length);
  if (lengths.length === 0) return [];
  const length = Math.max(...lengths);
  return [
    {
      rule: 'TX-SEC5',
      outcome: length < LEAST ? 'suspicious' : 'confirmed',
      severity: getRule('TX-SEC5').severity,
      subject: 'section:5',
      operands: [],
      expected: Math.max(length, LEAST),
      actual: length,
    },
  ];
}

/**
 * TX-FEE, warning; hint where it is only left out. The 2021 form asks section six for the fee for processing information. Only
 * a section that says 无, or nothing, leaves it out for certain. Subject: `missing`, `twice`, or `fee` where it is told.
 */
function checkFee(report: ReadReport): readonly Finding[] {
  const { narrative, editions, year } = report;
  const isForm2021 = editions.III === '2021' || (editions.III === null && (year ?? 0) >= 2021);
  const six = textsOf(report, SIX);
  if (!isForm2021 || six.length === 0) return [];
  const fees = narrative.flatMap((figure, index) =>
    figure.measure === 'fees.informationProcessing' ? [{ index, figure }] : [],
  );
  const charged = fees.find(({ figure }) => figure.value > 0);
  const none = fees.find(({ figure }) => figure.value === 0);
  const isTwice = charged !== undefined && none !== undefined;
  const [first] = fees;
  if (!first && !six.every((text) => SAYS_NOTHING.test(text))) return [];
  return [
    {
      rule: 'TX-FEE',
      outcome: first && !isTwice ? 'confirmed' : 'suspicious',
      severity: first ? getRule('TX-FEE').severity : 'hint',
      subject: isTwice ? 'twice' : first ? 'fee' : 'missing',
      operands: isTwice
        ? [statedOperand(none, 'left'), statedOperand(charged, 'right')]
        : first
          ? [statedOperand(first, 'right')]
          : [],
      expected: isTwice ? 0 : null,
      actual: (isTwice ? charged : first)?.figure.value ?? null,
    },
  ];
}

/** What stands under the headings whose words match, up to the next heading; marks and blanks left out. */
function textsOf({ outline, text }: ReadReport, words: RegExp): readonly string[] {
  const starts = outline.map(({ place }) => place.start);
  return outline
    .filter(({ title }) => words.test(title))
    .map(({ title, place }) => {
      const end = Math.min(text.length, ...starts.filter((start) => start > place.start));
      const body = text.slice(place.start, end);
      const from = body.indexOf(title);
      return body.slice(from < 0 ? 0 : from + title.length).replace(/[\s\p{P}\p{S}]/gu, '');
    });
}
