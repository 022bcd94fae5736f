/** A folded paragraph as tokens: the words of the lexicon, numbers with their counters, dates, marks, and what is unknown. */
import { numeralValue } from '../../text/numerals.ts';
import type { Kind } from './kinds.ts';
import { nameAt } from './own-names.ts';
import { OPEN_DAY, OTHER_YEAR, type Token, token } from './token.ts';
import { wordAt } from './words.ts';

const COUNTERS =
  '条次|条(?!例)|件次|件(?!事)|篇次|篇|则|项次|项(?!目)|个(?:工作日|百分点|月)|个(?!人)|份(?!额)|部(?!分|门)|期(?!间|限|内|满)|例(?!会|外)|起(?!草|诉|来|到|止)|宗|人次|人(?!大|民|才|员)|名(?!义)|户|家(?!庭)|册|次(?!年|日|月)|场次|场(?!所|景)|种(?!植|子|粮|业|苗|畜)(?=途径|方式|渠道|形式|载体)|班次|笔|单(?!位)|张|块|台|处(?!理|罚|置)|本(?!级|年|机|单|局|区|市|县)|套|亿元|万元|元|天|日|小时|分钟|字|幅|面(?!向|对)|批次|批(?!准|复)|封|只|组|轮次|轮|类|大类|栏|倍|号|亩|吨|人';
const QUANTITY = new RegExp(
  `(约|大约|近|将近|接近|逾|超过?|突破|不足)?(?:(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,12}(?:\\.\\d+)?)(余|多|来|几)?(万|亿)?(余|多)?|([〇零一二两三四五六七八九十百千]{1,9})(余|多|来|几)?(万)?(余|多)?)(${COUNTERS})?(余|多|左右|上下|以上)?`,
  'y',
);
const PERCENT = /(?:约|近)?(?:(\d{1,3}(?:\.\d{1,4})?)[%％]|百分之([〇零一二三四五六七八九十百]{1,5}))/y;
const DATE =
  /(?:(\d{4})年?[-—–~～至到]{1,2})?(\d{4})(?:年(?:度|间)?|(?=全年|年度))|(\d{1,2})月?[-—–~～至到]{1,2}(?:年底|(\d{1,2})月)份?|(\d{1,2})月(?:(\d{1,2})日?|份|底|末|初|中旬|上旬|下旬)?/y;
const MONTH_DAY = /(\d{1,2})月(?:(\d{1,2})日?|底|末|初|份|中旬|上旬|下旬)?/y;
const TO_DATE = /日?起?[-—–~～至到]{1,2}(?:\d{4}年|当年|同年)?12月31日?止?/y;
/** Behind a day: the part of the year since it, or up to it. */
const FROM_OR_TO = /^(?:以[后前来]|之[后前]|[后前])/;
const ORDINAL = /第[\d一二三四五六七八九十百]+[条款项件次期号个届批部]?/y;
const CHINESE = '〇零一二两三四五六七八九十百千';
const PREFIX = '约大近将接逾超突不';
const MARKS = ',;:()、。!?';
/** Characters that are no part of any word. */
const SILENT = '“”‘’"\'《》<>[]·…|';
/** What a character may begin, by its code unit. */
const BEGINS = new Uint8Array(0x10000);
const MARK = 1;
const SILENCE = 2;
const NUMBER = 3;
for (const character of `0123456789第${CHINESE}${PREFIX}`) BEGINS[character.charCodeAt(0)] = NUMBER;
for (const character of SILENT) BEGINS[character.charCodeAt(0)] = SILENCE;
for (const character of MARKS) BEGINS[character.charCodeAt(0)] = MARK;
/** Tokens beyond which a sentence is cut at the next mark, and beyond which it is cut anywhere; hostile ones must not be long. */
const LONGEST_SENTENCE = 500;
const LONGEST_UNMARKED = 600;

