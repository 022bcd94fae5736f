/** The condition of a database that cannot be reached, or of which no host takes writes. */
import type { Label } from '../../schema/language.ts';
import type { Condition } from './health.ts';

/** `reasons`: why, host by host, and what to do; they end by themselves with the condition. */
export function databaseAway(reasons: Label): Omit<Condition, 'since'> {
  return {
    name: 'databaseAway',
    what: {
      zh: '数据库连不上，或没有主机可写。',
      en: 'The database cannot be reached, or no host of it takes writes.',
    },
    where: 'DATABASE_URL',
    whatToDo: reasons,
    blocks: true,
  };
}
