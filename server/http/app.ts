/** Everything that is served, put together. Limits first: no request may be large, slow or odd enough to stop the others. */
import type { Socket } from 'node:net';
import compress from '@fastify/compress';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import type { Access } from '../access/access.ts';
import type { BriefingsDoor } from '../briefings/door.ts';
import type { CorrectionsDoor } from '../corrections/door.ts';
import type { Health } from '../health/health.ts';
import type { NotesDoor } from '../notes/door.ts';
import type { Observer } from '../observe/observer.ts';
import type { PinsDoor } from '../pins/door.ts';
import type { ReportingDoor } from '../reporting/door.ts';
import type { RosterDoor } from '../roster/open.ts';
import type { SavedDoor } from '../saved/door.ts';
import type { VerdictDoor } from '../verdicts/door.ts';
import { addAssistant } from './assistant.ts';
import { addBriefRoutes } from './brief.ts';
import { addChartRoutes } from './chart.ts';
import { addClient } from './client.ts';
import { addClipRoutes } from './clips.ts';
import { addCollectRoutes, type Collecting, NO_COLLECTING } from './collect.ts';
import { limitConnections } from './connections.ts';
import { addDataRoutes } from './data.ts';
import { addDocs } from './docs.ts';
import { addDocumentRoutes } from './documents.ts';
import { addEvents } from './events.ts';
import { addFindingRoutes } from './findings.ts';
import { answerInFront } from './front.ts';
import { addGraph } from './graph.ts';
import { addGraphiql } from './graphiql.ts';
import { addHeaders } from './headers.ts';
import { addHealth, type HealthOptions } from './health.ts';
import { addJsonBodies } from './json-body.ts';
import { LIMITS } from './limits.ts';
import { rememberMethods } from './methods.ts';
import { addMetrics, type MetricsOptions } from './metrics.ts';
import { addOembed } from './oembed.ts';
import { endAfter, openPassingOver } from './passing-over.ts';
import { watchedResponse } from './patience.ts';
import { openPictures } from './pictures.ts';
import type { PlaceLimits } from './places.ts';
import { answerFailure } from './problems.ts';
import { addHostCheck, answerOddRequests, answerOnSocket } from './protocol.ts';
import { addRates } from './rates.ts';
import { addReportingRoutes } from './reporting.ts';
import { addRequestLog, type LogStream, loggerOf, requestId } from './request-log.ts';
import { addReturnSheetRoutes } from './return-sheets.ts';
import { addRevisionRoutes } from './revisions.ts';
import { addRosterRoutes } from './roster.ts';
import { openShownTo } from './shown-to.ts';
import { addSignIn, markRoutes, readAsOneRequest } from './sign-in.ts';
import { addUploadRoutes, type UploadOptions } from './uploads.ts';
import { writeInLine } from './written.ts';

export interface AppOptions extends UploadOptions {
  /** Collecting by address; without it, it is off. */
  readonly collecting?: Collecting;
  readonly access: Access;
  /** What is wrong with the program, told to the log from here on. */
  readonly health: Health;
  /** Looks whether changes could be stored; raises the condition where they could not. */
  readonly look: HealthOptions['look'];
  /** Counts what happens. */
  readonly observer: Observer;
  /** Addresses and networks that may ask for the figures it counts without a key. */
  readonly metricsFor: MetricsOptions['metricsFor'];
  /** The one door through which deadlines and days of publication change. */
  readonly corrections: CorrectionsDoor;
  readonly notes: NotesDoor;
  readonly pins: PinsDoor;
  readonly briefings: BriefingsDoor;
  readonly saved: SavedDoor;
  readonly reporting: ReportingDoor;
  /** Proxies whose word about the reader's address and protocol is taken (addresses, networks); null: nobody's. */
  readonly trustProxy?: string | null;
  /** How many connections may be open; the product's own limits where it is left out. */
  readonly connections?: PlaceLimits;
  /** Folder of the built client; null serves none (tests). */
  readonly clientFolder: string | null;
  readonly frameAncestors: string;
  /** The address readers know this server by (scheme, host, port); without it, the one they asked. */
  readonly publicUrl?: string | null;
  /** The one door through which regions and bureaus change. */
  readonly roster: RosterDoor;
  readonly verdicts: VerdictDoor;
  readonly logLevel: string;
  /** Where the log is written; to the standard output by default. */
  readonly logTo?: LogStream;
  /** The clock: the instant of a request, ISO 8601 in UTC. */
  readonly now: () => string;
}

const KIB = 1024;
/** Milliseconds after which what was counted of pinned charts is written. */
const SEEN_EVERY = 60_000;

