/** The list of regions and bureaus on the command line: everything goes through its one door. */

import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { RegionLevel } from '../../schema/report/publisher.ts';
import type { Decision, NewBureau, RosterChange } from '../../schema/roster/change.ts';
import type { PreviewRow } from '../../schema/roster/preview.ts';
import type { ListRow } from '../../schema/roster/rows.ts';
import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';
import { attempt } from '../intake/members.ts';
import { attribute } from '../intake/whose.ts';
import { acceptList, changeRoster, previewList, type RosterOutcome } from '../roster/door.ts';
import { removeExamples } from '../roster/examples.ts';
import { exportList } from '../roster/export.ts';
import { type ReadName, rowsOfDocuments, rowsOfFile } from '../roster/sources.ts';
import { listPublisherNames } from '../store/find/publishers.ts';
import type { Store } from '../store/open.ts';
import { lookInto, openOwnPool } from './examine-files.ts';
import { listFiles, readBytes } from './files.ts';
import { commandLog, inWords } from './refusals.ts';

const by = () => ({ actor: 'gongkai roster', at: new Date().toISOString() });

async function withStore(work: (store: Store) => Promise<number>): Promise<number> {
  const store = await openOrGiveUp(readConfig());
  try {
    const { result, refusal } = await attempt(() => work(store), commandLog);
    if (!refusal) return result;
    process.stderr.write(`${inWords(refusal)}\n`);
    return 1;
  } finally {
    await store.close();
  }
}

/** Ids that are printed of a change; of more their number is told. */
const MOST_IDS = 20;

function told({ done, problems }: RosterOutcome): number {
  if (done === null) {
    process.stderr.write(`${problems.map(({ sentence }) => sentence.zh).join('\n')}\n没有存储任何内容。\n`);
    return 1;
  }
  const ids = done.publishers.slice(0, MOST_IDS).join(' ');
  const all = done.publishers.length > MOST_IDS ? ` 等 ${done.publishers.length} 个` : '';
  process.stdout.write(
    `${done.changed ? `完成，数据版本 ${done.revision}` : '名录已是如此，未作改动'}：${ids}${all}\n`,
  );
  return 0;
}

function change(asked: RosterChange): Promise<number> {
  return withStore(async (store) => told(await changeRoster(store, asked, by())));
}

export interface RegionOptions {
  readonly level: RegionLevel;
  readonly parent?: string;
  readonly id?: string;
  readonly english?: string;
}

export function addRegionCommand(name: string, { english, ...rest }: RegionOptions): Promise<number> {
  return change({ kind: 'addRegion', region: { ...rest, name, ...(english ? { englishName: english } : {}) } });
}

/** `year`: the report year from which every bureau below the region is on the list; null takes that back. */
export function completeCommand(id: string, year: number | null): Promise<number> {
  return change({ kind: 'editRegion', id, region: { completeSince: year } });
}

export function addBureauCommand(bureau: NewBureau): Promise<number> {
  return change({ kind: 'add', bureaus: [bureau] });
}

/** The day or year, and the decision, of a change through time. */
export interface WhenOptions {
  readonly on?: string;
  readonly year?: number;
  readonly document?: string;
}

function decisionOf({ on, year, document }: WhenOptions): Decision {
  const first = year ?? Number(on?.slice(0, 4) ?? new Date().getFullYear());
  return { on: on ?? null, year: first, document: document ?? null };
}

export function renameCommand(id: string, name: string, when: WhenOptions): Promise<number> {
  return change({ kind: 'rename', id, name, decision: decisionOf(when) });
}

export function endCommand(id: string, when: WhenOptions): Promise<number> {
  return change({ kind: 'end', id, decision: decisionOf(when) });
}

/** `into` is a bureau of the list, or the name of a new one in `region`. */
export function mergeCommand(
  from: readonly string[],
  { into, region, ...when }: WhenOptions & { readonly into: string; readonly region?: string },
): Promise<number> {
  const target = region === undefined ? into : { region, name: into };
  return change({ kind: 'merge', from, into: target, decision: decisionOf(when) });
}

export interface ImportListOptions {
  readonly region: string | null;
  readonly yes: boolean;
  /** The paths are reports, whose publishers the list shall hold. */
  readonly fromReports: boolean;
}

