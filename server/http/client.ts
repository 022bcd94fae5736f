/** The built client: its files for ever (their names carry a hash), its one page for every address of the product. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import { PAGE_HEADERS } from './headers.ts';

/** Addresses of pages; anything else that does not exist is a 404 and not an empty page. */
const PAGES = [
  '/',
  '/compare',
  '/chart',
  '/regions',
  '/findings',
  '/import',
  '/self-check',
  '/bureaus/:id',
  '/reports/:id',
];

export async function addClient(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  });
  // Files beside the page (the mark in the browser's tab) have no hash in their name.
  const beside = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name !== 'index.html',
  );
  for (const { name } of beside) {
    app.get(`/${name}`, async (_, reply) => reply.sendFile(name, folder, { maxAge: '1d', immutable: false }));
  }
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  for (const path of PAGES) {
    app.get(path, async (_, reply) =>
      reply
        .headers({ ...PAGE_HEADERS, 'cache-control': 'no-cache' })
        .type('text/html; charset=utf-8')
        .send(page),
    );
  }
}

/** Whatever else is asked for is none. */
export function answerUnknown(request: FastifyRequest): never {
  throw new Problem('NOT_FOUND', {
    zh: `没有这个地址：${request.url.slice(0, 200)}。请从首页 / 进入。`,
    en: `There is nothing at ${request.url.slice(0, 200)}. Start from /.`,
  });
}
