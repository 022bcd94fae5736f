/**
 * Ratios of measures. Each names its formula and its base, because offices use the same word with different bases:
 * 公开率 is (予以公开 + 部分公开) over what was closed in their own reports, and over what was to be handled elsewhere. The same share on
 * another base is a variant, an indicator of its own beside it.
 * Ratios are never added or averaged: sum the numerators, sum the denominators, then divide.
 */

import type { Applicant } from '../form/applicants.ts';
import { getMeasure, hasApplicants } from '../form/measures/index.ts';
import type { MeasureId, Topic } from '../form/measures/measure.ts';
import type { Label } from '../language.ts';

export const INDICATOR_IDS = [
  'rate.granted',
  'rate.grantedOfOutcomes',
  'rate.grantedOfHandled',
  'rate.refused',
  'rate.refusedOfOutcomes',
  'rate.refusedOfHandled',
  'rate.unavailable',
  'rate.unavailableOfOutcomes',
  'rate.unavailableOfHandled',
  'rate.declined',
  'rate.declinedOfOutcomes',
  'rate.declinedOfHandled',
  'rate.otherwise',
  'rate.otherwiseOfOutcomes',
  'rate.otherwiseOfHandled',
  'rate.notHeld',
  'rate.carriedOut',
  'rate.natural',
  'rate.reviewCorrected',
  'rate.reviewCorrectedOfTotal',
  'rate.litigationCorrected',
  'rate.litigationCorrectedOfTotal',
  'rate.appealed',
  'rate.litigated',
  'rate.documentsDisclosed',
] as const;

export type IndicatorId = (typeof INDICATOR_IDS)[number];

/** A measure in one side of a ratio. */
export interface Term {
  readonly measure: MeasureId;
  /** 1: added; −1: taken away. */
  readonly sign: 1 | -1;
  /** The one column of section 三 that counts here; null: the column that is asked for. */
  readonly applicant: Applicant | null;
}

export interface Indicator {
  readonly id: IndicatorId;
  readonly label: Label;
  readonly short: Label;
  /** Other names under which reports and assessments state it; where they mean another base, the note says so. */
  readonly alsoCalled: readonly string[];
  readonly topic: Topic;
  readonly unit: 'percent';
  /** The formula in words, with its base. */
  readonly formula: Label;
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[];
  /** The indicator of which it is the same share on another base; null for the one that is usual. */
  readonly variantOf: IndicatorId | null;
  /** The other base in use, or what to watch for; null where there is one way only. */
  readonly note: Label | null;
}

const plus = (...measures: readonly MeasureId[]): readonly Term[] =>
  measures.map((measure) => ({ measure, sign: 1, applicant: null }));

const say = (zh: string, en: string): Label => ({ zh, en });

type Kind = Pick<Indicator, 'id' | 'label' | 'short' | 'topic' | 'formula' | 'numerator' | 'denominator'> &
  Partial<Pick<Indicator, 'alsoCalled' | 'variantOf' | 'note'>>;

function indicator(kind: Kind): Indicator {
  return { alsoCalled: [], variantOf: null, note: null, unit: 'percent', ...kind };
}

/** A class of outcomes, as a share of the total that is printed, of its six classes, and of all that was to be handled. */
interface Class {
  readonly id: 'granted' | 'refused' | 'unavailable' | 'declined' | 'otherwise';
  readonly label: Label;
  readonly short: Label;
  /** What is divided, in words. */
  readonly part: Label;
  readonly of: readonly MeasureId[];
  /** `公开率` needs its usual base said, since two are in use; `不予公开占比` does not. */
  readonly saysBase?: true;
  readonly alsoCalled?: readonly string[];
  readonly note?: Label;
}

const OUTCOMES: readonly MeasureId[] = [
  'requests.granted',
  'requests.partlyGranted',
  'requests.refused',
  'requests.unavailable',
  'requests.declined',
  'requests.otherwise',
];

