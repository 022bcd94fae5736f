/** Types of publishers as the contract names them; the store keeps them as text it wrote itself from the same lists. */
import { BUREAU_KINDS, type BureauKind, REGION_LEVELS, type RegionLevel } from '../../schema/report/publisher.ts';

export function ensureRegionLevel(type: string): RegionLevel {
  const level = REGION_LEVELS.find((candidate) => candidate === type);
  if (!level) throw new Error(`A region is stored with the level ${type}`);
  return level;
}

export function ensureBureauKind(type: string): BureauKind {
  const kind = BUREAU_KINDS.find((candidate) => candidate === type);
  if (!kind) throw new Error(`A bureau is stored with the kind ${type}`);
  return kind;
}
