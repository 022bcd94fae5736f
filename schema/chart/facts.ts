/** What can be said of an answer, before it is said in a language. */
import { isOfFew } from '../rollup/forms.ts';
import { SMALL_BASE } from '../rollup/indicators.ts';
import { changeShown } from './format.ts';
import { comparedYear, type Series, type SeriesAnswer, type SeriesPoint } from './series.ts';

export type KnownPoint = SeriesPoint & { readonly value: number };

export function isKnown(point: SeriesPoint | undefined): point is KnownPoint {
  return point !== undefined && point.value !== null && Number.isFinite(point.value);
}

export function knownPoints(series: Series): readonly KnownPoint[] {
  return series.points.filter(isKnown);
}

/** The last number that is not that of a few on another form, where there is one. */
export function lastKnown(series: Series): KnownPoint | undefined {
  const points = knownPoints(series);
  const usual = points.filter(({ coverage }) => !isOfFew(coverage));
  return usual[usual.length - 1] ?? points[points.length - 1];
}

/** A rate on so few cases that it jumps about: shown, and never ranked, called highest or lowest. Counts have no base. */
export function hasSmallBase({ denominator }: SeriesPoint): boolean {
  return denominator !== null && denominator < SMALL_BASE;
}

/** A number that may be called highest or lowest among others. */
export function isRanked(point: SeriesPoint | undefined): point is KnownPoint {
  return isKnown(point) && !hasSmallBase(point) && !isOfFew(point.coverage);
}

/**
 * True where everybody who is to report is in a number. A sum that is not whole is no lowest, and one that stands above it need not be the
 * highest.
 */
export function isWhole({ coverage: { missing, notYetDue, unknown } }: SeriesPoint): boolean {
  return missing.length === 0 && notYetDue.length === 0 && unknown === 0;
}

/** A number that rests on a figure in which a check fails: it is drawn apart, and not quoted without saying so. */
export function hasFailed(point: SeriesPoint | undefined): boolean {
  return isKnown(point) && isDoubtful(point);
}

/** A number, or a gap where one could be, that rests on such a figure. */
export function isDoubtful({ quality }: SeriesPoint): boolean {
  return (quality?.failed ?? 0) > 0;
}

/** One whose year before does, which it is compared with. */
export function isDoubtfulBefore({ quality }: SeriesPoint): boolean {
  return (quality?.failedBefore ?? 0) > 0;
}

/** A number that rests on a figure that a person corrected: another one is printed. */
export function hasCorrected(point: SeriesPoint | undefined): boolean {
  return isKnown(point) && (point.quality?.corrected ?? 0) > 0;
}

/** The number with what is proven in the place of figures that fail; null where nothing is proven. */
export function valueByParts({ value, quality }: Pick<SeriesPoint, 'value' | 'quality'>): number | null {
  if (quality?.byParts !== undefined) return quality.byParts;
  const proven = quality?.proven ?? [];
  if (proven.length === 0) return null;
  const sum = proven.reduce((total, { counted, otherwise }) => total + (otherwise ?? 0) - (counted ?? 0), value ?? 0);
  return Number(sum.toFixed(6));
}

/** Whose reports stand behind a line: those of all bureaus of these regions, or of these publishers. */
export type Behind = { readonly regions: readonly string[] } | { readonly publishers: readonly string[] };

/** All bureaus of these regions, or these publishers. */
export function behindLine({
  subject,
  predecessors,
  members,
}: Pick<Series, 'subject' | 'predecessors' | 'members'>): Behind {
  if (members !== undefined) return members;
  return subject.scope === 'bureaus' ? { regions: [subject.id] } : { publishers: [subject.id, ...predecessors] };
}

/** Gathered over several bodies: the bureaus of a region, or a bureau and those it came from. */
export function isGathered({ subject, predecessors }: Series): boolean {
  return subject.scope === 'bureaus' || predecessors.length > 0;
}

/** Every year of the answer, ascending, each once. */
export function yearsOf(answer: SeriesAnswer): readonly number[] {
  return [...new Set(answer.series.flatMap(({ points }) => points.map(({ year }) => year)))].sort((a, b) => a - b);
}

export function isIllustrative(answer: SeriesAnswer): boolean {
  return answer.series.some(({ subject }) => subject.illustrative);
}

/** Several subjects may be ranked only where all stand for the same kind of thing. */
export function isRankable(answer: SeriesAnswer): boolean {
  const [first] = answer.series;
  return answer.series.every(
    ({ subject, quantity }) => subject.scope === first?.subject.scope && quantity === first?.quantity,
  );
}

export interface Streak {
  readonly direction: 'up' | 'down';
  readonly years: number;
}

/**
 * How many years in a row the series has moved one way, up to its last point; null under three. Both the values drawn and
 * the changes among the bureaus compared must agree, or the words would contradict the line or the common set.
 */
export function streakOf(series: Series): Streak | null {
  const { points } = series;
  let years = 0;
  let direction: Streak['direction'] | null = null;
  for (let index = points.length - 1; index > 0; index -= 1) {
    const point = points[index];
    const previous = points[index - 1];
    if (!isKnown(point) || !isKnown(previous) || point.year !== previous.year + 1 || point.breakBefore === 'break')
      break;
    // A change that is told against another year says nothing of how it moved since the last one.
    if (comparedYear(point) !== previous.year) break;
    const { change } = point.change;
    if (change.kind !== 'change' || changeShown(change) === null || point.value === previous.value) break;
    const moved = point.value > previous.value ? 'up' : 'down';
    if (moved !== (change.absolute > 0 ? 'up' : 'down') || (direction !== null && moved !== direction)) break;
    direction = moved;
    years += 1;
  }
  return direction !== null && years >= 3 ? { direction, years } : null;
}

/** Place among the others, 1 being the highest; `tied` where another has the same value. */
export function rankOf(value: number, values: readonly number[]): { readonly rank: number; readonly tied: boolean } {
  return {
    rank: values.filter((other) => other > value).length + 1,
    tied: values.filter((other) => other === value).length > 1,
  };
}

export interface GapSpan {
  readonly series: Series;
  readonly gap: NonNullable<SeriesPoint['gap']>;
  readonly from: number;
  readonly to: number;
}

/** Gaps of a series, neighbouring years with one reason together. A bureau not on the list that year is no gap. */
export function gapSpans(series: Series): readonly GapSpan[] {
  const spans: GapSpan[] = [];
  for (const { year, value, gap } of series.points) {
    if (value !== null || gap === null || gap === 'notExpected') continue;
    const last = spans.at(-1);
    if (last && last.gap === gap && last.to === year - 1) spans[spans.length - 1] = { ...last, to: year };
    else spans.push({ series, gap, from: year, to: year });
  }
  return spans;
}
