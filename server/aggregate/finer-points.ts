/** Points of one line of a finer question: value, coverage, what it is compared with, and why where it cannot be. */
import type { PointChange, SeriesKey, SeriesPoint } from '../../schema/chart/series.ts';
import { formatSet } from '../../schema/chart/sets.ts';
import { EDITION_IDS } from '../../schema/form/cells.ts';
import type { EditionId } from '../../schema/form/edition.ts';
import { changeBetween, noChange } from '../../schema/rollup/change.ts';
import { isOfFew } from '../../schema/rollup/forms.ts';
import { isOtherBody } from '../../schema/roster/lineage.ts';
import { type IndexLine, indexOf } from './finer-index.ts';
import { editionIn, gapOf, ofOtherBody, whyNoChange } from './points.ts';
import type { Part } from './split.ts';
import { givenTogether } from './together.ts';
import { type Counting, type Given, givenBy, NOBODY, pairOf, panelOf } from './view.ts';
import { breakInto, editionOf, type Frame, sideOf, sliceIn, type YearSlice } from './year-slice.ts';

export interface FinerLine {
  readonly key: SeriesKey;
  readonly points: readonly SeriesPoint[];
  /** By place of the point: the value that it is compared with, over all; null where there is none. */
  readonly compared: readonly (number | null)[];
  /** Of an index: years that could be its base, where the one asked for cannot. */
  readonly withoutBase: IndexLine['withoutBase'];
}

/** One line, or one for each form that its figures were printed in. `other`: whom it is compared with, where that is no year. */
export function linePoints(frame: Frame, part: Part, counting: Counting, other: Part | null): readonly FinerLine[] {
  if (!frame.finer.by.includes('edition')) return [pointsIn(frame, part, counting, other, null)];
  const { years, cells } = frame;
  const forms = EDITION_IDS.filter((edition) =>
    years.some((year) => part.members.some(({ id }) => editionOf(givenBy(counting, cells, id, year)) === edition)),
  );
  return forms.map((edition) => ({ ...pointsIn(frame, part, counting, other, edition), key: { edition } }));
}

function pointsIn(frame: Frame, part: Part, counting: Counting, other: Part | null, form: EditionId | null): FinerLine {
  const slices = new Map<number, YearSlice>();
  const sliceOf = (year: number): YearSlice => {
    const known = slices.get(year) ?? sliceIn(frame, part, counting, year, form);
    slices.set(year, known);
    return known;
  };
  const { years, finer } = frame;
  const panel = frame.basis === 'panel' && part.isSum ? panelIn(frame, part, counting, sliceOf) : null;
  const all = years.map((year) => {
    const compared = comparedIn(frame, counting, other, year, sliceOf);
    return { compared, point: pointOf(frame, part, counting, { year, sliceOf, panel, compared }) };
  });
  const line = { key: {}, compared: all.map(({ compared }) => compared.slice.count?.value ?? null) };
  if (finer.view !== 'index') return { ...line, points: all.map(({ point }) => point), withoutBase: null };
  const points = all.map(({ point }) => point);
  return { ...line, ...indexOf(frame, counting, { points, sliceOf, panel, part }) };
}

/** Who counts in every year, and became nobody else in between: a panel is of the same bodies throughout. */
function panelIn(
  frame: Frame,
  { members }: Part,
  counting: Counting,
  sliceOf: (year: number) => YearSlice,
): ReadonlySet<number> {
  const years = panelYears(frame);
  const turned = new Set(frame.turns.between(Math.min(...years), Math.max(...years)).flat());
  const all = panelOf(
    counting,
    years.map((year) => sliceOf(year).given),
  );
  return new Set([...all].filter((place) => !turned.has(members[place]?.id ?? '')));
}

function panelYears({ years, finer: { compareTo } }: Frame): readonly number[] {
  return compareTo.kind === 'year' ? [...new Set([...years, compareTo.year])] : years;
}

interface Compared {
  readonly slice: YearSlice;
  readonly year: number;
  readonly against: string;
  /** Another set or report: not the same members in another year. */
  readonly isOther: boolean;
}

