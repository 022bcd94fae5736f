/** A database that works, and has no turn for a change or question. */
import { Problem } from '../../schema/problem.ts';

/** Seconds after which it is worth trying again. */
const SOON = 5;

/** Others were served all the time. */
export function busy(cause: unknown): Problem {
  return new Problem(
    'BUSY',
    {
      zh: '正在处理的请求太多，没有轮到这一个，未作任何改动。请稍后再试。',
      en: 'Too much is being done at the moment, this had no turn, and nothing was changed. Try again in a moment.',
    },
    { cause, retryAfter: SOON },
  );
}
