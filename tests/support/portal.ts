/** A portal on this machine: pages and files by path, what was asked of it, and a fetcher that takes it for a public site. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fetcher, type FetcherOptions, openFetcher } from '../../server/collect/fetcher.ts';
import { readHosts } from '../../server/collect/hosts.ts';
import { reportText } from './report-text.ts';

export interface Asked {
  readonly path: string;
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds. */
  readonly at: number;
}

/** What stands at a path: a page, a file with its headers, or whatever the test does with the answer. */
export type Content =
  | string
  | {
      readonly bytes: string | Uint8Array;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly status?: number;
    }
  | ((answer: ServerResponse, asked: Asked) => void);

export interface Portal {
  readonly port: number;
  readonly asked: Asked[];
  /** By path with its query; may be changed while the portal is open. */
  readonly pages: Map<string, Content>;
  /** The whole address of a path. */
  at(path: string): string;
  fetcher(options?: Partial<FetcherOptions>): Fetcher;
  close(): Promise<void>;
}

export const HOST = 'www.hill.test';

export async function openPortal(pages: Readonly<Record<string, Content>> = {}): Promise<Portal> {
  const asked: Asked[] = [];
  const known = new Map(Object.entries(pages));
  const server = createServer((request, answer) => {
    const one = {
      path: request.url ?? '',
      host: request.headers.host ?? '',
      headers: request.headers,
      at: performance.now(),
    };
    asked.push(one);
    const content = known.get(one.path);
    if (content === undefined) answer.writeHead(404).end();
    else if (typeof content === 'function') content(answer, one);
    else if (typeof content === 'string')
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(content);
    else {
      const { bytes, type = 'application/octet-stream', headers = {}, status = 200 } = content;
      answer.writeHead(status, { 'content-type': type, ...headers }).end(bytes);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    asked,
    pages: known,
    at: (path) => `http://${HOST}:${port}${path}`,
    fetcher: (options = {}) =>
      openFetcher({
        hosts: readHosts(`${HOST}:${port}`),
        pause: 0,
        isPublic: () => true,
        resolve: async () => [{ address: '127.0.0.1', family: 4 }],
        ...options,
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page that portals publish a report as: title, the day, the text and its tables. */
export function reportPage(publisher: string, year: number, received = 0, { head = '', foot = '' } = {}): string {
  const title = `${publisher}${year}年政府信息公开工作年度报告`;
  const lines = reportText(publisher, year, received).trimEnd().split('\n').slice(1);
  let body = '';
  let isTable = false;
  for (const line of lines) {
    const isRow = line.includes('\t');
    if (isRow !== isTable) body += isRow ? '<table border="1">' : '</table>';
    isTable = isRow;
    body += isRow
      ? `<tr>${line
          .split('\t')
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>\n`
      : `<p>${line}</p>\n`;
  }
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>
<meta name="ArticleTitle" content="${title}"><meta name="ColumnName" content="政府信息公开年报">${head}</head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="../">政府信息公开年报</a></div>
<h1>${title}</h1><div class="info">发布日期：${year + 1}-01-20 来源：${publisher}</div>
<div class="content">${body}${isTable ? '</table>' : ''}</div>${foot}</body></html>`;
}

/** A page without tables that hangs the report on as files. */
export function coverPage(title: string, files: readonly (readonly [href: string, text: string])[]): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}-山区人民政府</title>
<meta name="ArticleTitle" content="${title}"></head><body><div class="crumbs"><a href="/">首页</a></div><h1>${title}</h1>
<div class="TRS_Editor"><p>现将年度报告公布如下，欢迎查阅。</p>
${files.map(([href, text]) => `<p>附件：<a href="${href}">${text}</a></p>`).join('\n')}</div></body></html>`;
}
