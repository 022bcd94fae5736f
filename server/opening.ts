/** Opens the store for a program: where that fails, the program ends with a sentence, and nothing was changed. */

import { openStore, type Store, type StoreAddress } from './store/open.ts';
import { NoHost } from './store/postgres/faults.ts';

/** Ends the program with a sentence: what is wrong can be mended by the reader. */
export function giveUp(zh: string, en: string): never {
  process.stderr.write(`${zh}\n${en}\n`);
  process.exit(1);
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export async function openOrGiveUp(address: StoreAddress): Promise<Store> {
  try {
    return await openStore(address);
  } catch (error) {
    if (error instanceof NoHost) {
      return giveUp(`打不开数据库。${error.reasons.zh}`, `The database cannot be opened. ${error.reasons.en}`);
    }
    if (address.postgres !== null) {
      return giveUp(
        '打不开数据库，数据未作改动。',
        `The database cannot be opened, and was left as it is: ${reasonOf(error)}`,
      );
    }
    return giveUp(
      `打不开数据库 ${address.database}，未能启动，文件未作改动。请换一个文件夹（GONGKAI_DATA=…）或恢复备份。`,
      `The database ${address.database} cannot be opened, and was left as it is: ${reasonOf(error)}. Use another folder (GONGKAI_DATA=…) or restore a backup.`,
    );
  }
}