/** What the year of the report makes of a year named in the prose. */
function whenOf(named: number, year: number | null): Kind {
  if (year === null || named === year) return 'now';
  return named < year ? 'past' : 'next';
}

/** What names of bodies end with. */
const BODY = /[局委办镇乡街道厅院中心校区县市科室会]$/;

/** The sentences of a folded text, each as its tokens; `names`: what the publisher is called. Time is linear. */
export function* sentencesOf(
  text: string,
  { year, names }: { readonly year: number | null; readonly names: readonly string[] },
): Generator<readonly Token[]> {
  let tokens: Token[] = [];
  let at = 0;
  let unknownFrom = -1;
  let isItemStart = true;
  const firsts = names.map((name) => name.charAt(0)).join('');
  const hasPaper = /报(?:发|刊|登|公开|\d|、|等)/.test(text);
  const closeUnknown = (): void => {
    if (unknownFrom >= 0)
      tokens.push(token(text, 'unknown', BODY.test(text.slice(unknownFrom, at)) ? 'body' : '', unknownFrom, at));
    unknownFrom = -1;
  };
  while (at < text.length) {
    if (tokens.length > LONGEST_UNMARKED) {
      yield tokens;
      tokens = [];
    }
    const begins = BEGINS[text.charCodeAt(at)];
    if (isItemStart) {
      const item = (at === 0 ? headingAt(text) : null) ?? itemAt(text, at);
      isItemStart = false;
      if (item) {
        tokens.push(item);
        at = item.end;
        continue;
      }
    }
    if (begins === MARK) {
      isItemStart = /[。;:]/.test(text.charAt(at));
      const mark = text.charAt(at).replace(/[!?]/, '。');
      closeUnknown();
      tokens.push(token(text, 'mark', mark, at, at + 1));
      at++;
      if (mark === '。' || tokens.length > LONGEST_SENTENCE) {
        yield tokens;
        tokens = [];
      }
      continue;
    }
    const paper =
      text.charAt(at) === '《' || (hasPaper && BEFORE_PAPER.has(text.charAt(at - 1))) ? paperAt(text, at) : null;
    if (paper) {
      closeUnknown();
      tokens.push(paper);
      at = paper.end;
      continue;
    }
    const dash = begins === SILENCE ? 1 : dashAt(text, at);
    if (dash > 0) {
      closeUnknown();
      at += dash;
      continue;
    }
    const found =
      (firsts.includes(text.charAt(at)) ? nameAt(text, at, names) : null) ??
      (begins === NUMBER ? numberAt(text, at, year) : null) ??
      wordAt(text, at);
    if (found && !(unknownFrom >= 0 && found.measure === 'disclosures.gazette' && found.end - found.start === 2)) {
      closeUnknown();
      tokens.push(found);
      at = found.end;
      continue;
    }
    if (unknownFrom < 0) unknownFrom = at;
    at++;
  }
  closeUnknown();
  if (tokens.length > 0) yield tokens;
}

/** `2.` or `(3)` at the beginning of a sentence numbers it; 2.2023年 is no decimal. */
const ITEM = /\(?\d{1,2}(?:\)|[.、](?!\d)|[.、](?=20\d\d年))[、.]?/y;

/** `(一)主动公开情况2023年…`: a heading whose line has lost its end. */
const HEADING =
  /^\([一二三四五六七八九十]{1,2}\)(?:主动公开|依申请公开|政府信息管理|(?:政府)?信息公开平台建设|平台建设|监督保障)(?:政府信息)?(?:(?:工作)?的?(?:情况|方面)(?![^。:,;]{0,6}(?:如下|总体|良好))|(?=20\d\d年|[本全]年|一年来|年内|先后))/;

function headingAt(text: string): Token | null {
  const match = HEADING.exec(text);
  return match && token(text, 'mark', ',', 0, match[0].length);
}

