/** The notes on who is not in a number: who did not report, who still has time, who was not on the list, what was left out. */

import type { Label } from '../../language.ts';
import { nameSome, say } from '../../language.ts';
import { isOfFew } from '../../rollup/forms.ts';
import { barRows, rowsLeftOut } from '../bars.ts';
import { type Chart, comparesRows } from '../chart.ts';
import { type GapSpan, gapSpans, isGathered, knownPoints } from '../facts.ts';
import { gapWord } from '../format.ts';
import type { SeriesAnswer, SeriesPoint } from '../series.ts';
import { quantityName, subjectName, yearSpan } from './phrases.ts';

export type NameOf = (id: string) => Label | undefined;

/** `nameOf` names bureaus that stand in no series. */
export function coverageNotes(chart: Chart, answer: SeriesAnswer, nameOf: NameOf): readonly string[] {
  const notes = [
    ...missingNotes(chart, answer, nameOf),
    ...dueNotes(chart, answer),
    ...listNotes(chart, answer),
    leftOutNote(chart, answer),
    gapNote(chart, answer),
    emptyNote(chart, answer),
    unknownNote(chart, answer),
    fewNote(chart, answer),
    notInFormNote(chart, answer),
  ];
  return notes.filter((note) => note !== null);
}

/** Bureaus that did not report: those of the year shown by name, those of other years by number. */
function missingNotes(chart: Chart, answer: SeriesAnswer, nameOf: NameOf): readonly string[] {
  const { lang } = chart;
  const named = (id: string): string => {
    const subject = answer.series.find((series) => series.subject.id === id)?.subject;
    return nameOf(id)?.[lang] ?? subject?.shortName[lang] ?? id;
  };
  const sums = gatheredApart(chart, answer).filter(isGathered);
  const regions = [...new Map(sums.map((series) => [series.subject.id, series])).values()];
  return regions.flatMap((series) => {
    const lacking = series.points.filter(({ coverage }) => coverage.missing.length > 0);
    // Years not due yet or not collected expect nobody: the latest that does is the one a reader looks at.
    const latest = series.points.filter(({ coverage }) => coverage.expected > 0).at(-1);
    const about =
      regions.length > 1
        ? say(lang, `${subjectName(series.subject, lang)}：`, `${subjectName(series.subject, lang)}: `)
        : '';
    const now = lacking.find((point) => point === latest);
    const before = lacking.filter((point) => point !== latest);
    const sentences = [
      now
        ? say(
            lang,
            `${now.year} 年 ${now.coverage.missing.length} 家单位未报送：${nameSome(now.coverage.missing.map(named), lang)}`,
            `${now.coverage.missing.length} of ${now.coverage.expected} bureaus did not report in ${now.year}: ${nameSome(now.coverage.missing.map(named), lang)}`,
          )
        : null,
      before.length > 0
        ? say(
            lang,
            `${now ? '另有 ' : '未报送：'}${before.map(({ year, coverage }) => `${year} 年 ${coverage.missing.length} 家`).join('、')}${now ? '未报送' : ''}`,
            `${now ? 'also not reported' : 'Not reported'}: ${before.map(({ year, coverage }) => `${coverage.missing.length} in ${year}`).join(', ')}`,
          )
        : null,
    ].filter((sentence) => sentence !== null);
    return sentences.length > 0 ? [about + sentences.join(say(lang, '；', '; '))] : [];
  });
}

/** The series whose coverage is told: of one sum that is split by applicant only the first, since its parts hold the same reports. */
function gatheredApart({ by }: Chart, { series }: SeriesAnswer): SeriesAnswer['series'] {
  const wholes = new Set(series.map(({ subject }) => subject.id.split('#')[0]));
  return by === 'applicant' && wholes.size === 1 ? series.slice(0, 1) : series;
}

