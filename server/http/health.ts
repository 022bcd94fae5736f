/** Alive; and ready: the database answers, and nothing that is wrong forbids to rely on the program. */
import type { FastifyInstance } from 'fastify';
import type { Health } from '../health/health.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';

export function addHealth(app: FastifyInstance, reader: Reader, health: Pick<Health, 'conditions'>): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const failing = health.conditions().filter(({ blocks }) => blocks);
    // Whoever asks learns what is wrong and not where: the route is open to everybody.
    if (failing.length > 0) {
      return reply
        .code(503)
        .send({ status: 'failing', conditions: failing.map(({ name, since }) => ({ name, since })) });
    }
    return { status: 'ready', revision: (await getRevision(reader, null)).number };
  });
}
