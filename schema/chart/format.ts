/** Numbers and changes as words, in both languages. Grouping by thousands, full-width punctuation in Chinese. */

import { INDEX, PER_HUNDRED, RATIO, UNITS, type UnitInfo } from '../form/measures/units.ts';
import { type Label, type Lang, say } from '../language.ts';
import type { Change, NoChangeReason, NoPercentReason } from '../rollup/change.ts';
import { SMALL_BASE } from '../rollup/indicators.ts';
import { type ComparedYear, noRate, YEAR_BEFORE } from './compared.ts';
import type { PointGap, Series } from './series.ts';

type SeriesUnit = Series['unit'];

/** `1,284`, `7,730.28`: at most `decimals` decimals, trailing zeros dropped, a real minus sign. */
export function formatNumber(value: number, decimals = 4): string {
  const text = group(Math.abs(value).toFixed(decimals))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
  return value < 0 && text !== '0' ? `−${text}` : text;
}

/** `1020462.2` as `1,020,462.2`. */
function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

/** Always one decimal, so that those of one column stand under each other. */
function tenths(value: number): string {
  return group(value.toFixed(1)).replace('-', '−');
}

/** A value with its unit's precision: percentages and indices with one decimal, money with up to four, counts whole. */
export function formatValue(value: number, unit: SeriesUnit): string {
  if (unit === 'percent') return `${tenths(value * 100)}%`;
  if (unit === 'index') return tenths(value);
  if (unit === 'perHundred') return formatNumber(value, 2);
  return formatNumber(value, unit === 'wanYuan' ? 4 : unit === 'yuan' ? 2 : 0);
}

/** Per cent or points below this are told as nearly none, since they would be written 0.0. */
export const LEAST_TOLD = 0.05;

/** A value on an axis: short, and a percentage without a decimal where it needs none. */
export function formatTick(value: number, unit: SeriesUnit): string {
  return unit === 'percent' ? `${formatNumber(value * 100, 1)}%` : formatNumber(value, 4);
}

/**
 * A value with its unit in a sentence: `1,284 件`, `51.8%`, `1 case`; an index or a rate by a hundred has none. In English 万元 are told in yuan, since their unit is itself a
 * number there (`12.5 10,000 yuan`).
 */
export function formatCount(value: number, unit: SeriesUnit, lang: Lang): string {
  if (unit === 'wanYuan' && lang === 'en') return `${formatNumber(value * 10_000, 2)} ${UNITS.yuan.label.en}`;
  const text = formatValue(value, unit);
  if (unit === 'percent' || unit === 'index' || unit === 'perHundred') return text;
  const label = unitLabel(unit, lang);
  const singular = lang === 'en' && Math.abs(value) === 1 && /^[a-z]+s$/.test(label);
  return `${text} ${singular ? label.slice(0, -1) : label}`;
}

/** `+12.3%`, `−2.1 个百分点`, `−24 项`, `持平`, and for a base of zero or of few cases the words; empty where two years cannot be compared. */
export function formatChange(change: Change, unit: SeriesUnit, lang: Lang, then: ComparedYear = YEAR_BEFORE): string {
  if (change.kind === 'none') return '';
  if (change.reason === 'fewCases') return lang === 'zh' ? '不作比较' : 'not compared';
  if (change.kind === 'unchanged') return lang === 'zh' ? '持平' : 'unchanged';
  if (change.percent !== null) return `${signed(change.percent * 100, 1)}%`;
  switch (change.reason) {
    case 'inPoints':
      return `${signed(change.absolute, 1)} ${lang === 'zh' ? '个百分点' : 'pp'}`;
    case 'previousZero':
      return say(lang, `${then.zh}为 0`, then === YEAR_BEFORE ? 'from 0' : `0 ${then.when}`);
    case 'signed':
    case 'previousNegative':
      return `${change.absolute > 0 ? '+' : ''}${formatCount(change.absolute, unit, lang)}`;
  }
}

