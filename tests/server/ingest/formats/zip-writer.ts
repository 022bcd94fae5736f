/** ZIP files made by hand, so that they can be wrong in every way. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array | string;
  /** The size the directory promises, where it lies. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
  /** Points to the local header of the entry with this index instead of its own. */
  readonly sameAs?: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** The bytes of a ZIP file with these entries, deflated. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = bytesOf(entry.name);
    const content = bytesOf(entry.bytes);
    const deflated = deflateRawSync(content, { level: 1 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE((entry.encrypted ? 1 : 0) | (typeof entry.name === 'string' ? 0x800 : 0), 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(deflated.length, 14);
    fields.writeUInt32LE(entry.claimedSize ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const shared = entry.sameAs === undefined ? undefined : offsets[entry.sameAs];
    offsets.push(shared ?? offset);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(CENTRAL, 0);
    head.writeUInt16LE(20, 4);
    fields.copy(head, 6);
    head.writeUInt32LE(shared ?? offset, 42);
    central.push(head, Buffer.from(name));
    if (shared !== undefined) continue;
    const local = Buffer.alloc(4);
    local.writeUInt32LE(LOCAL, 0);
    parts.push(local, fields, Buffer.from(name), deflated);
    offset += 30 + name.length + deflated.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, directory, end]));
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

/** A Word document with this body, and other parts by their names. */
export function rawWord(body: string, parts: Readonly<Record<string, string>> = {}, head = ''): Uint8Array {
  return zipOf([
    { name: '[Content_Types].xml', bytes: TYPES },
    {
      name: 'word/document.xml',
      bytes: `<?xml version="1.0"?>${head}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    ...Object.entries(parts).map(([name, bytes]) => ({ name, bytes })),
  ]);
}

export const WORD_NAMESPACE = W;

/** A workbook of one sheet with this content. */
export function rawWorkbook(sheet: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const relations = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
  return zipOf([
    { name: '[Content_Types].xml', bytes: TYPES },
    {
      name: 'xl/workbook.xml',
      bytes: '<workbook xmlns:r="r"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    { name: 'xl/_rels/workbook.xml.rels', bytes: relations },
    { name: 'xl/worksheets/sheet1.xml', bytes: `<worksheet>${sheet}</worksheet>` },
    ...Object.entries(parts).map(([name, bytes]) => ({ name, bytes })),
  ]);
}