function itemAt(text: string, start: number): Token | null {
  ITEM.lastIndex = start;
  const match = ITEM.exec(text);
  return match && token(text, 'filler', '', start, start + match[0].length);
}

/** Words behind which 至 or a dash joins no range: 降至4件, 门户网站 — 456条. */
const LED_TO = /[降增减升落长少加高]至$|[^\d\sA-Za-z年月日条件项个次篇期至、,;:()\-—–~～.]\s?[-—–]{1,2}\s?$/;
const DASH = /\s?[-—–]{1,2}\s?(?=\d)/y;

/** How long the dash of 门户网站 — 456条 is; 0 for none. */
function dashAt(text: string, at: number): number {
  if (!' -—–'.includes(text.charAt(at))) return 0;
  DASH.lastIndex = at;
  const dash = DASH.exec(text)?.[0].length ?? 0;
  return dash > 0 && LED_TO.test(text.slice(Math.max(0, at - 1), at + dash)) ? dash : 0;
}

/** 《金河报》; not 《年报》, 《简报》, 《政府公报》, 《政报》. */
const PAPER = /《[^》\d]{1,8}(?<![年月季公通简汇申快情周预政])报》/y;

const BEFORE_PAPER: ReadonlySet<string> = new Set(',。;:、(和及在中');
/** 新区报发布8条: a paper by its name alone, where a name may begin. */
const BARE_PAPER =
  /(?<=[,。;:、(和及在]|其中)(?:(?!公开|发布|通过)[^\s\d,。;:、()《》在]){2,5}(?<![年月季公通简汇申快情周预政海举填上呈转墙板警捷])报(?=发布|刊登|刊发(?!表)|发表|登载|公开|发稿|\d|、|等)/y;

function paperAt(text: string, start: number): Token | null {
  const form = text.charAt(start) === '《' ? PAPER : BARE_PAPER;
  form.lastIndex = start;
  const match = form.exec(text);
  return match && { ...token(text, 'channel', '', start, start + match[0].length), measure: 'disclosures.press' };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A date, a percentage, an ordinal, or a number with its counter. */
function numberAt(text: string, start: number, year: number | null): Token | null {
  const code = text.charCodeAt(start);
  if (isDigit(code)) return dateAt(text, start, year) ?? percentAt(text, start) ?? quantityAt(text, start);
  const character = text.charAt(start);
  if (character === '第') return ordinalAt(text, start);
  if (character === '百') {
    const percent = percentAt(text, start);
    if (percent) return percent;
  }
  if (PREFIX.includes(character)) return percentAt(text, start) ?? quantityAt(text, start);
  return quantityAt(text, start);
}

function ordinalAt(text: string, start: number): Token | null {
  const word = wordAt(text, start);
  ORDINAL.lastIndex = start;
  const match = ORDINAL.exec(text);
  if (!match || (word && word.end >= start + match[0].length)) return null;
  return token(text, 'ordinal', '', start, start + match[0].length);
}

function percentAt(text: string, start: number): Token | null {
  PERCENT.lastIndex = start;
  const match = PERCENT.exec(text);
  if (!match) return null;
  const value = match[1] === undefined ? numeralValue(match[2] ?? '') : Number(match[1]);
  if (value === null) return null;
  const approximate = match[0].startsWith('约') || match[0].startsWith('近');
  return token(text, 'percent', match[1] ?? '', start, start + match[0].length, { value, approximate, counter: '%' });
}

function dateAt(text: string, start: number, year: number | null): Token | null {
  DATE.lastIndex = start;
  const match = DATE.exec(text);
  if (!match) return null;
  let end = start + match[0].length;
  const named = match[2];
  if (named !== undefined) {
    if (match[1] !== undefined && match[1] !== named) return token(text, 'span', '', start, end);
    MONTH_DAY.lastIndex = end;
    const month = MONTH_DAY.exec(text);
    const when = whenOf(Number(named), year);
    // 截至2023年底 is no year of its own.
    if (!month && /[底末]/.test(text.charAt(end)))
      return token(text, 'date', when === 'past' ? OTHER_YEAR : '', start, end + 1);
    if (!month) return token(text, when, named, start, end);
    end += month[0].length;
    return withinYear(
      text,
      start,
      end,
      { month: Number(month[1]), isDay: month[2] !== undefined },
      whenOf(Number(named), year),
    );
  }
  if (match[3] !== undefined) {
    const isWhole = match[3] === '1' && (match[4] === undefined || match[4] === '12');
    return token(text, isWhole ? 'whole' : 'part', '', start, end);
  }
  return withinYear(text, start, end, { month: Number(match[5]), isDay: match[6] !== undefined }, 'whole');
}

/** `1月1日至12月31日` is the year, a day is a date, December's end as well; another month is a part. */
function withinYear(
  text: string,
  start: number,
  end: number,
  { month, isDay }: { readonly month: number; readonly isDay: boolean },
  when: Kind,
): Token {
  TO_DATE.lastIndex = end;
  const to = isDay && month === 1 ? TO_DATE.exec(text) : null;
  if (to) return token(text, when, '', start, end + to[0].length);
  // 5月15日以后收到9件; but what was done before the last of December is the year's.
  const behind = isDay && month > 1 && month < 12 ? FROM_OR_TO.exec(text.slice(end, end + 2)) : null;
  if (behind) return token(text, 'part', OPEN_DAY, start, end + behind[0].length);
  return token(text, isDay || month === 12 ? 'date' : 'part', when === 'past' ? OTHER_YEAR : '', start, end);
}

/** Of which a body that reports has several below it. */
const BODIES = /^(?:行政|自然|建制)?(?:村(?!务)|社区|学校|中小学|幼儿园|下属单位|直属单位|事业单位)/;
/** Characters before a number that make it no count: the end of a range, a decimal, a name in letters. */
const JOINED = /[\d.\-—~～至A-Za-z]/;
/** 3件至5件, 3-5件. */
const RANGE_AHEAD = /^(?:[-—~～]\d|[至到]\d{1,4}[条件份个次])/;
const SUFFIX_PLACES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

function quantityAt(text: string, start: number): Token | null {
  QUANTITY.lastIndex = start;
  const match = QUANTITY.exec(text);
  if (!match) return null;
  const digits = match[2];
  const numeral = match[6];
  const counter = match[10] ?? '';
  const end = start + match[0].length;
  if (digits === undefined) {
    // 三 without a counter is a word, and so is 一件事.
    if (counter === '') return null;
    const word = wordAt(text, start);
    if (word && word.end >= end) return null;
    if (counter === '起' && numeral === '一' && !/^(?:[,。;:、)因政行涉]|$)/.test(text.charAt(end))) return null;
  }
  // 全镇12个村共公开360条: so many bodies, none of them ours.
  const bodies = /^[个所家]$/.test(counter) ? BODIES.exec(text.slice(end, end + 8))?.[0] : undefined;
  if (bodies) return token(text, 'others', '', start, end + bodies.length);
  const base = numeralValue(digits ?? numeral ?? '');
  if (base === null) return token(text, 'unknown', '', start, end);
  const place = SUFFIX_PLACES[match[4] ?? match[8] ?? ''] ?? 1;
  const isJoined =
    (JOINED.test(text.charAt(start - 1)) && !LED_TO.test(text.slice(Math.max(0, start - 5), start))) ||
    RANGE_AHEAD.test(text.slice(end, end + 6));
  if (isJoined) return token(text, 'unknown', '', start, end);
  return token(text, 'number', '', start, end, {
    value: place === 1 ? base : Math.round(base * place * 100) / 100,
    approximate: (match[1] ?? match[3] ?? match[5] ?? match[7] ?? match[9] ?? match[11]) !== undefined,
    counter,
  });
}
