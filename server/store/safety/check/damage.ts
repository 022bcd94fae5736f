/** What a check of the database found broken: one sentence each. */
import type { Label } from '../../../../schema/language.ts';
import { Problem } from '../../../../schema/problem.ts';

export interface Damage extends Label {
  /** The table whose structure it is. */
  readonly table?: string;
}

/** What the database says of a table, or of itself as a whole; several lines become one. */
export function structureDamage(said: string, table?: string): Damage {
  const detail = said
    .replace('*** in database main ***', '')
    .trim()
    .replace(/\s*\n\s*/g, '; ');
  const where = table === undefined ? '' : `${table}: `;
  return {
    zh: `数据库结构损坏：${where}${detail}`,
    en: `The structure of the database is damaged: ${where}${detail}`,
    ...(table !== undefined && { table }),
  };
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
  } catch (thrown) {
    const error = thrown instanceof Problem && thrown.cause !== undefined ? thrown.cause : thrown;
    // What readers are refused is what is told.
    if (error instanceof Problem && error.code === 'DAMAGED') return yield error.sentence;
    if (!(error instanceof Error && 'code' in error && UNREADABLE.test(String(error.code)))) throw thrown;
    yield structureDamage(error.message);
  }
}
