/** What decides when whose report is due, read once: the rules set, and the regions above each region. */
import type { DueOf, DueRule } from '../../schema/rollup/due.ts';
import { isFilerKind } from '../../schema/rollup/due.ts';
import { dueRules, regionsAbove } from '../store/find/due.ts';
import type { PublisherRow } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';

export interface Deadlines {
  readonly rules: readonly DueRule[];
  dueOf(publisher: Pick<PublisherRow, 'id' | 'kind' | 'type' | 'region_id'>): DueOf;
}

/** Deeper than any tree of regions; a tree bent into a ring ends here. */
const DEEPEST = 12;

/** As of now, or of a revision. */
export async function readDeadlines(reader: Reader, asOf: number | null = null): Promise<Deadlines> {
  const [rules, above] = await Promise.all([dueRules(reader, asOf), regionsAbove(reader)]);
  const lineages = new Map<string | null, readonly string[]>();
  const lineageOf = (region: string | null): readonly string[] => {
    const known = lineages.get(region);
    if (known) return known;
    const lineage: string[] = [];
    for (let next = region; next !== null && lineage.length < DEEPEST; next = above.get(next) ?? null) {
      lineage.push(next);
    }
    lineages.set(region, lineage);
    return lineage;
  };
  return {
    rules,
    dueOf({ id, kind, type, region_id }) {
      const regions = lineageOf(kind === 'region' ? id : region_id);
      if (kind === 'region') return { type: 'region', regions };
      if (!isFilerKind(type)) throw new Error(`A bureau is stored with the kind ${type}`);
      return { type, regions };
    },
  };
}
