/** The document a report was read from, byte for byte as it was submitted. */

import type { FastifyInstance } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import { dayInChina } from '../china-time.ts';
import { findDocumentBytes } from '../store/find/documents.ts';
import type { Reader } from '../store/reader.ts';
import { attachment, etagOf, opaqueOf, readIfNoneMatch, SVG_POLICY } from './headers.ts';

export function addDocumentRoutes(app: FastifyInstance, reader: Reader): void {
  app.get<{ Params: { hash: string } }>('/documents/:hash', async (request, reply) => {
    const { hash } = request.params;
    const document = /^[0-9a-f]{64}$/.test(hash) ? await findDocumentBytes(reader, hash) : undefined;
    if (!document) {
      throw new Problem('NOT_FOUND', {
        zh: '没有这份原文。原文地址见报告页。',
        en: 'No document has this address; a report page links to its own.',
      });
    }
    if (document.prunedAt !== null) {
      const day = dayInChina(document.prunedAt);
      throw new Problem('PRUNED', {
        zh: `这份原文后来被新报的替换，已于 ${day} 清理，不再保留；读出的文字、数据和核查结果都在。`,
        en: `This document was replaced by a later one and pruned on ${day}; its text, figures and findings are kept.`,
      });
    }
    // Its address is what it holds.
    const etag = etagOf(hash);
    const held = readIfNoneMatch(request.headers['if-none-match']);
    if (held === 'any' || held.includes(opaqueOf(etag))) return reply.header('etag', etag).code(304).send();
    // Always a download: somebody else's HTML is never shown under our address.
    return reply
      .headers({
        'content-type': 'application/octet-stream',
        etag,
        'content-disposition': attachment(document.fileName),
        'content-security-policy': SVG_POLICY,
        'cache-control': 'public, max-age=31536000, immutable',
      })
      .send(Buffer.from(document.bytes));
  });
}