/** Previews a list, row by row, asks, and accepts it whole. 1 where it is refused or not confirmed. */
export function importListCommand(paths: readonly string[], options: ImportListOptions): Promise<number> {
  return withStore(async (store) => {
    const rows = await rowsOfPaths(paths, options.fromReports, store);
    const list = { rows, region: options.region };
    const preview = await previewList(store.reader, list);
    const lines = preview.rows.flatMap(linesOf);
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
    const { add, known, leftOut, refused } = preview.counts;
    process.stdout.write(
      `共 ${rows.length} 行：将新增 ${add}，名录已有 ${known}，略去 ${leftOut}，不能接收 ${refused}\n`,
    );
    if (refused > 0) {
      process.stderr.write('有不能接收的行，整份名单没有存储。改好后再运行一次。\n');
      return 1;
    }
    if (add > 0 && !options.yes && !(await confirmed(`新增 ${add} 家单位？`))) {
      process.stdout.write('没有存储任何内容。确认无误后加 --yes 再次运行。\n');
      return 1;
    }
    return told(await acceptList(store, list, { ...by(), since: preview.revision }));
  });
}

async function rowsOfPaths(paths: readonly string[], fromReports: boolean, store: Store): Promise<readonly ListRow[]> {
  const parsing = openOwnPool();
  try {
    if (fromReports) return rowsOfDocuments(await unknownPublishers(paths, store, parsing));
    const rows: ListRow[] = [];
    for (const path of paths) {
      rows.push(...(await rowsOfFile({ bytes: await readBytes(path), fileName: basename(path) }, parsing)));
    }
    return rows;
  } finally {
    parsing.close();
  }
}

/** Documents whose publisher is on no list, with the name printed in them. */
async function unknownPublishers(
  paths: readonly string[],
  store: Store,
  parsing: ReturnType<typeof openOwnPool>,
): Promise<readonly ReadName[]> {
  const names = await listPublisherNames(store.reader);
  const found: ReadName[] = [];
  for (const path of await listFiles(paths)) {
    for await (const looked of lookInto(path, { parsing })) {
      if (looked.kind === 'refused') process.stderr.write(`${looked.label}: ${inWords(looked.refusal)}\n`);
      else if (attribute(looked.examined.read, looked.fileName, looked.named, names).publisher === null) {
        found.push({ fileName: looked.label, printedPublisher: looked.examined.read.publisher });
      }
    }
  }
  return found;
}

const OUTCOMES = { add: '新增', known: '已有', leftOut: '略去', refused: '不能接收' } as const;

/** A line for what is entered or odd; rows that are on the list already and the same need none. */
function linesOf({ line, outcome, bureau, notices, documents }: PreviewRow): string[] {
  if (outcome === 'known' && notices.every(({ level }) => level === 'note')) return [];
  const where = line === null ? documents.join('、') : `第 ${line} 行`;
  const what = bureau ? ` ${bureau.name.zh}（${bureau.shortName.zh}，${bureau.id}）` : '';
  const said = notices.map(({ cell, sentence }) => `\n    ${cell === null ? '' : `${cell}：`}${sentence.zh}`);
  return [`  ${where} ${OUTCOMES[outcome]}${what}${said.join('')}`];
}

async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question}[y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** To a file (.csv or .xlsx), or as CSV to the output. */
export function exportListCommand({
  region,
  output,
}: {
  readonly region?: string;
  readonly output?: string;
}): Promise<number> {
  return withStore(async (store) => {
    const format = output?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv';
    const bytes = await exportList(store.reader, region ?? null, format);
    if (output === undefined) process.stdout.write(bytes);
    else await writeFile(output, bytes);
    return 0;
  });
}

/** Removes the examples whole. */
export function removeSeedsCommand({ yes }: { readonly yes: boolean }): Promise<number> {
  return withStore(async (store) => {
    if (!yes && !(await confirmed('移除全部示例数据（示例区的一切，和随程序带来的公开年报）？'))) {
      process.stdout.write('没有移除任何内容。确认后加 --yes 再次运行。\n');
      return 1;
    }
    const { publishers, reports } = await removeExamples(store, by());
    process.stdout.write(`已移除 ${publishers} 家单位和地区、${reports} 份年报；以后启动不再载入。\n`);
    return 0;
  });
}
