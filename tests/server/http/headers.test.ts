import { describe, expect, test } from 'vitest';
import {
  attachment,
  cacheControl,
  embedHeaders,
  etagOf,
  opaqueOf,
  readIfNoneMatch,
} from '../../../server/http/headers.ts';

describe('an embed', () => {
  const policyOf = (frameAncestors: string, script: string | null) =>
    embedHeaders(frameAncestors, 'sha256-style', script)['content-security-policy'];

  test('runs its own script alone, or none, and is drawn by its own style', () => {
    expect(policyOf('*', 'sha256-script')).toBe(
      "default-src 'none'; style-src 'sha256-style'; style-src-attr 'unsafe-inline'; script-src 'sha256-script'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'",
    );
    expect(policyOf('*', null)).toContain("; script-src 'none'; ");
  });

  test('is framed by the sites that are named, or by all, which is said by saying nothing', () => {
    expect(policyOf("'self' https://a.example", null)).toMatch(/; frame-ancestors 'self' https:\/\/a\.example$/);
    expect(policyOf('*', null)).not.toContain('frame-ancestors');
  });

  test('tells no address but ours, and may be shown by others', () => {
    expect(embedHeaders('*', 's', null)).toMatchObject({
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
});

describe('a file that is handed out', () => {
  test.each([
    ['report.csv', 'report.csv', 'report.csv'],
    // Browsers that know no percent-encoding still get a name.
    ['年报 2024.csv', '__ 2024.csv', '%E5%B9%B4%E6%8A%A5%202024.csv'],
    ['a/b\\c:d*e?f"g<h>i|j\u0000k.csv', 'a_b_c_d_e_f_g_h_i_j_k.csv', 'a_b_c_d_e_f_g_h_i_j_k.csv'],
    ['年\ud83d.csv', '__.csv', '%E5%B9%B4%EF%BF%BD.csv'],
    ["it's (1).csv", "it's (1).csv", 'it%27s%20%281%29.csv'],
  ])('%j keeps its name, and none that a header or a file system reads otherwise', (name, plain, encoded) => {
    expect(attachment(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
  });
});

describe('the copies that a reader holds', () => {
  test.each([
    [undefined, []],
    ['', []],
    ['"a"', ['a']],
    ['W/"a"', ['a']],
    ['W/"a", "b,c" ,W/"d"', ['a', 'b,c', 'd']],
    ['a', []],
    [' * ', 'any'],
    ['"*"', ['*']],
    ['W/ "a"', ['a']],
    ['""', ['']],
  ] as const)('are read from %j', (header, tags) => {
    expect(readIfNoneMatch(header)).toEqual(tags);
  });

  test('are told apart by every part of what they show', () => {
    const tags = [etagOf('svg', 'a', 1), etagOf('csv', 'a', 1), etagOf('svg', 'a', 2), etagOf('sv', 'ga', 1)];
    expect(new Set(tags).size).toBe(4);
    expect(etagOf('svg', 'a', 1)).toBe(tags[0]);
    expect(tags[0]).toMatch(/^W\/"[\w-]{27}"$/);
    expect(opaqueOf('"aW/b"')).toBe('aW/b');
    expect(readIfNoneMatch(tags[0])).toEqual([opaqueOf(tags[0] ?? '')]);
  });

  test('are kept for ever when pinned, else looked at again after minutes, and shown meanwhile or when we are down', () => {
    expect(cacheControl(true)).toBe('public, max-age=31536000, immutable');
    expect(cacheControl(false)).toBe('public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800');
  });
});
