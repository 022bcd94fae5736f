/**
 * The headings of the six sections, found by their words. Ordinals decide nothing: the same ordinals stand inside the
 * tables, and documents number their parts twice.
 */
import type { Place } from '../../../schema/report/source.ts';
import type { Line } from '../text/lines.ts';
import { placeOfLine } from '../text/lines.ts';

/** Which section a heading names. */
export type Section = 1 | 2 | 3 | 4 | 5 | 6;

export interface Heading {
  readonly section: Section;
  /** As printed: 一, 二 …; empty where the heading has none. */
  readonly ordinal: string;
  readonly title: string;
  readonly line: Line;
  readonly place: Place;
}

const WORDS: readonly (readonly [Section, RegExp])[] = [
  [4, /^(?:因?政府信息公开)?(?:工作)?(?:的|被申请)?(?:提起)?(?:行政复议|复议|行政诉讼)/],
  [3, /^(?:行政机关)?(?:收到和处理|收到及处理|受理和处理|政府信息依申请公开|依申请公开政府信息|依申请公开)/],
  [2, /^(?:行政机关)?主动公开(?:政府)?信息/],
  [5, /^(?:政府信息公开)?(?:工作)?(?:中)?(?:存在的?|主要)(?:主要)?(?:困难和|不足|问题)/],
  [6, /^(?:其他|其它)?需要?(?:报告|说明)的?(?:其他)?(?:事项|问题|情况)/],
  [6, /^(?:其他|其它)(?:需要|应当)?报告/],
  [1, /^(?:总体情况|概述|总体工作情况|工作总体情况|基本情况|总体概况)/],
];

const HEADING = /^[\s#>*_]*(?:第)?([一二三四五六七八])(?:部分)?[\s*]*[、.．，,：:\s]/;
/** A line without ordinal is a heading only when it ends like one. */
const PLAIN_HEADING = /(?:情况|事项|概述|措施|建议|问题)$/;
const LONGEST = 60;

/** The section headings in the order met. Rows of section 三 (`一、本年新收…`) are none. */
export function findHeadings(lines: readonly Line[]): Heading[] {
  const headings: Heading[] = [];
  for (const line of lines) {
    const { folded } = line;
    if (folded.length < 3 || folded.length > 200 || line.raw.includes('\t')) continue;
    const ordinal = HEADING.exec(line.raw)?.[1] ?? '';
    const words = ordinal === '' ? folded : folded.replace(/^第?[一二三四五六七八](?:部分)?/, '');
    if (ordinal === '' && (folded.length > 30 || !PLAIN_HEADING.test(folded))) continue;
    const section = WORDS.find(([, pattern]) => pattern.test(words))?.[0];
    if (section === undefined) continue;
    const title = titleOf(line.raw);
    if (title.length > LONGEST) continue;
    headings.push({ section, ordinal, title, line, place: placeOfLine(line) });
  }
  return headings;
}

/** The heading's words without ordinal and marks; text that follows on the same line is left out. */
function titleOf(raw: string): string {
  const words = raw
    .replace(HEADING, '')
    .replace(/[*#_|]/g, '')
    .trim();
  const end = words.search(/[。：:；]/);
  return (end > 0 ? words.slice(0, end) : words).trim();
}
