/**
 * Numbers stated in the prose: what was disclosed, requests and appeals, fees and the like, and what the report says about
 * itself. Each paragraph is taken apart into sentences of known words (words/tokens.ts), each sentence into its numbers
 * with the words of their own clause (sentence/mentions.ts). The clause decides what a number counts; subject, year and
 * body are carried from clause to clause. A number whose words do not say enough is left alone.
 */
import { DisclosureReader } from './disclosures/disclosures.ts';
import { readSelf } from './others/self.ts';
import { type Passage, passagesOf } from './passages.ts';
import { othersOfSystem } from './sentence/bodies.ts';
import { SentenceReader } from './sentence/sentence.ts';
import { headTopic, type ProseTopic, sectionTopic, type Thread } from './sentence/thread.ts';
import type { ProseContext, StatedInText } from './stated.ts';
import { ownNames } from './words/own-names.ts';
import { sentencesOf } from './words/tokens.ts';

/** Every figure of the prose, in the order of the text; `owner` points into the result. */
export function readNarrative(context: ProseContext): StatedInText[] {
  const stated: StatedInText[] = [];
  const names = ownNames(context.publisher);
  const passages = passagesOf(context.text, context.lines, context.headings, context.regions);
  const hasFirst = context.headings.some(({ section }) => section === 1);
  let level: ProseTopic | null = null;
  let section: Passage['section'] = 0;
  passages.forEach((passage, paragraph) => {
    // A document without a heading for section 一 begins with it.
    if (passage.section === 0 && hasFirst) return;
    if (passage.section !== section) level = null;
    section = passage.section;
    const head = headTopic(passage.prose.text);
    if (head?.level === 1) level = head.topic;
    const about = (head?.level === 2 && head.topic !== 'other' ? head.topic : level) ?? sectionTopic(section);
    readParagraph(context, passage, { paragraph, about, stated, names });
  });
  for (const figure of readSelf(context, passages))
    stated.push({ figure, paragraph: -1, owner: null, open: false, introduced: false });
  return inOrder(stated);
}

interface PassageState {
  readonly paragraph: number;
  readonly about: ProseTopic | null;
  readonly stated: StatedInText[];
  readonly names: readonly string[];
}

/** Nothing else is looked at word by word. */
const ANY_NUMBER =
  /[\d一二两三四五六七八九十百零〇](?:[余多万几来]{0,2})(?:条|件|篇|则|项|个|份|部|期|例|起|宗|人|名|户|次|场|班|笔|单|万|亿|元)|[未没无零免不均全都]|为0/;

function readParagraph(
  context: ProseContext,
  { prose, section }: Passage,
  { paragraph, about, stated, names }: PassageState,
): void {
  const { text } = prose;
  if (!ANY_NUMBER.test(text)) return;
  const disclosures =
    section === 6
      ? null
      : new DisclosureReader(stated, {
          isUnderDisclosure: about === 'other' && /^[^。:]{0,12}公开(?!申请)/.test(text),
          isOfCases: about === 'requests' || about === 'appeals',
        });
  const thread: Thread = { topic: about, scope: null, hasReceived: false, isAboutDisclosure: false };
  for (const sentence of sentencesOf(text, { year: context.year, names })) {
    const tokens = othersOfSystem(sentence, context.publisher);
    new SentenceReader({ context, prose, section, paragraph, about, thread, disclosures, tokens, stated }).read();
  }
}

/** By place in the text; what belongs to what is kept. */
function inOrder(stated: readonly StatedInText[]): StatedInText[] {
  const order = stated.map((_, index) => index).sort((a, b) => startOf(stated[a]) - startOf(stated[b]) || a - b);
  const moved = new Map(order.map((from, to) => [from, to]));
  return order.flatMap((from) => {
    const one = stated[from];
    return one ? [one.owner === null ? one : { ...one, owner: moved.get(one.owner) ?? null }] : [];
  });
}

function startOf(stated: StatedInText | undefined): number {
  return stated?.figure.place.start ?? 0;
}
