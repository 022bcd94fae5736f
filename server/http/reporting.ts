/** Who has reported, as files: the table of the page, with what the page's address chooses of it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Lang, wordsIn } from '../../schema/language.ts';
import { FILING_STATES, isReportYear } from '../../schema/reporting/filing.ts';
import { chooseRows, readChoice, tableCells } from '../../schema/reporting/table.ts';
import { reportingWords } from '../../schema/reporting/words.ts';
import { FILER_KINDS } from '../../schema/rollup/due.ts';
import { askReporting, noReportYear } from '../aggregate/reporting.ts';
import { filingRows } from '../aggregate/reporting-rows.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf } from './address.ts';
import { readerAsOf } from './as-of.ts';
import { addTableRoutes, type Exported, ensureKnown } from './sheets.ts';

export function addReportingRoutes(app: FastifyInstance, held: Reader, now: () => string): void {
  const answer = async (request: FastifyRequest): Promise<Exported> => {
    const params = parametersOf(request);
    const lang: Lang = params.get('lang') === 'en' ? 'en' : 'zh';
    const { reader, asOf } = await readerAsOf(held, params);
    const question = { region: params.get('region') ?? '', year: yearOf(params.get('year')), now: now(), asOf };
    const reporting = await askReporting(reader, { ...question, below: params.get('below') === 'yes' });
    const choice = readChoice((name) => params.get(name));
    ensureKnown('state', params, FILING_STATES);
    ensureKnown('kind', params, FILER_KINDS);
    const rows = await filingRows(reader, reporting, { contacts: request.viewer !== null });
    const name = { zh: reporting.region.name_zh, en: reporting.region.name_en }[lang];
    return {
      title: wordsIn(reportingWords, lang).titleOf(name, reporting.year),
      cells: tableCells(chooseRows(rows, choice), lang),
    };
  };
  // Who is late changes with the day, and who may see a contact with who asks.
  addTableRoutes(app, '/reporting', answer, { 'cache-control': 'private, no-cache' });
}

function yearOf(text: string | null): number {
  const year = Number(text);
  if (text !== null && /^\d{4}$/.test(text) && isReportYear(year)) return year;
  throw noReportYear(text ?? '');
}
