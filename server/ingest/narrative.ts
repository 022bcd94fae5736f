/**
 * Numbers stated in the prose of sections 一 and 二: what was disclosed in all, by channel, by entry of a list, and what a
 * WeChat account posted. Every number with a counter is a candidate; the words of its own clause decide what it counts,
 * and a number whose words do not say so is left alone. Requests and appeals may be read by further subjects later.
 */
import type { NarrativeFigure, NarrativeMeasure } from '../../schema/report/report.ts';
import { channelOf } from './channels.ts';
import type { FoldedProse } from './fold.ts';
import { type Line, lineAt } from './lines.ts';
import type { Regions } from './locate.ts';
import { numeralValue } from './numerals.ts';
import type { Heading } from './outline.ts';
import { paragraphsOf } from './prose.ts';

/** A narrative figure with what its neighbours need to know of it. */
export interface Stated {
  readonly figure: NarrativeFigure;
  readonly paragraph: number;
  /** Index of the figure whose list, or whose posts, this one is part of. */
  readonly owner: number | null;
  /** Whether words such as 等, 主要 or 包括 leave the list open. */
  readonly open: boolean;
  /** Whether 其中 or its like introduces the list. */
  readonly introduced: boolean;
}

interface Context {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly headings: readonly Heading[];
  readonly regions: Regions;
  readonly publisher: string | null;
  readonly year: number | null;
}

/** A number phrase in a folded paragraph. */
interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly approximate: boolean;
  readonly counter: string;
  /** Words between the phrase before and this one. */
  readonly lead: string;
  /** Words of the lead within this sentence. */
  readonly near: string;
  /** Words of the lead within this clause. */
  readonly clause: string;
  /** Words of the sentence so far, numbers included; at most some hundred. */
  readonly sentence: string;
  /** A few words behind. */
  readonly tail: string;
}

const PHRASE =
  /(约|近|逾|超过|超)?(\d{1,3}(?:,\d{3})+|\d{1,9}|[〇零一二两三四五六七八九十百千]{1,7})(余|多|来)?(条次|条|件|篇|则|项|个|份|部|期|例|起|人次|人|名|宗|册|次)(余|多)?/g;
const POSTING = new Set(['条', '条次', '件', '篇', '则', '项', '个', '份', '部', '期', '例', '起', '次']);
const SENTENCE_WORDS = 240;

export function readNarrative(context: Context): Stated[] {
  const stated: Stated[] = [];
  paragraphsOf(context.text, context.lines, context.headings, context.regions).forEach((prose, paragraph) => {
    readParagraph(context, prose, paragraph, stated);
  });
  return stated;
}

interface ListState {
  /** Index in `stated` of the figure that the list divides. */
  owner: number;
  introduced: boolean;
  open: boolean;
  /** A bracket opened the list, and closes it. */
  bracket: boolean;
  /** No entry has been read yet. */
  fresh: boolean;
}

function readParagraph(context: Context, prose: FoldedProse, paragraph: number, stated: Stated[]): void {
  let list: ListState | null = null;
  /** The figure stated last in this paragraph, if it can have a list. */
  let latest: number | null = null;
  let wechat: number | null = null;
  let nested = false;
  for (const phrase of phrasesOf(prose.text)) {
    const sentenceEnded = /[。!?！？]/.test(phrase.lead);
    const opens = openingOf(phrase.lead);
    if (opens && latest !== null && list?.owner !== latest) {
      list = {
        owner: latest,
        introduced: true,
        open: /主要|包括|部分/.test(opens),
        bracket: opens.startsWith('('),
        fresh: true,
      };
    } else if (sentenceEnded && !opens) list = null;
    else if (list?.bracket && phrase.lead.includes(')')) list = null;
    // A bracket behind an entry divides the entry, not the list.
    if (nested && phrase.lead.includes(')')) nested = false;
    if (list && !(opens && list.owner === latest && list.fresh) && isNested(phrase)) nested = true;
    if (list) list.fresh = false;
    if (nested) continue;
    const owner = list?.owner ?? null;
    const push = (measure: NarrativeMeasure, label: string | null, of: number | null): number => {
      const open = (list?.open ?? false) || /等/.test(phrase.clause.slice(0, -1));
      stated.push({
        figure: figureOf(context, prose, phrase, measure, label),
        paragraph,
        owner: of,
        open: of !== null && open,
        introduced: list?.introduced ?? false,
      });
      return stated.length - 1;
    };
    if (sentenceEnded && !/微信|公众号/.test(phrase.sentence)) wechat = null;
    const post = postOf(phrase);
    if (post) {
      if (post === 'wechat.followers' ? /微信|公众号/.test(phrase.sentence) : wechat !== null) {
        push(post, null, post === 'wechat.followers' ? null : wechat);
      }
      continue;
    }
    if (!POSTING.has(phrase.counter)) continue;
    const measure = measureOf(phrase, list !== null, context);
    if (measure === 'disclosures.item') {
      const column = columnOf(phrase);
      if (column !== null && list === null) {
        push('disclosures.item', column, null);
        continue;
      }
      const label = labelOf(phrase, context.publisher);
      if (label === null || list === null) {
        list = null;
        continue;
      }
      push('disclosures.item', label, owner);
      continue;
    }
    if (measure === null) continue;
    const listed =
      list !== null && measure !== 'disclosures.total' && stated[list.owner]?.figure.measure === 'disclosures.total';
    const index = push(measure, null, listed ? owner : null);
    if (measure === 'disclosures.wechat') wechat = index;
    if (!listed) list = null;
    latest = index;
  }
}

