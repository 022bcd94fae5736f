/** A briefing, and the tables compiled, as files by their addresses: `/brief.html?region=…&year=…`, `/compile.docx?…`. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Lang, say } from '../../schema/language.ts';
import { isReportYear } from '../../schema/reporting/filing.ts';
import { askBrief, briefedOf } from '../aggregate/brief.ts';
import { askCompiled, compiledWays } from '../aggregate/compile.ts';
import { noReportYear } from '../aggregate/reporting.ts';
import { BRIEF_FILES, type BriefWays, COMPILED_FILES } from '../brief/files.ts';
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
    app.get(`/brief.${ending}`, { config: { rate: 'written' } }, async (request, reply) => {
      const params = parametersOf(request);
      const of = briefedOf({ region: params.get('region'), bureau: params.get('bureau') });
      const { year, lang } = askedOf(request);
      const answered = await askBrief(reader, { of, year, lang, now: now() });
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
  for (const [ending, { type, make }] of Object.entries(COMPILED_FILES)) {
    app.get(`/compile.${ending}`, { config: { rate: 'written' } }, async (request, reply) => {
      const { lang, ...asked } = askedOf(request);
      const params = parametersOf(request);
      const ways = compiledWays({ office: params.get('office'), carry: params.get('carry') });
      const compiled = await askCompiled(reader, { ...asked, ways, now: now() });
      const name = say(
        lang,
        `${compiled.region.name.zh}${compiled.year}年汇总`,
        `${compiled.region.name.en} ${compiled.year} compiled`,
      );
      return reply
        .headers({ 'content-disposition': attachment(`${name}.${ending}`), 'cache-control': 'private, no-cache' })
        .type(type)
        .send(Buffer.from(await make(compiled, lang)));
    });
  }
}

/** Throws BAD_ARGUMENT for what is no report year. */
function askedOf(request: FastifyRequest): { readonly region: string; readonly year: number; readonly lang: Lang } {
  const params = parametersOf(request);
  const written = params.get('year') ?? '';
  if (!/^\d{4}$/.test(written) || !isReportYear(Number(written))) throw noReportYear(written);
  return { region: params.get('region') ?? '', year: Number(written), lang: params.get('lang') === 'en' ? 'en' : 'zh' };
}
