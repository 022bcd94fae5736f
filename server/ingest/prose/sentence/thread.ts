/** What the words so far have settled within a paragraph: what it is about, and whose numbers it gives. */
import type { FigureScope } from '../../../../schema/report/report.ts';
import type { Section } from '../../outline/outline.ts';
import type { Kind } from '../words/kinds.ts';
import { BY_NAME } from '../words/own-names.ts';
import type { Token } from '../words/token.ts';

/** What a stretch of prose is about; direct and after are the two kinds of suit. */
export type ProseTopic = 'requests' | 'review' | 'litigation' | 'direct' | 'after' | 'appeals' | 'other';

export interface Thread {
  topic: ProseTopic | null;
  scope: FigureScope | null;
  /** How many requests were received has been told. */
  hasReceived: boolean;
  /** Appeals told of are those over disclosure. */
  isAboutDisclosure: boolean;
}

const TOPICS: Readonly<Partial<Record<Kind, ProseTopic>>> = {
  request: 'requests',
  direct: 'direct',
  after: 'after',
  review: 'review',
  litigation: 'litigation',
  other: 'other',
  decision: 'other',
  proposal: 'other',
  column: 'other',
  document: 'other',
  training: 'other',
};

/** What a word makes of the topic; the suits of one kind go on being called suits. */
export function topicAfter({ kind, measure }: Token, before: ProseTopic | null): ProseTopic | null {
  if (kind === 'channel') return measure === 'disclosures.newMedia' ? 'other' : before;
  if (kind === 'litigation' && (before === 'direct' || before === 'after')) return before;
  return TOPICS[kind] ?? before;
}

/** What some words end up being about; null where they do not say. */
export function topicOf(tokens: readonly Token[]): ProseTopic | null {
  let topic: ProseTopic | null = null;
  for (const token of tokens) topic = topicAfter(token, topic);
  return topic;
}

export function follow(thread: Thread, token: Token): void {
  thread.topic = topicAfter(token, thread.topic);
  if (token.kind === 'self' && token.sign !== BY_NAME) thread.scope = 'office';
  else if (token.kind === 'region') thread.scope = 'region';
}

export function isAppealTopic(topic: ProseTopic | null): boolean {
  return topic !== null && topic !== 'requests' && topic !== 'other';
}

/** `（二）依申请公开情况。`: what the heading of a paragraph says it is about; null for none, `other` for anything else. */
export function headTopic(paragraph: string): { readonly level: 1 | 2; readonly topic: ProseTopic } | null {
  const head =
    /^[\s*#]*(\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}[、.]|\(?\d{1,2}[)、.](?!\d))([^。:;,]{2,24})/.exec(
      paragraph,
    );
  if (!head) return null;
  const words = head[2] ?? '';
  const level = /\d/.test(head[1] ?? '') ? 2 : 1;
  if (/申请/.test(words)) return { level, topic: 'requests' };
  if (/复议|诉讼|救济/.test(words)) return { level, topic: 'appeals' };
  if (/办理结果|答复情况|收办/.test(words)) return { level, topic: 'requests' };
  return { level, topic: 'other' };
}

/** What the paragraphs of a section are about before they say so themselves. */
export function sectionTopic(section: Section | 0): ProseTopic | null {
  if (section === 3) return 'requests';
  return section === 4 ? 'appeals' : null;
}

const UNDER_FEES =
  /^[\s*#(]*[一二三四五六七八九十\d]{1,2}[)、.][^。:;,]{0,12}(?:收费|费用|减免)|^[^。:;,]{0,12}(?:收费|费用|减免)情况[:。]/;

/** Whether the heading of the paragraph is about the fees for information: older reports tell of them under it alone. */
export function isUnderFees(first: Token | undefined): boolean {
  return UNDER_FEES.test(first?.text ?? '');
}
