/** The built client: its files for ever (their names carry a hash), its one page for every address of the product. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PAGES, pageAt, readAsOf, tabTitle } from '../../schema/pages.ts';
import { Problem } from '../../schema/problem.ts';
import type { Access } from '../access/access.ts';
import type { Reader } from '../store/reader.ts';
import { parametersOf, pathOf } from './address.ts';
import { firstSight } from './first-sight.ts';
import { PAGE_HEADERS } from './headers.ts';
import { type LinkPreview, openPreviews } from './link-preview.ts';
import type { EnsureMethod } from './methods.ts';
import { pageFiles } from './page-files.ts';
import { pageHead } from './page-head.ts';
import { openShell } from './shell.ts';

interface ClientOptions {
  readonly reader: Reader;
  readonly access: Pick<Access, 'reading'>;
  /** The address readers know this server by, told to pages, which write it into what they share; null: the one they asked. */
  readonly publicUrl: string | null;
  readonly ensureMethod: EnsureMethod;
  readonly now: () => string;
}

export async function addClient(
  app: FastifyInstance,
  folder: string,
  { reader, access, publicUrl, ensureMethod, now }: ClientOptions,
): Promise<void> {
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
  const told = publicUrl === null ? '' : `<meta name="gongkai-public-url" content="${escaped(publicUrl)}" />`;
  const page = (await readFile(join(folder, 'index.html'), 'utf8')).replace('</head>', () => `${told}</head>`);
  const files = await pageFiles(folder);
  const filesAt = (pathname: string) => {
    const found = pageAt(pathname);
    return found ? (files.get(found.page.id) ?? '') : '';
  };
  const previews = openPreviews();
  const shellOf = await openShell(app, folder);
  const sendPage = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const asked = { pathname: pathOf(request), searchParams: parametersOf(request) };
    const lang = asked.searchParams.get('lang') === 'en' ? 'en' : 'zh';
    // Not even a title tells a stranger what is held where reading is closed.
    const mayRead = access.reading === 'open' || request.viewer !== null;
    const at = now();
    const asOf = readAsOf(asked.searchParams);
    const [{ status, title, preview }, shell] = await Promise.all([
      pageHead(mayRead ? reader : null, asked, lang, at, previews(reader, at)),
      mayRead && asOf === null ? shellOf(request) : '',
    ]);
    const origin = publicUrl ?? `${request.protocol}://${request.host}`;
    return reply
      .code(status)
      .headers({ ...PAGE_HEADERS, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(
        page
          .replace('<html lang="zh-CN">', () => (lang === 'zh' ? '<html lang="zh-CN">' : '<html lang="en">'))
          .replace(
            /<title>[^<]*<\/title>/,
            () =>
              `<title>${escaped(tabTitle(title, lang, asOf))}</title>${previewTags(title, preview, origin)}${oembedLink(title, preview, origin)}${filesAt(asked.pathname)}`,
          )
          .replace('<div id="root"></div>', () => `<div id="root">${firstSight(title, preview, lang)}</div>${shell}`),
      );
  };
  for (const { path } of PAGES) app.get(path, { config: { access: 'itself' } }, sendPage);
  app.setNotFoundHandler((request, reply) => {
    if (wantsPage(request)) return sendPage(request, reply);
    ensureMethod(request, reply);
    throw new Problem('NOT_FOUND', {
      zh: `没有这个地址：${request.url.slice(0, 200)}。请从首页 / 进入。`,
      en: `There is nothing at ${request.url.slice(0, 200)}. Start from /.`,
    });
  });
}

/** Somebody looking for a page, not a program after data and not a page after one of its files. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const { accept } = headers;
  if (accept?.includes('text/html')) return true;
  const path = pathOf({ url });
  return !path.startsWith('/assets/') && !/\.\w+$/.test(path) && (accept === undefined || accept.includes('*/*'));
}

/** What a messenger or a portal shows of a link: title, and of a chart its description and picture. */
function previewTags(title: string, preview: LinkPreview | null, origin: string): string {
  const tags: readonly (readonly [string, string])[] = [
    ['og:type', 'website'],
    ['og:title', title],
    ...(preview === null
      ? []
      : ([
          ['og:description', preview.description],
          ...(preview.picture === null
            ? []
            : [['og:image', `${origin}/chart.png?${preview.picture}&size=social`] as const]),
        ] as const)),
  ];
  return tags.map(([property, content]) => `<meta property="${property}" content="${escaped(content)}" />`).join('');
}

/** Where an editor that the page's address is pasted into asks for the chart itself. */
function oembedLink(title: string, preview: LinkPreview | null, origin: string): string {
  if (preview === null || preview.chart === null) return '';
  const asked = `${origin}/oembed?url=${encodeURIComponent(`${origin}/chart?${preview.chart}`)}`;
  return `<link rel="alternate" type="application/json+oembed" href="${escaped(asked)}" title="${escaped(title)}" />`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
