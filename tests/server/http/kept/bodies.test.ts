/** Questions known by the bytes of their body: the same answer as before, and every guard before it. */
import { afterEach, expect, test } from 'vitest';
import { ANYBODYS_BODY } from '../../../../server/http/words.ts';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { keyFor } from '../../../support/keys.ts';
import { file, received } from '../../../support/small-district.ts';

const QUERY =
  'query ($of: [String!]!) { series(measures: ["requests.received"], of: $of) { series { points { value } } } }';
const open: TestApp[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.dispose();
});

async function start(times: number): Promise<TestApp> {
  const opened = await openTestApp();
  open.push(opened);
  // Asked, answered from what is kept, and from then on known by its bytes.
  for (let time = 0; time < times; time += 1) expect((await post(opened)).statusCode).toBe(200);
  return opened;
}

const BODY = JSON.stringify({ query: QUERY, variables: { of: ['hill-c'] } });
const post = ({ app }: TestApp, payload = BODY, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/graphql', payload, headers: { 'content-type': 'application/json', ...headers } });

test('the bytes of a question that was answered from what is kept are not read again, however often they come', async () => {
  const opened = await start(2);
  const { parse } = JSON;
  const texts: string[] = [];
  JSON.parse = (text, ...more) => {
    texts.push(text);
    return parse(text, ...more);
  };
  try {
    const first = await post(opened);
    const blanks = await post(opened, BODY.replace('{', '{ '));
    expect(blanks.payload).toBe(first.payload);
  } finally {
    JSON.parse = parse;
  }
  expect(texts.filter((text) => text.includes('hill-c'))).toEqual([BODY.replace('{', '{ ')]);
});

test('a known body is run anew once the data have changed', async () => {
  const opened = await start(3);
  await file(opened.store, 'hill-c', 2023, { cells: received(77) });
  expect((await post(opened)).json().data.series.series[0].points.at(-1)).toEqual({ value: 77 });
});

test.each([
  ['in another charset', { 'content-type': 'application/json; charset=gbk' }, 415],
  ['as compressed', { 'content-encoding': 'gzip' }, 415],
  ['as no JSON', { 'content-type': 'text/plain' }, 415],
  ['for an answer of another kind', { accept: 'text/html' }, 406],
])('a known body sent %s is refused as before', async (_, headers, status) => {
  const opened = await start(3);
  expect((await post(opened, BODY, headers)).statusCode).toBe(status);
});

test('what somebody signed in may send is not known to a stranger', async () => {
  const opened = await start(0);
  const large = `${BODY.slice(0, -1)}${' '.repeat(ANYBODYS_BODY)}}`;
  const headers = { authorization: `Bearer ${await keyFor(opened.store)}` };
  for (let time = 0; time < 3; time += 1) expect((await post(opened, large, headers)).statusCode).toBe(200);
  expect((await post(opened, large)).statusCode).toBe(413);
});

test('one body of two roles has two answers', async () => {
  const opened = await start(0);
  const body = JSON.stringify({ query: '{ viewer { role } }' });
  const headers = { authorization: `Bearer ${await keyFor(opened.store)}` };
  for (let time = 0; time < 3; time += 1) {
    expect((await post(opened, body)).json().data.viewer).toBeNull();
    expect((await post(opened, body, headers)).json().data.viewer.role).toEqual(expect.any(String));
  }
});
