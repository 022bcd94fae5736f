/** One chart, by its address: picture, data, and bare embed. The same parameters everywhere. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatAddress, parseAddress, scaleAt } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import { type AnsweredChart, answerChart, stateOf } from '../aggregate/chart.ts';
import { COSTS, openAnswer, openBudget } from '../aggregate/cost.ts';
import { findSubjects } from '../aggregate/sets.ts';
import { chartDocx, DOCX_TYPE } from '../brief/chart.ts';
import { drawEmbed, drawRefusal, embedScriptHash, embedStyleHash } from '../draw/embed.ts';
import { EMBED_SCRIPT } from '../draw/embed-script.ts';
import { CHART_FILES, fileNameOf } from '../draw/files.ts';
import { pngOf } from '../draw/png/png.ts';
import type { Observer } from '../observe/observer.ts';
import type { PinsDoor } from '../pins/door.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf, queryOf } from './address.ts';
import { DRAWING_VERSION } from './drawing-version.ts';
import {
  attachment,
  cacheControl,
  embedHeaders,
  etagOf,
  opaqueOf,
  PUBLIC_HEADERS,
  readIfNoneMatch,
  SVG_POLICY,
} from './headers.ts';
import type { Pictures } from './pictures.ts';
import { failureOf } from './problems.ts';
import type { CountRequest } from './rates.ts';

/** Bytes of a point without the ids of those who did not report, about. */
const POINT = 300;

/** Throws QUERY_TOO_COSTLY for data that would be too large: those who did not report are named with every point. */
function ensureSmall({ series }: SeriesAnswer): void {
  const answer = openAnswer();
  for (const { points } of series) {
    for (const { coverage } of points) {
      const named = [...coverage.missing, ...coverage.notYetDue];
      answer.spend(named.reduce((size, id) => size + id.length + 3, POINT));
    }
  }
}

/** A chart that the reader holds no good copy of. */
interface Asked {
  readonly chart: Chart;
  readonly at: string;
  /** Of the answer: told from the address and the state of the data. */
  readonly etag: string;
}

/** The name of the site whose page asks; null where it does not say. */
function hostOf(referer: string | undefined): string | null {
  if (referer === undefined || !URL.canParse(referer)) return null;
  const { protocol, hostname } = new URL(referer);
  return /^https?:$/.test(protocol) && hostname.length <= 253 ? hostname : null;
}

interface ChartOptions {
  readonly frameAncestors: string;
  /** Where readers reach this server; null: at the address they asked. */
  readonly publicUrl: string | null;
  readonly observer: Pick<Observer, 'asked'>;
  /** Counts a picture that has to be drawn; one that the reader holds costs nothing. */
  readonly count: CountRequest;
  readonly pictures: Pictures;
  /** Told of pages that show a pinned chart. */
  readonly seen: PinsDoor['seen'];
  readonly now: () => string;
}

export function addChartRoutes(
  app: FastifyInstance,
  reader: Reader,
  { frameAncestors, publicUrl, observer, count, now, pictures, seen }: ChartOptions,
): void {
  const originOf = (request: FastifyRequest): string => publicUrl ?? `${request.protocol}://${request.host}`;

  /**
   * Reads the address and lets caches keep what has not changed; null when the reader's copy is still good, which is told
   * from the address and the state of the data alone.
   */
  async function look(request: FastifyRequest, reply: FastifyReply, kind: string): Promise<Asked | null> {
    const chart = parseAddress(queryOf(request));
    const at = now();
    const state = await stateOf(reader, chart, at);
    const host = hostOf(request.headers.referer);
    if (chart.revision !== null && host !== null && host !== new URL(originOf(request)).hostname) seen(chart, host, at);
    const origin = kind === 'embed' ? originOf(request) : '';
    const etag = etagOf(kind, DRAWING_VERSION, formatAddress(chart), origin, ...state);
    reply.headers({
      ...PUBLIC_HEADERS,
      etag,
      'cache-control': cacheControl(chart.revision !== null && chart.badge === undefined),
    });
    const kept = readIfNoneMatch(request.headers['if-none-match']);
    if (kept === 'any') await findSubjects(reader, chart.of, chart.revision);
    if (kept === 'any' || kept.includes(opaqueOf(etag))) {
      reply.code(304);
      return null;
    }
    count(request);
    return { chart, at, etag };
  }

  async function ask(request: FastifyRequest, { chart, at }: Asked): Promise<AnsweredChart> {
    const budget = openBudget(COSTS.chartPoints);
    const began = performance.now();
    const answered = await answerChart(reader, chart, at, budget);
    const name = formatAddress({ ...chart, title: null });
    request.question = { kind: 'chart', name, ms: performance.now() - began, values: null, points: budget.spent };
    observer.asked(request.question, request.log);
    return answered;
  }

  /** Answers the address; null when the reader's copy is still good. */
  async function answer(request: FastifyRequest, reply: FastifyReply, kind: string): Promise<AnsweredChart | null> {
    const asked = await look(request, reply, kind);
    return asked && ask(request, asked);
  }

  for (const [format, { type, isDownload, make }] of Object.entries(CHART_FILES)) {
    app.get(`/chart.${format}`, async (request, reply) => {
      const answered = await answer(request, reply, format);
      if (!answered) return reply.send();
      if (format === 'json') ensureSmall(answered.answer);
      const made = await make(answered);
      if (format === 'svg') reply.header('content-security-policy', SVG_POLICY);
      if (isDownload) reply.header('content-disposition', attachment(`${fileNameOf(answered.chart)}.${format}`));
      return reply.type(type).send(made);
    });
  }

  app.get('/chart.docx', async (request, reply) => {
    const answered = await answer(request, reply, 'docx');
    if (!answered) return reply.send();
    const made = await chartDocx(answered, pictures.paint);
    return reply
      .header('content-disposition', attachment(`${fileNameOf(answered.chart)}.docx`))
      .type(DOCX_TYPE)
      .send(made);
  });

  app.get('/chart.png', async (request, reply) => {
    const scale = scaleAt(queryOf(request));
    const asked = await look(request, reply, `png ${scale}`);
    if (!asked) return reply.send();
    const png = await pictures.find(asked.etag, async () => pngOf(await ask(request, asked), scale));
    return reply.type('image/png').send(png);
  });

  // A frame that stands in a page of somebody else's never shows them an answer for programs.
  const refuse = (error: Parameters<typeof failureOf>[0], request: FastifyRequest, reply: FastifyReply) => {
    const { status, headers, code, sentence } = failureOf(error, request);
    request.refusal = code;
    const lang = parametersOf(request).get('lang') === 'en' ? 'en' : 'zh';
    return reply
      .code(status)
      .headers({ ...headers, ...embedHeaders(frameAncestors, embedStyleHash, embedScriptHash) })
      .type('text/html; charset=utf-8')
      .send(drawRefusal(lang, sentence[lang], originOf(request)));
  };

  app.get('/embed', { errorHandler: refuse }, async (request, reply) => {
    const chart = await answer(request, reply, 'embed');
    reply.headers(embedHeaders(frameAncestors, embedStyleHash, embedScriptHash));
    if (!chart) return reply.send();
    return reply
      .type('text/html; charset=utf-8')
      .send(drawEmbed(chart.chart, chart.answer, chart.words, { origin: originOf(request), nameOf: chart.nameOf }));
  });

  app.get('/embed.js', { config: { access: 'everybody' } }, async (_, reply) =>
    reply
      .headers({ ...PUBLIC_HEADERS, 'cache-control': 'public, max-age=3600' })
      .type('text/javascript; charset=utf-8')
      .send(EMBED_SCRIPT),
  );
}
