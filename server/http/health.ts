/** Alive; and ready: the database answers, changes could be stored, and nothing that is wrong forbids to rely on the program. */
import type { FastifyInstance } from 'fastify';
import { missingFaces } from '../draw/png/faces.ts';
import type { Health } from '../health/health.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';

export interface HealthOptions {
  readonly reader: Reader;
  readonly health: Pick<Health, 'conditions'>;
  /** Looks whether changes could be stored, and raises the condition where they could not. */
  readonly look: () => Promise<void>;
}

export function addHealth(app: FastifyInstance, { reader, health, look }: HealthOptions): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    await look();
    const failing = health.conditions().filter(({ blocks }) => blocks);
    // Whoever asks learns what is wrong and not where: the route is open to everybody.
    if (failing.length > 0) {
      return reply
        .code(503)
        .send({ status: 'failing', conditions: failing.map(({ name, since }) => ({ name, since })) });
    }
    const { number: revision } = await getRevision(reader, null);
    return { status: 'ready', revision, fonts: missingFaces().length === 0 ? 'found' : 'missing' };
  });
}
