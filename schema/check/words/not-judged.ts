/** Why a rule of the tables could not be judged, and what to do about it, as a sentence. */
import type { Label } from '../../language.ts';
import type { GapReason } from '../../report/figure.ts';
import { sidesOf } from '../arithmetic.ts';
import type { Finding, Operand } from '../finding.ts';
import { addUp, isEmpty, isUnknown } from '../operands.ts';
import { type NamedBy, shortName } from './names.ts';

/** More cells than this are counted, not named. */
const NAMED_AT_MOST = 3;

/** `表三“予以公开”行：总计空白，无法核对各列之和 272 与总计；请补填`. `what` is what would have been compared. */
export function notJudged(where: Label, finding: Finding, by: NamedBy, what: Label): Label {
  const gaps = gapsInTheWay(finding);
  const isAll = gaps.length === finding.operands.length && gaps.length > 1;
  const subject = isAll
    ? { zh: '各单元格', en: 'every cell' }
    : gaps.length > NAMED_AT_MOST
      ? { zh: `${gaps.length} 个单元格`, en: `${gaps.length} cells` }
      : {
          zh: gaps.map((gap) => shortName(gap, by, 'zh')).join('、'),
          en: gaps.map((gap) => `“${shortName(gap, by, 'en')}”`).join(', '),
        };
  const why = whyOf(gaps);
  const advice = gaps.some(isUnknown) ? LOOK_UP : isAll ? FILL_ZERO : FILL_IN;
  return {
    zh: `${where.zh}：${subject.zh}${why.zh}，无法核对${what.zh}；${advice.zh}`,
    en: `${where.en}: ${subject.en} ${gaps.length > 1 && !isAll ? 'are' : 'is'} ${why.en}, so this cannot be checked (${what.en}); ${advice.en}`,
  };
}

/** Unknown cells; or everything, where nothing is filled in; or the total not given; or what could hold the difference. */
function gapsInTheWay(finding: Finding): readonly Operand[] {
  const unknown = finding.operands.filter(isUnknown);
  if (unknown.length > 0) return unknown;
  const { left, right } = sidesOf(finding);
  if (finding.operands.every(isEmpty)) return finding.operands;
  if (right.every(isEmpty)) return right;
  return (addUp(left) < addUp(right) ? left : right).filter(isEmpty);
}

function whyOf(gaps: readonly Operand[]): Label {
  const reasons = new Set(gaps.flatMap(({ gap }) => (gap === null ? [] : [gap])));
  const [reason] = reasons;
  return reason !== undefined && reasons.size === 1 ? WHY[reason] : WHY_MIXED;
}

const WHY: Readonly<Record<GapReason, Label>> = {
  blank: { zh: '空白', en: 'blank' },
  slash: { zh: '填“/”', en: 'struck out with “/”' },
  dash: { zh: '填“-”', en: 'struck out with “-”' },
  none: { zh: '填“无”', en: 'filled with “无” (none)' },
  unreadable: { zh: '不是数字', en: 'not a number' },
  cellMissing: { zh: '缺失', en: 'missing' },
  rowMissing: { zh: '所在行缺失', en: 'missing with the row' },
  tableMissing: { zh: '所在表格缺失', en: 'missing with the table' },
  tableIsImage: { zh: '在图片或附件中', en: 'in a picture or an attachment' },
  notInEdition: { zh: '不在本表式内', en: 'not on this form' },
};
const WHY_MIXED: Label = { zh: '空白或无法识别', en: 'blank or unreadable' };

const LOOK_UP: Label = { zh: '请对照原文核实后补录', en: 'please look it up in the document and enter it' };
const FILL_ZERO: Label = { zh: '没有的请填 0', en: 'please enter 0 where there were none' };
const FILL_IN: Label = { zh: '请补填', en: 'please fill it in' };
