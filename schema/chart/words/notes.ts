/** Notes: what editors say of its numbers, and what the machine fills in; everything a reader must know before quoting one of the chart. */

import { getMeasure, isMeasureId } from '../../form/measures/index.ts';
import type { Label } from '../../language.ts';
import { nameSome, say } from '../../language.ts';
import { getIndicator, isIndicatorId, SMALL_BASE } from '../../rollup/indicators.ts';
import { barRows } from '../bars.ts';
import { type Chart, comparesRows, type Quantity, readsYearBefore } from '../chart.ts';
import { behindWord, comparedLabel, noRate } from '../compared.ts';
import { hasSmallBase, isIllustrative, isKnown, lastKnown, yearsOf } from '../facts.ts';
import { formatCount } from '../format.ts';
import { joinInto } from '../joins.ts';
import { CLASSES } from '../layout/heat.ts';
import { shareScale } from '../layout/multiples.ts';
import { placesIn } from '../layout/rank-table.ts';
import { describeQuantity } from '../quantity.ts';
import { comparedYear, type Series, type SeriesAnswer, type SeriesPoint } from '../series.ts';
import { contributionNotes } from './contribution.ts';
import { coverageDrawnNotes } from './coverage.ts';
import { coverageNotes, type NameOf } from './coverage-notes.ts';
import { distributionNotes } from './distribution.ts';
import { flowNotes, togetherOnly } from './flow.ts';
import { funnelNotes } from './funnel.ts';
import { subjectName } from './phrases.ts';
import { pointNoteLines } from './point-notes.ts';
import { qualityNotes } from './quality-notes.ts';
import { successionNotes } from './succession.ts';

export const ILLUSTRATIVE: Label = {
  zh: '示例数据，非真实报告',
  en: 'Illustrative data, not from real reports',
};

interface Shown {
  readonly series: Series;
  readonly point: SeriesPoint;
}

export function makeNotes(chart: Chart, given: SeriesAnswer, nameOf: NameOf): readonly string[] {
  // What is said of all requests holds for those of each applicant.
  const answer = chart.kind === 'flow' ? togetherOnly(given) : given;
  const notes = [
    isIllustrative(answer) ? ILLUSTRATIVE[chart.lang] : null,
    // Before what the machine says: where there is little room, the signs in the drawing are explained.
    ...pointNoteLines(answer, chart.lang),
    ...kindNotes(chart, given),
    ...joinNotes(chart, answer),
    ...sumNotes(chart, answer),
    ...successionNotes(chart, answer),
    ...coverageNotes(chart, answer, nameOf),
    ...qualityNotes(chart, answer, nameOf),
    viewNote(chart, answer),
    commonNote(chart, answer),
    zeroNote(chart, answer),
    signedNote(chart, answer),
    ...indicatorNotes(chart, answer),
    computedNote(chart, answer),
    scopeNote(chart, answer),
    sortNote(chart, answer),
    markNote(chart, answer),
    pinNote(chart, answer),
  ];
  return [...new Set(notes.filter((note) => note !== null))];
}

/** What has to be known to read a kind of chart that needs telling. */
function kindNotes(chart: Chart, answer: SeriesAnswer): readonly string[] {
  switch (chart.kind) {
    case 'flow':
      return flowNotes(chart, answer);
    case 'coverage':
      return coverageDrawnNotes(chart, answer);
    case 'contribution':
      return contributionNotes(chart, answer);
    case 'distribution':
      return distributionNotes(chart, answer);
    case 'funnel':
      return funnelNotes(chart, answer);
    default:
      return [];
  }
}

/** Points the chart speaks of: of bars the one year shown, of everything else the last with a number. */
function shownPoints(chart: Chart, answer: SeriesAnswer): readonly Shown[] {
  if (comparesRows(chart)) {
    return barRows(chart, answer).flatMap(({ series, point }) => (point ? [{ series, point }] : []));
  }
  return answer.series.flatMap((series) => {
    const point = lastKnown(series);
    return point ? [{ series, point }] : [];
  });
}

