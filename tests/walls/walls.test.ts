/** The walls of the house are held by tools: each wrong import is refused, with a sentence. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** A file, what stands in it, and what must be said of it; null: nothing. */
type Case = readonly [path: string, content: string, said: RegExp | null];

const importing = (from: string): string => `import { thing } from '${from}';\n\nexport const used = thing;\n`;
const saying = (expression: string): string => `export const used = ${expression};\n`;
const TABLE = 'interface Query { execute(): Promise<number> }\ninterface Db { from(table: string): Query }\n';
const asking = (call: string): string =>
  `${TABLE}export async function f(db: Db): Promise<void> {\n  ${call}db.from('report').execute();\n}\n`;

const IMPORTS: readonly (readonly [path: string, from: string, said: RegExp | null])[] = [
  ['server/collect/a.ts', '../store/save/report.ts', /it writes nothing/],
  ['server/collect/a.ts', '../http/uploads.ts', /it writes nothing/],
  ['schema/form/a.ts', 'kysely', /no npm package/],
  ['schema/form/a.ts', 'node:fs', /no npm package/],
  ['schema/form/a.ts', '../../server/intake/submit.ts', /nothing from outside schema/],
  ['schema/form/a.ts', './cells.ts', null],
  ['client/pages/a.ts', '../../server/intake/submit.ts', /never server/],
  ['client/pages/bureau/a.tsx', '../overview/Subjects.tsx', /imports no page/],
  ['client/pages/bureau/a.tsx', '../../pages/overview/Subjects.tsx', /imports no page/],
  ['client/pages/bureau/a.tsx', '../../charts/ChartFigure.tsx', null],
  ['client/pages/bureau/a.tsx', './BureauLead.tsx', null],
  ['client/pages/bureau/own/a.tsx', '../../overview/Subjects.tsx', /imports no page/],
  ['client/pages/bureau/own/a.tsx', '../BureauLead.tsx', null],
  ['client/pages/bureau/own/a.tsx', '../../../ui/Table.tsx', null],
  ['client/report/a.tsx', '../pages/report/ReportPage.tsx', /known by client\/app only/],
  ['client/charts/a.tsx', '../pages/chart/ChartDrawing.tsx', /known by client\/app only/],
  ['client/charts/a.tsx', '../../server/draw/draw.ts', /never server/],
  ['client/charts/a.ts', '../gql/graphql.ts', /know no GraphQL/],
  ['client/charts/a.ts', '../answers/read-chart.ts', /know no GraphQL/],
  ['client/charts/a.ts', '../report/report.query.ts', /know no GraphQL/],
  ['client/ui/a.tsx', 'urql', /know no GraphQL/],
  ['client/ui/a.tsx', '../pages/chart/ChartDrawing.tsx', /known by client\/app only/],
  ['client/app/a.ts', 'node:fs', /runs in a browser/],
  ['client/app/a.tsx', '../pages/bureau/BureauPage.tsx', null],
  ['server/graph/a.ts', 'kysely', /graph knows no SQL/],
  ['server/graph/resolvers/a.ts', '../../store/writer.ts', /reader only/],
  ['server/graph/resolvers/a.ts', '../../store/tables/report.ts', /reader only/],
  ['server/aggregate/a.ts', '../store/writer.ts', /use store\/reader/],
  ['server/aggregate/a.ts', 'better-sqlite3', /knows SQL/],
  ['server/aggregate/a.ts', '../store/find/reports.ts', null],
  ['server/ingest/a.ts', '../store/find/reports.ts', /knows no store/],
  ['server/store/a.ts', '../ingest/read.ts', /neither documents/],
  ['server/store/a.ts', 'graphql', /no GraphQL/],
  ['server/http/a.ts', 'kysely', /knows SQL/],
  ['server/http/a.ts', '../../seeds/load.ts', /no seeds/],
];

const IN_SCHEMA: readonly (readonly [expression: string, said: RegExp | null])[] = [
  ['new Date()', /no clock/],
  ['new Intl.NumberFormat()', /no locale of the machine/],
  ['globalThis.setTimeout(String, 1)', /names what it uses/],
  ['new globalThis.Date()', /names what it uses/],
  ['setTimeout(String, 1)', /waits for nothing/],
  ['setInterval(String, 1)', /waits for nothing/],
  ['performance.now()', /no clock/],
  ['fetch("")', /no network/],
  ['process.argv', /no machine/],
  ['Math.random()', /nothing to chance/],
  ["Math['random']()", /nothing to chance/],
  ['((m) => m.random())(Math)', /nothing to chance/],
  ['[1].map((n) => Math.max(n, 2))', null],
  ["'a'.localeCompare('b')", /a language that is given/],
  ["'a'.localeCompare('b', 'zh-CN')", null],
];

