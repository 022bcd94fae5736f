/**
 * Ratios of measures. Each names its formula and its base, because offices use the same word with different bases:
 * 公开率 is (予以公开 + 部分公开) over what was closed in their own reports, and over what was to be handled elsewhere.
 * Ratios are never added or averaged: sum the numerators, sum the denominators, then divide.
 */

import { hasApplicants } from '../form/measures/index.ts';
import type { MeasureId, Topic } from '../form/measures/measure.ts';
import type { Label } from '../language.ts';

export const INDICATOR_IDS = [
  'rate.granted',
  'rate.grantedOfHandled',
  'rate.refused',
  'rate.unavailable',
  'rate.declined',
  'rate.carriedOut',
  'rate.reviewCorrected',
  'rate.litigationCorrected',
  'rate.appealed',
] as const;

export type IndicatorId = (typeof INDICATOR_IDS)[number];

export interface Indicator {
  readonly id: IndicatorId;
  readonly label: Label;
  readonly short: Label;
  readonly topic: Topic;
  readonly unit: 'percent';
  /** The formula in words, with its base. */
  readonly formula: Label;
  /** Added up. */
  readonly numerator: readonly MeasureId[];
  /** Added up. */
  readonly denominator: readonly MeasureId[];
  /** The other base in use, or what to watch for; null where there is one way only. */
  readonly note: Label | null;
}

const GRANTED: readonly MeasureId[] = ['requests.granted', 'requests.partlyGranted'];

/** Not the printed total less those pending: totals are misprinted oftener than any other cell of section 四. */
const DECIDED: Label = {
  zh: '基数为已审结案件（维持、纠正、其他结果之和）；以总计为基数的，数值偏低',
  en: 'The base is decided cases; dividing by all cases gives a lower figure',
};

