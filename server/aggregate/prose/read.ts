/**
 * The prose of reports cut into what is asked of it (schema/prose). It depends on nothing but the text of a version, which never changes, so
 * that what was read once is kept in memory, the versions asked for last.
 */
import { type ReadProse, readProse } from '../../../schema/prose/trace.ts';
import { ownTurn } from '../../own-turn.ts';
import { findTexts } from '../../store/find/documents.ts';
import type { StoredReport } from '../../store/find/reports.ts';
import type { Reader } from '../../store/reader.ts';

/** Versions that are kept, of all databases together: about 10 KB each. */
const MOST_KEPT = 6_000;
/** Texts that are read at once. */
const AT_ONCE = 40;

const kept = new WeakMap<object, Map<string, ReadProse>>();

/** What is shown of a text to some is not what is shown to others. */
function keyIn({ shownText }: Reader, { version, documentHash }: StoredReport): string {
  return `${version} ${documentHash} ${shownText === undefined ? '' : 'hidden'}`;
}

/** The prose of these reports, in their order. */
export async function proseOf(reader: Reader, reports: readonly StoredReport[]): Promise<readonly ReadProse[]> {
  const keyOf = (report: StoredReport): string => keyIn(reader, report);
  const memory = kept.get(reader.db) ?? new Map<string, ReadProse>();
  kept.set(reader.db, memory);
  const found = new Map<string, ReadProse>();
  const missing: StoredReport[] = [];
  for (const report of reports) {
    const key = keyOf(report);
    const prose = memory.get(key);
    if (prose) found.set(key, prose);
    else missing.push(report);
  }
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const batch = missing.slice(from, from + AT_ONCE);
    const hashes = [...new Set(batch.map(({ documentHash }) => documentHash))];
    const texts = new Map((await findTexts(reader, hashes)).map(({ hash, text }) => [hash, text]));
    for (const report of batch) {
      found.set(keyOf(report), readProse(report.outline, texts.get(report.documentHash) ?? ''));
    }
    await ownTurn();
  }
  // Those asked for last stand last, and the others go first.
  for (const [key, prose] of found) {
    memory.delete(key);
    memory.set(key, prose);
  }
  for (const key of memory.keys()) {
    if (memory.size <= MOST_KEPT) break;
    memory.delete(key);
  }
  return reports.map((report) => found.get(keyOf(report)) ?? { items: [], done: [] });
}
