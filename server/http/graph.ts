/** /graphql */
import type { ApolloServerPlugin } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { isProblemCode } from '../../schema/problem.ts';
import type { Access } from '../access/access.ts';
import { bugLogOf } from '../bug.ts';
import { type Context, makeContext } from '../graph/context.ts';
import { makeGraphServer } from '../graph/server.ts';
import type { Observer } from '../observe/observer.ts';
import type { ReportingDoor } from '../reporting/door.ts';
import type { RosterDoor } from '../roster/open.ts';
import type { Reader } from '../store/reader.ts';
import { addJsonBodies } from './json-body.ts';
import { STATUS } from './problems.ts';
import { markRoutes } from './sign-in.ts';

/** Bytes of a question by somebody signed in: a list of some thousand bureaus goes in whole. */
const LONGEST_BODY = 8 * 1024 * 1024;

/** A refusal that nothing is answered beside is told by the status, too; Apollo leaves it at 200, or takes it for a bug. */
const tellsByStatus: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http, body } }) {
        if (body.kind !== 'single' || (http.status !== undefined && http.status !== 500)) return;
        const { data, errors } = body.singleResult;
        const code = errors?.[0]?.extensions?.code;
        if (!data && isProblemCode(code)) http.status = STATUS[code];
        else if (!data && code === 'BAD_USER_INPUT') http.status = 400;
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
  readonly reporting: ReportingDoor;
  readonly roster: RosterDoor;
  readonly observer: Pick<Observer, 'asked' | 'status'>;
  readonly now: () => string;
}

export async function addGraph(
  app: FastifyInstance,
  { reader, access, reporting, roster, observer, now }: GraphOptions,
): Promise<void> {
  const graph = makeGraphServer(app.log, [tellsByStatus, tellsCost]);
  await graph.start();
  await app.register(async (scope) => {
    // Whoever asks may ask who he is; what else may be read is decided field by field.
    markRoutes(scope, 'itself');
    addJsonBodies(scope, LONGEST_BODY);
    await scope.register(fastifyApollo<Context>(graph), {
      path: '/graphql',
      method: ['GET', 'POST'],
      context: async (request) => {
        const asked: Context['asked'] = (question) => {
          request.question = question;
          observer.asked(question, request.log);
        };
        const { viewer } = request;
        const log = bugLogOf(request);
        const { status } = observer;
        return makeContext({ reader, access, reporting, roster, viewer, log, status, asked, now: now() });
      },
    });
  });
  // Fastify drains the requests under way before this; Apollo's own drain plugin would close Fastify from inside its closing.
  app.addHook('onClose', () => graph.stop());
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/graphql')) reply.header('access-control-allow-origin', '*');
  });
  app.options('/graphql', { config: { access: 'everybody' } }, async (_, reply) =>
    reply
      .headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type, authorization, apollo-require-preflight',
        'access-control-max-age': '86400',
      })
      .code(204)
      .send(),
  );
}
