/** /graphql */
import { type ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { isProblemCode, Problem } from '../../schema/problem.ts';
import type { Access } from '../access/access.ts';
import type { BriefingsDoor } from '../briefings/door.ts';
import { bugLogOf } from '../bug.ts';
import type { CorrectionsDoor } from '../corrections/door.ts';
import { type Context, makeContext } from '../graph/context.ts';
import { makeGraphServer } from '../graph/server.ts';
import type { NotesDoor } from '../notes/door.ts';
import type { Observer } from '../observe/observer.ts';
import type { PinsDoor } from '../pins/door.ts';
import type { ReportingDoor } from '../reporting/door.ts';
import type { RosterDoor } from '../roster/open.ts';
import type { SavedDoor } from '../saved/door.ts';
import { namedAsOf } from '../store/find/names-as-of.ts';
import type { Reader } from '../store/reader.ts';
import type { VerdictDoor } from '../verdicts/door.ts';
import { addJsonBodies } from './json-body.ts';
import { KnownBody } from './kept/bodies.ts';
import { type Asked, type Kept, openKept } from './kept/kept.ts';
import { openPlanned } from './kept/planned.ts';
import type { Sent } from './kept/question.ts';
import { STATUS } from './problems.ts';
import { openShownTo } from './shown-to.ts';
import { markRoutes } from './sign-in.ts';

/** Bytes of a question by somebody signed in: a list of some thousand bureaus goes in whole. */
const LONGEST_BODY = 8 * 1024 * 1024;

/** A refusal that nothing is answered beside is told by the status, too; Apollo leaves it at 200, or takes it for a bug. */
const tellsByStatus: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http, body }, contextValue }) {
        if (body.kind !== 'single') return;
        // A refusal is told to whoever asks, and kept for nobody.
        if (body.singleResult.errors) contextValue.passes();
        if (http.status !== undefined && http.status !== 500) return;
        const { data, errors } = body.singleResult;
        const code = errors?.[0]?.extensions?.code;
        if (!data && isProblemCode(code)) http.status = STATUS[code];
        else if (!data && code === 'BAD_USER_INPUT') http.status = 400;
        else if (!data && code === 'INTERNAL_SERVER_ERROR') http.status = 500;
      },
    };
  },
};

/** Tells what a question took and what it cost. */
const tellsCost: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    const began = performance.now();
    return {
      async willSendResponse({ contextValue: { values, budget, asked }, operation }) {
        const name = operation?.name?.value ?? null;
        asked({ kind: 'graph', name, ms: performance.now() - began, values, points: budget.spent });
      },
    };
  },
};

export interface GraphOptions {
  readonly reader: Reader;
  readonly access: Access;
  readonly corrections: CorrectionsDoor;
  readonly notes: NotesDoor;
  readonly pins: PinsDoor;
  readonly briefings: BriefingsDoor;
  readonly saved: SavedDoor;
  readonly reporting: ReportingDoor;
  readonly roster: RosterDoor;
  readonly verdicts: VerdictDoor;
  readonly observer: Pick<Observer, 'asked' | 'status' | 'keptAnswer' | 'keeps'>;
  readonly now: () => string;
}

