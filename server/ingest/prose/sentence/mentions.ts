/**
 * A sentence taken apart: its numbers, each with the words of its own clause that lead to it and those right behind it, and
 * its clauses without a number. What a clause says of its time (去年, 上半年, 历年) holds until the sentence says otherwise.
 */
import { kinds } from '../words/kinds.ts';
import { type Time, timeOf } from '../words/time.ts';
import { BECOMES, has, isMark, type Quantity, type Token } from '../words/token.ts';
import { shareOf } from './shares.ts';

export interface Mention {
  readonly type: 'mention';
  /** Index of the number in the sentence. */
  readonly at: number;
  readonly quantity: Quantity;
  /** Words leading to the number: back to the clause's beginning, or to the number before. */
  readonly own: readonly Token[];
  /** Words behind it, up to the next mark or number. */
  readonly tail: readonly Token[];
  /** The next number follows without a mark, so that the words between may be its own. */
  readonly isTailShared: boolean;
  /** The mark or number the own words begin behind. */
  readonly behind: string;
  readonly time: Time;
  /** 由8件增加到5件: it is told by how it grew. */
  readonly isShifted: boolean;
  /** Per cent said of it: 占比61.3%. */
  readonly share: Token | null;
}

/** A clause without numbers. */
export interface Clause {
  readonly type: 'clause';
  readonly from: number;
  readonly to: number;
  readonly time: Time;
}

/** Words that only count: such a clause goes on with the one before. */
const ONLY_COUNTING = kinds('sum count whole now all already respectively');
/** Words that say when: a clause of these alone has nothing to count. */
const WHEN = kinds('filler date now whole past next part span unknown self region');
const FURTHEST = 60;
const OF_SUIT = kinds('direct after');

/** Numbers and clauses in the order of the sentence; a clause comes where it ends. Time is linear. */
export function partsOf(tokens: readonly Token[]): (Mention | Clause)[] {
  const parts: (Mention | Clause)[] = [];
  let own: Token[] = [];
  let behind = '';
  /** The clause before, where it holds no number and a comma or colon joins it to this one. */
  let before: readonly Token[] | null = null;
  let hasNumber = false;
  let clauseFrom = 0;
  let time = timeOf(tokens, 0, 'now');
  const brackets: { own: Token[]; before: readonly Token[] | null; hasNumber: boolean; time: Time; counted: number }[] =
    [];
  let counted = 0;
  let isBehindIssues = false;
  /** The words up to a number that only compares. */
  let compared: readonly Token[] | null = null;
  /** What another year's number counted: 2022年收到申请15件,2023年为12件. */
  let elsewhen: readonly Token[] | null = null;
  /** What 由5件减少到2件 counts. */
  let shifted: readonly Token[] | null = null;
  tokens.forEach((token, index) => {
    const { kind, sign, quantity } = token;
    if (kind === 'number' && quantity) {
      // 推送52期156条: the issues are no count of their own.
      if (isOfIssues(tokens, index)) {
        isBehindIssues = true;
        return;
      }
      if (isNone(own, quantity) || isOfParts(tokens, index)) return;
      // 由5件减少到2件: the first is another year's, the second this one's.
      if (isShift(tokens[index + 1]) && isNumberAhead(tokens, index + 2)) {
        // 申请数量连年下降,由2021年的8件降至5件.
        shifted = own.every(({ kind }) => WHEN.has(kind)) ? [...untilCompared(before ?? []), ...own] : own;
        own = [];
        behind = 'number';
        before = null;
        hasNumber = true;
        counted++;
        return;
      }
      const isShifted = shifted !== null && isShift(own[0]);
      if (shifted && isShifted) own = subjectOfShift(shifted, own.slice(1));
      shifted = null;
      if (
        quantity.counter !== '' ||
        isFollowers(own) ||
        isZero(own, quantity, tokens[index + 1]) ||
        isBare(own, quantity, tokens[index + 1])
      )
        parts.push(
          mentionAt(tokens, index, {
            own,
            behind,
            before: isOfThisYear(own) ? (elsewhen ?? before) : before,
            time,
            isShifted,
            brackets,
          }),
        );
      // 较上年增加56条,达到412条.
      compared = has(own, 'compare') ? (own[0]?.kind === 'compare' && compared) || own : null;
      elsewhen = subjectOf(own) ?? (has(own, 'past') ? (elsewhen ?? before) : null);
      own = [];
      behind = 'number';
      before = null;
      hasNumber = true;
      counted++;
      return;
    }
    if (kind !== 'mark') {
      own.push(token);
      return;
    }
    // 编发微信12期,共计96条.
    if (isBehindIssues && (sign === '、' || sign === ',')) {
      isBehindIssues = false;
      return;
    }
    if (sign === '、') {
      if (!hasNumber) own.push(token);
      else {
        own = [];
        behind = '、';
      }
      return;
    }
    shifted = null;
    if (!hasNumber && index > clauseFrom) parts.push({ type: 'clause', from: clauseFrom, to: index, time });
    clauseFrom = index + 1;
    if (sign === '(') {
      brackets.push({ own, before, hasNumber, time, counted });
      time = timeOf(tokens, index + 1, tokens[index - 1]?.kind === 'past' ? 'past' : time);
      own = [];
      before = null;
      hasNumber = false;
      behind = '(';
      return;
    }
    const opened = sign === ')' ? brackets.pop() : undefined;
    if (opened) {
      const isSilent = opened.counted === counted;
      time = opened.time;
      // 行政诉讼(未经复议直接起诉):总计1件.
      const suit = own[0]?.kind === 'among' ? [] : own.filter(({ kind }) => OF_SUIT.has(kind));
      own = isSilent ? [...(suit.length === 1 ? suit : []), ...opened.own] : [];
      before = isSilent ? opened.before : null;
      hasNumber = opened.hasNumber || !isSilent;
      behind = ')';
      return;
    }
    before = sign === ',' && compared ? compared : sign === ';' || hasNumber ? null : own;
    compared = null;
    own = [];
    hasNumber = false;
    behind = sign;
    time = timeOf(tokens, index + 1, time);
  });
  if (!hasNumber && tokens.length > clauseFrom)
    parts.push({ type: 'clause', from: clauseFrom, to: tokens.length, time });
  return parts;
}

