/** Documents, archives and tables of findings are written one after another: each holds everybody up while it is, and sixty at once would for half a minute. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import { openTurns, type TurnLimits } from './turns.ts';
import { untilGone } from './uploads.ts';

/** Of charts, which are counted when they have to be drawn. */
const OF_CHARTS = new Set(['docx', 'pptx', 'xlsx'].map((format) => `/chart.${format}`));

export function writeInLine(app: FastifyInstance, limits: TurnLimits): void {
  const turns = openTurns(limits, tooManyDocuments);
  const ends = new WeakMap<FastifyRequest, () => void>();
  app.addHook('preHandler', async (request, reply) => {
    const { url = '', config } = request.routeOptions;
    // Pictures are drawn and cut out apart, where nobody is held up.
    const isWritten = config.rate === 'written' && !url.endsWith('.png');
    if (isWritten || OF_CHARTS.has(url)) ends.set(request, await turns.take('', untilGone(reply)));
  });
  // Written, or refused; on its way nobody waits for it.
  app.addHook('onSend', async (request) => ends.get(request)?.());
}

function tooManyDocuments(): Problem {
  const sentence = {
    zh: '正在生成的文件太多，这一份没有生成。请半分钟后再试。',
    en: 'Too many documents are being written; this one was not. Ask for it again in half a minute.',
  };
  return new Problem('BUSY', sentence, { retryAfter: 30 });
}
