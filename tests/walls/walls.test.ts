/** The walls of the house are held by tools: each wrong import is refused, with a sentence. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    copyFileSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { strict: true, lib: ['ES2022'] } }),
    );
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
    ['server/collect/wrong.ts', '../store/save/report.ts', /it writes nothing/],
    ['server/collect/wrong.ts', '../http/uploads.ts', /it writes nothing/],
    ['schema/form/wrong.ts', 'kysely', /no npm package/],
    ['schema/form/wrong.ts', 'node:fs', /no npm package/],
    ['schema/form/wrong.ts', '../../server/intake/submit.ts', /nothing from outside schema/],
    ['client/pages/wrong.ts', '../../server/intake/submit.ts', /never server/],
    ['client/pages/bureau/wrong.tsx', '../overview/Subjects.tsx', /imports no page/],
    ['client/pages/bureau/wrong.tsx', '../../pages/overview/Subjects.tsx', /imports no page/],
    ['client/report/wrong.tsx', '../pages/report/ReportPage.tsx', /known by client\/app only/],
    ['client/charts/wrong.tsx', '../pages/chart/ChartDrawing.tsx', /known by client\/app only/],
    ['client/charts/wrong.tsx', '../../server/draw/draw.ts', /never server/],
    ['client/charts/wrong.ts', '../gql/graphql.ts', /know no GraphQL/],
    ['client/charts/wrong.ts', '../answers/read-chart.ts', /know no GraphQL/],
    ['client/charts/wrong.ts', '../report/report.query.ts', /know no GraphQL/],
    ['client/ui/wrong.tsx', 'urql', /know no GraphQL/],
    ['client/ui/wrong.tsx', '../pages/chart/ChartDrawing.tsx', /known by client\/app only/],
    ['client/app/wrong.ts', 'node:fs', /runs in a browser/],
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

  test.each([
    'new Date()',
    'new Intl.NumberFormat()',
    'globalThis.setTimeout(String, 1)',
    'new globalThis.Date()',
    'setTimeout(String, 1)',
    'setInterval(String, 1)',
    'performance.now()',
    'fetch("")',
    'process.argv',
  ])('%s in schema', (expression) => {
    const { status, output } = lint('schema/form/wrong.ts', `export const wrong = ${expression};\n`);
    expect(status).not.toBe(0);
    expect(output).toMatch(/noRestrictedGlobals/);
  });

  test('a circle of imports, of types too', () => {
    mkdirSync(join(folder, 'schema/form'), { recursive: true });
    writeFileSync(
      join(folder, 'schema/form/other.ts'),
      "import type { A } from './wrong.ts';\n\nexport type B = A | 1;\n",
    );
    const { status, output } = lint(
      'schema/form/wrong.ts',
      "import type { B } from './other.ts';\n\nexport type A = B | 2;\n",
    );
    rmSync(join(folder, 'schema/form/other.ts'));
    expect(status).not.toBe(0);
    expect(output).toMatch(/noImportCycles/);
  });

  test('nothing that goes the right way', () => {
    expect(lint('server/aggregate/right.ts', importing('../store/find/reports.ts')).status).toBe(0);
    expect(lint('schema/form/right.ts', importing('./cells.ts')).status).toBe(0);
    expect(lint('client/pages/bureau/right.tsx', importing('../../charts/ChartFigure.tsx')).status).toBe(0);
    expect(lint('client/pages/bureau/right.tsx', importing('./BureauLead.tsx')).status).toBe(0);
    expect(lint('client/app/right.tsx', importing('../pages/bureau/BureauPage.tsx')).status).toBe(0);
    expect(lint('schema/form/right.ts', "export const order = 'a'.localeCompare('b', 'zh-CN');\n").status).toBe(0);
  });

  describe('by types:', { timeout: 60_000 }, () => {
    /** The linter that knows types, over a file with this content at that path. */
    function lintTypes(path: string, content: string): { status: number | null; output: string } {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
      const result = run('oxlint', ['--type-aware', path], folder);
      rmSync(join(folder, path));
      return result;
    }

    const STORE = 'interface Query { execute(): Promise<number> }\ninterface Db { from(table: string): Query }\n';

    test('a promise that nobody waits for', () => {
      const body = (call: string) => `${STORE}export async function f(db: Db): Promise<void> {\n  ${call};\n}\n`;
      const { status, output } = lintTypes('server/store/wrong.ts', body("db.from('report').execute()"));
      expect(status).not.toBe(0);
      expect(output).toMatch(/no-floating-promises/);
      expect(lintTypes('server/store/right.ts', body("await db.from('report').execute()")).status).toBe(0);
    });

    test('chance in schema by its name, and how the machine writes numbers', () => {
      for (const content of [
        'const { random } = Math;\nexport const wrong = random();\n',
        "export const wrong = Math['random']();\n",
      ]) {
        expect(lintTypes('schema/form/wrong.ts', content).output).toMatch(/leaves nothing to chance/);
      }
      const { status, output } = lintTypes('schema/form/wrong.ts', 'export const wrong = (1234).toLocaleString();\n');
      expect(status).not.toBe(0);
      expect(output).toMatch(/no locale of the machine/);
    });

    test('chance in schema, and in schema only', () => {
      const content = 'export const wrong = Math.random();\n';
      const { status, output } = lintTypes('schema/form/wrong.ts', content);
      expect(status).not.toBe(0);
      expect(output).toMatch(/leaves nothing to chance/);
      expect(lintTypes('seeds/right.ts', content).status).toBe(0);
    });
  });
});

test('the type check refuses a client file that imports the server', { timeout: 120_000 }, () => {
  const { status, output } = run('tsc', ['-b', 'tests/walls/wrong/client']);
  expect(status).not.toBe(0);
  expect(output).toMatch(/imports-server\.ts.*error TS6307/);
});
