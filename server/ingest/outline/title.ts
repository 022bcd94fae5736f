/**
 * Title, publisher, year and kind. The title is the first short line (or two to four lines together) that names a year and
 * a report on the disclosure of information; what it says beside these is who publishes.
 */
import type { ReportKind } from '../../../schema/report/report.ts';
import type { Line } from '../text/lines.ts';
import { foldLabel, pinyinEnd } from '../text/normalize.ts';

export interface Titled {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly kind: ReportKind | null;
}

const SUBJECT = /(?:政府信息与政务公开|政府信息公开|政务信息公开|政务公开|信息公开)/;
const LONGEST = 90;
const MOST_LINES = 4;
/** Only the head of a document can hold its title. */
const HEAD_LINES = 80;

/** Reads the title out of the lines before the first heading or table. */
export function titleOf(lines: readonly Line[], bodyFrom: number, fileName: string): Titled {
  const head = lines.slice(0, Math.min(bodyFrom, HEAD_LINES)).filter(isTitlePart);
  const title = findTitle(head) ?? findTitle([lineOfName(fileName)].filter(isTitlePart));
  if (title === null) return { title: null, publisher: null, year: null, kind: null };
  const fromDocument = findTitle(head) !== null;
  const publisher = publisherOf(title);
  return {
    title: fromDocument ? title : null,
    publisher,
    year: yearOf(ownWords(title)),
    kind: publisher ? kindOf(publisher) : null,
  };
}

export interface NamedTitle {
  readonly publisher: string | null;
  readonly year: number | null;
}

/** The complete titles among some lines, in the order met. */
export function titlesOf(lines: readonly Line[]): NamedTitle[] {
  return completeTitles(lines.filter(isTitlePart)).map((title) => ({
    publisher: publisherOf(title),
    year: yearOf(ownWords(title)),
  }));
}

/** Titles that name a year, none of which shares a line with another. */
function completeTitles(lines: readonly Line[]): string[] {
  const titles: string[] = [];
  for (let first = 0; first < lines.length; first++) {
    // A title ends with 报告 or 年报, four lines down at most.
    if (!lines.slice(first, first + MOST_LINES).some(({ folded }) => folded.includes('报'))) continue;
    const found = titleFrom(lines, first, true);
    if (found === null) continue;
    titles.push(found.title);
    first += found.lines - 1;
  }
  return titles;
}

function lineOfName(fileName: string): Line {
  const raw = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return { index: 0, start: 0, end: raw.length, raw, folded: foldLabel(raw) };
}

function isTitlePart({ raw, folded }: Line): boolean {
  return (
    folded !== '' &&
    raw.length <= LONGEST &&
    !/[。；>＞《]/.test(raw) &&
    !/^(?:当前位置|首页|来源|发布|索引|打印|[上下]一[篇条]|相关|返回|附件)/.test(folded)
  );
}

/**
 * The title among the lines before the body. Pages name other reports as well, in lists beside the article; their own title
 * stands there more than once (in the window and over the article), or else last.
 */
function findTitle(lines: readonly Line[]): string | null {
  const complete = completeTitles(lines);
  const keyed = complete.map((title) => `${publisherOf(title) ?? ''}/${yearOf(ownWords(title))}`);
  const named = keyed.some((key) => !key.startsWith('/'));
  let best: string | null = null;
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
    if (found !== null) return found.title;
  }
  return null;
}

/** A title that starts on a line: as few lines as it takes, and all of them needed. */
function titleFrom(
  lines: readonly Line[],
  first: number,
  withYear: boolean,
): { readonly title: string; readonly lines: number } | null {
  const parts: string[] = [];
  for (let count = 0; count < MOST_LINES; count++) {
    const line = lines[first + count];
    if (!line) return null;
    parts.push(cleaned(line.raw));
    const whole = parts.join('').replace(/\s/g, '');
    if (whole.length > LONGEST) return null;
    if (isReportTitle(whole, withYear)) {
      // A line above that belongs to the title alone holds the publisher; a line that adds nothing was no part of it.
      const shorter = count > 0 && isReportTitle(parts.slice(1).join('').replace(/\s/g, ''), withYear);
      const publisherOnly =
        count > 0 && publisherOf(whole) !== null && ORGANIZATION.test(parts[0]?.replace(/\s/g, '') ?? '');
      if (shorter && !publisherOnly) return null;
      if (count === 0 && publisherOf(whole) === null && !withYear) return null;
      return { title: parts.join(' ').trim(), lines: count + 1 };
    }
  }
  return null;
}