/** Where two forms meet, and what that does to the series; and that numbers of the prose are everyone's own. */
function joinNotes(chart: Chart, answer: SeriesAnswer): readonly string[] {
  const { lang } = chart;
  // In a drawing of one year against another, or of years down, no line stands where the form changes.
  const isLined = !readsYearBefore(chart) && chart.kind !== 'distribution';
  const narrative = answer.series.some(({ points }) => points.some(({ edition }) => edition === 'narrative'));
  const quantities = [...new Set(answer.series.map(({ quantity }) => quantity))];
  const changes = quantities.flatMap((quantity) =>
    changesOf(
      quantity,
      answer.series.filter((series) => series.quantity === quantity).flatMap((series) => series.points),
      lang,
    ),
  );
  // What is said of several is said once.
  const notes = [...new Set(changes.map(({ said }) => said))].map((said) => {
    const names = changes.filter((change) => change.said === said).map(({ name }) => name);
    const about =
      quantities.length > 1 ? say(lang, `${nameSome(names, lang, 6)}：`, `${nameSome(names, lang, 6)}: `) : '';
    const marked = isLined ? said : say(lang, said.replace('虚线处 ', ''), said);
    return about === '' ? say(lang, marked, isLined ? `Dotted line: ${said}` : said) : `${about}${marked}`;
  });
  if (!narrative) return notes;
  return [
    ...notes,
    say(lang, '正文自报数，口径由各单位自定', 'Stated in the text of the reports; each bureau uses its own definition'),
  ];
}

interface ChangeOfForm {
  readonly name: string;
  /** Without the name of what it is said of. */
  readonly said: string;
}

/** Each change of form that the points run over. */
function changesOf(quantity: Quantity, points: readonly SeriesPoint[], lang: Chart['lang']): readonly ChangeOfForm[] {
  const name = describeQuantity(quantity).short[lang];
  const marked = points.filter(({ breakBefore }) => breakBefore !== null);
  const notes = [...new Set(marked.map(({ edition }) => joinInto(quantity, edition).note))];
  if (points.every(({ edition }) => edition === 'narrative')) return [];
  return notes.map((note) => {
    const those = marked.filter(({ edition }) => joinInto(quantity, edition).note === note);
    return { name, said: markedNote(those, note?.[lang] ?? null, lang) };
  });
}

function markedNote(marked: readonly SeriesPoint[], why: string | null, lang: Chart['lang']): string {
  const years = [...new Set(marked.map(({ year }) => year))].sort((a, b) => a - b);
  const when = years.join(say(lang, '、', ', '));
  const reason = why ? say(lang, `（${why}）`, ` (${why})`) : '';
  return marked.some(({ breakBefore }) => breakBefore === 'break')
    ? say(lang, `虚线处 ${when} 年表式变更，前后不可相连${reason}`, `form changed in ${when}, not one series${reason}`)
    : say(
        lang,
        `虚线处 ${when} 年表式变更，${why?.includes('连线仅供参考') ? why : `连线仅供参考${reason}`}`,
        `form changed in ${when}, joined with caution${reason}`,
      );
}

/** Rows of one form that are the sum of several in the other are one line, and say so. */
function sumNotes({ lang }: Chart, answer: SeriesAnswer): readonly string[] {
  return [...new Set(answer.series.map(({ quantity }) => quantity))].flatMap((quantity) => {
    const points = answer.series.filter((series) => series.quantity === quantity).flatMap((series) => series.points);
    const join = isMeasureId(quantity) ? getMeasure(quantity).join : null;
    const editions = new Set(points.map(({ edition }) => edition));
    const both = editions.has('mixed') || (editions.has('2019') && editions.has('2021'));
    if (join?.kind !== 'sum' || !join.note || !both) return [];
    const { short } = describeQuantity(quantity);
    return [say(lang, `${short.zh}：${join.note.zh}`, `${short.en}: ${join.note.en}`)];
  });
}

/** Over whom a share, an index or a rate is reckoned. */
function viewNote({ lang, view, basis, compareTo }: Chart, answer: SeriesAnswer): string | null {
  if (view === undefined) return null;
  if (view !== 'index') {
    return say(lang, '分子、分母均取自两者都有数的年报', 'Both sides are added up over the reports that hold both');
  }
  const base = compareTo ?? yearsOf(answer)[0] ?? '';
  return basis === 'panel'
    ? say(
        lang,
        `${base} 年为 100，只计各年均有数、其间未合并分设的单位`,
        `${base} is 100, over the bureaus with figures in every year, neither merged nor split in between`,
      )
    : say(lang, `${base} 年为 100，逐年同口径连乘`, `${base} is 100, chained over the bureaus of each two years`);
}

/** What the percentage compares. */
function commonNote(chart: Chart, answer: SeriesAnswer): string | null {
  const { lang } = chart;
  if (chart.basis !== 'common' || chart.kind === 'outcomes' || chart.kind === 'flow') return null;
  const sums = shownPoints(chart, answer).filter(({ series }) => series.subject.scope === 'bureaus');
  const [only] = sums;
  if (!only) return null;
  const { year, change } = only.point;
  if (change.change.kind === 'none') return null;
  const then = comparedYear(only.point);
  if (then === year) return null;
  const years = say(lang, `${then}、${year} 两年`, `${then} and ${year}`);
  if (sums.length > 1 || change.current === null || change.previous === null) {
    return say(lang, `同口径：${years}均有数字的单位`, `Changes compare the bureaus with figures in both ${years}`);
  }
  const { unit } = only.series;
  const isBare = unit === 'percent' || unit === 'index' || unit === 'perHundred';
  return say(
    lang,
    `同口径：${years}均有数字的 ${change.bureaus} 家单位，由 ${formatCount(change.previous, unit, lang)}${isBare ? ' ' : ''}变为 ${formatCount(change.current, unit, lang)}`,
    `Change: the ${change.bureaus} bureaus with figures in both ${years}, from ${formatCount(change.previous, unit, lang)} to ${formatCount(change.current, unit, lang)}`,
  );
}

