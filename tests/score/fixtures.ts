/** What this repository has of its own: the published forms written in every format and layout, and the labelled sentences. */
import { readdirSync, readFileSync } from 'node:fs';
import { illustrativeDocuments, PLANTED_FAULTS } from '../../seeds/illustrative/index.ts';
import type { SeedDocument } from '../../seeds/seed.ts';
import { readCell } from '../../server/ingest/text/number.ts';
import { odsOf, odtOf } from '../server/ingest/formats/odf.ts';
import { ofdOf } from '../server/ingest/formats/ofd.ts';
import { oldFile } from '../server/ingest/formats/old-files.ts';
import { workbookOf } from '../server/ingest/formats/sheet.ts';
import { wordOf } from '../server/ingest/formats/word.ts';
import { documentOf, labelledSet } from '../server/ingest/prose/labelled-set.ts';
import { closedByLines, paddedCells, partedByLines, ruledTable } from '../server/ingest/render/converted.ts';
import { type FilledForm, printedCells, publishedForm } from '../server/ingest/render/form.ts';
import { page } from '../server/ingest/render/page.ts';
import { wrappedLines } from '../server/ingest/render/pdf-lines.ts';
import { brokenMarkdown, paddedPipes, pipes, tabs } from '../server/ingest/render/rows.ts';
import { pipedCells } from '../server/ingest/render/streams.ts';
import { type Truth, truthOf } from './truth.ts';

/** A document to be scored. */
export interface Scored {
  readonly name: string;
  readonly format: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly truth: Truth;
  /** Whether it is a whole report, whose findings say something. */
  readonly judges: boolean;
}

const FORMS = [
  'shapotou_iic_2019',
  'shanghai_gov_office_2019',
  'hongze_district_2023',
  'suqian_city_2023',
  'suqian_city_2024',
];
const TEXTS: Readonly<Record<string, (form: FilledForm) => string>> = {
  HTML: page,
  'TXT tabs': tabs,
  'TXT pipes': pipes,
  'TXT padded pipes': paddedPipes,
  'TXT broken markdown': brokenMarkdown,
  'TXT ruled': ruledTable,
  'TXT cell a line': pipedCells,
  'TXT cell a line, padded': (form) => paddedCells(form, 'kept'),
  'TXT closed by lines': closedByLines,
  'TXT parted by lines': partedByLines,
  'TXT wrapped lines': wrappedLines,
};
const WRITERS: Readonly<Record<string, (form: FilledForm) => Promise<Uint8Array> | Uint8Array>> = {
  DOCX: wordOf,
  XLSX: workbookOf,
  ODT: (form) => odtOf(form),
  ODS: (form) => odsOf(form),
  OFD: (form) => ofdOf(form),
};
/** Files that other programs wrote from the forms. */
const FILES = new URL('../fixtures/formats/', import.meta.url);

/** Cells as printed; money stays in the unit of the form's own column. */
function truthOfForm(form: FilledForm): Truth {
  const cells = new Map(
    [...printedCells(form)].map(([cell, printed]) => {
      const content = readCell(printed)?.content;
      return [cell, content?.kind === 'number' ? content.value : null] as const;
    }),
  );
  return { ...truthOf({}), cells };
}

/** Every fixture: form by form, the examples, the sentences. */
export async function* fixtures(): AsyncGenerator<Scored> {
  const files = readdirSync(FILES).filter((name) => !name.endsWith('.json'));
  for (const name of FORMS) {
    const form = publishedForm(name);
    const truth = truthOfForm(form);
    const of = (format: string, bytes: Uint8Array, fileName = 'report') => ({
      name: `${name} ${format}`,
      format,
      fileName,
      bytes,
      truth,
      judges: true,
    });
    for (const [format, write] of Object.entries(TEXTS)) yield of(format, new TextEncoder().encode(write(form)));
    for (const [format, write] of Object.entries(WRITERS)) yield of(format, await write(form));
    for (const file of files.filter((one) => one.startsWith(name))) {
      const isPacked = file.endsWith('.gz');
      const fileName = isPacked ? file.slice(0, -3) : file;
      const bytes = isPacked ? oldFile(fileName) : readFileSync(new URL(file, FILES));
      yield of((fileName.split('.').at(-1) ?? '').toUpperCase(), bytes, fileName);
    }
  }
  for (const document of illustrativeDocuments()) yield ofExample(document);
  for (const sentence of labelledSet()) yield ofSentence(sentence.name, documentOf(sentence), sentence.expected);
}

/** A report made up for the examples: what a rule says of it is so where a fault was planted in it. */
function ofExample({ publisher, year, fileName, bytes }: SeedDocument): Scored {
  const isPlanted = PLANTED_FAULTS.some((fault) => fault.bureau === publisher && fault.year === year);
  const truth = { ...truthOf({}), verdictOf: () => isPlanted };
  return { name: `${publisher} ${year}`, format: 'example', fileName, bytes, truth, judges: true };
}

/** `requests.received 47`, `disclosures.item:其他 3`, `requests.closed 300≈`. */
function ofSentence(name: string, text: string, expected: readonly string[]): Scored {
  const stated = expected.map((words) => {
    const [measure = '', value = ''] = words.replace('≈', '').split(/(?::.*)? (?=[^ ]+$)/);
    return { measure, value: Number(value) };
  });
  const isEntry = ({ measure }: { readonly measure: string }) => measure === 'disclosures.item';
  const isScored = ({ measure }: { readonly measure: string }) =>
    !/^(?:document\.|wechat\.|requests\.leftOpen)/.test(measure);
  const truth = truthOf({
    figures: stated.filter((one) => isScored(one) && !isEntry(one)),
    entries: stated.filter(isEntry).map(({ value }) => value),
  });
  return {
    name,
    format: 'sentence',
    fileName: 'report.txt',
    bytes: new TextEncoder().encode(text),
    truth,
    judges: false,
  };
}
