/** Figures for Prometheus: who may read them, and that they count what happens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseAway } from '../../../server/health/away.ts';
import { openHealth } from '../../../server/health/health.ts';
import { NOW, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { reportText } from '../../support/report-text.ts';

const health = openHealth(() => NOW);
let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp({ health, metricsFor: ['loopback', '10.0.0.0/8'] });
});
afterAll(() => opened.dispose());

/** The figures as they are: the name with its labels, and the number. */
async function figures(): Promise<ReadonlyMap<string, number>> {
  const { statusCode, body } = await opened.app.inject('/metrics');
  expect(statusCode).toBe(200);
  const rows = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(rows.map((row) => [row.slice(0, row.lastIndexOf(' ')), Number(row.slice(row.lastIndexOf(' ')))]));
}

describe('are for', () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
    opened.app.inject({ url: '/metrics', remoteAddress, headers });

  test.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1', '10.200.0.1'])('%s', async (address) => {
    const { statusCode, headers } = await from(address);
    expect([statusCode, headers['content-type']]).toEqual([
      200,
      expect.stringMatching(/^text\/plain; version=0\.0\.4/),
    ]);
  });

  test.each(['192.0.2.1', '11.0.0.1', '2001:db8::1'])('nobody at %s without a key', async (address) => {
    const { statusCode, body } = await from(address);
    expect([statusCode, body]).toEqual([401, expect.stringContaining('NOT_SIGNED_IN')]);
  });

  test.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])(
    'nobody whom a proxy on this machine speaks for, which says %s',
    async (name) => {
      expect((await from('127.0.0.1', { [name]: '127.0.0.1' })).statusCode).toBe(401);
    },
  );

  test('administrators from anywhere, and nobody of another role', async () => {
    const asked = async (plan: Parameters<typeof keyFor>[1]) =>
      (await from('192.0.2.1', { authorization: `Bearer ${await keyFor(opened.store, plan)}` })).statusCode;
    expect(await asked({ role: 'administrator' })).toBe(200);
    expect(await asked({ role: 'editor', scope: 'hill' })).toBe(403);
  });
});

test('a request counts under its route and status, refused ones under their code, and nothing under what was sent', async () => {
  const chart = '/chart.svg?kind=trend&measure=requests.received&of=hill-a';
  const { headers } = await opened.app.inject(chart);
  await opened.app.inject({ url: chart, headers: { 'if-none-match': String(headers.etag) } });
  for (const path of ['/hidden', '/two?secret', '/chart.svg?kind=secret']) await opened.app.inject(path);
  const found = await figures();
  const count = (route: string, status: number) =>
    found.get(`gongkai_http_request_duration_seconds_count{route="${route}",status="${status}"}`);
  expect([count('/chart.svg', 200), count('/chart.svg', 304), count('/chart.svg', 400), count('none', 404)]).toEqual([
    1, 1, 1, 2,
  ]);
  expect(found.get('gongkai_http_refusals_total{code="NOT_FOUND"}')).toBe(2);
  expect([...found.keys()].join('\n')).not.toMatch(/secret|hidden|hill/);
});

test('documents count by their receipts, and what was found in those that were accepted', async () => {
  const key = await keyFor(opened.store, { role: 'bureau', scope: 'hill-a' });
  const hand = (name: string) => {
    const payload = new FormData();
    payload.append('file', new Blob([reportText(name, 2023)]), 'a.txt');
    return opened.app.inject({
      method: 'POST',
      url: '/documents',
      payload,
      headers: { authorization: `Bearer ${key}` },
    });
  };
  const answer = await hand('山区教育局');
  await hand('山区教育局');
  await hand('山区民政局');
  const found = await figures();
  const documents = (receipt: string, code = '') =>
    found.get(`gongkai_documents_total{receipt="${receipt}",code="${code}"}`);
  expect([documents('stored'), documents('unchanged'), documents('refused', 'NOT_ALLOWED')]).toEqual([1, 1, 1]);
  const { findings } = answer.json().receipts[0].receipt;
  expect(findings.confirmed).toBeGreaterThan(0);
  for (const outcome of Object.keys(findings)) {
    expect(found.get(`gongkai_findings_total{outcome="${outcome}"}`)).toBe(findings[outcome]);
  }
});

test('what is going on is looked up: conditions, readings, processes, the disk, the event loop', async () => {
  health.raise(databaseAway({ zh: '试', en: 'tried' }));
  const found = await figures();
  health.clear('databaseAway');
  expect([
    found.get('gongkai_condition{name="databaseAway"}'),
    found.get('gongkai_condition{name="damaged"}'),
    found.get('gongkai_readings{lane="guests",state="waiting"}'),
    found.get('gongkai_reading_processes{state="busy"}'),
    found.get('gongkai_build_info{version="0.1.0"}'),
  ]).toEqual([1, 0, 0, 0, 1]);
  expect(found.get('gongkai_disk_bytes{of="database"}')).toBeGreaterThanOrEqual(4096);
  expect(found.get('gongkai_stored_bytes{kind="documents"}')).toBeGreaterThan(1000);
  expect(found.get('gongkai_disk_bytes{of="free"}')).toBeGreaterThan(0);
  expect(found.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
  expect((await figures()).get('gongkai_condition{name="databaseAway"}')).toBe(0);
});
