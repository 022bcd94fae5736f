/**
 * What stands around a report, gathered from what is kept: other years, the bureaus below a region, deadlines, whoever says the same. Read
 * within the change that stores a report, so that it is never told of something else than what stands beside it.
 */
import type { Around, Below, BelowSum, Copied, Neighbour } from '../../../schema/check/around.ts';
import { ROLLED_UP } from '../../../schema/check/below.ts';
import { neighbourIn } from '../../../schema/check/neighbour.ts';
import type { Sight } from '../../../schema/check/rule.ts';
import { findCell } from '../../../schema/form/cells.ts';
import type { CellId } from '../../../schema/form/edition.ts';
import type { OwnSentence } from '../../../schema/prose/own-sentences.ts';
import { isEmptyCell } from '../../../schema/report/figure.ts';
import type { RegionLevel } from '../../../schema/report/publisher.ts';
import { dayPublished } from '../../../schema/reporting/filing.ts';
import { isListed } from '../../../schema/rollup/coverage.ts';
import { type DueRule, dueOn, type FilerKind, isFilerKind } from '../../../schema/rollup/due.ts';
import { type Body, marksOf, runsOver } from '../../../schema/roster/lineage.ts';
import { readColumns } from '../find/columns.ts';
import { dueRules } from '../find/due.ts';
import { bureausOf, inOrder } from '../find/publishers.ts';
import { asSuccession, formerNamesOf } from '../find/roster.ts';
import { ensureSealed, ensureSoundPublishers } from '../find/sound.ts';
import { fromStored, toCount } from '../numbers.ts';
import { reportId } from '../report-id.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import { type Kept, keptReport } from './kept.ts';
import { prepared } from './prepared.ts';
import { type SaidBy, saidBy, sharedSentences } from './sentences.ts';

/** Deeper than any tree of regions; a tree bent into a ring ends here. */
const DEEPEST = 12;

/** A report by what is asked of it. */
export interface Surrounded {
  readonly publisher: string;
  readonly year: number;
  /** As its document says. */
  readonly publishedOn: string | null;
  readonly sentences: readonly OwnSentence[];
}

const selectPublisher = prepared((db, { id }: { id: string }) =>
  db.selectFrom('publisher').selectAll().where('id', '=', id),
);

const selectSuccessions = prepared((db, { id }: { id: string }) =>
  db
    .selectFrom('succession')
    .selectAll()
    .where((eb) => eb.or([eb('predecessor_id', '=', id), eb('successor_id', '=', id)]))
    .orderBy('id'),
);

/** The newest day that was entered, or taken back. */
const selectEntered = prepared((db, { report }: { report: string }) =>
  db.selectFrom('publication_date').selectAll().where('report_id', '=', report).orderBy('revision', 'desc').limit(1),
);

const selectDueRule = prepared((db, _: object) =>
  db.selectFrom('due_rule').select('id').where('superseded', 'is', null).limit(1),
);

const ALL: ReadonlySet<Sight> = new Set(['publisher', 'before', 'after', 'bureaus', 'words', 'deadline']);

/** A report of another year, by what a neighbour is asked. */
export type Beside = Pick<Kept, 'report' | 'year' | 'read'>;

/** Gathers for the reports of one change; what it read once it does not read again, so that it must be made anew when anything was written. */
export class Surroundings {
  readonly #tx: WriteTransaction;
  readonly #publishers = new Map<string, PublisherRow | null>();
  readonly #reports = new Map<string, Kept | null>();
  readonly #neighbours = new Map<string, Neighbour>();
  #rules: readonly DueRule[] | null = null;

  readonly #said: SaidBy | null;
  readonly #beside: readonly Beside[];

  /**
   * `known`: reports that were stored just now; `said`: who says the sentences of the one that is asked about; `beside`: reports that are stored
   * nowhere, in the place of those that are.
   */
  constructor(
    tx: WriteTransaction,
    known: readonly Kept[] = [],
    said: SaidBy | null = null,
    beside: readonly Beside[] = [],
  ) {
    this.#tx = tx;
    this.#said = said;
    this.#beside = beside;
    for (const kept of known) this.#reports.set(kept.report, kept);
  }