const CASES: readonly Case[] = [
  ...IMPORTS.map(([path, from, said]): Case => [path, importing(from), said]),
  ...IN_SCHEMA.map(([expression, said]): Case => ['schema/form/a.ts', saying(expression), said]),
  ['schema/form/a.ts', 'const { random } = Math;\nexport const used = random();\n', /nothing to chance/],
  ['seeds/a.ts', saying('Math.random()'), null],
  ['server/store/a.ts', saying("'a'?.localeCompare('b')"), /a language that is given/],
  ['client/ui/a.ts', saying("(1234).toLocaleString('en')"), /no locale of the machine/],
  ['client/pages/bureau/own/a.tsx', saying("import('../../overview/Subjects.tsx')"), /imports no page/],
  ['client/ui/a.ts', "export type Used = import('../gql/graphql.ts').Query;\n", /type annotations are forbidden/],
  ['client/ui/a.ts', saying("fetch('/graphql')"), /ask nobody/],
  ['client/figures/a.ts', saying("window.fetch('/graphql')"), /ask nobody/],
  ['client/charts/a.ts', saying('new XMLHttpRequest()'), /ask nobody/],
  ['client/app/a.ts', saying("window.fetch('/graphql')"), null],
  ['server/store/a.ts', asking(''), /must be awaited/],
  ['server/store/a.ts', asking('await '), null],
  ['schema/form/circle.ts', "import type { B } from './other.ts';\n\nexport type A = B | 2;\n", /noImportCycles/],
  ['schema/form/other.ts', "import type { A } from './circle.ts';\n\nexport type B = A | 1;\n", /noImportCycles/],
];

/** The files of the cases are told apart by their place in the list; those of a circle know each other by name. */
function pathOf(place: number): string {
  const [path] = CASES[place] ?? [''];
  return path.replace(/\/a(\.tsx?)$/, `/a${place}$1`);
}

describe('the linters, run once over a tree with our rules and nothing but these files,', () => {
  let folder = '';
  const said = new Map<string, string>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-walls-'));
    const { $schema: _, ...rules } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...rules, vcs: { enabled: false } }));
    copyFileSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    cpSync(join(ROOT, 'tests/walls'), join(folder, 'tests/walls'), { recursive: true });
    const options = { strict: true, lib: ['ES2022', 'DOM'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
    for (const [place, [, content]] of CASES.entries()) {
      mkdirSync(dirname(join(folder, pathOf(place))), { recursive: true });
      writeFileSync(join(folder, pathOf(place)), content);
    }
    const folders = ['schema', 'server', 'client', 'seeds'];
    const note = (path: string, words: string): void => void said.set(path, `${said.get(path) ?? ''}${words}\n`);
    const biome = run('biome', ['lint', '--max-diagnostics=none', ...folders], folder).output;
    for (const words of biome.split(/^(?=\S+\.tsx?:\d+:\d+)/m)) note(words.replace(/:.*/s, ''), words);
    const oxlint = run('oxlint', ['--type-aware', '--format=json', ...folders], folder).output;
    for (const { filename, ...words } of JSON.parse(oxlint).diagnostics) note(filename, JSON.stringify(words));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(
    [...CASES.entries()].flatMap(([place, [path, content, words]]) =>
      words ? [[path, content, words, place] as const] : [],
    ),
  )('refuse %s: %j', (_, __, words, place) => expect(said.get(pathOf(place))).toMatch(words));

  test.each(
    [...CASES.entries()].flatMap(([place, [path, content, words]]) => (words ? [] : [[path, content, place] as const])),
  )('say nothing of %s: %j', (_, __, place) => expect(said.get(pathOf(place))).toBeUndefined());
});

test('the type check refuses a client file that imports the server', { timeout: 120_000 }, () => {
  const { status, output } = run('tsc', ['-b', 'tests/walls/wrong/client']);
  expect(status).not.toBe(0);
  expect(output).toMatch(/imports-server\.ts.*error TS6307/);
});
