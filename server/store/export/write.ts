/**
 * All that a store holds, or a region of it, as files that can be read without this program. From one state of the data, in an order that
 * is the same for the same data; no more than a document or a few rows is in memory at a time.
 */
import type { Kysely } from 'kysely';
import { getRevision } from '../find/revisions.ts';
import { NEWEST } from '../migrations/migrate.ts';
import { batchesOf, portable, type Row, RowHash, TABLES } from '../move/rows.ts';
import { countOf } from '../move/table.ts';
import type { Reader } from '../reader.ts';
import { figuresDigest } from '../safety/backup/manifest.ts';
import { verify } from '../safety/check/verify.ts';
import type { Tables } from '../tables/tables.ts';
import { contentsRow, figureLines, findingLines, findingRows, narrativeLines, type Whose } from './contents.ts';
import { documentLine, documentRow, placeOf } from './documents.ts';
import { measureLines, readmeOf } from './explained.ts';
import { damagedSource } from './faults.ts';
import { type Line, lineOf, PLAIN, type PlainTable, rowOf } from './lines.ts';
import {
  EXPORTED,
  type ExportedTable,
  type ExportManifest,
  FILES,
  type KeptTable,
  MANIFEST,
  NARRATIVE,
} from './manifest.ts';
import { listVersions, type Scope, scopeOf, type Version } from './scope.ts';

/** A file of the export. Its bytes are read once, before the next one is asked for. */
export interface OpenFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface ExportAsked {
  /** Everything, or this region and what is below it. */
  readonly region: string | null;
  /** The SQLite file behind the reader; null for PostgreSQL. */
  readonly file: string | null;
  /** Told how many steps there are; answers what is called at each. */
  readonly begin: (steps: number) => (name: string) => void;
}

/** Throws DAMAGED before the first file where what is stored is not what was written, NOT_FOUND where there is no such region. */
export async function* openFiles(reader: Reader, { region, file, begin }: ExportAsked): AsyncGenerator<OpenFile> {
  const db = reader.db as unknown as Kysely<Tables>;
  const versions = await listVersions(db);
  const scope = await scopeOf(db, region, versions);
  for await (const { zh, en } of verify(reader, file)) throw damagedSource(zh, en);
  const work: Work = { db, scope, versions, tables: {}, step: begin(await countSteps(db)) };
  yield { name: 'README.txt', bytes: oneChunk(readmeOf(region)) };
  yield { name: 'measures.ndjson', bytes: inLines(measureLines()) };
  for (const table of EXPORTED) {
    if (table in PLAIN) yield { name: FILES[table], bytes: inLines(plainLines(work, table as PlainTable)) };
  }
  yield* documents(work);
  yield { name: FILES.contents, bytes: inLines(contentsLines(work, figureLines)) };
  yield { name: NARRATIVE, bytes: inLines(contentsLines(work, narrativeLines)) };
  yield { name: FILES.finding, bytes: inLines(allFindingLines(work)) };
  const { number, at } = await getRevision(reader, null);
  const manifest: ExportManifest = {
    format: 'gongkai-open-files',
    ...{ schema: NEWEST, revision: number, at, region },
    figures: region === null ? await figuresDigest(reader, NEWEST) : null,
    tables: Object.fromEntries(EXPORTED.map((table) => [table, work.tables[table]])) as ExportManifest['tables'],
  };
  yield { name: MANIFEST, bytes: oneChunk(`${JSON.stringify(manifest, null, 2)}\n`) };
}

interface Work {
  readonly db: Kysely<Tables>;
  readonly scope: Scope;
  readonly versions: readonly Version[];
  /** Of the files that are written. */
  readonly tables: Partial<Record<ExportedTable, KeptTable>>;
  readonly step: (name: string) => void;
}

async function countSteps(db: Kysely<Tables>): Promise<number> {
  // Figures and numbers of the prose stand in one table and two files.
  let steps = 0;
  for (const table of [...EXPORTED, 'contents'] as const) {
    steps += Math.ceil((await countOf(db, table)) / TABLES[table].together);
  }
  return steps;
}

/** Rows as they are stored beside rows made again from what is written: an export that could not be imported is not written. */
class Twins {
  readonly #stored = new RowHash();
  readonly #again = new RowHash();

  add(stored: Row, again: Row): void {
    this.#stored.add(stored);
    this.#again.add(again);
  }

  keep({ tables }: Work, table: ExportedTable): void {
    const hash = this.#stored.digest();
    if (hash !== this.#again.digest()) throw new Error(`Rows of ${table} cannot be made again from ${FILES[table]}`);
    tables[table] = { file: FILES[table], rows: this.#stored.rows, hash };
  }
}

async function* rowsWithin({ db, scope, step }: Work, table: ExportedTable): AsyncGenerator<Row> {
  for await (const rows of batchesOf(db, table)) {
    for (const row of rows) if (scope(table, row)) yield portable(table, row);
    step(FILES[table]);
  }
}

async function* plainLines(work: Work, table: PlainTable): AsyncGenerator<Line> {
  const twins = new Twins();
  for await (const row of rowsWithin(work, table)) {
    const line = lineOf(table, row);
    twins.add(row, rowOf(table, line));
    yield line;
  }
  twins.keep(work, table);
}

async function* documents(work: Work): AsyncGenerator<OpenFile> {
  const first = new Map(work.versions.toReversed().map((version) => [version.document, version]));
  const twins = new Twins();
  const lines: Line[] = [];
  for await (const row of rowsWithin(work, 'document')) {
    const line = documentLine(row, placeOf(row, first.get(String(row.hash))));
    const text = Buffer.from(String(row.text));
    const bytes = row.bytes as Uint8Array;
    if (line.document !== null) yield { name: String(line.document), bytes: oneChunk(bytes) };
    yield { name: String(line.text), bytes: oneChunk(text) };
    twins.add(row, documentRow(line, bytes, text.toString()));
    lines.push(line);
  }
  twins.keep(work, 'document');
  yield { name: FILES.document, bytes: inLines(lines) };
}

function whoseOf({ versions }: Work): (version: unknown) => Whose {
  const known = new Map(versions.map(({ version, publisher, year }) => [version, { version, publisher, year }]));
  return (version) => {
    const whose = known.get(Number(version));
    if (!whose) throw new Error(`There is no version ${version}`);
    return whose;
  };
}

async function* contentsLines(work: Work, linesOf: typeof figureLines): AsyncGenerator<Line> {
  const whoseIs = whoseOf(work);
  const twins = new Twins();
  for await (const row of rowsWithin(work, 'contents')) {
    const whose = whoseIs(row.version_id);
    twins.add(row, contentsRow(whose, figureLines(whose, row), narrativeLines(whose, row)));
    yield* linesOf(whose, row);
  }
  twins.keep(work, 'contents');
}

async function* allFindingLines(work: Work): AsyncGenerator<Line> {
  const whoseIs = whoseOf(work);
  const twins = new Twins();
  for await (const row of rowsWithin(work, 'finding')) {
    const lines = findingLines(whoseIs(row.version_id), row);
    for (const again of findingRows(Number(row.version_id), lines)) twins.add(row, again);
    yield* lines;
  }
  twins.keep(work, 'finding');
}

async function* oneChunk(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content) : content;
}

/** Lines are written so many bytes at a time. */
const CHUNK = 1 << 16;

async function* inLines(lines: Iterable<Line> | AsyncIterable<Line>): AsyncGenerator<Uint8Array> {
  let chunk = '';
  for await (const line of lines) {
    chunk += `${JSON.stringify(line)}\n`;
    if (chunk.length < CHUNK) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}
