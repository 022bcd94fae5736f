/** Data for programs, as tidy tables: `/data/series`, `/data/figures`, what their columns and codes mean, and all of it as a package. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatAddress, parseAddress } from '../../schema/chart/address.ts';
import { parseSet } from '../../schema/chart/sets.ts';
import { isMeasureId } from '../../schema/form/measures/index.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { Problem } from '../../schema/problem.ts';
import { type AnsweredChart, answerChart, stateOf } from '../aggregate/chart.ts';
import { COSTS, openBudget } from '../aggregate/cost.ts';
import type { FigureQuestion } from '../aggregate/figures.ts';
import { codebook } from '../draw/data/codebook.ts';
import { FORMATS, TYPES } from '../draw/data/columns.ts';
import { dataPackage } from '../draw/data/data-package.ts';
import { seriesTable } from '../draw/data/series.ts';
import { drawJsonStat } from '../draw/json-stat.ts';
import { filedBy } from '../graph/filters.ts';
import { figureText } from '../package/figure-text.ts';
import { openPackage } from '../package/files.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';
import { zipStream } from '../zip-file.ts';
import { parametersOf, queryOf } from './address.ts';
import { ANSWERING_VERSION, DRAWING_VERSION } from './drawing-version.ts';
import { attachment, cacheControl, etagOf, opaqueOf, PUBLIC_HEADERS, readIfNoneMatch } from './headers.ts';
import type { Limits } from './limits.ts';
import { leaveWith, openPlaces } from './places.ts';

const NAMES = ['of', 'region', 'years', 'measure', 'rev', 'asOf'];

/** By the ending of their address. */
const SERIES: Readonly<Record<string, { readonly type: string; readonly make: (answered: AnsweredChart) => string }>> =
  {
    ...Object.fromEntries(
      FORMATS.map((format) => [
        format,
        { type: TYPES[format], make: ({ answer }: AnsweredChart) => seriesTable(answer, format) },
      ]),
    ),
    jsonstat: { type: 'application/json; charset=utf-8', make: drawJsonStat },
  };

interface DataOptions {
  /** Where readers reach this server; null: at the address they asked. */
  readonly publicUrl: string | null;
  readonly now: () => string;
  readonly streams: Limits['streams'];
}

export function addDataRoutes(app: FastifyInstance, reader: Reader, { publicUrl, now, streams }: DataOptions): void {
  /** Whether the reader's copy is still good, which is then said. */
  function isHeld(request: FastifyRequest, reply: FastifyReply, parts: readonly (string | number)[], pinned: boolean) {
    const etag = etagOf(...parts, DRAWING_VERSION, ANSWERING_VERSION);
    reply.headers({ ...PUBLIC_HEADERS, etag, 'cache-control': cacheControl(pinned) });
    const kept = readIfNoneMatch(request.headers['if-none-match']);
    if (kept !== 'any' && !kept.includes(opaqueOf(etag))) return false;
    reply.code(304);
    return true;
  }

  for (const [ending, { type, make }] of Object.entries(SERIES)) {
    app.get(`/data/series.${ending}`, async (request, reply) => {
      // As a table of the same parameters, which may have several units.
      const chart = parseAddress(withKind(withRevision(queryOf(request))));
      const at = now();
      const state = await stateOf(reader, chart, at);
      const parts = ['data series', ending, formatAddress(chart), ...state];
      if (isHeld(request, reply, parts, chart.revision !== null)) return reply.send();
      const made = make(await answerChart(reader, chart, at, openBudget(COSTS.chartPoints)));
      return reply
        .headers({ 'content-disposition': attachment(`series.${ending}`) })
        .type(type)
        .send(made);
    });
  }

  const places = openPlaces(streams);
  /** What is sent as it is read, to so many at a time; of whoever only asks whether it is there, nothing is read. */
  function sendStream(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    type: string,
    make: () => AsyncGenerator<string | Uint8Array>,
  ): FastifyReply {
    const onlyAsks = request.method === 'HEAD';
    const leave = onlyAsks ? () => {} : places.take(request.ip);
    if (leave === null) throw busy();
    // Not with the rows: those of somebody who left before the first may never be read, nor closed.
    leaveWith(reply.raw, leave);
    reply.headers({ 'content-disposition': attachment(name) }).type(type);
    if (onlyAsks) return reply.send();
    return reply.send(Readable.from(make(), { objectMode: false }));
  }

  for (const format of FORMATS) {
    app.get(`/data/figures.${format}`, async (request, reply) => {
      const { question, asked, pinned, revision } = await figuresAsked(reader, parametersOf(request));
      if (isHeld(request, reply, ['data figures', format, asked, revision], pinned)) return reply.send();
      return sendStream(request, reply, `figures-r${revision}.${format}`, TYPES[format], () =>
        figureText(reader, question, format),
      );
    });
  }

  app.get<{ Params: { rev: string } }>('/data/gongkai-r:rev(^\\d{1,15}).zip', async (request, reply) => {
    const params = parametersOf(request);
    ensureNames(params, ['region']);
    const asked = { region: params.get('region') || null, revision: Number(request.params.rev), origin: publicUrl };
    const { revision, fileName, parts } = await openPackage(reader, asked);
    if (isHeld(request, reply, ['data zip', publicUrl ?? '', fileName, revision], true)) return reply.send();
    return sendStream(request, reply, fileName, 'application/zip', () => zipStream(parts()));
  });

  // Where the newest is, which has an address for ever; an older one by its number.
  app.get('/data/gongkai.zip', async (request, reply) => {
    const params = parametersOf(request);
    ensureNames(params, ['region', 'rev', 'asOf']);
    const region = params.get('region') || null;
    const { revision } = await openPackage(reader, { region, revision: revisionIn(params), origin: publicUrl });
    const query = region === null ? '' : `?region=${encodeURIComponent(region)}`;
    return reply
      .headers({ ...PUBLIC_HEADERS, 'cache-control': 'no-cache' })
      .redirect(`/data/gongkai-r${revision}.zip${query}`, 302);
  });

  app.get('/data/datapackage.json', async (request, reply) => {
    const { number, at } = await getRevision(reader, revisionIn(parametersOf(request)));
    const origin = publicUrl ?? `${request.protocol}://${request.host}`;
    const pinned = parametersOf(request).has('rev') || parametersOf(request).has('asOf');
    if (isHeld(request, reply, ['data package', origin, number], pinned)) return reply.send();
    return reply.type('application/json; charset=utf-8').send(dataPackage({ origin, revision: number, at }));
  });

  app.get('/data/codebook.csv', async (request, reply) => {
    if (isHeld(request, reply, ['codebook'], false)) return reply.send();
    return reply.type(TYPES.csv).send(codebook());
  });
}