function zeroNote(chart: Chart, answer: SeriesAnswer): string | null {
  const { lang } = chart;
  const zero = shownPoints(chart, answer).filter(
    ({ point }) => point.change.change.kind === 'change' && point.change.change.reason === 'previousZero',
  );
  if (zero.length === 0 || chart.kind === 'outcomes' || chart.kind === 'flow') return null;
  const [first] = zero;
  const then = first ? comparedLabel(first.point) : { zh: '', en: '' };
  const [zh, en] = [
    `${then.zh}为 0，${noRate(then)}`,
    `${/^\d/.test(then.en) ? 'in ' : ''}${then.en}, so no percentage`,
  ];
  if (answer.series.length === 1) return say(lang, zh, `Zero ${en}`);
  const names = nameSome([...new Set(zero.map(({ series }) => subjectName(series.subject, lang)))], lang);
  return say(lang, `${names}${/^\d/.test(zh) ? ' ' : ''}${zh}`, `${names}: zero ${en}`);
}

/** An increase that may itself be negative has a difference to the year before, of which a per cent says nothing. */
function signedNote(chart: Chart, answer: SeriesAnswer): string | null {
  const hasSigned = shownPoints(chart, answer).some(
    ({ point: { change } }) => change.change.kind === 'change' && change.change.reason === 'signed',
  );
  if (!hasSigned) return null;
  const [first] = shownPoints(chart, answer);
  return say(
    chart.lang,
    `增减数可为负，变化只列${behindWord('与', first ? comparedLabel(first.point) : { zh: '', en: '' })}之差，不计百分比`,
    'Increases may be negative: changes are given as differences, not per cent',
  );
}

/** Formula, base, and rates whose base is too small to rest on. */
function indicatorNotes(chart: Chart, answer: SeriesAnswer): readonly string[] {
  const { lang } = chart;
  const formulas = [...new Set(answer.series.map(({ quantity }) => quantity))].flatMap((quantity) => {
    if (!isIndicatorId(quantity)) return [];
    const { label, formula, note } = getIndicator(quantity);
    const rest = note ? say(lang, `；${note.zh}`, `; ${note.en}`) : '';
    return [say(lang, `${label.zh}＝${formula.zh}${rest}`, `${label.en} = ${formula.en}${rest}`)];
  });
  const small = shownPoints(chart, answer).filter(
    ({ series, point }) => isIndicatorId(series.quantity) && isKnown(point) && hasSmallBase(point),
  );
  const list = nameSome(
    small.map(({ series, point }) =>
      say(
        lang,
        `${subjectName(series.subject, lang)}（${point.denominator} 件）`,
        `${subjectName(series.subject, lang)} (${point.denominator})`,
      ),
    ),
    lang,
  );
  const grown = shownPoints(chart, answer).filter(
    ({ point }) => isKnown(point) && !hasSmallBase(point) && point.change.change.reason === 'fewCases',
  );
  const [one] = grown;
  const then = one ? comparedLabel(one.point) : { zh: '', en: '' };
  const names = nameSome([...new Set(grown.map(({ series }) => subjectName(series.subject, lang)))], lang);
  return [
    ...formulas,
    ...(small.length === 0
      ? []
      : [
          say(
            lang,
            `基数不足 ${SMALL_BASE} 件，比率仅供参考：${list}`,
            `Base under ${SMALL_BASE} cases, read the rate with caution: ${list}`,
          ),
        ]),
    ...(grown.length === 0
      ? []
      : [
          say(
            lang,
            `${then.zh}基数不足 ${SMALL_BASE} 件，变化不作比较：${names}`,
            `Base under ${SMALL_BASE} cases ${/^\d/.test(then.en) ? 'in ' : ''}${then.en}, change not told: ${names}`,
          ),
        ]),
  ];
}

