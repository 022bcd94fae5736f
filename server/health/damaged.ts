/** The condition of a database in which a check found something broken. */
import type { Label } from '../../schema/language.ts';
import type { Condition } from './health.ts';

/** `damages`: at least one; `file`: the database. */
export function damaged(damages: readonly Label[], file: string): Omit<Condition, 'since'> {
  const [first] = damages;
  const places = damages.length;
  return {
    name: 'damaged',
    what: {
      zh: `数据库有 ${places} 处损坏，第一处：${first?.zh}`,
      en: `The database is damaged in ${places === 1 ? 'one place' : `${places} places, first`}: ${first?.en}`,
    },
    where: file,
    whatToDo: {
      zh: '请停止服务，恢复最近的完好备份；恢复前请保留现有文件。',
      en: 'Stop the server and restore the newest sound backup; keep the damaged file until that is done.',
    },
    blocks: true,
  };
}
