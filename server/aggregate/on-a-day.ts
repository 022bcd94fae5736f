/** The state of the data as it was on a day. */
import { Problem } from '../../schema/problem.ts';
import { dayInChina, endOfDayInChina } from '../china-time.ts';
import { revisionBefore } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';

/**
 * The revision with which a day (ISO, of the calendar in China) ended. Throws BAD_ARGUMENT for a day that is to come or has no data,
 * and where a revision is asked for beside it.
 */
export async function revisionOn(reader: Reader, day: string, asOf: number | null, now: string): Promise<number> {
  if (asOf !== null) {
    throw new Problem('BAD_ARGUMENT', {
      zh: '参数 at 和 asOf 只能用一个：at 是一天，asOf 是一个数据版本。',
      en: 'Only one of the arguments at and asOf can be given: a day, or a revision.',
    });
  }
  const shown = day.slice(0, 20);
  const today = dayInChina(now);
  if (day > today) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `参数 at 的“${shown}”不可用：不能晚于今天（${today}）。`,
      en: `The argument at cannot be “${shown}”: today (${today}) at the latest.`,
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
