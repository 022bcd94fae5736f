/**
 * What was disclosed: in all, by channel, by entry of a list, and what a WeChat account posted; paragraph by paragraph.
 * A number is a total or a channel's only where words for information in general stand between the verb and the number:
 * 公开预算信息6条 counts an entry.
 */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { isOfAllYears } from '../cases/case-context.ts';
import type { Mention } from '../sentence/mentions.ts';
import { isSumOfChannels, isSumOfEntries, isSumOfParts } from '../sentence/sums.ts';
import type { StatedInText } from '../stated.ts';
import type { Token } from '../words/token.ts';
import { channelOf } from './channels.ts';
import { isAdding, isNamedTotal, isPostedOnSite, isSameCounter, isSinceTheStart } from './counting.ts';
import { type Disclosed, single } from './disclosed.ts';
import { isOfAll } from './general.ts';
import { columnOf, hasSibling, isEntryWithoutTotal, isNumberFirst, labelOf } from './labels.ts';
import { Lists } from './lists.ts';
import { channelsNamed, goesOnWithChannel } from './named-channels.ts';
import { ASIDE, BARE, NEVER, NOT_TOTAL, PIECES, POSTING } from './posting-words.ts';
import {
  behindWays,
  channelHeadOf,
  GENERAL,
  isAnotherSubject,
  isCountedAs,
  isOnlySum,
  isSumOfKinds,
  opensHere,
  type Surroundings,
} from './postings.ts';
import { postOf } from './posts.ts';
import { isRemainder, NO_LABEL } from './remaining-entry.ts';

