/** Reading strangers' documents in a process that can be ended. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedDocuments } from '../../../../seeds/published/index.ts';
import { openPool, type ParsingPool } from '../../../../server/intake/pool/pool.ts';
import { canRecognize, openRecognizer } from '../../../../server/intake/pool/recognizing.ts';
import { readHere } from '../../../../server/intake/read-here.ts';
import { distinctForm } from '../../ingest/formats/distinct.ts';
import { grey, pdfOfPictures, scannedForm } from '../../ingest/formats/scanned.ts';
import { readingChildren } from './reading-children.ts';

const FORMATS = new URL('../../../fixtures/formats/', import.meta.url);
const [sample] = publishedDocuments();
if (!sample) throw new Error('no published report');

describe('a pool of reading processes', () => {
  let pool: ParsingPool;
  beforeAll(() => {
    pool = openPool({ size: 2, deadline: 20_000, memory: 256 });
  });
  afterAll(() => pool.close());

  // Each family of readers has packages or tables of its own to load, and may load nothing else.
  test.each([
    'hongze_district_2023-ruled.pdf',
    'hongze_district_2023.doc.gz',
    'hongze_district_2023.rtf.gz',
    'suqian_city_2023.word2003.xml.gz',
    'suqian_city_2023.xls.gz',
  ])('reads and checks %s as the program itself would', async (fileName) => {
    const stored = readFileSync(new URL(fileName, FORMATS));
    const document = { bytes: fileName.endsWith('.gz') ? gunzipSync(stored) : stored, fileName, mediaType: null };
    const examined = await pool.examine(document);
    expect(examined.read.figures.length).toBeGreaterThan(180);
    expect(examined.findings.some((finding) => finding.outcome === 'confirmed')).toBe(true);
    expect(examined).toEqual(await readHere.examine(document));
  });

  test('hands refusals through as they are', async () => {
    const empty = pool.examine({ bytes: new Uint8Array(), fileName: '空.txt', mediaType: null });
    await expect(empty).rejects.toMatchObject({ name: 'Problem', code: 'EMPTY_DOCUMENT' });
  });

  test('reads many at once, each answer its own', async () => {
    const documents = publishedDocuments();
    const read = await Promise.all(documents.map((document) => pool.examine(document)));
    expect(read.map((examined) => examined.read.year)).toEqual(documents.map((document) => document.year));
  });
});

test('a document that takes too long is stopped, said so, and the next one is read', async () => {
  const reasons: string[] = [];
  const pool = openPool({ size: 1, deadline: 1, memory: 256, onEnded: (reason) => reasons.push(reason) });
  await expect(pool.examine(sample)).rejects.toMatchObject({
    code: 'TOO_LARGE',
    sentence: { zh: expect.stringMatching(/已停止/) },
  });
  const list = { bytes: Buffer.from('单位全称\n教育局\n'), fileName: '名录.csv', mediaType: null };
  await expect(pool.tables(list)).rejects.toMatchObject({
    code: 'TOO_LARGE',
    sentence: {
      zh: expect.stringMatching(/已停止.*单位名录/),
      en: expect.stringMatching(/stopped.*it is the list of bureaus itself/),
    },
  });
  expect(reasons).toEqual(['deadline', 'deadline']);
  pool.close();
  const patient = openPool({ size: 1, deadline: 20_000, memory: 256 });
  expect((await patient.examine(sample)).read.year).toBe(sample.year);
  patient.close();
});

test.runIf(process.platform === 'linux')(
  'a process that holds more than twice the memory of its heap is ended, although its heap has room',
  async () => {
    // The heap is large enough for this document; the program itself is larger than twice that.
    const reasons: string[] = [];
    const pool = openPool({ size: 1, deadline: 20_000, memory: 32, onEnded: (reason) => reasons.push(reason) });
    await expect(pool.examine(sample)).rejects.toMatchObject({
      code: 'TOO_LARGE',
      sentence: { zh: expect.stringMatching(/内存超过上限/) },
    });
    expect(reasons).toEqual(['memory']);
    pool.close();
  },
);

/** A ZIP of one entry that inflates to `size` bytes of spaces. */
function zipBomb(name: string, size: number): Uint8Array {
  const data = deflateRawSync(Buffer.alloc(size, 0x20), { level: 9 });
  const label = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(label.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(label.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + label.length, 12);
  end.writeUInt32LE(30 + label.length + data.length, 16);
  return Buffer.concat([local, label, data, central, label, end]);
}

test('a bomb in a ZIP is refused, and this process does not grow', { timeout: 60_000 }, async () => {
  const pool = openPool({ size: 1, deadline: 20_000, memory: 256 });
  const bomb = { bytes: zipBomb('word/document.xml', 200 * 1024 * 1024), fileName: '年报.docx', mediaType: null };
  const before = process.memoryUsage().rss;
  await expect(pool.examine(bomb)).rejects.toMatchObject({ name: 'Problem' });
  await expect(
    pool
      .unpack({ ...bomb, fileName: '年报.zip' })
      .then((names) => Promise.all((names ?? []).map((fileName, place) => pool.examine({ ...bomb, fileName, place })))),
  ).rejects.toMatchObject({ name: 'Problem' });
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  expect((await pool.examine(sample)).read.year).toBe(sample.year);
  pool.close();
});

describe('pages that are pictures', () => {
  const zeros = { fileName: '扫描件.pdf', mediaType: null };

  test('are refused where nobody on this machine can recognize characters, or told as read from a picture', async () => {
    const pool = openPool({ size: 1, deadline: 20_000, memory: 512 });
    const { pages } = scannedForm(distinctForm('2021'));
    const asked: string[] = [];
    const onPage = ({ page, pages: all }: { page: number; pages: number }): void => void asked.push(`${page}/${all}`);
    // What these pages say only their own test can read: whatever is recognized, it is no report.
    const reading = pool.examine({ ...zeros, bytes: pdfOfPictures(pages.map(grey)) }, { onPage });
    await expect(reading).rejects.toMatchObject({ name: 'Problem' });
    expect(asked.length).toBe(canRecognize() ? 2 * pages.length : 0);
    pool.close();
  }, 120_000);
});

describe.skipIf(!canRecognize())('recognizing characters (skipped: npm run scans was not run)', () => {
  test('goes on after a process that was sent what is no line', async () => {
    const recognizer = openRecognizer();
    const line = new Uint8Array(48 * 96).fill(255);
    await expect(recognizer.recognize({ sizes: [[10, 10]] }, line)).rejects.toThrow(/10 high/);
    expect(await recognizer.recognize({ sizes: [[96, 48]] }, line)).toEqual([{ text: '', sure: 1 }]);
    recognizer.end();
  });

  test.runIf(process.platform === 'linux')(
    'happens where nothing but the addon and its models may be read',
    async () => {
      const recognizer = openRecognizer();
      await recognizer.recognize({ sizes: [[96, 48]] }, new Uint8Array(48 * 96).fill(255));
      const program = fileURLToPath(new URL('../../../../server/intake/pool/recognizer-child.ts', import.meta.url));
      const [child] = readingChildren(process.pid, program);
      recognizer.end();
      const [node = '', ...options] = child?.commandLine.slice(0, child.commandLine.indexOf(program)) ?? [];
      const script = `
      const tried = (work) => { try { work(); return 'done'; } catch (error) { return error.code; } };
      console.log([
        tried(() => require('node:fs').readFileSync('/etc/passwd')),
        tried(() => require('node:fs').readFileSync(${JSON.stringify(fileURLToPath(new URL('../../../../README.md', import.meta.url)))})),
        tried(() => require('node:fs').writeFileSync('/tmp/written-by-a-picture', 'x')),
        tried(() => require('node:child_process').spawnSync('true')),
      ].join());`;
      const { stdout } = spawnSync(node, [...options, '-e', script], { env: {}, encoding: 'utf8' });
      expect(stdout.trim()).toBe(Array(4).fill('ERR_ACCESS_DENIED').join());
    },
  );
});
