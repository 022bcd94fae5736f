/** From a publisher up through the regions above it. */
import type { Reader } from '../reader.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import { findPublishers } from './publishers.ts';

/** Deeper than any tree of regions; a tree bent into a ring ends here. */
const DEEPEST = 12;

/** The publisher, its region, the region above that, and so on; empty when nobody has that id. */
export async function lineageOf(reader: Reader, id: string): Promise<readonly PublisherRow[]> {
  const lineage: PublisherRow[] = [];
  let next: string | null = id;
  while (next !== null && lineage.length < DEEPEST) {
    const [row]: readonly PublisherRow[] = await findPublishers(reader, [next]);
    if (!row) break;
    lineage.push(row);
    next = row.region_id;
  }
  return lineage;
}