export async function makeApp(options: AppOptions): Promise<FastifyInstance> {
  const { limits = LIMITS } = options;
  const { patience } = limits;
  const refuse = (error: Error, socket: Socket): void => options.observer.refused(answerOnSocket(error, socket));
  const passing = openPassingOver(patience.passing);
  const Response = watchedResponse({
    patience,
    now: () => performance.now(),
    giveUp: refuse,
    passing,
  });
  const app: FastifyInstance = Fastify({
    logger: loggerOf(options.logLevel, options.logTo),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: requestId,
    bodyLimit: 256 * KIB,
    // Not the whole request is timed, which would count our own work, but the client's silence (patience.ts).
    requestTimeout: 0,
    keepAliveTimeout: patience.idle,
    http: {
      maxHeaderSize: 16 * KIB,
      headersTimeout: patience.headers,
      connectionsCheckingInterval: patience.headers / 10,
      ServerResponse: Response,
      // A missing host is refused by our own check, which says why.
      requireHostHeader: false,
    },
    clientErrorHandler: refuse,
    trustProxy: options.trustProxy ?? false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => {
      answerFailure(error, request, reply);
    },
  });
  app.setErrorHandler((error: Parameters<typeof answerFailure>[0], request, reply) =>
    answerFailure(error, request, reply),
  );
  const ensureMethod = rememberMethods(app);
  addRequestLog(app, options.observer.answered);
  answerOddRequests(app);
  const isProxied = (options.trustProxy ?? null) !== null;
  limitConnections(app.server, { ...limits.connections, ...options.connections }, isProxied, refuse);
  addHostCheck(app);
  addHeaders(app);
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    passing.end();
  });
  // An answer still given while the server stops is the last on its connection: a client that keeps it would keep the server.
  app.addHook('onSend', (request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    // Whoever is cut off while still sending never reads why, so that what was refused is passed over for a while (patience.ts).
    else if (!request.raw.complete) {
      if (!reply.raw.shouldKeepAlive) request.raw.once('end', () => endAfter(reply.raw));
      reply.removeHeader('connection');
      reply.raw.shouldKeepAlive = true;
    }
    done(null, payload);
  });
  options.health.tellTo(app.log);
  addJsonBodies(app);
  await app.register(compress, { threshold: 1024, encodings: ['gzip', 'identity'], globalDecompression: false });
  const { reader, access, now, publicUrl = null } = options;
  const rates = addRates(app, limits, isProxied);
  readAsOneRequest(app, reader);
  addSignIn(app, access, { publicUrl, now });
  await rates.limitByViewer();
  const find = await addGraph(app, options);
  if (access.reading === 'open') {
    const { answered } = options.observer;
    answerInFront(app.server, { find, count: rates.count, answered, log: app.log, isOpen: () => !closing });
  }
  const pictures = openPictures();
  const writeSeen = (): Promise<void> =>
    options.pins
      .flush(now())
      .catch((error: unknown) => app.log.warn({ err: error }, 'Where pinned charts are shown was not written'));
  const writing = setInterval(() => void writeSeen(), SEEN_EVERY);
  writing.unref();
  app.addHook('onClose', async () => {
    clearInterval(writing);
    await writeSeen();
  });
  app.addHook('onListen', async () => pictures.warm());
  app.addHook('onClose', () => pictures.close());
  writeInLine(app, limits.written);
  addChartRoutes(app, reader, {
    pictures,
    frameAncestors: options.frameAncestors,
    publicUrl,
    observer: options.observer,
    count: rates.count,
    seen: options.pins.seen,
    now,
  });
  addOembed(app, reader, { publicUrl, count: rates.count, now });
  addBriefRoutes(app, reader, { publicUrl, now, paint: pictures.paint, access, briefings: options.briefings });
  const shown = openShownTo(reader, access);
  await addAssistant(app, { reader: shown.everybody, readers: options.parsing, paint: pictures.paint, publicUrl, now });
  addRevisionRoutes(app, reader);
  addEvents(app, reader, limits.events);
  addDataRoutes(app, reader, { publicUrl, now, streams: limits.streams });
  addReportingRoutes(app, reader, now);
  addFindingRoutes(app, reader);
  addReturnSheetRoutes(app, shown, now);
  addDocumentRoutes(app, reader);
  addClipRoutes(app, reader, options.parsing);
  await addUploadRoutes(app, options);
  addCollectRoutes(app, options, options.collecting ?? NO_COLLECTING);
  addMetrics(app, options);
  const { clientFolder } = options;
  await app.register(async (scope) => {
    markRoutes(scope, 'everybody');
    addGraphiql(scope);
    addDocs(scope, publicUrl);
    addHealth(scope, options);
    addRosterRoutes(scope);
    if (clientFolder !== null) await addClient(scope, clientFolder, { reader, access, publicUrl, ensureMethod, now });
  });
  if (clientFolder === null) {
    app.setNotFoundHandler((request, reply) => {
      ensureMethod(request, reply);
      throw new Problem('NOT_FOUND', { zh: '没有这个地址。', en: 'There is nothing at this address.' });
    });
  }
  return app;
}
