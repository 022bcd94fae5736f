/** Who has reported, as files: the table of the page, with what the page's address chooses of it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { writeXlsx } from 'hucre';
import { type Lang, wordsIn } from '../../schema/language.ts';
import { type CsvCell, csvOf } from '../../schema/markup.ts';
import { Problem } from '../../schema/problem.ts';
import { FILING_STATES, isReportYear } from '../../schema/reporting/filing.ts';
import { chooseRows, readChoice, tableCells } from '../../schema/reporting/table.ts';
import { reportingWords } from '../../schema/reporting/words.ts';
import { FILER_KINDS } from '../../schema/rollup/due.ts';
import { askReporting, noReportYear } from '../aggregate/reporting.ts';
import { filingRows } from '../aggregate/reporting-rows.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf } from './address.ts';
import { attachment } from './headers.ts';

interface Exported {
  readonly title: string;
  readonly cells: readonly (readonly CsvCell[])[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function addReportingRoutes(app: FastifyInstance, reader: Reader, now: () => string): void {
  const answer = async (request: FastifyRequest): Promise<Exported> => {
    const params = parametersOf(request);
    const lang: Lang = params.get('lang') === 'en' ? 'en' : 'zh';
    const question = { region: params.get('region') ?? '', year: yearOf(params.get('year')), now: now() };
    const reporting = await askReporting(reader, { ...question, below: params.get('below') === 'yes' });
    const choice = readChoice((name) => params.get(name));
    ensureKnown('state', params, choice.state, FILING_STATES);
    ensureKnown('kind', params, choice.kind, FILER_KINDS);
    const rows = await filingRows(reader, reporting, { contacts: request.viewer !== null });
    const name = { zh: reporting.region.name_zh, en: reporting.region.name_en }[lang];
    return {
      title: wordsIn(reportingWords, lang).titleOf(name, reporting.year),
      cells: tableCells(chooseRows(rows, choice), lang),
    };
  };
  // Who is late changes with the day, and who may see a contact with who asks.
  const headers = { 'cache-control': 'private, no-cache' };

  app.get('/reporting.csv', async (request, reply) => {
    const { title, cells } = await answer(request);
    return reply
      .headers({ ...headers, 'content-disposition': attachment(`${title}.csv`) })
      .type('text/csv; charset=utf-8')
      .send(csvOf(cells));
  });

  app.get('/reporting.xlsx', async (request, reply) => {
    const { title, cells } = await answer(request);
    const bytes = await writeXlsx({
      sheets: [
        {
          name: title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
          columns: (cells[0] ?? []).map(() => ({ autoWidth: true })),
          rows: cells.map((row) => [...row]),
          freezePane: { rows: 1 },
          pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
        },
      ],
    });
    return reply
      .headers({ ...headers, 'content-disposition': attachment(`${title}.xlsx`) })
      .type(XLSX)
      .send(Buffer.from(bytes));
  });
}

function yearOf(text: string | null): number {
  const year = Number(text);
  if (text !== null && /^\d{4}$/.test(text) && isReportYear(year)) return year;
  throw noReportYear(text ?? '');
}

/** A table that leaves out less than was asked would be taken for the one asked for. */
function ensureKnown(name: string, params: URLSearchParams, read: string | null, allowed: readonly string[]): void {
  const asked = params.get(name);
  if (!asked || read !== null) return;
  throw new Problem('BAD_ARGUMENT', {
    zh: `参数 ${name} 没有“${asked.slice(0, 40)}”这个值。可以用：${allowed.join('、')}。`,
    en: `The parameter ${name} has no value “${asked.slice(0, 40)}”. It may be: ${allowed.join(', ')}.`,
  });
}
