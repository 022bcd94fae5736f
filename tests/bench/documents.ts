/** Speed of reading, storing and drawing, measured on the machine it runs on. Figures are medians of several rounds; nothing is asserted. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAddress } from '../../schema/chart/address.ts';
import { loadSeeds, seedDocuments } from '../../seeds/entering.ts';
import { answerChart } from '../../server/aggregate/chart.ts';
import { drawSvg } from '../../server/draw/draw.ts';
import type { DocumentBytes } from '../../server/intake/examine.ts';
import { readHere } from '../../server/intake/read-here.ts';
import { openSqlite } from '../../server/store/open.ts';
import { odsOf, odtOf } from '../server/ingest/formats/odf.ts';
import { ofdOf } from '../server/ingest/formats/ofd.ts';
import { oldFile } from '../server/ingest/formats/old-files.ts';
import { workbookOf } from '../server/ingest/formats/sheet.ts';
import { wordOf } from '../server/ingest/formats/word.ts';
import { publishedForm } from '../server/ingest/render/form.ts';

const ROUNDS = 5;
const NOW = '2026-11-20T00:00:00.000Z';

async function median(work: () => Promise<number> | number): Promise<number> {
  const figures: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) figures.push(await work());
  return figures.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

function line(what: string, figure: number, unit: string): void {
  process.stdout.write(`${what.padEnd(58)} ${figure.toFixed(1).padStart(9)} ${unit}\n`);
}

const documents = seedDocuments();

/** Documents by format: the seeds as they are, and the published forms written as Word, workbook and printed PDF. */
async function documentsByFormat(): Promise<ReadonlyMap<string, readonly DocumentBytes[]>> {
  const formats = new Map<string, readonly DocumentBytes[]>(Map.groupBy(documents, (document) => document.mediaType));
  const forms = ['shapotou_iic_2019', 'shanghai_gov_office_2019', 'suqian_city_2023', 'hongze_district_2023'].map(
    publishedForm,
  );
  const named = (fileName: string, bytes: Uint8Array): DocumentBytes => ({ fileName, bytes, mediaType: null });
  formats.set('DOCX', await Promise.all(forms.map(async (form) => named('a.docx', await wordOf(form)))));
  formats.set('XLSX', await Promise.all(forms.map(async (form) => named('a.xlsx', await workbookOf(form)))));
  formats.set(
    'ODT',
    forms.map((form) => named('a.odt', odtOf(form))),
  );
  formats.set(
    'ODS',
    forms.map((form) => named('a.ods', odsOf(form))),
  );
  formats.set(
    'OFD',
    forms.map((form) => named('a.ofd', ofdOf(form))),
  );
  const folder = new URL('../fixtures/formats/', import.meta.url);
  const printed = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  formats.set(
    'PDF',
    printed.map((name) => named(name, readFileSync(new URL(name, folder)))),
  );
  const kept = readdirSync(folder).filter((name) => name.endsWith('.gz'));
  for (const [format, ending] of [
    ['DOC', '.doc.gz'],
    ['XLS', '.xls.gz'],
    ['RTF', '.rtf.gz'],
  ] as const) {
    const files = kept.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -3));
    formats.set(
      format,
      files.map((name) => named(name, oldFile(name))),
    );
  }
  return formats;
}

for (const [format, some] of await documentsByFormat()) {
  const speed = await median(async () => {
    const started = performance.now();
    for (const document of some) await readHere.examine(document);
    return (some.length / (performance.now() - started)) * 1000;
  });
  line(`read and checked, ${format} (${some.length} documents)`, speed, 'documents/s');
}

const stored = await median(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const store = await openSqlite(join(folder, 'bench.sqlite'));
  const started = performance.now();
  await loadSeeds(store, documents, '2026-01-20T00:00:00.000Z');
  const speed = (documents.length / (performance.now() - started)) * 1000;
  await store.close();
  rmSync(folder, { recursive: true });
  return speed;
});
line(`read, checked and stored, each its own transaction (${documents.length})`, stored, 'documents/s');

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
const store = await openSqlite(join(folder, 'bench.sqlite'));
await loadSeeds(store, documents, '2026-01-20T00:00:00.000Z');
const charts = {
  'a region’s trend': 'kind=trend&measure=requests.received&of=shifan',
  'a comparison of 36 bureaus': 'kind=bar&measure=requests.received&of=region:shifan/*',
  'outcomes by year': 'kind=outcomes&of=shifan',
};
for (const [what, address] of Object.entries(charts)) {
  line(
    `${what}: question answered`,
    await median(async () => {
      const started = performance.now();
      await answerChart(store.reader, parseAddress(address), NOW);
      return performance.now() - started;
    }),
    'ms',
  );
  const { chart, answer, words } = await answerChart(store.reader, parseAddress(address), NOW);
  line(
    `${what}: drawn as SVG`,
    await median(() => {
      const started = performance.now();
      drawSvg(chart, answer, words);
      return performance.now() - started;
    }),
    'ms',
  );
}
await store.close();
rmSync(folder, { recursive: true });
