/** A ZIP that is written part by part: what other programs read in it, and what is remembered meanwhile. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openZip, openZipOnDisk } from '../../server/ingest/formats/container/zip.ts';
import { type Part, writeZip } from '../../server/zip-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-zip-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* bytesOf(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
async function* partsOf(...parts: readonly Part[]): AsyncGenerator<Part> {
  yield* parts;
}

test('holds what was written, in order, whatever its size', async () => {
  const path = join(folder, 'a.zip');
  const large = Buffer.alloc(3 * 1024 * 1024, '政府信息公开');
  await writeZip(
    partsOf(
      { name: '年报/一.txt', bytes: bytesOf(Buffer.from('一'), Buffer.from('二')) },
      { name: 'empty', bytes: bytesOf() },
      { name: 'large', bytes: bytesOf(large) },
    ),
    path,
  );
  const bytes = readFileSync(path);
  const zip = await openZip(bytes, 'a.zip', { entries: 10, entryBytes: 1e7, bytes: 1e8 });
  expect(zip.names).toEqual(['年报/一.txt', 'empty', 'large']);
  expect(String(Buffer.from((await zip.read('年报/一.txt')) ?? []))).toBe('一二');
  expect((await zip.read('empty'))?.length).toBe(0);
  expect(Buffer.from((await zip.read('large')) ?? []).equals(large)).toBe(true);
  // What stands before a part is filled in too: programs that read from the beginning need no list.
  expect(bytes.readUInt32LE(14)).toBe(crc32('一二'));
  const extra = 30 + bytes.readUInt16LE(26);
  expect([bytes.readUInt16LE(extra), bytes.readBigUInt64LE(extra + 4)]).toEqual([1, 6n]);
});

test('takes no other file’s place, and throws what a part throws', async () => {
  const path = join(folder, 'b.zip');
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a');
    throw new Error('cannot be read');
  }
  await expect(writeZip(partsOf({ name: 'a', bytes: failing() }), path)).rejects.toThrow('cannot be read');
  await expect(writeZip(partsOf(), path)).rejects.toMatchObject({ code: 'EEXIST' });
});

test('of more parts than it may have is not opened, in memory or on disk', async () => {
  const path = join(folder, 'three.zip');
  await writeZip(partsOf(...['a', 'b', 'c'].map((name) => ({ name, bytes: bytesOf(Buffer.from(name)) }))), path);
  const limits = { entryBytes: 1e6, bytes: 1e7 };
  for (const entries of [2, 3]) {
    const inMemory = openZip(readFileSync(path), 'three.zip', { ...limits, entries });
    const onDisk = openZipOnDisk(path, { entries }).then((zip) => zip.close());
    if (entries === 3) await expect(Promise.all([inMemory, onDisk])).resolves.toHaveLength(2);
    else for (const opened of [inMemory, onDisk]) await expect(opened).rejects.toMatchObject({ code: 'TOO_LARGE' });
  }
});

test('of thousands of parts remembers a line each', async () => {
  const path = join(folder, 'many.zip');
  const COUNT = 3000;
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const memory = async (): Promise<number> => {
    await wait(50);
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const held: number[] = [];
  async function* many(): AsyncGenerator<Part> {
    for (let place = 0; place < COUNT; place += 1) {
      if (place === COUNT / 3) held.push(await memory());
      yield { name: `documents/${place}.txt`, bytes: bytesOf(Buffer.alloc(2000, String(place))) };
    }
    held.push(await memory());
  }
  await writeZip(many(), path);
  (await openZipOnDisk(path, { entries: COUNT })).close();
  const [before = 0, after = 0] = held;
  // About eight thousand, packers that wait to be collected among them; lines that keep what they were cut from make 22 thousand.
  expect((after - before) / (2 * (COUNT / 3))).toBeLessThan(16_000);
});
