/**
 * Requests, appeals, the information processing fee, proposals and training, sentence by sentence. What a sentence is about
 * and whose numbers it gives is carried from words to words within a paragraph; the words right before a number (or, where
 * they say nothing, those right behind it) decide what it counts.
 */
import type { FigureScope, NarrativeFigure, NarrativeMeasure } from '../../schema/report/report.ts';
import type { FoldedProse } from './fold.ts';
import type { ProseContext } from './narrative.ts';
import { appealMeasures } from './narrative-appeals.ts';
import { noneIn } from './narrative-none.ts';
import { NO_COUNT_BEFORE } from './narrative-phrases.ts';
import { placeOf, quoteOf } from './narrative-place.ts';
import { requestMeasure } from './narrative-requests.ts';
import { headTopic, scopeOf, sectionTopic, type Topic, topicOf } from './narrative-scope.ts';
import { numeralValue } from './numerals.ts';
import type { Section } from './outline.ts';
import type { Passage } from './prose.ts';

const NUMBER =
  /(约|近|逾|超过)?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d+)?|[〇零一二两三四五六七八九十百千]{1,7})(余|多|来)?(件次|件|宗|起(?!草|诉)|例|份|条(?!例)|笔|个(?!人|月|工作|百分|部分|方面|栏目)|次(?!年)|单|项(?!目)|万元|元|期|场次|场|班次)(余|多)?/g;
const CASE = new Set(['件', '件次', '宗', '起', '例', '份', '条', '笔', '个', '次', '单', '项']);
const ABOUT = /申请|复议|诉讼|起诉|处理费|收费|提案|建议|培训|办结|答复|办复|公开\d|维持|无法提供|不予|结转/;
const LONGEST_SENTENCE = 3000;
/** No deciding word stands farther from its number. */
const WORDS = 60;

interface Sentence {
  readonly prose: FoldedProse;
  readonly from: number;
  readonly to: number;
  readonly section: Section | 0;
}

/** What the words so far have settled. */
interface Thread {
  topic: Topic | null;
  scope: FigureScope | null;
}

export function readCases(context: ProseContext, passages: readonly Passage[]): NarrativeFigure[] {
  const figures: NarrativeFigure[] = [];
  let levelTopic: Topic | null = null;
  let section: Section | 0 = 0;
  for (const passage of passages) {
    if (passage.section === 0) continue;
    if (passage.section !== section) levelTopic = null;
    section = passage.section;
    const { text } = passage.prose;
    const head = headTopic(text);
    if (head?.level === 1) levelTopic = head.topic;
    const ownTopic = head?.level === 2 && head.topic !== 'other' ? head.topic : levelTopic;
    if (!ABOUT.test(text)) continue;
    const about = ownTopic ?? sectionTopic(section);
    const thread: Thread = { topic: about, scope: null };
    for (const [from, to] of sentencesOf(text))
      readSentence(context, { prose: passage.prose, from, to, section }, thread, about, figures);
  }
  return figures;
}

function* sentencesOf(text: string): Generator<readonly [number, number]> {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const isEnd = '。!?'.includes(text.charAt(at));
    if (!isEnd && at - from < LONGEST_SENTENCE) continue;
    yield [from, at + 1];
    from = at + 1;
  }
  if (from < text.length) yield [from, text.length];
}

