/** The condition of a server that could not take the backup that was due. */
import type { Label } from '../../schema/language.ts';
import type { Condition } from './health.ts';

export function notBackedUp(why: Label, folder: string): Omit<Condition, 'since'> {
  return {
    name: 'notBackedUp',
    what: { zh: `到时的备份没有完成。${why.zh}`, en: `The backup that was due was not made. ${why.en}` },
    where: folder,
    whatToDo: {
      zh: '处理后会自动重试，也可用 gongkai backup 立即备份。',
      en: 'It is tried again by itself; gongkai backup makes one at once.',
    },
    blocks: false,
  };
}
