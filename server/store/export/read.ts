/**
 * A store made again from the files of an export: into one transaction, which stands when every table has the rows that the manifest says,
 * and what was written is read again and is the same.
 */
import type { Kysely } from 'kysely';
import { Problem } from '../../../schema/problem.ts';
import { NEWEST } from '../migrations/migrate.ts';
import { type Row, TABLES } from '../move/rows.ts';
import { ensureEmpty, fillTable } from '../move/table.ts';
import type { Store } from '../open.ts';
import { figuresDigest } from '../safety/backup/manifest.ts';
import { keepMissingProse } from '../save/prose.ts';
import type { Tables } from '../tables/tables.ts';
import { readerWithin } from '../writer.ts';
import { contentsRow, findingRows, type Whose } from './contents.ts';
import { documentRow } from './documents.ts';
import { damagedExport, notAnExport, otherSchema, partialExport } from './faults.ts';
import { type Line, type PlainTable, rowOf } from './lines.ts';
import { EXPORTED, type ExportedTable, type ExportManifest, FILES, MANIFEST, NARRATIVE } from './manifest.ts';

/** Files by name, each read as often as it is asked for; null where there is none of this name. */
export interface Files {
  read(name: string): Promise<AsyncIterable<Uint8Array> | null>;
}

/**
 * `begin` is told how many steps there are, and answers what is called at each. Throws UNREADABLE_DOCUMENT where the files are no
 * export or not what it wrote, BAD_ARGUMENT where it is a part or of another schema or the store holds anything; nothing is stored then.
 */
export async function importOpenFiles(
  store: Store,
  files: Files,
  begin: (steps: number) => (name: string) => void,
): Promise<ExportManifest> {
  const manifest = await readManifest(files);
  await ensureEmpty(store.reader.db as unknown as Kysely<Tables>);
  const step = begin(countSteps(manifest));
  await store.writer.transaction(async (tx) => {
    await ensureEmpty(tx.db);
    for (const table of EXPORTED) {
      const { rows: promised, hash: ofAll } = manifest.tables[table];
      const batches = noMoreThan(promised, batchesFrom(files, table), FILES[table]);
      const { hash, rows } = await fillTable(tx, table, batches, () => step(FILES[table]), ofAll).catch((error) => {
        throw isOfRows(error) ? damagedExport(FILES[table], error) : error;
      });
      if (rows !== promised || hash !== ofAll) throw damagedExport(FILES[table]);
    }
    await keepMissingProse(tx);
    if ((await figuresDigest(readerWithin(tx), NEWEST)) !== manifest.figures) throw damagedExport(FILES.contents);
  });
  return manifest;
}

function countSteps({ tables }: ExportManifest): number {
  // Written, and read again.
  return 2 * EXPORTED.reduce((sum, table) => sum + Math.ceil(tables[table].rows / TABLES[table].together), 0);
}

async function readManifest(files: Files): Promise<ExportManifest> {
  const manifest = await wholeOf(files, MANIFEST)
    .then((text): ExportManifest => JSON.parse(text.toString()))
    .catch(() => null);
  if (manifest?.format !== 'gongkai-open-files') throw notAnExport();
  if (manifest.region !== null) throw partialExport(String(manifest.region));
  if (manifest.schema !== NEWEST) throw otherSchema(String(manifest.schema));
  for (const table of EXPORTED)
    if (!Number.isSafeInteger(manifest.tables?.[table]?.rows)) throw damagedExport(MANIFEST);
  return manifest;
}

/** A file that goes on behind what the manifest says is read, and written, no further. */
async function* noMoreThan(
  promised: number,
  batches: AsyncIterable<readonly Row[]>,
  file: string,
): AsyncGenerator<readonly Row[]> {
  let rows = 0;
  for await (const batch of batches) {
    rows += batch.length;
    if (rows > promised) throw damagedExport(file);
    yield batch;
  }
}

/** What a database says of rows that no export wrote: twice the same, pointing to nothing, without a column, of another type. */
function isOfRows(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return (
    error instanceof TypeError ||
    error instanceof RangeError ||
    /^(SQLITE_(CONSTRAINT|ERROR|MISMATCH)|2[23]|42)/.test(String(code))
  );
}

