/**
 * The streams of an OLE compound file, the container of .doc and .xls: a file system of sectors chained by a table.
 * Chains are followed no farther than the size that is promised, and no promise exceeds the file, so a chain that runs in a
 * circle or a directory without end costs no more than the bytes that are there.
 */
import { damagedFile } from '../../refusals.ts';
import { BeyondEnd, Bytes } from './bytes.ts';

export interface Ole {
  /** Names of the streams at the top; embedded documents lie deeper and are none of the document's own. */
  readonly names: readonly string[];
  /** The bytes of a stream; null when there is none of this name, in large letters or small. Throws Problem UNREADABLE_DOCUMENT. */
  read(name: string): Uint8Array | null;
}

const HEADER = 512;
const NO_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
const ENTRY = 128;
const MINI = 64;

interface Entry {
  readonly name: string;
  /** 1 folder, 2 stream, 5 root. */
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Opens a compound file. Throws Problem UNREADABLE_DOCUMENT (damaged). */
export function openOle(all: Uint8Array, fileName: string): Ole {
  return refusing(fileName, () => {
    const sectors = new Sectors(new Bytes(all));
    const streams = sectors.topStreams();
    return {
      names: [...streams.values()].map(({ name }) => name),
      read: (name) =>
        refusing(fileName, () => {
          const entry = streams.get(name.toLowerCase());
          return entry ? sectors.stream(entry) : null;
        }),
    };
  });
}

function refusing<T>(fileName: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BeyondEnd) throw damagedFile(fileName, 'OLE', error);
    throw error;
  }
}

class Sectors {
  readonly #bytes: Bytes;
  readonly #size: number;
  /** Sectors that hold the table of chains. */
  readonly #table: readonly number[];
  readonly #directory: Bytes;
  /** Streams shorter than a few sectors share the root's own stream, in small sectors with a table of their own. */
  #small: { readonly table: Bytes; readonly content: Bytes } | null = null;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
    const shift = bytes.u16(0x1e);
    if (shift !== 9 && shift !== 12) throw new BeyondEnd(`sectors of 2^${shift} bytes`);
    this.#size = 2 ** shift;
    this.#table = this.#readTable();
    this.#directory = new Bytes(this.#chain(bytes.u32(0x30), null));
  }

  stream({ start, size }: Entry): Uint8Array {
    if (size > this.#bytes.length) throw new BeyondEnd(`a stream of ${size} bytes`);
    return size < this.#bytes.u32(0x38) ? this.#smallStream(start, size) : this.#chain(start, size);
  }

  /** The streams of the root folder, which are kept as a tree. */
  topStreams(): Map<string, Entry> {
    const streams = new Map<string, Entry>();
    const seen = new Set<number>();
    const open = [this.#entry(0).child];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === NO_ENTRY || seen.has(at)) continue;
      seen.add(at);
      const entry = this.#entry(at);
      if (entry.type === 2) streams.set(entry.name.toLowerCase(), entry);
      open.push(entry.left, entry.right);
    }
    return streams;
  }

  #entry(index: number): Entry {
    const at = index * ENTRY;
    const directory = this.#directory;
    const length = Math.min(32, Math.floor(directory.u16(at + 0x40) / 2));
    return {
      name: directory.utf16(at, Math.max(0, length - 1)),
      type: directory.u8(at + 0x42),
      left: directory.u32(at + 0x44),
      right: directory.u32(at + 0x48),
      child: directory.u32(at + 0x4c),
      start: directory.u32(at + 0x74),
      size: directory.u32(at + 0x78),
    };
  }

  /** Sectors of the table: the first 109 stand in the header, the others in a chain of their own. */
  #readTable(): number[] {
    const bytes = this.#bytes;
    const listed: number[] = [];
    const take = (at: number, count: number): void => {
      for (let i = 0; i < count; i++) {
        const sector = bytes.u32(at + i * 4);
        if (sector < NO_SECTOR) listed.push(sector);
      }
    };
    take(0x4c, 109);
    const each = this.#size / 4 - 1;
    let next = bytes.u32(0x44);
    for (let left = this.#count(); next < NO_SECTOR && left > 0; left--) {
      take(this.#place(next), each);
      next = bytes.u32(this.#place(next) + each * 4);
      if (listed.length > this.#count()) throw new BeyondEnd('a table larger than the file');
    }
    return listed;
  }

  #count(): number {
    return Math.ceil(this.#bytes.length / this.#size);
  }

  #place(sector: number): number {
    return Math.max(HEADER, this.#size) + sector * this.#size;
  }

  #next(sector: number): number {
    const each = this.#size / 4;
    const inTable = this.#table[Math.floor(sector / each)];
    if (inTable === undefined) throw new BeyondEnd(`sector ${sector}`);
    return this.#bytes.u32(this.#place(inTable) + (sector % each) * 4);
  }

  /** The bytes of a chain, `length` of them; null: to its end, which must come before the file is used up. */
  #chain(start: number, length: number | null): Uint8Array {
    const pieces: Uint8Array[] = [];
    const most = length === null ? this.#count() : Math.ceil(length / this.#size);
    let taken = 0;
    let sector = start;
    while (pieces.length < most && sector < NO_SECTOR) {
      const place = this.#place(sector);
      // The last sector of a file is not always filled up.
      const piece = this.#bytes.slice(place, Math.max(1, Math.min(this.#size, this.#bytes.length - place)));
      pieces.push(piece);
      taken += piece.length;
      sector = this.#next(sector);
    }
    if (length === null ? sector < NO_SECTOR : taken < length) throw new BeyondEnd('a chain of sectors');
    return joined(pieces, length ?? taken);
  }

  #smallStream(start: number, size: number): Uint8Array {
    const pieces: Uint8Array[] = [];
    this.#small ??= this.#openSmall();
    let sector = start;
    for (let left = size; left > 0; left -= MINI) {
      pieces.push(this.#small.content.slice(sector * MINI, Math.min(MINI, left)));
      if (left > MINI) sector = this.#small.table.u32(sector * 4);
    }
    return joined(pieces, size);
  }

  #openSmall(): { table: Bytes; content: Bytes } {
    const root = this.#entry(0);
    return {
      table: new Bytes(this.#chain(this.#bytes.u32(0x3c), null)),
      content: new Bytes(this.#chain(root.start, Math.min(root.size, this.#bytes.length))),
    };
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece.subarray(0, length - at), at);
    at += piece.length;
    if (at >= length) break;
  }
  return all;
}
