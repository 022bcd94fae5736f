import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readConfig } from '../config.ts';
import type { DocumentBytes, Examined } from '../intake/examine.ts';
import type { ParsingPool } from '../intake/pool/pool.ts';
import { hashOf, type Receipt, submit } from '../intake/submit.ts';
import { getPublisher, matchPublisher } from '../intake/whose.ts';
import { listPublisherNames, type PublisherName } from '../store/find/publishers.ts';
import { findReports } from '../store/find/reports.ts';
import { openSqlite, type Store } from '../store/open.ts';
import { lookInto, openOwnPool } from './examine-files.ts';
import { listFiles, refusalOf } from './files.ts';
import { startProgress } from './progress.ts';

export interface ImportOptions {
  readonly publisher: string | null;
  readonly year: number | null;
  /** Replace what is held without asking. */
  readonly yes: boolean;
}

/** A document looked at: what it would become, or why it cannot. */
type Seen =
  | { readonly kind: 'refused'; readonly label: string; readonly why: string }
  | {
      readonly kind: 'fit';
      readonly label: string;
      readonly document: DocumentBytes;
      readonly examined: Examined;
      readonly report: string;
      readonly conflict: string | null;
    };

/**
 * Accepts files, folders and archives: looks at everything first, lists what would replace something held, and then stores
 * each document in a transaction of its own; one line a document, a summary last. 1 when any was refused. Broken off and
 * run again, it goes on where it was: what is held already is left as it is.
 */
export async function importPaths(paths: readonly string[], options: ImportOptions): Promise<number> {
  const store = await openSqlite(readConfig().database);
  const parsing = openOwnPool();
  try {
    const names = await listPublisherNames(store.reader);
    const seen = await lookAtAll(await listFiles(paths), { store, parsing, names, options });
    const conflicts = seen.flatMap((one) =>
      one.kind === 'fit' && one.conflict !== null ? [`${one.label}: ${one.conflict}`] : [],
    );
    if (conflicts.length > 0 && !options.yes && !(await mayReplace(conflicts))) {
      process.stdout.write('没有存储任何内容。确认无误后加 --yes 再次运行。\n');
      return 1;
    }
    return await storeAll(seen, store, names, options);
  } finally {
    parsing.close();
    await store.close();
  }
}

interface Looking {
  readonly store: Store;
  readonly parsing: ParsingPool;
  readonly names: readonly PublisherName[];
  readonly options: ImportOptions;
}

async function lookAtAll(files: readonly string[], looking: Looking): Promise<readonly Seen[]> {
  const progress = startProgress(files.length);
  const seen: Seen[] = [];
  const taken = new Map<string, string>();
  for (const file of files) {
    for (const one of await lookAt(file, looking)) {
      const twin = one.kind === 'fit' ? taken.get(one.report) : undefined;
      if (one.kind === 'fit' && twin === undefined) taken.set(one.report, one.label);
      seen.push(
        one.kind === 'fit' && twin !== undefined
          ? { ...one, conflict: `与本批的 ${twin} 是同一单位同一年度（${one.report}）` }
          : one,
      );
    }
    progress.step(basename(file));
  }
  progress.done();
  return seen;
}

/** The documents of a file (of an archive, its members), each read and matched. */
async function lookAt(file: string, { store, parsing, names, options }: Looking): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for await (const looked of lookInto(file, null, parsing)) {
    if (looked.kind === 'refused') {
      seen.push(looked);
      continue;
    }
    const { label, document, examined } = looked;
    try {
      const publisher =
        options.publisher === null
          ? matchPublisher(examined.read.publisher, names)
          : getPublisher(options.publisher, names);
      const year = options.year ?? examined.read.year;
      const report = `${publisher.id}-${year ?? ''}`;
      const [held] = year === null ? [] : await findReports(store.reader, [report]);
      const replaces = held !== undefined && held.documentHash !== hashOf(document.bytes);
      const conflict = replaces ? `将替换已有的 ${report}（数据版本 ${held.revision}，旧版保留）` : null;
      seen.push({ kind: 'fit', label, document, examined, report, conflict });
    } catch (error) {
      seen.push({ kind: 'refused', label, why: refusalOf(error) });
    }
  }
  return seen;
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

async function storeAll(
  seen: readonly Seen[],
  store: Store,
  names: readonly PublisherName[],
  options: ImportOptions,
): Promise<number> {
  const progress = startProgress(seen.length);
  const counts = { stored: 0, revised: 0, unchanged: 0, refused: 0 };
  const lines: string[] = [];
  for (const one of seen) {
    try {
      if (one.kind === 'refused') throw new Refused(one.why);
      const { examined, document } = one;
      const submission = { ...document, publisher: options.publisher, year: options.year, source: null };
      const receipt = await submit(store, submission, new Date().toISOString(), {
        names,
        actor: 'gongkai import',
        examine: async () => examined,
      });
      counts[receipt.kind] += 1;
      lines.push(`${one.label}: ${sentenceOf(receipt)}`);
    } catch (error) {
      counts.refused += 1;
      lines.push(`${one.label}: 未接收。${error instanceof Refused ? error.message : refusalOf(error)}`);
    }
    progress.step(one.label);
  }
  progress.done();
  process.stdout.write(`${lines.join('\n')}\n`);
  process.stdout.write(
    `共 ${seen.length} 份：新接收 ${counts.stored}，更换 ${counts.revised}，与已有相同 ${counts.unchanged}，未接收 ${counts.refused}\n`,
  );
  return counts.refused > 0 ? 1 : 0;
}

class Refused extends Error {}

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
