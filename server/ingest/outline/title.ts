/**
 * Title, publisher, year and kind. The title is the first short line (or two to five lines together) that names a year and
 * a report on the disclosure of information (title-parts.ts says how one is read). What it does not name is offered from the
 * lines beside it, the page's fields, the first sentences and the signature.
 */
import type { ReportKind } from '../../../schema/report/report.ts';
import type { Line } from '../text/lines.ts';
import { foldLabel, pinyinEnd } from '../text/normalize.ts';
import { kindOf } from './kind-of.ts';
import { nameInSentences, signatureOf, yearInSentences } from './named-in-text.ts';
import { isSiteName, partsBetweenMarks, publisherField, withoutPageWords } from './page-words.ts';
import { isOrganization, lastYearIn, partsOf, type TitleParts } from './title-parts.ts';

export interface Titled {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly kind: ReportKind | null;
}

const LONGEST = 90;
const LONGEST_LINE = 200;
const MOST_LINES = 5;
/** Only the head of a document can hold its title. */
const HEAD_LINES = 80;

/** Lines of a page's head that say when and where it was published. */
const FIELD = /^(?:信息)?来源|^稿源|^(?:发布|公开|成文|生成|制发)(?:日期|时间|机构|单位|机关|主体)|^索引/;

interface FoundTitle extends TitleParts {
  readonly title: string;
  /** Place of its first line among those looked at, and how many it takes. */
  readonly at: number;
  readonly lines: number;
}

/** Reads the title out of the lines before the first heading or table; `period`: the year that the text says it covers. */
export function titleOf(
  lines: readonly Line[],
  bodyFrom: number,
  fileName: string,
  period: number | null = null,
): Titled {
  const head = lines.slice(0, Math.min(bodyFrom, HEAD_LINES)).filter(isTitlePart);
  const own = findTitle(head);
  const named = own ?? findTitle([lineOfName(fileName)].filter(isTitlePart));
  const publisher =
    named?.publisher ??
    (own ? nameBeside(head, own) : null) ??
    nameInFields(lines.slice(0, HEAD_LINES)) ??
    nameInSentences(lines) ??
    signatureOf(lines)?.publisher ??
    nameInFields(lines.slice(0, HEAD_LINES), true) ??
    null;
  return {
    title: own?.title ?? null,
    publisher,
    year:
      named?.year ??
      period ??
      lastYearIn(withoutEnding(fileName)) ??
      yearInSentences(lines) ??
      signatureOf(lines)?.year ??
      null,
    kind: publisher ? kindOf(publisher) : null,
  };
}

/** The complete titles among some lines, in the order met. */
export function titlesOf(lines: readonly Line[]): TitleParts[] {
  return completeTitles(lines.filter(isTitlePart));
}

/** Titles that name a year, none of which shares a line with another. */
function completeTitles(lines: readonly Line[]): FoundTitle[] {
  const titles: FoundTitle[] = [];
  for (let first = 0; first < lines.length; first++) {
    // A title ends with 报告 or 年报, some lines down at most.
    if (!lines.slice(first, first + MOST_LINES).some(({ folded }) => folded.includes('报'))) continue;
    const found = titleFrom(lines, first, true);
    if (found === null) continue;
    titles.push(found);
    first += found.lines - 1;
  }
  return titles;
}

function withoutEnding(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
}

function lineOfName(fileName: string): Line {
  const raw = withoutEnding(fileName);
  return { index: 0, start: 0, end: raw.length, raw, folded: foldLabel(raw) };
}

function isTitlePart({ raw, folded }: Line): boolean {
  if (folded === '' || raw.length > LONGEST_LINE || /[。；]/.test(raw)) return false;
  if (/^[上下]一[篇条]|^相关|^附件/.test(folded) || (FIELD.test(folded) && partsOf(raw) === null)) return false;
  return withoutPageWords(raw) !== '';
}

/**
 * The title among the lines before the body. Pages name other reports as well, in lists beside the article; their own title
 * stands there more than once (in the window and over the article), or else last.
 */
