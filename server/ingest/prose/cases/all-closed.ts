/** 均已办结: that nothing was left open. */
import type { NarrativeFigure } from '../../../../schema/report/report.ts';
import { shapeOf, spell } from '../patterns/shape.ts';
import type { ProseTopic } from '../sentence/thread.ts';
import { topicAfter } from '../sentence/thread.ts';
import { kinds } from '../words/kinds.ts';
import { has, type Token } from '../words/token.ts';

/** Said of something else, or of some only. */
const NOT_OF_REQUESTS = kinds(
  'other decision proposal review litigation direct after audience training document column',
);

/**
 * Where the words stand. Not where the same sentence tells what is carried out, nor where what was answered is said to have
 * been answered in time.
 */
export function allClosedIn(
  tokens: readonly Token[],
  topic: ProseTopic | null,
  { own, before }: { readonly own: readonly NarrativeFigure[]; readonly before: readonly NarrativeFigure[] },
): { readonly start: number; readonly end: number } | null {
  const claim = claimIn(tokens);
  if (!claim) return null;
  const words = tokens.slice(0, claim.to);
  const isNamed = has(words, 'application', 'request');
  const start: ProseTopic | null = isNamed ? 'requests' : topic;
  if (words.reduce((about: ProseTopic | null, token) => topicAfter(token, about), start) !== 'requests') return null;
  const named = words.findLastIndex(({ kind }) => kind === 'application' || kind === 'request');
  if (
    tokens
      .slice(Math.max(0, claim.from - 20, Math.min(named, claim.from)), claim.to)
      .some(({ kind }) => NOT_OF_REQUESTS.has(kind))
  )
    return null;
  const stated = own.filter(({ measure }) => measure.startsWith('requests.'));
  if (!isNamed && stated.length === 0 && !isReceivedOnly(before)) return null;
  if (stated.some(({ measure, value }) => measure === 'requests.carriedOut' && value > 0)) return null;
  const handled = stated.findLast(({ measure }) => /\.(?:received|handled|closed)$/.test(measure));
  if (handled?.measure === 'requests.closed') return null;
  if (stated.some(({ measure, value }) => measure === 'requests.received' && value === 0)) return null;
  return { start: tokens[claim.from]?.start ?? 0, end: tokens[claim.to - 1]?.end ?? 0 };
}

/** 收到申请12件。全部予以答复: the paragraph told of nothing but what was received. */
function isReceivedOnly(before: readonly NarrativeFigure[]): boolean {
  const told = before.filter(({ measure }) => !/^requests\.(?:natural|organizations|carriedIn)$/.test(measure));
  const last = told.at(-1);
  return last?.measure === 'requests.received' && last.value > 0;
}

/** Claims, each a shape within the sentence. */
const CLAIMS = [
  // 其余均已答复 is said of some only.
  shapeOf('(?<=(^|STOP)~{left STOP}*)all ~{STOP number. no some}{0,11}close', {}),
  shapeOf('(?<=^|STOP)already ~{STOP number. no some}{0,4}close(?=STOP|$)', {}),
  shapeOf('closingRate ~{STOP percent}{0,3}percent.all', {}),
];

/** The claim that ends first, from one token up to another. */
function claimIn(tokens: readonly Token[]): { readonly from: number; readonly to: number } | null {
  const spelled = spell(tokens);
  const claims = CLAIMS.flatMap((claim) => {
    const match = claim.exec(spelled);
    return match ? [{ from: match.index, to: match.index + match[0].length }] : [];
  });
  return claims.sort((a, b) => a.to - b.to)[0] ?? null;
}