function onThreeBases({ id, label, short, part, of, saysBase, alsoCalled = [], note }: Class): readonly Indicator[] {
  const usual = `rate.${id}` as const;
  const shared = { topic: 'requests', numerator: plus(...of) } as const;
  const based = (zh: string, en: string) => ({
    label: say(`${label.zh}（${zh}）`, `${label.en} (of ${en})`),
    short: say(`${short.zh}（${zh.replace('占', '')}）`, `${short.en} of ${en}`),
  });
  return [
    indicator({
      ...shared,
      id: usual,
      label: saysBase ? based('占办结', 'closed').label : label,
      short,
      alsoCalled,
      formula: say(`${part.zh}÷ 办结总计`, `${part.en} ÷ closed`),
      denominator: plus('requests.closed'),
      note: note ?? null,
    }),
    indicator({
      ...shared,
      id: `${usual}OfOutcomes`,
      ...based('占六类合计', 'the six classes'),
      formula: say(`${part.zh}÷ 六类处理结果之和`, `${part.en} ÷ the sum of the six classes`),
      denominator: plus(...OUTCOMES),
      variantOf: usual,
      note: OF_OUTCOMES,
    }),
    indicator({
      ...shared,
      id: `${usual}OfHandled`,
      ...based('占应办理', 'handled'),
      formula: say(`${part.zh}÷（本年新收 + 上年结转）`, `${part.en} ÷ (received + carried in)`),
      denominator: plus('requests.handled'),
      variantOf: usual,
      note: OF_HANDLED,
    }),
  ];
}

const OF_OUTCOMES = say(
  '基数为六类结果之和，六类占比之和总是 100%；办结总计印错时与占办结不同',
  'The base is what the six classes add up to, so that they make 100 % together; it differs where the total is misprinted',
);
const OF_HANDLED = say(
  '基数含结转下年的申请（受理数），数值低于按办结总计计算的占比',
  'The base includes requests carried out, so it is lower than the share of what was closed',
);
/** Not the printed total less those pending: totals are misprinted oftener than any other cell of section 四. */
const DECIDED = say(
  '基数为已审结案件（维持、纠正、其他结果之和）；以总计为基数的，数值偏低',
  'The base is decided cases; dividing by all cases gives a lower figure',
);
const OF_TOTAL = say(
  '基数为总计，含尚未审结的；一些评估报告如此计算，数值低于占已审结的',
  'The base is all cases, those pending included, as some assessments have it; it is lower than the share of decided cases',
);

