/** The parts of an OpenDocument file: styles that have names, settings, and the part that holds the text or the sheets. */
import { damagedFile, encryptedFile } from '../../refusals.ts';
import { walkXml, type XmlHandler } from '../container/xml.ts';
import type { Zip } from '../container/zip.ts';
import { latin1 } from '../recognize.ts';

export type OdfKind = 'odt' | 'ods';

const KINDS: Readonly<Record<string, OdfKind>> = { text: 'odt', spreadsheet: 'ods' };

/** Beyond it no element of the head of a document stands. */
const HEAD = 1024 * 1024;

/** What a file says of itself, or what its body is where it says nothing; null: no text and no sheets. Throws Problem UNSUPPORTED_FORMAT (encrypted). */
export async function kindOfOdf(zip: Zip, fileName: string): Promise<OdfKind | null> {
  const manifest = await zip.read('META-INF/manifest.xml');
  if (manifest && latin1(manifest, HEAD).includes('encryption-data')) throw encryptedFile(fileName);
  const said = await zip.read('mimetype');
  const type = said && /opendocument\.(\w+)/.exec(latin1(said, 100))?.[1];
  if (type) return KINDS[type] ?? null;
  const body = /<office:(text|spreadsheet)[\s>]/.exec(
    latin1((await zip.read('content.xml')) ?? new Uint8Array(), HEAD),
  );
  return KINDS[body?.[1] ?? ''] ?? null;
}

/** The parts in the order in which they build on each other; one whole file of XML is all of them. */
export interface OdfParts {
  readonly styles: Uint8Array | null;
  readonly settings: Uint8Array | null;
  readonly content: Uint8Array;
}

export async function partsOfOdf(zip: Zip, fileName: string): Promise<OdfParts> {
  const content = await zip.read('content.xml');
  if (!content) throw damagedFile(fileName, 'ZIP');
  return { content, styles: await zip.read('styles.xml'), settings: await zip.read('settings.xml') };
}

/** Walks through the parts with one reader. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function walkOdf({ styles, settings, content }: OdfParts, fileName: string, handler: XmlHandler): void {
  for (const part of [styles, settings, content]) if (part) walkXml(part, fileName, handler);
}
