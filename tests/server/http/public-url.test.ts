/** The address that readers know, whatever address the server itself is asked at. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';

const PUBLIC = 'https://nianbao.example.gov.cn';
let folder = '';
let opened: TestApp;
let key = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-public-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="zh-CN"><head><title>公开年报</title></head>');
  opened = await openTestApp({ publicUrl: PUBLIC, clientFolder: folder });
  key = await keyFor(opened.store);
});
afterAll(async () => {
  await opened.dispose();
  rmSync(folder, { recursive: true, force: true });
});

test('an embed leads there, whoever asked for it under which name', async () => {
  const { body } = await opened.app.inject({
    url: '/embed?kind=trend&measure=requests.received&of=hill-a',
    headers: { host: '10.1.2.3:4000' },
  });
  expect(body).toContain(`href="${PUBLIC}/chart?`);
  expect(body).not.toContain('10.1.2.3');
});

test('pages are told it, for what is shared from them', async () => {
  const { body } = await opened.app.inject('/compare');
  expect(body).toContain(`<meta name="gongkai-public-url" content="${PUBLIC}" /></head>`);
});

test.each([
  [PUBLIC, 204],
  ['http://nianbao.example.gov.cn', 403],
  ['https://nianbao.example.gov.cn.evil.example', 403],
])('a page of %s signs in with %i behind a proxy that says another Host', async (origin, status) => {
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/sign-in',
    payload: { key },
    headers: { host: '127.0.0.1:4000', origin },
  });
  expect(answer.statusCode).toBe(status);
});