/** A chart names its revision `rev`; a page that links here, `asOf`. */
function withRevision(query: string): string {
  return /(^|&)rev=/.test(query) ? query : query.replace(/(^|&)asOf=/, '$1rev=');
}

function withKind(query: string): string {
  return /(^|&)kind=/.test(query) ? query : `kind=table&${query}`;
}

function ensureNames(params: URLSearchParams, names: readonly string[]): void {
  const unknown = [...params.keys()].find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw refuse(unknown, `可用参数：${names.join('、')}`, `allowed parameters: ${names.join(', ')}`);
}

/** The question, always of one revision, so that a table that takes minutes is of one state of the data. */
async function figuresAsked(reader: Reader, params: URLSearchParams) {
  ensureNames(params, NAMES);
  const [of, measure] = ['of', 'measure'].map(
    (name) =>
      params
        .get(name)
        ?.split(',')
        .filter((one) => one !== '') ?? null,
  );
  for (const one of of ?? []) {
    const set = parseSet(one);
    if ('why' in set) throw refuse(`of=${one}`, set.why.zh, set.why.en);
  }
  const { number: revision } = await getRevision(reader, revisionIn(params));
  const filed = {
    of: of?.length ? of : null,
    region: params.get('region'),
    below: true,
    years: yearsIn(params.get('years')),
  };
  const question: FigureQuestion = {
    measures: measure?.length ? measure.map(ensureMeasure) : null,
    ...{ applicants: null, section: null, gaps: null, outcomes: null },
    reports: { ...(await filedBy(reader, filed)), asOf: revision },
  };
  const pinned = params.has('rev') || params.has('asOf');
  return {
    question,
    revision,
    pinned,
    asked: NAMES.map((name) => params.get(name) ?? '').join('\n'),
  };
}

function ensureMeasure(id: string): MeasureId {
  if (isMeasureId(id)) return id;
  throw refuse(
    `measure=${id}`,
    '不是报表上的指标；编号见 /data/codebook.csv',
    'no measure of the form; /data/codebook.csv has their ids',
  );
}

function yearsIn(text: string | null): { readonly from: number; readonly to: number } | null {
  if (text === null || text === '') return null;
  const [, from, to = from] = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(text) ?? [];
  if (from === undefined) throw refuse(`years=${text}`, '写作 2025 或 2019..2025', 'is written 2025 or 2019..2025');
  return { from: Number(from), to: Number(to) };
}

/** As charts name it, `rev`, or as pages do, `asOf`. */
function revisionIn(params: URLSearchParams): number | null {
  const name = params.get('rev') ? 'rev' : 'asOf';
  const text = params.get(name);
  if (text === null || text === '') return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw refuse(`${name}=${text}`, '须为数据版本的号码', 'is the number of a revision');
}

function refuse(what: string, zh: string, en: string): Problem {
  const shown = what.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD').slice(0, 80);
  return new Problem('BAD_ARGUMENT', { zh: `“${shown}”不可用：${zh}`, en: `“${shown}” cannot be: ${en}` });
}

function busy(): Problem {
  const sentence = {
    zh: '正在输出的数据表太多，请稍后再试。',
    en: 'Too many tables of data are being sent. Try again in a moment.',
  };
  return new Problem('BUSY', sentence, { retryAfter: 30 });
}
