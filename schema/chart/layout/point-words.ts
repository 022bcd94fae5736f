/** A point as words: its value or gap, its change or the reason there is none, the base of a rate, its coverage. */

import { OUTCOME_SIGNS } from '../../check/finding.ts';
import { defineWords, type Lang, wordsIn } from '../../language.ts';
import { CORRECTED_SIGN } from '../../report/correction.ts';
import { SMALL_BASE } from '../../rollup/indicators.ts';
import { type ComparedYear, comparedLabel, noRate, YEAR_BEFORE } from '../compared.ts';
import { hasCorrected, hasFailed, isKnown, type KnownPoint } from '../facts.ts';
import { changeShown, formatChange, formatNumber, formatValue, gapWord, unitLabel } from '../format.ts';
import { noteSigns } from '../point-notes.ts';
import { comparedYear, type PointChange, type Series, type SeriesPoint } from '../series.ts';

type Unit = Series['unit'];

const words = defineWords({
  zh: {
    none: (then: ComparedYear) => ({
      previousMissing: `${then.zh}无数据`,
      currentMissing: '',
      baseZero: '基数为零，不作比较',
      noCommonBureaus: '两年无同口径单位',
      mixedForms: `多数年报的表式无此项，${noRate(then)}`,
      break: `表式变更，${noRate(then)}`,
      succession: `有单位并入或分出，${noRate(then)}`,
    }),
    noneShort: (then: ComparedYear) => ({
      previousMissing: `${then.zh}无数据`,
      currentMissing: '',
      baseZero: '基数为零',
      noCommonBureaus: '无同口径单位',
      mixedForms: '表式不一',
      break: '表式变更',
      succession: '并入或分出',
    }),
    previousZero: (then: ComparedYear) => `${then.zh}为 0，${noRate(then)}`,
    fewCases: `基数不足 ${SMALL_BASE} 件，不作比较`,
    noPercent: (difference: string) => `${difference}（不计百分比）`,
    commonSet: (count: number) => `同口径 ${count} 家`,
    base: (count: string) => `基数 ${count}`,
    coverage: (reported: number, expected: number) => `${reported}/${expected} 家`,
  },
  en: {
    none: (then: ComparedYear) => ({
      previousMissing: `no figure ${then.when}`,
      currentMissing: '',
      baseZero: 'base of zero: not comparable',
      noCommonBureaus: 'no bureau in both years',
      mixedForms: 'most on a form without it: not comparable',
      break: 'form changed: not comparable',
      succession: 'merged or split: not comparable',
    }),
    noneShort: (then: ComparedYear) => ({
      previousMissing: then === YEAR_BEFORE ? 'none before' : `none ${then.when}`,
      currentMissing: '',
      baseZero: 'base of zero',
      noCommonBureaus: 'none in both',
      mixedForms: 'forms differ',
      break: 'form changed',
      succession: 'merged, split',
    }),
    previousZero: (then: ComparedYear) => `0 ${then.when}: no per cent`,
    fewCases: `base under ${SMALL_BASE} cases: not compared`,
    noPercent: (difference: string) => `${difference} (no per cent)`,
    commonSet: (count: number) => `${count} in both years`,
    base: (count: string) => `n = ${count}`,
    coverage: (reported: number, expected: number) => `${reported} of ${expected}`,
  },
});

/** `1,284`, `51.8%`; `1,284 ✕` where it rests on a figure in which a check fails, `1,284 *` on a correction, `1,284 ①` where an editor says something of it. */
export function numberWord(point: KnownPoint, unit: Unit): string {
  const number = formatValue(point.value, unit);
  return [number, ...signsOf(point)].join(' ');
}

/** What is said of a number by signs behind it. */
function signsOf(point: KnownPoint): readonly string[] {
  const found = [hasCorrected(point) ? CORRECTED_SIGN : '', hasFailed(point) ? OUTCOME_SIGNS.failed : ''];
  return [...found, noteSigns(point)].filter((sign) => sign !== '');
}

/** The number as `numberWord` has it, or the word of the gap. */
export function valueWord(point: SeriesPoint | undefined, unit: Unit, lang: Lang): string {
  if (isKnown(point)) return numberWord(point, unit);
  const word = gapWord(point?.gap ?? 'notReported', lang);
  return point?.notes ? `${word} ${noteSigns(point)}`.trimEnd() : word;
}

/** `1,284 件`: the value with its unit; a gap's word alone. */
export function valueWithUnit(point: SeriesPoint | undefined, unit: Unit, lang: Lang): string {
  const word = valueWord(point, unit, lang);
  return point?.value === null || !point || unit === 'percent' ? word : `${word} ${unitLabel(unit, lang)}`;
}

/** The sign behind a change on a number in which a check fails: ` ✕`; nothing where there is no change. */
function doubtSign({ change: { change }, quality }: SeriesPoint): string {
  return change.kind !== 'none' && (quality?.failedBefore ?? 0) > 0 ? ` ${OUTCOME_SIGNS.failed}` : '';
}

/** The change of a point as it stands beside its number, with a sign where the number it is told against fails a check. */
export function changeBeside(point: SeriesPoint, unit: Unit, lang: Lang, short = false): string {
  const word = short ? changeWordShort(point, unit, lang) : changeWord(point, unit, lang);
  return word === '' ? '' : word + doubtSign(point);
}

/** `+12.3%`, `−0.4 个百分点`, `−24 项（不计百分比）`, `持平`, or why there is no change. */
export function changeWord(point: Changed, unit: Unit, lang: Lang): string {
  const { change } = point.change;
  const say = wordsIn(words, lang);
  const then = comparedLabel(point);
  if (comparedYear(point) === point.year) return '';
  if (change.kind === 'none') return say.none(then)[change.reason];
  const word = formatChange(change, unit, lang, then);
  if (change.reason === 'fewCases') return say.fewCases;
  if (change.kind === 'unchanged') return word;
  switch (change.reason) {
    case null:
    case 'inPoints':
      return word;
    case 'previousZero':
      return say.previousZero(then);
    case 'signed':
    case 'previousNegative':
      return say.noPercent(word);
  }
}

/** The same, short enough to stand beside a bar. */
export function changeWordShort(point: Changed, unit: Unit, lang: Lang): string {
  const { change } = point.change;
  const then = comparedLabel(point);
  if (comparedYear(point) === point.year) return '';
  return change.kind === 'none'
    ? wordsIn(words, lang).noneShort(then)[change.reason]
    : formatChange(change, unit, lang, then);
}

type Changed = Pick<SeriesPoint, 'year' | 'change'>;

/** 同口径 34 家: on whose figures the change stands; empty for a single report and where there is no change. */
export function basisWord({ bureaus, change }: PointChange, lang: Lang): string {
  return bureaus > 1 && change.kind !== 'none' ? wordsIn(words, lang).commonSet(bureaus) : '';
}

/** The base of a rate, printed beside it; empty for anything that is no rate. */
export function baseWord(point: SeriesPoint, lang: Lang): string {
  return point.denominator === null ? '' : wordsIn(words, lang).base(formatNumber(point.denominator, 0));
}

/** `34/36 家`. */
export function coverageWord(point: SeriesPoint, lang: Lang): string {
  return wordsIn(words, lang).coverage(point.coverage.reported, point.coverage.expected);
}

/** What a change sorts by in a table: the number it shows, as bars do; null where there is none. */
export function changeRank(point: SeriesPoint | undefined): number | null {
  return point === undefined ? null : changeShown(point.change.change);
}
