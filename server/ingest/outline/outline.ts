/**
 * The headings of the six sections: short lines with an ordinal whose key words name one (schema/form/sections.ts). Ordinals
 * alone decide nothing, since the same ordinals stand inside the tables and documents number their parts twice; only where
 * its neighbours leave no other place does an unknown title go by its ordinal.
 */
import { type Section, sectionNamed } from '../../../schema/form/sections.ts';
import type { Place } from '../../../schema/report/source.ts';
import type { Line } from '../text/lines.ts';
import { placeOfLine } from '../text/lines.ts';

export type { Section } from '../../../schema/form/sections.ts';

export interface Heading {
  readonly section: Section;
  /** As printed: 一, 二 …; empty where the heading has none. */
  readonly ordinal: string;
  readonly title: string;
  readonly line: Line;
  readonly place: Place;
}

/** Titles as the form words them: what a line without ordinal, or with words behind its title, has to begin with. */
const WORDS: readonly (readonly [Section, RegExp])[] = [
  [4, /^(?:因?政府信息公开)?(?:工作)?(?:的|被申请)?(?:提起)?(?:行政复议|复议|行政诉讼)/],
  [3, /^(?:行政机关)?(?:收到和处理|收到及处理|受理和处理|政府信息依申请公开|依申请公开政府信息|依申请公开)/],
  [2, /^(?:行政机关)?主动公开(?:政府)?信息/],
  [5, /^(?:政府信息公开)?(?:工作)?(?:中)?(?:存在的?|主要)(?:主要)?(?:困难和|不足|问题)/],
  [6, /^(?:其他|其它)?需要?(?:报告|说明)的?(?:其他)?(?:事项|问题|情况)/],
  [6, /^(?:其他|其它)(?:需要|应当)?报告/],
  [1, /^(?:总体情况|概述|总体工作情况|工作总体情况|基本情况|总体概况)/],
];

