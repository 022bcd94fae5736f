/**
 * `npm run bench -- away`: what is carried away from a server as users start it, on the example data: pictures drawn for the first time and asked again,
 * an embed before it is touched, documents, and how long questions wait while twenty pictures are drawn at once. Milliseconds: half, the
 * slowest, and what the server computed for each, which a busy machine changes little; nothing is asserted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startProgram, startServing } from '../support/programs.ts';
import { askOver, computedBy } from './aggregate/asking.ts';

const REGION = 'shifan';
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
const MEASURES = [
  ...['requests.received', 'requests.closed', 'requests.granted', 'requests.refused', 'requests.unavailable'],
  ...['review.total', 'litigation.total', 'licensing.decisions', 'penalties.decisions', 'disclosures.total'],
];
/** Drawn at once. */
const AT_ONCE = 20;
const SECONDS = 8;
const CONNECTIONS = 8;
const ROUNDS = 5;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
const loaded = startProgram(['seeds/load.ts'], folder);
if ((await loaded.ended) !== 0) throw new Error(`The example data were not loaded: ${loaded.said()}`);
const server = await startServing(folder, { GONGKAI_REQUESTS: '100000000', GONGKAI_LOG: 'silent' });

/** Trends, ranked bars and outcomes: no two alike, and none of those of another `width`. */
function charts(width: number): readonly string[] {
  const of = `of=region:${REGION}/*&w=${width}`;
  return [
    ...MEASURES.map((measure) => `kind=trend&measure=${measure}&of=${REGION}&w=${width}`),
    ...MEASURES.slice(0, 2).flatMap((measure) =>
      YEARS.map((year) => `kind=bar&measure=${measure}&${of}&years=${year}`),
    ),
    ...['requests', 'review', 'litigation'].map((set) => `kind=outcomes&measure=${set}&of=${REGION}&w=${width}`),
  ];
}

interface Got {
  readonly ms: number;
  readonly status: number;
  /** Compressed, as it is sent to whoever takes it so. */
  readonly bytes: number;
  readonly etag: string | null;
}

async function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  const began = performance.now();
  const answer = await fetch(`${server.origin}${path}`, { headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const took = performance.now() - began;
  const { status } = answer;
  if (status !== 200 && status !== 304) throw new Error(`${status} for ${path}`);
  return { ms: took, status, bytes: gzipSync(bytes).byteLength, etag: answer.headers.get('etag') };
}

interface All {
  readonly got: readonly Got[];
  /** Milliseconds that the server computed for each; null where the system does not tell. */
  readonly computed: number | null;
}

async function each(paths: readonly string[], headers: readonly Readonly<Record<string, string>>[] = []): Promise<All> {
  const before = computedBy(server.child.pid);
  const got: Got[] = [];
  for (const [index, path] of paths.entries()) got.push(await get(path, headers[index]));
  const after = computedBy(server.child.pid);
  return { got, computed: before === null || after === null ? null : (after - before) / got.length };
}

function line(what: string, { got, computed }: All, more = ''): void {
  const sorted = got.map((one) => one.ms).toSorted((a, b) => a - b);
  const columns = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0, computed];
  say(`${what.padEnd(46)} ${columns.map((one) => (one?.toFixed(1) ?? '').padStart(9)).join('')}  ${more}`);
}

try {
  say(`${''.padEnd(46)} ${['half', 'slowest', 'computed'].map((one) => one.padStart(9)).join('')}  ms`);
  // What is made once for all, as faces are read, is not any picture's.
  await each([`/chart.svg?${charts(400)[0]}`, `/chart.png?${charts(400)[0]}`]);
  for (const ending of ['svg', 'png'] as const) {
    const paths = charts(ending === 'svg' ? 720 : 700).map((query) => `/chart.${ending}?${query}`);
    const first = await each(paths);
    line(`${ending.toUpperCase()}, each for the first time`, first, `${paths.length} charts`);
    const again = await each(
      paths,
      first.got.map(({ etag }) => ({ 'if-none-match': etag ?? '' })),
    );
    line(
      '  asked again with its tag',
      again,
      `${again.got.filter(({ status }) => status === 304).length} answered 304`,
    );
  }
  const embeds = await each(charts(720).map((query) => `/embed?${query}`));
  const largest = Math.max(...embeds.got.map(({ bytes }) => bytes));
  line('embed, untouched', embeds, `${(largest / 1024).toFixed(1)} KB the largest, compressed`);
  for (const path of [
    `/brief.docx?region=${REGION}&year=2025`,
    `/brief.docx?region=${REGION}&year=2025&topic=appeals`,
    `/brief.pptx?region=${REGION}&year=2025`,
    `/compile.docx?region=${REGION}&year=2025`,
    `/compile.xlsx?region=${REGION}&year=2025`,
  ])
    line(path.replace(/\?.*topic=/, ' ').replace(/\?.*/, ''), await each(Array.from({ length: ROUNDS }, () => path)));

  const question = JSON.stringify({
    query: `{ series(measures: ["requests.received"], of: ["${REGION}"]) { series { points { year value coverage { reported } } } } }`,
  });
  // Asked alike, it would be answered from what is kept.
  const questions = Array.from({ length: 400 }, (_, index) => question.replace('{ series(', `{ q${index}: series(`));
  const how = { connections: CONNECTIONS, seconds: SECONDS };
  const alone = await askOver(server.origin, questions, how);
  let drawn = 0;
  let isOver = false;
  const drawing = (async () => {
    for (let round = 0; !isOver; round += 1) {
      const paths = charts(420 + round)
        .slice(0, AT_ONCE)
        .map((query) => `/chart.png?${query}`);
      await Promise.all(paths.map((path) => get(path)));
      drawn += paths.length;
    }
  })();
  const beside = await askOver(server.origin, questions, how);
  isOver = true;
  await drawing;
  say(`${'questions'.padEnd(46)} ${'half'.padStart(9)} ${'99 %'.padStart(9)}  ms`);
  for (const [what, asked, more] of [
    ['alone', alone, ''],
    [`while ${AT_ONCE} PNG are drawn at once`, beside, `${drawn} drawn`],
  ] as const)
    say(`  ${what.padEnd(44)} ${asked.median.toFixed(1).padStart(9)} ${asked.slowest.toFixed(1).padStart(9)}  ${more}`);
} finally {
  server.child.kill('SIGTERM');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
}
