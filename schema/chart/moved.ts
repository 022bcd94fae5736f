/** Which numbers of a chart that is pinned to a revision are others now: told from two answers to the one question. */
import type { Label, Lang } from '../language.ts';
import { stateWords } from '../reporting/table.ts';
import { DEFAULT_WIDTH } from './address.ts';
import type { Chart, Quantity, Years } from './chart.ts';
import { filingsBy } from './filings.ts';
import { formatCount, gapWord } from './format.ts';
import { describeQuantity } from './quantity.ts';
import type { Series, SeriesAnswer, SeriesPoint, SubjectFiling } from './series.ts';

/** A number before and after; null: a gap, or a line or year that is not there. */
export interface MovedPoint {
  readonly subject: Label;
  readonly quantity: Quantity;
  readonly year: number;
  readonly before: number | null;
  readonly after: number | null;
  /** `教育局 2021 年新收申请：5 件 → 7 件`. */
  readonly sentence: Label;
}

/** The question of a pin, however large and in which inks it is shown, and whether it says that it is stale. */
export function pinnedQuestion({ badge: _, ...chart }: Chart): Chart {
  return { ...chart, theme: 'screen', width: DEFAULT_WIDTH, height: null };
}

/** The same question of the data as they are now, of the years that were shown: a year that came since is no change of them. */
export function liveQuestion(chart: Chart, { series }: SeriesAnswer): Chart {
  const shown = series.flatMap(({ points }) => points.map(({ year }) => year));
  const years: Years =
    shown.length === 0 ? chart.years : { kind: 'range', from: Math.min(...shown), to: Math.max(...shown) };
  return { ...chart, years, revision: null };
}

/** What moved, in the order of the lines, with the lines it moved in; what is as it was, is in neither. */
export function movedPoints(
  pinned: SeriesAnswer,
  live: SeriesAnswer,
): readonly { readonly line: Series; readonly point: MovedPoint }[] {
  const [before, after] = [linesOf(pinned), linesOf(live)];
  const [filedThen, filedNow] = [filingsBy(pinned), filingsBy(live)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const line = is ?? was;
    if (!line) return [];
    const years = new Set([...(was?.points ?? []), ...(is?.points ?? [])].map(({ year }) => year));
    return [...years]
      .sort((a, b) => a - b)
      .flatMap((year) => {
        const [one, other] = [was, is].map((series) => series?.points.find((point) => point.year === year));
        const [stood, stands] = [filedThen, filedNow].map((at) => at(line.subject.id, year));
        if (stood?.state !== stands?.state) return [{ line, point: restated(line, year, stood, stands) }];
        const [first, second] = [one?.value ?? null, other?.value ?? null];
        return first === second ? [] : [{ line, point: moved(line, year, one, other) }];
      });
  });
}

function linesOf({ series }: SeriesAnswer): ReadonlyMap<string, Series> {
  return new Map(
    series.map((line) => {
      const { subject, quantity, applicant, key } = line;
      return [[subject.id, subject.scope, quantity, applicant ?? '', JSON.stringify(key ?? {})].join(' '), line];
    }),
  );
}

function moved(line: Series, year: number, before?: SeriesPoint, after?: SeriesPoint): MovedPoint {
  const { subject, quantity, unit } = line;
  const wordOf = (point: SeriesPoint | undefined, lang: Lang): string =>
    point?.value == null ? gapWord(point?.gap ?? 'notReported', lang) : formatCount(point.value, unit, lang);
  const { short } = describeQuantity(quantity);
  return {
    ...{ subject: subject.shortName, quantity, year, before: before?.value ?? null, after: after?.value ?? null },
    sentence: {
      zh: `${subject.shortName.zh} ${year} 年${short.zh}：${wordOf(before, 'zh')} → ${wordOf(after, 'zh')}`,
      en: `${subject.shortName.en}, ${short.en} in ${year}: ${wordOf(before, 'en')} → ${wordOf(after, 'en')}`,
    },
  };
}

/** Who has reported is told without a number. */
function restated(
  { subject, quantity }: Series,
  year: number,
  before?: SubjectFiling,
  after?: SubjectFiling,
): MovedPoint {
  const wordOf = (filing: SubjectFiling | undefined, lang: Lang): string =>
    stateWords(filing ?? { state: 'notExpected', days: null }, lang);
  return {
    ...{ subject: subject.shortName, quantity, year, before: null, after: null },
    sentence: {
      zh: `${subject.shortName.zh} ${year} 年年报：${wordOf(before, 'zh')} → ${wordOf(after, 'zh')}`,
      en: `${subject.shortName.en}, report for ${year}: ${wordOf(before, 'en')} → ${wordOf(after, 'en')}`,
    },
  };
}

/** What a picture or embed that wants it (`badge=stale`) says first of all its notes. */
export function staleNote(since: number, newest: number, count: number, lang: Lang): string {
  return lang === 'zh'
    ? `数据已变动：本图固定在数据版本 ${since}，到版本 ${newest} 有 ${count} 个数字与图中不同`
    : `The data have changed: this chart is pinned to revision ${since}, and ${count === 1 ? '1 number differs' : `${count} numbers differ`} as of revision ${newest}`;
}
