/**
 * The transcript of a web page saved as one file (.mht; Word and WPS save it as .doc, too): a mail message whose parts are
 * the page, its frames and pictures.
 */
import { damagedFile, tooLarge } from '../../refusals.ts';
import { LIMITS } from '../limits.ts';
import { decodeBytes } from './decode.ts';
import { readHtml } from './html.ts';

export interface MhtText {
  readonly text: string;
  /** Some characters were lost. */
  readonly damaged: boolean;
}

interface Part {
  readonly type: string;
  readonly charset: string | null;
  readonly encoding: string;
  readonly location: string;
  /** One character a byte. */
  readonly body: string;
  /** Whether the mark that ends it is there; without it the file was cut off. */
  readonly whole: boolean;
}

/** Parts of a page; pictures are among them. */
const MOST_PARTS = 2000;
/** A message within a message within a message: more is made to harm. */
const DEEPEST = 4;

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function readMht(bytes: Uint8Array, fileName: string): MhtText {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const parts: Part[] = [];
  collectParts({ source, whole: true }, parts, 0, fileName);
  const pages = parts.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const [first, ...others] = pages;
  if (!first) throw damagedFile(fileName, 'MHT');
  const sheets = parts.filter(({ type }) => type === 'text/css');
  const page = withSheets(decodePart(first, fileName), sheets, fileName);
  // A page that is divided into frames shows the pages in them, in their order; tabs of sheets are no page.
  if (!/<frameset\b/i.test(page.text)) return { text: readHtml(page.text), damaged: page.damaged };
  const frames = others
    .filter(({ location }) => !/tabstrip/i.test(location))
    .map((part) => withSheets(decodePart(part, fileName), sheets, fileName));
  return {
    text: frames.map(({ text }) => readHtml(text)).join('\n'),
    damaged: frames.some(({ damaged }) => damaged),
  };
}

/** Style sheets that are parts of the message, put where the page names them: what they hide is not seen. */
function withSheets(page: MhtText, sheets: readonly Part[], fileName: string): MhtText {
  if (sheets.length === 0) return page;
  const text = page.text.replace(/<link\b([^>]{0,600})>/gi, (link, attributes: string) => {
    const value = (name: string): string =>
      new RegExp(`\\b${name}\\s*=\\s*["']?([^"'>]+)`, 'i').exec(attributes)?.[1] ?? '';
    const href = value('href').trim();
    const sheet = sheets.find(({ location }) => href !== '' && (location === href || location.endsWith(`/${href}`)));
    if (!sheet || !/stylesheet/i.test(value('rel'))) return link;
    const rules = decodePart(sheet, fileName).text.replaceAll('</', '');
    return `<style media="${value('media') || 'all'}">${rules}</style>`;
  });
  return { ...page, text };
}

interface Piece {
  readonly source: string;
  readonly whole: boolean;
}

function collectParts({ source, whole }: Piece, parts: Part[], depth: number, fileName: string): void {
  const { fields, body } = splitHead(source);
  const [type = '', ...parameters] = (fields.get('content-type') ?? 'text/plain').split(';');
  const kind = type.trim().toLowerCase();
  const boundary = parameterOf(parameters, 'boundary');
  if (!kind.startsWith('multipart/') || boundary === null || depth >= DEEPEST) {
    if (parts.length >= MOST_PARTS) throw tooLarge(fileName, 'entries', MOST_PARTS);
    parts.push({
      type: kind,
      charset: parameterOf(parameters, 'charset'),
      encoding: (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase(),
      location: fields.get('content-location') ?? '',
      body,
      whole,
    });
    return;
  }
  for (const piece of piecesOf(body, boundary)) collectParts(piece, parts, depth + 1, fileName);
}

/** Fields of a head by their names in small letters; a line that begins with a blank goes on with the field before. */
function splitHead(source: string): { fields: Map<string, string>; body: string } {
  const fields = new Map<string, string>();
  let at = 0;
  let name = '';
  for (let lines = 0; at < source.length && lines < MOST_LINES; lines++) {
    const found = source.indexOf('\n', at);
    const end = found === -1 ? source.length : found;
    const line = source.slice(at, end).replace(/\r$/, '');
    at = end + 1;
    if (line.trim() === '') {
      if (fields.size > 0) break;
      continue;
    }
    const field = /^([\w-]{1,60}):(.*)$/.exec(line);
    if (/^[ \t]/.test(line) && name !== '') fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`.slice(0, 2000));
    else if (field) {
      name = (field[1] ?? '').toLowerCase();
      fields.set(name, (field[2] ?? '').trim());
    } else {
      // No head at all: the part is its text.
      if (fields.size === 0) return { fields, body: source };
      break;
    }
  }
  return { fields, body: source.slice(at) };
}

const MOST_LINES = 200;

function parameterOf(parameters: readonly string[], name: string): string | null {
  for (const parameter of parameters) {
    const [key = '', ...value] = parameter.split('=');
    if (key.trim().toLowerCase() === name)
      return value
        .join('=')
        .trim()
        .replace(/^"([^"]*)"$/, '$1');
  }
  return null;
}

/** What stands between the lines `--boundary`. */
function piecesOf(body: string, boundary: string): Piece[] {
  const mark = `--${boundary}`;
  const pieces: Piece[] = [];
  let start: number | null = null;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body.charAt(at - 1) !== '\n') continue;
    if (start !== null) pieces.push({ source: body.slice(start, at), whole: true });
    const end = body.indexOf('\n', at);
    start = end === -1 ? body.length : end + 1;
    if (body.startsWith('--', at + mark.length)) return pieces;
    if (pieces.length > MOST_PARTS) break;
  }
  if (start !== null && start < body.length) pieces.push({ source: body.slice(start), whole: false });
  return pieces;
}

function decodePart({ body, encoding, charset, whole }: Part, fileName: string): MhtText {
  if (!whole) throw damagedFile(fileName, 'MHT');
  const bytes = bytesOf(body, encoding);
  if (bytes.length > LIMITS.entryInflatedBytes) throw tooLarge(fileName, 'inflated', LIMITS.entryInflatedBytes);
  const named = charset === null ? null : decodeAs(bytes, charset);
  if (named !== null) return { text: named, damaged: false };
  const decoded = decodeBytes(bytes);
  if (!decoded) throw damagedFile(fileName, 'MHT');
  return decoded;
}

/** The text in the encoding that the part names; null when it is no such text. */
function decodeAs(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function bytesOf(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  const bytes = Buffer.from(body, 'latin1');
  return encoding === 'quoted-printable' ? unquoted(bytes) : bytes;
}

const EQUALS = 0x3d;
const CARRIAGE_RETURN = 0x0d;
const NEW_LINE = 0x0a;

/** `=E4` is a byte, and `=` at the end of a line joins it with the next. */
function unquoted(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === EQUALS) {
      const end = lineEnd(bytes, at + 1);
      const value = hexOf(bytes[at + 1]) * 16 + hexOf(bytes[at + 2]);
      if (end !== null) {
        at = end;
        continue;
      }
      if (!Number.isNaN(value)) {
        plain[length++] = value;
        at += 2;
        continue;
      }
    }
    plain[length++] = byte;
  }
  return plain.subarray(0, length);
}

/** Where the line ends when nothing but a few blanks stands before its end; null otherwise. */
function lineEnd(bytes: Uint8Array, from: number): number | null {
  let at = from;
  while (at - from < 8 && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  if (bytes[at] === CARRIAGE_RETURN) at++;
  return bytes[at] === NEW_LINE ? at : null;
}

function hexOf(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
