/** 均已办结: that nothing was left open. */
import type { NarrativeFigure, NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { ProseTopic } from '../sentence/thread.ts';
import { topicAfter } from '../sentence/thread.ts';
import { kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';

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
  const claim = claimIn(tokens, isReceivedLast(own));
  if (!claim) return null;
  const words = tokens.slice(0, claim.to);
  const isNamed = words.some(({ kind }) => kind === 'application' || kind === 'request');
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
  if (!isNamed && stated.length === 0 && !(isAtStart(tokens, claim.from) && isReceivedOnly(before))) return null;
  if (stated.some(({ measure, value }) => measure === 'requests.carriedOut' && value > 0)) return null;
  const handled = stated.findLast(({ measure }) => /\.(?:received|handled|closed)$/.test(measure));
  if (handled?.measure === 'requests.closed') return null;
  if (stated.some(({ measure, value }) => measure === 'requests.received' && value === 0)) return null;
  return { start: tokens[claim.from]?.start ?? 0, end: tokens[claim.to - 1]?.end ?? 0 };
}

/** 收到申请2件,均为自然人,均予以公开;无复议: who asked, and what is told of appeals, is no outcome. */
function isReceivedLast(own: readonly NarrativeFigure[]): boolean {
  const last = own.findLast(({ measure }) => /^requests\.(?!natural$|organizations$)/.test(measure));
  return last?.measure === 'requests.received';
}

const AT_START = kinds('filler now whole self already');

function isAtStart(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(0, from).every(({ kind }) => AT_START.has(kind));
}

/** 收到申请12件。全部予以答复: the paragraph told of nothing but what was received. */
function isReceivedOnly(before: readonly NarrativeFigure[]): boolean {
  const told = before.filter(({ measure }) => !/^requests\.(?:natural|organizations|carriedIn)$/.test(measure));
  const last = told.at(-1);
  return last?.measure === 'requests.received' && last.value > 0;
}

const ANSWERED: ReadonlySet<NarrativeMeasure> = new Set<NarrativeMeasure>([
  ...(['requests.granted', 'requests.partlyGranted', 'requests.refused', 'requests.unavailable'] as const),
]);

/** The claim, from one token up to another. */
function claimIn(
  tokens: readonly Token[],
  isAfterReceived: boolean,
): { readonly from: number; readonly to: number } | null {
  let all = -1;
  let already = -1;
  /** 其余均已答复 is said of some only. */
  let isRest = false;
  let isClauseStart = true;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    switch (token.kind) {
      case 'mark':
        if (token.sign !== '、') all = -1;
        already = -1;
        isRest &&= token.sign === '、';
        isClauseStart = true;
        continue;
      case 'all':
        all = isRest ? -1 : index;
        break;
      case 'already':
        // 已答复, where the clause says no more.
        if (isClauseStart) already = index;
        break;
      case 'left':
        isRest = true;
        break;
      case 'number':
        // 均在20个工作日内办结.
        if (/^(?:个工作日|天|日)$/.test(token.quantity?.counter ?? '')) break;
        isRest = false;
        all = -1;
        already = -1;
        break;
      case 'no':
      case 'some':
        isRest = false;
        all = -1;
        already = -1;
        break;
      case 'outcome':
        if (all >= 0 && index - all <= 4 && isAfterReceived && token.measure && ANSWERED.has(token.measure))
          return { from: all, to: index + 1 };
        break;
      case 'close':
        if (all >= 0 && index - all <= 12) return { from: all, to: index + 1 };
        if (already >= 0 && index - already <= 5 && (tokens[index + 1]?.kind ?? 'mark') === 'mark')
          return { from: already, to: index + 1 };
        break;
      case 'closingRate': {
        const percent = tokens.slice(index + 1, index + 5).find(({ kind }) => kind === 'percent' || kind === 'mark');
        if (percent?.sign === '100') return { from: index, to: tokens.indexOf(percent) + 1 };
        break;
      }
      default:
    }
    isClauseStart = false;
  }
  return null;
}
