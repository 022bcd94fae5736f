/**
 * How right the reader and the rules are: `npm run score` over the fixtures of this repository, `npm run score -- DIR` over the
 * documents of a folder, each beside the NAME.json that says what it holds (truth.ts). `--judged FILE` adds what a person says of
 * findings (`{ "NAME": { "TX-FEE missing": false } }`), `--details` lists what differs. Nothing is asserted.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Problem } from '../../schema/problem.ts';
import { readHere } from '../../server/intake/read-here.ts';
import { fixtures, type Scored } from './fixtures.ts';
import { Scores } from './scores.ts';
import { truthOf } from './truth.ts';

const { values, positionals } = parseArgs({
  options: { details: { type: 'boolean', default: false }, judged: { type: 'string' } },
  allowPositionals: true,
});
const judged: Readonly<Record<string, Readonly<Record<string, boolean>>>> = values.judged
  ? JSON.parse(readFileSync(values.judged, 'utf8'))
  : {};

/** The documents of a folder, and of the folders in it, that somebody has read. */
function* documentsIn(folder: string): Generator<Scored> {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const ending = extname(entry);
    const path = join(folder, entry);
    const beside = `${path.slice(0, path.length - ending.length)}.json`;
    if (ending === '' || ending === '.json' || ending === '.mjs' || !existsSync(beside)) continue;
    const name = relative(folder, path).slice(0, -ending.length);
    const file = JSON.parse(readFileSync(beside, 'utf8'));
    const truth = truthOf({ ...file, findings: { ...file.findings, ...judged[name] } });
    yield {
      name,
      format: ending.slice(1).toUpperCase(),
      fileName: entry,
      bytes: readFileSync(path),
      truth,
      judges: true,
    };
  }
}

const scores = new Scores();
const [folder] = positionals;
for await (const { name, format, fileName, bytes, truth, judges } of folder ? documentsIn(folder) : fixtures()) {
  try {
    const { read, findings } = await readHere.examine({ bytes, fileName, mediaType: null });
    scores.add({ name, format, read, findings: judges ? findings : [] }, truth);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    scores.addRefused(name, format, truth);
  }
}
if (values.details) process.stdout.write(`${scores.details.join('\n')}\n\n`);
process.stdout.write(`${scores.print()}\n`);
