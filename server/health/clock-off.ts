/**
 * The condition of a clock that cannot be right. Who is late, which keys and sessions have ended, what is old enough to be deleted and when
 * something was stored are all told by it.
 */
import type { Label } from '../../schema/language.ts';
import { dayInChina } from '../china-time.ts';
import type { Condition } from './health.ts';

/** Before this program was written, and so late that another program runs: no clock that is right says so. */
const EARLIEST = '2020-01-01T00:00:00.000Z';
export const LATEST = '2046-01-01T00:00:00.000Z';
/** Milliseconds by which a clock may be set right, and for which nobody may do anything on a server that is running. */
const DAY = 24 * 3600_000;
const QUIET = 400 * DAY;

const MEANWHILE: Label = {
  zh: '在此之前，是否逾期、密钥和登录是否有效都按这个日期判断，新存的内容也记这个日期；旧备份、被替换的原文和记录一律不删。',
  en: 'Until then lateness, keys and sessions go by that date, and what is stored carries it; no old backups, documents or records are deleted.',
};

/**
 * What is wrong with the clock; null: nothing that could be noticed. `newest`: the last instant at which something is known to have been
 * done, null where nothing is. Both ISO 8601 in UTC.
 */
export function clockOff(now: string, newest: string | null): Omit<Condition, 'since'> | null {
  const name = 'clockOff';
  const where = '系统时钟 system clock';
  const day = dayInChina(now);
  if (now < EARLIEST || now >= LATEST) {
    return {
      ...{ name, where, blocks: true },
      what: {
        zh: `这台机器的时钟不对：它说今天是 ${day}。`,
        en: `The clock of this machine is wrong: it says ${day}.`,
      },
      whatToDo: {
        zh: `请校准系统时间（如 timedatectl set-ntp true），随后自动恢复。${MEANWHILE.zh}`,
        en: `Set it right (such as timedatectl set-ntp true); it recovers by itself. ${MEANWHILE.en}`,
      },
    };
  }
  if (newest === null) return null;
  const ahead = Date.parse(now) - Date.parse(newest);
  if (ahead >= -DAY && ahead <= QUIET) return null;
  const last = dayInChina(newest);
  const otherwise: Label =
    ahead < 0
      ? {
          zh: `如果时间没有错，就是当初存储时错了，过了 ${last} 自动消失。`,
          en: `If it is right, it was wrong when that was done, and this ends by itself after ${last}.`,
        }
      : {
          zh: '如果时间没有错，管理员登录一次即消失。',
          en: 'If it is right, this ends as soon as an administrator signs in.',
        };
  return {
    ...{ name, where, blocks: false },
    what: {
      zh: `这台机器的时钟可能不对：它说今天是 ${day}，而最近一次操作记在 ${last}。`,
      en: `The clock of this machine may be wrong: it says ${day}, and the last thing done here is dated ${last}.`,
    },
    whatToDo: {
      zh: `请核对系统时间。${otherwise.zh}${MEANWHILE.zh}`,
      en: `Look at the clock. ${otherwise.en} ${MEANWHILE.en}`,
    },
  };
}