/** A sum of a year that is not over for everybody: how many it holds, and until when the others have time. */
function dueNotes(chart: Chart, answer: SeriesAnswer): readonly string[] {
  const { lang } = chart;
  return gatheredApart(chart, answer).flatMap(({ subject, points }) =>
    points.flatMap(({ year, coverage }) => {
      if (subject.scope !== 'bureaus' || !coverage.lastDay || coverage.expected === 0) return [];
      const waiting = coverage.notYetDue.length;
      const held = coverage.reported + coverage.blank;
      const name = subjectName(subject, lang);
      const day = coverage.lastDay;
      return [
        say(
          lang,
          `${name} ${year} 年另有 ${waiting} 家单位未到报送期限（${day}），合计只含已报送的 ${held} 家`,
          `${name} in ${year}: ${waiting} more ${waiting === 1 ? 'bureau has' : 'bureaus have'} until ${day} to report; the sum holds the ${held} that did`,
        ),
      ];
    }),
  );
}

/** Sums over a list of which nobody has said that it is complete: who is on no list is missing unseen. */
function listNotes(chart: Chart, answer: SeriesAnswer): readonly string[] {
  const { lang } = chart;
  const shown = comparesRows(chart) ? barRows(chart, answer)[0]?.year : undefined;
  const told = answer.series.flatMap((series) => {
    if (series.subject.scope !== 'bureaus') return [];
    const known = knownPoints(series).filter(({ year }) => shown === undefined || shown === year);
    const last = known.filter(({ coverage }) => coverage.complete === false).at(-1);
    if (!last) return [];
    return [{ name: subjectName(series.subject, lang), from: last === known.at(-1) ? null : last.year + 1 }];
  });
  const sums = new Set(answer.series.map(({ subject }) => subjectName(subject, lang)));
  return [...new Set(told.map(({ from }) => from))].map((from) => {
    const those = told.filter((one) => one.from === from).map(({ name }) => name);
    const names = nameSome([...new Set(those)], lang);
    const about = sums.size > 1 ? say(lang, `${names}：`, `${names}: `) : '';
    const sentence =
      from === null
        ? say(
            lang,
            '未注明名录齐全，名录以外的单位不在合计内',
            'Nobody has said that the list is complete; bureaus on no list are not in the sum',
          )
        : say(
            lang,
            `名录自 ${from} 年起齐全，此前名录以外的单位不在合计内`,
            `The list is complete from ${from} on; before, bureaus on no list are not in the sum`,
          );
    return `${about}${sentence}`;
  });
}

/** Who is in no row of a comparison because it was not on the list that year: not to be taken for a body that did not report. */
function leftOutNote(chart: Chart, answer: SeriesAnswer): string | null {
  const { lang } = chart;
  const isComparison = comparesRows(chart) || (chart.kind === 'outcomes' && chart.by === 'bureau');
  const rows = isComparison ? rowsLeftOut(answer) : [];
  const [first] = rows;
  if (!first) return null;
  const names = nameSome([...new Set(rows.map(({ series }) => subjectName(series.subject, lang)))], lang);
  return say(
    lang,
    `${first.year} 年名录上没有的单位未列：${names}`,
    `Not on the list in ${first.year} and left out: ${names}`,
  );
}

/** Years without a number, by name and reason. */
function gapNote(chart: Chart, answer: SeriesAnswer): string | null {
  const { lang } = chart;
  const year = comparesRows(chart) ? barRows(chart, answer)[0]?.year : undefined;
  const spans = answer.series
    .flatMap(gapSpans)
    .filter(({ from, to }) => year === undefined || (from <= year && year <= to))
    .map((span) => (year === undefined ? span : { ...span, from: year, to: year }));
  if (spans.length === 0) return null;
  const subjects = new Set(answer.series.map(({ subject }) => `${subject.scope}/${subject.id}`));
  const quantities = new Set(answer.series.map(({ quantity }) => quantity));
  const nameOfSpan = ({ series }: GapSpan): string =>
    [
      subjects.size > 1 ? subjectName(series.subject, lang) : '',
      subjects.size === 1 && quantities.size > 1 ? quantityName(series.quantity, chart) : '',
    ].join('');
  const told = [
    ...new Set(
      spans.map((span) =>
        say(
          lang,
          `${nameOfSpan(span)}${nameOfSpan(span) ? ' ' : ''}${yearSpan(span.from, span.to, lang)}${gapWord(span.gap, lang)}`,
          `${nameOfSpan(span)} ${yearSpan(span.from, span.to, lang)} ${gapWord(span.gap, lang)}`.trim(),
        ),
      ),
    ),
  ];
  const list = told.slice(0, 3).join(say(lang, '、', ', '));
  const rest = told.length > 3 ? say(lang, `等 ${told.length} 处`, ` and ${told.length - 3} more`) : '';
  const open = chart.kind === 'trend' ? say(lang, '，未连线', '; lines left open') : '';
  return say(lang, `无数字：${list}${rest}${open}`, `No figure: ${list}${rest}${open}`);
}

