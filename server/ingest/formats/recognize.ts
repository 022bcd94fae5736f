/** Formats told by their first bytes: some have readers of their own, the others are refused by name and with what to do. */

export type FormatKind = ReadFormat | RefusedFormat;
/** Those with a reader of their own. */
export type ReadFormat =
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'doc'
  | 'xls'
  | 'rtf'
  | 'savedPage'
  | 'wordXml'
  | 'wordPackage'
  | 'sheetXml'
  | 'odt'
  | 'ods'
  | 'ofd';
/** Recognized and never read as a document. */
export type RefusedFormat =
  | 'zip'
  | 'slides'
  | 'xlsb'
  | 'officePackage'
  | 'openDocument'
  | 'encryptedOffice'
  | 'oldOffice'
  | 'picture'
  | 'archive';

export interface FormatName {
  readonly zh: string;
  readonly en: string;
}

export interface Format extends FormatName {
  readonly kind: FormatKind;
}

export const FORMATS: Readonly<Record<FormatKind, FormatName>> = {
  pdf: { zh: 'PDF 文件', en: 'a PDF file' },
  docx: { zh: 'Word 文档（.docx）', en: 'a Word document (.docx)' },
  xlsx: { zh: 'Excel 工作簿（.xlsx）', en: 'an Excel workbook (.xlsx)' },
  zip: { zh: '压缩包（ZIP）', en: 'a ZIP archive' },
  ofd: { zh: 'OFD 版式文件', en: 'an OFD document' },
  slides: { zh: '演示文稿（.pptx）', en: 'a presentation (.pptx)' },
  xlsb: { zh: '二进制格式的 Excel 工作簿（.xlsb）', en: 'an Excel workbook in binary form (.xlsb)' },
  officePackage: {
    zh: 'Office 文件，里面没有 Word 文档或 Excel 工作簿',
    en: 'an Office file that holds neither a Word document nor a workbook',
  },
  odt: { zh: 'OpenDocument 文字文档（.odt）', en: 'an OpenDocument text (.odt)' },
  ods: { zh: 'OpenDocument 电子表格（.ods）', en: 'an OpenDocument spreadsheet (.ods)' },
  openDocument: {
    zh: 'OpenDocument 文件，里面没有文字文档或电子表格',
    en: 'an OpenDocument file that holds neither a text nor a spreadsheet',
  },
  doc: { zh: 'Word 97–2003 文档（.doc、.wps）', en: 'a Word 97–2003 document (.doc, .wps)' },
  xls: { zh: 'Excel 97–2003 工作簿（.xls、.et）', en: 'an Excel 97–2003 workbook (.xls, .et)' },
  encryptedOffice: { zh: '加了密码的 Office 文件', en: 'an Office file protected by a password' },
  oldOffice: {
    zh: '旧版 Office 文件，里面没有 Word 文档或 Excel 工作簿',
    en: 'an old Office file that holds neither a Word document nor a workbook',
  },
  rtf: { zh: 'RTF 文档', en: 'an RTF document' },
  picture: { zh: '图片', en: 'a picture' },
  archive: { zh: '压缩包', en: 'a compressed archive' },
  savedPage: { zh: '单个文件网页（.mht）', en: 'a web page saved as one file (.mht)' },
  wordXml: { zh: 'Word 2003 XML 文档', en: 'a Word 2003 XML document' },
  wordPackage: { zh: 'Word XML 文档', en: 'a Word XML document' },
  sheetXml: { zh: 'XML 表格 2003', en: 'an XML Spreadsheet 2003' },
};

