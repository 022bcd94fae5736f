/** Publisher and year where no title names them: offered from the first sentences, or from the signature at the end. */
import type { Line } from '../text/lines.ts';
import { isOrganization, lastYearIn } from './title-parts.ts';

const FIRST_LINES = 40;
const LAST_LINES = 30;
const LONGEST = 400;

const BODY =
  '[\\u3400-\\u9fff]{2,24}?(?:人民政府(?:办公[室厅])?|办公[室厅]|委员会|管委会|街道(?:办事处|办)?|办事处|[总分]局|[总支大]队|[局厅委署院镇乡]|中心)';
const BEHIND =
  '根据|按照|依据|依照|结合|认真|严格|坚持|深入|高度|积极|全面|紧紧|始终|编制|现公布|特编制|特向|切实|持续|不断|进一步|以习近平|深化|扎实|贯彻|共主动|主动公开';
const SENTENCES: readonly RegExp[] = [
  new RegExp(`(?:^|[，。,；;]|报告)(?:由|是|系)(${BODY})(?:负责|组织)?(?=编制|起草|发布|公布|[（(]|${BEHIND})`),
  new RegExp(`(?:现将|现就|现公布|现发布|公布|发布)(${BODY})(?=20\\d{2}年)`),
  new RegExp(`(?:^|[，。,；;、])(${BODY})[（(](?:以下|下)(?:统|简)?称`),
  new RegExp(`(?:^|[，。,；;])(${BODY})(?=20\\d{2}年度?(?:政府|政务)?信息公开)`),
  new RegExp(`(?:^|[，。,；;])(?:20\\d{2}年度?[，,]?)?(${BODY})(?=[，,]?(?:${BEHIND}))`),
];
/** 我局, 国务院办公厅 and 省政府办公厅 are not who publishes; 区教育局 may be. */
const ANOTHER =
  /^(?:我|本|该|各|全|为|在|由|党|中央|中共中央|国务院|国家|根据|按照|依据|上级|[省市区县](?:委|政府)|自治区)|的|等|及其|关于/;

function firstSentences(lines: readonly Line[]): string[] {
  const filled = lines.filter(({ raw, folded }) => folded !== '' || raw.length > LONGEST).slice(0, FIRST_LINES);
  return filled.map(({ raw }) => raw.slice(0, LONGEST).replace(/[\s*#]/g, ''));
}

/** The body that says of itself that it reports. */
export function nameInSentences(lines: readonly Line[]): string | null {
  const sentences = firstSentences(lines);
  for (const pattern of SENTENCES) {
    for (const sentence of sentences) {
      const name = pattern.exec(sentence)?.[1];
      if (name !== undefined && name.length >= 4 && isOrganization(name) && !ANOTHER.test(name)) return name;
    }
  }
  return null;
}

/** What a sentence says its year is of: a report first, then any disclosure that is no other paper's, then what was done. */
const YEARS: readonly RegExp[] = [
  /(20\d{2})年(?!\d)[^，。；]{0,20}?(?:信息公开|政务公开)[^，。；]{0,10}?(?:报告|情况|年报)/,
  /(?<![《〈“])(20\d{2})年度?(?:政府|政务)?(?:信息)?公开(?!.{0,8}(?:要点|任务|通知|意见|考核))/,
  /(?:^|[。；、])(20\d{2})年度?(?=[，,我本])/,
];

/** The year whose report a sentence says it is. */
export function yearInSentences(lines: readonly Line[]): number | null {
  const sentences = firstSentences(lines);
  for (const pattern of YEARS) {
    for (const sentence of sentences) {
      const year = pattern.exec(sentence)?.[1];
      if (year !== undefined) return Number(year);
    }
  }
  return null;
}

export interface Signature {
  readonly publisher: string;
  /** The year before that of its date; null where none is printed. */
  readonly year: number | null;
}

const SIGNED_ON =
  /(?:[二〇○零Oo0一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日?|20\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?)$/;

/** The body that signs at the end, over the date, under it or beside it. A report of a year is signed in the year after it. */
export function signatureOf(lines: readonly Line[]): Signature | null {
  const filled = lines.filter(({ folded }) => folded !== '').slice(-LAST_LINES);
  const texts = filled.map(({ raw }) => raw.replace(/\s/g, '').replace(/^[（(](.*)[）)]$/, '$1'));
  for (let at = texts.length - 1; at >= 0; at--) {
    const text = texts[at] ?? '';
    const date = SIGNED_ON.exec(text)?.[0] ?? '';
    if (date === '') continue;
    const beside = date === text ? [texts[at - 1], texts[at + 1]] : [text.slice(0, -date.length)];
    const name = beside.find((words) => words !== undefined && isOrganization(words));
    if (name === undefined) continue;
    const signed = lastYearIn(`${date.slice(0, 4)}年`);
    return { publisher: name, year: signed === null ? null : signed - 1 };
  }
  return null;
}