function phrasesOf(text: string): Phrase[] {
  const phrases: Phrase[] = [];
  let from = 0;
  let sentenceFrom = 0;
  for (const match of text.matchAll(PHRASE)) {
    const value = numeralValue(match[2] ?? '');
    if (value === null || /[\d.\-第]/.test(text.charAt(match.index - 1))) continue;
    const lead = text.slice(Math.max(from, match.index - 400), match.index);
    const sentenceEnd = lastIndexOfAny(lead, '。!?！？');
    if (sentenceEnd >= 0) sentenceFrom = match.index - lead.length + sentenceEnd + 1;
    const near = lead.slice(lastIndexOfAny(lead, '。!?！？;；') + 1);
    const end = match.index + match[0].length;
    phrases.push({
      start: match.index,
      end,
      value,
      approximate: (match[1] ?? match[3] ?? match[5]) !== undefined,
      counter: match[4] ?? '',
      lead,
      near,
      clause: clauseOf(near),
      sentence: text.slice(Math.max(sentenceFrom, match.index - SENTENCE_WORDS), match.index),
      tail: /^[^,，。;；:()、]{0,12}/.exec(text.slice(end, end + 12))?.[0] ?? '',
    });
    from = end;
  }
  return phrases;
}

/** The last clause; one that only counts (共计) goes on with the clause before. */
function clauseOf(near: string): string {
  const start = lastIndexOfAny(near, ',:()') + 1;
  if (start < 2 || !/^(?:共|共计|合计|总计|累计|达|达到|约)+$/.test(near.slice(start))) return near.slice(start);
  return near.slice(lastIndexOfAny(near.slice(0, start - 1), ',:()') + 1);
}

function lastIndexOfAny(text: string, marks: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (marks.includes(text.charAt(i))) return i;
  return -1;
}

