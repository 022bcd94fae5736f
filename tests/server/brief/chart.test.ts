/** One chart as a Word document: what is read in it is what the chart says, and what cannot be drawn is refused; a program of others opens it. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatNumber } from '../../../schema/chart/format.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { readPng } from '../draw/png/read-png.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

const get = (query: string, headers: Record<string, string> = {}) =>
  opened.app.inject({ url: `/chart.docx?${query}`, headers });

test.each([
  'measure=requests.received&of=hill',
  'kind=bar&measure=requests.received&of=region:hill/*&years=2021&lang=en',
  `measure=requests.received&of=hill-a&title=${encodeURIComponent('䶮镇“<申请>”逐年走势'.repeat(8).slice(0, 110))}`,
])('%s has title, picture with its words, every figure, notes and source', async (query) => {
  const answer = await get(query);
  expect([answer.statusCode, String(answer.headers['content-disposition'])]).toEqual([
    200,
    expect.stringMatching(/\.docx/),
  ]);
  const files = unzipSync(answer.rawPayload);
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const text = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map(([, one = '']) => one)
    .join('\n')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
  const { words, series, address } = (await opened.app.inject(`/chart.json?${query}`)).json();
  // The title is broken into lines that are even.
  expect(text.replace(/\s/g, '')).toContain(words.title.replace(/\s/g, ''));
  for (const said of [words.subtitle, words.source, address, ...words.notes]) expect(text).toContain(said);
  const values = series.flatMap(({ points }: { points: { value: number | null }[] }) =>
    points.map(({ value }) => value),
  );
  const known = values.filter((value: number | null): value is number => value !== null);
  expect(known.length).toBeGreaterThan(1);
  for (const value of known) expect(text.split('\n')).toContain(formatNumber(value));
  expect(xml).toMatch(/<wp:docPr[^>]*descr="[^"]{20,}"/);
  const [, png] = Object.entries(files).find(([name]) => /^word\/media\/.*\.png$/.test(name)) ?? [];
  const picture = readPng(Buffer.from(png ?? []));
  expect(picture.width).toBe(590 * 3);
  // Heads are repeated over pages, and no row is broken by the end of one.
  expect(xml).toContain('<w:tblHeader');
  expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(xml.match(/<w:tr>/g)?.length ?? 0);
  // English of the size of Chinese would need half as many pages again.
  const styles = strFromU8(files['word/styles.xml'] ?? new Uint8Array());
  expect(styles).toContain(query.endsWith('lang=en') ? '<w:sz w:val="28"/>' : '<w:sz w:val="32"/>');
});

test('is not written anew for whoever holds it, and names a character that no face has', async () => {
  const query = 'measure=requests.received&of=hill';
  const { etag } = (await get(query)).headers;
  expect((await get(query, { 'if-none-match': String(etag) })).statusCode).toBe(304);
  const refused = await get(`${query}&title=${encodeURIComponent('好消息🎉')}`);
  expect([refused.statusCode, refused.json().errors[0].message]).toEqual([422, expect.stringContaining('U+1F389')]);
  expect((await get(`${query}&title=${'长'.repeat(10_000)}`)).statusCode).toBe(400);
});

const isThere = (program: string): boolean => spawnSync('which', [program]).status === 0;
const canOpen = isThere('soffice') && isThere('pdftotext');
/** By ending: what is asked for, beside the query. */
const OPENED = { docx: 'chart.docx', pptx: 'chart.pptx', xlsx: 'chart.xlsx' } as const;

test.skipIf(!canOpen)(
  `LibreOffice opens Word, slide and workbook, and shows the numbers${canOpen ? '' : ' (left out: no soffice or pdftotext here)'}`,
  async () => {
    const query = 'measure=requests.received&of=hill&years=2020..2021';
    const { words, series } = (await opened.app.inject(`/chart.json?${query}`)).json();
    const values: readonly number[] = series[0].points.map(({ value }: { value: number }) => value);
    expect(values.every((value) => value > 0)).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-opened-'));
    try {
      for (const [ending, path] of Object.entries(OPENED))
        writeFileSync(join(folder, `${ending}.${ending}`), (await opened.app.inject(`/${path}?${query}`)).rawPayload);
      const run = promisify(execFile);
      const files = Object.keys(OPENED).map((ending) => join(folder, `${ending}.${ending}`));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]);
      for (const ending of Object.keys(OPENED)) {
        const { stdout } = await run('pdftotext', ['-layout', join(folder, `${ending}.pdf`), '-']);
        expect(stdout.replace(/\s/g, ''), ending).toContain(words.title.replace(/\s/g, '').slice(0, 12));
        // On the slide they are written by the program itself, at the points of its own chart.
        for (const value of values)
          expect(stdout, ending).toMatch(new RegExp(`(?<![\\d,])${formatNumber(value)}(?![\\d,])`));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