function readSentence(
  context: ProseContext,
  sentence: Sentence,
  thread: Thread,
  about: Topic | null,
  figures: NarrativeFigure[],
): void {
  const { prose, from, to } = sentence;
  const text = prose.text.slice(from, to);
  const first = figures.length;
  const add = (
    measure: NarrativeMeasure,
    value: number,
    place: readonly [number, number, number],
    more: Extra,
  ): void => {
    const [wordsFrom, start, end] = place;
    figures.push({
      measure,
      label: more.label ?? null,
      value,
      approximate: more.approximate ?? false,
      counter: more.counter ?? '',
      quote: quoteOf(context.text, prose, from + wordsFrom, from + end),
      place: placeOf(context.lines, prose, from + start, from + end),
      scope: thread.scope,
    });
  };
  const isFiled = text.includes('备案');
  const isAboutDisclosure = text.includes('公开') || about === 'requests' || about === 'appeals';
  let read = 0;
  for (const match of text.matchAll(NUMBER)) {
    const value = numeralValue(match[2] ?? '');
    if (value === null || NO_COUNT_BEFORE.test(text.charAt(match.index - 1))) continue;
    const between = text.slice(read, match.index);
    readNone(context, between.slice(0, lastMark(between) + 1), read, sentence, thread, add);
    follow(thread, between);
    const end = match.index + match[0].length;
    const words = wordsBefore(text, Math.max(read, match.index - WORDS), match.index);
    const tail = /^[^,。;:()、]{0,24}/.exec(text.slice(end, end + 24))?.[0] ?? '';
    read = end;
    const counter = match[4] ?? '';
    const more = { counter, approximate: (match[1] ?? match[3] ?? match[5]) !== undefined };
    const place = [match.index - Math.min(words.length, 40), match.index, end] as const;
    if (counter === '元' || counter === '万元') {
      if (/处理费/.test(words)) {
        const yuan = counter === '元' ? value : Math.round(value * 1e6) / 100;
        add('fees.informationProcessing', yuan, place, { ...more, counter: '元' });
      }
      continue;
    }
    const label = counter === '件' ? proposalIn(words, tail) : null;
    if (label !== null) {
      thread.topic = 'other';
      add('proposals', value, place, { ...more, label });
      continue;
    }
    if (isTraining(words, tail, counter)) {
      add('training', value, place, more);
      continue;
    }
    if (!CASE.has(counter)) continue;
    for (const measure of isFiled
      ? []
      : measuresOf(context, {
          words,
          tail,
          before: text.slice(Math.max(0, match.index - words.length - 24), match.index - words.length),
          thread,
          isAboutDisclosure,
        }))
      add(measure, value, place, more);
  }
  const rest = text.slice(read);
  readNone(context, rest, read, sentence, thread, add);
  follow(thread, rest);
  readAllClosed(text, thread, figures.slice(first), (start, end) =>
    add('requests.leftOpen', 0, [start, start, end], {}),
  );
}

interface Extra {
  readonly label?: string | null;
  readonly counter?: string;
  readonly approximate?: boolean;
}

function follow(thread: Thread, words: string): void {
  thread.topic = topicOf(words, thread.topic);
  thread.scope = scopeOf(words, thread.scope);
}

function measuresOf(
  context: ProseContext,
  near: {
    readonly words: string;
    readonly tail: string;
    readonly before: string;
    readonly thread: Thread;
    readonly isAboutDisclosure: boolean;
  },
): readonly NarrativeMeasure[] {
  const { words, tail, before, thread, isAboutDisclosure } = near;
  const said = topicOf(words, null) ?? topicOf(tail, null);
  const { topic } = thread;
  const isAppeal = /复议|诉讼|起诉/.test(words) || isAppealTopic(topic) || (said !== null && isAppealTopic(said));
  if (isAppeal && !/(?:公开|依)申请|申请公开/.test(words)) {
    const isJustice = /司法|法院|检察/.test(context.publisher ?? '') && !isAboutDisclosure;
    if (isJustice) return [];
    return appealMeasures(words, tail, appealTopic(topic, said), isAboutDisclosure);
  }
  if (said === 'other' || (said === null && topic === 'other')) return [];
  const measure = requestMeasure({ words, tail, before, topic, year: context.year });
  if (measure !== null) thread.topic = 'requests';
  return measure === null ? [] : [measure];
}

function isAppealTopic(topic: Topic | null): boolean {
  return topic !== null && topic !== 'requests' && topic !== 'other';
}

function appealTopic(topic: Topic | null, said: Topic | null): Topic | null {
  return isAppealTopic(topic) ? topic : said;
}

/**
 * The words of the number's clause. One that only counts (共计) goes on with the clause before; a bracket right before the
 * number (含上年结转) is passed over; behind 、 a list goes on whose words follow its numbers.
 */
function wordsBefore(text: string, from: number, to: number): string {
  const near = text.slice(from, to).replace(/\([^()\d]{1,20}\)$/, '');
  const start = lastMark(near) + 1;
  const own = near.slice(start);
  if (own.endsWith('、')) return '';
  if (start < 2 || !/^(?:共|共计|合计|总计|累计|总数|数量|件数|为|达|达到|约)+$/.test(own)) return own;
  return near.slice(lastMark(near.slice(0, start - 1)) + 1).replace(/[,:;()]/g, '');
}

function lastMark(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (',:;()。!?'.includes(text.charAt(i))) return i;
  return -1;
}

