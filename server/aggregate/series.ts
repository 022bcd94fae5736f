/**
 * The one aggregate question: quantities of bureaus or regions by year, each point with coverage, change, edition and
 * break. Sums come from the store; what they mean (ratios, gaps, changes) is decided here, once, for every page and chart.
 */
import type { Quantity } from '../../schema/chart/chart.ts';
import { hasApplicantColumns } from '../../schema/chart/quantity.ts';
import type { Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';
import { isIndicatorId } from '../../schema/rollup/indicators.ts';
import { heldReports, heldYears } from '../store/find/held.ts';
import { bureausOf } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import { ownRows } from '../store/find/series.ts';
import { commonRows, sumRows } from '../store/find/sums.ts';
import type { Reader } from '../store/reader.ts';
import { countedOfCommon, countedOfOwn, countedOfSum, type YearCounts } from './counts.ts';
import { isExpected, reportCoverage } from './coverage.ts';
import { pointsOf } from './points.ts';
import { ensureApplicant, findSubjects, measuresBehind, type SeriesQuestion, type Subject } from './question.ts';

/** Answers the question; throws a Problem for an unknown subject or a revision that does not exist. */
export async function askSeries(reader: Reader, question: SeriesQuestion): Promise<SeriesAnswer> {
  const applicant = ensureApplicant(question.applicant, question.quantities);
  const revision = await getRevision(reader, question.asOf);
  const asOf = revision.latest ? null : revision.number;
  const subjects = await findSubjects(reader, question.of);
  const measures = [...new Set(question.quantities.flatMap(measuresBehind))];
  const singles = subjects.filter((subject) => subject.scope !== 'bureaus').map((subject) => subject.publisher.id);
  const regions = subjects.filter((subject) => subject.scope === 'bureaus').map((subject) => subject.publisher.id);
  const home = subjects.map(({ publisher }) =>
    publisher.kind === 'region' ? publisher.id : (publisher.region_id ?? publisher.id),
  );
  const years = yearsAsked(question, await heldYears(reader, [...new Set(home)], asOf));
  // The year before the first is needed for its change only.
  const range = { from: (years[0] ?? 0) - 1, to: years.at(-1) ?? 0 };
  const rows = { measures, indicators: question.quantities.filter(isIndicatorId), applicant, asOf, years: range };
  const [own, sums, common, heldSingle, heldBureaus, bureaus] = await Promise.all([
    ownRows(reader, singles, rows),
    sumRows(reader, regions, rows),
    commonRows(reader, regions, rows),
    heldReports(reader, { publishers: singles }, rows),
    heldReports(reader, { regions }, rows),
    bureausOf(reader, regions),
  ]);
  const byPublisher = Map.groupBy(own, (row) => row.publisher);
  const heldBy = Map.groupBy(heldSingle, (report) => report.publisher);
  const sumsBy = Map.groupBy(sums, (row) => row.region);
  const commonBy = Map.groupBy(common, (row) => row.region);
  const heldIn = Map.groupBy(heldBureaus, (report) => report.region);
  const bureausIn = Map.groupBy(bureaus, (bureau) => bureau.region_id ?? '');

  const countsOf = (subject: Subject): ReadonlyMap<number, YearCounts> => {
    const { id } = subject.publisher;
    const result = new Map<number, YearCounts>();
    for (const year of years.length > 0 ? [range.from, ...years] : []) {
      if (subject.scope === 'bureaus') {
        result.set(year, {
          counted: countedOfSum((sumsBy.get(id) ?? []).filter((row) => row.year === year)),
          common: countedOfCommon((commonBy.get(id) ?? []).filter((row) => row.year === year)),
          coverage: reportCoverage(bureausIn.get(id) ?? [], heldIn.get(id) ?? [], year),
          held: (heldIn.get(id) ?? []).some((report) => report.year === year),
          expected: true,
        });
      } else {
        const held = (heldBy.get(id) ?? []).some((report) => report.year === year);
        result.set(year, {
          counted: countedOfOwn((byPublisher.get(id) ?? []).filter((row) => row.year === year)),
          common: null,
          coverage: { expected: 1, reported: held ? 1 : 0, blank: 0, missing: held ? [] : [id] },
          held,
          expected: isExpected(subject.publisher, year),
        });
      }
    }
    return result;
  };

  const series = subjects.flatMap((subject): Series[] => {
    const counts = countsOf(subject);
    return question.quantities.map((quantity) => seriesOf(subject, quantity, question, years, counts));
  });
  return { series, revision: revision.number, revisedOn: revision.on };
}

/**
 * The years asked for: a range as given, the last one held, or every year held. Held is what anybody in the same region has
 * reported, so that a bureau that did not report last year shows a gap and not a shorter axis.
 */
function yearsAsked(
  { years }: SeriesQuestion,
  held: { readonly from: number; readonly to: number } | null,
): readonly number[] {
  const range = years.kind === 'range' ? years : held;
  if (!range) return [];
  const from = years.kind === 'latest' ? range.to : range.from;
  return Array.from({ length: range.to - from + 1 }, (_, index) => from + index);
}

function seriesOf(
  subject: Subject,
  quantity: Quantity,
  question: SeriesQuestion,
  years: readonly number[],
  counts: ReadonlyMap<number, YearCounts>,
): Series {
  const { publisher } = subject;
  const points: readonly SeriesPoint[] = pointsOf(quantity, question.basis, years, counts);
  return {
    subject: {
      kind: publisher.kind,
      id: publisher.id,
      name: { zh: publisher.name_zh, en: publisher.name_en },
      shortName: { zh: publisher.short_zh, en: publisher.short_en },
      scope: subject.scope,
      illustrative: publisher.illustrative === 1,
    },
    quantity,
    applicant: hasApplicantColumns(quantity) ? question.applicant : null,
    unit: isIndicatorId(quantity) ? 'percent' : getMeasure(quantity).unit,
    points,
  };
}
