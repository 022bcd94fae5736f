/**
 * Which edition of the form each table of a report is drawn in: the one detected from its headers; where a table is not
 * in the document, the one the rest of the report follows, so that its gaps still stand in their places.
 */
import { EDITIONS } from '../../schema/form/cells.ts';
import { type BlockId, type EditionName, editionId, type SectionedEditionId } from '../../schema/form/edition.ts';
import { FIRST_SECTIONED_YEAR } from '../../schema/report/older.ts';
import type { ShownEdition } from './shown.ts';

export interface TableEditions {
  readonly II: Readonly<Partial<Record<BlockId, SectionedEditionId>>>;
  readonly III: SectionedEditionId;
  readonly IV: SectionedEditionId;
  /** The statistics table in the annex; null where the document has none. */
  readonly annex: '2014' | null;
  /** From before 2019: sections 二, 三 and 四 had no tables, so none is drawn. */
  readonly older: boolean;
  /** The edition most blocks follow. */
  readonly main: SectionedEditionId;
  /** True where blocks follow different editions. */
  readonly hybrid: boolean;
}

const BLOCKS: readonly BlockId[] = ['1', '5', '6', '8', '9'];

/** `year` decides only when no block says anything. */
export function tableEditions(found: readonly ShownEdition[], year: number): TableEditions {
  // Section 四 is the same in both editions, so it says nothing about which one a report follows.
  const telling = found.filter((one) => one.section !== 'IV');
  const said = (telling.length > 0 ? telling : found).flatMap((one) => sectioned(one.edition) ?? []);
  const of2019 = said.filter((one) => one === '2019').length;
  const byYear: SectionedEditionId = year <= 2020 ? '2019' : '2021';
  const main = said.length === 0 || of2019 * 2 === said.length ? byYear : of2019 * 2 > said.length ? '2019' : '2021';
  const of = (section: 'III' | 'IV'): SectionedEditionId =>
    sectioned(found.find((one) => one.section === section)?.edition ?? null) ?? main;
  const II: Partial<Record<BlockId, SectionedEditionId>> = {};
  for (const block of BLOCKS) {
    const entry = found.find((one) => one.section === 'II' && one.block === block);
    const edition = sectioned(entry?.edition ?? null);
    if (edition) II[block] = edition;
    else if (EDITIONS[main].sectionII.some((one) => one.id === block)) II[block] = main;
  }
  const annex = found.some(({ section, edition }) => section === 'annex' && edition !== null) ? '2014' : null;
  const older = year < FIRST_SECTIONED_YEAR && found.every(({ edition }) => sectioned(edition) === null);
  return { II, III: of('III'), IV: of('IV'), annex, older, main, hybrid: new Set(said).size > 1 };
}

function sectioned(name: EditionName | null): SectionedEditionId | null {
  const edition = name && editionId(name);
  return edition === '2014' ? null : edition;
}
