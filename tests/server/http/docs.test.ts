/** The page of questions, their files, the tabs of GraphiQL, and what a model is told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isMeasureId } from '../../../schema/form/measures/index.ts';
import { readQuestion } from '../../../schema/questions/question.ts';
import { contract } from '../../../server/graph/type-defs.ts';
import { readQuestions } from '../../../server/graph/written.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

const get = (url: string) => opened.app.inject({ method: 'GET', url });
const QUESTIONS = readQuestions();

test.each([
  ['zh', '可以这样问', 'zh-CN'],
  ['en', 'Questions to begin with', 'en'],
] as const)(
  'the page of questions in %s has every one, runs no script, and says how to ask by program',
  async (lang, title, code) => {
    const { statusCode, headers, body } = await get(`/docs/questions?lang=${lang}`);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(body).toMatch(new RegExp(`^<!doctype html>\n<html lang="${code}">`));
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).not.toContain('<script');
    expect(/<style>(.*?)<\/style>/s.exec(body)?.[1]).toMatch(/^[^&"]*font:15px[^&"]*$/);
    for (const question of QUESTIONS) {
      expect(body).toContain(`<section id="${question.id}">`);
      expect(body).toContain(`/docs/questions/${question.id}.graphql | curl -sG`);
    }
    expect(body.match(/pd\.json_normalize/g)).toHaveLength(QUESTIONS.length);
    expect(body.match(/library\(jsonlite\)/g)).toHaveLength(QUESTIONS.length);
    expect(body).toContain('meta=[[&quot;series&quot;,&quot;series&quot;,&quot;quantity&quot;]]');
    expect(body).toContain(
      'rows &lt;- Reduce(below, c(&quot;series&quot;, &quot;series&quot;, &quot;points&quot;), list(data))',
    );
  },
);

test('each question is a file of its own, whose words are the question', async () => {
  const [first] = QUESTIONS;
  const { headers, body } = await get(`/docs/questions/${first?.id}.graphql`);
  expect([headers['content-type'], body]).toEqual(['text/plain; charset=utf-8', first?.text]);
  for (const name of ['01-requests-by-year', 'nothing.graphql', '..%2f..%2fpackage.json']) {
    const refused = await get(`/docs/questions/${name}`);
    expect([refused.statusCode, refused.json().errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  }
});

test('GraphiQL opens with them as tabs', async () => {
  const { body } = await get('/graphiql/start.js');
  const [, options = ''] = /renderYogaGraphiQL\(document\.getElementById\('root'\), (.*)\);$/.exec(body) ?? [];
  expect(JSON.parse(options)).toMatchObject({
    endpoint: '/graphql',
    defaultTabs: QUESTIONS.map(({ text }) => ({ query: text })),
  });
});

test('a crawler is told what to leave alone, as text, and may look at pages and pictures', async () => {
  const { statusCode, headers, body } = await get('/robots.txt');
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  const closed = [...body.matchAll(/^Disallow: (.+)$/gm)].map(([, path = '']) => path);
  const isOpen = (path: string) => !closed.some((start) => path.startsWith(start));
  expect(['/graphql', '/data/series.csv', '/brief.docx', '/collect'].filter(isOpen)).toEqual([]);
  expect(['/', '/chart?kind=trend', '/chart.png?kind=trend', '/embed', '/regions', '/llms.txt'].every(isOpen)).toBe(
    true,
  );
});

test('a model is told the grammar of sets, fifteen measures, three questions and what goes wrong', async () => {
  const { headers, body } = await get('/llms.txt');
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  const measures = [...body.matchAll(/^- `(\w+\.[a-zA-Z.]+)` /gm)].map(([, id = '']) => id);
  expect(measures).toHaveLength(15);
  expect(measures.filter((id) => !isMeasureId(id))).toEqual([]);
  expect(body.match(/^```graphql$/gm)).toHaveLength(3);
  const [, which = ''] = /## Which question answers what\n(.*?)\n## /s.exec(body) ?? [];
  const roots = [...which.matchAll(/`(\w+)`[:,]/g)].map(([, name = '']) => name);
  expect(roots).toHaveLength(9);
  const asked = contract().getQueryType()?.getFields() ?? {};
  expect(roots.filter((name) => !asked[name])).toEqual([]);
  // What is said of pages of figures is what may be asked, and not a row more.
  const pages = [...body.matchAll(/([\d,]+) a page of `([^`]+)`/g)];
  expect(pages).toHaveLength(2);
  for (const [, number = '', row = ''] of pages) {
    const most = Number(number.replace(',', ''));
    const ask = (first: number) =>
      opened.ask(`{ figures(first: ${first}) { pageInfo { hasNextPage endCursor } nodes { ${row} } } }`);
    expect((await ask(most)).body.errors, number).toBeUndefined();
    expect((await ask(most + 1)).body.errors, number).toHaveLength(1);
  }
  for (const said of ['region:ID', 'totalOf', '0.517 is 51.7 %', 'kind', 'no months']) expect(body).toContain(said);
});

test('a file that does not say what it asks is no question', () => {
  const whole = '# zh: 问\n# en: ask\n# rows: a.b\n# answer: a.0 = [1]\n{ a { b } }\n';
  expect(readQuestion('x', whole)).toMatchObject({ rows: ['a', 'b'], answers: [{ path: 'a.0', value: [1] }] });
  for (const lacking of ['# zh: 问\n', '# en: ask\n', '# rows: a.b\n'])
    expect(() => readQuestion('x', whole.replace(lacking, ''))).toThrow('x lacks its title or its rows');
});
