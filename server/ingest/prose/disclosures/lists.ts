/** Which list a number of postings stands in: what opens one (其中, 分渠道看, a bracket, a colon), and what ends it. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Mention } from '../sentence/mentions.ts';
import type { StatedInText } from '../stated.ts';
import { kinds } from '../words/kinds.ts';
import { has, isMark, type Quantity, type Token } from '../words/token.ts';
import { oneChannel } from './channels.ts';

export interface List {
  /** Index of the figure it divides; null for entries of something that was not counted before. */
  readonly owner: number | null;
  /** What 合计 behind the entries would count, where nothing was counted before them. */
  readonly head: NarrativeMeasure | null;
  readonly introduced: boolean;
  readonly open: boolean;
  /** A bracket opened the list, and closes it. */
  readonly bracket: boolean;
  /** The list that this one stands in, and that goes on behind it. */
  readonly outer: List | null;
  /** The counter of its entries, once there is one, and what they come to. */
  counter: string | null;
  sum: number;
}

/** The words between the number before and this one. */
export interface Lead {
  readonly tokens: readonly Token[];
  readonly text: string;
  /** Nothing of the sentence was counted before. */
  readonly isFirst: boolean;
  readonly quantity: Quantity;
}

/** 从公开渠道来看, 按载体分:, 在主动公开的信息中. */
const DIVIDED =
  /(?:分|按照?|从)(?:主动)?(?:公开|发布|信息)?的?(?:渠道|内容|类别|类型|栏目|方式|载体|领域|平台)[^,。;:]{0,5}[,:](?:[^,。;:]{1,16}占[^,。;:]{1,12},)?[^,。;:]*$|^主要(?:公开)?(?:渠道|方式|途径|载体|形式)(?:有|为|是|包括)?[:,]|(?:公开|发布|推送)的?(?:政府|政务|各类)?信息[中里],(?:[^,。;:]{0,8}(?:看|分|统计|划分),)?(?:[^,。;:]{1,16}占[^,。;:]{1,12},)?[^,。;:]*$|^(?:政府|政务|各类)?信息当?[中里][,:][^,。;:]*$/;
const RESUMED = /(?:公开|发布|推送)的(?:政府|政务|各类)?信息[中里],/;

export class Lists {
  readonly #stated: StatedInText[];
  /** Figures of earlier paragraphs own no list. */
  readonly first: number;
  /** The figure stated last that can have a list. */
  #latest: number | null = null;
  readonly #isOfCases: boolean;
  /** By measure, for the figures up to #known. */
  readonly #lasts = new Map<NarrativeMeasure, number>();
  #known: number;
  #isNewSentence = false;
  list: List | null = null;
  /** A bracket that divides an entry, and is passed over, is open. */
  isNested = false;

  /**
   * For one paragraph; `stated` grows with every figure that is read, of whatever kind. `isOfCases`: the paragraph is about
   * requests or appeals, so that 从内容看 divides cases.
   */
  constructor(stated: StatedInText[], isOfCases: boolean) {
    this.#stated = stated;
    this.#isOfCases = isOfCases;
    this.first = stated.length;
    this.#known = stated.length;
  }

  beginSentence(): void {
    this.#isNewSentence = true;
  }

  /** A total or a channel was stated, and may have a list. */
  own(index: number, isEntry: boolean): void {
    this.#latest = index;
    if (!isEntry) this.list = null;
  }

  /** Something else was counted: 300条,召开会议20次,其中… divides the meetings. */
  forget(): void {
    this.#latest = null;
    this.list = null;
  }

  /** A list of entries begins that nothing was counted for. */
  begin(head: NarrativeMeasure | null, introduced: boolean): void {
    this.list = { ...EMPTY, head, introduced, open: !introduced };
  }