function cleaned(raw: string): string {
  const plain = raw
    .replace(/^[\s#>*_|]+|[\s*_|]+$/g, '')
    .replace(/[\t\u3000\u00a0 ]+/g, ' ')
    .replace(/\*\*/g, '');
  let text = '';
  for (let i = 0; i < plain.length; i++) {
    const skip = plain.charAt(i) === '(' ? pinyinEnd(plain, i) : i;
    if (skip > i) i = skip;
    else text += plain.charAt(i);
  }
  return text;
}

/** Is this the whole title of a report on disclosure? `whole` without blanks; `withYear`: only with its year. */
export function isReportTitle(whole: string, withYear: boolean): boolean {
  const folded = foldLabel(whole);
  if (!SUBJECT.test(folded) || !/(?:报告|年报)(?:\d{4}年?度?|全文|公开|表)?$/.test(folded)) return false;
  return !withYear || yearOf(whole) !== null;
}

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** The report year in a title: `2019年`, `2024 年度`, `二〇二三年`, `（2023年度）`. */
export function yearOf(text: string): number | null {
  const plain = text
    .replace(/\s/g, '')
    .normalize('NFKC')
    .replace(/[○Ｏ零OＯo]/g, '〇');
  const match = /(?<!\d)(20\d{2})(?!\d)/.exec(plain);
  if (match) return Number(match[1]);
  const chinese = /[二2][〇0][一二〇0-9][〇一二三四五六七八九]/.exec(plain)?.[0];
  if (chinese === undefined) return null;
  const digits = Array.from(chinese, (c) => (CHINESE_DIGITS.includes(c) ? CHINESE_DIGITS.indexOf(c) : Number(c)));
  return Number(digits.join(''));
}

const ORGANIZATION =
  /(?:局|委|办|府|室|镇|乡|街道|处|厅|会|院|中心|大队|支队|区|县|市|省|州|盟|旗|公司|所|站|馆|校|学|队|社|部|署|行)(?:[（(].{1,12}[)）])?$/;

/** The body's name: what is left of a title without year, subject and kind of paper. */
function publisherOf(title: string): string | null {
  const plain = plainCharacters(ownWords(title).replace(/\s/g, ''));
  const match = SUBJECT_OF_TITLE.exec(plain);
  const head = match ? plain.slice(0, match.index) : plain;
  const name = head
    .replace(/^(?:关于|关於)/, '')
    .replace(/[(（【〔[]?(?:20\d{2}|二[〇○零Ｏ]..?)年?(?:度)?[)）】〕\]]?/g, '')
    .replace(/(?:年度|关于|的|[—\-－·:：_])+$/g, '')
    .replace(/^[—\-－·:：_年度]+/, '')
    .replace(/(?:本级)$/, '');
  return name.length >= 2 && name.length <= 60 ? name : null;
}

/** A window's title names the site and the column before the report. */
const SITE = /^.*(?:年报|报告|目录|指南|专栏|门户网站|政府网站|政务网站|网站首页)[\s_\-—|>·:：]+(?=.{4,}$)/;

function ownWords(title: string): string {
  return title.replace(SITE, '');
}

const SUBJECT_OF_TITLE =
  /(?:政府信息与政务|政府信息|政务信息|政府資訊|政府資訊|政务|政務|法定主动)?(?:信息|資訊)?公[开開]/;

/** PDF text prints ⾏ for 行, others full-width digits; a name is looked up, so it is given in plain characters. */
function plainCharacters(text: string): string {
  return text.replace(/[\u2e80-\u2fdf０-９]/g, (character) => foldLabel(character));
}

const PLACE_NAME = /(?:省|自治区|市|自治州|州|地区|盟|区|县|自治县|旗|浦东新区|滨海新区)$/;
const NOT_A_PLACE =
  /(?:管理区|开发区|新区|园区|度假区|风景区|名胜区|保税区|(?:生态|一体化|农业|产业|技术|先行|经济|融合|创新|统筹)示范区|高新区|社区|矿区|林区|经开区|试验区|合作区|校区|库区|景区|灌区|产业区|工业区|经济区)$/;

/**
 * Whose report it is: a government's own (省市区县, `X区人民政府` or the bare name of the place) covers the whole region; a
 * township's government, a government office and every department report as bureaus.
 */
export function kindOf(publisher: string): ReportKind {
  const government = /(.*?)人民政府$/.exec(publisher)?.[1];
  const place = government ?? publisher;
  if (/(?:浦东|滨海|雄安)新区$/.test(place)) return 'region';
  const named = PLACE_NAME.test(place) && (government !== undefined || !NOT_A_PLACE.test(place));
  return named ? 'region' : 'bureau';
}
