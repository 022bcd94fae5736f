/** Who is turned away stands in the audit, beside what was changed: told by the doors at which it happens, as a reader of the audit is told. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { reportText } from '../../support/report-text.ts';

let opened: TestApp;
let headers: Record<string, string>;
beforeAll(async () => {
  opened = await openTestApp({ trustProxy: 'loopback' });
  headers = { authorization: `Bearer ${await keyFor(opened.store)}` };
});
afterAll(() => opened.dispose());
beforeEach(() => opened.store.writer.transaction((tx) => tx.db.deleteFrom('audit').execute()));

/** What the audit tells, after what happened was written down. */
async function told(actions: string) {
  await opened.observer.endMinute();
  const { body } = await opened.ask(
    `{ audit(filter: { actions: [${actions}] }) { nodes { actor { name { zh en } } sentence { zh en } until revision } } }`,
    {},
    headers,
  );
  return body.data.audit.nodes;
}

function hand(key: string, name: string) {
  const payload = new FormData();
  payload.append('file', new Blob([reportText(name, 2023)]), 'a.txt');
  return opened.app.inject({ method: 'POST', url: '/documents', payload, headers: { authorization: `Bearer ${key}` } });
}

test('keys that are not valid, however they are tried, with the address they come from; and those not looked at any more', async () => {
  const authorization = 'Bearer gk_wrongwrongwrongwrongwrongwrong';
  const from = { 'x-forwarded-for': '203.0.113.9' };
  for (let times = 0; times < 8; times += 1) {
    await opened.app.inject({ url: '/chart.svg', headers: { authorization, ...from } });
  }
  await opened.app.inject({ method: 'POST', url: '/sign-in', payload: { key: 'gk_x' }, headers: from });
  await opened.app.inject({ method: 'POST', url: '/sign-in', payload: { key: 'wrong' } });
  const nodes = await told('keyRefused');
  expect(nodes).toHaveLength(2);
  expect(nodes).toContainEqual({
    actor: { name: { zh: '未登录的人', en: 'somebody who is not signed in' } },
    sentence: {
      zh: '试了 9 次无效的密钥（来自 203.0.113.9）',
      en: 'tried a key that is not valid 9 times (from 203.0.113.9)',
    },
    until: null,
    revision: null,
  });
  expect(JSON.stringify(nodes)).not.toContain('gk_');
});

test('documents that were not accepted, with whose key and why; those that were are revisions', async () => {
  const key = await keyFor(opened.store, { label: '教育局', role: 'bureau', scope: 'hill-a' });
  for (const name of ['山区民政局', '山区水利局', '山区教育局']) await hand(key, name);
  const [refused, ...others] = await told('uploadRefused, import');
  expect(refused).toMatchObject({ actor: { name: { zh: '教育局' } }, revision: null });
  expect(refused.sentence.zh).toMatch(/^交来的 2 份文件未予接收：“教育局”是单位身份.*不能接收报告：山区水利局/);
  expect(refused.sentence.en).toMatch(/^handed in 2 documents that were not accepted: /);
  expect(others[0]).toMatchObject({ sentence: { zh: '接收了山区教育局 2023 年报告' }, revision: expect.any(Number) });
});

test('load that was shed, and readings that were broken off', async () => {
  opened.observer.answered({ route: '/readings', status: 503, seconds: 0, bytes: 0, code: 'BUSY' });
  opened.observer.answered({ route: '/graphql', status: 429, seconds: 0, bytes: 0, code: 'TOO_MANY_REQUESTS' });
  // Its request is told already.
  const problem = { code: 'BUSY', sentence: { zh: '忙', en: 'busy' } };
  opened.observer.received({ fileName: 'a.txt', problem, receipt: null }, 'gk_abcdef');
  opened.observer.endedReader('deadline');
  opened.observer.endedReader('memory');
  const said = (await told('loadShed, readerEnded, uploadRefused')).map(
    ({ actor, sentence }: { actor: { name: { zh: string } }; sentence: { zh: string } }) => actor.name.zh + sentence.zh,
  );
  expect(said.sort()).toEqual([
    '服务器中止了 1 次读取：文件读取超过内存上限',
    '服务器中止了 1 次读取：文件读取超过时限',
    '服务器因一时太忙，请对方稍后再来 1 次（BUSY）',
    '服务器因一时太忙，请对方稍后再来 1 次（TOO_MANY_REQUESTS）',
  ]);
});
