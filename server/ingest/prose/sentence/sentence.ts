/** The figures of one sentence: each number is offered to the readers of fees, proposals, appeals, requests, disclosures. */
import type { NarrativeFigure } from '../../../../schema/report/report.ts';
import type { Section } from '../../outline/outline.ts';
import type { FoldedProse } from '../../text/normalize.ts';
import { allClosedIn } from '../cases/all-closed.ts';
import { appealsIn } from '../cases/appeals.ts';
import {
  goesOnWithDisclosure,
  isDividedByTime,
  isOfAllYears,
  isRequestNamedLast,
  isWithCarried,
  plainOutcomesIn,
  sumFrom,
  turnsToRequests,
} from '../cases/case-context.ts';
import { nonesIn } from '../cases/none-in-sentence.ts';
import { requestOf } from '../cases/requests.ts';
import type { DisclosureReader } from '../disclosures/disclosures.ts';
import { otherOf } from '../others/others.ts';
import { nearest } from '../patterns/nearest.ts';
import type { Found } from '../patterns/pattern.ts';
import { saidOfAll } from '../second-pass/said-of-all.ts';
import type { CaseBefore } from '../second-pass/sums.ts';
import { type ProseContext, placeOf, quoteOf, type StatedInText } from '../stated.ts';
import { type Kind, kinds } from '../words/kinds.ts';
import { has, isMark, type Token, wordsOf } from '../words/token.ts';
import { isOthersAfter, OF_REGION } from './bodies.ts';
import { type Clause, type Mention, partsOf } from './mentions.ts';
import { paired } from './pairs.ts';
import { follow, isAppealTopic, type ProseTopic, type Thread, topicOf } from './thread.ts';

export interface Sentence {
  readonly context: ProseContext;
  readonly prose: FoldedProse;
  readonly section: Section | 0;
  /** What the paragraph is about by its heading. */
  readonly about: ProseTopic | null;
  /** What the words before have settled; the sentence goes on with it. */
  readonly thread: Thread;
  readonly disclosures: DisclosureReader | null;
  readonly tokens: readonly Token[];
  readonly paragraph: number;
  /** Every figure so far; what is found is added. */
  readonly stated: StatedInText[];
}

/** No pattern fits; and known to count something else. */
const NOTHING: Found = { name: '', measures: [] };
const ANOTHER: Found = { name: '另有所指', measures: [] };
const NONE = { value: 0, counter: '', approximate: false, label: null };

type Belonging = Omit<StatedInText, 'paragraph' | 'figure'>;

const ALONE: Belonging = { owner: null, open: false, introduced: false };

const CASE = new Set(['', '件', '件次', '宗', '起', '例', '份', '条', '笔', '个', '次', '单', '项']);
/** What tells of several things at once. */
const SHARED = ['respectively', 'each', 'all'] as const;
/** Words of handling that make a number one of requests, even in a list of disclosures. */
const HANDLING = kinds('receive handle close outcome carry application');
const OF_REQUESTS = kinds('application request outcome');
/** Figures looked back on at most. */
const MOST_BEFORE = 8;
/** Figures that one number gives at most: 复议、诉讼(直接起诉、复议后起诉)各2件. */
const MOST_OF_ONE = 4;
/** Quotes begin no farther from their number. */
const LONGEST_QUOTE = 60;

export class SentenceReader {
  readonly #sentence: Sentence;
  /** How many figures were stated before this sentence. */
  readonly #first: number;
  /** Index behind the number read last. */
  #from = 0;
  /** Index up to which the thread has followed the words. */
  #followed = 0;
  /** Cases counted so far, whatever they were taken for. */
  readonly #cases: CaseBefore[] = [];
  #isOthers = false;
  /** Kinds of words in the whole sentence, and in what was read of it. */
  readonly #kinds: ReadonlySet<Kind>;
  readonly #seen = new Set<Kind>();
  /** Papers were counted by whether they may be published, and no handling of requests was told of since. */
  #isByAttribute = false;
  readonly #topicBefore: ProseTopic | null;
  readonly #plainOutcomes: number;
  /** 已主动公开5件、同意公开12件: what is granted is asked for, so that 主动公开 is an answer as well. */
  readonly #isOfAnswers: boolean;
  /** A court's work was told of: 审结. */
  #isJudged = false;
  /** Index of the sum that the numbers before it come to. */
  #sumAt = 0;
  /** 其中涉及信息公开的: what follows is of those. */
  #isNarrowed = false;

