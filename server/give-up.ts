/** How a program that cannot begin says why: a sentence for the reader, who can mend it, and exit code 1. */
import { Problem } from '../schema/problem.ts';
import { type Config, readConfig } from './config.ts';
import { clockOff } from './health/clock-off.ts';
import { newestInstant } from './store/find/newest-instant.ts';
import { openStore, type Store } from './store/open.ts';
import { NoHost } from './store/postgres/faults.ts';
import type { StoreAddress } from './store/reading.ts';

export function giveUp(zh: string, en: string): never {
  process.stderr.write(`${zh}\n${en}\n`);
  process.exit(1);
}

/** Why the server could not listen where the settings say, in both languages. */
export function whyNotListening(
  error: unknown,
  { port, host }: Pick<Config, 'port' | 'host'>,
): [zh: string, en: string] {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return [
      `端口 ${port} 已被占用。请换一个端口启动：PORT=4001 npm start`,
      `Port ${port} is in use. Start on another: PORT=4001 npm start`,
    ];
  }
  if (code === 'EACCES') {
    return [
      `本账户无权使用端口 ${port}。请用 1024 以上的端口，由反向代理对外提供 80、443。`,
      `This account may not use port ${port}. Take one above 1024, and let a reverse proxy offer 80 and 443.`,
    ];
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return [
      `HOST 写作“${host}”，本机没有这个地址。所有地址写 0.0.0.0，仅本机写 127.0.0.1。`,
      `HOST is “${host}”, which is no address of this machine. Write 0.0.0.0 for all, 127.0.0.1 for this machine only.`,
    ];
  }
  return [`未能开始服务：${reasonOf(error)}`, `Not serving: ${reasonOf(error)}`];
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function configOrGiveUp(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return giveUp(`设置有误，未能启动：${error.sentence.zh}`, `Not started. ${error.sentence.en}`);
  }
}

export async function openOrGiveUp(address: StoreAddress): Promise<Store> {
  try {
    const store = await openStore(address, tellUpgrade);
    await tellClock(store);
    return store;
  } catch (error) {
    const [zh, en] = whyNotOpen(error, address);
    return giveUp(zh, en);
  }
}

/** Says where the clock cannot be right: whatever is done carries its date. What keeps that from being known is told by what is done. */
async function tellClock({ reader }: Store): Promise<void> {
  const off = clockOff(new Date().toISOString(), await newestInstant(reader).catch(() => null));
  if (off) process.stderr.write(`${off.what.zh}${off.whatToDo.zh}\n${off.what.en} ${off.whatToDo.en}\n`);
}

/** Reports between two lines about an upgrade. */
const BETWEEN = 10_000;

function tellUpgrade(done: number, all: number): void {
  if (done % BETWEEN !== 0 && (done < all || all < BETWEEN)) return;
  process.stderr.write(`正在升级数据：${done} / ${all} 份。Upgrading the data: ${done} of ${all} reports.\n`);
}

/** Why a database could not be opened, in both languages. */
export function whyNotOpen(error: unknown, { database, postgres }: StoreAddress): [zh: string, en: string] {
  if (error instanceof NoHost) {
    return [`打不开数据库，未能启动。${error.reasons.zh}`, `The database cannot be opened. ${error.reasons.en}`];
  }
  if (error instanceof Problem) return [`未能启动。${error.sentence.zh}`, `Not started. ${error.sentence.en}`];
  if (postgres !== null) {
    return ['打不开数据库，未能启动，数据未作改动。', `The database cannot be opened: ${reasonOf(error)}`];
  }
  return [
    `打不开数据库 ${database}，未能启动，文件未作改动。请换一个文件夹（GONGKAI_DATA=…）或恢复备份。`,
    `The database ${database} cannot be opened, and was left as it is: ${reasonOf(error)}. Use another folder (GONGKAI_DATA=…) or restore a backup.`,
  ];
}
