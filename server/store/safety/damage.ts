/** What a check of the database found broken: one sentence each. */
import type { Label } from '../../../schema/language.ts';

export type Damage = Label;

/** What SQLite says of a table, or of the file as a whole; several lines become one. */
export function structureDamage(said: string): Damage {
  const detail = said
    .replace('*** in database main ***', '')
    .trim()
    .replace(/\s*\n\s*/g, '; ');
  return { zh: `数据库文件结构损坏：${detail}`, en: `The structure of the database file is damaged: ${detail}` };
}
