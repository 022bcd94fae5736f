/** Formats told by their first bytes, which are refused by name rather than read as garbled text. */

export interface FormatName {
  readonly zh: string;
  readonly en: string;
}

interface Magic {
  readonly bytes: readonly number[];
  readonly name: FormatName;
}

const WORD: FormatName = { zh: 'Word 文档（.docx）', en: 'a Word document (.docx)' };
const EXCEL: FormatName = { zh: 'Excel 工作簿（.xlsx）', en: 'an Excel workbook (.xlsx)' };
const OFD: FormatName = { zh: 'OFD 版式文件', en: 'an OFD document' };
const ZIP: FormatName = { zh: '压缩包（ZIP）', en: 'a ZIP archive' };
const OLE: FormatName = { zh: '旧版 Office 文件（.doc、.xls）', en: 'an old Office file (.doc, .xls)' };
const IMAGE: FormatName = { zh: '图片', en: 'a picture' };
const ARCHIVE: FormatName = { zh: '压缩包', en: 'a compressed archive' };

const MAGIC: readonly Magic[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], name: { zh: 'PDF 文件', en: 'a PDF file' } },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], name: OLE },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: { zh: 'RTF 文档', en: 'an RTF document' } },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: IMAGE },
  { bytes: [0xff, 0xd8, 0xff], name: IMAGE },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: IMAGE },
  { bytes: [0x49, 0x49, 0x2a, 0x00], name: IMAGE },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], name: IMAGE },
  { bytes: [0x52, 0x49, 0x46, 0x46], name: IMAGE },
  { bytes: [0x1f, 0x8b], name: ARCHIVE },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: ARCHIVE },
  { bytes: [0x52, 0x61, 0x72, 0x21], name: ARCHIVE },
];

/** The name of a format that is recognized and not read; null when the bytes may be text. */
export function recognizeFormat(bytes: Uint8Array): FormatName | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return zipKind(bytes);
  // A PDF may open with some stray bytes; the standard allows its mark anywhere in the first kilobyte.
  const head = latin1(bytes, 1024);
  if (head.includes('%PDF-')) return MAGIC[0]?.name ?? null;
  if (startsWith(bytes, [0x42, 0x4d]) && isBitmap(bytes)) return IMAGE;
  return MAGIC.find((magic) => startsWith(bytes, magic.bytes))?.name ?? null;
}

function zipKind(bytes: Uint8Array): FormatName {
  const names = latin1(bytes, 65_536) + latin1(bytes.subarray(Math.max(0, bytes.length - 65_536)), 65_536);
  if (names.includes('word/')) return WORD;
  if (names.includes('xl/')) return EXCEL;
  if (names.includes('OFD.xml')) return OFD;
  return ZIP;
}

/** “BM” may begin a text; a bitmap has its own length in the next four bytes. */
function isBitmap(bytes: Uint8Array): boolean {
  if (bytes.length < 26) return false;
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(2, true);
  return length === bytes.length;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** The first `limit` bytes as one character each, for looking for ASCII names. */
export function latin1(bytes: Uint8Array, limit: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, limit));
}
