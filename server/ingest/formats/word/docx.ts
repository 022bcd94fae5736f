/** A Word document to its transcript: the part that holds the text, and the parts that say how it is shown. */
import { damagedFile, tooLarge } from '../../refusals.ts';
import { mainPart, type Relation, relationsOf, relationsTo, targetOf } from '../container/office-package.ts';
import { walkXml } from '../container/xml.ts';
import { openZip, type Zip } from '../container/zip.ts';
import { LIMITS } from '../limits.ts';
import { PICTURE } from '../page/transcript.ts';
import { recognizeFormat } from '../recognize.ts';
import { decodeBytes } from '../text/decode.ts';
import { isHtml, readHtml } from '../text/html.ts';
import { readMht } from '../text/mht.ts';
import { readNumbering } from './docx-numbering.ts';
import { type DocumentContext, Page } from './docx-page.ts';
import { readStyles } from './docx-styles.ts';

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function readDocx(zip: Zip, fileName: string): Promise<string> {
  return readPackage(zip, fileName, true);
}

async function readPackage(zip: Zip, fileName: string, withChunks: boolean): Promise<string> {
  const main = await mainPart(zip, fileName, 'word/document.xml');
  const body = await zip.read(main);
  if (!body) throw damagedFile(fileName, 'ZIP');
  const relations = await relationsOf(zip, main, fileName);
  const part = async (type: string): Promise<Uint8Array | null> => {
    const related = targetOf(relations, type);
    return zip.read(related ?? `${main.slice(0, main.lastIndexOf('/') + 1)}${type}.xml`);
  };
  const styled = await part('styles');
  const styles = styled ? readStyles(styled, fileName) : new Map();
  const numbering = readNumbering(await part('numbering'), styles, fileName);
  const chunks = withChunks ? await readChunks(zip, relations, fileName) : new Map<string, string>();
  return transcribePart(body, { fileName, numbering, styles, chunks });
}

/** Draws the page of a part that holds text. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function transcribePart(body: Uint8Array, context: DocumentContext): string {
  const page = new Page(context);
  walkXml(body, context.fileName, page);
  return page.finish();
}

/** Documents that Word takes into the page when it opens the file; one that is not read stands as a picture does. */
async function readChunks(zip: Zip, relations: readonly Relation[], fileName: string): Promise<Map<string, string>> {
  const chunks = new Map<string, string>();
  let budget = LIMITS.chunkBytes;
  for (const { id, target } of relationsTo(relations, 'aFChunk').slice(0, MOST_CHUNKS)) {
    const bytes = await zip.read(target);
    if (!bytes) continue;
    const chunk = await readChunk(bytes, fileName, budget);
    budget -= chunk.bytes;
    chunks.set(id, chunk.text);
  }
  return chunks;
}

const MOST_CHUNKS = 20;

interface Chunk {
  readonly text: string;
  /** How much was read for it. */
  readonly bytes: number;
}

async function readChunk(bytes: Uint8Array, fileName: string, budget: number): Promise<Chunk> {
  if (bytes.length > budget) throw tooLarge(fileName, 'inflated', budget);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const limits = { entries: LIMITS.entries, entryBytes: budget, bytes: budget };
    const zip = await openZip(bytes, fileName, limits);
    let read = bytes.length;
    const counted: Zip = {
      names: zip.names,
      read: async (name) => {
        const part = await zip.read(name);
        read += part?.length ?? 0;
        return part;
      },
    };
    return { text: await readPackage(counted, fileName, false), bytes: read };
  }
  return { text: textOfChunk(bytes, fileName), bytes: bytes.length };
}

function textOfChunk(bytes: Uint8Array, fileName: string): string {
  const kind = recognizeFormat(bytes)?.kind;
  if (kind === 'savedPage') return readMht(bytes, fileName).text;
  const decoded = kind === undefined ? decodeBytes(bytes) : null;
  if (decoded === null) return PICTURE;
  return isHtml(decoded.text) ? readHtml(decoded.text) : decoded.text;
}
