/**
 * The anatomy of one title: who publishes, and the year. The year is the one that stands last before 报告 (a site's own
 * numbers stand further off, dates and numbers of documents are none); the name is what stands before 政府信息公开, cut at the
 * marks that part it from a site's name. Words in brackets and 的公告 may follow.
 */
import { foldLabel } from '../text/normalize.ts';
import { isSiteName, partsBetweenMarks, withoutPageWords } from './page-words.ts';

export interface TitleParts {
  /** The body's name; null where the title names none. */
  readonly publisher: string | null;
  readonly year: number | null;
}

const SUBJECT =
  /(?:政府信息与政务|政府信息和政务|政府信息|政务信息|政府資訊|政府資訊|政务|政務|法定主动)?(?:信息|資訊)?公[开開](?!办公[室厅]|办(?!法)|科|处|股|中心|领导小组)/g;
/** Between the subject and the kind of paper. */
const PAPER = /^[^，。；,;]{0,24}?(?:报告|報告|年报|年報)/;
const TAIL =
  /^(?:20\d{2}年?度?|全文|公开|正文|表|的?(?:更正|修订|补充|修改)?(?:公告|通知|通报|公布|发布|公示|函)|[（(【[〔][^）)】\]〕]{1,24}[）)】\]〕]|(?:修订|修正|更正|征求意见|公示|送审|正式|最终|完整)(?:版|稿|件)?|[终定]稿|\.(?:pdf|docx?|wps|ofd|html?)|[》”"])*$/;
const SCHOOL_YEAR = /(20\d{2})\s?年?\s?[-—–－至~～]{1,2}\s?20\d{2}\s?学年/;
const LONGEST = 90;

const CHINESE_DIGITS = '〇一二三四五六七八九';
const ZERO = '〇○Ｏ零OＯo';
/** A year that is no part of a date, of a longer number, or of the number of a document. */
const YEAR = new RegExp(
  `(?<![\\d.])(20\\d{2})(?!\\d)(?!年\\d{1,2}月)(?![-./]\\d{1,2}[-./])(?![)）\\]】〕]第?\\d+号)|([二2][${ZERO}0][一二0-9][${ZERO}一二三四五六七八九0-9])(?=年|[)）])`,
  'g',
);

interface FoundYear {
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

function yearsIn(text: string): FoundYear[] {
  return [...text.matchAll(YEAR)].map((match) => ({
    year: match[1] === undefined ? fromChinese(match[2] ?? '') : Number(match[1]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function fromChinese(printed: string): number {
  const digits = Array.from(printed, (c) => {
    const at = CHINESE_DIGITS.indexOf(ZERO.includes(c) ? '〇' : c);
    return at < 0 ? Number(c) : at;
  });
  return Number(digits.join(''));
}

/** The last year in some words that is no part of a date: `2019年`, `2024 年度`, `二〇二三年`, `（2023年度）`. */
export function lastYearIn(words: string): number | null {
  return yearsIn(words.replace(/\s/g, '')).at(-1)?.year ?? null;
}

interface Core {
  /** What stands before 政府信息公开, and up to the end of 报告, and behind it. */
  readonly head: string;
  readonly upToPaper: string;
  readonly tail: string;
}

/** The words of a report's title; null where they are none. `text` without blanks. */
function coreOf(text: string): Core | null {
  if (text.length > LONGEST) return null;
  for (const match of text.matchAll(SUBJECT)) {
    const behind = match.index + match[0].length;
    const paper = PAPER.exec(text.slice(behind));
    if (!paper) continue;
    const end = behind + paper[0].length;
    const tail = text.slice(end);
    if (TAIL.test(tail)) return { head: text.slice(0, match.index), upToPaper: text.slice(0, end), tail };
  }
  return null;
}

/** Reads one title, printed on one line or joined from several; null where it is none of a report on disclosure. */
export function partsOf(printed: string): TitleParts | null {
  const quoted = /《([^《》]{4,90})》/.exec(printed);
  if (quoted) {
    const inner = partsOf(quoted[1] ?? '');
    if (inner === null || !TAIL.test(compact(printed.slice(quoted.index + quoted[0].length)))) return null;
    const about = nameIn(compact(printed.slice(0, quoted.index)));
    return { ...inner, publisher: inner.publisher ?? about };
  }
  if (/[。；;]/.test(printed)) return null;
  // A school's year is the one in which it begins.
  const segments = partsBetweenMarks(withoutPageWords(printed.replace(SCHOOL_YEAR, '$1年')));
  // A column of the site (政府信息公开年报) reads like a title, but has no year.
  const cores = segments.map((segment) => coreOf(compact(segment)));
  const dated = cores.findLastIndex((one) => one !== null && yearOfCore(one) !== null);
  const at = dated >= 0 ? dated : cores.findLastIndex((one) => one !== null);
  const core = cores[at] ?? null;
  if (core === null) return acrossMarks(segments);
  const before = segments.slice(0, at).reverse();
  const behind = segments.slice(at + 1);
  const publisher = ownName(core, segments[at] ?? '');
  const year = yearOfCore(core);
  // A column of a site's tree, with other columns around it.
  if (publisher === null && year === null) return { publisher, year };
  const beside = neighbour(before) ?? neighbour(behind.filter((words) => !OF_GOVERNMENT.test(compact(words))));
  return { publisher: publisher ?? beside, year: year ?? yearBeside(before, behind) };
}

/** `示范区教育局：政府信息公开—2022年度报告`: only with its year, for columns of a site read alike. */
function acrossMarks(segments: readonly string[]): TitleParts | null {
  const core = segments.length > 1 ? coreOf(compact(segments.join(''))) : null;
  const year = core && yearOfCore(core);
  const named = segments.findLast((segment) => isOrganization(compact(segment)) && !isSiteName(segment));
  return core && year !== null ? { publisher: named ? nameIn(compact(named)) : nameIn(core.head), year } : null;
}

function yearOfCore({ upToPaper, tail }: Core): number | null {
  return yearsIn(upToPaper).at(-1)?.year ?? yearsIn(tail)[0]?.year ?? null;
}

function yearBeside(before: readonly string[], behind: readonly string[]): number | null {
  for (const segment of [...before, ...behind]) {
    const year = lastYearIn(segment);
    if (year !== null) return year;
  }
  return null;
}

/** Behind a title stands the name of the site, which is its government's. */
const OF_GOVERNMENT = /政府(?:办公[室厅])?$|[省市区县州旗]$/;

/** A body's name between marks. */
function neighbour(before: readonly string[]): string | null {
  for (const segment of before) {
    const words = compact(segment);
    if (isOrganization(words) && !isSiteName(words)) return nameIn(words);
  }
  return null;
}

function ownName({ head, tail }: Core, segment: string): string | null {
  const bracketed = [...tail.matchAll(/[（(【[〔]([^）)】\]〕]{3,24})[）)】\]〕]/g)].map((match) => match[1] ?? '');
  const named = nameIn(afterSite(segment, head)) ?? bracketed.find(isOrganization) ?? null;
  return named;
}

/** A government, whose site it is; and words of a page's head (今天是…, 无障碍阅读, an address) that are nobody's name. */
const OF_SITE = /政府(?:办公[室厅])?$/;
const OF_HEAD = /[A-Za-z]{3}|\d|星期|阅读|登录|搜索|导航|[版网]$/;

/** What stands before a name on its line, parted by a blank: a site's name, the government of the same place, words of the page. */
function afterSite(segment: string, head: string): string {
  const words = segment.trim().split(/\s+/).map(compact);
  for (let i = words.length - 1; i > 0; i--) {
    const [site = '', own = ''] = [words[i - 1], words.slice(i).join('')];
    const isOther = isSiteName(site) || OF_HEAD.test(site) || (OF_SITE.test(site) && own.startsWith(site.slice(0, 2)));
    if (isOther && /^[\u4e00-\u9fff]{4}/.test(own) && head.includes(own.slice(0, 4)))
      return head.slice(head.lastIndexOf(own.slice(0, 4)));
  }
  return head;
}

const ORGANIZATION =
  /(?:局|委|办|府|室|镇|乡|街道|处|厅|会|院|中心|大队|支队|总队|区|县|市|省|州|盟|旗|公司|所|站|馆|校|学|队|社|部|署|行|集团|医院|苏木|场|库)(?:[（(].{1,12}[)）])?$/;

/** Whether some words can be a body's name: by their ending, and nothing else in them. */
export function isOrganization(words: string): boolean {
  return (
    words.length >= 3 &&
    words.length <= 40 &&
    ORGANIZATION.test(words) &&
    !/[\d,，。、；:：?？!！]|公开|报告/.test(words)
  );
}

const NO_NAME = /^(?:本(?:机关|单位|部门)|我[局委办县市区镇乡]|政府|年度?|工作|信息|全文|法定主动|关于)$/;

/** The body's name in the words before 政府信息公开. */
function nameIn(head: string): string | null {
  const words = plainCharacters(head);
  let plain = '';
  let from = 0;
  for (const year of yearsIn(words)) {
    plain += words.slice(from, year.from);
    from = year.to;
    while (words[from] === '年' || words[from] === '度') from++;
  }
  plain += words.slice(from);
  const name = withoutBracketsBefore(plain)
    .replace(/[（(【[〔]\s*[）)】\]〕]/g, '')
    .replace(/^.{0,12}[〔【[(（]20\d{2}[）)\]】〕]第?\d{1,4}号/, '')
    .replace(/^(?:关于|关於)?(?:印发|公布|发布|公开|报送)?/, '')
    .replace(/[（(](?!.*[）)])/g, '')
    .replace(
      /(?:(?:关于|关於)(?:印发|公布|发布|公开|报送|编制|编报)?|(?:对外|现)?(?:公布|发布)|年度|的|本级|[\s·:：“”"'《「])+$/g,
      '',
    )
    .replace(/^[\s·:：“”"'》」、，,.．\d]+|^年度/g, '')
    .replace(/^.*(?:门户网站|政府网站|政务网站|官方网站|政府网|门户网)/, '');
  return name.length >= 2 && name.length <= 60 && !NO_NAME.test(name) ? name : null;
}

/** `（更正）示范局` is 示范局, and `【示范区】某局` too when the brackets hold a part of the name. */
function withoutBracketsBefore(text: string): string {
  const match = /^[（(【[〔]([^）)】\]〕]{1,20})[）)】\]〕]/.exec(text);
  if (!match) return text;
  const rest = text.slice(match[0].length);
  return isOrganization(match[1] ?? '') ? `${match[1]}${rest}` : rest;
}

function compact(text: string): string {
  return plainCharacters(text.replace(/[\s\u200b\ufeff*]/g, '').replace(/年[（(]度[）)]/, '年度'));
}

/** PDF text prints ⾏ for 行, others full-width digits; a name is looked up, so it is given in plain characters. */
function plainCharacters(text: string): string {
  return text.replace(/[\u2e80-\u2fdf０-９]/g, (character) => foldLabel(character));
}
