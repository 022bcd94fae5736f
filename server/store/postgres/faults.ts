/**
 * What keeps a PostgreSQL from serving: to readers that it is away for the moment, to whoever runs it what is wrong, where, and what to do.
 */
import pg from 'pg';
import type { Label } from '../../../schema/language.ts';
import { Problem } from '../../../schema/problem.ts';
import { busy } from '../busy.ts';

interface Fault {
  /** Of Node, of PostgreSQL, or one of ours. */
  readonly code?: string;
  readonly message?: string;
}

/** A host that answers and takes no writes, or none that count. */
export const STANDBY: Fault = { code: 'STANDBY' };
/** A database that cannot keep every character. */
export const WRONG_ENCODING: Fault = { code: 'ENCODING' };
/** A user who may make no tables: PostgreSQL's own code for it. */
export const NO_RIGHT: Fault = { code: '42501' };

/** Seconds after which it is worth trying again. */
const SOON = 5;

const AWAY: Label = {
  zh: '数据库暂时连不上，没有读到也没有改动任何内容。请稍后再试。',
  en: 'The database cannot be reached at the moment; nothing was read or changed. Try again in a moment.',
};

/** The one fault after which nobody can say whether the change holds. */
const UNCERTAIN: Label = {
  zh: '数据库在存储的最后一刻断开，不能确定这次改动是否已存下。请稍后查看；再做一次也不会重复。',
  en: 'The database went away in the last moment of storing, and whether this change holds is not certain. Look in a moment; doing it again does nothing twice.',
};

/** No host could be used. */
export class NoHost extends Problem {
  /** Why, host by host. */
  readonly reasons: Label;
  constructor(faults: readonly { readonly host: string; readonly error: unknown }[]) {
    super('DATABASE_UNAVAILABLE', AWAY, { cause: faults[0]?.error, retryAfter: SOON });
    const reasons = faults.map(({ host, error }) => reasonOf(error, host));
    const join = (language: keyof Label) => reasons.map((one) => one[language]).join(' ');
    this.reasons = { zh: join('zh'), en: join('en') };
  }
}

/** All connections of this process are in use, and stay so. */
export function isExhausted(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

/** Is the connection of no use any more? `writes`: it was given out for changes. */
export function isGone(error: unknown, writes: boolean): boolean {
  // What pg throws by itself is about the connection, but for a number that cannot be read.
  if (!(error instanceof pg.DatabaseError)) return !(error instanceof RangeError);
  // A primary that became a standby; or the connection was ended by the server.
  if (error.code === '25006') return writes;
  return /^(57P|08)/.test(error.code ?? '') || isOutdated(error);
}

/** The statement was prepared before the schema changed: a newer version of the program runs beside this one. */
export function isOutdated(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.routine === 'RevalidateCachedQuery';
}

/** What whoever asked is told when the connection went away under a statement. */
export function lost(cause: unknown, statement: string): Problem {
  const sentence = statement === 'commit' ? UNCERTAIN : AWAY;
  return new Problem('DATABASE_UNAVAILABLE', sentence, { cause, retryAfter: SOON });
}

/** What a failed statement is to whoever asked: a Problem, or the bug that it is. `seconds`: the time limit of questions. */
export function failureOf(error: unknown, seconds: number): unknown {
  switch ((error as Fault).code) {
    case '57014':
      return new Problem('QUERY_TOO_LONG', {
        zh: `这个问题超过了 ${seconds} 秒，已中止。请缩小范围后再问。`,
        en: `This question took longer than ${seconds} seconds and was broken off. Ask for less at once.`,
      });
    case '55P03':
      return busy(error);
    case '53100':
    case '53200':
    case '53300':
      return new Problem('DATABASE_UNAVAILABLE', AWAY, { cause: error, retryAfter: SOON });
    default:
      return error;
  }
}

/** Why a host could not be used. `host`: with port and database. */
function reasonOf(error: unknown, host: string): Label {
  const { code = '', message = String(error) } = error as Fault;
  const database = host.split('/').at(-1) ?? '';
  switch (code) {
    case STANDBY.code:
      return { zh: `${host} 是只读的备机。`, en: `${host} is a standby, which takes no writes.` };
    case WRONG_ENCODING.code:
      return {
        zh: `${host} 的字符编码不是 UTF8，存不下全部汉字。请另建：createdb --encoding UTF8 --template template0 名称`,
        en: `The encoding of ${host} is not UTF8, which all characters need. Make another: createdb --encoding UTF8 --template template0 NAME`,
      };
    case 'ECONNREFUSED':
      return {
        zh: `${host} 没有数据库服务（连接被拒绝）。请启动 PostgreSQL，或改正 DATABASE_URL 中的地址和端口。`,
        en: `Nothing listens at ${host}. Start PostgreSQL, or correct the address and port in DATABASE_URL.`,
      };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        zh: `找不到主机 ${host}。请核对 DATABASE_URL 中的主机名。`,
        en: `There is no host ${host}. Check its name in DATABASE_URL.`,
      };
    case '28P01':
    case '28000':
      return {
        zh: `${host} 拒绝了这个用户或密码。请核对 DATABASE_URL，以及服务器的 pg_hba.conf。`,
        en: `${host} refuses this user or password. Check DATABASE_URL, and pg_hba.conf on the server.`,
      };
    case '3D000':
      return {
        zh: `${host} 没有名为 ${database} 的数据库。请新建：createdb --encoding UTF8 --template template0 ${database}`,
        en: `There is no database ${database} at ${host}. Make it: createdb --encoding UTF8 --template template0 ${database}`,
      };
    case NO_RIGHT.code:
      return {
        zh: `这个用户不能在 ${host} 建表。请把数据库交给它：ALTER DATABASE ${database} OWNER TO 用户;`,
        en: `This user may make no tables in ${host}. Give it the database: ALTER DATABASE ${database} OWNER TO the user;`,
      };
    case '53300':
      return {
        zh: `${host} 的连接数已满。请减小 GONGKAI_CONNECTIONS，或加大服务器的 max_connections。`,
        en: `${host} takes no more connections. Make GONGKAI_CONNECTIONS smaller, or max_connections of the server larger.`,
      };
    case '57P03':
      return {
        zh: `${host} 正在启动或关闭，请稍后再试。`,
        en: `${host} is starting or stopping; try again in a moment.`,
      };
    default:
      return { zh: `${host} 无法使用：${message}。`, en: `${host} cannot be used: ${message}.` };
  }
}
