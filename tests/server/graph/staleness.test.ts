/** A chart that is pinned says what has changed since: old, new and why. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { file, received } from '../../support/small-district.ts';

let opened: TestApp;
let since = 0;
const OF = { hill: 'measure=requests.received&of=hill', c: 'measure=requests.received&of=hill-c' };
const STALE =
  'staleness { since newest moved { subject { zh } year before after sentence { zh en } } changes { reason revision { kind report { id } } figures { measure before after } } }';

beforeAll(async () => {
  opened = await openTestApp();
  since = (await opened.ask('{ revisions(first: 1) { nodes { number } } }')).body.data.revisions.nodes[0].number;
  const authorization = `Bearer ${await keyFor(opened.store)}`;
  const { body } = await opened.ask(
    'mutation { correctFigure(report: "hill-a-2021", cell: "III/1/natural", value: 7, reason: "漏计两件", source: "来函") { revision problems { sentence { zh } } } }',
    {},
    { authorization },
  );
  expect(body.data.correctFigure.problems).toEqual([]);
});
afterAll(() => opened.dispose());

async function staleness(address: string) {
  const { body } = await opened.ask(`{ chart(address: "${address}") { notes ${STALE} } }`);
  expect(body.errors).toBeUndefined();
  return body.data.chart;
}

test('names each number that is another now, old and new, and the change by which it moved', async () => {
  const { staleness: stale } = await staleness(`${OF.hill}&applicant=natural&rev=${since}`);
  expect(stale).toMatchObject({ since, newest: since + 1 });
  expect(stale.moved).toMatchObject([{ year: 2021, before: 24, after: 26 }]);
  expect(stale.moved[0].sentence).toEqual({
    zh: expect.stringMatching(/^.+ 2021 年新收申请：24 件 → 26 件$/),
    en: expect.stringMatching(/in 2021: 24 cases → 26 cases$/),
  });
  expect(stale.changes).toEqual([
    {
      reason: '漏计两件',
      revision: { kind: 'correction', report: { id: 'hill-a-2021' } },
      figures: [{ measure: 'requests.received', before: 5, after: 7 }],
    },
  ]);
});

test('says that nothing has moved where nothing has, and nothing of a chart that is live', async () => {
  expect((await staleness(`${OF.c}&rev=${since}`)).staleness).toMatchObject({ since, moved: [], changes: [] });
  expect((await staleness(`${OF.hill}&rev=${since + 1}`)).staleness).toMatchObject({ moved: [] });
  expect((await staleness(OF.hill)).staleness).toBeNull();
});

test('says so in the picture and the embed where its address asks for it, whose copies are then asked about again', async () => {
  const asked = `${OF.hill}&applicant=natural&rev=${since}`;
  for (const path of ['/chart.svg', '/embed']) {
    const plain = await opened.app.inject(`${path}?${asked}`);
    expect(plain.body).not.toContain('数据已变动');
    expect(plain.headers['cache-control']).toContain('immutable');
    const badged = await opened.app.inject(`${path}?${asked}&badge=stale`);
    expect(badged.body).toContain('数据已变动');
    expect(badged.headers['cache-control']).not.toContain('immutable');
    // It goes when what it tells of is no more, and that is seen by the tag.
    const fresh = await opened.app.inject(`${path}?${OF.c}&rev=${since}&badge=stale`);
    expect(fresh.body).not.toContain('数据已变动');
    await file(opened.store, 'hill-c', 2021, { cells: received(path === '/embed' ? 12 : 11) });
    const later = await opened.app.inject({
      url: `${path}?${OF.c}&rev=${since}&badge=stale`,
      headers: { 'if-none-match': String(fresh.headers.etag) },
    });
    expect([later.statusCode, later.body.includes('数据已变动')]).toEqual([200, true]);
    await file(opened.store, 'hill-c', 2021, { cells: received(10) });
  }
});

test('a badge belongs to a pin', async () => {
  const answer = await opened.app.inject(`/chart.svg?${OF.hill}&badge=stale`);
  expect([answer.statusCode, answer.json().errors[0].message]).toEqual([400, expect.stringContaining('rev')]);
});
