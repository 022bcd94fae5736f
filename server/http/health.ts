/** Alive, and ready: the database opened, migrated and answering. */
import type { FastifyInstance } from 'fastify';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';

export function addHealth(app: FastifyInstance, reader: Reader): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => ({ status: 'ready', revision: (await getRevision(reader, null)).number }));
}