/**
 * The number that stands in the words of a change, which rows are sorted by: per cent of an amount, points of a ratio, the
 * difference where no per cent can be said. Null where only words stand there.
 */
export function changeShown(change: Change): number | null {
  if (change.kind === 'none' || change.reason === 'fewCases') return null;
  if (change.kind === 'change' && change.reason === 'previousZero') return null;
  return change.percent === null ? change.absolute : change.percent * 100;
}

/** Why there is no change, or no per cent of it, in a table or under a chart. */
function reasonWords(then: ComparedYear): Readonly<Record<NoChangeReason | NoPercentReason, Label>> {
  return {
    previousMissing: { zh: `${then.zh}缺`, en: `missing ${then.when}` },
    currentMissing: { zh: '本年缺', en: 'this year missing' },
    baseZero: { zh: '基数为零', en: 'base of zero' },
    noCommonBureaus: { zh: '两年无同口径单位', en: 'no bureau has figures in both years' },
    mixedForms: { zh: '多数年报的表式无此项', en: 'most reports are on a form without it' },
    break: { zh: '表式变更', en: 'form changed' },
    succession: { zh: '其间有单位并入或分出', en: 'merged or split in between' },
    previousZero: { zh: `${then.zh}为 0，${noRate(then)}`, en: `zero ${then.when}` },
    previousNegative: { zh: `${then.zh}为负数，不计百分比`, en: `negative ${then.when}` },
    signed: { zh: '增减数，不计百分比', en: 'an increase or decrease, so no per cent' },
    inPoints: { zh: '以百分点计', en: 'in percentage points' },
    fewCases: {
      zh: `两年中有一年基数不足 ${SMALL_BASE} 件`,
      en: `a base under ${SMALL_BASE} cases in one of the years`,
    },
  };
}

export function reasonWord(
  reason: NoChangeReason | NoPercentReason,
  lang: Lang,
  then: ComparedYear = YEAR_BEFORE,
): string {
  return reasonWords(then)[reason][lang];
}

/** A change that rounds to nothing keeps no sign. */
function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return `${value > 0 ? '+' : '−'}${group(text)}`;
}

export function unitLabel(unit: SeriesUnit, lang: Lang): string {
  if (unit === 'percent') return lang === 'zh' ? '百分比' : 'per cent';
  return unitInfoOf(unit).label[lang];
}

/** What one of a value in that unit is worth, wherever values are given to programs: a ratio is a fraction. */
export function unitInfoOf(unit: SeriesUnit): UnitInfo {
  if (unit === 'percent') return RATIO;
  return unit === 'index' ? INDEX : unit === 'perHundred' ? PER_HUNDRED : UNITS[unit];
}

const GAP_WORDS: Readonly<Record<PointGap, Label>> = {
  blank: { zh: '未填', en: 'left blank' },
  slash: { zh: '“/”', en: '“/”' },
  dash: { zh: '“-”', en: '“-”' },
  none: { zh: '“无”', en: '“none”' },
  unreadable: { zh: '无法识别', en: 'unreadable' },
  cellMissing: { zh: '缺格', en: 'cell missing' },
  rowMissing: { zh: '缺行', en: 'row missing' },
  tableMissing: { zh: '缺表', en: 'table missing' },
  tableIsImage: { zh: '表为图片', en: 'table is an image' },
  notInEdition: { zh: '本表式无此项', en: 'not on this form' },
  notReported: { zh: '未报送', en: 'no report' },
  notExpected: { zh: '当年无此单位', en: 'not on the list that year' },
  notCollected: { zh: '未收录', en: 'not collected' },
  notYetDue: { zh: '未到报送期限', en: 'not yet due' },
  notComparable: { zh: '不可比', en: 'not comparable' },
  denominatorZero: { zh: '基数为零', en: 'base of zero' },
  notStated: { zh: '正文未载', en: 'not stated in the text' },
};

export function gapWord(gap: PointGap, lang: Lang): string {
  return GAP_WORDS[gap][lang];
}
