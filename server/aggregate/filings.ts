/** Who has reported which year, as a chart of it is answered: reports one by one, a sum by those behind it, without a number. */

import type { Of, Years } from '../../schema/chart/chart.ts';
import { behindLine } from '../../schema/chart/facts.ts';
import { PLAIN } from '../../schema/chart/finer.ts';
import type { Series, SeriesAnswer, SeriesPoint, SubjectFiling } from '../../schema/chart/series.ts';
import { dayPublished, reportingYears } from '../../schema/reporting/filing.ts';
import { noChange } from '../../schema/rollup/change.ts';
import { bureausOf, findPublishers } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';
import { type Budget, COSTS } from './cost.ts';
import type { SeriesQuestion } from './question.ts';
import { dayAsked, type Filing, filingsOf } from './reporting.ts';
import { askSeries } from './series.ts';

/**
 * The lines of everybody asked about, with how each stands in each year. All years are those that the page of who has reported asks about,
 * with the one being reported on now; the latest is the last of them. Who need not report in any of them is left out of a set.
 */
export async function askFilings(reader: Reader, question: SeriesQuestion, budget: Budget): Promise<SeriesAnswer> {
  const { asOf, now } = question;
  const plain = { ...question, applicant: 'total', basis: 'common', over: 'none', finer: PLAIN } as const;
  const asked = await askSeries(reader, plain, budget);
  const day = await dayAsked(reader, { now, asOf });
  const years = yearsShown(question.years, asked, day);
  const series = await oneByOne(reader, plain, asked, budget);
  const ids = series.map(({ subject }) => subject.id);
  const found = new Map((await findPublishers(reader, ids)).map((row) => [row.id, row]));
  // In the order of the lines, whatever order a database has them in.
  const rows = ids.flatMap((id) => found.get(id) ?? []);
  const filings = await filingsOf(reader, rows, years, { now, asOf });
  const expected = new Set(filings.flatMap(({ publisher, state }) => (state === 'notExpected' ? [] : publisher.id)));
  const shown = series.filter(({ subject }) => expected.size === 0 || expected.has(subject.id));
  const isShown = new Set(shown.map(({ subject }) => subject.id));
  const told = filings.filter(({ publisher }) => isShown.has(publisher.id));
  const at = new Map(told.map((one) => [`${one.publisher.id} ${one.year}`, one]));
  return {
    ...asked,
    series: shown.map((one) => ({
      ...one,
      points: years.map((year) => pointOf(year, at.get(`${one.subject.id} ${year}`))),
    })),
    filings: told.map(subjectFiling),
  };
}

function yearsShown(years: Years, { series }: SeriesAnswer, day: string): readonly number[] {
  if (years.kind === 'range')
    return Array.from({ length: years.to - years.from + 1 }, (_, index) => years.from + index);
  const held = series.flatMap(({ points }) => points.map(({ year }) => year));
  const all = reportingYears(held, day);
  return years.kind === 'latest' ? all.slice(-1) : all;
}

/** Lines of one report each: in the place of a sum those behind it. Nobody twice. */
async function oneByOne(
  reader: Reader,
  question: SeriesQuestion,
  { series: asked }: SeriesAnswer,
  budget: Budget,
): Promise<readonly Series[]> {
  if (asked.every(({ subject }) => subject.scope !== 'bureaus')) return asked;
  const of: Of[] = [];
  for (const line of asked) {
    if (line.subject.scope !== 'bureaus') {
      const { id, scope } = line.subject;
      of.push(scope === 'own' ? { kind: 'one', id } : { kind: 'reportOf', region: id });
      continue;
    }
    const behind = behindLine(line);
    const ids = 'regions' in behind ? (await bureausOf(reader, behind.regions)).map(({ id }) => id) : behind.publishers;
    of.push(...ids.map((id): Of => ({ kind: 'one', id })));
  }
  const lines = new Map<string, Series>();
  for (let from = 0; from < of.length; from += COSTS.subjects) {
    const part = await askSeries(reader, { ...question, of: of.slice(from, from + COSTS.subjects) }, budget);
    for (const line of part.series) lines.set(line.subject.id, line);
  }
  return [...lines.values()];
}

function pointOf(year: number, filing: Filing | undefined): SeriesPoint {
  const { state = 'notExpected', publisher } = filing ?? {};
  const id = publisher?.id ?? '';
  const reported = Number(filing?.filed != null);
  return {
    ...{ year, value: null, gap: null, edition: null, breakBefore: null, numerator: null, denominator: null },
    coverage: {
      ...{ expected: reported + Number(state === 'missing'), reported, blank: 0, empty: 0, unknown: 0, notInForm: 0 },
      missing: state === 'missing' ? [id] : [],
      notYetDue: state === 'notYetDue' ? [id] : [],
    },
    change: { basis: 'common', bureaus: 0, current: null, previous: null, change: noChange('currentMissing') },
  };
}

function subjectFiling({ publisher, year, state, days, due, filed, entered }: Filing): SubjectFiling {
  const publishedOn = dayPublished({ read: filed?.readOn ?? null, entered: entered?.on ?? null });
  return { subject: publisher.id, year, state, days, due: due.day, publishedOn };
}
