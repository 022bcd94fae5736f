/** What was disclosed: in all, by channel, by entry of a list, and what a WeChat account posted; paragraph by paragraph. */
import type { NarrativeFigure, NarrativeMeasure } from '../../../../schema/report/report.ts';
import { isOfAllYears } from '../cases/case-context.ts';
import { POSTINGS } from '../patterns/disclosures.ts';
import type { Found, Where } from '../patterns/pattern.ts';
import type { Condition } from '../patterns/table.ts';
import { isSumOfEntries, isSumOfParts } from '../second-pass/sums.ts';
import type { Mention } from '../sentence/mentions.ts';
import type { StatedInText } from '../stated.ts';
import { kinds } from '../words/kinds.ts';
import { has, type Token, wordsBefore, wordsOf } from '../words/token.ts';
import { channelsNamed, goesOnWithChannel, isByMeans, isChannelHead, oneChannel } from './channels.ts';
import {
  beginsList,
  columnOf,
  hasSibling,
  isNamedBehind,
  isNumberFirst,
  labelOf,
  NO_ENTRY_OF_LIST,
  NO_FIRST_OF_ENTRY,
  NO_LABEL,
} from './labels.ts';
import { type List, Lists } from './lists.ts';
import {
  ASIDE,
  CHANNELS,
  type Disclosed,
  isOnlySum,
  isSameCounter,
  isSumOfKinds,
  opensHere,
  PIECES,
  POSTING,
  postOf,
  type Surroundings,
  single,
} from './postings.ts';

export class DisclosureReader {
  readonly #lists: Lists;
  readonly #stated: StatedInText[];
  readonly #isUnderDisclosure: boolean;
  #wechat: number | null = null;
  /** The channels named last in the sentence. */
  #named: readonly Token[] = [];
  /** 政府网站。发布信息412条: the sentence before, where it named a channel and said nothing else. */
  #head: readonly Token[] = [];
  /** Index of the figure that the number before was read as; -1 for none. */
  #inSentence = -1;
  /** Disclosure was named in a sentence before. */
  #hasNamed = false;
  /** The sentence is a run of numbers of papers, each with what it counts. */
  #isRun = false;
  /** What was published in parts of the year, within the sentence. */
  #parts: number[] = [];

  /**
   * For one paragraph; `stated` grows with every figure that is read, of whatever kind.
   * `isUnderDisclosure`: its heading says that it tells what was disclosed.
   */
  constructor(
    stated: StatedInText[],
    { isUnderDisclosure, isOfCases }: { readonly isUnderDisclosure: boolean; readonly isOfCases: boolean },
  ) {
    this.#stated = stated;
    this.#lists = new Lists(stated, isOfCases);
    this.#isUnderDisclosure = isUnderDisclosure;
  }

  /** Whether the next number may be an entry of a list. */
  get isInList(): boolean {
    return this.#lists.list !== null;
  }

  beginSentence(tokens: readonly Token[]): void {
    this.#lists.beginSentence();
    this.#inSentence = -1;
    this.#named = this.#head;
    this.#head = isChannelHead(tokens) ? tokens : [];
    this.#parts = [];
    this.#isRun = (this.#hasNamed || this.#isUnderDisclosure) && isRun(tokens);
    if (has(tokens, 'disclose', 'publish', 'matter')) this.#hasNamed = true;
    if (!tokens.some(({ measure }) => measure === 'disclosures.wechat')) this.#wechat = null;
  }