function isShift(token: Token | undefined): boolean {
  return token?.kind === 'compare' && token.sign === BECOMES;
}

/** 增加到今年的36件. */
function isNumberAhead(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at, at + 4).find(({ kind }) => kind !== 'now' && kind !== 'filler' && kind !== 'count');
  return next?.kind === 'number';
}

/** The words without 由去年的, and those behind 增加到 without 今年的. */
function subjectOfShift(own: readonly Token[], behind: readonly Token[]): Token[] {
  const last = own.findLastIndex(({ kind }) => kind !== 'filler' && kind !== 'past');
  return [
    ...own.slice(0, last + 1).filter(({ kind }) => kind !== 'past'),
    ...behind.filter(({ kind }) => kind !== 'now' && kind !== 'filler'),
  ];
}

function mentionAt(
  tokens: readonly Token[],
  at: number,
  state: Pick<Mention, 'own' | 'behind' | 'time' | 'isShifted'> & {
    readonly before: readonly Token[] | null;
    readonly brackets: readonly { readonly own: readonly Token[] }[];
  },
): Mention {
  const { behind, before, time, isShifted, brackets } = state;
  // 10件建议和28件提案: what joins two numbers is no word of the second.
  const last = state.own.at(-1)?.kind;
  // 收到的申请中有3件予以公开.
  let own = last === 'within' || (last === 'conj' && (behind === 'number' || behind === '、')) ? [] : state.own;
  const { tail, isTailShared } = tailOf(tokens, at);
  // 结果为:3件予以公开.
  const isNumberFirst = has(tail, 'outcome', 'carry', 'close', 'underway');
  if (own.length === 0 && behind === '(' && isMark(tokens[at + 1], ')')) own = brackets.at(-1)?.own ?? own;
  else if (
    // 机构职能:6条;政策文件:31条.
    before?.some(({ kind }) => !WHEN.has(kind) || (behind === ':' && kind === 'unknown')) &&
    (own.length > 0 || (behind === ':' && !isNumberFirst)) &&
    own.every(({ kind }) => ONLY_COUNTING.has(kind)) &&
    !has(before, 'no')
  )
    own = [...upToComparison(before ?? [], own), ...own];
  return {
    type: 'mention',
    at,
    quantity: tokens[at]?.quantity ?? { value: 0, approximate: false, counter: '' },
    own: own.length > FURTHEST ? own.slice(-FURTHEST) : own,
    tail,
    isTailShared,
    behind,
    time,
    isShifted,
    share: shareOf(tokens, at, own),
  };
}