export const INDICATORS: readonly Indicator[] = [
  ...onThreeBases({
    id: 'granted',
    label: say('公开率', 'Share granted'),
    short: say('公开率', 'Granted'),
    part: say('（予以公开 + 部分公开）', '(granted + partly granted)'),
    of: ['requests.granted', 'requests.partlyGranted'],
    saysBase: true,
    alsoCalled: ['实质公开率', '同意公开率'],
    note: say(
      '各单位年报多以办结总计为基数；以应办理数为基数的另见“公开率（占应办理）”',
      'Most reports use what was closed as the base; see also the share of what was to be handled',
    ),
  }),
  ...onThreeBases({
    id: 'refused',
    label: say('不予公开占比', 'Share refused'),
    short: say('不予公开占比', 'Refused'),
    part: say('不予公开（八项之和）', 'refused (eight reasons)'),
    of: ['requests.refused'],
    alsoCalled: ['拒绝率'],
  }),
  ...onThreeBases({
    id: 'unavailable',
    label: say('无法提供占比', 'Share unavailable'),
    short: say('无法提供占比', 'Unavailable'),
    part: say('无法提供（三项之和）', 'unavailable (three reasons)'),
    of: ['requests.unavailable'],
    note: say(
      '也有以应办理数（新收与上年结转之和）为基数的，数值略低',
      'Some divide by what was to be handled (received and carried in), which gives a lower figure',
    ),
  }),
  ...onThreeBases({
    id: 'declined',
    label: say('不予处理占比', 'Share declined'),
    short: say('不予处理占比', 'Declined'),
    part: say('不予处理（五项之和）', 'declined (five reasons)'),
    of: ['requests.declined'],
  }),
  ...onThreeBases({
    id: 'otherwise',
    label: say('其他处理占比', 'Share handled otherwise'),
    short: say('其他处理占比', 'Handled otherwise'),
    part: say('其他处理 ', 'handled otherwise'),
    of: ['requests.otherwise'],
  }),
  indicator({
    id: 'rate.notHeld',
    label: say('不掌握占无法提供', 'Not held, of what was unavailable'),
    short: say('不掌握占比', 'Not held'),
    topic: 'requests',
    formula: say('本机关不掌握 ÷ 无法提供（三项之和）', 'not held ÷ unavailable (three reasons)'),
    numerator: plus('requests.unavailable.notHeld'),
    denominator: plus('requests.unavailable'),
  }),
  indicator({
    id: 'rate.carriedOut',
    label: say('结转率', 'Share carried out'),
    short: say('结转率', 'Carried out'),
    topic: 'requests',
    formula: say('结转下年度 ÷（本年新收 + 上年结转）', 'carried out ÷ (received + carried in)'),
    numerator: plus('requests.carriedOut'),
    denominator: plus('requests.handled'),
  }),
  indicator({
    id: 'rate.natural',
    label: say('自然人申请占比', 'Share of natural persons'),
    short: say('自然人占比', 'Natural persons'),
    topic: 'requests',
    formula: say('自然人本年新收 ÷ 本年新收总计', 'received from natural persons ÷ received'),
    numerator: [{ measure: 'requests.received', sign: 1, applicant: 'natural' }],
    denominator: [{ measure: 'requests.received', sign: 1, applicant: 'total' }],
  }),
  indicator({
    id: 'rate.reviewCorrected',
    label: say('行政复议纠错率', 'Reviews corrected'),
    short: say('复议纠错率', 'Reviews corrected'),
    topic: 'appeals',
    formula: say(
      '行政复议结果纠正 ÷（结果维持 + 结果纠正 + 其他结果）',
      'reviews corrected ÷ (upheld + corrected + other result)',
    ),
    numerator: plus('review.corrected'),
    denominator: plus('review.upheld', 'review.corrected', 'review.otherResult'),
    note: DECIDED,
  }),
  indicator({
    id: 'rate.reviewCorrectedOfTotal',
    label: say('行政复议纠错率（占总计）', 'Reviews corrected (of all)'),
    short: say('复议纠错率（总计）', 'Reviews corrected of all'),
    topic: 'appeals',
    formula: say('行政复议结果纠正 ÷ 行政复议总计', 'reviews corrected ÷ reviews'),
    numerator: plus('review.corrected'),
    denominator: plus('review.total'),
    variantOf: 'rate.reviewCorrected',
    note: OF_TOTAL,
  }),
  indicator({
    id: 'rate.litigationCorrected',
    label: say('行政诉讼纠错率', 'Suits corrected'),
    short: say('诉讼纠错率', 'Suits corrected'),
    alsoCalled: ['行政诉讼败诉率', '败诉率'],
    topic: 'appeals',
    formula: say(
      '行政诉讼结果纠正（直接起诉 + 复议后起诉）÷（结果维持 + 结果纠正 + 其他结果）',
      'suits corrected (direct + after review) ÷ (upheld + corrected + other result)',
    ),
    numerator: plus('litigation.corrected'),
    denominator: plus('litigation.upheld', 'litigation.corrected', 'litigation.otherResult'),
    note: DECIDED,
  }),
  indicator({
    id: 'rate.litigationCorrectedOfTotal',
    label: say('行政诉讼纠错率（占总计）', 'Suits corrected (of all)'),
    short: say('诉讼纠错率（总计）', 'Suits corrected of all'),
    topic: 'appeals',
    formula: say('行政诉讼结果纠正 ÷ 行政诉讼总计', 'suits corrected ÷ suits'),
    numerator: plus('litigation.corrected'),
    denominator: plus('litigation.total'),
    variantOf: 'rate.litigationCorrected',
    note: OF_TOTAL,
  }),
  indicator({
    id: 'rate.appealed',
    label: say('复议率', 'Share taken to review'),
    short: say('复议率', 'Taken to review'),
    topic: 'appeals',
    formula: say('行政复议总计 ÷ 办结总计', 'reviews ÷ closed'),
    numerator: plus('review.total'),
    denominator: plus('requests.closed'),
    note: say(
      '复议案件可能由上年办结的申请引起，可超过 100%',
      'Reviews may stem from requests closed the year before, so it can exceed 100 %',
    ),
  }),
  indicator({
    id: 'rate.litigated',
    label: say('诉讼率', 'Share taken to court'),
    short: say('诉讼率', 'Taken to court'),
    topic: 'appeals',
    formula: say('行政诉讼总计 ÷ 办结总计', 'suits ÷ closed'),
    numerator: plus('litigation.total'),
    denominator: plus('requests.closed'),
    note: say(
      '诉讼案件可能由上年办结的申请引起，可超过 100%',
      'Suits may stem from requests closed the year before, so it can exceed 100 %',
    ),
  }),
  indicator({
    id: 'rate.documentsDisclosed',
    label: say('规范性文件主动公开率', 'Share of normative documents disclosed'),
    short: say('公文公开率', 'Documents disclosed'),
    alsoCalled: ['公文公开率', '公文主动公开率'],
    topic: 'disclosures',
    formula: say('主动公开规范性文件 ÷ 制发规范性文件', 'normative documents disclosed ÷ issued'),
    numerator: plus('normativeDocuments.disclosed'),
    denominator: plus('normativeDocuments.issued'),
    note: say(
      '只有 2014 年统计表列有这两项，2019 年起的表式没有',
      'Only the statistics table of 2014 has both; the forms since 2019 have neither',
    ),
  }),
];

