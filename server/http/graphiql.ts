/** GraphiQL, served from here: page, script, workers and style come from an installed package, loaded when first asked for. */
import type { FastifyInstance } from 'fastify';
import { readQuestions } from '../graph/written.ts';
import { PAGE_HEADERS } from './headers.ts';

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>GraphiQL · 公开年报</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/graphiql.css">
<style>html,body,#root{height:100%;margin:0}</style></head>
<body class="no-focus-outline"><div id="root"></div>
<script src="/graphiql/workers.js"></script><script src="/graphiql/graphiql.js"></script><script src="/graphiql/start.js"></script></body></html>`;

const WORKERS = `self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: function (id, label) {
  return '/graphiql/worker-' + (label === 'json' || label === 'graphql' ? label : 'editorWorkerService') + '.js';
} };`;

/** Each question that the contract was made for is a tab, until somebody arranged his own. */
function start(): string {
  const tabs = readQuestions().map(({ text }) => ({ query: text }));
  return `YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), ${JSON.stringify({
    ...{ endpoint: '/graphql', title: '公开年报' },
    defaultTabs: tabs,
  })});`;
}

/** The editor compiles its own languages and loads fonts as data; nothing else on the site may. */
const HEADERS = {
  ...PAGE_HEADERS,
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
};

const JAVASCRIPT = 'text/javascript; charset=utf-8';

export function addGraphiql(app: FastifyInstance): void {
  const assets = () => import('@graphql-yoga/render-graphiql/graphiql');
  app.get('/graphiql', async (_, reply) => reply.headers(HEADERS).type('text/html; charset=utf-8').send(PAGE));
  app.get('/graphiql/workers.js', async (_, reply) => reply.type(JAVASCRIPT).send(WORKERS));
  app.get('/graphiql/start.js', async (_, reply) => reply.type(JAVASCRIPT).send(start()));
  const files = {
    'graphiql.js': async () => (await assets()).js,
    'worker-json.js': async () => (await assets()).jsonWorker,
    'worker-graphql.js': async () => (await assets()).graphqlWorker,
    'worker-editorWorkerService.js': async () => (await assets()).editorWorkerService,
  };
  for (const [name, content] of Object.entries(files)) {
    app.get(`/graphiql/${name}`, async (_, reply) =>
      reply
        .header('cache-control', 'public, max-age=86400')
        .type(JAVASCRIPT)
        .send(await content()),
    );
  }
  app.get('/graphiql/graphiql.css', async (_, reply) =>
    reply
      .header('cache-control', 'public, max-age=86400')
      .type('text/css; charset=utf-8')
      .send((await assets()).css),
  );
}