/** Of how many reports in each year, over the sums of a chart: of several the most, told as “up to”. */
function countsByYear({ lang }: Chart, answer: SeriesAnswer, countOf: (point: SeriesPoint) => number): Label | null {
  const sums = answer.series.filter(({ subject }) => subject.scope === 'bureaus');
  const worst = new Map<number, number>();
  for (const point of sums.flatMap(knownPoints)) {
    const count = countOf(point);
    if (count > 0) worst.set(point.year, Math.max(worst.get(point.year) ?? 0, count));
  }
  if (worst.size === 0) return null;
  const years = [...worst].sort(([a], [b]) => a - b);
  const upTo = sums.length > 1 ? say(lang, '至多 ', 'up to ') : '';
  return {
    zh: years.map(([year, count]) => `${year} 年${upTo || ' '}${count} 家`).join('、'),
    en: years.map(([year, count]) => `${upTo}${count} in ${year}`).join(', '),
  };
}

/** Reports that are there with this cell empty. */
function emptyNote(chart: Chart, answer: SeriesAnswer): string | null {
  const counts = countsByYear(chart, answer, ({ coverage }) => coverage.empty);
  if (counts === null) return null;
  return say(
    chart.lang,
    `此项空缺的年报不计入合计：${counts.zh}`,
    `Reports without this figure count as nothing: ${counts.en}`,
  );
}

/** Reports in which the number could not be read, or whose text does not state it. */
function unknownNote(chart: Chart, answer: SeriesAnswer): string | null {
  const counts = countsByYear(chart, answer, ({ coverage }) => coverage.unknown);
  if (counts === null) return null;
  return answer.series.every(({ points }) => points.every(({ edition }) => edition === null || edition === 'narrative'))
    ? say(
        chart.lang,
        `正文未写明此数的年报未计入合计：${counts.zh}`,
        `Reports whose text does not state it are not counted: ${counts.en}`,
      )
    : say(
        chart.lang,
        `此项数值不明（缺表、缺格或无法识别）的年报未计入合计：${counts.zh}`,
        `Reports in which this figure is not known (left out or unreadable) are not counted: ${counts.en}`,
      );
}

/** Years in which a sum is that of the few whose form has the figure. */
function fewNote(chart: Chart, answer: SeriesAnswer): string | null {
  const counts = countsByYear(chart, answer, ({ coverage }) => (isOfFew(coverage) ? coverage.reported : 0));
  if (counts === null) return null;
  return say(
    chart.lang,
    `多数年报的表式无此项，所列只是少数单位的数字，不代表全地区，也不与前后相连：${counts.zh}`,
    `Most reports are on a form without this figure; what is shown is that of a few, not of the region, and joined to nothing: ${counts.en}`,
  );
}

function notInFormNote(chart: Chart, answer: SeriesAnswer): string | null {
  const counts = countsByYear(chart, answer, ({ coverage }) => (isOfFew(coverage) ? 0 : coverage.notInForm));
  if (counts === null) return null;
  return say(
    chart.lang,
    `所用表式无此项的年报未计入合计：${counts.zh}`,
    `Reports on a form without this figure are not counted: ${counts.en}`,
  );
}
