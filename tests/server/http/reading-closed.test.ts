/** GONGKAI_READING=keys: nothing that holds data is given to who is not signed in; what holds none stays. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBriefings } from '../../../server/briefings/door.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { reportText } from '../../support/report-text.ts';
import { signIn } from '../../support/signed-in.ts';
import { AT } from '../../support/small-district.ts';

const CHART = 'kind=trend&measure=requests.received&of=hill-a';
const QUERY = '{ regions { nodes { id } } }';

let opened: TestApp;
let asked: Readonly<
  Record<string, { readonly method: 'GET' | 'POST'; readonly url: string; readonly payload?: object }>
>;
const ways = [
  '/chart.svg',
  '/chart.png',
  '/chart.csv',
  '/data/series.csv',
  '/data/figures.csv',
  '/data/figures.ndjson',
  '/data/codebook.csv',
  '/data/gongkai-r9.zip',
  '/data/gongkai.zip',
  '/chart.xlsx',
  '/chart.pptx',
  '/chart.docx',
  '/chart.jsonstat',
  '/chart.metadata.json',
  '/chart.json',
  '/embed',
  '/oembed',
  '/compile.docx',
  '/compile.xlsx',
  '/brief.docx',
  '/brief.pptx',
  '/brief.html',
  '/brief.md',
  '/brief.png',
  '/reporting.csv',
  '/revisions.csv',
  '/reporting.xlsx',
  '/findings.csv',
  '/findings.xlsx',
  '/return-sheet.docx',
  '/return-sheets.zip',
  'a document',
  'a reading',
  'a submission',
  'sites',
] as const;
beforeAll(async () => {
  opened = await openTestApp({ reading: 'keys' });
  const { document_hash } = await opened.store.reader.db
    .selectFrom('report_version')
    .select('document_hash')
    .executeTakeFirstOrThrow();
  const briefings = openBriefings(opened.store);
  const by = { actor: 'tests', at: AT };
  const { id } = await briefings.make({ of: { region: 'hill' }, year: 2021, lang: 'zh' }, by);
  await briefings.sign({ id: String(id), version: 1 }, 9, by);
  const form = () => {
    const payload = new FormData();
    payload.append('file', new Blob([reportText('山区教育局', 2023)]), '教育局.txt');
    return payload;
  };
  asked = {
    '/chart.svg': { method: 'GET', url: `/chart.svg?${CHART}` },
    '/chart.png': { method: 'GET', url: `/chart.png?${CHART}` },
    '/chart.pptx': { method: 'GET', url: `/chart.pptx?${CHART}` },
    '/chart.docx': { method: 'GET', url: `/chart.docx?${CHART}` },
    '/chart.xlsx': { method: 'GET', url: `/chart.xlsx?${CHART}` },
    '/chart.jsonstat': { method: 'GET', url: `/chart.jsonstat?${CHART}` },
    '/chart.metadata.json': { method: 'GET', url: `/chart.metadata.json?${CHART}` },
    '/data/series.csv': { method: 'GET', url: `/data/series.csv?${CHART}` },
    '/data/figures.csv': { method: 'GET', url: '/data/figures.csv' },
    '/data/figures.ndjson': { method: 'GET', url: '/data/figures.ndjson' },
    '/data/codebook.csv': { method: 'GET', url: '/data/codebook.csv' },
    '/data/gongkai-r9.zip': { method: 'GET', url: '/data/gongkai-r9.zip' },
    '/data/gongkai.zip': { method: 'GET', url: '/data/gongkai.zip' },
    '/chart.csv': { method: 'GET', url: `/chart.csv?${CHART}` },
    '/chart.json': { method: 'GET', url: `/chart.json?${CHART}` },
    '/oembed': { method: 'GET', url: `/oembed?url=${encodeURIComponent(`http://localhost/chart?${CHART}`)}` },
    '/embed': { method: 'GET', url: `/embed?${CHART}` },
    '/compile.docx': { method: 'GET', url: '/compile.docx?region=hill&year=2021' },
    '/compile.xlsx': { method: 'GET', url: '/compile.xlsx?region=hill&year=2021' },
    '/brief.docx': { method: 'GET', url: '/brief.docx?region=hill&year=2021' },
    '/brief.pptx': { method: 'GET', url: '/brief.pptx?region=hill&year=2021' },
    '/brief.html': { method: 'GET', url: '/brief.html?region=hill&year=2021' },
    '/brief.md': { method: 'GET', url: '/brief.md?region=hill&year=2021' },
    '/brief.png': { method: 'GET', url: `/brief.png?id=${id}&chart=1` },
    '/revisions.csv': { method: 'GET', url: '/revisions.csv' },
    '/reporting.csv': { method: 'GET', url: '/reporting.csv?region=hill&year=2021' },
    '/reporting.xlsx': { method: 'GET', url: '/reporting.xlsx?region=hill&year=2021' },
    '/findings.csv': { method: 'GET', url: '/findings.csv?region=hill&year=2021' },
    '/findings.xlsx': { method: 'GET', url: '/findings.xlsx?region=hill&year=2021' },
    '/return-sheet.docx': { method: 'GET', url: '/return-sheet.docx?publisher=hill-a&year=2021' },
    '/return-sheets.zip': { method: 'GET', url: '/return-sheets.zip?region=hill&year=2021' },
    'a document': { method: 'GET', url: `/documents/${document_hash}` },
    'a reading': { method: 'POST', url: '/readings', payload: form() },
    sites: { method: 'GET', url: '/collect' },
    'a submission': { method: 'POST', url: '/documents', payload: form() },
  };
});
afterAll(() => opened.dispose());

describe('where reading is closed', () => {
  test.each(ways)('%s is for those who are signed in', async (way) => {
    const request = asked[way];
    if (!request) throw new Error(`No way ${way}`);
    const closed = await opened.app.inject(request);
    expect(closed.statusCode).toBe(401);
    expect(closed.headers['cache-control']).toMatch(/no-store/);
    // What stands in a frame says it to people.
    if (way === '/embed') expect(closed.body).toMatch(/<p>[^<]*\/sign-in/);
    else
      expect(closed.json().errors[0]).toMatchObject({
        message: expect.stringContaining('/sign-in'),
        extensions: { code: 'NOT_SIGNED_IN' },
      });
    const key = await keyFor(opened.store, { role: 'bureau', scope: 'hill-a' });
    for (const headers of [{ authorization: `Bearer ${key}` }, await signIn(opened.app, key)]) {
      const open = await opened.app.inject({ ...request, headers });
      expect(open.statusCode).toBe(way === '/data/gongkai.zip' ? 302 : 200);
      // What only some may read is kept by no cache on the way.
      expect(open.headers['cache-control']).toBe('private, no-store');
    }
  });

  test('the graph answers who is asking, and nothing else', async () => {
    const { body } = await opened.ask(`{ viewer { label } ... on Query { ...data } } fragment data on Query ${QUERY}`);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(JSON.stringify(body)).not.toContain('hill');
    expect((await opened.ask('{ viewer { label } }')).body.data).toEqual({ viewer: null });
    const key = await keyFor(opened.store, { role: 'bureau', scope: 'hill-a' });
    const answer = await opened.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: QUERY },
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.json().data).toEqual({ regions: { nodes: [{ id: 'hill' }] } });
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });

  test.each(['regions', 'bureaus', 'reports', 'findings', 'revisions', 'measures'])(
    'the question %s of the graph is refused as a whole',
    async (name) => {
      const { body } = await opened.ask(`{ ${name}(first: 1) { totalCount } }`);
      expect(body.data).toBeNull();
      expect(body.errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
    },
  );

  test.each(['/healthz', '/readyz', '/embed.js', '/graphiql'])('%s holds no data and is open', async (url) => {
    expect((await opened.app.inject(url)).statusCode).toBe(200);
  });

  test('an unknown address is none, and no secret', async () => {
    expect((await opened.app.inject('/nothing-here')).statusCode).toBe(404);
  });
});

test('where reading is open, a key that does not work is told all the same', async () => {
  const open = await openTestApp();
  const url = `/chart.json?${CHART}`;
  expect((await open.app.inject(url)).statusCode).toBe(200);
  const wrong = await open.app.inject({ url, headers: { authorization: 'Bearer gk_wrongwrongwrongwrongwrongwrong' } });
  expect(wrong.statusCode).toBe(401);
  // What proxies put there for themselves is none of ours.
  expect((await open.app.inject({ url, headers: { authorization: 'Basic abc' } })).statusCode).toBe(200);
  await open.dispose();
});
