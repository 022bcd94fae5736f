/** Nothing is answered from a row that is not what was written: whoever asks is told whose it is, and what to do. */
import type { Label } from '../../../schema/language.ts';
import { Problem } from '../../../schema/problem.ts';
import { isSound } from '../checksums.ts';
import type { Reader } from '../reader.ts';
import { isSealed, SEALS, type SealedRow, type SealedTable } from '../sealed.ts';
import type { BriefingRow } from '../tables/briefing.ts';
import type { PointNoteRow } from '../tables/point-note.ts';
import type { PublisherNameRow, PublisherRow } from '../tables/publisher.ts';
import type { RevisionRow } from '../tables/revision.ts';
import type { SavedRow } from '../tables/saved.ts';

const PARTS = {
  figures: { zh: '数据', en: 'figures', verb: 'are' },
  amendments: { zh: '更正与撤回的记录', en: 'corrections', verb: 'are' },
  findings: { zh: '核查结果', en: 'findings', verb: 'are' },
  document: { zh: '原文', en: 'document', verb: 'is' },
  heading: { zh: '标题等基本信息', en: 'heading', verb: 'is' },
} as const satisfies Readonly<Record<string, Label & { readonly verb: string }>>;

export type Part = keyof typeof PARTS;

/** “X 2023 年报的数据”, “stored figures of X for 2023 are”: the beginning of a sentence. */
export function partOf(part: Part, { zh, en }: Label, year: number | string): Label {
  const { zh: what, en: whatEn, verb } = PARTS[part];
  return { zh: `${zh} ${year} 年报的${what}`, en: `stored ${whatEn} of ${en} for ${year} ${verb}` };
}

export function sumsOf({ zh, en }: Label, year: number): Label {
  return { zh: `${zh} ${year} 年各单位的合计`, en: `stored sums over the bureaus of ${en} for ${year} are` };
}

/** Of a region or bureau, what stands on the list. */
export function entryOf(id: string): Label {
  return { zh: `名录中 ${id} 的登记`, en: `stored entry of ${id} on the list is` };
}

/** Of a publisher, one of its names. */
export function nameOf({ publisher_id: id }: Pick<PublisherNameRow, 'publisher_id'>): Label {
  return { zh: `名录中 ${id} 的名称`, en: `stored names of ${id} on the list are` };
}

export function changeOf(revision: number): Label {
  return { zh: `第 ${revision} 号数据版本的记录`, en: `stored record of revision ${revision} is` };
}

export function pointNoteOf({ publisher_id: id }: { readonly publisher_id: string }): Label {
  return { zh: `${id} 的编注`, en: `stored notes on ${id} are` };
}

export function briefingOf({ id, title }: Pick<BriefingRow, 'id' | 'title'>): Label {
  return { zh: `存下的第 ${id} 份材料（${title}）`, en: `stored briefing ${id} (${title}) is` };
}

export function savedOf({ region_id: id }: { readonly region_id: string }): Label {
  return { zh: `${id} 存下的图和集合`, en: `charts and sets saved for ${id} are` };
}

/** What tells a report: one of its versions, its document, or whose it is and of which year. */
type Which =
  | { readonly version_id: number }
  | { readonly document_hash: string }
  | { readonly report_id: string }
  | { readonly publisher_id: string; readonly year: number };

/** Throws DAMAGED, naming the report, for the first row whose checksum fails; `part` is what the rows hold of it. */
export async function ensureSound<Row extends Which>(
  reader: Reader,
  part: Part,
  rows: readonly Row[],
  isSound: (row: Row) => boolean,
): Promise<void> {
  const broken = rows.find((row) => !isSound(row));
  if (broken) throw await damagedReport(reader, part, broken);
}

/** Throws DAMAGED for a version of which nothing was found, though every version has it. */
export async function ensureFound(
  reader: Reader,
  part: Part,
  versions: readonly number[],
  rows: readonly { readonly version_id: number }[],
): Promise<void> {
  const found = new Set(rows.map((row) => Number(row.version_id)));
  const lost = versions.find((version) => !found.has(Number(version)));
  if (lost !== undefined) throw await damagedReport(reader, part, { version_id: lost });
}

function ensureEach<Row>(rows: Row[], isRowSound: (row: Row) => boolean, of: (row: Row) => Label): Row[] {
  const broken = rows.find((row) => !isRowSound(row));
  if (broken) throw damaged(of(broken));
  return rows;
}