const BY_ID: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((one) => [one.id, one]));

export function isIndicatorId(text: string): text is IndicatorId {
  return BY_ID.has(text);
}

/** The indicator of that id. */
export function getIndicator(id: IndicatorId): Indicator {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`No indicator is named ${id}`);
  return found;
}

/** The same share on its other bases. */
export function variantsOf({ id, variantOf }: Indicator): readonly Indicator[] {
  const usual = variantOf ?? id;
  return INDICATORS.filter((one) => one.id !== id && (one.id === usual || one.variantOf === usual));
}

/** Every measure an indicator needs, each once. */
export function operandsOf({ numerator, denominator }: Indicator): readonly MeasureId[] {
  return [...new Set([...numerator, ...denominator].map(({ measure }) => measure))];
}

/** The columns of section 三 that stand fixed in an indicator. */
export function fixedApplicants({ numerator, denominator }: Indicator): readonly Applicant[] {
  return [...numerator, ...denominator].flatMap(({ applicant }) => applicant ?? []);
}

/** True where every operand stands in columns by applicant (section 三); else the ratio exists for all applicants only. */
export function hasApplicantOperands(one: Indicator): boolean {
  return fixedApplicants(one).length === 0 && operandsOf(one).every(hasApplicants);
}

/** True where no form has every operand but an older one, or a newer one: a report without the ratio is then on another form. */
export function isOfFewForms(one: Indicator): boolean {
  return operandsOf(one).some(
    (measure) => !(['2019', '2021'] as const).every((form) => getMeasure(measure).printedIn.includes(form)),
  );
}

export type Ratio =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'gap'; readonly reason: 'denominatorZero' | 'missing' };

/** Numerator over denominator as a fraction. Nothing over nothing is a gap like anything over nothing, never 0 %. */
export function ratio(numerator: number | null, denominator: number | null): Ratio {
  if (numerator === null || denominator === null) return { kind: 'gap', reason: 'missing' };
  if (denominator <= 0) return { kind: 'gap', reason: 'denominatorZero' };
  return { kind: 'value', value: numerator / denominator };
}

/** A rate over fewer cases than this swings by ten points with a single one: it is noted, drawn apart and not ranked. */
export const SMALL_BASE = 10;
