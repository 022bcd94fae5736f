/** `gongkai verify`: is what is stored what was written? */
import { existsSync } from 'node:fs';
import type { Lang } from '../../schema/language.ts';
import { readConfig } from '../config.ts';
import { giveUp, whyNotOpen } from '../give-up.ts';
import { getRevision } from '../store/find/revisions.ts';
import { NoHost } from '../store/postgres/faults.ts';
import { openReading } from '../store/reading.ts';
import { findDamage } from '../store/safety/check/verify.ts';

/** Prints what is broken, a line each; 1 where anything is. Changes nothing, and may run beside the server. */
export async function verifyCommand(lang: Lang): Promise<number> {
  const address = readConfig();
  const file = address.postgres === null ? address.database : null;
  if (file !== null && !existsSync(file)) giveUp(`没有数据库 ${file}。`, `There is no database ${file}.`);
  const started = performance.now();
  const reading = openReading(address);
  try {
    const damages = await findDamage(reading, file);
    for (const damage of damages) process.stdout.write(`${damage[lang]}\n`);
    if (damages.length > 0) return 1;
    const { number } = await getRevision(reading.reader, null);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      lang === 'zh'
        ? `数据库完好（数据版本 ${number}，用时 ${seconds} 秒）。\n`
        : `The database is sound (revision ${number}, ${seconds} seconds).\n`,
    );
    return 0;
  } catch (error) {
    if (error instanceof NoHost) giveUp(...whyNotOpen(error, address));
    throw error;
  } finally {
    await reading.close();
  }
}
