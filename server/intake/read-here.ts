/** Reads and checks documents in this process, and takes archives apart. */
import { checkReport } from '../../schema/check/check.ts';
import { smallestRepairs } from '../../schema/check/repair/repair.ts';
import { shownRepair } from '../../schema/report/shown.ts';
import { type Archive, openArchive } from '../ingest/formats/archive.ts';
import type { Recognize } from '../ingest/formats/scan/recognizer.ts';
import { readAnyDocument } from '../ingest/ingest.ts';
import { refuseList } from '../ingest/refusals.ts';
import { tablesOf } from '../ingest/tables-of.ts';
import { clipsOf } from './clips.ts';
import { type DocumentBytes, type Examined, hashOf, knownOf, type Readers, type Source, shownOf } from './examine.ts';

/** Opened once, however many of its documents are asked for. */
const archives = new WeakMap<Uint8Array, Promise<Archive | null>>();

function archiveIn({ bytes, fileName }: DocumentBytes): Promise<Archive | null> {
  const opened = archives.get(bytes) ?? openArchive(bytes, fileName);
  archives.set(bytes, opened);
  return opened;
}

async function takeOut(source: Source, place: number): Promise<Uint8Array> {
  const archive = await archiveIn(source);
  if (archive === null) throw new Error(`${source.fileName} was asked of a file that is no archive`);
  return archive.takeOut(place);
}

/** Reads in this process; `recognize`: by whom pages that are pictures are read, null: by nobody. */
export function readersHere(recognize: Recognize | null): Readers {
  const examine = async (source: Source): Promise<Examined> => {
    const { fileName, mediaType, place } = source;
    const bytes = place === undefined ? source.bytes : await takeOut(source, place);
    const read = await readAnyDocument(bytes, fileName, mediaType, recognize);
    const findings = checkReport(read);
    const isLoud = findings.some(({ outcome }) => outcome === 'failed' || outcome === 'suspicious');
    const document = { bytes, fileName, mediaType, hash: hashOf(bytes) };
    return { document, read, findings, repairs: isLoud ? smallestRepairs(read) : [] };
  };
  return {
    examine,
    async describe(source) {
      const examined = await examine(source);
      const { year, ...report } = shownOf(examined, null);
      const shown = { repairs: examined.repairs.map(shownRepair), report };
      return { known: knownOf(examined), shown: Buffer.from(JSON.stringify(shown)), read: () => examined.read };
    },
    clips: ({ bytes, fileName, mediaType }) => clipsOf(bytes, fileName, mediaType, recognize),
    unpack: async (file) => (await archiveIn(file))?.fileNames ?? null,
    tables: ({ bytes, fileName }) => tablesOf(bytes, fileName).catch(refuseList),
  };
}

/** Reads in this process documents that we made ourselves. */
export const readHere: Readers = readersHere(null);