  /** What the number counts goes with what the list's entries do. */
  isCounted({ quantity }: Mention): boolean {
    const { counter = null, owner = null } = this.list ?? {};
    return quantity.counter === (counter ?? (owner === null ? null : this.#stated[owner]?.figure.counter));
  }

  /** An entry was not understood. */
  lose(): void {
    const owner = this.list?.owner ?? null;
    const whole = owner === null ? undefined : this.#stated[owner];
    if (owner !== null && whole) this.#stated[owner] = { ...whole, lost: true };
  }

  /** Back to the list around this one, where it divides a channel of that list. */
  leaveInner(): void {
    const divided = this.ownerMeasure();
    if (this.list?.outer && divided !== null && !/\.(?:total|newMedia)$/.test(divided)) this.list = this.list.outer;
  }

  ownerMeasure(): NarrativeMeasure | null {
    const owner = this.list?.owner ?? null;
    return owner === null ? null : this.#measureAt(owner);
  }

  /** The figure of that measure stated last in the paragraph. */
  lastOf(measure: NarrativeMeasure): number | null {
    for (; this.#known < this.#stated.length; this.#known++) {
      const figure = this.#stated[this.#known]?.figure;
      if (figure) this.#lasts.set(figure.measure, this.#known);
    }
    return this.#lasts.get(measure) ?? null;
  }

  #measureAt(index: number): NarrativeMeasure | null {
    return this.#stated[index]?.figure.measure ?? null;
  }

  follow({ tokens, text, isFirst, quantity }: Lead): void {
    const isNewSentence = this.#isNewSentence;
    this.#isNewSentence = false;
    const isClosed = tokens.some((token) => isMark(token, ')'));
    if (isClosed) {
      this.isNested = false;
      if (this.list?.bracket) this.list = this.list.outer;
    }
    if (RESUMED.test(text)) {
      const owner = this.#resumed(tokens);
      if (owner !== undefined) {
        this.list = { ...EMPTY, owner, introduced: true };
        return;
      }
    }
    const among = tokens.findLast(({ kind }) => kind === 'among');
    // 2316条(次),其中…: what is closed before the number divides nothing.
    const isBracket = isMark(tokens[0], '(') && !isClosed;
    const isPart = among?.sign === '含';
    const isColon = !isFirst && isMark(tokens[0], ':');
    // 公开信息83条,分别是组织机构5条、…
    const isEach = !isFirst && has(tokens.slice(0, 3), 'respectively');
    const opens =
      among !== undefined ||
      this.#isShareOf(tokens) ||
      isColon ||
      isEach ||
      /^,涉及/.test(text) ||
      (isBracket && !isFirst) ||
      DIVIDED.test(text);
    const isOfEntry = this.list !== null && this.#stated.at(-1)?.figure.measure === 'disclosures.item';
    if (isBracket && opens && (isPart || isOfEntry)) {
      this.isNested = true;
      return;
    }
    // 从渠道看,网站300条、微信120条;从内容看,动态类320条: the same whole divided once more.
    const whole = this.list?.owner ?? null;
    const isAgain = DIVIDED.test(text) && among === undefined && tokens.some((token) => isMark(token, ';'));
    if (isAgain && whole !== null && this.#measureAt(whole) === 'disclosures.total') {
      this.list = { ...EMPTY, owner: whole, introduced: true };
      return;
    }
    if (opens && !(isPart && isBracket) && this.#latest !== null && this.list?.owner !== this.#latest) {
      this.list = {
        ...EMPTY,
        owner: this.#latest,
        introduced: true,
        open: /^[包主含]$/.test(among?.sign ?? '') || has(tokens, 'open'),
        bracket: isBracket,
        outer: isNewSentence ? null : this.list,
      };
      return;
    }
    const goesOn = (opens && this.list !== null && this.list.owner === this.#latest) || this.#runsOn(tokens, quantity);
    if (isNewSentence && !goesOn) this.list = null;
    if (opens && this.#latest === null && this.list === null && !this.#isOfCases && DIVIDED.test(text))
      this.begin(null, true);
    if (this.list?.outer && tokens.some((token) => isMark(token, ';'))) this.list = this.list.outer;
    // A bracket behind an entry divides the entry, not the list.
    if (this.list && isBracket) this.isNested = true;
  }

  /** 新媒体发布信息2905条,微信占1236条: a part, without 其中. */
  #isShareOf(lead: readonly Token[]): boolean {
    const whole = this.#latest === null ? null : this.#measureAt(this.#latest);
    return /\.(?:total|newMedia)$/.test(whole ?? '') && lead.at(-1)?.kind === 'share' && has(lead, 'channel');
  }

  /** 。未分类信息4条: a sentence that begins with another entry, where the list has not come to its whole yet. */
  #runsOn(lead: readonly Token[], { value, counter }: Quantity): boolean {
    const { owner = null, counter: usual, sum = 0, introduced = false } = this.list ?? {};
    const whole = owner === null ? undefined : this.#stated[owner]?.figure;
    if (!whole || !introduced || counter !== usual || this.#stated.at(-1)?.owner !== owner) return false;
    return lead.length > 0 && !lead.some(({ kind }) => NO_NEW_ENTRY.has(kind)) && sum + value <= whole.value;
  }

  /** What `政府网站公开的信息中，…` goes back to; null for nothing that was counted, undefined for another channel. */
  #resumed(tokens: readonly Token[]): number | null | undefined {
    const channel = oneChannel(tokens);
    return channel === null ? this.lastOf('disclosures.total') : (this.lastOf(channel) ?? undefined);
  }
}

/** What begins another subject. */
const NO_NEW_ENTRY = kinds(
  'publish disclose channel self region others now whole past next part span receive handle close sum compare doing',
);

const EMPTY: List = {
  owner: null,
  head: null,
  introduced: false,
  open: false,
  bracket: false,
  outer: null,
  counter: null,
  sum: 0,
};
