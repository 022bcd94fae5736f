/** What counts postings without being said as usual, and which counters go together. */

import type { Mention } from '../sentence/mentions.ts';
import { kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';
import { channelOf } from './channels.ts';
import { GENERAL, type Surroundings } from './postings.ts';

/** 部门文件24件,通知公告18条: papers and postings go together, sessions and cases do not. */
const MIXED = /^(?:条|条次|件|篇|篇次|则|份)$/;
const NO_PAPER = kinds('publish disclose doing handle other decision proposal request column channel');

export function isSameCounter(
  before: string | null,
  { own, behind, quantity: { counter } }: Mention,
  words: Surroundings['words'],
): boolean {
  if (before === null) return !/^[次起例]$/.test(counter);
  if (before === counter) return true;
  if (behind === ';' || !MIXED.test(counter) || !MIXED.test(before)) return false;
  return own.every(({ kind, start, end }) => !NO_PAPER.has(kind) || /解读$/.test(words(start, end)));
}

/** 网站累计公开5.3万条,今年新增4216条: the first counts all years. */
export function isSinceTheStart({ at, own }: Mention, { tokens, words }: Surroundings): boolean {
  return (
    own.some(({ kind, start, end }) => kind === 'sum' && words(start, end).startsWith('累计')) &&
    !own.some(({ kind }) => kind === 'now' || kind === 'whole') &&
    tokens.slice(at + 1).some(({ kind, start, end }) => kind === 'now' && words(start, end + 2).endsWith('新增'))
  );
}

/** 新增信息620条 were published. */
export function isAdding({ kind, start, end }: Token, next: Token | undefined, words: Surroundings['words']): boolean {
  return kind === 'filler' && next?.kind === 'info' && words(start, end) === '新增';
}

function isOurBody({ kind, start, end }: Token, words: Surroundings['words']): boolean {
  return kind === 'date' || (kind === 'unknown' && /(?:街道|[镇乡局委办])$/.test(words(start, end)));
}

/** 在县政府网站发布工作动态42条: an entry by itself. */
export function isPostedOnSite({ own }: Mention, label: string): boolean {
  return (
    /(?:动态|公告|公示|信息|资讯|新闻)$/.test(label) &&
    channelOf(own) === 'disclosures.website' &&
    own.some(({ kind }) => kind === 'publish' || kind === 'disclose')
  );
}

/** 全镇政府信息公开数量为214条, without a verb. */
export function isNamedTotal({ own, quantity }: Mention, words: Surroundings['words']): boolean {
  const last = own.findLast(({ kind }) => kind !== 'count' && kind !== 'sum');
  return (
    quantity.counter === '条' &&
    last?.kind === 'matter' &&
    words(last.start, last.end).endsWith('公开') &&
    own.every((token) => token === last || GENERAL.has(token.kind) || isOurBody(token, words))
  );
}
