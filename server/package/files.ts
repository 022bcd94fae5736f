/**
 * The data package: everything, or a region and what is below it, as it was after one revision. A file after another, each read and written some
 * rows at a time; the server sends it, and `gongkai export --data` writes it.
 */
import { createHash } from 'node:crypto';
import { MEASURES } from '../../schema/form/measures/index.ts';
import { ensurePublisher } from '../aggregate/known.ts';
import { codebook } from '../draw/data/codebook.ts';
import { type Column, headOf, linesOf } from '../draw/data/columns.ts';
import { csvwFile } from '../draw/data/csvw.ts';
import { packageFile } from '../draw/data/data-package.ts';
import { CODEBOOK, CORRECTIONS, FIGURES, FINDINGS, MEASURE_TABLE, PUBLISHERS, REPORTS } from '../draw/data/tables.ts';
import { namedAsOf } from '../store/find/names-as-of.ts';
import { getRevision } from '../store/find/revisions.ts';
import { regionsBelow } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';
import type { Part } from '../zip-file.ts';
import { figureText } from './figure-text.ts';
import { readmeFile } from './readme.ts';
import { correctionRows, findingRows, publisherRows, reportRows } from './rows.ts';

interface PackageAsked {
  /** Its id; null for everything. */
  readonly region: string | null;
  /** null: the newest. */
  readonly revision: number | null;
  /** Scheme and host by which readers know the server; null where nobody said. */
  readonly origin: string | null;
}

interface DataPackage {
  readonly revision: number;
  readonly fileName: string;
  /** Read once, in order; each part's bytes before the next part. */
  parts(): AsyncGenerator<Part>;
}

/** Throws BAD_ARGUMENT where there is no such revision, NOT_FOUND where there is no such region; nothing else is read yet. */
export async function openPackage(
  now: Reader,
  { region, revision: asked, origin }: PackageAsked,
): Promise<DataPackage> {
  const { number: revision, at } = await getRevision(now, asked);
  const reader = namedAsOf(now, revision);
  await ensurePublisher(reader, region, 'region');
  const fileName = `gongkai-${region === null ? '' : `${region}-`}r${revision}.zip`;
  const described = { origin, revision, at };
  return {
    revision,
    fileName,
    async *parts() {
      const regions = region === null ? null : await regionsBelow(reader, region);
      const reports = { regions, publishers: null, years: null, asOf: revision };
      const figures = { reports, measures: null, applicants: null, section: null, gaps: null, outcomes: null };
      yield* summed([
        ['README.md', once(await readmeFile(reader, { ...described, region, fileName, regions }))],
        ['datapackage.json', once(packageFile(described, region))],
        ['csv-metadata.json', once(csvwFile(described))],
        [`${FIGURES.name}.csv`, figureText(reader, figures, 'csv')],
        [`${REPORTS.name}.csv`, table(REPORTS.columns, reportRows(reader, reports))],
        [`${PUBLISHERS.name}.csv`, table(PUBLISHERS.columns, publisherRows(reader, regions, revision))],
        [`${MEASURE_TABLE.name}.csv`, table(MEASURE_TABLE.columns, [MEASURES])],
        [`${FINDINGS.name}.csv`, table(FINDINGS.columns, findingRows(reader, reports, revision))],
        [`${CORRECTIONS.name}.csv`, table(CORRECTIONS.columns, correctionRows(reader, regions, revision))],
        [`${CODEBOOK.name}.csv`, once(codebook())],
      ]);
    },
  };
}

type Texts = AsyncIterable<string> | Iterable<string>;

const once = (text: string): Texts => [text];

async function* table<Row>(
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield headOf(columns, 'csv');
  for await (const rows of batches) yield linesOf(columns, 'csv', rows);
}

/** Files, and behind them what `sha256sum -c` holds them against. */
async function* summed(files: readonly (readonly [name: string, text: Texts])[]): AsyncGenerator<Part> {
  const lines: string[] = [];
  for (const [name, texts] of files) {
    const hash = createHash('sha256');
    yield { name, bytes: hashed(texts, hash) };
    lines.push(`${hash.digest('hex')}  ${name}\n`);
  }
  yield { name: 'SHA256SUMS', bytes: hashed(once(lines.join('')), createHash('sha256')) };
}

async function* hashed(texts: Texts, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    yield bytes;
  }
}