const MAGIC: readonly (readonly [kind: FormatKind, bytes: readonly number[]])[] = [
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['picture', [0x52, 0x49, 0x46, 0x46]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
];

/** The format of a file that is no plain text or page; null when the bytes may be text. Decided by the bytes alone. */
export function recognizeFormat(bytes: Uint8Array): Format | null {
  const kind = kindOf(bytes);
  return kind === null ? null : formatOf(kind);
}

export function formatOf(kind: FormatKind): Format {
  return { kind, ...FORMATS[kind] };
}

function kindOf(bytes: Uint8Array): FormatKind | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return zipKind(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oleKind(bytes);
  // A PDF may open with some stray bytes; the standard allows its mark anywhere in the first kilobyte.
  const head = latin1(bytes, 1024);
  if (head.includes('%PDF-')) return 'pdf';
  const text = withoutMark(latin1(bytes, 4096));
  if (text.startsWith('{\\rtf')) return 'rtf';
  if (isMessage(text)) return 'savedPage';
  const root = /^(?:<[?!][^>]{0,400}>\s{0,8}){0,8}<(?:\w{1,20}:)?(\w{1,20})[\s>]/.exec(text)?.[1];
  if (root === 'wordDocument') return 'wordXml';
  if (root === 'package' && text.includes('/office/2006/xmlPackage')) return 'wordPackage';
  if (root === 'Workbook' && text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'sheetXml';
  if (root === 'document' && text.includes('urn:oasis:names:tc:opendocument:')) return flatOdfKind(bytes);
  if (startsWith(bytes, [0x42, 0x4d]) && isBitmap(bytes)) return 'picture';
  return MAGIC.find(([, magic]) => startsWith(bytes, magic))?.[0] ?? null;
}

/** An OpenDocument file that is one XML, and names its kind behind its vocabularies. */
function flatOdfKind(bytes: Uint8Array): FormatKind {
  const kind = /mimetype="application\/vnd\.oasis\.opendocument\.(text|spreadsheet)/.exec(latin1(bytes, 16_384))?.[1];
  if (kind === undefined) return 'openDocument';
  return kind === 'text' ? 'odt' : 'ods';
}

/** Without the mark of an encoding, blanks before the text, and the zeros that UTF-16 puts between letters. */
function withoutMark(text: string): string {
  return text.replaceAll('\0', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s{0,64}/, '');
}

/** A mail message: fields from the very start, that of its standard among them. */
function isMessage(text: string): boolean {
  return /^[A-Za-z][\w-]{1,40}: ?\S/.test(text) && /^MIME-Version: ?1/im.test(text);
}

/** A guess from what stands at both ends of the file; its directory decides where it is opened. */
function zipKind(bytes: Uint8Array): FormatKind {
  const names = latin1(bytes, 65_536) + latin1(bytes.subarray(Math.max(0, bytes.length - 65_536)), 65_536);
  if (names.includes('word/')) return 'docx';
  if (names.includes('xl/')) return 'xlsx';
  return names.includes('OFD.xml') ? 'ofd' : 'zip';
}

/** The kind of an Office file by the names of its parts; `officePackage`: its relations say what it is. */
export function kindOfParts(names: readonly string[]): FormatKind {
  const plain = names.map((part) => part.replaceAll('\\', '/').toLowerCase());
  const has = (name: string): boolean => plain.some((part) => part.startsWith(name));
  const typed = plain.includes('[content_types].xml');
  if (typed || plain.includes('_rels/.rels')) {
    if (has('word/')) return 'docx';
    if (plain.includes('xl/workbook.bin')) return 'xlsb';
    if (has('xl/')) return 'xlsx';
    if (has('ppt/')) return 'slides';
    if (typed) return 'officePackage';
  }
  if (plain.includes('ofd.xml')) return 'ofd';
  return has('content.xml') && (has('mimetype') || has('meta-inf/manifest.xml')) ? 'openDocument' : 'zip';
}

/** The kind of an old Office file by the names of its streams. */
export function kindOfStreams(names: readonly string[]): FormatKind {
  const has = (name: string): boolean => names.some((stream) => stream.toLowerCase() === name);
  if (has('encryptedpackage')) return 'encryptedOffice';
  if (has('worddocument')) return 'doc';
  return has('workbook') || has('book') ? 'xls' : 'oldOffice';
}

/** A guess from names in UTF-16 anywhere in the file; its directory decides where it is opened. */
function oleKind(bytes: Uint8Array): FormatKind {
  const holds = (name: string): boolean => indexOfUtf16(bytes, name);
  if (holds('EncryptedPackage')) return 'encryptedOffice';
  if (holds('WordDocument')) return 'doc';
  return holds('Workbook') ? 'xls' : 'oldOffice';
}

function indexOfUtf16(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
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
  // A decoder would take longer to make than these bytes to read.
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(limit, bytes.length)).toString('latin1');
}
