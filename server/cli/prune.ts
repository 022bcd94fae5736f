/** `gongkai prune`: takes the bytes of documents that were replaced long ago, and says before which. */

import { sizeInWords } from '../../schema/size.ts';
import { dayInChina } from '../china-time.ts';
import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';
import { clockOff } from '../health/clock-off.ts';
import { toldToStop } from '../stopping.ts';
import { newestInstant } from '../store/find/newest-instant.ts';
import { prunableDocuments } from '../store/find/prunable.ts';
import { pruneDocuments, yearsBefore } from '../store/prune.ts';
import { printOut } from './storing.ts';

/** Documents listed one by one; of the others the number is told. */
const LISTED = 50;

export interface PruneOptions {
  /** Years since the document was replaced; those of the setting when left out. */
  readonly years?: number;
  readonly yes: boolean;
}

/** 1 where nothing was pruned that could have been, or it is not said which. */
export async function pruneCommand({ years, yes }: PruneOptions): Promise<number> {
  const config = readConfig();
  const kept = years ?? config.keepDocumentsYears;
  if (kept === null) {
    process.stderr.write('请用 --years 写明替换几年以后清理，或设置 GONGKAI_KEEP_DOCUMENTS。\n');
    process.stderr.write('Say with --years after how many years, or set GONGKAI_KEEP_DOCUMENTS.\n');
    return 1;
  }
  const store = await openOrGiveUp(config);
  try {
    const at = new Date().toISOString();
    const off = clockOff(at, await newestInstant(store.reader));
    // Why was said when the store was opened.
    if (off) return 1;
    const before = yearsBefore(at, kept);
    const documents = await prunableDocuments(store.reader, before);
    if (documents.length === 0) {
      printOut(`没有已被替换满 ${kept} 年的原文，无需清理。 Nothing to prune.`);
      return 0;
    }
    for (const { report, fileName, size, replacedAt } of documents.slice(0, LISTED)) {
      printOut(`  ${report}  ${fileName}  ${sizeInWords(size)}  ${dayInChina(replacedAt)} 被替换`);
    }
    if (documents.length > LISTED) printOut(`  …… 等共 ${documents.length} 份`);
    const bytes = documents.reduce((sum, { size }) => sum + size, 0);
    const all = `${documents.length} 份已被替换满 ${kept} 年的原文，共 ${sizeInWords(bytes)}`;
    if (!yes) {
      printOut(`${all}。读出的文字、数据和核查结果都保留。没有清理任何内容；确认后加 --yes 再次运行。`);
      return 1;
    }
    const pruned = await pruneDocuments(store, before, { at, actor: 'gongkai prune' }, toldToStop(false));
    printOut(
      `已清理 ${pruned.documents} 份，共 ${sizeInWords(pruned.bytes)}。腾出的空间留给以后存储的内容；数据库文件本身不会变小。`,
    );
    return 0;
  } finally {
    await store.close();
  }
}