  /** What these rules look at; the rest of it is left out. Null where nobody is listed under that name. */
  async around(
    { publisher: id, year, publishedOn, sentences }: Surrounded,
    sights: ReadonlySet<Sight> = ALL,
  ): Promise<Around | null> {
    const publisher = await this.publisher(id);
    const whose = publisher && (await this.whose(publisher));
    if (!publisher || !whose) return null;
    return {
      publisher: whose,
      before: sights.has('before') ? await this.neighbour(publisher, year - 1) : null,
      after: sights.has('after') ? await this.neighbour(publisher, year + 1) : null,
      broken: sights.has('before') ? await this.broken(publisher, year) : null,
      below: sights.has('bureaus') && publisher.kind === 'region' ? await this.below(publisher, year) : null,
      copied: sights.has('words') ? await this.copied(id, sentences) : [],
      filing: sights.has('deadline') ? await this.filing(publisher, whose.type, year, publishedOn) : null,
    };
  }

  async whose(publisher: PublisherRow): Promise<Around['publisher']> {
    const isRegion = publisher.kind === 'region';
    const home = isRegion ? publisher : await this.publisher(publisher.region_id ?? '');
    const type = isRegion ? 'region' : publisher.type;
    if (!home || !isFilerKind(type)) return null;
    return { type, level: home.type as RegionLevel, since: isRegion ? null : spanOf(publisher).since };
  }

