/** Pieces of sentences in both languages. */

import { OUTCOME_SIGNS } from '../../check/finding.ts';
import { APPLICANT_LABELS, APPLICANTS } from '../../form/applicants.ts';
import { type Label, type Lang, nameSome, say } from '../../language.ts';
import { BUREAU_KINDS } from '../../report/publisher.ts';
import type { NoChangeReason } from '../../rollup/change.ts';
import { SMALL_BASE } from '../../rollup/indicators.ts';
import type { Chart, Quantity } from '../chart.ts';
import { behindWord, comparedLabel, noRate } from '../compared.ts';
import { hasFailed, hasSmallBase, isWhole, type KnownPoint, type Streak } from '../facts.ts';
import { formatCount, formatNumber, formatValue, LEAST_TOLD } from '../format.ts';
import { describeQuantity } from '../quantity.ts';
import { comparedYear, type Series, type SeriesPoint, type SeriesSubject } from '../series.ts';

export function yearSpan(from: number, to: number, lang: Lang): string {
  const span = from === to ? String(from) : say(lang, `${from}—${to}`, `${from}–${to}`);
  return say(lang, `${span} 年`, span);
}

export function subjectName(subject: SeriesSubject, lang: Lang): string {
  const name = subject.shortName[lang] || subject.name[lang];
  return subject.scope === 'governmentWide' ? say(lang, `${name}（地区年报）`, `${name} (own report)`) : name;
}

/** A quantity inside a sentence. Results of appeals share their short names, so they go by the long one. */
export function quantityName(quantity: Quantity, chart: Chart): string {
  return viewed(countedName(quantity, chart), isPart(quantity, chart), chart);
}

/** All that a chart is of, as they are given: “Reviews and suits per hundred requests received”. */
export function quantityNames(chart: Chart): string {
  const [first] = chart.measures;
  const names = chart.measures.map((quantity) => countedName(quantity, chart));
  return first === undefined ? '' : viewed(nameSome(names, chart.lang, 6), isPart(first, chart), chart);
}

/** Of a share: a part of a whole that is named elsewhere, by `per` or as what was split by outcome. */
function isPart(quantity: Quantity, { measures, by, per }: Chart): boolean {
  return per !== undefined || (by === 'outcome' && !measures.includes(quantity));
}

/** What is counted, with how it is given. */
function viewed(name: string, part: boolean, { view, per, lang }: Chart): string {
  if (view === undefined) return name;
  if (view === 'share') return say(lang, `${name}占比`, part ? `share ${name}` : `share of ${name}`);
  if (view === 'index') return say(lang, `${name}指数`, `index of ${name}`);
  const base = per === undefined ? undefined : describeQuantity(per);
  return say(lang, `每百件${base?.short.zh ?? ''}的${name}`, `${name} per hundred ${lowerFirst(base?.label.en ?? '')}`);
}

