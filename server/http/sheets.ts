/** A table as a file, as CSV or as a workbook, under the title as its name. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { writeXlsx } from 'hucre';
import { type CsvCell, csvOf } from '../../schema/markup.ts';
import { Problem } from '../../schema/problem.ts';
import { attachment } from './headers.ts';

export interface Exported {
  readonly title: string;
  /** The first row is the head. */
  readonly cells: readonly (readonly CsvCell[])[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `PATH.csv` and `PATH.xlsx` answer the table that a request asks for. */
export function addTableRoutes(
  app: FastifyInstance,
  path: string,
  answer: (request: FastifyRequest) => Promise<Exported>,
  headers: Readonly<Record<string, string>>,
): void {
  app.get(`${path}.csv`, { config: { rate: 'written' } }, async (request, reply) => {
    const { title, cells } = await answer(request);
    return reply
      .headers({ ...headers, 'content-disposition': attachment(`${title}.csv`) })
      .type('text/csv; charset=utf-8')
      .send(csvOf(cells));
  });

  app.get(`${path}.xlsx`, { config: { rate: 'written' } }, async (request, reply) => {
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

/** A table that leaves out less than was asked would be taken for the one asked for. */
export function ensureKnown(name: string, params: URLSearchParams, allowed: readonly string[]): void {
  const asked = params.get(name);
  if (!asked || allowed.includes(asked)) return;
  throw new Problem('BAD_ARGUMENT', {
    zh: `参数 ${name} 没有“${asked.slice(0, 40)}”这个值。可以用：${allowed.join('、')}。`,
    en: `The parameter ${name} has no value “${asked.slice(0, 40)}”. It may be: ${allowed.join(', ')}.`,
  });
}
