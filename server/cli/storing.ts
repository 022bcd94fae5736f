/** What is done with documents that were looked at: what they would replace is said, and each is stored in a transaction of its own. */

import { createInterface } from 'node:readline/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Receipt } from '../../schema/intake/reading.ts';
import type { Label } from '../../schema/language.ts';
import type { Looked } from '../intake/members.ts';
import { type Accept, type CollectedFrom, receiptOf, submit } from '../intake/submit.ts';
import { attribute } from '../intake/whose.ts';
import type { PublisherName } from '../store/find/publishers.ts';
import { findReports, reportId } from '../store/find/reports.ts';
import type { Store } from '../store/open.ts';
import type { LookedAt } from './examine-files.ts';
import { startProgress } from './progress.ts';
import { commandLog, inWords } from './refusals.ts';

/** A document looked at, and what it would replace. */
export interface Seen {
  readonly looked: LookedAt;
  readonly conflict: string | null;
  /** Where it was fetched; none for a file. */
  readonly collected?: CollectedFrom;
}

export interface Desk {
  readonly store: Store;
  readonly names: readonly PublisherName[];
  /** Shows a line, or several. */
  readonly print: (text: string) => void;
  /** Aborted when the command is to end, with its exit code. */
  readonly stop: AbortSignal;
}

export function printOut(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Looks ahead at one document after another: what each would replace, of what is held and of what came before it. */
export function openForesight({ store, names }: Desk): (looked: LookedAt, collected?: CollectedFrom) => Promise<Seen> {
  const taken = new Map<string, string>();
  return async (looked, collected) => {
    const { report, conflict } = await foresee(looked, store, names);
    const twin = report === null ? undefined : taken.get(report);
    if (report !== null && twin === undefined) taken.set(report, looked.label);
    const clash = twin === undefined ? conflict : `与本批的 ${twin} 是同一单位同一年度（${report}）`;
    return { looked, conflict: clash, ...(collected && { collected }) };
  };
}

/** The report a document would become, null where it will be refused; and what that would replace. */
async function foresee(
  looked: Looked,
  store: Store,
  names: readonly PublisherName[],
): Promise<{ readonly report: string | null; readonly conflict: string | null }> {
  if (looked.kind === 'refused') return { report: null, conflict: null };
  const { examined, named } = looked;
  const { document, read } = examined;
  const { publisher, year, problem } = attribute(read, document.fileName, named, names);
  if (problem) return { report: null, conflict: null };
  const report = reportId(publisher.id, year);
  const [held] = await findReports(store.reader, [report]);
  const replaces = held !== undefined && held.documentHash !== document.hash;
  return {
    report,
    conflict: replaces ? `将替换已有的 ${report}（数据版本 ${held.revision}，旧版保留）` : null,
  };
}

/** Shows what would be replaced and asks, where somebody is there to answer; true where nothing would be. */
export async function mayReplace(seen: readonly Seen[], { print }: Pick<Desk, 'print'>): Promise<boolean> {
  const conflicts = seen.flatMap((one) => (one.conflict === null ? [] : [`  ${one.looked.label}: ${one.conflict}`]));
  if (conflicts.length === 0) return true;
  print(`以下 ${conflicts.length} 份与已有或本批报告冲突：\n${conflicts.join('\n')}`);
  return ask('作为新版本接收？旧版保留。[y/N] ');
}

/** false where nobody is there to answer. */
export async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Says how far a command came that was told to stop, and gives its exit code. */
export function brokenOff(accepted: number, { print, stop }: Pick<Desk, 'print' | 'stop'>): number {
  print(`已中断：接收了 ${accepted} 份，其余没有存储。再次运行同一命令即继续。`);
  print(`Broken off: ${accepted} accepted, nothing of the others stored. Run the same command again to go on.`);
  return stop.reason;
}

/** Stores what was seen, until told to stop; 1 when any of it was refused. `actor`: the command that does. */
export async function storeAll(seen: readonly Seen[], actor: string, desk: Desk): Promise<number> {
  const { store, names, print, stop } = desk;
  const progress = startProgress(seen.length);
  const counts = { stored: 0, revised: 0, unchanged: 0, refused: 0 };
  const lines: string[] = [];
  // A receipt is told at once, so that a command that is killed has told what it stored; but on a terminal the bar stands there.
  const tell = (line: string): void => void (process.stdout.isTTY ? lines.push(line) : print(line));
  const acceptFrom =
    (collected?: CollectedFrom): Accept =>
    (submission) =>
      submit(store, submission, {
        at: new Date().toISOString(),
        actor,
        source: null,
        names,
        ensureMay: null,
        ...(collected && { collected }),
      });
  for (const { looked, collected } of seen) {
    // A signal is heard between two turns of the event loop only, and storing by itself takes none.
    await nextTurn();
    if (stop.aborted) break;
    const { receipt, problem } = await receiptOf(looked, acceptFrom(collected), commandLog);
    counts[receipt ? receipt.kind : 'refused'] += 1;
    tell(`${looked.label}: ${problem ? `未接收。${inWords(problem)}` : sentenceOf(receipt)}`);
    progress.step(looked.label);
  }
  progress.done();
  if (lines.length > 0) print(lines.join('\n'));
  if (stop.aborted) return brokenOff(counts.stored + counts.revised, desk);
  print(
    `共 ${seen.length} 份：新接收 ${counts.stored}，更换 ${counts.revised}，与已有相同 ${counts.unchanged}，未接收 ${counts.refused}`,
  );
  return counts.refused > 0 ? 1 : 0;
}

/** What the new document prints otherwise, so that it counts as printed again. */
function droppedIn(dropped: readonly Label[]): string {
  return dropped.length === 0 ? '' : `；原有更正因新的原文所印不同而失效：${dropped.map(({ zh }) => zh).join('；')}`;
}

function sentenceOf(receipt: Receipt): string {
  const read = `读出 ${receipt.cells.numbers}/${receipt.cells.all} 格，核查未通过 ${receipt.findings.failed}、存疑 ${receipt.findings.suspicious}`;
  switch (receipt.kind) {
    case 'stored':
      return `已接收为 ${receipt.report}（数据版本 ${receipt.revision}），${read}`;
    case 'revised':
      return `与已有的 ${receipt.report} 不同，作为新版本接收（数据版本 ${receipt.revision}，原版本 ${receipt.previousRevision} 保留，${receipt.changedCells} 格有变化），${read}${droppedIn(receipt.dropped)}`;
    case 'unchanged':
      return `与已有的 ${receipt.report} 完全相同，未作改动`;
  }
}
