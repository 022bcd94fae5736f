/** `gongkai chart`: one chart, by its address, as a file. The same functions draw it that answer its address over HTTP. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseAddress, scaleAt } from '../../schema/chart/address.ts';
import { Problem } from '../../schema/problem.ts';
import { type AnsweredChart, answerChart } from '../aggregate/chart.ts';
import { chartDocx } from '../brief/chart.ts';
import { readConfig } from '../config.ts';
import { CHART_FILES } from '../draw/files.ts';
import { openPainter } from '../draw/png/painter.ts';
import { pngOf } from '../draw/png/png.ts';
import { openOrGiveUp } from '../give-up.ts';

/** Writes the file, in place of one that was there. `query`: an address as a page or a share dialog shows it. @throws Problem */
export async function chartCommand(query: string, output: string, ending: string): Promise<number> {
  const config = readConfig();
  const database = config.postgres === null ? config.database : null;
  if (database !== null) ensureThere(database, '数据库', 'database');
  const target = resolve(output);
  const folder = dirname(target);
  ensureThere(folder, '文件夹', 'folder');
  const chart = parseAddress(query);
  const store = await openOrGiveUp(config);
  const part = `${target}.${process.pid}.part`;
  try {
    const answered = await answerChart(store.reader, chart, new Date().toISOString());
    const bytes = await bytesOf(answered, ending, scaleAt(query));
    if (bytes === undefined) throw new Error(`No chart is written as .${ending}`);
    writeFileSync(part, bytes);
    renameSync(part, target);
    process.stdout.write(`${target}：${answered.words.title}（数据版本 ${answered.answer.revision}）\n`);
    return 0;
  } finally {
    rmSync(part, { force: true });
    await store.close();
  }
}

async function bytesOf(answered: AnsweredChart, ending: string, scale: number): Promise<string | Buffer | undefined> {
  if (ending !== 'png' && ending !== 'docx') return CHART_FILES[ending]?.make(answered);
  const painter = openPainter();
  try {
    return await (ending === 'png' ? painter.paint(pngOf(answered, scale)) : chartDocx(answered, painter.paint));
  } finally {
    await painter.close();
  }
}

function ensureThere(path: string, zh: string, en: string): void {
  if (existsSync(path)) return;
  throw new Problem('NOT_FOUND', { zh: `没有${zh} ${path}。`, en: `There is no ${en} ${path}.` });
}