/** Numbers that stand in no report as printed. Groups that the form prints no number for are sums by definition. */
function computedNote({ lang }: Chart, answer: SeriesAnswer): string | null {
  const computed = answer.series.some(
    ({ quantity, points }) =>
      isMeasureId(quantity) && getMeasure(quantity).parts.length === 0 && points.some((point) => point.computed),
  );
  if (computed) {
    return say(
      lang,
      '部分数字由分项相加得出或已经更正，与年报原样不同',
      'Some figures were added up from their parts or stand corrected, and differ from the reports as printed',
    );
  }
  const groups = [...new Set(answer.series.map(({ quantity }) => quantity))].filter(
    (quantity) =>
      isMeasureId(quantity) &&
      getMeasure(quantity).parts.length > 0 &&
      answer.series.some((series) => series.quantity === quantity && series.points.some((point) => point.computed)),
  );
  if (groups.length === 0) return null;
  const names = nameSome(
    groups.map((quantity) => describeQuantity(quantity).short[lang]),
    lang,
    6,
  );
  return say(lang, `${names}由表内各分项相加得出`, `Added up from the rows of the form: ${names}`);
}

function scopeNote({ lang }: Chart, answer: SeriesAnswer): string | null {
  const scopes = new Set(answer.series.map(({ subject }) => subject.scope));
  if (!scopes.has('governmentWide')) return null;
  if (scopes.size === 1) {
    return say(
      lang,
      '取自地区政府自行发布的年报，不是各单位年报相加',
      'From the report the regional government published itself, not a sum over bureaus',
    );
  }
  return say(
    lang,
    '地区年报与各单位年报口径不同，不能相加',
    'The region’s own report and those of its bureaus are counted differently and are never added',
  );
}

/** Rows in the order of their change: what that order is, where somebody has no number in it. */
function sortNote(chart: Chart, answer: SeriesAnswer): string | null {
  if (!comparesRows(chart) || chart.sort !== 'change') return null;
  const rows = barRows(chart, answer).filter(({ point }) => isKnown(point));
  const [first] = rows;
  if (!first?.point) return null;
  const then = comparedLabel(first.point);
  const { changeOf } = describeQuantity(first.series.quantity);
  const [zh, en] = { amount: ['百分比', 'per cent'], signed: ['差额', 'difference'], ratio: ['百分点', 'points'] }[
    changeOf
  ];
  return say(
    chart.lang,
    `按${behindWord('比', then)}变化的${zh}从高到低排列，没有的列在最后`,
    `In order of the change on ${then.en} in ${en}; those without one come last`,
  );
}

/** What the open dot stands for. */
function markNote(chart: Chart, answer: SeriesAnswer): string | null {
  if (chart.kind === 'heat')
    return say(
      chart.lang,
      `底色由浅到深：图中全部数字从小到大分为 ${CLASSES} 档`,
      `Shades from light to dark: all numbers shown, from low to high, in ${CLASSES} classes`,
    );
  if (chart.kind === 'rank') return rankNote(chart, answer);
  if (chart.kind === 'multiples')
    return shareScale(answer)
      ? say(chart.lang, '各小图同一纵轴', 'All panels share one scale')
      : say(
          chart.lang,
          '各小图纵轴不同，只可看走势，不可比高低',
          'Each panel has a scale of its own: compare how they went, not how high they stand',
        );
  if (chart.kind !== 'bar' && chart.kind !== 'change') return null;
  const row = barRows(chart, answer).find(({ point }) => point && point.change.previous !== null);
  if (!row?.point) return null;
  const then = comparedYear(row.point);
  return then === row.year ? null : say(chart.lang, `空心圆为 ${then} 年`, `Open dot: ${then}`);
}

/** How places are given, and what they do not say. */
function rankNote({ lang }: Chart, answer: SeriesAnswer): string {
  const { ranked, notRanked } = placesIn(answer);
  const rule = say(lang, '数值由高到低排列', 'From the highest down');
  const ties = ranked.some(({ tied }) => tied)
    ? say(
        lang,
        '，数值相同的并列（=），其后名次顺延',
        ', equal numbers share a place (=) and the next follows as far down',
      )
    : '';
  const bases = notRanked.some(({ reason }) => reason === 'smallBase')
    ? say(lang, `，基数不足 ${SMALL_BASE} 件的不参加排名`, `, a base under ${SMALL_BASE} is not ranked`)
    : '';
  return `${rule}${ties}${bases}${say(lang, '；名次高低不等于工作好坏', '; a place is no verdict')}`;
}

function pinNote({ lang, revision, at }: Chart, answer: SeriesAnswer): string | null {
  if (at !== undefined) {
    return say(
      lang,
      `${at} 当天的数据（版本 ${answer.revision}），此后收到的年报和更正不在其内`,
      `The data as they were on ${at} (revision ${answer.revision}); reports and corrections since are not in it`,
    );
  }
  if (revision === null) return null;
  return say(
    lang,
    `数据固定于版本 ${answer.revision}（${answer.revisedOn}），此后的更正不在其内`,
    `Pinned to revision ${answer.revision} (${answer.revisedOn}); later corrections are not in it`,
  );
}