function countedName(quantity: Quantity, chart: Chart): string {
  const { label, short, topic } = describeQuantity(quantity);
  const applicant = APPLICANT_LABELS[chart.applicant];
  if (chart.lang === 'zh') {
    const name = topic === 'appeals' && !quantity.endsWith('.total') ? label.zh : short.zh;
    return chart.applicant === 'total' ? name : `${applicant.zh}${name}`;
  }
  const name = lowerFirst(quantity.endsWith('.total') && topic === 'appeals' ? short.en : label.en);
  return chart.applicant === 'total' ? name : `${name} (${lowerFirst(applicant.en)})`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/**
 * What is said behind the share granted of what was closed, where its six classes add up to something else than the printed total and a chart
 * beside it shows the share of these: both, so that neither reads as the other. Shares from 0 to 1.
 */
export function besideOutcomes(ofClosed: number, ofOutcomes: number | null, lang: Lang): string {
  const told = ofOutcomes === null ? null : formatValue(ofOutcomes, 'percent');
  if (told === null || told === formatValue(ofClosed, 'percent')) return '';
  return say(lang, `（占六类结果合计的 ${told}）`, ` (${told} of the six outcomes added up)`);
}

/** What is said with a number in which a check fails; nothing of any other. */
export function doubtClause(point: SeriesPoint | undefined, lang: Lang): string {
  return hasFailed(point) ? failedClause(lang) : '';
}

/** What is said of several numbers that are told together where a check fails in some. */
export function someDoubtful(rows: readonly { readonly point: SeriesPoint | undefined }[], lang: Lang): string {
  return rows.some(({ point }) => hasFailed(point)) ? someDoubt(lang) : '';
}

export function someDoubt(lang: Lang): string {
  const sign = OUTCOME_SIGNS.failed;
  return say(lang, `（有的 ${sign} 核查不符）`, ` (some ${sign} fail a check)`);
}

/** The same of numbers that are not told, by which those that are told are the most, or have their place. */
export function othersDoubt(lang: Lang): string {
  const sign = OUTCOME_SIGNS.failed;
  return say(lang, `（其余有的 ${sign} 核查不符）`, ` (of the others, some ${sign} fail a check)`);
}

/** Whether a text says of any number that a check fails in it; a sign alone does not. */
export function saysDoubt(text: string, lang: Lang): boolean {
  return text.includes(say(lang, `${OUTCOME_SIGNS.failed} 核查不符`, `${OUTCOME_SIGNS.failed} fail`));
}

export function failedClause(lang: Lang): string {
  return say(lang, `（${failedWords(lang)}）`, ` (${failedWords(lang)})`);
}

/** The same where brackets stand around it already. */
export function failedWords(lang: Lang): string {
  return say(lang, `${OUTCOME_SIGNS.failed} 核查不符`, `${OUTCOME_SIGNS.failed} fails a check`);
}

/** `1,284 件`, `51.8%`; of a rate on a small base the counts, which say how little it rests on: `5 件中 2 件`. */
export function valueClause(point: KnownPoint, unit: Series['unit'], lang: Lang): string {
  const { value, numerator, denominator } = point;
  const doubt = doubtClause(point, lang);
  if (!hasSmallBase(point) || numerator === null || denominator === null) return formatCount(value, unit, lang) + doubt;
  const [part, whole] = [formatNumber(numerator), formatNumber(denominator)];
  return say(lang, `${whole} 件中 ${part} 件`, `${part} of ${whole}`) + doubt;
}

/** A number with what is remarked on it, in one pair of brackets. */
export function remarked(lang: Lang, ...said: readonly string[]): string {
  return said.join('').replaceAll(say(lang, '）（', ') ('), say(lang, '；', '; '));
}

/** Of a sum that is not of all reports that are in, how many it is of; nothing of any other number. */
export function ofFewerClause({ coverage }: SeriesPoint, lang: Lang): string {
  const { reported, empty, unknown, notInForm } = coverage;
  const [known, held] = [reported + empty, reported + empty + unknown + notInForm];
  if (unknown === 0) return '';
  return say(lang, `（已报送的 ${held} 家中 ${known} 家的数字）`, ` (in ${known} of the ${held} reports that are in)`);
}

/** Of a sum that not everybody is in who is to report, how many are; nothing of any other number. */
export function ofSomeClause(point: SeriesPoint, lang: Lang): string {
  const { expected, reported, empty, notYetDue } = point.coverage;
  const of = expected + notYetDue.length;
  return isWhole(point) ? '' : say(lang, `（${of} 家中 ${reported + empty} 家）`, ` (${reported + empty} of ${of})`);
}

/** Who is spoken of where some are not ranked: `基数不少于 10 件的 18 家单位中`. */
export function rankedCrowd(ranked: readonly SeriesSubject[], lang: Lang): string {
  return say(
    lang,
    `基数不少于 ${SMALL_BASE} 件的 ${countSubjects(ranked.length, ranked, lang)}中`,
    `of ${countSubjects(ranked.length, ranked, lang)} with a base of ${SMALL_BASE} or more`,
  );
}

/**
 * “同口径 34 家比上年增长 12.3%”, “比上年提高 2.1 个百分点”, “与上年持平”; why there is none where a reader would look for
 * it; null where there is simply no year before. A figure of the year compared with in which a check fails is said to be one.
 */
export function changeClause(series: Series, point: SeriesPoint, lang: Lang): string | null {
  if (comparedYear(point) === point.year) return null;
  const clause = plainChangeClause(series, point, lang);
  return clause === null || point.change.change.kind === 'none'
    ? clause
    : remarked(lang, clause, doubtBefore(series, point, lang));
}

/** Whether the number of the year compared with, drawn or not, rests on a figure in which a check fails. */
function hasFailedBefore({ points }: Series, point: SeriesPoint): boolean {
  const then = comparedYear(point);
  return (point.quality?.failedBefore ?? 0) > 0 || hasFailed(points.find(({ year }) => year === then));
}

/** What is said with a change of which either year's number fails a check: of this year's, or else of the one compared with. */
export function doubtOfEither(series: Series, point: SeriesPoint, lang: Lang): string {
  return hasFailed(point) ? failedClause(lang) : doubtBefore(series, point, lang);
}

/** What is said with a change on a year in whose number a check fails; nothing of any other. */
export function doubtBefore(series: Series, point: SeriesPoint, lang: Lang): string {
  return hasFailedBefore(series, point) ? failedBeforeClause(point, lang) : '';
}

export function failedBeforeClause(point: SeriesPoint, lang: Lang): string {
  const sign = OUTCOME_SIGNS.failed;
  return say(lang, `（${comparedLabel(point).zh}数字 ${sign} 核查不符）`, ` (the figure then ${sign} fails a check)`);
}

function plainChangeClause(series: Series, point: SeriesPoint, lang: Lang): string | null {
  const { basis, bureaus, change } = point.change;
  const then = comparedLabel(point);
  const [than, as] = [behindWord('比', then), behindWord('与', then)];
  const common = basis === 'common' && series.subject.scope === 'bureaus';
  const zhSet = common ? `同口径 ${bureaus} 家` : '';
  const enSet = common ? ` (${sameBureaus(bureaus)})` : '';
  if (change.kind === 'none') return noChangeClause(change.reason, then, lang);
  if (change.reason === 'fewCases') {
    return say(
      lang,
      `${zhSet}两年中有一年基数不足 ${SMALL_BASE} 件，不作比较`,
      `not compared with ${then.en}: a base under ${SMALL_BASE} cases${enSet}`,
    );
  }
  if (change.kind === 'unchanged') return say(lang, `${zhSet}${as}持平`, `unchanged on ${then.en}${enSet}`);
  const up = change.absolute > 0;
  const size = Math.abs(change.absolute);
  if (change.of === 'ratio') return pointsClause(change.absolute, { zh: zhSet, en: enSet }, lang, then);
  if (change.percent !== null) {
    const percent = formatValue(Math.abs(change.percent), 'percent');
    if (Math.abs(change.percent * 100) < LEAST_TOLD)
      return say(lang, `${zhSet}${as}基本持平`, `almost unchanged on ${then.en}${enSet}`);
    return say(
      lang,
      `${zhSet}${than}${up ? '增长' : '下降'} ${percent}`,
      `${up ? 'up' : 'down'} ${percent} on ${then.en}${enSet}`,
    );
  }
  const amount = formatCount(size, series.unit, lang);
  const zero = change.reason === 'previousZero';
  return say(
    lang,
    `${zhSet}${than}${up ? '增加' : '减少'} ${amount}${zero ? `（${then.zh}为 0，${noRate(then)}）` : ''}`,
    `${up ? 'up' : 'down'} by ${amount} on ${then.en}${zero ? ' (0 then, so no percentage)' : ''}${enSet}`,
  );
}

export function sameBureaus(bureaus: number): string {
  return `same ${bureaus} ${bureaus === 1 ? 'bureau' : 'bureaus'}`;
}

/** A change in a list of several, which says once what they are compared with: `up 12.2%`, `down 0.3 points`; null where there is none to tell. */
export function briefChange(series: Series, { change }: SeriesPoint['change']): string | null {
  if (change.kind === 'none' || change.reason === 'fewCases') return null;
  const size = Math.abs(change.absolute);
  const way = change.absolute > 0 ? 'up' : 'down';
  const isInPoints = change.of === 'ratio';
  const told = isInPoints ? size : Math.abs(change.percent ?? 1) * 100;
  if (change.kind === 'unchanged') return 'unchanged';
  if (told < LEAST_TOLD) return 'almost unchanged';
  if (isInPoints) return `${way} ${size.toFixed(1)} points`;
  if (change.percent !== null) return `${way} ${formatValue(Math.abs(change.percent), 'percent')}`;
  return `${way} by ${formatCount(size, series.unit, 'en')}`;
}

/** “比上年提高 2.1 个百分点”, with the bureaus it is said of in front. */
export function pointsClause(points: number, set: Label, lang: Lang, then: Label): string {
  const as = behindWord('与', then);
  if (points === 0) return say(lang, `${set.zh}${as}持平`, `unchanged on ${then.en}${set.en}`);
  const size = Math.abs(points);
  if (size < LEAST_TOLD) return say(lang, `${set.zh}${as}基本持平`, `almost unchanged on ${then.en}${set.en}`);
  return say(
    lang,
    `${set.zh}${behindWord('比', then)}${points > 0 ? '提高' : '降低'} ${size.toFixed(1)} 个百分点`,
    `${points > 0 ? 'up' : 'down'} ${size.toFixed(1)} percentage points on ${then.en}${set.en}`,
  );
}

function noChangeClause(reason: NoChangeReason, then: Label, lang: Lang): string | null {
  const as = behindWord('与', then);
  switch (reason) {
    case 'break':
      return say(lang, `${as}表式不同，${noRate(then)}`, `not comparable with ${then.en} (form changed)`);
    case 'succession':
      return say(
        lang,
        `有单位并入或分出，${as}${noRate(then)}`,
        `not comparable with ${then.en} (merged or split in between)`,
      );
    case 'noCommonBureaus':
      return say(
        lang,
        `${as}无同口径单位，${noRate(then)}`,
        `not comparable with ${then.en} (no bureau in both years)`,
      );
    case 'mixedForms':
      return say(
        lang,
        `多数年报的表式无此项，${noRate(then)}`,
        `not comparable with ${then.en} (most reports are on a form without it)`,
      );
    case 'previousMissing':
    case 'currentMissing':
    case 'baseZero':
      return null;
  }
}

const NUMERALS = {
  zh: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
} as const;

function numeral(value: number, lang: Lang): string {
  return NUMERALS[lang][value] ?? ` ${value} `;
}

/** `1st`, `22nd`, `113th`. */
export function ordinal(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  const ending = teen ? undefined : ['th', 'st', 'nd', 'rd'][value % 10];
  return `${value}${ending ?? 'th'}`;
}

/** Clauses as one sentence, those that have nothing to say left out. */
export function joinClauses(lang: Lang, clauses: readonly (string | null)[]): string {
  return clauses.filter((clause) => clause !== null).join(say(lang, '，', ', '));
}

/** “连续四年增长”. */
export function streakClause({ direction, years }: Streak, isRatio: boolean, lang: Lang): string {
  const zh = direction === 'down' ? '下降' : isRatio ? '上升' : '增长';
  return say(
    lang,
    `连续${numeral(years, 'zh')}年${zh}`,
    `${direction === 'up' ? 'rising' : 'falling'} ${numeral(years, 'en')} years in a row`,
  );
}

/** A share of a whole in tenths, as officials say it; true for the exact value: 占四成, 占近四成, 超三成. */
export function tenths(share: number): string {
  const exact = share * 10;
  const nearest = Math.round(exact);
  if (share >= 0.9) return '占九成以上';
  if (Math.abs(exact - nearest) <= 0.05) return `占${numeral(nearest, 'zh')}成`;
  return nearest > exact && nearest - exact <= 0.3
    ? `占近${numeral(nearest, 'zh')}成`
    : `占${numeral(Math.floor(exact), 'zh')}成多`;
}

/** What the parts are into which one sum was split; null where subjects are no such parts. */
function partsOf(subjects: readonly SeriesSubject[]): Label | null {
  const parts = subjects.map(({ id }) => id.split('#'));
  const all = (known: readonly string[]): boolean =>
    parts.every(([, part]) => part !== undefined && known.includes(part));
  const one = new Set(parts.map(([whole]) => whole)).size === 1;
  if (all(APPLICANTS)) return one ? { zh: '类申请人', en: 'kinds of applicants' } : { zh: '组', en: 'groups' };
  if (all(BUREAU_KINDS)) return one ? { zh: '类单位', en: 'kinds of bureaus' } : { zh: '组', en: 'groups' };
  return null;
}

/** “34 家单位”, “3 个地区”; of the parts of a sum “6 类申请人”. */
export function countSubjects(count: number, subjects: readonly SeriesSubject[], lang: Lang): string {
  const parts = subjects.length > 0 ? partsOf(subjects) : null;
  if (parts !== null) return `${count} ${parts[lang]}`;
  const bureaus = subjects.every(({ kind }) => kind === 'bureau');
  if (lang === 'zh') return bureaus ? `${count} 家单位` : `${count} 个地区`;
  return bureaus ? `${count} ${count === 1 ? 'bureau' : 'bureaus'}` : `${count} ${count === 1 ? 'region' : 'regions'}`;
}
