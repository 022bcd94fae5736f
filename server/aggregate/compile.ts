/**
 * The tables of a region's own report compiled (汇总) from the reports of its bureaus: each cell of the form as their sum, how many of them
 * it stands on, what the government office's own report has in it, and what the region printed itself.
 */

import type { Of } from '../../schema/chart/chart.ts';
import type { SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import { APPLICANTS } from '../../schema/form/applicants.ts';
import { cellsOf } from '../../schema/form/cells.ts';
import type { Cell, CellId, SectionedEditionId } from '../../schema/form/edition.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import type { Reader } from '../store/reader.ts';
import { type Budget, openBudget } from './cost.ts';
import { askReporting } from './reporting.ts';
import { askSeries } from './series.ts';

export interface CompiledCell {
  readonly cell: Cell;
  /** The sum over the bureaus; null where none of them has a number. */
  readonly sum: number | null;
  /** How many have one. */
  readonly reported: number;
  /** Of the sum, what the government office's own report has; null where there is no such bureau, or no number. */
  readonly office: number | null;
  /** What the region's own report prints; null where none is held, or it has no number. */
  readonly printed: number | null;
}

export interface Compiled {
  readonly region: { readonly id: string; readonly name: Label };
  readonly year: number;
  readonly edition: SectionedEditionId;
  readonly revision: number;
  readonly revisedOn: string;
  readonly illustrative: boolean;
  /** Bureaus that are to report, and those that have not. */
  readonly expected: number;
  readonly missing: readonly Label[];
  readonly hasOffice: boolean;
  readonly cells: ReadonlyMap<CellId, CompiledCell>;
}

export interface CompileQuestion {
  readonly region: string;
  readonly year: number;
  /** The instant of asking, ISO 8601 in UTC. */
  readonly now: string;
}

/** The form of 2021 is for reports on 2021 and later. */
const FORM_OF_2021 = 2021;
const FORM_OF_2019 = 2019;
const SECTIONS = ['II', 'III', 'IV'] as const;
/** Points of all its cells: three lines a measure and applicant. */
const POINTS = 12_000;

/** Throws NOT_FOUND for a region that is on no list, BAD_ARGUMENT for a year without bureaus' reports or before the form had tables. */
export async function askCompiled(reader: Reader, { region, year, now }: CompileQuestion): Promise<Compiled> {
  const reporting = await askReporting(reader, { region, year, below: false, now });
  const bureaus = reporting.filings.filter(
    ({ publisher, state }) => publisher.kind === 'bureau' && state !== 'notExpected',
  );
  const name = { zh: reporting.region.name_zh, en: reporting.region.name_en };
  if (year < FORM_OF_2019) throw noTables(year);
  if (!bureaus.some(({ filed }) => filed !== null)) throw nothingHeld(name, year);
  const edition = year >= FORM_OF_2021 ? '2021' : '2019';
  const hasOffice = bureaus.some(({ type }) => type === 'governmentOffice');
  const cells = SECTIONS.flatMap((section) => cellsOf(edition, section));
  const answers = await answersFor(reader, cells, { region, hasOffice, year, now }, openBudget(POINTS));
  const compiled = cells.map((cell): readonly [CellId, CompiledCell] => [cell.id, compiledOf(cell, answers)]);
  const [first] = answers.values();
  if (!first) throw new Error(`The form of ${edition} has no cells`);
  return {
    region: { id: region, name },
    year,
    edition,
    revision: first.revision,
    revisedOn: first.revisedOn,
    illustrative: first.series.some(({ subject }) => subject.illustrative),
    expected: bureaus.length,
    missing: bureaus
      .filter(({ filed }) => filed === null)
      .map(({ publisher }) => ({ zh: publisher.short_zh, en: publisher.short_en })),
    hasOffice,
    cells: new Map(compiled),
  };
}

type Applicants = Cell['applicant'];

interface Whose {
  readonly region: string;
  readonly hasOffice: boolean;
  readonly year: number;
  readonly now: string;
}

/** One question for each column of section 三, and one for all that has no such columns; of one revision. */
async function answersFor(
  reader: Reader,
  cells: readonly Cell[],
  { region, hasOffice, year, now }: Whose,
  budget: Budget,
): Promise<ReadonlyMap<Applicants, SeriesAnswer>> {
  const office: Of = { kind: 'sumOf', set: { kind: 'bureausOf', region, class: 'governmentOffice' } };
  const of: readonly Of[] = [{ kind: 'one', id: region }, { kind: 'reportOf', region }, ...(hasOffice ? [office] : [])];
  const answers = new Map<Applicants, SeriesAnswer>();
  let asOf: number | null = null;
  for (const applicant of [...APPLICANTS, null]) {
    const quantities = cells.flatMap(({ measure, applicant: whose }): readonly MeasureId[] =>
      whose === applicant ? [measure] : [],
    );
    if (quantities.length === 0) continue;
    const question = {
      quantities,
      of,
      years: { kind: 'range' as const, from: year, to: year },
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

function compiledOf(cell: Cell, answers: ReadonlyMap<Applicants, SeriesAnswer>): CompiledCell {
  const lines = answers.get(cell.applicant)?.series.filter(({ quantity }) => quantity === cell.measure) ?? [];
  const point = (is: (line: (typeof lines)[number]) => boolean): SeriesPoint | undefined => lines.find(is)?.points[0];
  const sum = point(({ subject }) => subject.scope === 'bureaus' && !subject.id.startsWith('sum:'));
  const office = point(({ subject }) => subject.id.startsWith('sum:'));
  return {
    cell,
    sum: sum?.value ?? null,
    reported: sum?.coverage.reported ?? 0,
    office: office?.value ?? null,
    printed: point(({ subject }) => subject.scope === 'governmentWide')?.value ?? null,
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