/** Whatever goes wrong while rows are made of a file, the file is to blame. */
async function* batchesFrom(files: Files, table: ExportedTable): AsyncGenerator<readonly Row[]> {
  const rows = rowsFrom(files, table);
  for (let batch: Row[] = []; ; batch = []) {
    try {
      while (batch.length < TABLES[table].together) {
        const { done, value } = await rows.next();
        if (done) break;
        batch.push(value);
      }
    } catch (error) {
      throw error instanceof Problem ? error : damagedExport(FILES[table], error);
    }
    if (batch.length > 0) yield batch;
    if (batch.length < TABLES[table].together) return;
  }
}

async function* rowsFrom(files: Files, table: ExportedTable): AsyncGenerator<Row> {
  if (table === 'document') yield* documentRows(files);
  else if (table === 'contents') yield* contentsRows(files);
  else if (table === 'finding') yield* allFindingRows(files);
  else for await (const line of linesOf(files, FILES[table])) yield rowOf(table satisfies PlainTable, line);
}

async function* documentRows(files: Files): AsyncGenerator<Row> {
  for await (const line of linesOf(files, FILES.document)) {
    const bytes = line.document === null ? Buffer.alloc(0) : await wholeOf(files, String(line.document));
    yield documentRow(line, bytes, (await wholeOf(files, String(line.text))).toString());
  }
}

/** Lines of a file that belong to one version after another. */
class Groups {
  readonly #lines: AsyncIterator<Line>;
  #next: IteratorResult<Line> | null = null;

  constructor(lines: AsyncIterable<Line>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** The version of the next line; undefined at the end. */
  async version(): Promise<unknown> {
    this.#next ??= await this.#lines.next();
    return this.#next.done ? undefined : this.#next.value.version;
  }

  async take(version: unknown): Promise<readonly Line[]> {
    const taken: Line[] = [];
    while ((await this.version()) === version) {
      taken.push(this.#next?.value);
      this.#next = null;
    }
    return taken;
  }
}

async function* contentsRows(files: Files): AsyncGenerator<Row> {
  const figures = new Groups(linesOf(files, FILES.contents));
  const narrative = new Groups(linesOf(files, NARRATIVE));
  for await (const whose of versionsOf(files)) {
    const { version } = whose;
    yield contentsRow(whose, await figures.take(version), await narrative.take(version));
  }
  if ((await figures.version()) !== undefined) throw damagedExport(FILES.contents);
  if ((await narrative.version()) !== undefined) throw damagedExport(NARRATIVE);
}

async function* versionsOf(files: Files): AsyncGenerator<Whose> {
  const reports = new Map<unknown, Line>();
  for await (const report of linesOf(files, FILES.report)) reports.set(report.id, report);
  for await (const { id, report_id } of linesOf(files, FILES.report_version)) {
    const report = reports.get(report_id);
    if (!report) throw damagedExport(FILES.report);
    yield { version: Number(id), publisher: String(report.publisher_id), year: Number(report.year) };
  }
}

async function* allFindingRows(files: Files): AsyncGenerator<Row> {
  const groups = new Groups(linesOf(files, FILES.finding));
  for (let version = await groups.version(); version !== undefined; version = await groups.version()) {
    yield* findingRows(Number(version), await groups.take(version));
  }
}

async function bytesOf(files: Files, name: string): Promise<AsyncIterable<Uint8Array>> {
  const bytes = await files.read(name);
  if (bytes === null) throw damagedExport(name);
  return bytes;
}

/** Bytes of a document, of a text, and characters of a line, at most: many times what a document may have. */
const LARGEST = 256 * 1024 * 1024;

async function wholeOf(files: Files, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await bytesOf(files, name)) {
    size += chunk.length;
    if (size > LARGEST) throw damagedExport(name);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** By line feeds alone: in the texts of figures other marks end no line. */
async function* linesOf(files: Files, name: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // Pieces of a line that has not ended: joined again with every chunk, a line without an end would take hours.
  let begun: string[] = [];
  let length = 0;
  for await (const chunk of await bytesOf(files, name)) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      yield JSON.parse(begun.join('') + line);
      begun = [];
      length = 0;
    }
    begun.push(last);
    length += last.length;
    if (length > LARGEST) throw damagedExport(name);
  }
  if (length > 0) throw damagedExport(name);
}
