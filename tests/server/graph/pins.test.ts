/** Pinned charts that are kept: which are out of date, where they are shown, and who may keep and drop them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';

let opened: TestApp;
let keys: Record<'administrator' | 'editor' | 'other' | 'bureau', Record<string, string>>;
let since = 0;
beforeEach(async () => {
  opened = await openTestApp({ fill: fillDistrict });
  const bearer = async (plan: Parameters<typeof keyFor>[1]) => ({
    authorization: `Bearer ${await keyFor(opened.store, plan)}`,
  });
  keys = {
    administrator: await bearer({ label: '管理员' }),
    editor: await bearer({ label: '张三', role: 'editor', scope: 'hill' }),
    other: await bearer({ label: '李四', role: 'editor', scope: 'hill' }),
    bureau: await bearer({ label: '教育局', role: 'bureau', scope: 'hill-a' }),
  };
  since = (await opened.ask('{ revisions(first: 1) { nodes { number } } }')).body.data.revisions.nodes[0].number;
});
afterEach(() => opened.dispose());

const pinned = (query: string): string => `${query}&rev=${since}`;

async function keep(address: string, who: keyof typeof keys | null = 'editor') {
  const query =
    'mutation ($address: String!) { done: keepPin(address: $address) { pin { id address } problems { code } } }';
  return (await opened.ask(query, { address }, who === null ? {} : keys[who])).body.data.done;
}

async function listed() {
  const { body } = await opened.ask(
    '{ pins { totalCount nodes { address keptBy { name { zh } } chart { title staleness { moved { before after } changes { reason figures { before after } } } } hosts { host count days lastDay } } } }',
    {},
    keys.editor,
  );
  expect(body.errors).toBeUndefined();
  return body.data.pins;
}

const CHARTS = {
  region: 'measure=requests.received&of=hill&applicant=natural',
  ratio: 'measure=rate.granted&of=hill-a',
  bureaus: 'kind=bar&measure=requests.received&of=region:hill/*&years=2021&applicant=natural',
  own: 'measure=requests.received&of=hill-a&applicant=natural&w=360&theme=mono',
  untouched: 'measure=requests.received&of=hill-b&applicant=natural',
  earlier: 'measure=requests.received&of=hill-a&years=2020&applicant=natural',
};

test('a figure that is corrected lists every pin that uses it as stale, with old, new and why, and no other', async () => {
  for (const query of Object.values(CHARTS)) expect((await keep(pinned(query))).problems).toEqual([]);
  expect(
    (await listed()).nodes.flatMap(({ chart }: { chart: { staleness: { moved: [] } } }) => chart.staleness.moved),
  ).toEqual([]);
  await opened.ask(
    'mutation { correctFigure(report: "hill-a-2021", cell: "III/1/natural", value: 7, reason: "漏计两件", source: "来函") { revision } }',
    {},
    keys.administrator,
  );
  const { nodes, totalCount } = await listed();
  expect(totalCount).toBe(6);
  const stale = nodes.filter(({ chart }: { chart: { staleness: { moved: [] } } }) => chart.staleness.moved.length > 0);
  expect(stale.map(({ address }: { address: string }) => new URLSearchParams(address).get('of'))).toEqual([
    'hill-a',
    'region:hill/*',
    'hill',
  ]);
  for (const { chart } of stale) {
    expect(chart.staleness.moved[0].after - chart.staleness.moved[0].before).toBe(2);
    expect(chart.staleness.changes).toEqual([{ reason: '漏计两件', figures: [{ before: 5, after: 7 }] }]);
  }
  // However it is shown, it is one.
  expect(stale[0].address).not.toMatch(/w=|theme/);
});

test('the sites that show it are counted by the day, and nothing of readers; what is not kept is not counted', async () => {
  await keep(pinned(CHARTS.own));
  const get = (path: string, referer?: string) =>
    opened.app.inject({ url: path, headers: referer === undefined ? {} : { referer } });
  const address = pinned(CHARTS.own);
  await get(`/embed?${address}`, 'https://www.example.gov.cn/art/1?reader=5');
  await get(`/chart.png?${pinned(CHARTS.own.replace('w=360', 'w=500'))}&scale=2`, 'https://www.example.gov.cn/art/2');
  await get(`/embed?${address}`, 'https://news.example.org/');
  await get(`/embed?${address}`, 'http://localhost/chart');
  await get(`/embed?${address}`);
  await get(`/embed?${address}`, 'file:///home/reader/page.html');
  await get(`/embed?${pinned(CHARTS.untouched)}`, 'https://www.example.gov.cn/art/3');
  const [{ hosts }] = (await listed()).nodes;
  expect(hosts).toEqual([
    { host: 'www.example.gov.cn', count: 2, days: 1, lastDay: '2026-11-28' },
    { host: 'news.example.org', count: 1, days: 1, lastDay: '2026-11-28' },
  ]);
  const rows = await opened.store.reader.db.selectFrom('pin_host').selectAll().execute();
  expect(rows.map((row) => Object.keys(row).sort())).toEqual(
    Array(2).fill(['checksum', 'count', 'day', 'host', 'pin_id']),
  );
});

test('is kept by editors and administrators, of a pinned address that can be drawn, and dropped by whoever kept it or administrators', async () => {
  const { pin } = await keep(pinned(CHARTS.own));
  expect((await keep(pinned(CHARTS.own), 'other')).pin).toEqual(pin);
  expect((await keep(CHARTS.own)).problems).toEqual([{ code: 'BAD_ARGUMENT' }]);
  expect((await keep(`${CHARTS.own}&rev=9999`)).problems).toEqual([{ code: 'BAD_ARGUMENT' }]);
  expect((await keep(pinned('measure=requests.received&of=nobody'))).problems).toEqual([{ code: 'NOT_FOUND' }]);
  expect((await keep(pinned(CHARTS.own), 'bureau')).problems).toEqual([{ code: 'NOT_ALLOWED' }]);
  expect((await keep(pinned(CHARTS.own), null)).problems).toEqual([{ code: 'NOT_SIGNED_IN' }]);
  const drop = async (who: keyof typeof keys) =>
    (await opened.ask('mutation ($id: ID!) { dropPin(id: $id) { problems { code } } }', { id: pin.id }, keys[who])).body
      .data.dropPin.problems;
  expect(await drop('other')).toEqual([{ code: 'NOT_ALLOWED' }]);
  expect(await drop('editor')).toEqual([]);
  expect(await drop('administrator')).toEqual([{ code: 'NOT_FOUND' }]);
  expect((await listed()).totalCount).toBe(0);
});
