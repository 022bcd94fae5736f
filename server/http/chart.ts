/** One chart, by its address: picture, data, and bare embed. The same parameters everywhere. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatAddress, parseAddress, scaleAt } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import { type AnsweredChart, answerChart, stateOf } from '../aggregate/chart.ts';
import { COSTS, openAnswer, openBudget } from '../aggregate/cost.ts';
import { findSubjects } from '../aggregate/sets.ts';
import { drawCsv } from '../draw/csv.ts';
import { drawSvg } from '../draw/draw.ts';
import { drawEmbed, embedScriptHash, embedStyleHash } from '../draw/embed.ts';
import { EMBED_SCRIPT } from '../draw/embed-script.ts';
import { pngOf } from '../draw/png/png.ts';
import type { Observer } from '../observe/observer.ts';
import type { Reader } from '../store/reader.ts';
import { queryOf } from './address.ts';
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
import { openPictures } from './pictures.ts';
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

interface ChartOptions {
  readonly frameAncestors: string;
  /** Where readers reach this server; null: at the address they asked. */
  readonly publicUrl: string | null;
  readonly observer: Pick<Observer, 'asked'>;
  /** Counts a picture that has to be drawn; one that the reader holds costs nothing. */
  readonly count: CountRequest;
  readonly now: () => string;
}

export function addChartRoutes(
  app: FastifyInstance,
  reader: Reader,
  { frameAncestors, publicUrl, observer, count, now }: ChartOptions,
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
    const origin = kind === 'embed' ? originOf(request) : '';
    const etag = etagOf(kind, DRAWING_VERSION, formatAddress(chart), origin, ...state);
    reply.headers({ ...PUBLIC_HEADERS, etag, 'cache-control': cacheControl(chart.revision !== null) });
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

  app.get('/chart.svg', async (request, reply) => {
    const chart = await answer(request, reply, 'svg');
    if (!chart) return reply.send();
    return reply
      .headers({ 'content-security-policy': SVG_POLICY })
      .type('image/svg+xml; charset=utf-8')
      .send(drawSvg(chart.chart, chart.answer, chart.words, chart.nameOf));
  });

  const pictures = openPictures();
  app.addHook('onListen', async () => pictures.warm());
  app.addHook('onClose', () => pictures.close());
  app.get('/chart.png', async (request, reply) => {
    const scale = scaleAt(queryOf(request));
    const asked = await look(request, reply, `png ${scale}`);
    if (!asked) return reply.send();
    const png = await pictures.find(asked.etag, async () => pngOf(await ask(request, asked), scale));
    return reply.type('image/png').send(png);
  });

  app.get('/chart.csv', async (request, reply) => {
    const chart = await answer(request, reply, 'csv');
    if (!chart) return reply.send();
    return reply
      .headers({ 'content-disposition': attachment(`${chart.words.title}.csv`) })
      .type('text/csv; charset=utf-8')
      .send(drawCsv(chart.chart, chart.answer));
  });

  app.get('/chart.json', async (request, reply) => {
    const chart = await answer(request, reply, 'json');
    if (!chart) return reply.send();
    const { address, words, answer: series } = chart;
    ensureSmall(series);
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ address, words, ...series }));
  });

  app.get('/embed', async (request, reply) => {
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