const DIGITS = '一二三四五六七八';
const ORDINAL = /^[\s#>*_]*第?([一二三四五六七八])(?:(?:部分|章)[\s*]*[、.．，,：:\s]?|[\s*]*[、.．，,：:\s])/;
/** Other ways of numbering the sections, looked at only where the usual one is not used. */
const OTHER_ORDINALS: readonly RegExp[] = [
  /^[\s#>*_]*[（(【]([一二三四五六七八])[）)】]/,
  /^[\s#>*_]*第?([1-8１-８①-⑧Ⅰ-Ⅷ壹贰叁肆伍陆])(?:部分|章)?[\s*]*[、.．，,：:\s]/,
  /^[\s#>*_]*()(?=[\u4e00-\u9fff“])/,
];
const ANY_ORDINAL =
  /^[\s#>*_]*(?:第?[一二三四五六七八](?:部分|章)?|[（(【][一二三四五六七八][）)】]|第?[1-8１-８①-⑧Ⅰ-Ⅷ壹贰叁肆伍陆](?:部分|章)?)[\s*]*[、.．，,：:\s]*/;
/** A line without ordinal is a heading only when it, and its title, end like one: two sentences on a line are none. */
const PLAIN_HEADING = /(?:情况|事项|概述|措施|建议|问题)$/;
const LONGEST = 60;
const LONGEST_NAMED = 40;
/** So many sections show that a way of numbering is the document's own. */
const LEAST_SECTIONS = 4;
/** A sentence, figures, or several titles on one line: no title. A year is none of these. */
const SENTENCE = /[，,].{14,}|\d+\s*[件条项个次]|为了?[^，]{2,}$|[一二三四五六七八][、.．]/;

/** The section headings in the order met. Rows of section 三 (`一、本年新收…`) are none. */
export function findHeadings(lines: readonly Line[]): Heading[] {
  const usual = withMissing(lines, lines.flatMap(headingOf));
  if (lines.length < LEAST_SECTIONS || sectionsOf(usual).length >= LEAST_SECTIONS) return usual;
  const others = OTHER_ORDINALS.map((ordinal) => lines.flatMap((line) => numberedHeading(line, ordinal)));
  const better = others.find((headings) => isAscending(headings) && sectionsOf(headings).length >= LEAST_SECTIONS);
  return better && sectionsOf(better).length > sectionsOf(usual).length ? better : usual;
}

function sectionsOf(headings: readonly Heading[]): Section[] {
  return [...new Set(headings.map(({ section }) => section))];
}

function isAscending(headings: readonly Heading[]): boolean {
  return sectionsOf(headings).every((section, at, all) => at === 0 || section > (all[at - 1] ?? 0));
}

function isShort({ folded, raw }: Line): boolean {
  return folded.length >= 2 && folded.length <= 200 && !raw.includes('\t');
}

/** The usual way: 一、 and key words; or the words of the form. */
function headingOf(line: Line): Heading[] {
  if (!isShort(line)) return [];
  const numbered = numberedHeading(line, ORDINAL);
  if (numbered.length > 0) return numbered;
  const ordinal = ORDINAL.exec(line.raw)?.[1] ?? '';
  const { folded } = line;
  if (folded.length < 3 || (ordinal === '' && (folded.length > 30 || !PLAIN_HEADING.test(folded)))) return [];
  const words = ordinal === '' ? folded : folded.replace(/^第?[一二三四五六七八](?:部分|章)?/, '');
  const section = WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  const title = titleOf(line.raw);
  if (section === undefined || title.length > LONGEST) return [];
  if (ordinal === '' && !PLAIN_HEADING.test(title)) return [];
  return [{ section, ordinal, title, line, place: placeOfLine(line) }];
}

function numberedHeading(line: Line, ordinalOf: RegExp): Heading[] {
  const ordinal = isShort(line) ? ordinalOf.exec(line.raw)?.[1] : undefined;
  if (ordinal === undefined) return [];
  const title = titleOf(line.raw);
  if (title.length < 2 || title.length > LONGEST_NAMED || SENTENCE.test(title)) return [];
  if (ordinal === '' && !(PLAIN_HEADING.test(line.folded) && PLAIN_HEADING.test(title))) return [];
  const section = sectionNamed(title);
  return section === null ? [] : [{ section, ordinal, title, line, place: placeOfLine(line) }];
}

/** Sections whose words are not known, where the ordinals before and behind leave room for just one line. */
function withMissing(lines: readonly Line[], known: readonly Heading[]): Heading[] {
  const found = [...known];
  for (const section of [1, 2, 3, 4, 5, 6] as const) {
    if (sectionsOf(found).length < LEAST_SECTIONS || found.some((heading) => heading.section === section)) continue;
    const before = found.findLast((heading) => heading.section === section - 1);
    const behind = found.find((heading) => heading.section === section + 1);
    if ((section > 1 && !before) || (section < 6 && !behind)) continue;
    const at = before ? DIGITS.indexOf(before.ordinal) + 1 : DIGITS.indexOf(behind?.ordinal ?? '') - 1;
    if (at < 0 || before?.ordinal === '' || (behind && DIGITS.indexOf(behind.ordinal) !== at + 1)) continue;
    const ordinal = DIGITS.charAt(at);
    const between = lines.slice((before?.line.index ?? -1) + 1, behind?.line.index ?? lines.length).filter(isShort);
    const numbered = between.filter((line) => ORDINAL.exec(line.raw)?.[1] === ordinal && isBare(line));
    const [only, ...others] = numbered.length > 0 ? numbered : between.filter((line) => isOfForm(line, section));
    if (!only || others.length > 0) continue;
    found.push({ section, ordinal, title: titleOf(only.raw), line: only, place: placeOfLine(only) });
    found.sort((a, b) => a.line.index - b.line.index);
  }
  return found;
}

/** The form's own words for a section behind an ordinal of another kind, as converters number headings anew. */
function isOfForm(line: Line, section: Section): boolean {
  const title = titleOf(line.raw);
  return (
    OTHER_ORDINALS[1]?.test(line.raw) === true &&
    isBare(line) &&
    sectionNamed(title) === section &&
    WORDS.some(([named, words]) => named === section && words.test(title))
  );
}

/** A title alone on its line, and no row of a table. */
function isBare({ raw }: Line): boolean {
  const title = titleOf(raw);
  return (
    title.length >= 2 &&
    title.length <= 30 &&
    !/[，。；\d|]/.test(title) &&
    !/[，。；|]/.test(raw) &&
    !/新收|结转|办理结果/.test(title)
  );
}

/** The heading's words without ordinal and marks; text that follows on the same line is left out. */
function titleOf(raw: string): string {
  const words = raw
    .replace(ANY_ORDINAL, '')
    .replace(/[*#_|]/g, '')
    .trim();
  const end = words.search(/[。：:；]|[（(][一二三四五1-9][）)]/);
  return (end > 0 ? words.slice(0, end) : words).trim();
}
