/** Return sheets as files: of a bureau a Word document, of a region's year all of them in a ZIP. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { zipSync } from 'fflate';
import { type Lang, wordsIn } from '../../schema/language.ts';
import { ensurePublisher } from '../aggregate/known.ts';
import { askSheets, sheetContents } from '../aggregate/return-sheets.ts';
import { returnSheetDocument } from '../brief/return-sheet.ts';
import { sheetWords } from '../brief/return-sheet.words.ts';
import { dayInChina } from '../china-time.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { parametersOf } from './address.ts';
import { revisionIn } from './as-of.ts';
import { yearOf } from './findings.ts';
import { attachment } from './headers.ts';
import type { ShownTo } from './shown-to.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function addReturnSheetRoutes(app: FastifyInstance, shown: ShownTo, now: () => string): void {
  // The day stands in them, and what was answered since.
  const headers = { 'cache-control': 'private, no-cache' };
  const asked = (request: FastifyRequest) => {
    const params = parametersOf(request);
    const lang: Lang = params.get('lang') === 'en' ? 'en' : 'zh';
    return { params, lang, year: yearOf(params.get('year')), today: dayInChina(now()) };
  };

  app.get('/return-sheet.docx', { config: { rate: 'written' } }, async (request, reply) => {
    const { params, lang, year, today } = asked(request);
    const reader = shown.of(request);
    const asOf = await revisionIn(reader, params, 'asOf');
    const publisher = params.get('publisher') ?? '';
    await ensurePublisher(reader, publisher, 'publisher');
    const { name, bytes } = await returnSheetDocument(await sheetContents(reader, publisher, year, asOf), lang, today);
    return reply
      .headers({ ...headers, 'content-disposition': attachment(name) })
      .type(DOCX)
      .send(Buffer.from(bytes));
  });

  app.get('/return-sheets.zip', { config: { rate: 'written' } }, async (request, reply) => {
    const { params, lang, year, today } = asked(request);
    const reader = shown.of(request);
    const asOf = await revisionIn(reader, params, 'asOf');
    const region = params.get('region') ?? '';
    await ensurePublisher(reader, region, 'region');
    const files: Record<string, Uint8Array> = {};
    for (const { publisher, findings } of await askSheets(reader, { region, year, asOf }, today)) {
      if (findings === 0) continue;
      const { name, bytes } = await returnSheetDocument(
        await sheetContents(reader, publisher.id, year, asOf),
        lang,
        today,
      );
      // Two bureaus may have one name.
      files[name in files ? `${publisher.id} ${name}` : name] = bytes;
    }
    const [row] = await findPublishers(reader, [region]);
    const called = { zh: row?.name_zh ?? region, en: row?.name_en ?? region }[lang];
    return (
      reply
        .headers({
          ...headers,
          'content-disposition': attachment(`${wordsIn(sheetWords, lang).zipName(called, year)}.zip`),
        })
        .type('application/zip')
        // Each is packed already.
        .send(Buffer.from(zipSync(files, { level: 0 })))
    );
  });
}
