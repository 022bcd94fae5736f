import { basename } from 'node:path';
import { readConfig } from '../config.ts';
import { listPublisherNames } from '../store/find/publishers.ts';
import { openSqlite } from '../store/open.ts';
import { type Receipt, submit } from '../submit.ts';
import { listFiles, mediaTypeOf, readBytes, refusalOf } from './files.ts';
import { startProgress } from './progress.ts';

/** Accepts each file in a transaction of its own; one line a document, a summary last; 1 when any was refused. */
export async function importPaths(
  paths: readonly string[],
  named: { readonly publisher: string | null; readonly year: number | null },
): Promise<number> {
  const files = await listFiles(paths);
  const store = await openSqlite(readConfig().database);
  const progress = startProgress(files.length);
  const lines: string[] = [];
  const counts = { stored: 0, revised: 0, unchanged: 0, refused: 0 };
  try {
    const names = await listPublisherNames(store.reader);
    for (const file of files) {
      try {
        const submission = {
          bytes: await readBytes(file),
          fileName: basename(file),
          mediaType: mediaTypeOf(file),
          source: null,
          ...named,
        };
        const receipt = await submit(store, submission, new Date().toISOString(), names);
        counts[receipt.kind] += 1;
        lines.push(`${file}: ${sentenceOf(receipt)}`);
      } catch (error) {
        counts.refused += 1;
        lines.push(`${file}: 未接收。${refusalOf(error)}`);
      }
      progress.step(basename(file));
    }
  } finally {
    progress.done();
    await store.close();
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  process.stdout.write(
    `共 ${files.length} 份：新接收 ${counts.stored}，更换 ${counts.revised}，与已有相同 ${counts.unchanged}，未接收 ${counts.refused}\n`,
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
