/** Charts and sets of bureaus that were saved under a name. */
import type { SavedKind } from '../../../schema/chart/saved.ts';
import type { Label } from '../../../schema/language.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { SavedRow } from '../tables/saved.ts';
import { holdsAt } from './due.ts';
import { findRevisions } from './revisions.ts';
import { ensureSoundSaved } from './sound.ts';

export interface StoredSaved {
  readonly id: number;
  readonly region: string;
  readonly kind: SavedKind;
  /** The canonical query string of a chart; ids of bureaus with spaces between them. */
  readonly holds: string;
  readonly name: Label;
  /** Whether somebody has said an English name. */
  readonly isNamedInEnglish: boolean;
  /** The revision at which it was removed; null: it is listed. */
  readonly superseded: number | null;
  /** Who saved it: the id of a key. */
  readonly actor: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What is listed of a region, the first saved first. */
export async function savedFor(reader: Reader, region: string): Promise<readonly StoredSaved[]> {
  const rows = await reader.db.selectFrom('saved').selectAll().where('region_id', '=', region).orderBy('id').execute();
  return stored(reader, ensureSoundSaved(rows).filter(holdsAt(null)));
}

/** Those of these numbers, whether they are listed or were removed. */
export async function findSaved(reader: Reader, ids: readonly number[]): Promise<readonly StoredSaved[]> {
  if (ids.length === 0) return [];
  return stored(reader, await reader.db.selectFrom('saved').selectAll().where('id', 'in', ids).execute());
}

async function stored(reader: Reader, rows: SavedRow[]): Promise<readonly StoredSaved[]> {
  const sound = ensureSoundSaved(rows);
  const revisions = await findRevisions(reader, [...new Set(sound.map(({ revision }) => toCount(revision)))]);
  const byNumber = new Map(revisions.map((one) => [toCount(one.number), one]));
  return sound.map(({ id, region_id: region, kind, holds, zh, en, revision, superseded }) => {
    const { actor = null, at = '' } = byNumber.get(toCount(revision)) ?? {};
    return {
      ...{ id: toCount(id), region, kind, holds, name: { zh, en: en ?? zh }, isNamedInEnglish: en !== null },
      ...{ superseded: superseded === null ? null : toCount(superseded), actor, at },
    };
  });
}