function comparedIn(
  frame: Frame,
  counting: Counting,
  other: Part | null,
  year: number,
  sliceOf: (year: number) => YearSlice,
): Compared {
  const { compareTo } = frame.finer;
  if (other !== null) {
    const against = compareTo.kind === 'set' ? formatSet(compareTo.set) : `region:${other.subject.id}/report`;
    return { slice: sliceIn(frame, other, counting, year, null), year, against, isOther: true };
  }
  const before =
    compareTo.kind === 'year' ? compareTo.year : year - (compareTo.kind === 'yearsBefore' ? compareTo.years : 1);
  return { slice: sliceOf(before), year: before, against: String(before), isOther: false };
}

interface Around {
  readonly year: number;
  readonly sliceOf: (year: number) => YearSlice;
  readonly panel: ReadonlySet<number> | null;
  readonly compared: Compared;
}

function pointOf(frame: Frame, part: Part, counting: Counting, around: Around): SeriesPoint {
  const { year, sliceOf } = around;
  const now = sliceOf(year);
  const { count } = now;
  const { minBase } = frame.finer.where;
  return {
    year,
    value: count?.value ?? null,
    gap: gapOf(counting.quantity, count, now),
    coverage: sideOf(counting, now).coverage,
    change: changeOf(frame, part, counting, around),
    edition: count ? editionIn(count) : null,
    editions: count?.editions ?? [],
    breakBefore: breakInto(counting, sliceOf(year - 1), now),
    numerator: count?.numerator ?? null,
    denominator: count?.denominator ?? null,
    belowMinBase: count?.denominator != null && count.denominator < minBase,
    computed: (count?.computed ?? 0) > 0,
    quality: {
      computed: count?.computed ?? 0,
      approximate: count?.approximate ?? 0,
      corrected: count?.corrected ?? 0,
    },
  };
}

function changeOf(
  frame: Frame,
  part: Part,
  counting: Counting,
  { year, sliceOf, panel, compared }: Around,
): PointChange {
  const { basis, finer } = frame;
  const { against } = compared;
  const now = sliceOf(year);
  const [count, previous] = [now.count, compared.slice.count];
  const whole = { current: count?.value ?? null, previous: previous?.value ?? null };
  const bases = [count, previous].flatMap((one) => one?.denominator ?? []);
  const isPaired = part.isSum && !compared.isOther;
  const only = (given: readonly Given[]): readonly Given[] =>
    panel === null ? given : given.map((one, place) => (panel.has(place) ? one : NOBODY));
  const pair = isPaired
    ? pairOf(
        counting,
        ...givenTogether(
          frame.turns,
          part.members,
          { year, given: only(now.given) },
          { year: compared.year, given: only(compared.slice.given) },
        ),
      )
    : null;
  const onPair = isPaired && basis !== 'all';
  const sides = onPair ? { current: pair?.current ?? null, previous: pair?.previous ?? null } : whole;
  const base = onPair ? (pair?.base ?? null) : bases.length > 0 ? Math.min(...bases) : null;
  const isWhole = sides.current !== null && sides.previous !== null;
  const bureaus = isPaired ? (pair?.bureaus ?? 0) : Number(isWhole && !compared.isOther);
  const told = { against, basis, bureaus, ...sides };
  if (!compared.isOther) {
    const [first, last] = compared.year < year ? [compared.slice, now] : [now, compared.slice];
    const ofFew = [now, compared.slice].some(
      (slice) => slice.count?.value != null && isOfFew(sideOf(counting, slice).coverage),
    );
    if (!ofFew && breakInto(counting, first, last) === 'break') return { ...told, change: noChange('break') };
    if (isWhole && ofFew) return { ...told, change: noChange('mixedForms') };
  }
  const change = isWhole
    ? changeBetween(sides.current, sides.previous, counting.changeOf, base, finer.where.minBase)
    : noChange(whyNoChange(count, previous, onPair && pair === null));
  const isApart = !compared.isOther && isOtherBody(part.successions, compared.year, year, false);
  return { ...told, change: isApart ? ofOtherBody(change) : change };
}
