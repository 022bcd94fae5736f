/** What a check of the database found broken: one sentence each. */
import type { Label } from '../../../../schema/language.ts';

export type Damage = Label;

/** What the database says of a table, or of itself as a whole; several lines become one. */
export function structureDamage(said: string): Damage {
  const detail = said
    .replace('*** in database main ***', '')
    .trim()
    .replace(/\s*\n\s*/g, '; ');
  return { zh: `数据库结构损坏：${detail}`, en: `The structure of the database is damaged: ${detail}` };
}

/** What a sentence begins with is not what was written. */
export function contentDamage({ zh, en }: Label): Damage {
  return { zh: `${zh}已损坏。`, en: `The ${en} damaged.` };
}

/** Codes of SQLite and of PostgreSQL for data that cannot be read. */
const UNREADABLE = /^(SQLITE_(CORRUPT|NOTADB|IOERR)|XX00[012]$)/;

/** Goes on where the database cannot read what is asked for, with one sentence about it; whatever else is thrown is a bug. */
export async function* surviving(checks: AsyncIterable<Damage>): AsyncGenerator<Damage> {
  try {
    yield* checks;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && UNREADABLE.test(String(error.code)))) throw error;
    yield structureDamage(error.message);
  }
}