export const INDICATORS: readonly Indicator[] = [
  {
    id: 'rate.granted',
    label: { zh: '公开率（占办结）', en: 'Share granted (of closed)' },
    short: { zh: '公开率', en: 'Granted' },
    topic: 'requests',
    unit: 'percent',
    formula: { zh: '（予以公开 + 部分公开）÷ 办结总计', en: '(granted + partly granted) ÷ closed' },
    numerator: GRANTED,
    denominator: ['requests.closed'],
    note: {
      zh: '各单位年报多以办结总计为基数；以应办理数为基数的另见“公开率（占应办理）”',
      en: 'Most reports use what was closed as the base; see also the share of what was to be handled',
    },
  },
  {
    id: 'rate.grantedOfHandled',
    label: { zh: '公开率（占应办理）', en: 'Share granted (of handled)' },
    short: { zh: '公开率（应办理）', en: 'Granted of handled' },
    topic: 'requests',
    unit: 'percent',
    formula: {
      zh: '（予以公开 + 部分公开）÷（本年新收 + 上年结转）',
      en: '(granted + partly granted) ÷ (received + carried in)',
    },
    numerator: GRANTED,
    denominator: ['requests.handled'],
    note: {
      zh: '基数含结转下年的申请，数值低于按办结总计计算的公开率',
      en: 'The base includes requests carried out, so it is lower than the share of what was closed',
    },
  },
  {
    id: 'rate.refused',
    label: { zh: '不予公开占比', en: 'Share refused' },
    short: { zh: '不予公开占比', en: 'Refused' },
    topic: 'requests',
    unit: 'percent',
    formula: { zh: '不予公开（八项之和）÷ 办结总计', en: 'refused (eight reasons) ÷ closed' },
    numerator: ['requests.refused'],
    denominator: ['requests.closed'],
    note: null,
  },
  {
    id: 'rate.unavailable',
    label: { zh: '无法提供占比', en: 'Share unavailable' },
    short: { zh: '无法提供占比', en: 'Unavailable' },
    topic: 'requests',
    unit: 'percent',
    formula: { zh: '无法提供（三项之和）÷ 办结总计', en: 'unavailable (three reasons) ÷ closed' },
    numerator: ['requests.unavailable'],
    denominator: ['requests.closed'],
    note: {
      zh: '也有以应办理数（新收与上年结转之和）为基数的，数值略低',
      en: 'Some divide by what was to be handled (received and carried in), which gives a lower figure',
    },
  },
  {
    id: 'rate.declined',
    label: { zh: '不予处理占比', en: 'Share declined' },
    short: { zh: '不予处理占比', en: 'Declined' },
    topic: 'requests',
    unit: 'percent',
    formula: { zh: '不予处理（五项之和）÷ 办结总计', en: 'declined (five reasons) ÷ closed' },
    numerator: ['requests.declined'],
    denominator: ['requests.closed'],
    note: null,
  },
  {
    id: 'rate.carriedOut',
    label: { zh: '结转率', en: 'Share carried out' },
    short: { zh: '结转率', en: 'Carried out' },
    topic: 'requests',
    unit: 'percent',
    formula: { zh: '结转下年度 ÷（本年新收 + 上年结转）', en: 'carried out ÷ (received + carried in)' },
    numerator: ['requests.carriedOut'],
    denominator: ['requests.handled'],
    note: null,
  },
  {
    id: 'rate.reviewCorrected',
    label: { zh: '行政复议纠错率', en: 'Reviews corrected' },
    short: { zh: '复议纠错率', en: 'Reviews corrected' },
    topic: 'appeals',
    unit: 'percent',
    formula: {
      zh: '行政复议结果纠正 ÷（结果维持 + 结果纠正 + 其他结果）',
      en: 'reviews corrected ÷ (upheld + corrected + other result)',
    },
    numerator: ['review.corrected'],
    denominator: ['review.upheld', 'review.corrected', 'review.otherResult'],
    note: DECIDED,
  },
  {
    id: 'rate.litigationCorrected',
    label: { zh: '行政诉讼纠错率', en: 'Suits corrected' },
    short: { zh: '诉讼纠错率', en: 'Suits corrected' },
    topic: 'appeals',
    unit: 'percent',
    formula: {
      zh: '行政诉讼结果纠正（直接起诉 + 复议后起诉）÷（结果维持 + 结果纠正 + 其他结果）',
      en: 'suits corrected (direct + after review) ÷ (upheld + corrected + other result)',
    },
    numerator: ['litigation.corrected'],
    denominator: ['litigation.upheld', 'litigation.corrected', 'litigation.otherResult'],
    note: DECIDED,
  },
  {
    id: 'rate.appealed',
    label: { zh: '复议率', en: 'Share taken to review' },
    short: { zh: '复议率', en: 'Taken to review' },
    topic: 'appeals',
    unit: 'percent',
    formula: { zh: '行政复议总计 ÷ 办结总计', en: 'reviews ÷ closed' },
    numerator: ['review.total'],
    denominator: ['requests.closed'],
    note: {
      zh: '复议案件可能由上年办结的申请引起，可超过 100%',
      en: 'Reviews may stem from requests closed the year before, so it can exceed 100 %',
    },
  },
];

const BY_ID: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));

export function isIndicatorId(text: string): text is IndicatorId {
  return BY_ID.has(text);
}

/** The indicator of that id. */
export function getIndicator(id: IndicatorId): Indicator {
  const indicator = BY_ID.get(id);
  if (!indicator) throw new Error(`No indicator is named ${id}`);
  return indicator;
}

/** Every measure an indicator needs, each once. */
export function operandsOf({ numerator, denominator }: Indicator): readonly MeasureId[] {
  return [...new Set([...numerator, ...denominator])];
}

/** True where every operand stands in columns by applicant (section 三); else the ratio exists for all applicants only. */
export function hasApplicantOperands(indicator: Indicator): boolean {
  return operandsOf(indicator).every(hasApplicants);
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
