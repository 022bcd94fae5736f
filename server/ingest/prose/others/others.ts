/** Fees, proposals, training, decisions: what the words around say to the table of them. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Section } from '../../outline/outline.ts';
import { OTHERS } from '../patterns/others.ts';
import type { Found } from '../patterns/pattern.ts';
import type { Mention } from '../sentence/mentions.ts';
import { isUnderFees } from '../sentence/thread.ts';
import type { Kind } from '../words/kinds.ts';
import { has, type Token, wordsOf } from '../words/token.ts';

interface OtherContext {
  readonly section: Section | 0;
  readonly tokens: readonly Token[];
  /** Kinds of words in the sentence so far. */
  readonly seen: ReadonlySet<Kind>;
  /** The number before counts proposals. */
  readonly isBehindProposal: boolean;
}

const ABOUT: ReadonlySet<Kind> = new Set<Kind>(['charge', 'decision', 'fee', 'proposal', 'training']);

/** What the number counts, with the words for proposals; null for none of these. */
export function otherOf(mention: Mention, context: OtherContext): (Found & { readonly label: string | null }) | null {
  const { own, tail, time, quantity } = mention;
  const { seen } = context;
  if (![...seen, ...tail.map(({ kind }) => kind)].some((kind) => ABOUT.has(kind))) return null;
  const found = OTHERS.find(mention, {
    isOurs: time === 'now' || time === 'part',
    is: (condition) => {
      if (condition === 'ofTable') return time === 'now' && isOfTableII(own, context);
      if (condition === 'behindFee') return seen.has('fee') && !seen.has('waive') && !seen.has('other');
      if (condition === 'underFees') return isUnderFees(context.tokens[0]);
      if (condition === 'isBareZero') return quantity.counter === '' && quantity.value === 0;
      return condition === 'ofYear' ? time === 'now' : isOfDisclosure(own);
    },
  });
  if (found?.as !== 'proposal') return found && { ...found, label: null };
  const label = proposalOf(mention, context);
  return label === null ? null : { name: found.name, measures: ['proposals'], label };
}

const PROPOSAL =
  '(?:人大代表|政协委员|人大|政协|代表|委员|意见|建议|提案|议案(?=建议)|、|和|与|及)*(?:建议提案|建议|提案|议案)';
const BEFORE = new RegExp(
  `(${PROPOSAL})(?:主办件|[和及的]?(?:办理|答复|办结|回复|复文)(?:结果|情况|意见|件)?|信息|共|计|总数|数量|为|:)*$`,
);
const BEHIND = new RegExp(`^(?:市级?|区级?|县级?|省级?|的)*(${PROPOSAL})`);

/** The words for proposals: 人大建议, 政协提案. */
function proposalOf({ own, tail, behind }: Mention, { isBehindProposal }: OtherContext): string | null {
  const before = wordsOf(own[0], own.at(-1));
  const after = wordsOf(tail[0], tail.at(-1));
  const label = BEFORE.exec(before)?.[1] ?? BEHIND.exec(after)?.[1];
  // 议案1件、建议12件: behind another, 建议 is one of them.
  if (label === undefined || /^意见/.test(label) || (label === '建议' && !(isBehindProposal && behind === '、')))
    return null;
  return label.replace(/^[、和与及]+/, '');
}

/** Words that may stand before 培训 in training on the disclosure of information. */
const ON_DISCLOSURE =
  /专题|业务|窗口|会议|专项|集中|全员|内部|工作|骨干|人员|干部|职工|相关|各类|系统|线上|线下|信息员|信息|能力|知识|全[区市县局镇乡]|本[局镇]|专[职门]|经办|负责|管理|操作|岗位?|(?:组织|开展|举办|召开|进行)了?|[的和与、了各及]/g;

/** 电子商务培训, 安全生产培训 is training in something else. */
function isOfDisclosure(own: readonly Token[]): boolean {
  if (has(own, 'matter', 'request')) return true;
  const at = own.findLastIndex(({ kind }) => kind === 'training');
  const doing = own.slice(0, at).findLastIndex(({ kind }) => kind === 'doing');
  const named = own.slice(doing < 0 ? at - 1 : doing + 1, at);
  const between = named.filter(({ kind }) => kind === 'unknown' || (doing >= 0 && kind === 'filler'));
  return wordsOf(between[0], between.at(-1)).replace(ON_DISCLOSURE, '').length < 2;
}

const THREE_KINDS: readonly NarrativeMeasure[] = ['licensing.decisions', 'penalties.decisions', 'coercion.decisions'];

/** The words are those of section two: in its own prose, or by its words 处理决定 and 处理事项, or with its three kinds together. */
function isOfTableII(own: readonly Token[], { section, tokens, seen }: OtherContext): boolean {
  if (section === 2 || own.some((token) => /处理(?:决定|事项)/.test(wordsOf(token)))) return true;
  // 公开行政许可决定1204件 counts what was put online.
  if (seen.has('disclose') || seen.has('publish') || tokens[0]?.kind === 'among') return false;
  const named = new Set(tokens.filter(({ kind }) => kind === 'decision').map(({ measure }) => measure));
  return THREE_KINDS.every((measure) => named.has(measure));
}
