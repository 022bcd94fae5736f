/**
 * What the reading process may do. A document cannot ask it for a file, so the process that the pool starts is looked up,
 * and another one is started with the very same program, arguments and environment to try on its behalf.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedDocuments } from '../../../../seeds/published/index.ts';
import { openPool, type ParsingPool } from '../../../../server/intake/pool/pool.ts';
import { readingChildren } from './reading-children.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** What the child does first: it starts one thread, and gives up the right to. */
const WATCH = join(ROOT, 'server/intake/pool/watch.ts');
const CHILD = join(ROOT, 'server/intake/pool/child.ts');
const MEMORY = 256;
/** No reading child has any use for it, so none has kept it. */
const NEVER_READ = join(ROOT, 'server/endings.ts');

// Where the system has no /proc, the command line of a process cannot be looked up.
describe.runIf(process.platform === 'linux')('the process that reads documents of strangers', () => {
  let pool: ParsingPool;
  let line: readonly string[] = [];
  beforeAll(async () => {
    pool = openPool({ size: 1, deadline: 20_000, memory: MEMORY });
    const [document] = publishedDocuments();
    if (!document) throw new Error('no published report');
    await pool.examine(document);
    const [only, ...others] = readingChildren();
    if (!only || others.length > 0) throw new Error('The pool of one process has none, or more');
    line = only.commandLine;
  });
  afterAll(() => pool.close());

  /** What a script says that runs as the child does. */
  function tryAsChild(script: string, env = {}): unknown {
    const [program = '', ...options] = line.slice(
      0,
      line.findIndex((word) => word.endsWith('.ts')),
    );
    const { stdout, stderr } = spawnSync(program, [...options, '-e', script, '-', String(process.pid)], {
      env,
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(`The script said nothing: ${stderr}`);
    return JSON.parse(stdout);
  }

  const reading = (path: string): unknown =>
    tryAsChild(`
      try { require('node:fs').readFileSync(${JSON.stringify(path)}); console.log('"read"'); }
      catch (error) { console.log(JSON.stringify(error.code)); }`);

  test.each(['server/intake/examine.ts', 'schema/problem.ts', 'node_modules/pdfjs-dist/package.json', 'package.json'])(
    'may read %s',
    (path) => expect(reading(join(ROOT, path))).toBe('read'),
  );

  // Neither what is stored, nor anything else of the program or the machine.
  test.each([
    'data/gongkai.sqlite',
    'README.md',
    'seeds/load.ts',
    'client/dist/index.html',
    '.git/HEAD',
    '../neighbour',
    'server/../data/gongkai.sqlite',
    '/etc/passwd',
    '/proc/self/environ',
  ])('may not read %s', (path) =>
    expect(reading(path.startsWith('/') ? path : `${ROOT}${path}`)).toBe('ERR_ACCESS_DENIED'),
  );

  test('may neither write, nor start a process, nor open a connection', () => {
    const codes = tryAsChild(`
      require(${JSON.stringify(WATCH)}).endWithParent(process.ppid);
      const codeOf = (work) => { try { work(); return 'done'; } catch (error) { return error.code; } };
      const codes = [
        codeOf(() => require('node:fs').writeFileSync(${JSON.stringify(join(ROOT, 'server/written-by-a-document'))}, 'x')),
        codeOf(() => require('node:child_process').spawnSync('true')),
        codeOf(() => new (require('node:worker_threads').Worker)('0', { eval: true })),
      ];
      require('node:net').connect(9, '127.0.0.1').on('error', (error) => console.log(JSON.stringify([...codes, error.code])));`);
    expect(codes).toEqual(Array(4).fill('ERR_ACCESS_DENIED'));
  });

  test('is given the modules that Node keeps compiled, gives them up before it reads a document, and adds none when it ends', () => {
    const way = /^--allow-fs-write=(.*way-\d+-\d+)$/m.exec(line.join('\n'))?.[1] ?? '';
    expect(existsSync(way)).toBe(false);
    const kept = readdirSync(dirname(way)).find((name) => name.startsWith('v')) ?? '';
    const folder = join(dirname(way), kept);
    const before = new Set(readdirSync(folder));
    symlinkSync(dirname(way), way);
    const script = `
      const fs = require('node:fs');
      const codeOf = (work) => { try { work(); return 'done'; } catch (error) { return error.code; } };
      process.on('exit', () => console.log(JSON.stringify([
        codeOf(() => fs.writeFileSync(${JSON.stringify(join(folder, 'by-a-document'))}, 'x')),
        codeOf(() => fs.writeFileSync(${JSON.stringify(join(way, 'by-a-document'))}, 'x')),
        codeOf(() => fs.symlinkSync(${JSON.stringify(dirname(way))}, ${JSON.stringify(way)})),
        codeOf(() => require(${JSON.stringify(NEVER_READ)})),
      ])));
      import(${JSON.stringify(CHILD)});`;
    expect(tryAsChild(script, { NODE_COMPILE_CACHE: way })).toEqual([...Array(3).fill('ERR_ACCESS_DENIED'), 'done']);
    const added = readdirSync(folder).filter((name) => !before.has(name));
    const holding = added.filter((name) => readFileSync(join(folder, name), 'latin1').includes('COMPILED_ENDINGS'));
    expect(holding).toEqual([]);
  });

  test('has the heap it was given and no more', () => {
    const limit = tryAsChild("console.log(require('node:v8').getHeapStatistics().heap_size_limit / 1048576)");
    // What V8 keeps for young objects comes on top.
    expect(limit).toBeGreaterThanOrEqual(MEMORY);
    expect(limit).toBeLessThan(MEMORY + 100);
  });
});
