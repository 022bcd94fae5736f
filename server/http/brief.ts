/**
 * A briefing, and the tables compiled, as files by their addresses: `/brief.html?region=…&year=…`, one that is kept `/brief.html?id=…`, its pictures
 * `/brief.png?id=…&chart=1`, `/compile.docx?…`.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseAddress, scaleAt } from '../../schema/chart/address.ts';
import { type Lang, say } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { isReportYear } from '../../schema/reporting/filing.ts';
import type { Access } from '../access/access.ts';
import { type AnsweredBrief, askBrief, briefedOf, briefTopic } from '../aggregate/brief.ts';
import { askCompiled, compiledWays } from '../aggregate/compile.ts';
import { noReportYear } from '../aggregate/reporting.ts';
import { answerSaved } from '../aggregate/saved-brief.ts';
import { BRIEF_FILES, type BriefWays, COMPILED_FILES } from '../brief/files.ts';
import type { BriefingsDoor } from '../briefings/door.ts';
import { pngOf } from '../draw/png/png.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf } from './address.ts';
import { revisionIn } from './as-of.ts';
import { attachment } from './headers.ts';

/** The file runs nothing, wherever it is opened. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-top-navigation-by-user-activation";

interface BriefRoutes {
  /** Where readers reach this server; null: at the address they asked. */
  readonly publicUrl: string | null;
  readonly now: () => string;
  readonly paint: BriefWays['paint'];
  readonly access: Access;
  readonly briefings: BriefingsDoor;
}

/** Text as it is, bytes as Fastify sends them. */
async function sent(made: string | Promise<Uint8Array>): Promise<string | Buffer> {
  return typeof made === 'string' ? made : Buffer.from(await made);
}

export function addBriefRoutes(app: FastifyInstance, reader: Reader, routes: BriefRoutes): void {
  const { publicUrl, now, paint, access, briefings } = routes;
  /** One that is kept: a draft for those who may write it. */
  const saved = async (request: FastifyRequest, id: string): Promise<AnsweredBrief> => {
    const row = await briefings.find(id);
    if (row.revision === null) await access.ensureMay(request.viewer, 'writeBriefings', row.publisher_id);
    return answerSaved(reader, row, now(), undefined, await revisionIn(reader, parametersOf(request), 'asOf'));
  };
  const asked = async (request: FastifyRequest): Promise<AnsweredBrief> => {
    const params = parametersOf(request);
    const id = params.get('id');
    if (id !== null) return saved(request, id);
    const of = briefedOf({ region: params.get('region'), bureau: params.get('bureau') });
    const { year, lang } = askedOf(request);
    const [topic, compareTo] = [briefTopic(params.get('topic')), comparedAt(params.get('compareTo'))];
    const asOf = await revisionIn(reader, params, 'asOf');
    return askBrief(reader, { of, year, lang, topic, compareTo, now: now(), asOf });
  };
  for (const [ending, { type, make }] of Object.entries(BRIEF_FILES)) {
    app.get(`/brief.${ending}`, { config: { rate: 'written' } }, async (request, reply) => {
      const answered = await asked(request);
      const origin = publicUrl ?? `${request.protocol}://${request.host}`;
      return reply
        .headers({
          'content-disposition': attachment(`${answered.brief.title}.${ending}`),
          'content-security-policy': POLICY,
          // Who is late changes with the day.
          'cache-control': 'private, no-cache',
        })
        .type(type)
        .send(await sent(make(answered, { origin, paint, id: parametersOf(request).get('id') })));
    });
  }
  app.get('/brief.png', { config: { rate: 'written' } }, async (request, reply) => {
    const params = parametersOf(request);
    const { brief, charts } = await saved(request, params.get('id') ?? '');
    const shown = brief.sections.flatMap((section) => section.charts);
    const place = /^[1-9]\d?$/.test(params.get('chart') ?? '') ? Number(params.get('chart')) : 0;
    const found = charts.get(shown[place - 1]?.address ?? '');
    if (!found) throw noSuchChart(shown.length);
    const { width, height } = parseAddress(`${found.address}&size=${params.get('size') ?? 'a4'}`);
    const sized = params.has('size') ? { ...found, chart: { ...found.chart, width, height } } : found;
    const made = await paint(pngOf(sized, scaleAt(params.toString())));
    return reply.header('cache-control', 'private, no-cache').type('image/png').send(made);
  });
  for (const [ending, { type, make }] of Object.entries(COMPILED_FILES)) {
    app.get(`/compile.${ending}`, { config: { rate: 'written' } }, async (request, reply) => {
      const { lang, ...asked } = askedOf(request);
      const params = parametersOf(request);
      const ways = compiledWays({ office: params.get('office'), carry: params.get('carry') });
      const compiled = await askCompiled(reader, {
        ...asked,
        ways,
        now: now(),
        asOf: await revisionIn(reader, params, 'asOf'),
      });
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

function noSuchChart(count: number): Problem {
  return new Problem('NOT_FOUND', {
    zh: `这份材料共 ${count} 张图，chart 请写 1 至 ${count} 中的一个。`,
    en: `This briefing has ${count} charts: give chart a number from 1 to ${count}.`,
  });
}

/** Throws BAD_ARGUMENT for what is no report year. */
function comparedAt(written: string | null): number | null {
  if (written === null) return null;
  if (/^\d{4}$/.test(written) && isReportYear(Number(written))) return Number(written);
  throw noReportYear(written);
}

/** Throws BAD_ARGUMENT for what is no report year. */
function askedOf(request: FastifyRequest): { readonly region: string; readonly year: number; readonly lang: Lang } {
  const params = parametersOf(request);
  const written = params.get('year') ?? '';
  if (!/^\d{4}$/.test(written) || !isReportYear(Number(written))) throw noReportYear(written);
  return { region: params.get('region') ?? '', year: Number(written), lang: params.get('lang') === 'en' ? 'en' : 'zh' };
}