  constructor(sentence: Sentence) {
    this.#sentence = sentence;
    this.#first = sentence.stated.length;
    const { thread, about, tokens } = sentence;
    this.#kinds = new Set(tokens.map(({ kind }) => kind));
    this.#plainOutcomes = this.#kinds.has('outcome') ? plainOutcomesIn(tokens) : 0;
    this.#isOfAnswers =
      about === 'requests' &&
      !this.#kinds.has('document') &&
      tokens.some(({ measure }) => measure === 'requests.granted') &&
      tokens.some(({ measure }) => /^requests\.(?:partlyGranted|refused|unavailable)/.test(measure ?? ''));
    // 内容涉及低保补贴 does not change what the paragraph is about.
    if (about === 'requests' && tokens.some(({ kind }) => OF_REQUESTS.has(kind))) thread.topic = about;
    this.#topicBefore = thread.topic;
  }

  read(): void {
    const { tokens, disclosures } = this.#sentence;
    disclosures?.beginSentence(tokens);
    const parts = SHARED.some((kind) => this.#kinds.has(kind)) ? paired(partsOf(tokens)) : partsOf(tokens);
    for (const part of parts) {
      if (part.type === 'clause') this.#readNone(part);
      else this.#readMention(part);
    }
    this.#follow(tokens.length);
    this.#readAllClosed();
  }

  #follow(to: number): void {
    const { tokens, thread } = this.#sentence;
    for (; this.#followed < to; this.#followed++) {
      const token = tokens[this.#followed];
      if (!token) continue;
      follow(thread, token);
      this.#seen.add(token.kind);
      // 制发公文67件,其中主动公开48件、依申请公开10件、不予公开9件.
      if (token.kind === 'practice' && /^审[结理]$/.test(wordsOf(token))) this.#isJudged = true;
      if (token.kind === 'document' || (token.kind === 'disclose' && !this.#isOfAnswers)) this.#isByAttribute = true;
      else if (token.kind === 'receive' || token.kind === 'handle' || token.kind === 'close')
        this.#isByAttribute = false;
      else if (isMark(token, ';') && !this.#seen.has('document')) this.#isByAttribute = false;
    }
  }

  #readMention(mention: Mention): void {
    this.#follow(mention.at);
    this.#take(mention);
    this.#from = mention.at + 1;
  }

  #take(mention: Mention): void {
    const { thread, disclosures, stated } = this.#sentence;
    const { own, quantity } = mention;
    const { counter, value } = quantity;
    const other = otherOf(mention, {
      ...{ section: this.#sentence.section, tokens: this.#sentence.tokens, seen: this.#seen },
      isBehindProposal: stated.at(-1)?.figure.measure === 'proposals',
    });
    const [measure] = other?.measures ?? [];
    if (other && measure !== undefined) {
      if (measure === 'proposals') thread.topic = 'other';
      // Tokens give money in yuan, the form its fees in 10,000 yuan.
      const money = measure === 'fees.amount' ? { value: Math.round(value) / 1e4, counter: '万元' } : {};
      this.#add(mention, { measure, label: other.label, pattern: other.name, ...money });
    }
    if (measure !== undefined || counter === '元') return;
    const isEntry = disclosures?.isInList === true && !own.some(({ kind }) => HANDLING.has(kind));
    if (isEntry && this.#disclosed(mention)) return;
    const { name, measures } = CASE.has(counter) ? this.#caseOf(mention) : NOTHING;
    if (CASE.has(counter) && !has(own, 'compare')) this.#cases.push({ value, measure: measures[0] ?? null });
    for (const measure of measures) this.#add(mention, { measure, pattern: name });
    if (measures.length > 0 && !isEntry) disclosures?.passOver(mention);
    if (measures.length > 0 || isEntry || this.#disclosed(mention) || name !== '') return;
    this.#readNearest(mention);
  }

  /** What no pattern knows, where its measure was not told in the paragraph. */
  #readNearest(mention: Mention): void {
    const { thread, stated, paragraph, disclosures } = this.#sentence;
    const measure = disclosures?.isInList ? null : nearest(mention, thread.topic);
    const isTold = stated
      .slice(-MOST_BEFORE)
      .some((one) => one.paragraph === paragraph && one.figure.measure === measure);
    if (measure !== null && !isTold) this.#add(mention, { measure, pattern: '就近', isLessSure: true });
  }

  #disclosed(mention: Mention): boolean {
    const { disclosures, tokens, context } = this.#sentence;
    const found = disclosures?.read(mention, {
      tokens,
      from: this.#from,
      publisher: context.publisher,
      isOfRegion: OF_REGION.test(context.publisher ?? ''),
    });
    if (!found) return false;
    const { measure, label, pattern, ...belonging } = found;
    this.#add(mention, { measure, label, pattern }, belonging);
    return true;
  }

  #caseOf(mention: Mention): Found {
    const { thread, about, context, tokens } = this.#sentence;
    const { own, tail } = mention;
    const said = topicOf(own) ?? topicOf(tail.slice(0, 6));
    const told = { topic: thread.topic, hasReceived: thread.hasReceived, plainOutcomes: this.#plainOutcomes };
    if (turnsToRequests(mention, tokens, told)) thread.topic = 'requests';
    const { topic } = thread;
    const isAppeal = isAppealTopic(said) || (isAppealTopic(topic) && said === null);
    if (isAppeal && (!isRequestNamedLast(own) || has(own, 'upheld'))) {
      const isNamed =
        about === 'requests' ||
        about === 'appeals' ||
        thread.isAboutDisclosure ||
        [...this.#seen, ...tokens.slice(mention.at + 1, mention.at + 7).map(({ kind }) => kind)].some(
          (kind) => kind === 'matter' || kind === 'request' || kind === 'publish',
        );
      // A report on disclosure that tells of appeals means those over disclosure, unless it tells of the work on them.
      const isWork =
        /司法|法院|检察/.test(context.publisher ?? '') || this.#seen.has('handle') || this.#seen.has('receive');
      // 行政复议答复41件,其中涉及政府信息公开的行政复议3件、行政诉讼2件.
      if (own[0]?.kind === 'among' && has(own, 'matter') && isAppealTopic(topicOf(own))) this.#isNarrowed = true;
      const isOfAllKinds =
        !this.#isNarrowed &&
        (this.#kinds.has('filing') ||
          (this.#seen.has('practice') && !(this.#isJudged && this.#seen.has('matter'))) ||
          goesOnWithDisclosure(mention, tokens));
      // 司法局收到行政复议申请186件,其中涉及信息公开15件: those that it decides.
      const isDecider =
        /司法局$/.test(context.publisher ?? '') && (this.#seen.has('receive') || this.#seen.has('handle'));
      if (isOfAllKinds || isDecider || (!isNamed && isWork)) return ANOTHER;
      const before = { seen: this.#seen, counted: this.#cases };
      const found = appealsIn(mention, isAppealTopic(topic) ? topic : said, before) ?? NOTHING;
      if (found.measures.length > 0) thread.isAboutDisclosure = true;
      return found;
    }
    if (said === 'other' || (said === null && topic === 'other')) return ANOTHER;
    if (this.#isByAttribute && !own.some(({ kind }) => HANDLING.has(kind) && kind !== 'outcome')) return ANOTHER;
    // 收到20件,含分局12件;予以公开8件: behind the stop, or the bracket, it is the whole again.
    if (this.#isOthers && this.#seen.has('among')) {
      const lead = tokens.slice(this.#from, mention.at);
      this.#isOthers = !isMark(lead[0], ')') && !lead.some((token) => isMark(token, ';'));
    }
    const naming = { kinds: this.#kinds, publisher: context.publisher };
    this.#isOthers = isOthersAfter(own, naming, this.#isOthers);
    if (isOfAllYears(mention, tokens)) return ANOTHER;
    const isOthers = this.#isOthers || this.#seen.has('rank');
    const found =
      requestOf(mention, {
        ...{ topic, isOthers, counted: this.#cases, seen: this.#seen },
        hasReceived: thread.hasReceived,
        isByTime: isDividedByTime(mention, tokens),
        isOfOutcomes: this.#plainOutcomes > 0 || (about === 'requests' && this.#kinds.has('outcome')),
      }) ?? NOTHING;
    const { measures } = found;
    // 申请主要集中在城市规划(7件)、信访答复(3件): what was asked about.
    const isSubject = measures.some(
      (measure) => measure === 'requests.declined.petition' || measure === 'requests.refused.inquiry',
    );
    if (isSubject && mention.behind === '(' && this.#seen.has('theme')) return ANOTHER;
    if (measures[0] === 'requests.received' && isWithCarried(mention, tokens))
      return { ...found, measures: ['requests.handled'] };
    if (measures[0] === 'requests.received' && mention.at >= this.#sumAt) this.#sumAt = sumFrom(mention, tokens) ?? 0;
    if (measures[0] === 'requests.received' && mention.at < this.#sumAt) return ANOTHER;
    if (measures.length === 0 && isOthers) return ANOTHER;
    if (measures.length > 0) thread.topic = 'requests';
    if (measures.includes('requests.received')) thread.hasReceived = true;
    return found;
  }

  /** What a clause without a number says of the one before. */
  #readSaidOfAll({ from, to }: Clause): boolean {
    const { tokens, stated } = this.#sentence;
    // 收到申请7件,上年结转0件,均为自然人: of those received.
    const before = stated.slice(this.#first).findLast(({ figure }) => figure.measure !== 'requests.carriedIn')?.figure;
    const isNext = tokens.slice(this.#from, from).filter(({ kind }) => kind === 'mark').length === 1;
    if (!before || before.value === 0 || before.counter === '' || !isNext) return false;
    const clause = tokens.slice(from, to);
    // 诉讼3件,其中直接起诉2件,复议后起诉1件,均维持: all of them, and not the last.
    const isDivided =
      stated.slice(this.#first, -1).some(({ figure }) => figure.measure === 'litigation.total') ||
      this.#isPartly(before);
    // 复议、诉讼各1件,均为维持: of both.
    const all = isDivided
      ? []
      : stated
          .slice(Math.max(this.#first, stated.length - MOST_OF_ONE))
          .filter(({ figure }) => figure.place.start === before.place.start);
    const told = all.flatMap(({ figure }) => saidOfAll(clause, figure.measure) ?? []);
    const said = told.filter(({ measure }, at) => told.findIndex((one) => one.measure === measure) === at);
    if (said.length === 0) return false;
    const [start, end] = [clause[0]?.start ?? 0, clause.at(-1)?.end ?? 0];
    for (const one of said) this.#push({ ...NONE, ...one, value: before.value }, { from: start, start, end });
    return true;
  }

  /** 收到申请15件,其中网上申请11件,均予以公开: of the eleven; where the parts come to the whole, of all. */
  #isPartly({ measure, value }: NarrativeFigure): boolean {
    const at = this.#cases.findLastIndex((one) => one.measure === measure && one.value === value);
    const parts = at < 0 ? [] : this.#cases.slice(at + 1);
    return parts.length > 0 && parts.reduce((sum, part) => sum + part.value, 0) !== value;
  }

  #readNone(clause: Clause): void {
    const { tokens, thread, about, stated } = this.#sentence;
    if (this.#readSaidOfAll(clause)) return;
    this.#follow(clause.from);
    const last = stated.length > this.#first ? stated.at(-1)?.figure : undefined;
    const isBehindNoReview = last?.measure === 'review.total' && last.value === 0 && last.counter === '';
    const nones = nonesIn(clause, { tokens, topic: thread.topic, about, isBehindNoReview });
    for (const { name, measure, place, isOfClause } of nones) {
      if (isOfClause) this.#follow(clause.to);
      this.#push({ ...NONE, measure, pattern: name }, place);
    }
  }

  #readAllClosed(): void {
    const { tokens, stated, paragraph } = this.#sentence;
    const earlier = stated.slice(Math.max(0, this.#first - MOST_BEFORE), this.#first);
    const at = allClosedIn(tokens, this.#topicBefore, {
      own: stated.slice(this.#first).map(({ figure }) => figure),
      before: earlier.filter((one) => one.paragraph === paragraph).map(({ figure }) => figure),
    });
    if (at) this.#push({ ...NONE, measure: 'requests.leftOpen', pattern: '均已办结' }, { from: at.start, ...at });
  }

  #add(mention: Mention, what: Partial<NarrativeFigure> & Pick<NarrativeFigure, 'measure'>, belonging = ALONE): void {
    const number = this.#sentence.tokens[mention.at];
    if (!number) return;
    const from = Math.max(mention.own[0]?.start ?? number.start, number.start - LONGEST_QUOTE);
    const { value, counter, approximate } = mention.quantity;
    const figure = { value, counter, approximate, label: null, share: mention.share?.sign || null, ...what };
    // 3件不属于本机关: the words that decide stand behind.
    const isNumberFirst = what.pattern?.startsWith('5件') === true && !mention.isTailShared;
    const quoteEnd = (isNumberFirst ? mention.tail.at(-1)?.end : undefined) ?? number.end;
    this.#push(figure, { from, start: number.start, end: number.end, quoteEnd }, belonging);
  }

  #push(
    what: Omit<NarrativeFigure, 'quote' | 'place' | 'scope'>,
    at: { readonly from: number; readonly start: number; readonly end: number; readonly quoteEnd?: number },
    belonging = ALONE,
  ): void {
    const { context, prose, thread, paragraph, stated } = this.#sentence;
    stated.push({
      paragraph,
      figure: {
        ...what,
        quote: quoteOf(context.text, prose, at.from, at.quoteEnd ?? at.end),
        place: placeOf(context.lines, prose, at.start, at.end),
        scope: /^(?:disclosures|wechat)\./.test(what.measure) ? null : thread.scope,
      },
      ...belonging,
    });
  }
}
