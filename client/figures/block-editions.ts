/**
 * Which edition of the form each table of a report is drawn in: the one detected from its headers; where a table is not
 * in the document, the one the rest of the report follows, so that its gaps still stand in their places.
 */
import { EDITIONS } from '../../schema/form/cells.ts';
import { type BlockId, type EditionId, editionId } from '../../schema/form/edition.ts';
import type { ShownEdition } from './shown.ts';

export interface TableEditions {
  readonly II: Readonly<Partial<Record<BlockId, EditionId>>>;
  readonly III: EditionId;
  readonly IV: EditionId;
  /** The edition most blocks follow. */
  readonly main: EditionId;
  /** True where blocks follow different editions. */
  readonly hybrid: boolean;
}

const BLOCKS: readonly BlockId[] = ['1', '5', '6', '8', '9'];

/** `year` decides only when no block says anything. */
export function tableEditions(found: readonly ShownEdition[], year: number): TableEditions {
  // Section 四 is the same in both editions, so it says nothing about which one a report follows.
  const telling = found.filter((one) => one.section !== 'IV');
  const said = (telling.length > 0 ? telling : found).flatMap((one) => (one.edition ? [editionId(one.edition)] : []));
  const of2019 = said.filter((one) => one === '2019').length;
  const byYear: EditionId = year <= 2020 ? '2019' : '2021';
  const main = said.length === 0 || of2019 * 2 === said.length ? byYear : of2019 * 2 > said.length ? '2019' : '2021';
  const of = (section: 'III' | 'IV'): EditionId => {
    const edition = found.find((one) => one.section === section)?.edition;
    return edition ? editionId(edition) : main;
  };
  const II: Partial<Record<BlockId, EditionId>> = {};
  for (const block of BLOCKS) {
    const entry = found.find((one) => one.section === 'II' && one.block === block);
    if (entry?.edition) II[block] = editionId(entry.edition);
    else if (EDITIONS[main].sectionII.some((one) => one.id === block)) II[block] = main;
  }
  return { II, III: of('III'), IV: of('IV'), main, hybrid: new Set(said).size > 1 };
}
