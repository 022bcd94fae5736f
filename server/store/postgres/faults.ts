/** What keeps a PostgreSQL from serving, said to whoever runs it: what, where, and what to do. */
import type { Label } from '../../../schema/language.ts';

/** No host could be used; `reasons` says why, host by host. */
export class NoHost extends Error {
  readonly reasons: Label;
  constructor(faults: readonly { readonly host: string; readonly error: unknown }[]) {
    const reasons = faults.map(({ host, error }) => reasonOf(error, host));
    const join = (language: keyof Label) => reasons.map((one) => one[language]).join(' ');
    super(join('en'), { cause: faults[0]?.error });
    this.reasons = { zh: join('zh'), en: join('en') };
  }
}

/** A host that answers and takes no writes. */
export const STANDBY: Fault = { code: 'STANDBY' };
/** A database that cannot keep every character. */
export const WRONG_ENCODING: Fault = { code: 'ENCODING' };
/** A user who may make no tables: PostgreSQL's own code for it. */
export const NO_RIGHT: Fault = { code: '42501' };

interface Fault {
  /** Of Node, of PostgreSQL, or one of ours. */
  readonly code?: string;
  readonly message?: string;
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
      return {
        zh: `${host} 无法使用：${message}。`,
        en: `${host} cannot be used: ${message}.`,
      };
  }
}