const OPENING =
  /^(?:类)?(?:政府|政务)?(?:信息)?[,，。;；:]?(\(?(?:其中|分别为|分别是|分布情况为?|具体为|具体包括|主要包括|主要为|包括|包含|涵盖|在主动公开的?(?:政府)?信息中))/;

/** The words that open a list directly behind a figure; null when there are none. */
function openingOf(lead: string): string | null {
  return OPENING.exec(lead)?.[1] ?? (/^[:：(（]/.test(lead) ? lead.charAt(0) : null);
}

function isNested(phrase: Phrase): boolean {
  const opened = phrase.lead.lastIndexOf('(');
  return opened >= 0 && !phrase.lead.includes(')', opened);
}

/** What a WeChat account's posts are made of, and who follows it. */
function postOf(phrase: Phrase): 'wechat.original' | 'wechat.reposted' | 'wechat.followers' | null {
  const { clause, counter } = phrase;
  if (
    /(?:关注量|关注人数|关注用户|关注数|粉丝数?量?|订阅数|订阅量|订阅用户|用户数)(?:已|达|达到|为|共|有|约|:)*$/.test(
      clause,
    )
  ) {
    return counter === '人' || counter === '名' || counter === '个' ? 'wechat.followers' : null;
  }
  if (/原创(?:政务|政府|类|工作|性)?(?:信息|内容|稿件|文章|推文|图文|作品|消息)?(?:共|为|达|:)*$/.test(clause))
    return 'wechat.original';
  if (/(?:转载|转发)(?:政务|政府|类|各类)?(?:信息|内容|稿件|文章|推文|图文|作品|消息)?(?:共|为|达|:)*$/.test(clause))
    return 'wechat.reposted';
  return null;
}

/** Words with which a clause is about something else than postings. */
const OTHER_SUBJECT =
  /依申请|受理|答复|办结|复议|诉讼|提案|议案|工单|热线|咨询|投诉|来信|来电|留言|阅读|浏览|点击|访问|下载|点赞|增长|增加|减少|下降|同比|环比|上年|去年|上一年|较|比上|多于|培训|会议|检查|考核|整改|错别字|错链|备案|项目/;
/** Running totals over more than the year. */
const CUMULATIVE = /截至目前|截止目前|开通以来|上线以来|建站以来|历年|自.{1,12}以来/;
const NOUN = /(?:政府信息|政务信息|信息|消息|文章|内容|稿件|图文|推文|动态)/;
const VERB = /(?:主动公开|公开|发布|推送|刊发|刊登|更新|上传|公布|发送|推出|播发|播放|编发|张贴|公示)/;
const COUNTED =
  /(?:信息|消息|文章|内容|稿件|图文|推文|动态|公开|发布|推送|刊发|刊登|更新|上传|公布|播放|发布量|信息量|公开量)(?:数|数量|总数|总量|条数|数量|量)?[共计合总累达到为约有是了各类:,]*$/;

function measureOf(phrase: Phrase, inList: boolean, context: Context): NarrativeMeasure | null {
  const { clause, near, tail } = phrase;
  const words = clause === '' ? near : clause;
  const about = OTHER_SUBJECT.test(words);
  const counted = COUNTED.test(words) || (VERB.test(words) && NOUN.test(tail.slice(0, 6)));
  const channel = channelOf(words);
  if (!about && !CUMULATIVE.test(phrase.sentence) && !anotherYear(words, context.year)) {
    const column = inList ? null : columnOf(phrase);
    // The column for disclosure is the site's own, not one subject of it.
    if (column !== null) return /信息公开|政务公开/.test(column) ? 'disclosures.website' : 'disclosures.item';
    if (counted && isTotal(words, channel, inList) && countsInformation(phrase, words)) return 'disclosures.total';
    if (channel !== null && channel !== 'several') {
      const bare = inList && words.length <= 24;
      if ((counted && VERB.test(words)) || bare) return channel;
    }
    if (channel === null && counted && /推送|发布|刊发|更新/.test(words) && !inList) {
      const inherited = channelOf(phrase.sentence.slice(0, -words.length || undefined));
      if (inherited !== null && inherited !== 'several') return inherited;
    }
  }
  return inList ? 'disclosures.item' : null;
}

/** 主动公开 N 条 over all channels; other verbs need words of summing up. */
function isTotal(words: string, channel: ReturnType<typeof channelOf>, inList: boolean): boolean {
  if (channel !== null && channel !== 'several') return false;
  if (/栏目|专栏|板块|领域|方面/.test(words)) return false;
  const whole = /全年|本年|年度|共|累计|总计|合计|总数|总量|\d{4}年/.test(words);
  if (inList) return whole && /主动公开/.test(words);
  return /主动公开/.test(words) || (whole && /公开|发布/.test(words) && /信息/.test(words));
}

/** 主动公开3件 behind a sentence on papers counts the papers. */
function countsInformation({ counter, tail }: Phrase, words: string): boolean {
  return counter === '条' || NOUN.test(words) || NOUN.test(tail.slice(0, 6));
}

/** `2018年…60条` in a report on 2019 is said for comparison. */
function anotherYear(words: string, year: number | null): boolean {
  if (year === null) return false;
  const named = /(20\d{2})年/.exec(words)?.[1];
  return named !== undefined && Number(named) !== year;
}

/** The column of a site in `在行政执法栏目发布信息6条`; null when the clause names none. */
function columnOf({ clause }: Phrase): string | null {
  const at = clause.search(/(?:栏目|专栏|板块)(?:中|内|下|里)?(?:共|集中|累计)*(?:公开|发布|更新)/);
  if (at < 0 || !COUNTED.test(clause)) return null;
  const before = clause.slice(0, at);
  const label = before
    .slice(Math.max(before.lastIndexOf('在'), before.lastIndexOf('通过') + 1, -1) + 1)
    .replace(/[“”"《》]/g, '');
  return label.length >= 2 && label.length <= 20 ? label : null;
}

/** The words of a list's entry; null when they are no label. */
function labelOf(phrase: Phrase, publisher: string | null): string | null {
  let label = phrase.lead
    .replace(/占(?:比|总数的|全部的)?(?:约|达)?[\d.]+%/g, '')
    .replace(OPENING, '')
    .replace(/^[,，;；:、。()“”"\s]+/, '');
  label = label
    .slice(lastIndexOfAny(label, ',，;；。:') + 1)
    .replace(/^(?:其中|包括|以及|及|和|与|另有|主动公开|公开|发布)+/, '');
  label = label.replace(/[共计为有达约:]+$/, '').replace(/[“”"]/g, '');
  if (publisher && label.startsWith(publisher) && label.length > publisher.length)
    label = label.slice(publisher.length);
  return label.length >= 1 && label.length <= 40 ? label : null;
}

function figureOf(
  context: Context,
  prose: FoldedProse,
  phrase: Phrase,
  measure: NarrativeMeasure,
  label: string | null,
): NarrativeFigure {
  const { text, lines } = context;
  const start = prose.at[phrase.start] ?? 0;
  const end = (prose.at[phrase.end - 1] ?? start) + 1;
  const wordsFrom = Math.max(phrase.start - Math.max(phrase.clause.length, 1), phrase.start - 60, 0);
  const quoteStart = prose.at[wordsFrom] ?? start;
  const line = lineAt(lines, start);
  return {
    measure,
    label,
    value: phrase.value,
    approximate: phrase.approximate,
    counter: phrase.counter,
    quote: text
      .slice(quoteStart, end)
      .replace(/\s+/g, '')
      .replace(/^[,，;；。:、(（]+/, ''),
    place: { start, end, line: (line?.index ?? 0) + 1 },
  };
}
