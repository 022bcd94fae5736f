/**
 * The parts of a ZIP file, looked at before anything is inflated. The directory at the end of the file is believed only as
 * far as it is sound: names that stand twice, parts that overlap, encrypted parts and sizes beyond the limits are refused,
 * and inflating stops at the limit whatever size was promised. Names are keys and never paths on a disk.
 */
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { Problem } from '../../../../schema/problem.ts';
import { damagedFile, encryptedFile, tooLarge } from '../../refusals.ts';

export interface Zip {
  /** Names of the parts, in the order of the directory; folders are left out. */
  readonly names: readonly string[];
  /**
   * The inflated bytes of a part; null when there is none of this name. Some programs write a name in other case or with
   * backslashes: where no part has the very name, that one is meant. `as`: the file named in a refusal.
   */
  read(name: string, as?: string): Promise<Uint8Array | null>;
}

export interface ZipLimits {
  readonly entries: number;
  readonly entryBytes: number;
  readonly bytes: number;
}

const OPTIONS = {
  lazyEntries: true,
  validateEntrySizes: true,
  // Names are decoded here: archives made in China name their files in GB18030 without saying so.
  decodeStrings: false,
} as const;

/** Opens a ZIP file. Throws Problem TOO_LARGE, UNSUPPORTED_FORMAT (encrypted) or UNREADABLE_DOCUMENT (damaged). */
export async function openZip(bytes: Uint8Array, fileName: string, limits: ZipLimits): Promise<Zip> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(withoutTail(whole), OPTIONS).catch(refuseAs(fileName));
  const entries = await listEntries(zip, fileName, limits).catch(refuseAs(fileName));
  const alike = new Map<string, string | null>();
  for (const name of entries.keys()) alike.set(foldName(name), alike.has(foldName(name)) ? null : name);
  let budget = limits.bytes;
  return {
    names: [...entries.keys()],
    read: async (name, as = fileName) => {
      const entry = entries.get(name) ?? entries.get(alike.get(foldName(name)) ?? '');
      if (!entry) return null;
      if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw encryptedFile(as);
      const limit = Math.min(budget, limits.entryBytes);
      if (entry.uncompressedSize > limit) throw tooLarge(as, 'inflated', limit);
      const inflated = await inflate(zip, entry, as, limit).catch(refuseAs(as));
      budget -= inflated.length;
      return inflated;
    },
  };
}

/** A ZIP file of any size on a disk, of which parts are read as they are inflated. */
export interface ZipOnDisk {
  /** Each part is read as often as it is asked for; null when there is none of this name. What is wrong with it is thrown by reading. */
  read(name: string): Promise<Readable | null>;
  close(): void;
}

/** Throws as openZip; whoever reads says how much of a part is enough. */
export async function openZipOnDisk(path: string, limits: Pick<ZipLimits, 'entries'>): Promise<ZipOnDisk> {
  const zip = await openPromise(path, { ...OPTIONS, autoClose: false }).catch(refuseAs(path));
  const close = (): void => zip.close();
  try {
    const entries = await listEntries(zip, path, limits);
    return {
      read: async (name) => {
        const entry = entries.get(name);
        return entry ? inflatedBySize(zip, entry) : null;
      },
      close,
    };
  } catch (error) {
    close();
    return refuseAs(path)(error);
  }
}

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const END_LENGTH = 22;

/** Without bytes behind the end of the directory, as some servers add when a file is downloaded. */
function withoutTail(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf(END_OF_DIRECTORY);
  if (at < 0 || at + END_LENGTH > bytes.length) return bytes;
  return bytes.subarray(0, Math.min(bytes.length, at + END_LENGTH + bytes.readUInt16LE(at + END_LENGTH - 2)));
}

function foldName(name: string): string {
  return name.replaceAll('\\', '/').toLowerCase();
}

/** Marks of an encrypted part, of the old and of the strong kind. */
const ENCRYPTED = 0x41;

function refuseAs(fileName: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof Problem) throw error;
    if (error instanceof Error && /encrypt/i.test(error.message)) throw encryptedFile(fileName);
    throw damagedFile(fileName, 'ZIP', error);
  };
}

async function listEntries(
  zip: ZipFile,
  fileName: string,
  limits: Pick<ZipLimits, 'entries'>,
): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw tooLarge(fileName, 'entries', limits.entries);
  const entries = new Map<string, Entry>();
  const seen = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    if (seen.size >= limits.entries) throw tooLarge(fileName, 'entries', limits.entries);
    const name = nameOf(entry.fileNameRaw);
    if (seen.has(name) || name.includes('\0')) throw damagedFile(fileName, 'ZIP');
    seen.add(name);
    if (!name.endsWith('/')) entries.set(name, entry);
  }
  refuseOverlap([...entries.values()], fileName);
  return entries;
}

const DEFLATED = 8;
/** Bytes that are inflated at once: each piece is a turn of a thread, and a row of a large part ends in hundreds of them. */
const SMALLEST_PIECE = 16 * 1024;
const LARGEST_PIECE = 256 * 1024;

/** In pieces that are as large as the part is: how many bytes that makes is told by whoever reads, and not here. */
async function inflatedBySize(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.compressionMethod !== DEFLATED || (entry.generalPurposeBitFlag & ENCRYPTED) !== 0)
    return zip.openReadStreamPromise(entry, {});
  const chunkSize = Math.min(LARGEST_PIECE, Math.max(SMALLEST_PIECE, entry.uncompressedSize));
  const packed = await zip.openReadStreamPromise(entry, { decompress: false });
  const inflating = createInflateRaw({ chunkSize });
  pipeline(packed, inflating, () => {});
  return inflating;
}

function nameOf(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

/** Parts that share their bytes are the trick by which a small file inflates without bound. */
function refuseOverlap(entries: readonly Entry[], fileName: string): void {
  const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const entry of sorted) {
    if (entry.relativeOffsetOfLocalHeader < end) throw damagedFile(fileName, 'ZIP');
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize;
  }
}

async function inflate(zip: ZipFile, entry: Entry, fileName: string, limit: number): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry, {});
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > limit) {
      stream.destroy();
      throw tooLarge(fileName, 'inflated', limit);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
