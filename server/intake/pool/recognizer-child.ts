/** A process that recognizes the characters of lines, by a model, and knows nothing else. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { messagesOf, send } from './messages.ts';
import type { LinesAnswer, LinesAsked } from './recognizing.ts';
import { endWithParent } from './watch.ts';

/** What of the addon's own words is used. */
interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}
interface Session {
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}
interface Runtime {
  readonly InferenceSession: { create(path: string, options: object): Promise<Session> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
}

/** Height of a line as the model wants it, and a multiple of its widths. */
const HEIGHT = 48;
const WIDTH_STEP = 8;
/** Less sure than this beside all characters, one is not sure beside those of values either. */
const LEAST = 0.3;

const require = createRequire(import.meta.url);
// By name only: the packages need not be installed, and are then never asked for.
const [addon, models] = process.argv.slice(3);
const assets = join(String(models), 'assets');
const runtime: Runtime = require(String(addon));
const session = await runtime.InferenceSession.create(join(assets, 'ch_PP-OCRv4_rec_infer.onnx'), {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
});
/** By class: nothing first, a blank last. */
const characters = ['', ...readFileSync(join(assets, 'ppocr_keys_v1.txt'), 'utf8').split(/\r?\n/).filter(Boolean), ' '];
const ZERO = characters.indexOf('0');
const LIKE_ZERO = new Set(['o', 'O', '〇']);
const ofValues = characters.flatMap((character, index) => (/^[\d.,+/—–-]$/.test(character) ? [index] : []));
endWithParent(Number(process.argv[2]));
process.permission.drop('addon');
process.permission.drop('fs.read');

async function textOf(grey: Uint8Array, width: number): Promise<{ text: string; sure: number }> {
  const padded = Math.ceil(width / WIDTH_STEP) * WIDTH_STEP;
  const plane = HEIGHT * padded;
  const input = new Float32Array(3 * plane).fill(1);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < width; x++) {
      const value = (grey[y * width + x] ?? 255) / 127.5 - 1;
      for (let colour = 0; colour < 3; colour++) input[colour * plane + y * padded + x] = value;
    }
  }
  const feeds = { x: new runtime.Tensor('float32', input, [1, 3, HEIGHT, padded]) };
  const [output] = Object.values(await session.run(feeds));
  if (!output) throw new Error('The model gave no answer');
  return decoded(output);
}

/** The likeliest character of each step; the same one twice in a row is one. */
function decoded({ dims, data }: Tensor): { text: string; sure: number } {
  const [, steps = 0, classes = 0] = dims;
  const found: { character: string; sure: number; row: Float32Array }[] = [];
  let before = 0;
  for (let step = 0; step < steps; step++) {
    const row = data.subarray(step * classes, (step + 1) * classes);
    let best = 0;
    for (let index = 1; index < classes; index++) if ((row[index] ?? 0) > (row[best] ?? 0)) best = index;
    if (best !== 0 && best !== before) {
      found.push({ character: characters[best] ?? '', sure: surenessOf(row, best), row });
    }
    before = best;
  }
  // Among figures what looks like a zero is one, as sure as it is no other figure.
  const isValue = found.every(({ character }) => LIKE_ZERO.has(character) || /^[\d.,]$/.test(character));
  const said = found.map((one) =>
    isValue && LIKE_ZERO.has(one.character) ? { character: '0', sure: besideValues(one.row, ZERO) } : one,
  );
  return {
    text: said.map(({ character }) => character).join(''),
    sure: said.reduce((least, { sure }) => Math.min(least, sure), 1),
  };
}

/** Beside what else may stand in a value: that a 0 may be an O as well does not make it doubtful. */
function surenessOf(row: Float32Array, best: number): number {
  const own = row[best] ?? 0;
  if (!ofValues.includes(best)) return own;
  return own < LEAST ? 0 : besideValues(row, best);
}

function besideValues(row: Float32Array, index: number): number {
  const all = ofValues.reduce((sum, other) => sum + (row[other] ?? 0), 0);
  return (row[index] ?? 0) / Math.max(all, Number.MIN_VALUE);
}

for await (const { head, parts } of messagesOf<LinesAsked>(process.stdin)) {
  const pictures = parts[0] ?? new Uint8Array();
  const texts: { text: string; sure: number }[] = [];
  let at = 0;
  let answer: LinesAnswer = { kind: 'texts', texts };
  try {
    for (const [width, height] of head.sizes) {
      if (height !== HEIGHT) throw new Error(`A line is ${height} high`);
      texts.push(await textOf(pictures.subarray(at, at + width * height), width));
      at += width * height;
    }
  } catch (error) {
    answer = { kind: 'failed', message: String(error).slice(0, 500) };
  }
  send(process.stdout, answer, []);
}
process.exit(0);