function findTitle(lines: readonly Line[]): FoundTitle | null {
  const complete = completeTitles(lines);
  const keyed = complete.map(({ publisher, year }) => `${publisher ?? ''}/${year}`);
  const named = keyed.some((key) => !key.startsWith('/'));
  let best: FoundTitle | null = null;
  let most = 0;
  complete.forEach((title, index) => {
    const key = keyed[index];
    if (named && key?.startsWith('/')) return;
    const times = keyed.filter((other) => other === key).length;
    if (times >= most) best = title;
    most = Math.max(most, times);
  });
  if (best !== null) return best;
  for (let first = 0; first < lines.length; first++) {
    const found = titleFrom(lines, first, false);
    if (found !== null) return found;
  }
  return null;
}

/** A title that starts on a line: as few lines as it takes, and all of them needed. */
function titleFrom(lines: readonly Line[], first: number, withYear: boolean): FoundTitle | null {
  const printed: string[] = [];
  for (let count = 0; count < MOST_LINES; count++) {
    const line = lines[first + count];
    if (!line || (count > 0 && line.raw.length > LONGEST)) return null;
    printed.push(cleaned(line.raw));
    const parts = partsOf(count === 0 ? (printed[0] ?? '') : printed.map(withoutPageWords).join(''));
    if (parts === null || (withYear && parts.year === null)) continue;
    const found = { ...parts, title: titleIn(printed), at: first, lines: count + 1 };
    if (count === 0) return parts.publisher === null && !withYear ? null : found;
    const shorter = partsOf(printed.slice(1).map(withoutPageWords).join(''));
    if (shorter === null || (withYear && shorter.year === null)) return found;
    // A line above that belongs to the title alone holds the publisher, or the place that its name begins with.
    return belongsTo(withoutPageWords(printed[0] ?? ''), shorter) ? found : null;
  }
  return null;
}

function belongsTo(above: string, { publisher }: TitleParts): boolean {
  const words = above.replace(/\s/g, '');
  if (!isOrganization(words) || isSiteName(words)) return false;
  return publisher === null || (/[省市区县州旗盟]$/.test(words) && !publisher.startsWith(words.slice(0, 2)));
}

/** The words of the title as printed, without the site's name and the page's words around it. */
function titleIn(printed: readonly string[]): string {
  const [only = ''] = printed;
  if (printed.length > 1) return printed.map(withoutPageWords).join(' ').trim();
  const own = partsBetweenMarks(withoutPageWords(only)).findLast((part) => partsOf(part) !== null);
  return /《/.test(only) || own === undefined ? withoutPageWords(only) : own;
}

/** A body's name alone on one of the lines over the title or under it. */
function nameBeside(lines: readonly Line[], { at, lines: size }: FoundTitle): string | null {
  const near = [...lines.slice(Math.max(0, at - 3), at).reverse(), ...lines.slice(at + size, at + size + 2)];
  for (const { raw } of near) {
    const words = withoutPageWords(cleaned(raw))
      .replace(/\s/g, '')
      .replace(/^[（(](.*)[）)]$/, '$1');
    if (isOrganization(words) && !isSiteName(words)) return words;
  }
  return null;
}

function nameInFields(lines: readonly Line[], source = false): string | null {
  for (const { raw } of lines) {
    const words = raw.length <= LONGEST_LINE ? publisherField(raw, source) : null;
    if (words !== null && isOrganization(words) && !isSiteName(words)) return words;
  }
  return null;
}

function cleaned(raw: string): string {
  const plain = raw
    .replace(/^[\s#>*_|]+|[\s*_|]+$/g, '')
    .replace(/[\u3000\u00a0 ]+/g, ' ')
    .replace(/\*\*/g, '');
  let text = '';
  for (let i = 0; i < plain.length; i++) {
    const skip = plain.charAt(i) === '(' ? pinyinEnd(plain, i) : i;
    if (skip > i) i = skip;
    else text += plain.charAt(i);
  }
  return text;
}
