/**
 * The tables of a region's own report compiled (汇总) from the reports of its bureaus: each cell of the form as their sum, how many of them
 * it stands on, what the government office's own report has in it, what the region printed itself, what the year before hands on, and what
 * the checks say of the result.
 */

import type { Of } from '../../schema/chart/chart.ts';
import type { SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import { checkReport } from '../../schema/check/check.ts';
import type { Finding } from '../../schema/check/finding.ts';
import { getRule } from '../../schema/check/rules/index.ts';
import { APPLICANTS } from '../../schema/form/applicants.ts';
import { cellsOf } from '../../schema/form/cells.ts';
import type { Cell } from '../../schema/form/edition.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import {
  addCounted,
  type CompiledTables,
  type Counted,
  compiledReport,
  handedOnFrom,
} from '../../schema/rollup/compiled.ts';
import { CARRY_WAYS, type CompiledWays, OFFICE_WAYS, USUAL_WAYS } from '../../schema/rollup/compiled-ways.ts';
import { foundAround } from '../store/find/found-around.ts';
import { namedAsOf } from '../store/find/names-as-of.ts';
import type { Reader } from '../store/reader.ts';
import { type Budget, openBudget } from './cost.ts';
import { askReporting } from './reporting.ts';
import { askSeries } from './series.ts';

export interface Compiled extends CompiledTables {
  readonly ways: CompiledWays;
  /** The revision that it was asked as of; null: as it is now. */
  readonly asOf: number | null;
  readonly revision: number;
  readonly revisedOn: string;
  readonly illustrative: boolean;
  /** Bureaus that are to report, and those that have not. */
  readonly expected: number;
  readonly missing: readonly Label[];
  /** What the checks say of the form as it is filled in, held against the region's other years and its bureaus as its own report would be. */
  readonly findings: readonly Finding[];
}

export interface CompileQuestion {
  readonly region: string;
  readonly year: number;
  readonly ways?: CompiledWays;
  /** The instant of asking, ISO 8601 in UTC. */
  readonly now: string;
  /** The revision that it is asked as of; left out or null: as it is now. */
  readonly asOf?: number | null;
}

/** The form of 2021 is for reports on 2021 and later. */
const FORM_OF_2021 = 2021;
const FORM_OF_2019 = 2019;
const SECTIONS = ['II', 'III', 'IV'] as const;
/** Points of all its cells: three lines a measure and applicant, in two years. */
const POINTS = 24_000;

/** Throws NOT_FOUND for a region that is on no list, BAD_ARGUMENT for a year without bureaus' reports or before the form had tables. */
export async function askCompiled(
  store: Reader,
  { region, year, ways = USUAL_WAYS, now, asOf = null }: CompileQuestion,
  budget: Budget = openBudget(POINTS),
): Promise<Compiled> {
  const reader = namedAsOf(store, asOf);
  const reporting = await askReporting(reader, { region, year, below: false, now, asOf });
  const bureaus = reporting.filings.filter(
    ({ publisher, state }) => publisher.kind === 'bureau' && state !== 'notExpected',
  );
  const name = { zh: reporting.region.name_zh, en: reporting.region.name_en };
  if (year < FORM_OF_2019) throw noTables(year);
  if (!bureaus.some(({ filed }) => filed !== null)) throw nothingHeld(name, year);
  const edition = year >= FORM_OF_2021 ? '2021' : '2019';
  const hasOffice = bureaus.some(({ type }) => type === 'governmentOffice');
  const cells = SECTIONS.flatMap((section) => cellsOf(edition, section));
  const answers = await answersFor(reader, cells, { region, hasOffice, year, now, asOf }, budget);
  const counted = (cell: Cell, of: number): Counted => countedOf(cell, of, answers);
  const [first] = answers.values();
  if (!first) throw new Error(`The form of ${edition} has no cells`);
  const tables: CompiledTables = {
    region: { id: region, name },
    year,
    edition,
    hasOffice,
    cells: new Map(
      cells.map((cell) => [cell.id, { cell, ...counted(cell, year), before: handedOnTo(cell, year, counted) }]),
    ),
  };
  const read = compiledReport(tables, ways);
  // The other years and bureaus are held as they are now, which as of a revision would be held against figures of then.
  const around = asOf === null ? await foundAround(reader, { publisher: region, year, read }) : [];
  return {
    ...tables,
    ways,
    asOf,
    findings: [...checkReport(read), ...around].filter(
      // Of prose that nobody has written nothing is asked.
      ({ rule }) => getRule(rule).family !== 'narrative',
    ),
    revision: first.revision,
    revisedOn: first.revisedOn,
    illustrative: first.series.some(({ subject }) => subject.illustrative),
    expected: bureaus.length,
    missing: bureaus
      .filter(({ filed }) => filed === null)
      .map(({ publisher }) => ({ zh: publisher.short_zh, en: publisher.short_en })),
  };
}