function untilCompared(words: readonly Token[]): readonly Token[] {
  const at = words.findIndex(({ kind }) => kind === 'compare');
  return at < 0 ? words : words.slice(0, at);
}

/** 申请量同比增长12%,达36件: what was compared is what is counted. */
function upToComparison(before: readonly Token[], own: readonly Token[]): readonly Token[] {
  const until = untilCompared(before);
  return until.length > 0 && has(own, 'sum', 'count') ? until : before;
}

/** The words without the year; null where they are not of another year, or tell what it left over. */
function subjectOf(own: readonly Token[]): readonly Token[] | null {
  if (!has(own, 'past') || has(own, 'carry', 'compare')) return null;
  const subject = own.filter(({ kind }) => kind !== 'past');
  return subject.some(({ kind }) => kind !== 'count' && kind !== 'filler') ? subject : null;
}

/** 2023年为12件. */
function isOfThisYear(own: readonly Token[]): boolean {
  return (
    own.length >= 1 && own[0]?.kind === 'now' && own.slice(1).every(({ kind }) => kind === 'count' || kind === 'sum')
  );
}

/** A number of issues or times right before a number of postings. */
function isOfIssues(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:期|次|批)$/.test(tokens[at]?.quantity?.counter ?? '')) return false;
  const from = isMark(tokens[at + 1], '、') || isMark(tokens[at + 1], ',') ? at + 2 : at + 1;
  const next = tokens.slice(from, from + 4).find(({ kind }) => kind !== 'sum' && kind !== 'info');
  return /^(?:条|篇)$/.test(next?.quantity?.counter ?? '');
}

/** 三项合计208条, 通过网站、微信两种途径公开信息: how many parts there are is no count of its own. */
function isOfParts(tokens: readonly Token[], at: number): boolean {
  const { value = 0, counter = '' } = tokens[at]?.quantity ?? {};
  const next = tokens[at + 1];
  if (next?.kind === 'sum') return /^[项类者]$/.test(counter) && value <= MOST_PARTS && isNumberAhead(tokens, at + 2);
  return counter === '种' && value <= MOST_PARTS;
}

const MOST_PARTS = 20;

/** 未发生一起复议 counts none. */
function isNone(own: readonly Token[], { value, counter }: Quantity): boolean {
  const last = own.findLast(({ kind }) => kind !== 'filler' && kind !== 'receive');
  return value === 1 && last?.kind === 'no' && /^[起件例宗次]$/.test(counter);
}

/** 申请数为0, 均为0 needs no counter. */
function isZero(own: readonly Token[], { value }: Quantity, next: Token | undefined): boolean {
  return value === 0 && /^(?:count|all)$/.test(own.at(-1)?.kind ?? '') && (next === undefined || next.kind === 'mark');
}

/** 申请87分别为, 无法提供27不予处理: a counter that was lost, where the words say what is counted all the same. */
const COUNTED = kinds('request outcome review litigation');
const BEHIND_BARE = kinds('respectively outcome receive handle close mark all among');

function isBare(own: readonly Token[], { counter }: Quantity, next: Token | undefined): boolean {
  if (counter !== '' || !COUNTED.has(own.at(-1)?.kind ?? 'unknown')) return false;
  return next === undefined || (BEHIND_BARE.has(next.kind) && !isMark(next, '、'));
}

/** 粉丝9.8万 needs no counter. */
function isFollowers(own: readonly Token[]): boolean {
  return (
    own.findLast(({ kind }) => kind !== 'count' && kind !== 'sum' && kind !== 'filler' && kind !== 'compare')?.kind ===
    'followers'
  );
}

function tailOf(tokens: readonly Token[], at: number): Pick<Mention, 'tail' | 'isTailShared'> {
  let end = at + 1;
  while (end < tokens.length && end < at + FURTHEST) {
    const kind = tokens[end]?.kind;
    if (kind === 'mark' || kind === 'number') break;
    end++;
  }
  // 12件和8件: what joins the numbers is no word of the first.
  const isJoined = tokens[end]?.kind === 'number' && tokens[end - 1]?.kind === 'conj';
  if (isJoined) end--;
  return { tail: tokens.slice(at + 1, end), isTailShared: !isJoined && tokens[end]?.kind === 'number' };
}