/** The same rows; throws DAMAGED for the first whose checksum fails. */
export function ensureSoundPublishers(rows: PublisherRow[]): PublisherRow[] {
  return ensureEach(rows, isSound.publisher, ({ id }) => entryOf(id));
}

/** The same of names. */
export function ensureSoundNames(rows: PublisherNameRow[]): PublisherNameRow[] {
  return ensureEach(rows, isSound.name, nameOf);
}

/** The same of revisions. */
export function ensureSoundRevisions(rows: RevisionRow[]): RevisionRow[] {
  return ensureEach(rows, isSound.revision, ({ number }) => changeOf(number));
}

/** The same of revisions that other rows name: one that is not found is damaged too. */
export function ensureAllRevisions(rows: RevisionRow[], numbers: readonly number[]): RevisionRow[] {
  const found = new Set(rows.map(({ number }) => Number(number)));
  const lost = numbers.find((number) => !found.has(Number(number)));
  if (lost !== undefined) throw damaged(changeOf(lost));
  return ensureSoundRevisions(rows);
}

/** The same of notes on numbers. */
export function ensureSoundNotes(rows: PointNoteRow[]): PointNoteRow[] {
  return ensureEach(rows, isSound.pointNote, pointNoteOf);
}

/** The same of briefings. */
export function ensureSoundBriefings(rows: BriefingRow[]): BriefingRow[] {
  return ensureEach(rows, isSound.briefing, briefingOf);
}

/** The same of what was saved under a name. */
export function ensureSoundSaved(rows: SavedRow[]): SavedRow[] {
  return ensureEach(rows, isSound.saved, savedOf);
}

/** The same of the rows of a small table. */
export function ensureSealed<Table extends SealedTable>(
  table: Table,
  rows: readonly SealedRow<Table>[],
): readonly SealedRow<Table>[] {
  return ensureEach([...rows], (row) => isSealed(table, row), SEALS[table].called);
}

/** What is said when not everybody on the list is found: right under a region, or (null) at the top or anywhere. */
export function damagedList(region: string | null): Problem {
  return damaged({
    zh: region === null ? '单位名录' : `名录中 ${region} 所辖单位的登记`,
    en: region === null ? 'stored list of regions and bureaus is' : `stored entries under ${region} on the list are`,
  });
}

/** What is said when not as many are found as there are. */
export function damagedIndex(): Problem {
  return damaged({ zh: '数据的索引', en: 'stored index of the data is' });
}

/** What is said when a part of a report is damaged. */
export async function damagedReport(reader: Reader, part: Part, of: Which): Promise<Problem> {
  const reports = reader.db
    .selectFrom('report_version')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .select(['report.publisher_id', 'report.year'])
    .limit(1);
  const report =
    'publisher_id' in of
      ? of
      : await ('version_id' in of
          ? reports.where('report_version.id', '=', of.version_id)
          : 'document_hash' in of
            ? reports.where('report_version.document_hash', '=', of.document_hash)
            : reports.where('report.id', '=', of.report_id)
        ).executeTakeFirst();
  // Where even the way to the report is damaged, there is what it was asked for by.
  const [id = ''] = Object.values(of).map(String);
  return damaged(partOf(part, await calledNow(reader, report?.publisher_id ?? id), report?.year ?? '?'));
}

/** The same of the sums over a region's bureaus in a year. */
export async function damagedSums(reader: Reader, region: string, year: number): Promise<Problem> {
  return damaged(sumsOf(await calledNow(reader, region), year));
}

/** The names of a publisher; its id where those are damaged too, or not to be found. */
async function calledNow(reader: Reader, id: string): Promise<Label> {
  const row = await reader.db.selectFrom('publisher').selectAll().where('id', '=', id).executeTakeFirst();
  return row && isSound.publisher(row) ? { zh: row.name_zh, en: row.name_en } : { zh: id, en: id };
}

/** What is said of what the database itself cannot read, or where a check found that it leads to fewer rows than there are. */
export function damagedStructure(cause?: unknown): Problem {
  return damaged({ zh: '要用到的一部分数据', en: 'part of the data that this needs is' }, cause);
}

function damaged({ zh, en }: Label, cause?: unknown): Problem {
  const sentence = {
    zh: `${zh}在数据库中已损坏，不予显示。请告知管理员：需要用完好的备份恢复（gongkai restore）。`,
    en: `The ${en} damaged in the database and not shown. Tell the administrator: a sound backup has to be restored (gongkai restore).`,
  };
  return new Problem('DAMAGED', sentence, { cause });
}
