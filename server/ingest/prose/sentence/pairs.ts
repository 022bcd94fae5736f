/** 分别: numbers in a row, each with its own words. */
import { kinds } from '../words/kinds.ts';
import { has, isMark, type Token } from '../words/token.ts';
import type { Clause, Mention } from './mentions.ts';

/** Words that may stand between 分别 and its numbers: 分别公开信息12条、8条. */
const OF_ALL = kinds('count sum publish disclose info filler receive close handle');

/**
 * `新收和上年结转的申请分别为88件和5件`: each number with its own words, where there are as many; with none where not.
 * Where words follow (分别为信息不存在2件) they begin a list.
 */
export function paired(parts: readonly (Mention | Clause)[]): (Mention | Clause)[] {
  const result = [...parts];
  for (let index = 0; index < result.length; index++) {
    const first = result[index];
    if (first?.type !== 'mention') continue;
    const at = first.own.findIndex(({ kind }) => kind === 'respectively');
    if (at < 0) {
      const alike = eachOf(first);
      result.splice(index, 1, ...alike);
      index += alike.length - 1;
      continue;
    }
    const behind = first.own.slice(at + 1);
    if (!behind.every(({ kind }) => OF_ALL.has(kind))) {
      result[index] = { ...first, own: behind };
      continue;
    }
    const groups = sharingVerb(groupsOf(first.own.slice(0, at)));
    let end = index + 1;
    while (result[end]?.type === 'mention' && isNext(result[end])) end++;
    const isPaired = groups.length === end - index;
    for (let each = index; each < end; each++) {
      const mention = result[each];
      if (mention?.type !== 'mention') continue;
      const own = isPaired ? [...(groups[each - index] ?? []), ...behind] : first.own.slice(at, at + 1);
      result[each] = { ...mention, own, tail: [], isTailShared: false };
    }
    index = end - 1;
  }
  return result;
}

/** What one of several things of the same number is called by. */
const NAMED = kinds(
  'receive close handle carry outcome upheld corrected otherResult pending review litigation direct after left',
);

/** `受理数、行政复议数、行政诉讼数均为0件`, `维持、纠正、其他各1件`: the number once for each of them. */
function eachOf(mention: Mention): readonly Mention[] {
  const { own } = mention;
  const last = own.findLastIndex(({ kind }) => kind !== 'count');
  if (own[last]?.kind !== 'each' && own[last]?.kind !== 'all') return [mention];
  const groups = groupsOf(own.slice(0, last));
  const isOfAll = groups.length > 1 && groups.every((group) => group.some(({ kind }) => NAMED.has(kind)));
  return isOfAll ? groups.map((group) => ({ ...mention, own: group })) : [mention];
}

/** A number with no words of its own, behind a pause or 和. */
function isNext(part: Mention | Clause | undefined): boolean {
  return part?.type === 'mention' && part.own.length === 0 && (part.behind === '、' || part.behind === 'number');
}

/** 网站、微信、公示栏等途径公开信息, 网站、微信两种途径公开信息: what was done by the last was done by all. */
function sharingVerb(groups: readonly Token[][]): readonly Token[][] {
  const last = groups.at(-1) ?? [];
  const open = last.findIndex(({ kind }) => kind === 'open');
  const areChannels = groups.every(
    (group) => has(group, 'channel') && (group === last || !has(group, 'publish', 'disclose')),
  );
  const from =
    open >= 0 || !areChannels ? open : last.findIndex(({ kind }) => kind === 'publish' || kind === 'disclose') - 1;
  if (from < 0) return groups;
  const shared = last.slice(from + 1);
  return groups.map((group) => (group === last ? [...group.slice(0, from), ...shared] : [...group, ...shared]));
}

function groupsOf(words: readonly Token[]): readonly Token[][] {
  const groups: Token[][] = [[]];
  for (const token of words) {
    if (token.kind === 'conj' || isMark(token, '、')) groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups.filter((group) => group.length > 0);
}
