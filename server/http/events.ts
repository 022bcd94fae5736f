/**
 * Tells open pages that the data have moved on: server-sent events with the number of the newest revision, and nothing of what changed,
 * which pages ask for themselves. One look at the database serves all who listen; nobody listening, none is taken.
 */
import type { ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';
import type { Limits } from './limits.ts';
import { leaveWith, openPlaces } from './places.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // Nginx would hold back a stream this thin.
  'x-accel-buffering': 'no',
};

export function addEvents(app: FastifyInstance, reader: Reader, limits: Limits['events']): void {
  const listeners = new Set<ServerResponse>();
  const places = openPlaces(limits.most);
  let timer: NodeJS.Timeout | undefined;
  let told = 0;
  let looks = 0;

  const look = async (log: FastifyBaseLogger): Promise<void> => {
    looks += 1;
    let newest = told;
    try {
      newest = Number((await getRevision(reader, null)).number);
    } catch (error) {
      // A database that is away is told by the pages' own questions; the next look may find it again.
      log.debug({ err: error }, 'Revision not read for open pages');
    }
    const isNew = newest > told;
    told = newest;
    if (!isNew && looks % limits.looksAlive !== 0) return;
    for (const response of listeners) response.write(isNew ? messageOf(newest) : ': alive\n\n');
  };

  app.get('/events', async (request, reply) => {
    // Whoever asks for the head alone is not told anything later.
    if (request.method === 'HEAD') return reply.headers(HEADERS).send();
    const leave = places.take(request.ip);
    if (leave === null) {
      throw new Problem(
        'BUSY',
        {
          zh: '同时等候更新的页面太多，本页不再自动更新；刷新可看最新数据。',
          en: 'Too many pages wait for changes at once. This one is not kept up to date by itself; reload it for the newest data.',
        },
        { retryAfter: 600 },
      );
    }
    const { raw } = reply;
    leaveWith(raw, leave);
    const { number } = await getRevision(reader, null);
    reply.hijack();
    // Whoever left meanwhile is told nothing any more.
    if (raw.destroyed) return;
    raw.writeHead(200, HEADERS);
    raw.write(`retry: 10000\n\n${messageOf(Number(number))}`);
    told = Math.max(told, Number(number));
    listeners.add(raw);
    timer ??= setInterval(() => void look(request.log), limits.every);
    raw.once('close', () => {
      listeners.delete(raw);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    });
  });

  // A page that listens would keep the server from stopping.
  app.addHook('preClose', async () => {
    for (const response of listeners) response.end();
  });
}

function messageOf(revision: number): string {
  return `event: revision\ndata: ${revision}\n\n`;
}
