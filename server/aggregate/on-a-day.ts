/** The state of the data as it was on a day. */
import { Problem } from '../../schema/problem.ts';
import { isDay } from '../../schema/rollup/due.ts';
import { dayInChina, endOfDayInChina } from '../china-time.ts';
import { revisionBefore } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';

/** The revision with which a day (ISO, of the calendar in China) ended; throws BAD_ARGUMENT for a day that is none or has no data. */
export async function revisionOn(reader: Reader, day: string, now: string): Promise<number> {
  const shown = day.slice(0, 20);
  const today = dayInChina(now);
  if (!isDay(day) || day > today) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `参数 at 的“${shown}”不可用：须为 YYYY-MM-DD 的日期，且不晚于今天（${today}）。`,
      en: `The argument at cannot be “${shown}”: a day written YYYY-MM-DD, today (${today}) at the latest.`,
    });
  }
  const { last, first } = await revisionBefore(reader, endOfDayInChina(day));
  if (last !== undefined) return last;
  const from = first === undefined ? '' : dayInChina(first.at);
  throw new Problem('BAD_ARGUMENT', {
    zh: `${shown} 还没有收录任何数据。${from === '' ? '' : `第一个数据版本是 ${from} 的。`}`,
    en: `Nothing was held yet on ${shown}.${from === '' ? '' : ` The first revision is of ${from}.`}`,
  });
}