/** Clauses without a number that say none. */
function readNone(
  context: ProseContext,
  words: string,
  offset: number,
  { section }: Sentence,
  thread: Thread,
  add: (measure: NarrativeMeasure, value: number, place: readonly [number, number, number], more: Extra) => void,
): void {
  if (!/未|没|无|零|不|免/.test(words)) return;
  let from = 0;
  for (const clause of words.split(/[,;:()。!?]/)) {
    // A clause that counts something says no none.
    if (clause.length > 3 && clause.length < 90 && !/\d(?:件|起|宗|例|元|万元)|工作人员/.test(clause)) {
      const topic = topicOf(clause, thread.topic);
      const scope = scopeOf(clause, thread.scope);
      const year = /(20\d{2})年/.exec(clause)?.[1];
      const isOwnYear = year === undefined || context.year === null || Number(year) === context.year;
      for (const { measure, start } of isOwnYear || /结转/.test(clause) ? noneIn(clause, topic, section === 6) : []) {
        thread.scope = scope;
        add(measure, 0, [offset + from, offset + from + start, offset + from + clause.length], {});
      }
    }
    from += clause.length + 1;
  }
}

const ALL_CLOSED =
  /(?:均|全部|都)(?!未|不|无)[^,。;:()未不]{0,24}?(?:答复|办结|办理完毕|回复|办复)(?!率)|(?:答复|办结|办复)率(?:均|都|为|达到?|保持|是)*100%/;
/** Said of something else, or of some only. */
const NOT_OF_REQUESTS =
  /提案|建议|复议|诉讼|留言|工单|信访件|咨询|来信|热线|整改|除|按期[^,]{0,4}率|按时[^,]{0,4}率|及时[^,]{0,4}率/;

/**
 * 均已办结: that nothing was left open. Not where the same sentence tells what is carried out, nor where what was answered
 * is said to have been answered in time.
 */
function readAllClosed(
  text: string,
  thread: Thread,
  own: readonly NarrativeFigure[],
  add: (start: number, end: number) => void,
): void {
  const match = ALL_CLOSED.exec(text);
  if (
    !match ||
    (thread.topic !== 'requests' && !isOfRequests(text.slice(0, match.index))) ||
    NOT_OF_REQUESTS.test(text.slice(Math.max(0, match.index - 60), match.index + match[0].length))
  )
    return;
  if (!/申请/.test(text.slice(0, match.index)) && own.length === 0) return;
  if (own.some(({ measure, value }) => measure === 'requests.carriedOut' && value > 0)) return;
  const stated = own.filter(({ measure }) => measure.startsWith('requests.'));
  if (
    stated.at(-1)?.measure === 'requests.closed' ||
    stated.some(({ measure, value }) => measure === 'requests.received' && value === 0)
  )
    return;
  add(match.index, match.index + match[0].length);
}

/** 全年收到的申请, and nothing in the sentence that makes it another kind of application. */
function isOfRequests(words: string): boolean {
  return words.includes('申请') && topicOf(words, 'requests') === 'requests';
}

const PROPOSAL = '(?:人大代表|政协委员|人大|政协|代表|委员|、|和|与|及)*(?:建议提案|建议|提案|议案)';
const PROPOSAL_BEFORE = new RegExp(`(${PROPOSAL})(?:[和及]?(?:办理|答复|办结)|共|计|总数|为|:)*$`);
const PROPOSAL_BEHIND = new RegExp(`^(?:市级?|区级?|县级?|省级?|的)*(${PROPOSAL})`);

/** The words for proposals of deputies and delegates: 人大建议, 政协提案. */
function proposalIn(words: string, tail: string): string | null {
  if (!/建议|[提议]案/.test(words) && !/建议|[提议]案/.test(tail)) return null;
  const label = PROPOSAL_BEFORE.exec(words)?.[1] ?? PROPOSAL_BEHIND.exec(tail)?.[1];
  if (label === undefined || /^建议$/.test(label) || /意见建议|较|上年|增加/.test(words)) return null;
  return label.replace(/^[、和与及]+/, '');
}

function isTraining(words: string, tail: string, counter: string): boolean {
  if (!/^(?:次|期|场|场次|班次)$/.test(counter) || /每|较|上年|增加/.test(words)) return false;
  return /培训(?:班|会|会议|活动|讲座|课)*(?:共|计|共计|累计|达|:)*$/.test(words) || /^[^,]{0,10}培训/.test(tail);
}
