/** What a server or a command has acknowledged, and whether it is all there, nothing half and nothing else, when it is opened again. */
import { readdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, type Server, startProgram, startServing } from '../support/programs.ts';

export interface Acknowledged {
  /** By report: the revision that the newest receipt names, and the figure that was sent. */
  readonly reports: Map<string, { readonly revision: number; readonly received: number | null }>;
  /** Ids of bureaus, with the revision of the list that holds them. */
  readonly bureaus: Map<string, number>;
  readonly keys: Set<string>;
  /** By report: every figure that was ever sent, acknowledged or not. */
  readonly sent: Map<string, Set<number | null>>;
}

export function nothingYet(): Acknowledged {
  return { reports: new Map(), bureaus: new Map(), keys: new Set(), sent: new Map() };
}

export function countOf({ reports, bureaus, keys }: Acknowledged): number {
  return reports.size + bureaus.size + keys.size;
}

export interface Outcome {
  /** Acknowledged, and not there. */
  readonly lost: string[];
  /** There, and not whole; or other than anybody sent it. */
  readonly half: string[];
  /** What `gongkai verify` says, and whatever else is wrong. */
  readonly wrong: string[];
  /** Milliseconds until it served again. */
  recovery: number;
}

export function clean(): Outcome {
  return { lost: [], half: [], wrong: [], recovery: 0 };
}

/** Asks a question of the graph, as often as it is told to come again; throws on errors. */
// biome-ignore lint/suspicious/noExplicitAny: it walks answers of any shape
export async function ask(origin: string, key: string, query: string, variables: object = {}): Promise<any> {
  const answer = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== '' && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  const later = Number(answer.headers.get('retry-after'));
  if (later > 0) return wait(later * 1000).then(() => ask(origin, key, query, variables));
  if (errors) throw new Error(JSON.stringify(errors[0]));
  return data;
}

/** Every page of a list of the graph; `list` names it, `nodes` says what is wanted of each entry. */
// biome-ignore lint/suspicious/noExplicitAny: it walks answers of any shape
async function everyOne(origin: string, key: string, list: string, nodes: string): Promise<readonly any[]> {
  const query = `query ($after: String) { ${list}(first: 200, after: $after) { nodes { ${nodes} } pageInfo { hasNextPage endCursor } } }`;
  const all = [];
  for (let after: string | null = null; ; ) {
    const page: { nodes: object[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
      await ask(origin, key, query, { after })
    )[list];
    all.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return all;
    after = page.pageInfo.endCursor;
  }
}

const CELL = 'III/1/total';

/** Report id to the figure sent with it and the revision of its newest version. */
export async function reportsOf(origin: string): Promise<Map<string, { revision: number; received: number | null }>> {
  const rows = await everyOne(origin, '', 'reports', `id revision { number } figures(cells: ["${CELL}"]) { value }`);
  return new Map(
    rows.map(({ id, revision, figures }) => [id, { revision: revision.number, received: figures[0]?.value ?? null }]),
  );
}

/** Compares what a server answers with what was acknowledged. */
async function compare(
  origin: string,
  key: string,
  acknowledged: Acknowledged,
  { lost, half }: Outcome,
): Promise<void> {
  const held = await reportsOf(origin);
  for (const [id, { revision, received }] of acknowledged.reports) {
    const found = held.get(id);
    if (found === undefined || found.revision < revision) lost.push(`report ${id} at revision ${revision}`);
    else if (found.revision === revision && found.received !== received)
      half.push(`report ${id}: ${found.received} for ${received}`);
  }
  for (const [id, { received }] of held) {
    if (!acknowledged.sent.get(id)?.has(received)) half.push(`report ${id}: ${received} was never sent`);
  }
  const bureaus = new Set((await everyOne(origin, '', 'bureaus', 'id')).map(({ id }) => id));
  for (const id of acknowledged.bureaus.keys()) if (!bureaus.has(id)) lost.push(`bureau ${id}`);
  if (acknowledged.keys.size > 0) {
    const { keys } = await ask(origin, key, '{ keys { id } }');
    const ids = new Set(keys.map(({ id }: { id: string }) => id));
    for (const id of acknowledged.keys) if (!ids.has(id)) lost.push(`key ${id}`);
  }
}

/** Stops a server as an administrator does; its exit code is 0, and its one file holds everything. */
export async function stopServing(server: Server, folder: string, { wrong }: Outcome): Promise<void> {
  server.child.kill('SIGTERM');
  const code = await server.ended;
  if (code !== 0) wrong.push(`stopped with ${code}: ${server.said()}`);
  const left = readdirSync(folder).filter((name) => name.startsWith('gongkai.sqlite'));
  if (left.join() !== 'gongkai.sqlite') wrong.push(`left beside the file: ${left.join(' ')}`);
}

/** `gongkai verify`; what it finds is wrong. */
export async function verifyAs(folder: string, { wrong }: Outcome): Promise<void> {
  const verify = startProgram(['server/cli.ts', 'verify', '--lang', 'en'], folder);
  if ((await verify.ended) !== 0) wrong.push(`verify: ${verify.said().trim()}`);
}

/** Opens the folder again, holds it against what was acknowledged, verifies it and stops. */
export async function openAgain(
  folder: string,
  key: string,
  acknowledged: Acknowledged,
  outcome: Outcome,
): Promise<void> {
  const server = await startServing(folder);
  try {
    outcome.recovery = server.ready;
    await compare(server.origin, key, acknowledged, outcome);
    await verifyAs(folder, outcome);
    await stopServing(server, folder, outcome);
  } finally {
    server.child.kill('SIGKILL');
    await server.ended;
  }
}

/** Processes that go on after the one that started them was killed: two seconds are enough, on a busy machine as many times that as work is waiting. */
export async function ensureEnded(children: readonly number[], { wrong }: Outcome): Promise<void> {
  const longest = 2000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
  for (let waited = 0; waited < longest && children.some(isAlive); waited += 50) await wait(50);
  for (const pid of children.filter(isAlive)) {
    wrong.push(`reading process ${pid} goes on`);
    process.kill(pid, 'SIGKILL');
  }
}
