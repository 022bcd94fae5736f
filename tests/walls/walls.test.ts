/** The walls of the house are held by tools: each wrong import is refused, with a sentence. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function run(command: string, args: readonly string[], cwd = ROOT): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', command), args, {
    cwd,
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}` };
}

describe('the linter refuses', () => {
  let folder = '';

  /** A tree with our own rules and nothing else in it, in which wrong files can stand without being anybody's. */
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-walls-'));
    const rules = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
    const { $schema: _, ...rest } = rules;
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...rest, vcs: { enabled: false } }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What the linter says of a file with this content, were it to stand at that path. */
  function lint(path: string, content: string): { status: number | null; output: string } {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    const result = run('biome', ['lint', path], folder);
    rmSync(join(folder, path));
    return result;
  }

  const importing = (from: string): string => `import { thing } from '${from}';\n\nexport const used = thing;\n`;

  test.each([
    ['schema/form/wrong.ts', 'kysely', /no npm package/],
    ['schema/form/wrong.ts', 'node:fs', /no npm package/],
    ['schema/form/wrong.ts', '../../server/intake/submit.ts', /nothing from outside schema/],
    ['client/pages/wrong.ts', '../../server/intake/submit.ts', /never server/],
    ['server/graph/wrong.ts', 'kysely', /graph knows no SQL/],
    ['server/graph/resolvers/wrong.ts', '../../store/writer.ts', /reader only/],
    ['server/graph/resolvers/wrong.ts', '../../store/tables/report.ts', /reader only/],
    ['server/aggregate/wrong.ts', '../store/writer.ts', /use store\/reader/],
    ['server/aggregate/wrong.ts', 'better-sqlite3', /knows SQL/],
    ['server/ingest/wrong.ts', '../store/find/reports.ts', /knows no store/],
    ['server/store/wrong.ts', '../ingest/read.ts', /neither documents/],
    ['server/store/wrong.ts', 'graphql', /no GraphQL/],
    ['server/http/wrong.ts', 'kysely', /knows SQL/],
    ['server/http/wrong.ts', '../../seeds/load.ts', /no seeds/],
  ])('%s importing %s', (path, from, words) => {
    const { status, output } = lint(path, importing(from));
    expect(status).not.toBe(0);
    expect(output).toMatch(words);
  });

  test('a clock in schema', () => {
    const { status, output } = lint('schema/form/wrong.ts', 'export const now = new Date();\n');
    expect(status).not.toBe(0);
    expect(output).toMatch(/noRestrictedGlobals/);
  });

  test('nothing that goes the right way', () => {
    expect(lint('server/aggregate/right.ts', importing('../store/find/reports.ts')).status).toBe(0);
    expect(lint('schema/form/right.ts', importing('./cells.ts')).status).toBe(0);
  });
});

test('the type check refuses a client file that imports the server', { timeout: 120_000 }, () => {
  const { status, output } = run('tsc', ['-b', 'tests/walls/wrong/client']);
  expect(status).not.toBe(0);
  expect(output).toMatch(/imports-server\.ts.*error TS6307/);
});
