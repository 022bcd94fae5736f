/** Figures as the text of a table: read and written some at a time, so that any number of them takes the memory of a few. */
import { isStanding } from '../../schema/check/verdict.ts';
import { type FigureQuestion, isOn, listFigures } from '../aggregate/figures.ts';
import { type Format, headOf, linesOf } from '../draw/data/columns.ts';
import { FIGURE_COLUMNS, type Figure } from '../draw/data/figures.ts';
import { ownTurn } from '../own-turn.ts';
import { findingsOf, type StoredFinding } from '../store/find/findings.ts';
import { namedAsOf } from '../store/find/names-as-of.ts';
import { findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { standingsAt } from '../store/find/states.ts';
import { findingKey } from '../store/find/verdicts.ts';
import type { Reader } from '../store/reader.ts';

/** Figures that are read and written at once: some milliseconds. */
const AT_ONCE = 500;

/** Every figure that is asked for, as text, so many rows at a time. */
export async function* figureText(now: Reader, question: FigureQuestion, format: Format): AsyncGenerator<string> {
  const reader = namedAsOf(now, question.reports.asOf ?? null);
  yield headOf(FIGURE_COLUMNS, format);
  const publishers = new Map<string, PublisherRow>();
  for (let after: string | null = null, more = true; more; ) {
    const page = await listFigures(reader, question, { first: AT_ONCE, after });
    yield linesOf(
      FIGURE_COLUMNS,
      format,
      await described(reader, page.rows, publishers, question.reports.asOf ?? null),
    );
    after = page.end;
    more = after !== null;
    // Whoever asks a question meanwhile comes in between, and whoever reads another table.
    await ownTurn();
  }
}

/** With whose they are, and the findings that they stand in. */
async function described(
  reader: Reader,
  rows: Awaited<ReturnType<typeof listFigures>>['rows'],
  publishers: Map<string, PublisherRow>,
  asOf: number | null,
): Promise<readonly Figure[]> {
  const reports = new Map(rows.map(({ report }) => [report.version, report]));
  const unknown = [...new Set([...reports.values()].map(({ publisher }) => publisher))].filter(
    (id) => !publishers.has(id),
  );
  for (const row of await findPublishers(reader, unknown)) publishers.set(row.id, row);
  const versions = [...reports.keys()];
  const found = Map.groupBy(await findingsOf(reader, versions, asOf), ({ version }) => version);
  const standings = await standingsAt(reader, versions, asOf);
  const isCounted = (finding: StoredFinding): boolean =>
    isStanding(standings.get(finding.version)?.get(findingKey(finding))?.state);
  return rows.map((row) => {
    const of = (found.get(row.report.version) ?? []).filter((finding) => isOn(row, finding) && isCounted(finding));
    return {
      ...row,
      publisher: publishers.get(row.report.publisher),
      failed: of.some(({ outcome }) => outcome === 'failed'),
      suspicious: of.some(({ outcome }) => outcome === 'suspicious'),
    };
  });
}
