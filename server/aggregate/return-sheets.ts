/** Return sheets of a region's year: who has something to be asked, who was asked, and how that stands; and one as it is written. */

import type { Repair } from '../../schema/check/repair/repair.ts';
import { type AskedFinding, isSettled, type SheetState, stateOfSheet, toAsk } from '../../schema/check/sheet.ts';
import type { FindingState, Said } from '../../schema/check/verdict.ts';
import { Problem } from '../../schema/problem.ts';
import { type PrintedLine, printedLines } from '../../schema/report/printed-lines.ts';
import type { Place } from '../../schema/report/source.ts';
import { dayInChina } from '../china-time.ts';
import { findTexts } from '../store/find/documents.ts';
import { figuresOf, narrativeOf } from '../store/find/figures.ts';
import { findingsOf, type StoredFinding } from '../store/find/findings.ts';
import { namedAsOf } from '../store/find/names-as-of.ts';
import { bureausOf, findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { findReports, reportId } from '../store/find/reports.ts';
import { type Doubt, doubtsIn, type StoredSheet, sheetsOf } from '../store/find/return-sheets.ts';
import { getRevision } from '../store/find/revisions.ts';
import { standingsAt } from '../store/find/states.ts';
import { findingKey, type StoredVerdict, verdictsOn } from '../store/find/verdicts.ts';
import type { Reader } from '../store/reader.ts';
import { groupsOfReport } from './groups.ts';

export interface SentSheet extends StoredSheet {
  readonly state: SheetState;
  /** Of its findings, those answered or settled. */
  readonly settled: number;
}

export interface SheetEntry {
  readonly publisher: PublisherRow;
  readonly year: number;
  /** What a sheet would ask about now: mistakes, and findings in them. */
  readonly mistakes: number;
  readonly findings: number;
  readonly sheet: SentSheet | null;
}

/**
 * In the order of the list; who has nothing to be asked and was sent none is left out. `now`: the day in China; as of a revision things stand as
 * they stood on its day.
 */
export async function askSheets(
  given: Reader,
  { region, year, asOf = null }: { readonly region: string; readonly year: number; readonly asOf?: number | null },
  now: string,
): Promise<readonly SheetEntry[]> {
  const reader = namedAsOf(given, asOf);
  const publishers = [...(await bureausOf(reader, [region])), ...(await findPublishers(reader, [region]))];
  const ids = publishers.map(({ id }) => id);
  const sheets = await sheetsOf(reader, ids, year, asOf);
  return entriesOf(reader, publishers, { in: { region }, year, sheets, asOf }, now);
}

/** Those that one publisher was sent, the newest year first. */
export async function askSheetsSent(
  reader: Reader,
  publisher: PublisherRow,
  asOf: number | null,
  now: string,
): Promise<readonly SheetEntry[]> {
  const sent = await sheetsOf(reader, [publisher.id], null, asOf);
  const entries: SheetEntry[] = [];
  for (const { year } of sent.toSorted((a, b) => b.year - a.year)) {
    const sheets = sent.filter((one) => one.year === year);
    entries.push(
      ...(await entriesOf(reader, [publisher], { in: { publisher: publisher.id }, year, sheets, asOf }, now)),
    );
  }
  return entries;
}

interface Entering {
  /** Whose reports are looked at. */
  readonly in: Parameters<typeof doubtsIn>[1];
  readonly year: number;
  readonly sheets: readonly StoredSheet[];
  readonly asOf: number | null;
}

async function entriesOf(
  reader: Reader,
  publishers: readonly PublisherRow[],
  { in: where, year, sheets, asOf }: Entering,
  now: string,
): Promise<readonly SheetEntry[]> {
  const { at } = asOf === null ? { at: null } : await getRevision(reader, asOf);
  const today = at === null ? now : dayInChina(at);
  const doubts = await doubtsIn(reader, where, year, asOf);
  const mistakes = Map.groupBy(doubts, ({ version, group }) => `${version}/${group}`);
  const asked = Map.groupBy([...mistakes.values()].flatMap(toAsk), ({ publisher }) => publisher);
  const reports = sheets.map(({ publisher }) => reportId(publisher, year));
  const said = Map.groupBy(await verdictsOn(reader, reports, asOf), ({ report }) => report);
  const standing = new Map(doubts.map((doubt) => [idOf(doubt, year), doubt.state]));
  return publishers.flatMap((publisher): SheetEntry[] => {
    const ofThem = asked.get(publisher.id) ?? [];
    const sheet = sheets.find((one) => one.publisher === publisher.id);
    if (ofThem.length === 0 && !sheet) return [];
    const sent = sheet && sentSheet(sheet, standing, said.get(reportId(publisher.id, year)) ?? [], today);
    const count = new Set(ofThem.map(({ group }) => group)).size;
    return [{ publisher, year, mistakes: count, findings: ofThem.length, sheet: sent ?? null }];
  });
}

function idOf({ publisher, ...finding }: Doubt, year: number): string {
  return `${reportId(publisher, year)}/${findingKey(finding)}`;
}

function sentSheet(
  sheet: StoredSheet,
  standing: ReadonlyMap<string, FindingState>,
  said: readonly StoredVerdict[],
  today: string,
): SentSheet {
  const findings = sheet.findings.map(
    (id): AskedFinding => ({
      state: standing.get(id) ?? null,
      isAnswered: said.some(
        (one) =>
          one.verdict === 'answered' && dayInChina(one.at) >= sheet.sentOn && `${one.report}/${findingKey(one)}` === id,
      ),
    }),
  );
  return { ...sheet, state: stateOfSheet(sheet, findings, today), settled: findings.filter(isSettled).length };
}

/** One mistake on a sheet. */
export interface SheetItem {
  /** Those that are asked about, the most pressing first. */
  readonly findings: readonly StoredFinding[];
  readonly repair: Repair | null;
  /** The lines of the document in which its numbers stand. */
  readonly printed: readonly PrintedLine[];
  /** What was said of it before its numbers changed; null where it is not reopened. */
  readonly before: (Pick<StoredVerdict, 'verdict' | 'reason'> & { readonly said: Said }) | null;
  /** What the bureau answered already. */
  readonly answer: string | null;
}

export interface SheetContents {
  readonly publisher: PublisherRow;
  readonly year: number;
  readonly items: readonly SheetItem[];
  /** The sheet that was sent; null: none was. */
  readonly sheet: StoredSheet | null;
  /** The state of the data it is made from. */
  readonly revision: number;
}

/** What a sheet for that publisher asks about now, or did after a revision. Throws NOT_FOUND where there is nothing to ask. */
export async function sheetContents(
  given: Reader,
  publisher: string,
  year: number,
  asOf: number | null = null,
): Promise<SheetContents> {
  const reader = namedAsOf(given, asOf);
  const [row] = await findPublishers(reader, [publisher]);
  const [report] = await findReports(reader, [reportId(publisher, year)], asOf);
  if (!row || !report) throw nothingThere(publisher, year);
  const { version } = report;
  const [findings, figures, narrative, texts, standings, said, sheets, { number }] = await Promise.all([
    findingsOf(reader, [version], asOf),
    figuresOf(reader, [version]),
    narrativeOf(reader, [version]),
    findTexts(reader, [report.documentHash]),
    standingsAt(reader, [version], asOf),
    verdictsOn(reader, [report.id], asOf),
    sheetsOf(reader, [publisher], year, asOf),
    getRevision(reader, asOf),
  ]);
  const placeOf = new Map(figures.map(({ cell, place }) => [cell as string, place]));
  const placesOf = ({ operands }: StoredFinding): readonly Place[] =>
    operands.flatMap(({ ref }) => {
      if (ref.kind === 'passage') return [ref.place];
      if (ref.kind === 'narrative') return narrative[ref.index]?.place ?? [];
      return ref.kind === 'cell' ? (placeOf.get(ref.cell) ?? []) : [];
    });
  const stateOf = (finding: StoredFinding): FindingState =>
    standings.get(version)?.get(findingKey(finding))?.state ?? 'open';
  const newest = (finding: StoredFinding, answers: boolean) =>
    said.find((one) => findingKey(one) === findingKey(finding) && (one.verdict === 'answered') === answers);
  const items = groupsOfReport(report, findings).flatMap((group): SheetItem[] => {
    const asked = toAsk(group.findings.map((one) => ({ ...one, state: stateOf(one) })));
    if (asked.length === 0) return [];
    const reopened = asked.find((one) => stateOf(one) === 'reopened');
    const answered = asked.map((one) => newest(one, true)).find((one) => one !== undefined);
    return [
      {
        findings: asked,
        repair: group.repair,
        printed: printedLines(texts[0]?.text ?? '', asked.flatMap(placesOf)),
        before: (reopened && newest(reopened, false)) ?? null,
        answer: answered?.reason ?? null,
      },
    ];
  });
  if (items.length === 0) throw nothingThere(publisher, year);
  return { publisher: row, year, items, sheet: sheets[0] ?? null, revision: number };
}

function nothingThere(publisher: string, year: number): Problem {
  const shown = publisher.slice(0, 60);
  return new Problem('NOT_FOUND', {
    zh: `“${shown}” ${year} 年报没有需要退回核实的问题，所以没有退回修改单。`,
    en: `There is nothing to ask about the report of “${shown}” on ${year}, and so there is no return sheet.`,
  });
}
