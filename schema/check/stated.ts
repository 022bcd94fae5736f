/** Numbers of the prose as the rules see them: figures with their index. */
import type { NarrativeFigure, NarrativeMeasure, ReadReport } from '../report/report.ts';
import type { Operand } from './finding.ts';

export interface Stated {
  readonly index: number;
  readonly figure: NarrativeFigure;
}

/** What the text states of a measure, in its order. */
export function statedOf({ narrative }: ReadReport, measure: NarrativeMeasure): readonly Stated[] {
  return narrative.flatMap((figure, index) => (figure.measure === measure ? [{ index, figure }] : []));
}

export function statedOperand({ index, figure }: Stated, side: Operand['side']): Operand {
  return {
    ref: { kind: 'narrative', index, measure: figure.measure },
    side,
    label: figure.label,
    value: figure.value,
    gap: null,
    approximate: figure.approximate,
  };
}

/** Whether the words give another scope than the report: 全区 in a bureau's own, 代表区政府 in a region's. */
export function scopeDiffers({ scope }: NarrativeFigure, { kind }: ReadReport): boolean {
  if (!scope || kind === null) return false;
  return scope === 'region' ? kind !== 'region' : kind === 'region';
}

/** 其他, 其它: the entry that makes a list whole. */
export function isRemainder(figure: NarrativeFigure): boolean {
  return figure.label !== null && /^其[他它]/.test(figure.label);
}

/** Names instances in the order of the text, so that a second list of the same total gets a name of its own. */
export class InstanceNames {
  readonly #used = new Map<string, number>();

  name(subject: string): string {
    const count = (this.#used.get(subject) ?? 0) + 1;
    this.#used.set(subject, count);
    return count === 1 ? subject : `${subject}#${count}`;
  }
}

/** Whether a value is printed so: rounded, or cut off, to that many decimals. */
export function isPrintedAs(value: number, printed: number, decimals: number): boolean {
  const unit = 10 ** decimals;
  // Binary dust must not turn 45.5 into 45.4.
  const scaled = Math.round(value * unit * 1e6) / 1e6;
  const shown = Math.round(printed * unit);
  return Math.round(scaled) === shown || Math.floor(scaled) === shown;
}

const VERB =
  /(?:主动)?(?:公开|发布|推送|刊发|刊登|发稿|发送|张贴|公示|更新|播放|播出|编发|上传|公布|宣传).*$|[\d一二三四五六七八九十]+[余多]?(?:条|件|篇|则|份|个|期|次).*$/;
const LEADING =
  /^(?:其中|另外|同时|一是|二是|三是|全年|本年度?|\d{4}年度?|(?:我|本)[局委办院厅镇街](?=通过|在|利用|依托|借助|主动|共|全年|累计)|通过|利用|依托|借助|使用|运用|在|于|以|从|由|并|共|[,，、:：;；（(])+/;

/** What the words of a quote call what a number counts, `县网站` in `通过县政府网站公开信息48条`; a name in “” may hold a verb. */
function namedThing({ quote }: Pick<NarrativeFigure, 'quote'>): string {
  const at = Math.max(quote.lastIndexOf('”'), quote.lastIndexOf('》')) + 1;
  return `${quote.slice(0, at)}${quote.slice(at).replace(VERB, '')}`
    .replace(/[\s“”"《》「」]/g, '')
    .replace(LEADING, '')
    .replace(/(?:全年|本年度?|\d{4}年|共计?|累计|上|内|等)+$/, '')
    .replace(/政府|门户|官方|政务|公众|信息公开|平台|账号/g, '');
}

/** Whether two numbers of one channel are of one account or place; `perhaps` where one of them does not say which. */
export function relationOf(a: NarrativeFigure, b: NarrativeFigure): 'yes' | 'perhaps' | 'no' {
  const [first, second] = [namedThing(a), namedThing(b)];
  if (first === second) return 'yes';
  return first.endsWith(second) || second.endsWith(first) ? 'perhaps' : 'no';
}
