/** Titles of a comparison: who stands first, holds the most of the whole, or rose most; and of a handful of cases nobody. */

import { capital, nameSome, say } from '../../language.ts';
import { SMALL_BASE } from '../../rollup/indicators.ts';
import type { BarRow } from '../bars.ts';
import type { Chart } from '../chart.ts';
import { behindWord, comparedLabel } from '../compared.ts';
import { hasFailed, hasSmallBase, isKnown, type KnownPoint, rankOf } from '../facts.ts';
import { changeShown, formatCount, formatValue } from '../format.ts';
import { describeQuantity } from '../quantity.ts';
import { comparedYear, type SeriesSubject } from '../series.ts';
import {
  changeClause,
  countSubjects,
  doubtClause,
  failedWords,
  joinClauses,
  ordinal,
  quantityName,
  rankedCrowd,
  someDoubtful,
  subjectName,
  tenths,
  valueClause,
} from './phrases.ts';

type KnownRow = BarRow & { readonly point: KnownPoint };

function knownRows(rows: readonly BarRow[]): readonly KnownRow[] {
  return rows.flatMap((row) => (isKnown(row.point) ? [{ ...row, point: row.point }] : []));
}

/** Who stands first of those that may be ranked, or where the one in focus stands; null where there are no two to rank. */
export function rankedTitle(chart: Chart, rows: readonly BarRow[], year: number): string | null {
  const { lang } = chart;
  const known = knownRows(rows);
  const [first] = known;
  if (!first) return null;
  const { quantity, unit } = first.series;
  const name = quantityName(quantity, chart);
  const focused = known.find(({ series }) => series.subject.id === chart.focus);
  if (focused) return focusTitle(chart, focused, known, year);
  if (known.every(({ point }) => point.value === 0)) {
    const crowd = crowdOf(known, lang);
    return say(
      lang,
      `${year} 年 ${crowd}${name}均为 ${formatValue(0, unit)}`,
      `${crowd}: ${name} ${formatValue(0, unit)} everywhere in ${year}`,
    );
  }
  const ranked = known.filter(({ point }) => !hasSmallBase(point));
  const [top] = ranked;
  if (!top) return smallTitle(chart, known, year);
  if (ranked.length < 2) return null;
  const isRatio = unit === 'percent';
  const tied = ranked.filter(({ point }) => point.value === top.point.value);
  const names = nameSome(
    tied.map(({ series }) => subjectName(series.subject, lang)),
    lang,
  );
  const value = formatCount(top.point.value, unit, lang);
  const doubt = tied.length > 1 ? someDoubtful(tied, lang) : doubtClause(top.point, lang);
  const most = isRatio ? '最高' : '最多';
  const among = ranked.length < known.length ? rankedCrowd(subjectsOf(ranked), lang) : '';
  const [zhAmong, enAmong] = among === '' ? ['', ''] : [`，${among}`, ` ${among}`];
  if (tied.length > 1) {
    return say(
      lang,
      `${year} 年${name}${zhAmong}${names} ${tied.length} 家并列${most}，各 ${value}${doubt}`,
      `${names} share the highest ${name}${enAmong} in ${year}: ${value} each${doubt}`,
    );
  }
  return joinClauses(lang, [
    say(
      lang,
      `${year} 年${name}${zhAmong}${names}${most}，${value}${doubt}`,
      `${names} had the highest ${name}${enAmong} in ${year}: ${value}${doubt}`,
    ),
    changeClause(top.series, top.point, lang),
  ]);
}

/** Where the one in focus stands; on a small base it has counts and no place. */
function focusTitle(chart: Chart, focused: KnownRow, known: readonly KnownRow[], year: number): string {
  const { lang } = chart;
  const { series, point } = focused;
  const isRatio = series.unit === 'percent';
  const name = quantityName(series.quantity, chart);
  const value = valueClause(point, series.unit, lang);
  const isSmall = hasSmallBase(point);
  const ranked = known.filter((row) => !hasSmallBase(row.point));
  const { rank, tied } = rankOf(
    point.value,
    ranked.map((row) => row.point.value),
  );
  const most = rank === 1 && !tied;
  const among =
    ranked.length < known.length
      ? rankedCrowd(subjectsOf(ranked), lang)
      : say(lang, `${crowdOf(known, lang)}中`, `of ${crowdOf(known, lang)}`);
  return joinClauses(lang, [
    say(
      lang,
      `${subjectName(series.subject, lang)}${name} ${year} 年 ${value}`,
      `${subjectName(series.subject, lang)}: ${name} ${value} in ${year}`,
    ),
    isSmall || ranked.length < 2
      ? null
      : say(
          lang,
          `${among}${most ? (isRatio ? '最高' : '最多') : `${tied ? '并列' : ''}第 ${rank} 位`}`,
          most ? `the highest ${among}` : `${tied ? 'joint ' : ''}${ordinal(rank)} ${among}`,
        ),
    isSmall ? null : changeClause(series, point, lang),
  ]);
}

