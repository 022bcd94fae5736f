/** The subjects of a question through time: whose figures their lines run over, and what became of them. */
import type { Over } from '../../schema/chart/chart.ts';
import type { Series } from '../../schema/chart/series.ts';
import type { Succession } from '../../schema/roster/change.ts';
import { type Body, marksOf, predecessorsOf, splitFrom } from '../../schema/roster/lineage.ts';
import { findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { formerNamesOf, successionsOf } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';
import { spanOf } from './coverage.ts';
import { eachOnce, type Subject } from './sets.ts';

/** A subject with the bodies that its line runs over, itself first. */
export interface Line extends Subject {
  readonly bodies: readonly PublisherRow[];
  readonly successions: Series['successions'];
}

/**
 * The lines of the subjects. Over a succession a bureau's line holds the figures of those that came into it, which then have no
 * line of their own unless they were named; after one that was split stand those that came out of it.
 */
export async function linesOf(
  reader: Reader,
  subjects: readonly Subject[],
  over: Over,
  asOf: number | null,
): Promise<readonly Line[]> {
  const own = subjects.filter(({ scope }) => scope === 'own').map(({ publisher }) => publisher);
  const { events, publishers } = await historyOf(reader, own, asOf);
  const runs = over === 'succession';
  const lineOf = ({ scope, publisher: { id } }: Subject): readonly string[] =>
    scope === 'own' && runs ? [id, ...predecessorsOf(id, events)] : [id];
  const within = new Set(runs ? own.flatMap(({ id }) => predecessorsOf(id, events)) : []);
  const shown = eachOnce(
    subjects.flatMap((subject): Subject[] => {
      if (!subject.named && within.has(subject.publisher.id)) return [];
      const after = runs && subject.scope === 'own' && subject.named ? splitFrom(subject.publisher.id, events) : [];
      return [subject, ...rowsOf(after, publishers).map((publisher) => ({ ...subject, publisher }))];
    }),
  );
  if (events.length === 0)
    return shown.map((subject) => ({ ...subject, bodies: [subject.publisher], successions: [] }));
  const bodies = await bodiesOf(reader, [...publishers.values()]);
  return shown.map((subject) => ({
    ...subject,
    bodies: [subject.publisher, ...rowsOf(lineOf(subject).slice(1), publishers)],
    successions: subject.scope === 'own' ? marksOf(lineOf(subject), events, bodies) : [],
  }));
}

interface History {
  readonly events: readonly Succession[];
  readonly publishers: ReadonlyMap<string, PublisherRow>;
}

/** All that became of these bureaus and of those they came from or went into, as far back as the list knows. */
async function historyOf(reader: Reader, own: readonly PublisherRow[], asOf: number | null): Promise<History> {
  const publishers = new Map(own.map((row) => [row.id, row]));
  const events = new Map<string, Succession>();
  let asked: readonly string[] = [...publishers.keys()];
  while (asked.length > 0) {
    const found = (await successionsOf(reader, asked)).filter(({ revision }) => asOf === null || revision <= asOf);
    for (const event of found) events.set(JSON.stringify(event), event);
    const ids = found.flatMap(({ predecessor, successor }) => [predecessor ?? '', successor ?? '']);
    const rows = await findPublishers(
      reader,
      [...new Set(ids)].filter((id) => id !== '' && !publishers.has(id)),
    );
    for (const row of rows) publishers.set(row.id, row);
    asked = rows.map(({ id }) => id);
  }
  return { events: [...events.values()], publishers };
}

async function bodiesOf(reader: Reader, rows: readonly PublisherRow[]): Promise<ReadonlyMap<string, Body>> {
  const names = await formerNamesOf(
    reader,
    rows.map(({ id }) => id),
  );
  const namesBy = Map.groupBy(names, ({ publisher_id }) => publisher_id);
  return new Map(
    rows.map((row) => {
      const { id } = row;
      const shortName = { zh: row.short_zh, en: row.short_en };
      return [id, { id, ...spanOf(row), shortName, formerNames: namesBy.get(id) ?? [] }];
    }),
  );
}

function rowsOf(ids: readonly string[], publishers: ReadonlyMap<string, PublisherRow>): readonly PublisherRow[] {
  return ids.flatMap((id) => publishers.get(id) ?? []);
}
