/** /graphql */
import fastifyApollo from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { type Context, makeContext } from '../graph/context.ts';
import { makeGraphServer } from '../graph/server.ts';
import type { Reader } from '../store/reader.ts';

export async function addGraph(app: FastifyInstance, reader: Reader, now: () => string): Promise<void> {
  const graph = makeGraphServer(app.log);
  await graph.start();
  await app.register(fastifyApollo<Context>(graph), {
    path: '/graphql',
    method: ['GET', 'POST'],
    context: async () => makeContext(reader, now()),
  });
  // Fastify drains the requests under way before this; Apollo's own drain plugin would close Fastify from inside its closing.
  app.addHook('onClose', () => graph.stop());
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/graphql'))
      reply.headers({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' });
  });
  app.options('/graphql', async (_, reply) =>
    reply
      .headers({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type, authorization, apollo-require-preflight',
        'access-control-max-age': '86400',
      })
      .code(204)
      .send(),
  );
}
