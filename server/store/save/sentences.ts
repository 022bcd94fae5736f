/**
 * Which bodies say the same sentence, of those that are their own: an index of a few numbers a report. What more bodies than a few say is what one
 * says, and no more of them are kept, so that no sentence leads to many reports.
 */
import type { OwnSentence } from '../../../schema/prose/own-sentences.ts';
import { toCount } from '../numbers.ts';
import type { WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';
import { insertRows } from './rows.ts';

/** From so many bodies on a sentence is the usual one. */
const USUAL = 4;

/** As many as are kept of a report (schema/prose/own-sentences.ts), asked for at once. */
const TOGETHER = 32;

const selectSaid = prepared((db, hashes: Readonly<Record<string, number>>) =>
  db
    .selectFrom('sentence')
    .innerJoin('report_version', 'report_version.id', 'sentence.version_id')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .select(['sentence.hash', 'sentence.publisher_id', 'report.id as report', 'report.year'])
    .where('sentence.hash', 'in', Object.values(hashes)),
);

export type SaidBy = ReadonlyMap<number, readonly Said[]>;

interface Said {
  readonly publisher: string;
  readonly report: string;
  readonly year: number;
}

/** Who says these sentences, by their numbers. */
export async function saidBy(tx: WriteTransaction, sentences: readonly Pick<OwnSentence, 'hash'>[]): Promise<SaidBy> {
  const said = new Map<number, Said[]>(sentences.map(({ hash }) => [hash, []]));
  for (let start = 0; start < sentences.length; start += TOGETHER) {
    const some = sentences.slice(start, start + TOGETHER);
    const last = some.at(-1)?.hash ?? 0;
    const hashes = Array.from({ length: TOGETHER }, (_, place) => [`h${place}`, some[place]?.hash ?? last] as const);
    for (const row of await selectSaid(tx, Object.fromEntries(hashes)))
      said.get(toCount(row.hash))?.push({ publisher: row.publisher_id, report: row.report, year: toCount(row.year) });
  }
  return said;
}

export interface SharedWith {
  readonly report: string;
  readonly publisher: string;
  readonly year: number;
  readonly hashes: ReadonlySet<number>;
}

/** The reports of other bodies in which these sentences stand, without those that many say. */
export function sharedSentences(said: SaidBy, publisher: string): readonly SharedWith[] {
  const shared = new Map<string, SharedWith & { readonly hashes: Set<number> }>();
  for (const [hash, all] of said) {
    const others = all.filter((one) => one.publisher !== publisher);
    if (others.length + 1 >= USUAL) continue;
    for (const other of others) {
      const one = shared.get(other.report) ?? { ...other, hashes: new Set<number>() };
      one.hashes.add(hash);
      shared.set(other.report, one);
    }
  }
  return [...shared.values()];
}

const deleteSaid = prepared((db, { version }: { version: number }) =>
  db.deleteFrom('sentence').where('version_id', '=', version).returning('hash'),
);

/** A version is current no longer: it says its sentences no more. Returns them. */
export async function dropSentences(
  tx: WriteTransaction,
  version: number,
): Promise<readonly Pick<OwnSentence, 'hash'>[]> {
  return (await deleteSaid(tx, { version })).map(({ hash }) => ({ hash: toCount(hash) }));
}

const COLUMNS = ['hash', 'publisher_id', 'version_id'] as const;

/** The sentences of a body's newest report, in the place of those that it said before; `said`: who else says them. */
export async function keepSentences(
  tx: WriteTransaction,
  publisher: string,
  version: number,
  sentences: readonly Pick<OwnSentence, 'hash'>[],
  said: SaidBy,
): Promise<void> {
  const rows = sentences.flatMap(({ hash }) => {
    const by = said.get(hash) ?? [];
    return by.length < USUAL || by.some((one) => one.publisher === publisher) ? [[hash, publisher, version]] : [];
  });
  await insertRows(tx, 'sentence', COLUMNS, rows, ['hash', 'publisher_id']);
}
