/** What is published for R and pandas, run as it stands: in the README of the data package, and beside every question. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readQuestions } from '../../server/graph/written.ts';
import { openZip } from '../../server/ingest/formats/container/zip.ts';
import type { TestApp } from '../support/app.ts';
import { type Outside, PANDAS, R, runOutside } from '../support/outside.ts';
import { openSeededApp } from '../support/seeded-app.ts';

const QUESTIONS = readQuestions();
const folder = mkdtempSync(join(tmpdir(), 'gongkai-examples-'));

let opened: TestApp;
let origin = '';
beforeAll(async () => {
  opened = await openSeededApp();
  origin = await opened.app.listen({ port: 0, host: '127.0.0.1' });
  const zip = await openZip(
    Buffer.from(await (await fetch(`${origin}/data/gongkai.zip?region=shifan`)).arrayBuffer()),
    'package.zip',
    { entries: 20, entryBytes: 1e8, bytes: 2e8 },
  );
  for (const name of ['README.md', 'figures.csv'])
    writeFileSync(join(folder, name), Buffer.from((await zip.read(name)) ?? []));
});
afterAll(async () => {
  await opened.dispose();
  rmSync(folder, { recursive: true, force: true });
});

type Language = 'python' | 'r';

interface Tried {
  readonly language: Language;
  readonly by: Outside;
  readonly ending: string;
  /** Its name on the page of questions. */
  readonly called: string;
  /** Appended to a question's program: its number of rows and the names of its columns. */
  readonly tell: (id: string) => string;
}

const TRIED: readonly Tried[] = [
  {
    language: 'python',
    by: PANDAS,
    ending: 'py',
    called: 'pandas',
    tell: (id) => `print("${id}", len(rows), *rows.columns, sep="\\t")`,
  },
  {
    language: 'r',
    by: R,
    ending: 'R',
    called: 'R',
    tell: (id) => `cat("${id}", nrow(rows), names(rows), sep = "\\t"); cat("\\n")`,
  },
];

describe.each(TRIED)('$called', ({ language, by, ending, called, tell }) => {
  test(`the README of the package makes the sums that a chart shows`, async ({ skip }) => {
    if (by.missing !== null) return skip(by.missing);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const [, program = ''] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``).exec(readme) ?? [];
    const file = join(folder, `package.${ending}`);
    writeFileSync(file, program);
    const told = await runOutside(by, file, folder);
    const rows = [...told.matchAll(/^\s*(?:\d+\s+)?(20\d\d)\s+([\d.]+)\s+(\d+)\s*$/gm)].map(([, ...numbers]) =>
      numbers.map(Number),
    );
    const chart = await opened.app.inject('/chart.json?measure=requests.received&of=shifan');
    const points: { year: number; value: number; coverage: { reported: number } }[] = chart.json().series[0].points;
    expect(rows).toHaveLength(7);
    expect(rows).toEqual(points.map(({ year, value, coverage }) => [year, value, coverage.reported]));
  });

  test('every question gives all its rows, with what tells its lists apart', { timeout: 180_000 }, async ({ skip }) => {
    if (by.missing !== null) return skip(by.missing);
    const page = await (await fetch(`${origin}/docs/questions`)).text();
    const programs = QUESTIONS.map(({ id }) => `${programOn(page, id, called)}\n${tell(id)}\n`);
    const file = join(folder, `questions.${ending}`);
    writeFileSync(file, programs.join('\n'));
    const told = (await runOutside(by, file, folder)).trim().split('\n');
    const wanted = await Promise.all(
      QUESTIONS.map(async ({ id, text, rows }) => {
        const { body } = await opened.ask(text);
        return [id, String(countAt([body.data], rows))];
      }),
    );
    expect(told.map((line) => line.split('\t').slice(0, 2))).toEqual(wanted);
    for (const [index, { id, by: paths, rows }] of QUESTIONS.entries()) {
      const columns = told[index]?.split('\t').slice(2) ?? [];
      for (const path of paths) {
        const short = path.slice(path.findIndex((name, at) => name !== rows[at])).join('.');
        expect(
          columns.some((column) => column.endsWith(short)),
          `${id}: ${short} in ${columns}`,
        ).toBe(true);
      }
    }
  });
});

/** A program as a reader copies it from the page. */
function programOn(page: string, id: string, called: string): string {
  const section = page.slice(page.indexOf(`id="${id}"`));
  const [, lines = ''] = /<pre[^>]*>(.*?)<\/pre>/s.exec(section.slice(section.indexOf(`<p>${called}</p>`))) ?? [];
  return [...lines.matchAll(/<span class="line">(.*?)<\/span>/gs)]
    .map(([, line = '']) =>
      line
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&'),
    )
    .join('\n');
}

/** How many entries the lists at a path have together. */
function countAt(values: readonly unknown[], [name, ...rest]: readonly string[]): number {
  if (name === undefined) return values.length;
  const below = values.flatMap((value) => {
    const found = (value as Record<string, unknown>)[name];
    return found === null || found === undefined ? [] : Array.isArray(found) ? found : [found];
  });
  return countAt(below, rest);
}
