/**
 * A question that is split, read, compared or cut in a way of its own (schema/chart/finer.ts): answered from what each member of
 * its lines counts, so that numerator and denominator, both sides of a change and all years of an index are of the same ones.
 */
import type { Finer } from '../../schema/chart/finer.ts';
import { forbiddenIn } from '../../schema/chart/finer.ts';
import type { Otherwise, RestsOn, Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import { formatSet } from '../../schema/chart/sets.ts';
import { APPLICANTS, type Applicant } from '../../schema/form/applicants.ts';
import { isMeasureId } from '../../schema/form/measures/index.ts';
import { Problem } from '../../schema/problem.ts';
import { fixedApplicants, getIndicator, isIndicatorId } from '../../schema/rollup/indicators.ts';
import { dayInChina } from '../china-time.ts';
import { heldYears, whoReported } from '../store/find/held.ts';
import { bureausOf } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';
import { yearsBehind } from './behind.ts';
import { alikeCells, type Cells, type OtherwiseIn, otherwiseCells, readCells } from './cells.ts';
import { type Budget, ensureMembers, tooManyMembers } from './cost.ts';
import { readDeadlines } from './deadlines.ts';
import { readExcluded } from './excluded.ts';
import { baseYearOf } from './finer-index.ts';
import { type FinerLine, linePoints } from './finer-points.ts';
import { asShares } from './finer-shares.ts';
import { linesOf } from './lineage.ts';
import { dayOf, homeOf, namesOf, shownSubject, yearsAsked } from './lines.ts';
import { ensureApplicant, measuresBehind, type SeriesQuestion } from './question.ts';
import { findSubjects, type Subject } from './sets.ts';
import { asPart, type Part, splitBy, without } from './split.ts';
import { readTurns } from './together.ts';
import { type Counting, countingsOf } from './view.ts';
import type { Frame } from './year-slice.ts';

type FinerQuestion = SeriesQuestion & { readonly finer: Finer };

/** Throws a Problem for what the sum rules forbid, an unknown subject, a base without data, or a budget overspent. */
export async function askFiner(reader: Reader, question: FinerQuestion, budget: Budget): Promise<SeriesAnswer> {
  const { quantities, finer, basis } = question;
  ensureAllowed(question);
  const applicant = ensureApplicant(question.applicant, quantities);
  const revision = await getRevision(reader, question.asOf);
  const asOf = revision.latest ? null : revision.number;
  const revisedOn = revision.at === null ? '' : dayInChina(revision.at);
  const subjects = await linesOf(reader, await findSubjects(reader, question.of, asOf), 'none', asOf);
  const against = await comparedWith(reader, finer, subjects, asOf);
  const all = [...subjects, ...against.flatMap((one) => one ?? [])];
  const regions = all.flatMap(({ sum }) => (sum !== null && 'regions' in sum ? sum.regions : []));
  const bureaus = Map.groupBy(await bureausOf(reader, [...new Set(regions)]), ({ region_id }) => region_id ?? '');
  const names = await namesOf(reader, question.alone ? [] : all);
  const asParts = (some: readonly Subject[]): readonly Part[] =>
    some.map((subject, place) => asPart(subject, shownSubject(subject, names), (id) => bureaus.get(id) ?? [], place));
  const parts = await splitBy(reader, without(asParts(subjects), finer.where), finer.by);
  const others = against.map((one) => (one === null ? null : (asParts([one])[0] ?? null)));
  const publishers = [
    ...new Map(
      [...parts, ...others.flatMap((one) => one ?? [])].flatMap(({ members }) =>
        members.map((row) => [row.id, row] as const),
      ),
    ).values(),
  ];
  ensureMembers(publishers.length);
  const heldByRegion = await heldYears(reader, [...new Set(publishers.map(homeOf))], asOf);
  const years = yearsAsked(question, [...heldByRegion.values()]);
  const countings = quantities.flatMap((quantity) => countingsOf(quantity, applicant, finer));
  budget.spend(countings.length * parts.length * years.length * (finer.by.includes('edition') ? 2 : 1));
  const range = yearsRead(finer, years);
  const { alike } = finer.where;
  const applicants = [
    ...new Set([
      ...countings.flatMap((one) => [...columnsOf(one), one.under?.applicant ?? one.over.applicant]),
      ...(alike === 'knownOfAll' ? APPLICANTS : []),
    ]),
  ];
  if (publishers.length * (range.to - range.from + 1) * applicants.length > MOST_READ)
    throw tooManyMembers(publishers.length);
  const measures = [
    ...new Set([
      ...quantities.flatMap(measuresBehind),
      ...countings.flatMap(({ quantity }) => measuresBehind(quantity)),
      ...(finer.per === null ? [] : measuresBehind(finer.per)),
    ]),
  ];
  const ids = publishers.map(({ id }) => id);
  const rows = { measures, indicators: quantities.filter(isIndicatorId), asOf, years: range };
  const [{ cells, differing }, hasReported, deadlines, excluded, turns] = await Promise.all([
    readCells(reader, ids, applicants, rows, finer.figures),
    whoReported(reader, ids, rows),
    readDeadlines(reader, asOf),
    readExcluded(reader, ids, countings, finer.where, { asOf, years: range }),
    readTurns(reader, asOf),
  ]);
  const terms = countings.flatMap(({ over, under }) => (under === null ? [over] : [over, under]));
  const compared =
    alike === 'knownOfAll' ? terms.flatMap(({ row }) => APPLICANTS.map((one) => ({ row, applicant: one }))) : terms;
  const inSums = (given: Cells): Cells =>
    alike === 'known' || alike === 'knownOfAll' ? alikeCells(given, compared) : given;
  const frame: Frame = {
    ...{ finer, basis, years, range, cells, excluded, turns, deadlines, heldByRegion },
    summed: inSums(cells),
    day: dayOf(question, revisedOn),
    hasReported,
  };
  const linesIn = (given: Frame): readonly Told[] =>
    parts.flatMap((part) =>
      countings.flatMap((counting) =>
        linePoints(given, part, counting, others[part.from] ?? null).map((line) => ({ part, counting, line })),
      ),
    );
  const lines = linesIn(frame);
  ensureBase(frame, lines);
  const told = inShares(finer, lines);
  // Of shares and indices no number by itself tells what is proven: all is counted again, with what the parts make.
  const proven =
    finer.view === 'absolute' || finer.figures !== undefined
      ? null
      : await otherwiseCells(reader, ids, applicants, rows, { cells, as: 'parts' });
  const isProven = proven !== null && proven.differing.length > 0;
  const byParts = isProven
    ? inShares(finer, linesIn({ ...frame, cells: proven.cells, summed: inSums(proven.cells) }))
    : null;
  const series = told.map(({ part, counting, line }, place): Series => {
    const { subject, isSum, members, key } = part;
    const restsOn = restsOnIn(frame, parts, part, counting);
    return {
      subject,
      quantity: counting.quantity,
      applicant: counting.applicant,
      unit: unitOf(finer, counting),
      key: { ...key, ...counting.key, ...line.key },
      points:
        proven === null
          ? line.points
          : withProven(line.points, byParts?.[place]?.line.points, (year) =>
              provenIn(proven.differing, part, counting, restsOn, year),
            ),
      predecessors: [],
      successions: [],
      ...(restsOn !== undefined && { restsOn }),
      ...recountedIn(finer, differing, part, counting, restsOn),
      ...(isSum && { members: { publishers: members.map(({ id }) => id) } }),
    };
  });
  return { series, revision: revision.number, revisedOn };
}

/** What a share, an index or a count for a hundred rests on beside its own numbers. */
function restsOnIn(
  { finer, basis, years }: Frame,
  parts: readonly Part[],
  part: Part,
  counting: Counting,
): RestsOn | undefined {
  const { view } = finer;
  if (view === 'absolute' || isIndicatorId(counting.quantity)) {
    return view === 'index' ? { base: baseOf({ finer, basis, years }, part) } : undefined;
  }
  if (view === 'index') return { base: baseOf({ finer, basis, years }, part) };
  const { under } = counting;
  if (under !== null) return isMeasureId(under.row) ? { per: { measure: under.row, applicant: under.applicant } } : {};
  const whole = parts.filter(({ from }) => from === part.from).flatMap(({ members }) => members.map(({ id }) => id));
  return { publishers: [...new Set(whole)] };
}

function baseOf(frame: Pick<Frame, 'finer' | 'basis' | 'years'>, { isSum }: Part): NonNullable<RestsOn['base']> {
  return { year: baseYearOf(frame), linked: isSum && frame.basis !== 'panel' };
}

/** The figures behind a point that are proven to be others. */
function provenIn(
  all: readonly OtherwiseIn[],
  { members }: Part,
  { quantity, over }: Counting,
  restsOn: RestsOn | undefined,
  year: number,
): readonly Otherwise[] {
  const ids = new Set([...members.map(({ id }) => id), ...(restsOn?.publishers ?? [])]);
  const measures: readonly string[] = measuresBehind(quantity);
  const columns = columnsOf({ quantity, over });
  const years = yearsBehind({ restsOn }, year);
  return all.flatMap((one) => {
    const isOver = measures.includes(one.measure) && columns.includes(one.applicant);
    const isUnder = one.measure === restsOn?.per?.measure && one.applicant === restsOn.per.applicant;
    return ids.has(one.publisher) && years.includes(one.year) && (isOver || isUnder) ? [plainly(one)] : [];
  });
}

/** The columns of section 三 that are counted: the one asked for, and those that stand fixed in an indicator. */
function columnsOf({ quantity, over }: Pick<Counting, 'quantity' | 'over'>): readonly Applicant[] {
  return isIndicatorId(quantity)
    ? [...new Set([over.applicant, ...fixedApplicants(getIndicator(quantity))])]
    : [over.applicant];
}

/** Of the total no column is named. */
function plainly({ applicant, ...one }: OtherwiseIn): Otherwise {
  return applicant === 'total' ? one : { ...one, applicant };
}

function withProven(
  points: readonly SeriesPoint[],
  others: readonly SeriesPoint[] | undefined,
  provenAt: (year: number) => readonly Otherwise[],
): readonly SeriesPoint[] {
  return points.map((point, place) => {
    const proven = others === undefined ? [] : provenAt(point.year);
    const byParts = others?.[place]?.value ?? null;
    return { ...point, quality: { ...point.quality, proven, ...(proven.length > 0 && { byParts }) } };
  });
}

/** Which figures behind a line count otherwise than unless asked. */
function recountedIn(
  { figures: as }: Finer,
  all: readonly OtherwiseIn[],
  part: Part,
  counting: Counting,
  restsOn: RestsOn | undefined,
): Pick<Series, 'recounted'> {
  if (as === undefined) return {};
  const years = [...new Set(all.map(({ year }) => year))];
  const own = restsOn?.base === undefined ? restsOn : undefined;
  return { recounted: { as, differing: years.flatMap((year) => provenIn(all, part, counting, own, year)) } };
}

interface Told {
  readonly part: Part;
  readonly counting: Counting;
  readonly line: FinerLine;
}

/** An index needs a base: where no line has one, the question is refused with the years that could be. */
function ensureBase(frame: Frame, lines: readonly Told[]): void {
  const without = lines.map(({ line }) => line.withoutBase);
  if (without.length === 0 || without.includes(null)) return;
  const base = baseYearOf(frame);
  const years = [...new Set(without.flatMap((some) => some ?? []))].sort((a, b) => a - b);
  throw new Problem('BAD_ARGUMENT', {
    zh: `${base} 年没有可作基数的数（缺数或为零），不能作指数。${years.length > 0 ? `可作基年的有：${years.join('、')}；用 compareTo: { year } 写明。` : '所问各年都没有。'}`,
    en: `${base} has no number that could be a base (none, or zero), so there is no index. ${years.length > 0 ? `These years have one: ${years.join(', ')}; name it by compareTo: { year }.` : 'No year asked for has one.'}`,
  });
}

/** Shares whose whole are the lines that one was split into. */
function inShares({ view, where }: Finer, told: readonly Told[]): readonly Told[] {
  if (view !== 'share') return told;
  const wholes = Map.groupBy(told, ({ part, counting, line }) =>
    JSON.stringify([part.from, counting.quantity, counting.applicant, line.key]),
  );
  const shared = new Map<FinerLine, FinerLine>();
  for (const parts of wholes.values()) {
    if (parts.some(({ counting }) => counting.under !== null)) continue;
    const lines = parts.map(({ line }) => line);
    for (const [place, line] of asShares(lines, where.minBase).entries()) {
      const was = lines[place];
      if (was) shared.set(was, line);
    }
  }
  return told.map((one) => ({ ...one, line: shared.get(one.line) ?? one.line }));
}

/** Rows of members that one question may read: a nation's departments of a function, or a province's bureaus by applicant. */
const MOST_READ = 400_000;

function unitOf({ view }: Finer, { unit }: Counting): Series['unit'] {
  return view === 'index' ? 'index' : view === 'share' ? 'percent' : unit;
}

function ensureAllowed({ quantities, applicant, basis, over, finer }: FinerQuestion): void {
  const forbidden = forbiddenIn({ quantities, applicant, basis, finer });
  if (forbidden !== null) {
    const { argument, value, why } = forbidden;
    throw new Problem('BAD_ARGUMENT', {
      zh: `参数 ${argument} 的“${value}”不可用：${why.zh}。`,
      en: `The argument ${argument} cannot be “${value}”: ${why.en}.`,
    });
  }
  if (over === 'none') return;
  throw new Problem('BAD_ARGUMENT', {
    zh: '参数 over 的 succession 不能与 by、view、compareTo、where、figures 或 panel 同用：各单位只以自己的年报计。',
    en: 'The argument over cannot be “succession” together with by, view, compareTo, where, figures or a panel: each bureau counts by its own reports there.',
  });
}

/** What each line is compared with, where that is no year. */
async function comparedWith(
  reader: Reader,
  { compareTo }: Finer,
  subjects: readonly Subject[],
  asOf: number | null,
): Promise<readonly (Subject | null)[]> {
  if (compareTo.kind === 'set') {
    const [other, ...more] = await findSubjects(reader, [compareTo.set], asOf);
    if (other === undefined || more.length > 0) {
      const set = formatSet(compareTo.set);
      throw new Problem('BAD_ARGUMENT', {
        zh: `参数 compareTo 的集合 ${set} 有 ${more.length + 1} 条；只能与一条相比，合为一条请写 sum:${set}。`,
        en: `The set ${set} of compareTo has ${more.length + 1} lines; only one can be compared with, sum:${set} folds them into one.`,
      });
    }
    return subjects.map(() => other);
  }
  if (compareTo.kind !== 'published') return [];
  return subjects.map((subject) => {
    const { sum, publisher } = subject;
    if (sum === null || !('regions' in sum)) {
      throw new Problem('BAD_ARGUMENT', {
        zh: `参数 compareTo 的 published 只用于地区的合计；${publisher.name_zh} 在此没有自行发布的总数。`,
        en: `The argument compareTo is “published” for sums of regions only; of ${publisher.name_en} no such number is printed.`,
      });
    }
    return { publisher, scope: 'governmentWide', named: true, sum: null };
  });
}

/** The years asked, the year before the first for its break, and those compared with. */
function yearsRead(
  { compareTo, view, base }: Finer,
  years: readonly number[],
): { readonly from: number; readonly to: number } {
  if (years.length === 0) return { from: 0, to: -1 };
  const [first, last] = [Math.min(years[0] ?? 0, base ?? 9999), Math.max(years.at(-1) ?? 0, base ?? 0)];
  if (compareTo.kind === 'yearsBefore') return { from: first - (view === 'index' ? 1 : compareTo.years), to: last };
  if (compareTo.kind === 'year')
    return { from: Math.min(first - 1, compareTo.year), to: Math.max(last, compareTo.year) };
  return { from: first - 1, to: last };
}