/** What the year before hands on to a cell, where there is such a year and the form had its tables then. */
function handedOnTo(cell: Cell, year: number, counted: (cell: Cell, of: number) => Counted): Counted | null {
  if (year <= FORM_OF_2019) return null;
  const before = year > FORM_OF_2021 ? '2021' : '2019';
  const cells = SECTIONS.flatMap((section) => cellsOf(before, section));
  const from = handedOnFrom(cell.id).map((id) => cells.find((one) => one.id === id));
  return addCounted(from.flatMap((one) => (one === undefined ? [] : [counted(one, year - 1)])));
}

type Applicants = Cell['applicant'];

interface Whose {
  readonly region: string;
  readonly hasOffice: boolean;
  readonly year: number;
  readonly now: string;
  readonly asOf: number | null;
}

/** One question for each column of section 三, and one for all that has no such columns; of one revision. */
async function answersFor(
  reader: Reader,
  cells: readonly Cell[],
  { region, hasOffice, year, now, asOf: asked }: Whose,
  budget: Budget,
): Promise<ReadonlyMap<Applicants, SeriesAnswer>> {
  const office: Of = { kind: 'sumOf', set: { kind: 'bureausOf', region, class: 'governmentOffice' } };
  const of: readonly Of[] = [{ kind: 'one', id: region }, { kind: 'reportOf', region }, ...(hasOffice ? [office] : [])];
  const answers = new Map<Applicants, SeriesAnswer>();
  let asOf = asked;
  for (const applicant of [...APPLICANTS, null]) {
    const quantities = cells.flatMap(({ measure, applicant: whose }): readonly MeasureId[] =>
      whose === applicant ? [measure] : [],
    );
    if (quantities.length === 0) continue;
    const question = {
      quantities,
      of,
      years: { kind: 'range' as const, from: Math.max(year - 1, FORM_OF_2019), to: year },
      basis: 'common' as const,
    };
    const answer: SeriesAnswer = await askSeries(
      reader,
      { ...question, applicant: applicant ?? 'total', over: 'none', asOf, now },
      budget,
    );
    asOf = answer.revision;
    answers.set(applicant, answer);
  }
  return answers;
}

function countedOf(cell: Cell, year: number, answers: ReadonlyMap<Applicants, SeriesAnswer>): Counted {
  const lines = answers.get(cell.applicant)?.series.filter(({ quantity }) => quantity === cell.measure) ?? [];
  const point = (is: (line: (typeof lines)[number]) => boolean): SeriesPoint | undefined =>
    lines.find(is)?.points.find((one) => one.year === year);
  const sum = point(({ subject }) => subject.scope === 'bureaus' && !subject.id.startsWith('sum:'));
  const office = point(({ subject }) => subject.id.startsWith('sum:'));
  return {
    sum: sum?.value ?? null,
    reported: sum?.coverage.reported ?? 0,
    unknown: sum?.coverage.unknown ?? 0,
    office: office?.value ?? null,
    offices: office?.coverage.reported ?? 0,
    printed: point(({ subject }) => subject.scope === 'governmentWide')?.value ?? null,
  };
}

/** The ways that are asked for by their names; the usual one where nothing is. @throws Problem for a name that is none */
export function compiledWays(named: {
  readonly office?: string | null | undefined;
  readonly carry?: string | null | undefined;
}): CompiledWays {
  const one = <Way extends string>(name: 'office' | 'carry', ways: readonly Way[], usual: Way): Way => {
    const asked = named[name] ?? usual;
    const found = ways.find((way) => way === asked);
    if (found !== undefined) return found;
    throw new Problem('BAD_ARGUMENT', {
      zh: `参数 ${name} 没有“${asked.slice(0, 40)}”这个值。可以用：${ways.join('、')}。`,
      en: `The parameter ${name} has no value “${asked.slice(0, 40)}”. It may be: ${ways.join(', ')}.`,
    });
  };
  return {
    office: one('office', OFFICE_WAYS, USUAL_WAYS.office),
    carry: one('carry', CARRY_WAYS, USUAL_WAYS.carry),
  };
}

function noTables(year: number): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `${year} 年的年报还没有统一的三张表，不能汇总。可选 ${FORM_OF_2019} 年及以后。`,
    en: `Reports on ${year} did not have the three tables yet, so there is nothing to compile. Choose ${FORM_OF_2019} or later.`,
  });
}

function nothingHeld({ zh, en }: Label, year: number): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `${zh}没有单位报送 ${year} 年的年报，没有可以汇总的数字。`,
    en: `No bureau of ${en} has reported on ${year}, so there is nothing to compile.`,
  });
}