  async publisher(id: string): Promise<PublisherRow | null> {
    const known = this.#publishers.get(id);
    if (known !== undefined) return known;
    const [row] = ensureSoundPublishers([...(await selectPublisher(this.#tx, { id }))]);
    this.#publishers.set(id, row ?? null);
    return row ?? null;
  }

  /** The report of these that is current. */
  async report(id: string): Promise<Kept | null> {
    const known = this.#reports.get(id);
    if (known !== undefined) return known;
    const kept = await keptReport(this.#tx, id);
    this.#reports.set(id, kept);
    return kept;
  }

  async neighbour(publisher: PublisherRow, year: number): Promise<Neighbour | null> {
    const id = reportId(publisher.id, year);
    const beside = this.#beside.find(({ report }) => report === id);
    if (beside) return neighbourIn(beside);
    if (!isHeldIn(publisher, year)) return null;
    const known = this.#neighbours.get(id);
    if (known) return known;
    const kept = await this.report(id);
    if (!kept) return null;
    const neighbour = neighbourIn(kept);
    this.#neighbours.set(id, neighbour);
    return neighbour;
  }

  async broken({ id, ...publisher }: PublisherRow, year: number): Promise<Around['broken']> {
    const events = ensureSealed('succession', await selectSuccessions(this.#tx, { id })).map(asSuccession);
    if (events.length === 0) return null;
    const reader = readerWithin(this.#tx);
    const ids = [...new Set(events.flatMap(({ predecessor, successor }) => [predecessor ?? id, successor ?? id]))];
    const names = await formerNamesOf(reader, ids);
    const bodies = new Map<string, Body>();
    for (const one of ids) {
      const row = one === id ? { id, ...publisher } : await this.publisher(one);
      if (!row) continue;
      bodies.set(one, {
        id: one,
        shortName: { zh: row.short_zh, en: row.short_en },
        since: row.since === null ? null : toCount(row.since),
        until: row.until === null ? null : toCount(row.until),
        formerNames: names.flatMap(({ publisher_id, written, until }) =>
          publisher_id === one ? [{ written, until: until === null ? null : toCount(until) }] : [],
        ),
      });
    }
    const mark = marksOf([id], events, bodies).find(
      (one) => one.year === year && (runsOver(one.role) || one.role === 'splitOff'),
    );
    return mark ? { role: mark.role, others: mark.others } : null;
  }

  /** The bureaus right below a region, and the governments right below it by their own reports, which cover what is below them. */
  async below(region: PublisherRow, year: number): Promise<Below | null> {
    const reader = readerWithin(this.#tx);
    const lower = inOrder(ensureSoundPublishers([...(await selectRegionsBelow(this.#tx, { region: region.id }))]));
    const listed = [...(await bureausOf(reader, [region.id])), ...lower];
    const measures = [...new Set(ROLLED_UP.flatMap((cell) => findCell(cell)?.measure ?? []))];
    const regions = [region.id, ...lower.map(({ id }) => id)];
    const columns = await readColumns(reader, regions, measures, { from: year, to: year });
    // Of the region itself its bureaus, of each below it its own report.
    const counted = columns.flatMap(({ region: home, filers, columnOf }) =>
      filers.publishers.flatMap((id, place) =>
        (id === home) === (home !== region.id) ? [{ id, place, columnOf }] : [],
      ),
    );
    const filed = new Set(counted.map(({ id }) => id));
    const missing = listed.filter(({ id, since, until }) => isListed(spanOf({ since, until }), year) && !filed.has(id));
    const sums = new Map<CellId, BelowSum>();
    for (const cell of ROLLED_UP) {
      const { measure, applicant } = findCell(cell) ?? {};
      if (!measure) continue;
      let sum = 0;
      let unknown = 0;
      for (const { place, columnOf } of counted) {
        const value = columnOf(measure, applicant ?? '')?.cells[place] ?? null;
        if (typeof value === 'number') sum += fromStored(value, measure);
        else if (value === null || !isEmptyCell(value)) unknown += 1;
      }
      if (unknown < counted.length) sums.set(cell, { sum: Math.round(sum * 1e6) / 1e6, unknown });
    }
    const since = await this.completeSince(region);
    return {
      reported: filed.size,
      missing: missing.map(({ short_zh: zh, short_en: en }) => ({ zh, en })),
      isComplete: since !== null && since <= year,
      sums,
    };
  }

  /** The first year for which somebody said of the region, or of one above it, that its list is complete. */
  async completeSince(region: PublisherRow): Promise<number | null> {
    const said = (await this.lineage(region)).flatMap(({ complete_since: since }) =>
      since === null ? [] : [toCount(since)],
    );
    return said.length === 0 ? null : Math.min(...said);
  }

  /** A region and those above it, nearest first. */
  async lineage(region: PublisherRow): Promise<readonly PublisherRow[]> {
    const lineage: PublisherRow[] = [];
    for (let next: PublisherRow | null = region; next && lineage.length < DEEPEST; ) {
      lineage.push(next);
      next = next.region_id === null ? null : await this.publisher(next.region_id);
    }
    return lineage;
  }

  async copied(publisher: string, sentences: readonly OwnSentence[]): Promise<readonly Copied[]> {
    const shared = sharedSentences(this.#said ?? (await saidBy(this.#tx, sentences)), publisher);
    const of = sentences.reduce((sum, { text }) => sum + text.length, 0);
    const copied: Copied[] = [];
    for (const { publisher: other, year: otherYear, hashes } of shared) {
      const row = await this.publisher(other);
      const same = sentences.filter(({ hash }) => hashes.has(hash));
      const [first] = same;
      if (!row || !first) continue;
      copied.push({
        ...{ report: reportId(other, otherYear), year: otherYear, of },
        publisher: { zh: row.short_zh, en: row.short_en },
        shared: same.reduce((sum, { text }) => sum + text.length, 0),
        sentence: first.text,
      });
    }
    return copied.sort((a, b) => b.shared - a.shared || (a.report < b.report ? -1 : 1));
  }

  async filing(publisher: PublisherRow, type: FilerKind, year: number, read: string | null): Promise<Around['filing']> {
    const reader = readerWithin(this.#tx);
    const days = await selectEntered(this.#tx, { report: reportId(publisher.id, year) });
    const [entered] = ensureSealed('publication_date', days);
    const publishedOn = dayPublished({ read, entered: entered?.published_on ?? null });
    if (publishedOn === null) return null;
    this.#rules ??= (await selectDueRule(this.#tx, {})).length > 0 ? await dueRules(reader, null) : [];
    const home = publisher.kind === 'region' ? publisher : await this.publisher(publisher.region_id ?? '');
    // The law's own deadlines ask for no region.
    const lineage = this.#rules.length > 0 && home ? await this.lineage(home) : [];
    const due = dueOn({ type, regions: lineage.map(({ id }) => id) }, year, this.#rules);
    return { publishedOn, due: due.day };
  }
}

const selectRegionsBelow = prepared((db, { region }: { region: string }) =>
  db.selectFrom('publisher').selectAll().where('region_id', '=', region).where('kind', '=', 'region'),
);

function spanOf({ since, until }: Pick<PublisherRow, 'since' | 'until'>) {
  return { since: since === null ? null : toCount(since), until: until === null ? null : toCount(until) };
}

/** Whether the list says that its report of a year is held. */
export function isHeldIn({ held }: Pick<PublisherRow, 'held'>, year: number): boolean {
  const years: Readonly<Record<string, number>> = JSON.parse(held);
  return year in years;
}

/** The years of which it says so. */
export function yearsIn({ held }: Pick<PublisherRow, 'held'>): readonly number[] {
  return Object.keys(JSON.parse(held)).map(Number);
}
