/** The figures of one sentence: each number is offered to the readers of fees, proposals, appeals, requests, disclosures. */
import type { NarrativeFigure, NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Section } from '../../outline/outline.ts';
import type { FoldedProse } from '../../text/normalize.ts';
import { allClosedIn } from '../cases/all-closed.ts';
import { appealMeasures } from '../cases/appeals.ts';
import {
  goesOnWithDisclosure,
  isOfAllYears,
  isRequestNamedLast,
  plainOutcomesIn,
  turnsToRequests,
} from '../cases/case-context.ts';
import { nonesIn } from '../cases/none-in-sentence.ts';
import { remainderOf } from '../cases/remainder.ts';
import { requestMeasure } from '../cases/requests.ts';
import type { DisclosureReader } from '../disclosures/disclosures.ts';
import { decisionIn, feeIn, isNoFee, isOfTableII, isTraining, proposalIn } from '../others/fees-and-decisions.ts';
import type { ProseContext, StatedInText } from '../stated.ts';
import { type Kind, kinds } from '../words/kinds.ts';
import { isMark } from '../words/marks.ts';
import type { Token } from '../words/token.ts';
import { isOthersAfter } from './bodies.ts';
import { type Clause, type Mention, partsOf } from './mentions.ts';
import { paired } from './pairs.ts';
import { placeOf, quoteOf } from './place.ts';
import { wholeOf } from './sum-of-cases.ts';
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

const NONE = { value: 0, counter: '', approximate: false, label: null };

type Belonging = Omit<StatedInText, 'paragraph' | 'figure'>;

const ALONE: Belonging = { owner: null, open: false, introduced: false };

