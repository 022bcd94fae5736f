/** How well a term meets a name. */
import { foldTyped, matchPinyin } from './reading.ts';

export type NameKind = 'name' | 'shortName' | 'englishName' | 'alias' | 'formerName' | 'code';

/** A name made ready to be compared. */
export interface SearchedName {
  readonly kind: NameKind;
  readonly written: string;
  readonly folded: string;
  /** Where its words begin in `folded`; null for names that are not written in words. */
  readonly wordStarts: readonly number[] | null;
}

export function searchedName(kind: NameKind, written: string): SearchedName {
  const folded = foldTyped(written);
  const isChinese = /\p{Script=Han}/u.test(folded);
  // Where nothing is folded both are one text, for a nation has hundreds of thousands.
  return {
    kind,
    written,
    folded: folded === written ? written : folded,
    wordStarts: isChinese ? null : wordStarts(written),
  };
}

function wordStarts(written: string): readonly number[] {
  let at = 0;
  // A list of its very length: one that grows keeps room for more, of hundreds of thousands of names.
  return Array.from(written.split(/[\s./-]+/u), (word) => {
    const start = at;
    at += foldTyped(word).length;
    return start;
  });
}

/** Best first: what is said exactly before what begins so, before what holds it, before what only sounds like it. */
const TIERS = ['whole', 'beginning', 'inside', 'soundsWhole', 'soundsBeginning', 'soundsInside', 'inOrder'] as const;
type Tier = (typeof TIERS)[number];

function tierOf(name: SearchedName, term: string): Tier | null {
  const at = name.folded.indexOf(term);
  if (at === 0) return name.folded.length === term.length ? 'whole' : 'beginning';
  if (at > 0) {
    // A few letters in the middle of an English word are chance.
    const isWord = name.wordStarts === null || name.wordStarts.includes(at);
    return isWord ? 'inside' : 'inOrder';
  }
  if (name.wordStarts !== null) return null;
  if (/[a-z]/.test(term)) {
    const sounds = matchPinyin(name.folded, term);
    return sounds === null
      ? null
      : sounds === 'whole'
        ? 'soundsWhole'
        : sounds === 'beginning'
          ? 'soundsBeginning'
          : 'soundsInside';
  }
  return term.length > 1 && holdsInOrder(name.folded, term) ? 'inOrder' : null;
}

/** 洪泽工信局 in 洪泽区工业和信息化局: every character, in this order. */
function holdsInOrder(text: string, term: string): boolean {
  let from = 0;
  for (const character of term) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

/** Present names before others, and those before former ones, where both are met equally well. */
const KIND_RANK: Readonly<Record<NameKind, number>> = {
  name: 0,
  shortName: 0,
  englishName: 0,
  code: 1,
  alias: 1,
  formerName: 2,
};

/** How well a term meets a name: the smaller the better; null: not at all. */
export function scoreOf(name: SearchedName, term: string): number | null {
  const tier = tierOf(name, term);
  return tier === null ? null : TIERS.indexOf(tier) * 4 + KIND_RANK[name.kind];
}
