import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { filledForm } from '../render/arbitrary.ts';
import { expectRead } from '../render/expect.ts';
import { type FilledForm, publishedForm } from '../render/form.ts';
import { commaSeparated } from './commas.ts';
import { workbookOf } from './sheet.ts';
import { wordOf } from './word.ts';

const SEED = 20_211_231;
const read = (bytes: Uint8Array): Promise<ReadReport> => readAnyDocument(bytes, 'a');
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const WRITERS: readonly (readonly [string, (form: FilledForm) => Promise<Uint8Array>])[] = [
  ['a Word document', wordOf],
  ['a Word document with automatic ordinals', (form) => wordOf(form, { ordinals: 'automatic' })],
  ['a workbook', workbookOf],
  ['a sheet saved as text', async (form) => encode(commaSeparated(form, ','))],
];

describe('any valid form, blanks anywhere, is read back cell for cell', () => {
  it.each(WRITERS)('from %s', async (_, write) => {
    const whole = fc.asyncProperty(filledForm('any'), async (form) => expectRead(await read(await write(form)), form));
    await fc.assert(whole, { numRuns: 12, seed: SEED });
  });
});

describe('a damaged document', () => {
  it('is read or refused with a Problem', async () => {
    const form = publishedForm('suqian_city_2023');
    const pdf = readFileSync(new URL('../../../fixtures/formats/suqian_city_2023-ruled.pdf', import.meta.url));
    const documents = [await wordOf(form), await workbookOf(form), new Uint8Array(pdf)];
    const damage = fc.record({
      document: fc.constantFrom(...documents),
      cut: fc.oneof(fc.constant(0), fc.nat(100_000)),
      writes: fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { maxLength: 20 }),
    });
    const survives = fc.asyncProperty(damage, async ({ document, cut, writes }) => {
      const bytes = document.slice(0, Math.max(200, document.length - cut));
      for (const [at, value] of writes) bytes[at % bytes.length] = value;
      try {
        const report = await read(bytes);
        for (const { content, place } of report.figures) {
          if (place) expect(report.text.slice(place.start, place.end)).toBe(content.printed);
        }
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
    });
    await fc.assert(survives, { numRuns: 60, seed: SEED });
  });
});