/** Rates that all rest on a handful of cases: what they rest on, and nobody first. */
function smallTitle(chart: Chart, known: readonly KnownRow[], year: number): string {
  const { lang } = chart;
  const [first] = known;
  const name = first ? quantityName(first.series.quantity, chart) : '';
  const told = known.slice(0, 3).map(({ series, point }) => {
    const counts = valueClause(point, series.unit, lang);
    return say(
      lang,
      `${subjectName(series.subject, lang)} ${counts}`,
      `${subjectName(series.subject, lang)} ${counts}`,
    );
  });
  const rest = known.length - told.length;
  return say(
    lang,
    `${year} 年${name}基数均不足 ${SMALL_BASE} 件：${told.join('，')}${rest > 0 ? `，另有 ${rest} 家` : ''}`,
    `${name} in ${year}, every base under ${SMALL_BASE} cases: ${told.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
  );
}

function subjectsOf(rows: readonly KnownRow[]): readonly SeriesSubject[] {
  return rows.map(({ series }) => series.subject);
}

function crowdOf(rows: readonly KnownRow[], lang: Chart['lang']): string {
  return countSubjects(rows.length, subjectsOf(rows), lang);
}

/** Who holds a third or more of the whole; null where nobody does or the figures cannot be shared out. */
export function shareTitle(chart: Chart, rows: readonly BarRow[]): string | null {
  const { lang } = chart;
  const known = knownRows(rows);
  const [top, second] = known;
  if (!top || !second || known.length < 3 || top.point.value === second.point.value) return null;
  if (
    chart.view !== undefined ||
    describeQuantity(top.series.quantity).isRatio ||
    known.some(({ point }) => point.value < 0)
  )
    return null;
  const total = known.reduce((sum, { point }) => sum + point.value, 0);
  const share = top.point.value / total;
  if (!(share >= 1 / 3) || top.series.subject.scope !== 'own') return null;
  const name = quantityName(top.series.quantity, chart);
  const subject = subjectName(top.series.subject, lang);
  const value = formatCount(top.point.value, top.series.unit, lang);
  const failed = hasFailed(top.point) ? [failedWords(lang)] : [];
  const crowd = countSubjects(
    known.length,
    known.map(({ series }) => series.subject),
    lang,
  );
  if (share === 1) {
    return joinClauses(lang, [
      say(
        lang,
        `${top.year} 年${name}全部来自${subject}，${value}${doubtClause(top.point, lang)}`,
        `${capital(name)}: all of ${top.year} at ${subject}, ${value}${doubtClause(top.point, lang)}`,
      ),
      changeClause(top.series, top.point, lang),
    ]);
  }
  return joinClauses(lang, [
    say(
      lang,
      `${top.year} 年 ${crowd}${name}中，${subject}一家${tenths(share)}（${[value, ...failed].join('，')}）`,
      `${capital(name)}: ${subject} had ${(share * 100).toFixed(1)}% of the total of ${crowd} in ${top.year} (${[value, ...failed].join(', ')})`,
    ),
    changeClause(top.series, top.point, lang),
  ]);
}

/** Who rose most, as the bars are sorted and labelled, among those whose year before is no handful; null where nobody rose. */
export function mostChangedTitle(chart: Chart, rows: readonly BarRow[]): string | null {
  const { lang } = chart;
  const changed = knownRows(rows).filter((row) => isHandful(row) || changeShown(row.point.change.change) !== null);
  const ranked = changed.filter((row) => !isHandful(row));
  const [top, second] = ranked;
  if (!top || !second) return null;
  const { change } = top.point.change;
  const size = changeShown(change);
  if (change.kind !== 'change' || size === null || size <= 0 || size === changeShown(second.point.change.change))
    return null;
  const { unit, quantity, subject } = top.series;
  const name = quantityName(quantity, chart);
  const doubt = doubtClause(
    top.series.points.find((one) => hasFailed(one) && (one.year === top.year || one.year === comparedYear(top.point))),
    lang,
  );
  const crowd = crowdOf(ranked, lang);
  const least = formatCount(SMALL_BASE, unit === 'percent' ? 'case' : unit, lang);
  const then = comparedLabel(top.point);
  const than = behindWord('比', then);
  const base =
    unit === 'percent'
      ? say(lang, '基数', 'as the base')
      : say(lang, then.zh, comparedYear(top.point) === top.year - 1 ? then.en : `in ${then.en}`);
  const among =
    ranked.length === changed.length
      ? ''
      : say(lang, `，${base}不少于 ${least}的 ${crowd}中`, `Of ${crowd} with ${least} or more ${base}, `);
  const [zhVerb, enSize] =
    change.of === 'ratio'
      ? [`提高最多，${than}提高 ${size.toFixed(1)} 个百分点`, `${size.toFixed(1)} percentage points`]
      : change.of === 'signed'
        ? [`增加最多，${than}增加 ${formatCount(size, unit, lang)}`, formatCount(size, unit, lang)]
        : [`增幅最大，${than}增长 ${formatValue(size / 100, 'percent')}`, formatValue(size / 100, 'percent')];
  return say(
    lang,
    `${top.year} 年${name}${among}${subjectName(subject, lang)}${zhVerb}${doubt}`,
    `${among}${subjectName(subject, lang)} rose most in ${name} in ${top.year}: up ${enSize} on ${then.en}${doubt}`,
  );
}

/** A per cent of few cases, or points of a rate on few, jump with a single one. */
function isHandful({
  point: {
    change: { change, previous },
  },
}: KnownRow): boolean {
  if (change.kind === 'none') return false;
  return change.reason === 'fewCases' || (change.of === 'amount' && previous !== null && previous < SMALL_BASE);
}