/** Answers what of its kept answers can be given at once, before a request goes any further. */
export async function addGraph(
  app: FastifyInstance,
  {
    reader,
    access,
    corrections,
    notes,
    pins,
    briefings,
    saved,
    reporting,
    roster,
    verdicts,
    observer,
    now,
  }: GraphOptions,
): Promise<Kept['atOnce']> {
  let schema: GraphQLSchema | null = null;
  const tellsSchema: ApolloServerPlugin<Context> = {
    async serverWillStart(started) {
      ({ schema } = started);
    },
  };
  const graph = makeGraphServer(app.log, [tellsByStatus, tellsCost, tellsSchema]);
  await graph.start();
  const kept = openKept({ reader, now, observer });
  const shown = openShownTo(reader, access);
  await app.register(async (scope) => {
    // Whoever asks may ask who he is; what else may be read is decided field by field.
    markRoutes(scope, 'itself');
    scope.decorateRequest('sent', null);
    addJsonBodies(scope, { signedIn: LONGEST_BODY, recall: kept.recall });
    const contextOf = (request: FastifyRequest, toBeKept: Asked | null): Context => {
      const at = now();
      const begins = async (): Promise<void> => {
        if (toBeKept) await kept.begin(toBeKept, at);
      };
      const asked: Context['asked'] = (question) => {
        request.question = question;
        observer.asked(question, request.log);
      };
      const { viewer } = request;
      const log = bugLogOf(request);
      const { status } = observer;
      const asOf = asOfIn(request.body);
      return makeContext({
        reader: namedAsOf(shown.of(request), asOf),
        asOf,
        access,
        corrections,
        notes,
        pins,
        briefings,
        saved,
        reporting,
        roster,
        verdicts,
        viewer,
        log,
        status,
        begins,
        asked,
        now: at,
      });
    };
    const planned = openPlanned();
    /** By a plan where the question has one, and by Apollo otherwise. */
    const answered = async (asked: Asked | null, request: FastifyRequest): Promise<Answered> => {
      const open = (): Context => contextOf(request, asked);
      const question = asked?.question ?? null;
      const type = kept.typeFor(request);
      const found = question && type !== undefined ? await planned.run(question, open) : null;
      if (found && type !== undefined)
        return {
          status: 200,
          headers: { 'content-type': type },
          body: found.body,
          isKeepable: found.context.isKeepable,
        };
      const context = open();
      const ran = await run(graph, request, question?.sent ?? null, context);
      if (question && schema && ran.status === 200 && context.isKeepable) planned.learn(question, schema);
      return { ...ran, isKeepable: context.isKeepable };
    };
    const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      let asked = kept.read(request);
      if (asked && (await kept.answer(asked, request, reply))) return reply;
      if (request.body instanceof KnownBody) {
        request.body = request.body.read();
        asked = kept.read(request);
      }
      const { headers, ...ran } = await answered(asked, request);
      const { status, body } = ran;
      reply.code(status).headers(headers);
      await kept.keep(asked, { ...ran, contentType: headers['content-type'] ?? '' }, request, reply);
      return reply.send(reply.statusCode === 304 ? undefined : body);
    };
    scope.route({ method: ['GET', 'POST'], url: '/graphql', handler: answer });
  });
  // Fastify drains the requests under way before this; Apollo's own drain plugin would close Fastify from inside its closing.
  app.addHook('onClose', () => graph.stop());
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/graphql'))
      reply.headers({ 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag' });
    done(null, payload);
  });
  app.options('/graphql', { config: { access: 'everybody' } }, async (_, reply) =>
    reply
      .headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type, authorization, if-none-match, apollo-require-preflight',
        'access-control-max-age': '86400',
      })
      .code(204)
      .send(),
  );
  return kept.atOnce;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether it is right for everybody of the role until the data or the day change. */
  readonly isKeepable: boolean;
}

/**
 * What Apollo answers. A question that was `read` is run as it was read: of an address that two readers understand differently, the answer to
 * one question would be kept as that of another.
 */
async function run(
  graph: ApolloServer<Context>,
  request: FastifyRequest,
  read: Sent | null,
  context: Context,
): Promise<Omit<Answered, 'isKeepable'>> {
  const { headers, url } = request;
  const { method, body, search } = read
    ? { method: 'POST', body: read, search: '' }
    : { method: request.method, body: request.body, search: searchOf(url) };
  const sent = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value ?? '')]);
  const answered = await graph.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: new HeaderMap(sent), body, search },
    context: async () => context,
  });
  if (answered.body.kind !== 'complete') throw new Error('An answer of the graph comes in one piece');
  return {
    status: answered.status ?? 200,
    headers: Object.fromEntries(answered.headers),
    body: answered.body.string,
  };
}

/** The revision that a whole question is asked as of (`extensions: { asOf: 120 }`); null: as it is now. Throws BAD_ARGUMENT for anything else there. */
function asOfIn(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('extensions' in body)) return null;
  const { extensions } = body;
  if (typeof extensions !== 'object' || extensions === null || !('asOf' in extensions)) return null;
  const { asOf } = extensions;
  if (asOf === null) return null;
  if (typeof asOf === 'number' && Number.isSafeInteger(asOf) && asOf >= 0) return asOf;
  throw new Problem('BAD_ARGUMENT', {
    zh: 'extensions.asOf 应是一个数据版本号。查询 revisions 列出全部版本。',
    en: 'extensions.asOf is the number of a revision. The query revisions lists all of them.',
  });
}

/** From the question mark on. */
function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
