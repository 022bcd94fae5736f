/** Word documents kept as one XML file instead of an archive: Word 2003 XML, and the parts of a .docx in one (“flat”) file. */
import { damagedFile } from '../../refusals.ts';
import type { Zip } from '../container/zip.ts';
import { LIMITS } from '../limits.ts';
import { decodeBytes } from '../text/decode.ts';
import { readDocx, transcribePart } from './docx.ts';
import { readNumbering } from './docx-numbering.ts';

/** Writes the transcript of a Word 2003 XML document; its paragraphs carry their ordinals. Throws Problem. */
export function readWordXml(bytes: Uint8Array, fileName: string): string {
  const styles = new Map();
  return transcribePart(bytes, {
    fileName,
    styles,
    numbering: readNumbering(null, styles, fileName),
    chunks: new Map(),
  });
}

/** Writes the transcript of a flat Word document. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function readWordPackage(bytes: Uint8Array, fileName: string): Promise<string> {
  const source = decodeBytes(bytes);
  if (!source) throw damagedFile(fileName, 'XML');
  const parts = partsOf(source.text, fileName);
  const zip: Zip = {
    names: [...parts.keys()],
    read: async (name) => {
      const part = parts.get(name);
      return part === undefined ? null : new TextEncoder().encode(part);
    },
  };
  return readDocx(zip, fileName);
}

const NAME = /\bpkg:name="\/?([^"]{1,200})"/;
const DATA = '<pkg:xmlData';

/** The XML of the parts by their names; pictures and other binary parts are left out. */
function partsOf(source: string, fileName: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (let at = source.indexOf('<pkg:part'); at !== -1; at = source.indexOf('<pkg:part', at)) {
    const end = source.indexOf('</pkg:part>', at);
    if (end === -1 || parts.size > LIMITS.entries) throw damagedFile(fileName, 'XML');
    const name = NAME.exec(source.slice(at, Math.min(end, at + 1000)))?.[1];
    const data = source.indexOf(DATA, at);
    if (name !== undefined && data !== -1 && data < end) {
      const start = source.indexOf('>', data) + 1;
      const stop = source.lastIndexOf('</pkg:xmlData>', end);
      if (stop > start) parts.set(name, source.slice(start, stop));
    }
    at = end;
  }
  return parts;
}
