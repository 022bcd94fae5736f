/** An empty list to fill in. */
import type { FastifyInstance } from 'fastify';
import { type ListFormat, listTemplate } from '../roster/export.ts';
import { attachment } from './headers.ts';

const TYPES: Readonly<Record<ListFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function addRosterRoutes(app: FastifyInstance): void {
  for (const format of ['csv', 'xlsx'] as const) {
    app.get(`/roster/template.${format}`, async (_, reply) =>
      reply
        .headers({
          'content-type': TYPES[format],
          'content-disposition': attachment(`单位名录模板.${format}`),
        })
        .send(Buffer.from(await listTemplate(format))),
    );
  }
}
