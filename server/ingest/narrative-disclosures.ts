/**
 * What was disclosed: in all, by channel, by entry of a list, and what a WeChat account posted; from the prose of sections
 * 一 and 二.
 */
import type { NarrativeFigure, NarrativeMeasure } from '../../schema/report/report.ts';
import { channelOf } from './channels.ts';
import type { FoldedProse } from './fold.ts';
import type { ProseContext, Stated } from './narrative.ts';
import { lastIndexOfAny, type Phrase, phrasesOf } from './narrative-phrases.ts';
import { placeOf, quoteOf } from './narrative-place.ts';
import { paragraphsOf } from './prose.ts';

/** 每周更新两次, 至少发布3条: how often, and how many are wanted. */
const FREQUENCY = /每(?:周|月|日|天|年|季|半|两|三|期|次|个)|至少|不少于|不低于|多久/;
const POSTING = new Set(['条', '条次', '件', '篇', '则', '项', '个', '份', '部', '期', '例', '起', '次']);

export function readDisclosures(context: ProseContext): Stated[] {
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

function readParagraph(context: ProseContext, prose: FoldedProse, paragraph: number, stated: Stated[]): void {
  let list: ListState | null = null;
  /** The figure stated last in this paragraph, if it can have a list. */
  let latest: number | null = null;
  let wechat: number | null = null;
  let nested = false;
  for (const phrase of phrasesOf(prose.text)) {
    const sentenceEnded = /[。!?！？]/.test(phrase.lead);
    const opens = openingOf(phrase.lead);
    const resumed = resumedIn(phrase.lead, paragraph, stated);
    const again = opens === null ? null : statedAgain(phrase, paragraph, stated);
    if (again !== null) {
      list = null;
      latest = again;
      continue;
    }
    list = followList(list, phrase, { opens, resumed, latest });
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
    if (!POSTING.has(phrase.counter) || FREQUENCY.test(phrase.clause.slice(-12))) continue;
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

/** The list a number stands in: one that the words before it open, or the one before, unless they end it. */
function followList(
  list: ListState | null,
  { lead }: Phrase,
  at: { readonly opens: string | null; readonly resumed: number | null; readonly latest: number | null },
): ListState | null {
  const { opens, resumed, latest } = at;
  if (resumed !== null) return { owner: resumed, introduced: true, open: false, bracket: false, fresh: true };
  if (opens !== null && latest !== null && list?.owner !== latest) {
    const open = /主要|包括|部分/.test(opens);
    return { owner: latest, introduced: true, open, bracket: opens.startsWith('('), fresh: true };
  }
  if (/[。!?！？]/.test(lead) && opens === null) return null;
  return list?.bracket && lead.includes(')') ? null : list;
}

const OPENING =
  /^(?:类)?(?:政府|政务)?(?:信息)?[,，。;；:]?(?:的)?(\(?(?:其中|(?:分|按|从)(?:公开|发布)?渠道(?:来|进行)?(?:看|分|统计|划分|分布)?|构成(?:情况)?为?|分别为|分别是|分布情况为?|具体为|具体包括|主要包括|主要为|包括|包含|涵盖|在主动公开的?(?:政府)?信息中))/;

/** The words that open a list directly behind a figure; null when there are none. */
function openingOf(lead: string): string | null {
  return OPENING.exec(lead)?.[1] ?? (/^[:：(（]/.test(lead) ? lead.charAt(0) : null);
}

const RESUMED = /(?:^|[。;,(])(?:在|通过)?([^,。;:()]{2,20})(?:公开|发布|推送)的(?:政府|政务|各类)?信息[中里],/;

/** The channel's number that `政府网站公开的信息中，…` goes back to. */
function resumedIn(lead: string, paragraph: number, stated: readonly Stated[]): number | null {
  const words = RESUMED.exec(lead)?.[1];
  return words === undefined ? null : lastOfChannel(words, paragraph, stated);
}

/** The number that `其中政府网站1081条的分布情况为` says once more, to divide it. */
function statedAgain(phrase: Phrase, paragraph: number, stated: readonly Stated[]): number | null {
  if (!/^的?(?:分布|构成|具体|分类)/.test(phrase.tail)) return null;
  const index = lastOfChannel(phrase.clause, paragraph, stated);
  return index !== null && stated[index]?.figure.value === phrase.value ? index : null;
}

function lastOfChannel(words: string, paragraph: number, stated: readonly Stated[]): number | null {
  const channel = channelOf(words);
  if (channel === null || channel === 'several') return null;
  for (let index = stated.length - 1; stated[index]?.paragraph === paragraph; index--) {
    if (stated[index]?.figure.measure === channel) return index;
  }
  return null;
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

function measureOf(phrase: Phrase, inList: boolean, context: ProseContext): NarrativeMeasure | null {
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
  // 招录信息公开3条 are postings of the entry 招录信息; 政府信息公开 is a name of its own.
  label = label
    .replace(/[共计为有达约:]+$/, '')
    .replace(/(?<=[^府务]信息)公开$/, '')
    .replace(/[“”"]/g, '');
  if (publisher && label.startsWith(publisher) && label.length > publisher.length)
    label = label.slice(publisher.length);
  return label.length >= 1 && label.length <= 40 ? label : null;
}

function figureOf(
  context: ProseContext,
  prose: FoldedProse,
  phrase: Phrase,
  measure: NarrativeMeasure,
  label: string | null,
): NarrativeFigure {
  const wordsFrom = Math.max(phrase.start - Math.max(phrase.clause.length, 1), phrase.start - 60, 0);
  return {
    measure,
    label,
    value: phrase.value,
    approximate: phrase.approximate,
    counter: phrase.counter,
    quote: quoteOf(context.text, prose, wordsFrom, phrase.end),
    place: placeOf(context.lines, prose, phrase.start, phrase.end),
  };
}
