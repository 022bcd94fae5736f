/** What a page of the product is sent with; the pages themselves are in tests/e2e. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { makeApp } from '../../../server/http/app.ts';
import { openPool, type ParsingPool } from '../../../server/intake/pool/pool.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

describe('a page of the product', () => {
  let folder = '';
  let opened: TestStore;
  let parsing: ParsingPool;
  let app: FastifyInstance;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-client-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>公开年报</title>');
    writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {};');
    opened = await openTestSqlite();
    parsing = openPool({ size: 1, deadline: 1000, memory: 128 });
    const nobody = () => Promise.reject(new Error('not asked'));
    app = await makeApp({
      reader: opened.store.reader,
      parsing,
      accept: nobody,
      access: openAccess(opened.store, { reading: 'open', idleMinutes: 30 }),
      clientFolder: folder,
      frameAncestors: '*',
      logLevel: 'silent',
      now: () => '2026-11-28T00:00:00.000Z',
    });
  });
  afterAll(async () => {
    await app.close();
    parsing.close();
    await opened.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const PATHS = [
    '/',
    '/compare',
    '/chart',
    '/regions',
    '/findings',
    '/import',
    '/self-check',
    '/bureaus/a',
    '/reports/a',
  ];

  test.each([...PATHS, '/graphiql'])('%s may be framed by nobody, in new browsers and old ones', async (path) => {
    const { statusCode, headers } = await app.inject(path);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['x-frame-options']).toBe('DENY');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test.each(PATHS)('%s loads from here and nowhere else, and is asked for anew each time', async (path) => {
    const { headers, body } = await app.inject(path);
    expect(body).toContain('公开年报');
    const policy = String(headers['content-security-policy']).split('; ');
    for (const rule of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"])
      expect(policy).toContain(rule);
    expect(policy.join()).not.toMatch(/https?:|\*/);
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
  });

  test('its files may be kept for ever, for a new build gives them new names; the mark for a day', async () => {
    const script = await app.inject('/assets/index-abc.js');
    expect(script.body).toBe('export {};');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await app.inject('/mark.svg')).headers['cache-control']).toBe('public, max-age=86400');
  });

  test.each(['/nothing-here', '/bureaus', '/bureaus/a/b', '/index.html', '/assets/../index.html', '/assets/none.js'])(
    '%s is none, and is answered with a sentence and not with an empty page',
    async (path) => {
      const answer = await app.inject(path);
      expect(answer.statusCode).toBe(404);
      expect(answer.json().errors[0]).toMatchObject({
        message: expect.stringContaining('没有这个地址'),
        extensions: { code: 'NOT_FOUND', sentence: { en: expect.stringContaining('Start from /') } },
      });
    },
  );
});