  /** The figure, or null where the number counts no disclosures. */
  read(mention: Mention, around: Surroundings): Disclosed | null {
    const { from } = around;
    const lead = around.tokens.slice(from, mention.at);
    this.#named = channelsNamed(lead, this.#named);
    if (this.#isStatedAgain(mention)) return null;
    const text = wordsOf(lead[0], lead.at(-1));
    this.#lists.follow({ tokens: lead, text, isFirst: from === 0, quantity: mention.quantity });
    if (this.#lists.isNested) return null;
    const isOurs = mention.time === 'now';
    if (mention.time === 'part') this.#parts.push(mention.quantity.value);
    if (!isOurs || this.#stated.length - 1 !== this.#inSentence) this.#inSentence = -1;
    const found = isOurs
      ? (postOf(mention, { named: this.#named, wechat: this.#wechat }) ?? this.#measured(mention, around))
      : null;
    this.#inSentence = found ? this.#stated.length : -1;
    if (found || !isOurs || mention.own.some(({ kind }) => ASIDE.has(kind))) return found;
    if (this.#lists.list?.counter === mention.quantity.counter) this.#lists.lose();
    else this.#lists.forget();
    return found;
  }

  /** A number of a list's counter that is no entry of it as far as we know: the list is not judged. */
  passOver({ own, quantity, time }: Mention): void {
    const { list } = this.#lists;
    if (list === null || list.owner === null || list.counter !== quantity.counter || time !== 'now') return;
    if (!own.some(({ kind }) => ASIDE.has(kind))) this.#lists.lose();
  }

  /** `其中政府网站200条的分布情况为` says a number once more, to divide it. */
  #isStatedAgain({ own, tail, quantity }: Mention): boolean {
    if (!/^的?(?:分布|构成|具体|分类)/.test(wordsOf(tail[0], tail.at(-1)))) return false;
    const channel = oneChannel(own);
    const index = channel && this.#lists.lastOf(channel);
    if (index === null || this.#stated[index]?.figure.value !== quantity.value) return false;
    this.#lists.own(index, false);
    return true;
  }

  #measured(mention: Mention, around: Surroundings): Disclosed | null {
    const { own, quantity } = mention;
    if (!POSTING.test(quantity.counter)) return null;
    if (isNamedBehind(mention)) return this.#item(mention, around);
    const index = this.#stated.length;
    const found = this.#countedBy(mention, around);
    if (found?.as === 'column') return this.#column(mention, around, found.name);
    const measure = found ? this.#measureOf(found, mention) : null;
    if (!found || measure === null) return this.#item(mention, around);
    if (!isColumnOfSite(mention)) this.#lists.leaveInner();
    const divided = this.#lists.ownerMeasure();
    const isEntry =
      measure !== 'disclosures.total' &&
      measure !== divided &&
      (divided === 'disclosures.total' ||
        divided === 'disclosures.newMedia' ||
        (divided === 'disclosures.website' && isColumnOfSite(mention)) ||
        this.#lists.list?.owner === null);
    // 主流媒体发稿218篇,其中《人民日报》3篇.
    if (measure === divided && (divided === 'disclosures.newMedia' || own[0]?.kind === 'among')) return null;
    if (measure === 'disclosures.wechat') this.#wechat = index;
    const verb = own.findIndex(({ kind }) => kind === 'publish' || kind === 'disclose');
    const named = own.slice(0, verb < 0 ? undefined : verb).map(asWord);
    const name = isEntry && this.#isAmongKinds(mention, measure) ? labelOf(named, around.publisher) : null;
    if (name !== null) return this.#entry(mention, 'disclosures.item', name);
    const figure = isEntry ? this.#entry(mention, measure, null) : single(measure);
    this.#lists.own(index, isEntry);
    return { ...figure, pattern: found.name };
  }

  /** 工作动态20条、政府公报6条; 网站400条,其中信息公开栏290条: among kinds, the name of a channel is one of them. */
  #isAmongKinds({ own }: Mention, measure: NarrativeMeasure): boolean {
    const last = this.#stated.at(-1);
    const isBare = !has(own, 'publish', 'disclose');
    const owner = this.#lists.list?.owner;
    const isBehindItem =
      last?.figure.measure === 'disclosures.item' &&
      last.owner === owner &&
      // 网站400条、“市民通”200条、微信100条: channels, one of them by a name of its own.
      !(owner != null && this.#hasChannelIn(owner));
    // 村务公开栏张贴公示26份 is told of a board.
    const isPosted = own.some((token) => wordsOf(token) === '张贴');
    const isOfSite = measure === 'disclosures.bulletin' && this.#lists.ownerMeasure() === 'disclosures.website';
    return (isBare && isBehindItem && !/wechat|weibo/.test(measure)) || (isOfSite && !isPosted);
  }

  #hasChannelIn(owner: number): boolean {
    return this.#stated.slice(owner).some((one) => one.owner === owner && CHANNELS.has(one.figure.measure));
  }

  /** A column of a site that was counted already is a part of it; others are entries, or their site's. */
  #column(mention: Mention, around: Surroundings, pattern: string): Disclosed | null {
    const column = columnOf(mention.own);
    if (column === null) return null;
    const isSite = /信息公开|政务公开|^.{0,16}(?:网站|官网|门户|门户网|政府网|政务网|[我本][局委办厅院镇乡])$/.test(
      column,
    );
    if (!isSite && !this.#isOfSite(mention, around)) return { ...single('disclosures.item'), label: column, pattern };
    if (this.#lists.lastOf('disclosures.website') !== null) return null;
    this.#lists.own(this.#stated.length, false);
    return { ...single('disclosures.website'), pattern };
  }

  /** 通过区政府网站教育专栏公开信息163条,其中…: a column whose postings are divided is told of for its site. */
  #isOfSite({ at, own }: Mention, { tokens }: Surroundings): boolean {
    return own.some(({ measure }) => measure === 'disclosures.website') && isDivided(tokens, at);
  }

  #measureOf({ as, measures, words = [] }: Found, { own }: Mention): NarrativeMeasure | null {
    if (as === undefined) return measures[0] ?? null;
    return oneChannel(as === 'inherited' ? this.#named : has(own, 'channel') ? own : words);
  }

  /** A total or a channel, by arithmetic or by the table. */
  #countedBy(mention: Mention, around: Surroundings): Found | null {
    const { own, quantity } = mention;
    const { list } = this.#lists;
    const isAdded = isOnlySum(own) && PIECES.test(quantity.counter);
    const head = isAdded && list?.sum === quantity.value ? list.head : null;
    if (
      head !== null ||
      // 上半年公开120条,下半年公开160条,全年合计公开280条.
      (has(own, 'sum') && isSumOfParts(mention, this.#parts, around.tokens)) ||
      (isAdded && isSumOfEntries(quantity.value, this.#stated, this.#lists.first))
    )
      return { name: '合计5条', measures: [head ?? 'disclosures.total'] };
    if (isOfAllYears(mention, around.tokens)) return null;
    const ours = around.isOfRegion ? own.map(asRegion) : own;
    const found = POSTINGS.find({ ...mention, own: ours }, { isOurs: true, is: this.#conditions(mention, around) });
    if (found?.name.startsWith('共公开信息：')) this.#lists.begin('disclosures.total', true);
    return found;
  }

  #conditions(mention: Mention, around: Surroundings): Where['is'] {
    const { own } = mention;
    const { tokens } = around;
    const { list } = this.#lists;
    const before = this.#before;
    const isBehindChannel = before !== undefined && CHANNELS.has(before.measure);
    const isTold = (): boolean => this.#lists.lastOf('disclosures.total') !== null;
    const checks: Readonly<Partial<Record<Condition, () => boolean>>> = {
      firstTold: () => this.#stated.length === this.#lists.first,
      behindSmaller: () => isBehindChannel && before.value < mention.quantity.value,
      oneChannel: () => oneChannel(own) !== null,
      inList: () => list !== null,
      notInList: () => list === null,
      notDividing: () => list === null || list.owner === null,
      untold: () => !isTold(),
      alone: () => !hasSibling(tokens, mention),
      behindChannel: () => goesOnWithChannel(mention, before?.measure),
      behindMeans: () => isByMeans(mention, tokens),
      behindChannelName: () => oneChannel(this.#named) !== null,
      behindColon: () => opensHere(around, mention),
      notOfOneTopic: () =>
        !/(?:相关|有关)(?:政府|政务)?(?:信息|内容|文章)/.test(wordsOf(own[0], own.at(-1))) &&
        !ON_ONE_TOPIC.test(wordsBefore(tokens[around.from], own[0])),
      // 在网站公开120条,通过公示栏、微信等公开56条: of other channels.
      notBesideChannel: () =>
        !has(own, 'channel') || !(isBehindChannel || (before?.measure === 'disclosures.item' && !has(own, 'sum'))),
      notShifted: () => !mention.isShifted,
      divided: () => isDivided(tokens, mention.at),
      notOfAll: () => !has(tokens.slice(mention.at + 1, mention.at + 4), 'disclose'),
      // A column's running total is no site's.
      behindRunning: () => /^(?!.*[栏专][目栏]).*(?:累计|截[至止]).*(?:公开|发布)/.test(wordsBefore(tokens[0], own[0])),
      notRunning: () => !(isTold() && isRunning(own)),
    };
    return (condition) => checks[condition]?.() ?? false;
  }

  /** What the number before in the sentence was read as. */
  get #before(): NarrativeFigure | undefined {
    return this.#inSentence === this.#stated.length - 1 ? this.#stated.at(-1)?.figure : undefined;
  }

  /** An entry of the list that is open, or of one that begins here: 公开征地信息132条、规划信息47条. */
  #item(mention: Mention, around: Surroundings): Disclosed | null {
    const { own, tail } = mention;
    const named = isNumberFirst(mention) || isNamedBehind(mention) ? tail : own;
    // 全镇12个村共公开360条: not ours.
    const verb = own.findLastIndex(({ kind }) => kind === 'publish' || kind === 'disclose');
    if (!around.isOfRegion && has(own.slice(0, Math.max(0, verb)), 'others')) return null;
    const isListed = this.#isRun || (this.#lists.list?.introduced === true && this.#lists.isCounted(mention));
    const no = isListed ? NO_ENTRY_OF_LIST : NO_LABEL;
    if (!isListed && has(named, 'handle')) return null;
    if (named.some(({ kind }, index) => no.has(kind) || (index === 0 && NO_FIRST_OF_ENTRY.has(kind)))) return null;
    const label = labelOf(named, around.publisher, isListed);
    if (label === null || /^(?:各类)?(?:政府)?信息$/.test(label) || (this.#lists.list === null && isSumOfKinds(own)))
      return null;
    if (this.#lists.list === null) {
      if (!this.#isRun && !beginsList(mention, around, label)) return null;
      // 门户网站发布:工作动态412条,…合计530条: what the entries come to is the channel's.
      this.#lists.begin(oneChannel(around.tokens.slice(around.from, mention.at)), false);
    }
    if (this.#isUnknownChannel(label)) return null;
    const { list } = this.#lists;
    if (!list) return null;
    if (!this.#isRun && !isSameCounter(list.counter, mention)) {
      if ((list.owner !== null && !has(own, 'publish', 'disclose')) || !beginsList(mention, around, label)) return null;
      this.#lists.begin(null, false);
    }
    this.#relabel(list);
    return this.#entry(mention, 'disclosures.item', label);
  }

  /** 其中政府公报6条、工作动态100条: what the list goes on with says that the first is a kind as well. */
  #relabel({ owner, counter }: List): void {
    const last = this.#stated.at(-1);
    // A list that has no entry yet: what stands before is another list's.
    if (
      owner === null ||
      counter === null ||
      last?.owner !== owner ||
      !/^disclosures\.(?:gazette|bulletin)$/.test(last.figure.measure)
    )
      return;
    if (/公开|发布|张贴|刊/.test(last.figure.quote)) return;
    const label = last.figure.quote.replace(/^其中[,，:：]?/, '').replace(/[\d一二三四五六七八九十].*$/, '');
    const figure = { ...last.figure, measure: 'disclosures.item' as const, label };
    this.#stated[this.#stated.length - 1] = { ...last, figure };
  }

  /** 网站22条,现场宣传公开38条: a channel we have no name for is no entry, and leaves the list of channels open. */
  #isUnknownChannel(label: string): boolean {
    const last = this.#stated.at(-1);
    if (!/(?:公开|发布|推送|宣传)(?:信息)?$/.test(label) || last?.figure.measure === 'disclosures.item') return false;
    if (!last?.figure.measure.startsWith('disclosures.') || last.owner !== this.#lists.list?.owner) return false;
    this.#stated[this.#stated.length - 1] = { ...last, open: true };
    return true;
  }

  #entry({ own, quantity }: Mention, measure: NarrativeMeasure, label: string | null): Disclosed {
    const { list } = this.#lists;
    if (!list) return { ...single(measure), label, pattern: '分项5条' };
    list.counter ??= quantity.counter;
    list.sum += quantity.value;
    const open = list.open || own.some(({ kind }, index) => kind === 'open' && index < own.length - 1);
    return {
      pattern: '分项5条',
      measure,
      label,
      owner: list.owner,
      open: list.owner !== null && open,
      introduced: list.introduced,
    };
  }
}

/** 围绕学前教育等重点领域,公开信息238条. */
const ON_ONE_TOPIC = /(?:围绕|针对|聚焦)[^。;]+,$|等(?:重点)?(?:领域|事项)(?:方面)?,$/;

const NO_RUN =
  kinds(`request application receive outcome handle close proposal training fee decision followers audience compare
  doing disclose publish theme review litigation channel agent past`);
const LEAST_OF_RUN = 4;

/** 征收批复497件、预审批复301件;矿业权信息71个;用海项目17件. */
function isRun(tokens: readonly Token[]): boolean {
  const isCounted = ({ quantity }: Token): boolean => /^[条件个份]$/.test(quantity?.counter ?? '');
  if (tokens.filter(isCounted).length < LEAST_OF_RUN) return false;
  return !tokens.slice(0, tokens.findLastIndex(isCounted)).some(({ kind }) => NO_RUN.has(kind));
}

/** ,其中 follows. */
function isDivided(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.kind === 'mark' && tokens[at + 2]?.kind === 'among';
}

/** What others of a region publish is the region's. */
function asRegion(token: Token): Token {
  return token.kind === 'others' ? { ...token, kind: 'region' } : token;
}

/** A channel's name as any other word. */
function asWord(token: Token): Token {
  return token.kind === 'channel' ? { ...token, kind: 'unknown' } : token;
}

/** 信息公开栏 is a column of a site, where a site's number is divided. */
function isColumnOfSite({ own }: Mention): boolean {
  const channel = own.find(({ kind }) => kind === 'channel');
  return channel?.measure === 'disclosures.bulletin' && /公开栏$/.test(wordsOf(channel));
}

/** 累计 behind the year's own total counts all years; so does 截至2009年底累计, which names the year. */
function isRunning(own: readonly Token[]): boolean {
  return (
    own.some((token) => token.kind === 'sum' && wordsOf(token) === '累计') &&
    (/截[至止]/.test(wordsOf(own[0], own.at(-1))) || !has(own, 'now', 'whole'))
  );
}
