/** Refusals as the command line says them: the sentence, and how to answer it here; bugs by one line and no trace. */
import type { Refusal } from '../../schema/intake/reading.ts';
import type { BugLog } from '../bug.ts';
import { readConfig } from '../config.ts';

const ANSWERS: Readonly<Record<string, string>> = {
  UNKNOWN_BUREAU: '（import 用 --bureau 单位编号 指明；gongkai bureaus 列出全部单位编号。）',
  YEAR_MISSING: '（import 用 --year 年度 指明。）',
};

export function inWords({ code, sentence }: Refusal): string {
  return `${sentence.zh}${ANSWERS[code] ?? ''}`;
}

/** To the error stream; the trace, too, where GONGKAI_LOG asks for all there is. */
export const commandLog: BugLog = {
  error({ id, err }, message) {
    const isTraced = readConfig().logLevel === 'debug' && err instanceof Error;
    process.stderr.write(`${id}: ${message}: ${isTraced ? err.stack : String(err)}\n`);
  },
};
