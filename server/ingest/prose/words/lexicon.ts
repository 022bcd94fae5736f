/**
 * The words the prose readers know, from lexicon.json: a kind, the measure that its words name, and the words. Words not listed are
 * `unknown`: a number whose clause turns on them is left alone. The longest word wins (不予公开 before 公开), so that negations and
 * compounds are words of their own.
 */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { type Kind, kindOf } from './kinds.ts';
import WORDS from './lexicon.json' with { type: 'json' };

type Entry = readonly [kind: Kind, words: readonly string[], measure: NarrativeMeasure | null];

/** What a body calls itself when it says that something is not its own. */
const OURS = words(`
  本机关 本单位 本部门 本行政机关 本级政府 本局 本委 本办 本厅 本院 本镇 本乡 本街道 本中心 本区 本市 本县 本级 我局
  我委 我办 我厅 我院 我镇 我乡 我街道 我街 我中心 我单位 我机关 我部门 我区 我市 我县 该机关 该单位`);
const NOT_OURS = words(`
  公开 掌握 制作 职责 职能 职责范围 职能范围 职权范围 管辖 管辖范围 公开范围 公开职责 公开职责范围 负责公开 负责
  职责权限 权限范围 工作职责 业务范围 掌握的信息 制作或保存`);
const NOT_HELD: readonly string[] = OURS.flatMap((body) => [
  ...words('不属于 非 不属 不是').flatMap((not) => ['', ...NOT_OURS].map((what) => `${not}${body}${what}`)),
  ...words('不掌握 未掌握 没有掌握 不掌握相关信息 不掌握相关政府信息 不掌握该信息 未制作 未制作或保存').map(
    (what) => `${body}${what}`,
  ),
]);

export const LEXICON: readonly Entry[] = [
  ['outcome', NOT_HELD, 'requests.unavailable.notHeld'],
  ...Object.entries(WORDS).map(([name, listed]): Entry => {
    const [kind = '', measure = null] = name.split('=');
    return [kindOf(kind), words(listed), measure as NarrativeMeasure | null];
  }),
];

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