const CASE = new Set(['', '件', '件次', '宗', '起', '例', '份', '条', '笔', '个', '次', '单', '项']);
/** Words of handling that make a number one of requests, even in a list of disclosures. */
const HANDLING = kinds('receive handle close outcome carry application');
const OF_REQUESTS = kinds('application request outcome');
/** Figures looked back on at most. */
const MOST_BEFORE = 8;
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
  readonly #cases: { readonly value: number; readonly measure: NarrativeMeasure | null }[] = [];
  #isOthers = false;
  /** Kinds of words in the whole sentence, and in what was read of it. */
  readonly #kinds: ReadonlySet<Kind>;
  readonly #seen = new Set<Kind>();
  /** Papers were counted by whether they may be published, and no handling of requests was told of since. */
  #isByAttribute = false;
  readonly #topicBefore: ProseTopic | null;
  readonly #plainOutcomes: number;
  /** A court's work was told of: 审结. */
  #isJudged = false;

  constructor(sentence: Sentence) {
    this.#sentence = sentence;
    this.#first = sentence.stated.length;
    const { thread, about, tokens } = sentence;
    this.#kinds = new Set(tokens.map(({ kind }) => kind));
    this.#plainOutcomes = this.#kinds.has('outcome') ? plainOutcomesIn(tokens) : 0;
    // 内容涉及低保补贴 does not change what the paragraph is about.
    if (about === 'requests' && tokens.some(({ kind }) => OF_REQUESTS.has(kind))) thread.topic = about;
    this.#topicBefore = thread.topic;
  }

  read(): void {
    const { tokens, disclosures } = this.#sentence;
    disclosures?.beginSentence(tokens);
    const parts = this.#kinds.has('respectively') ? paired(partsOf(tokens)) : partsOf(tokens);
    for (const part of parts) {
      if (part.type === 'clause') this.#readNone(part);
      else this.#readMention(part);
    }
    this.#follow(tokens.length);
    this.#readAllClosed();
  }

  readonly #words = (from: number, to: number): string => this.#sentence.prose.text.slice(from, to);

  #follow(to: number): void {
    const { tokens, thread } = this.#sentence;
    for (; this.#followed < to; this.#followed++) {
      const token = tokens[this.#followed];
      if (!token) continue;
      follow(thread, token);
      this.#seen.add(token.kind);
      // 制发公文67件,其中主动公开48件、依申请公开10件、不予公开9件.
      if (token.kind === 'practice' && /^审[结理]$/.test(this.#words(token.start, token.end))) this.#isJudged = true;
      if (token.kind === 'document' || token.kind === 'disclose') this.#isByAttribute = true;
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
    const isOfTable =
      this.#kinds.has('decision') && isOfTableII(mention, { ...this.#sentence, seen: this.#seen, words: this.#words });
    const decision = this.#kinds.has('decision') ? decisionIn(mention, isOfTable) : null;
    if (decision !== null) {
      // Tokens give money in yuan, the form its fees in 10,000 yuan.
      const isMoney = decision === 'fees.amount';
      this.#add(mention, decision, isMoney ? { value: Math.round(value) / 1e4, counter: '万元' } : {});
      return;
    }
    if (counter === '元' || isNoFee(mention, this.#words)) {
      if (feeIn(own, this.#seen)) this.#add(mention, 'fees.informationProcessing');
      return;
    }
    const label =
      counter === '件' && mention.time === 'now'
        ? proposalIn(mention, this.#words, stated.at(-1)?.figure.measure === 'proposals')
        : null;
    if (label !== null) {
      thread.topic = 'other';
      this.#add(mention, 'proposals', { label });
      return;
    }
    if (isTraining(mention, this.#words)) {
      this.#add(mention, 'training');
      return;
    }
    const isEntry = disclosures?.isInList === true && !own.some(({ kind }) => HANDLING.has(kind));
    if (isEntry && this.#disclosed(mention)) return;
    const measures = CASE.has(counter) ? this.#caseMeasures(mention) : [];
    if (CASE.has(counter)) this.#cases.push({ value, measure: measures[0] ?? null });
    for (const measure of measures) this.#add(mention, measure);
    if (measures.length > 0 || isEntry) return;
    this.#disclosed(mention);
  }

  #disclosed(mention: Mention): boolean {
    const { disclosures, tokens, context } = this.#sentence;
    const found = disclosures?.read(mention, {
      tokens,
      from: this.#from,
      words: this.#words,
      publisher: context.publisher,
      isOfRegion: /[省市县区旗州盟]人民政府$/.test(context.publisher ?? ''),
    });
    if (!found) return false;
    const { measure, label, ...belonging } = found;
    this.#add(mention, measure, { label }, belonging);
    return true;
  }

  #caseMeasures(mention: Mention): readonly NarrativeMeasure[] {
    const { thread, about, context, tokens } = this.#sentence;
    const { own, tail } = mention;
    const said = topicOf(own) ?? topicOf(tail.slice(0, 3));
    const before = { about, topic: thread.topic, hasReceived: thread.hasReceived, plainOutcomes: this.#plainOutcomes };
    if (turnsToRequests(mention, tokens, { ...before, words: this.#words })) thread.topic = 'requests';
    const { topic } = thread;
    const isAppeal = isAppealTopic(said) || (isAppealTopic(topic) && said === null);
    if (isAppeal && (!isRequestNamedLast(own) || own.some(({ kind }) => kind === 'upheld'))) {
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
      const measures = appealMeasures({
        mention,
        topic: isAppealTopic(topic) ? topic : said,
        isAboutDisclosure: isNamed || !isWork,
        isOfAllKinds:
          this.#kinds.has('filing') ||
          (this.#seen.has('practice') && !(this.#isJudged && this.#seen.has('matter'))) ||
          goesOnWithDisclosure(mention, tokens),
      });
      if (measures.length > 0) thread.isAboutDisclosure = true;
      return measures;
    }
    if (said === 'other' || (said === null && topic === 'other')) return [];
    if (this.#isByAttribute && !own.some(({ kind }) => HANDLING.has(kind) && kind !== 'outcome')) return [];
    const naming = { kinds: this.#kinds, words: this.#words, publisher: context.publisher };
    this.#isOthers = isOthersAfter(own, naming, this.#isOthers);
    if (isOfAllYears(mention, tokens, this.#words)) return [];
    const request = {
      mention,
      topic,
      year: context.year,
      words: this.#words,
      isOthers: this.#isOthers || this.#seen.has('rank'),
      hasReceived: thread.hasReceived,
      isOfOutcomes: about === 'requests' && this.#kinds.has('outcome'),
      isByApplicant: this.#kinds.has('natural') || this.#kinds.has('organization'),
      isOnDisclosure: this.#seen.has('publish') || this.#seen.has('disclose') || this.#seen.has('matter'),
    };
    const measure =
      requestMeasure(request) ??
      wholeOf(request, this.#cases, this.#seen) ??
      remainderOf(request, this.#cases, this.#isOthers);
    // 申请主要集中在城市规划(7件)、信访答复(3件): what was asked about.
    const isSubject = measure === 'requests.declined.petition' || measure === 'requests.refused.inquiry';
    if (isSubject && mention.behind === '(' && this.#seen.has('theme')) return [];
    if (measure !== null) thread.topic = 'requests';
    if (measure === 'requests.received') thread.hasReceived = true;
    return measure === null ? [] : [measure];
  }

  #readNone(clause: Clause): void {
    const { tokens, thread, about, section } = this.#sentence;
    this.#follow(clause.from);
    const nones = nonesIn(clause, { tokens, topic: thread.topic, about, section, words: this.#words });
    for (const { measure, place, isOfClause } of nones) {
      if (isOfClause) this.#follow(clause.to);
      this.#push(measure, place, NONE);
    }
  }

  #readAllClosed(): void {
    const { tokens, stated, paragraph } = this.#sentence;
    const earlier = stated.slice(Math.max(0, this.#first - MOST_BEFORE), this.#first);
    const at = allClosedIn(tokens, this.#topicBefore, {
      own: stated.slice(this.#first).map(({ figure }) => figure),
      before: earlier.filter((one) => one.paragraph === paragraph).map(({ figure }) => figure),
    });
    if (at) this.#push('requests.leftOpen', { from: at.start, start: at.start, end: at.end }, NONE);
  }

  #add(
    mention: Mention,
    measure: NarrativeMeasure,
    more: { readonly value?: number; readonly counter?: string; readonly label?: string | null } = {},
    belonging = ALONE,
  ): void {
    const { tokens } = this.#sentence;
    const number = tokens[mention.at];
    if (!number) return;
    const from = Math.max(mention.own[0]?.start ?? number.start, number.start - LONGEST_QUOTE);
    const { value, counter, approximate } = mention.quantity;
    this.#push(
      measure,
      { from, start: number.start, end: number.end },
      { value, counter, approximate, label: null, share: mention.share?.sign || null, ...more },
      belonging,
    );
  }

  #push(
    measure: NarrativeMeasure,
    place: { readonly from: number; readonly start: number; readonly end: number },
    what: Pick<NarrativeFigure, 'value' | 'counter' | 'approximate' | 'label' | 'share'>,
    belonging = ALONE,
  ): void {
    const { context, prose, thread, paragraph, stated } = this.#sentence;
    stated.push({
      paragraph,
      figure: {
        measure,
        ...what,
        quote: quoteOf(context.text, prose, place.from, place.end),
        place: placeOf(context.lines, prose, place.start, place.end),
        scope: /^(?:disclosures|wechat)\./.test(measure) ? null : thread.scope,
      },
      ...belonging,
    });
  }
}
