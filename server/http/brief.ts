/** A briefing as a file, by its address: `/brief.html?region=…&year=…`. Its page is the client's. */
import type { FastifyInstance } from 'fastify';
import { isReportYear } from '../../schema/reporting/filing.ts';
import { askBrief } from '../aggregate/brief.ts';
import { noReportYear } from '../aggregate/reporting.ts';
import { BRIEF_FILES, type BriefWays } from '../brief/files.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf } from './address.ts';
import { attachment } from './headers.ts';

/** The file runs nothing, wherever it is opened. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-top-navigation-by-user-activation";

interface BriefRoutes {
  /** Where readers reach this server; null: at the address they asked. */
  readonly publicUrl: string | null;
  readonly now: () => string;
  readonly paint: BriefWays['paint'];
}

/** Text as it is, bytes as Fastify sends them. */
async function sent(made: string | Promise<Uint8Array>): Promise<string | Buffer> {
  return typeof made === 'string' ? made : Buffer.from(await made);
}

export function addBriefRoutes(app: FastifyInstance, reader: Reader, { publicUrl, now, paint }: BriefRoutes): void {
  for (const [ending, { type, make }] of Object.entries(BRIEF_FILES)) {
    app.get(`/brief.${ending}`, async (request, reply) => {
      const params = parametersOf(request);
      const written = params.get('year') ?? '';
      if (!/^\d{4}$/.test(written) || !isReportYear(Number(written))) throw noReportYear(written);
      const answered = await askBrief(reader, {
        region: params.get('region') ?? '',
        year: Number(written),
        lang: params.get('lang') === 'en' ? 'en' : 'zh',
        now: now(),
      });
      const origin = publicUrl ?? `${request.protocol}://${request.host}`;
      return reply
        .headers({
          'content-disposition': attachment(`${answered.brief.title}.${ending}`),
          'content-security-policy': POLICY,
          // Who is late changes with the day.
          'cache-control': 'private, no-cache',
        })
        .type(type)
        .send(await sent(make(answered, { origin, paint })));
    });
  }
}
