/** The picture of a number beside it: cut from the document that is stored, for the place that the report names. */
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadReport } from '../../../schema/report/report.ts';
import type { Readers } from '../../../server/intake/examine.ts';
import { readersHere } from '../../../server/intake/read-here.ts';
import { saveReport } from '../../../server/store/save/report.ts';
import { fillDistrict, openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { AT, REGION } from '../../support/small-district.ts';
import type { TestStore } from '../../support/stores.ts';
import { distinctForm } from '../ingest/formats/distinct.ts';
import { grey, pdfOfPictures, scannedForm } from '../ingest/formats/scanned.ts';

const SCANNED = scannedForm(distinctForm('2021'));
const bytes = pdfOfPictures(SCANNED.pages.map(grey));
const here = readersHere(SCANNED.recognize);
let readings = 0;
const readers: Pick<Readers, 'clips'> = {
  clips: (file) => {
    readings++;
    return here.clips(file);
  },
};

let opened: TestApp;
let read: ReadReport;
let hash: string;
const fill = async (given: TestStore): Promise<void> => {
  await fillDistrict(given);
  const examined = await here.examine({ bytes, fileName: '扫描件.pdf', mediaType: 'application/pdf' });
  read = examined.read;
  hash = examined.document.hash;
  await given.store.writer.transaction((tx) =>
    saveReport(tx, {
      publisher: { id: 'hill-a', kind: 'bureau', region: REGION.id },
      year: 2023,
      document: { hash, fileName: '扫描件.pdf', mediaType: 'application/pdf', bytes },
      read,
      findings: examined.findings,
      repairs: examined.repairs,
      at: AT,
      actor: 'tests',
      source: null,
    }),
  );
};
beforeAll(async () => {
  // Cut out apart, they stand in no line of documents that are written.
  const limits = { ...UNHURRIED, written: { atOnce: 1, inLine: 0, longest: 1000 } };
  opened = await openTestApp({ fill, readers, reading: 'keys', limits });
  const key = await keyFor(opened.store, { role: 'bureau', scope: 'hill-a' });
  headers = { authorization: `Bearer ${key}` };
}, 60_000);
afterAll(() => opened.dispose());

let headers: Record<string, string> = {};
const get = (url: string, more: Record<string, string> = headers) => opened.app.inject({ url, headers: more });
const addressOf = ({ start, end }: { start: number; end: number }): string =>
  `/documents/${hash}/clip.png?start=${start}&end=${end}`;

test('every number that was read from a picture has its own, whatever is asked for first, for one reading', async () => {
  const figures = read.figures.filter(({ place, confidence }) => place !== null && confidence === 'pictured');
  expect(figures.length).toBeGreaterThan(150);
  const answers = await Promise.all(
    figures.slice(0, 40).map(({ place }) => get(addressOf(place ?? { start: 0, end: 0 }))),
  );
  for (const [index, { statusCode, rawPayload, headers: said }] of answers.entries()) {
    expect(statusCode, JSON.stringify(figures[index])).toBe(200);
    expect(said['content-type']).toBe('image/png');
    const [seen] = (await SCANNED.recognize([rasterOf(rawPayload)], { page: 1, pages: 1 })) ?? [];
    expect(seen?.text).toBe(read.text.slice(figures[index]?.place?.start, figures[index]?.place?.end));
  }
  expect(readings).toBe(1);
});

test('is for those who may read, and known again', async () => {
  const place = read.figures.find((figure) => figure.place !== null)?.place ?? { start: 0, end: 0 };
  expect((await get(addressOf(place), {})).statusCode).toBe(401);
  const { headers: said } = await get(addressOf(place));
  const again = await get(addressOf(place), { ...headers, 'if-none-match': String(said.etag) });
  expect(again.statusCode).toBe(304);
});

test('there is none where no number was read, nor of a document that is none', async () => {
  const { statusCode, body } = await get(addressOf({ start: 0, end: 2 }));
  expect(statusCode).toBe(404);
  expect(body).toContain('没有从图片识别的数字');
  expect((await get(`/documents/${'0'.repeat(64)}/clip.png?start=1&end=2`)).statusCode).toBe(404);
  expect((await get(`/documents/${hash}/clip.png?start=a&end=2`)).statusCode).toBe(404);
});

test('none is shown of a document that is read otherwise now than when it was stored', async () => {
  const clip = { start: 0, end: 2, png: new Uint8Array(8) };
  const clips = async () => ({ text: `${read.text}。`, clips: [clip] });
  const other = await openTestApp({ opened, fill: async () => {}, readers: { clips } });
  expect((await other.app.inject({ url: addressOf(clip) })).statusCode).toBe(404);
  await other.app.close();
});

test('a machine that cannot read pictures says so', async () => {
  const other = await openTestApp({ opened, fill: async () => {}, readers: { clips: async () => null } });
  const { statusCode, body } = await other.app.inject({ url: addressOf({ start: 0, end: 2 }) });
  expect(statusCode).toBe(404);
  expect(body).toContain('没有装读扫描件的部件');
  await other.app.close();
});

/** A PNG of greys, rows without filter. */
function rasterOf(png: Buffer): { width: number; height: number; data: Uint8Array } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const at = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) data.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width);
  return { width, height, data };
}
