/** Data for programs, as tidy tables: `/data/series`, `/data/figures` and what their columns and codes mean. */
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatAddress, parseAddress } from '../../schema/chart/address.ts';
import { parseSet } from '../../schema/chart/sets.ts';
import { isStanding } from '../../schema/check/verdict.ts';
import { isMeasureId } from '../../schema/form/measures/index.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { Problem } from '../../schema/problem.ts';
import { type AnsweredChart, answerChart, stateOf } from '../aggregate/chart.ts';
import { COSTS, openBudget } from '../aggregate/cost.ts';
import { type FigureQuestion, isOn, listFigures } from '../aggregate/figures.ts';
import { codebook } from '../draw/data/codebook.ts';
import { FORMATS, type Format, headOf, linesOf, TYPES } from '../draw/data/columns.ts';
import { dataPackage } from '../draw/data/data-package.ts';
import { FIGURE_COLUMNS, type Figure } from '../draw/data/figures.ts';
import { seriesTable } from '../draw/data/series.ts';
import { drawJsonStat } from '../draw/json-stat.ts';
import { filedBy } from '../graph/filters.ts';
import { findingsOf, type StoredFinding } from '../store/find/findings.ts';
import { findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import { standingsAt } from '../store/find/states.ts';
import { findingKey } from '../store/find/verdicts.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf, queryOf } from './address.ts';
import { ANSWERING_VERSION, DRAWING_VERSION } from './drawing-version.ts';
import { attachment, cacheControl, etagOf, opaqueOf, PUBLIC_HEADERS, readIfNoneMatch } from './headers.ts';
import type { Limits } from './limits.ts';
import { openPlaces } from './places.ts';

/** Figures that are read and written at once: some milliseconds. */
const AT_ONCE = 500;
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
  for (const format of FORMATS) {
    app.get(`/data/figures.${format}`, async (request, reply) => {
      const { question, asked, pinned, revision } = await figuresAsked(reader, parametersOf(request));
      if (isHeld(request, reply, ['data figures', format, asked, revision], pinned)) return reply.send();
      const onlyAsks = request.method === 'HEAD';
      const leave = onlyAsks ? () => {} : places.take(request.ip);
      if (leave === null) throw busy();
      // Not with the rows: those of somebody who left before the first may never be read, nor closed.
      reply.raw.once('close', leave);
      reply.headers({ 'content-disposition': attachment(`figures-r${revision}.${format}`) }).type(TYPES[format]);
      if (onlyAsks) return reply.send();
      return reply.send(Readable.from(textOf(reader, question, format), { objectMode: false }));
    });
  }

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

/** The question, always of one revision, so that a table that takes minutes is of one state of the data. */
async function figuresAsked(reader: Reader, params: URLSearchParams) {
  const unknown = [...params.keys()].find((name) => !NAMES.includes(name));
  if (unknown !== undefined)
    throw refuse(unknown, `可用参数：${NAMES.join('、')}`, `allowed parameters: ${NAMES.join(', ')}`);
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

async function* textOf(reader: Reader, question: FigureQuestion, format: Format): AsyncGenerator<string> {
  yield headOf(FIGURE_COLUMNS, format);
  const publishers = new Map<string, PublisherRow>();
  for (let after: string | null = null, more = true; more; ) {
    const page = await listFigures(reader, question, { first: AT_ONCE, after });
    yield linesOf(
      FIGURE_COLUMNS,
      format,
      await described(reader, page.rows, publishers, question.reports.asOf ?? null),
    );
    after = page.end;
    more = after !== null;
    // Whoever asks a question meanwhile comes in between.
    await nextTurn();
  }
}

/** With whose they are, and the findings that they stand in. */
async function described(
  reader: Reader,
  rows: Awaited<ReturnType<typeof listFigures>>['rows'],
  publishers: Map<string, PublisherRow>,
  asOf: number | null,
): Promise<readonly Figure[]> {
  const reports = new Map(rows.map(({ report }) => [report.version, report]));
  const unknown = [...new Set([...reports.values()].map(({ publisher }) => publisher))].filter(
    (id) => !publishers.has(id),
  );
  for (const row of await findPublishers(reader, unknown)) publishers.set(row.id, row);
  const versions = [...reports.keys()];
  const found = Map.groupBy(await findingsOf(reader, versions, asOf), ({ version }) => version);
  const standings = await standingsAt(reader, versions, asOf);
  const isCounted = (finding: StoredFinding): boolean =>
    isStanding(standings.get(finding.version)?.get(findingKey(finding))?.state);
  return rows.map((row) => {
    const of = (found.get(row.report.version) ?? []).filter((finding) => isOn(row, finding) && isCounted(finding));
    return {
      ...row,
      publisher: publishers.get(row.report.publisher),
      failed: of.some(({ outcome }) => outcome === 'failed'),
      suspicious: of.some(({ outcome }) => outcome === 'suspicious'),
    };
  });
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