export class DisclosureReader {
  readonly #lists: Lists;
  readonly #stated: StatedInText[];
  readonly #isUnderDisclosure: boolean;
  #wechat: number | null = null;
  /** The channels named last in the sentence. */
  #named: readonly Token[] = [];
  #hasDisclosed = false;
  /** Index of the figure that the number before was read as; -1 for none. */
  #inSentence = -1;
  /** The number before counts all years, and this year's may follow. */
  #isBehindAllYears = false;
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
    this.#named = [];
    this.#isBehindAllYears = false;
    this.#parts = [];
    if (!tokens.some(({ measure }) => measure === 'disclosures.wechat')) this.#wechat = null;
  }

  /** The figure, or null where the number counts no disclosures. */
  read(mention: Mention, around: Surroundings): Disclosed | null {
    const { words, from } = around;
    const lead = around.tokens.slice(from, mention.at);
    this.#named = channelsNamed(lead, this.#named);
    if (lead.some(({ kind }) => kind === 'disclose')) this.#hasDisclosed = true;
    if (this.#isStatedAgain(mention, words)) return null;
    const text = words(lead[0]?.start ?? 0, lead.at(-1)?.end ?? 0);
    this.#lists.follow({ tokens: lead, text, isFirst: from === 0 });
    if (this.#lists.isNested) return null;
    const isOurs = mention.time === 'now';
    if (mention.time === 'part') this.#parts.push(mention.quantity.value);
    if (!isOurs || this.#stated.length - 1 !== this.#inSentence) this.#inSentence = -1;
    const found = isOurs
      ? (postOf(mention, around.words, { named: this.#named, wechat: this.#wechat }) ?? this.#measured(mention, around))
      : null;
    this.#inSentence = found ? this.#stated.length : -1;
    if (!found && isOurs && !mention.own.some(({ kind }) => ASIDE.has(kind))) this.#lists.forget();
    return found;
  }

  /** `其中政府网站200条的分布情况为` says a number once more, to divide it. */
  #isStatedAgain({ own, tail, quantity }: Mention, words: Surroundings['words']): boolean {
    const [from, to] = [tail[0], tail.at(-1)];
    if (!from || !to || !/^的?(?:分布|构成|具体|分类)/.test(words(from.start, to.end))) return false;
    const channel = channelOf(own);
    const index = channel === null || channel === 'several' ? null : this.#lists.lastOf(channel);
    if (index === null || this.#stated[index]?.figure.value !== quantity.value) return false;
    this.#lists.own(index, false);
    return true;
  }

  #measured(mention: Mention, around: Surroundings): Disclosed | null {
    const { own, quantity } = mention;
    if (!POSTING.test(quantity.counter) || isCountedAs(mention, around.words)) return null;
    const index = this.#stated.length;
    const column =
      this.#lists.list === null && quantity.counter === '条' && !own.some(({ kind }) => NEVER.has(kind))
        ? columnOf(own, around.words)
        : null;
    if (column !== null) {
      if (
        !/信息公开|政务公开|^.{0,16}(?:网站|官网|门户|门户网|政府网|政务网)$/.test(column) &&
        !this.#isOfSite(mention, around)
      )
        return { ...single('disclosures.item'), label: column };
      // A column of a site that was counted already is a part of it.
      if (this.#lists.lastOf('disclosures.website') !== null) return null;
      this.#lists.own(index, false);
      return single('disclosures.website');
    }
    const measure = this.#countedBy(mention, around);
    if (measure === null) return this.#item(mention, around);
    this.#lists.leaveInner();
    const divided = this.#lists.ownerMeasure();
    const isEntry =
      measure !== 'disclosures.total' &&
      measure !== divided &&
      (divided === 'disclosures.total' || divided === 'disclosures.newMedia' || this.#lists.list?.owner === null);
    // 主流媒体发稿218篇,其中《人民日报》3篇.
    if (measure === divided && (divided === 'disclosures.newMedia' || own[0]?.kind === 'among')) return null;
    if (measure === 'disclosures.wechat') this.#wechat = index;
    const figure = isEntry ? this.#entry(mention, measure, null) : single(measure);
    this.#lists.own(index, isEntry);
    return figure;
  }

  /** 通过区政府网站教育专栏公开信息163条,其中…: a column whose postings are divided is told of for its site. */
  #isOfSite({ at, own }: Mention, { tokens }: Surroundings): boolean {
    if (!own.some(({ measure }) => measure === 'disclosures.website')) return false;
    const next = tokens.slice(at + 1, at + 3);
    return next.some(({ kind }) => kind === 'among') && next[0]?.kind === 'mark';
  }

  /** A total or a channel. */
  #countedBy(mention: Mention, around: Surroundings): NarrativeMeasure | null {
    const { own, quantity } = mention;
    const { words } = around;
    if (!PIECES.test(quantity.counter)) return null;
    const { list } = this.#lists;
    if (list && list.head !== null && list.sum === quantity.value && isOnlySum(own)) return list.head;
    if (isOnlySum(own) && isSumOfParts(mention, this.#parts, around.tokens)) return 'disclosures.total';
    if (isOnlySum(own) && this.#isAddedUp(quantity.value)) return 'disclosures.total';
    if (own.some(({ kind }) => NEVER.has(kind) && !(kind === 'others' && around.isOfRegion))) return null;
    const channel = channelOf(own);
    const verb = own.findLastIndex(
      (token, index) => token.kind === 'disclose' || token.kind === 'publish' || isAdding(token, own[index + 1], words),
    );
    const from = Math.max(
      verb,
      own.findLastIndex(({ kind }) => kind === 'channel'),
    );
    const rest = own.slice(from + 1);
    const isGeneral = isOfAll(rest, { channel, verb, mention, around });
    if (channel !== null && channel !== 'several') {
      if (verb >= 0 && isGeneral && !own.some(({ kind }) => kind === 'column' || kind === 'document'))
        return isSinceTheStart(mention, around) || isOfAllYears(mention, around.tokens, words) ? null : channel;
      const isBare =
        own.every(({ kind, sign }) => BARE.has(kind) || sign === '、') &&
        rest.every(({ kind }) => BARE.has(kind) && kind !== 'unknown');
      if (list !== null && isBare) return channel;
      if (list === null && isBare && verb < 0 && this.#followsChannel(mention)) return channel;
      if (list === null && isBare && verb < 0 && opensHere(around, mention)) {
        this.#lists.begin('disclosures.total', true);
        return channel;
      }
      return null;
    }
    if (verb < 0)
      return this.#lists.list === null &&
        this.#lists.lastOf('disclosures.total') === null &&
        isNamedTotal(mention, words)
        ? 'disclosures.total'
        : null;
    const isAllowed = isSumOfKinds(rest) || (isGeneral && !behindWays(own).some(({ kind }) => NOT_TOTAL.has(kind)));
    return this.#totalOf(mention, { own, verb, isGeneral: isAllowed }, around);
  }

  #followsChannel(mention: Mention): boolean {
    const last = this.#stated.length - 1;
    return last === this.#inSentence && goesOnWithChannel(mention, this.#stated[last]?.figure.measure);
  }

  /** The whole; or, where the verb is one of a channel named before, that channel's. */
  #totalOf(
    mention: Mention,
    { own, verb, isGeneral }: { readonly own: readonly Token[]; readonly verb: number; readonly isGeneral: boolean },
    around: Surroundings,
  ): NarrativeMeasure | null {
    const { tail, quantity } = mention;
    const { tokens, words } = around;
    if (!isGeneral) return null;
    const isOfThisYear = this.#isBehindAllYears && own[0]?.kind === 'among' && own.some(({ kind }) => kind === 'now');
    this.#isBehindAllYears = isOfAllYears(mention, tokens, words);
    if (this.#isBehindAllYears || isSinceTheStart(mention, around)) return null;
    if (isOfThisYear && quantity.counter === '条') return 'disclosures.total';
    const isWhole =
      own.some(({ kind }) => kind === 'now' || kind === 'whole' || kind === 'sum' || kind === 'self') ||
      words(own[0]?.start ?? 0, own.at(-1)?.end ?? 0).includes('总');
    const isInfo = [...own, ...tail.slice(0, 3)].some(({ kind }) => kind === 'info');
    const isDisclosed = own.some(({ kind }) => kind === 'disclose');
    if (this.#lists.list !== null && this.#lists.list.owner !== null)
      return isWhole && isDisclosed ? 'disclosures.total' : null;
    if (isDisclosed)
      return (quantity.counter === '条' || isInfo) && !this.#isRunningTotal(own, words) ? 'disclosures.total' : null;
    const inherited = channelOf(this.#named);
    const isOpenly = words(own[verb]?.start ?? 0, own[verb]?.end ?? 0).includes('公开');
    // Words before the verb name another account: “示范发布”推送.
    const isSame = own.every(({ kind, sign }) => GENERAL.has(kind) || kind === 'among' || sign === '、');
    if (isSame && (!isOpenly || !isInfo) && inherited !== null && inherited !== 'several') return inherited;
    if (own.slice(0, verb).some((token, index) => isAnotherSubject(token, own.slice(index + 1, verb), words)))
      return null;
    const isPlain = isOpenly && isInfo && own.every(({ kind }) => GENERAL.has(kind) || kind === 'date');
    const isAllOfIt = isWhole || (isOpenly && (this.#isUnderDisclosure || this.#hasDisclosed)) || isPlain;
    if (!isAllOfIt || !isInfo || this.#lists.lastOf('disclosures.total') !== null) return null;
    // 政务信息公开信息14条 are those of a column.
    return own[verb - 1]?.kind === 'info' && own.slice(verb).some(({ kind }) => kind === 'info')
      ? null
      : 'disclosures.total';
  }

  #isAddedUp(value: number): boolean {
    const { first } = this.#lists;
    return isSumOfChannels(value, this.#stated, first) || isSumOfEntries(value, this.#stated, first);
  }

  /** 累计 behind the year's own total counts all years; so does 截至2009年底累计, which names the year. */
  #isRunningTotal(own: readonly Token[], words: Surroundings['words']): boolean {
    return (
      this.#lists.lastOf('disclosures.total') !== null &&
      own.some(({ kind, start, end }) => kind === 'sum' && words(start, end) === '累计') &&
      (/截[至止]/.test(words(own[0]?.start ?? 0, own.at(-1)?.end ?? 0)) ||
        !own.some(({ kind }) => kind === 'now' || kind === 'whole'))
    );
  }

  /** An entry of the list that is open, or of one that begins here: 公开征地信息132条、规划信息47条. */
  #item(mention: Mention, around: Surroundings): Disclosed | null {
    const { own, tail, quantity } = mention;
    const named = isNumberFirst(mention) ? tail : own;
    if (named.some(({ kind }) => NO_LABEL.has(kind)) && !isRemainder(named, around.words, this.isInList)) return null;
    const label = labelOf(named, around);
    if (label === null || /^(?:各类)?(?:政府)?信息$/.test(label) || (this.#lists.list === null && isSumOfKinds(own)))
      return null;
    if (this.#lists.list === null) {
      if (quantity.counter !== '条') return null;
      if (
        !(hasSibling(around.tokens, mention) || isPostedOnSite(mention, label)) ||
        !isEntryWithoutTotal(mention, around.tokens.slice(around.from, mention.at), label)
      )
        return null;
      this.#lists.begin(channelHeadOf(around, mention), false);
    }
    if (this.#isUnknownChannel(label)) return null;
    const { list } = this.#lists;
    if (!list || !isSameCounter(list.counter, mention, around.words)) return null;
    return this.#entry(mention, 'disclosures.item', label);
  }

  /** 网站22条,现场宣传公开38条: a channel we have no name for is no entry, and leaves the list of channels open. */
  #isUnknownChannel(label: string): boolean {
    const last = this.#stated.at(-1);
    if (!/(?:公开|发布|推送|宣传)$/.test(label) || last?.figure.measure === 'disclosures.item') return false;
    if (!last?.figure.measure.startsWith('disclosures.') || last.owner !== this.#lists.list?.owner) return false;
    this.#stated[this.#stated.length - 1] = { ...last, open: true };
    return true;
  }

  #entry({ own, quantity }: Mention, measure: NarrativeMeasure, label: string | null): Disclosed {
    const { list } = this.#lists;
    if (!list) return { ...single(measure), label };
    list.counter ??= quantity.counter;
    list.sum += quantity.value;
    const open = list.open || own.some(({ kind }, index) => kind === 'open' && index < own.length - 1);
    return { measure, label, owner: list.owner, open: list.owner !== null && open, introduced: list.introduced };
  }
}
