import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { versionOf } from '../../../server/http/drawing-version.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** The version of a folder with these files. */
function versionWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-drawing-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return versionOf([folder]);
}

const SOURCES = { 'draw.ts': 'a', 'layout/trend.ts': 'b' };

test('the same sources are one version, wherever they stand', () => {
  expect(versionWith(SOURCES)).toBe(versionWith(SOURCES));
});

test.each([
  ['a line changed in a folder below', { ...SOURCES, 'layout/trend.ts': 'c' }],
  ['a file more', { ...SOURCES, 'new.ts': '' }],
  ['a file of another name', { 'draw.ts': 'a', 'layout/bars.ts': 'b' }],
  ['what moved from one file to another', { 'draw.ts': 'ab', 'layout/trend.ts': '' }],
])('%s is another version', (_, sources) => {
  expect(versionWith(sources)).not.toBe(versionWith(SOURCES));
});
