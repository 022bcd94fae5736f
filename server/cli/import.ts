import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Receipt } from '../../schema/intake/reading.ts';
import { readConfig } from '../config.ts';
import type { Looked } from '../intake/members.ts';
import { type Accept, hashOf, receiptOf, submit } from '../intake/submit.ts';
import { attribute, type Named } from '../intake/whose.ts';
import { listPublisherNames, type PublisherName } from '../store/find/publishers.ts';
import { findReports, reportId } from '../store/find/reports.ts';
import { openSqlite, type Store } from '../store/open.ts';
import { type LookedAt, type Looking, lookInto, openOwnPool } from './examine-files.ts';
import { listFiles } from './files.ts';
import { startProgress } from './progress.ts';
import { commandLog, inWords } from './refusals.ts';

export interface ImportOptions extends Named {
  /** Replace what is held without asking. */
  readonly yes: boolean;
}

/** A document looked at, and what it would replace. */
interface Seen {
  readonly looked: LookedAt;
  readonly conflict: string | null;
}

/**
 * Accepts files, folders and archives: looks at everything first, lists what would replace something held, and then stores
 * each document in a transaction of its own; one line a document, a summary last. 1 when any was refused. Broken off and
 * run again, it goes on where it was: what is held already is left as it is.
 */
export async function importPaths(paths: readonly string[], options: ImportOptions): Promise<number> {
  const store = await openSqlite(readConfig().database);
  const parsing = openOwnPool();
  try {
    const { publisher, year } = options;
    const named = { publisher, year };
    const names = await listPublisherNames(store.reader);
    const seen = await lookAtAll(await listFiles(paths), { store, parsing, names, named });
    const conflicts = seen.flatMap((one) => (one.conflict === null ? [] : [`${one.looked.label}: ${one.conflict}`]));
    if (conflicts.length > 0 && !options.yes && !(await mayReplace(conflicts))) {
      process.stdout.write('没有存储任何内容。确认无误后加 --yes 再次运行。\n');
      return 1;
    }
    return await storeAll(seen, store, names);
  } finally {
    parsing.close();
    await store.close();
  }
}

interface LookingForSome extends Looking {
  readonly store: Store;
  readonly names: readonly PublisherName[];
}

async function lookAtAll(files: readonly string[], looking: LookingForSome): Promise<readonly Seen[]> {
  const progress = startProgress(files.length);
  const seen: Seen[] = [];
  const taken = new Map<string, string>();
  for (const file of files) {
    for await (const looked of lookInto(file, looking)) {
      const { report, conflict } = await foresee(looked, looking);
      const twin = report === null ? undefined : taken.get(report);
      if (report !== null && twin === undefined) taken.set(report, looked.label);
      const clash = twin === undefined ? conflict : `与本批的 ${twin} 是同一单位同一年度（${report}）`;
      seen.push({ looked, conflict: clash });
    }
    progress.step(basename(file));
  }
  progress.done();
  return seen;
}

/** The report a document would become, null where it will be refused; and what that would replace. */
async function foresee(
  looked: Looked,
  { store, names }: LookingForSome,
): Promise<{ readonly report: string | null; readonly conflict: string | null }> {
  if (looked.kind === 'refused') return { report: null, conflict: null };
  const { document, examined, named } = looked;
  const { publisher, year, problem } = attribute(examined.read, document.fileName, named, names);
  if (problem) return { report: null, conflict: null };
  const report = reportId(publisher.id, year);
  const [held] = await findReports(store.reader, [report]);
  const replaces = held !== undefined && held.documentHash !== hashOf(document.bytes);
  return {
    report,
    conflict: replaces ? `将替换已有的 ${report}（数据版本 ${held.revision}，旧版保留）` : null,
  };
}

/** Shows what would be replaced and asks, where somebody is there to answer. */
async function mayReplace(conflicts: readonly string[]): Promise<boolean> {
  process.stdout.write(
    `以下 ${conflicts.length} 份与已有或本批报告冲突：\n${conflicts.map((line) => `  ${line}`).join('\n')}\n`,
  );
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('作为新版本接收？旧版保留。[y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function storeAll(seen: readonly Seen[], store: Store, names: readonly PublisherName[]): Promise<number> {
  const progress = startProgress(seen.length);
  const counts = { stored: 0, revised: 0, unchanged: 0, refused: 0 };
  const lines: string[] = [];
  const accept: Accept = (submission) =>
    submit(store, submission, {
      at: new Date().toISOString(),
      actor: 'gongkai import',
      source: null,
      names,
      ensureMay: null,
    });
  for (const { looked } of seen) {
    const { receipt, problem } = await receiptOf(looked, accept, commandLog);
    counts[receipt ? receipt.kind : 'refused'] += 1;
    lines.push(`${looked.label}: ${problem ? `未接收。${inWords(problem)}` : sentenceOf(receipt)}`);
    progress.step(looked.label);
  }
  progress.done();
  process.stdout.write(`${lines.join('\n')}\n`);
  process.stdout.write(
    `共 ${seen.length} 份：新接收 ${counts.stored}，更换 ${counts.revised}，与已有相同 ${counts.unchanged}，未接收 ${counts.refused}\n`,
  );
  return counts.refused > 0 ? 1 : 0;
}

function sentenceOf(receipt: Receipt): string {
  const read = `读出 ${receipt.cells.numbers}/${receipt.cells.all} 格，核查未通过 ${receipt.findings.failed}、存疑 ${receipt.findings.suspicious}`;
  switch (receipt.kind) {
    case 'stored':
      return `已接收为 ${receipt.report}（数据版本 ${receipt.revision}），${read}`;
    case 'revised':
      return `与已有的 ${receipt.report} 不同，作为新版本接收（数据版本 ${receipt.revision}，原版本 ${receipt.previousRevision} 保留，${receipt.changedCells} 格有变化），${read}`;
    case 'unchanged':
      return `与已有的 ${receipt.report} 完全相同，未作改动`;
  }
}
