/** What was done, in plain sentences: who stands before them, when beside them. */
import type { Label } from '../language.ts';
import { sizeInWords } from '../size.ts';
import { ROLE_LABELS, type Role } from './role.ts';

/** Changes of the data and of the keys: kept for ever. */
export const CHANGE_KINDS = [
  'import',
  'revise',
  'publication',
  'correction',
  'correctionWithdrawn',
  'withdrawal',
  'restoration',
  'verdict',
  'sheet',
  'roster',
  'deadline',
  'note',
  'saved',
  'keyMade',
  'keyRevoked',
  'pruned',
  'briefSigned',
] as const;
/** Somebody or something was turned away: several in a row are one entry. */
export const EVENT_KINDS = ['keyRefused', 'uploadRefused', 'loadShed', 'readerEnded'] as const;
/** What changes nothing, and is forgotten after some time. */
export const PASSING_KINDS = ['signedIn', 'signedOut', ...EVENT_KINDS] as const;

export const DEED_KINDS = [...CHANGE_KINDS, ...PASSING_KINDS] as const;

export type DeedKind = (typeof DEED_KINDS)[number];
export type EventKind = (typeof EVENT_KINDS)[number];

/** Said by their notes. */
const NOTED_KINDS = [
  'roster',
  'deadline',
  'publication',
  'correction',
  'correctionWithdrawn',
  'withdrawal',
  'restoration',
  'verdict',
  'sheet',
  'note',
  'saved',
] as const;
type Noted = (typeof NOTED_KINDS)[number];

export function isNoted(action: DeedKind): action is Noted {
  return NOTED_KINDS.some((kind) => kind === action);
}

export type DeedSaid =
  | { readonly action: 'import' | 'revise'; readonly publisher: Label; readonly year: number }
  /** The note was written when it was done, in the language of the list. */
  | { readonly action: Noted; readonly note: string }
  | {
      readonly action: 'keyMade' | 'keyRevoked';
      readonly label: string;
      readonly role: Role;
      readonly scope: Label | null;
    }
  | { readonly action: 'signedIn' | 'signedOut' }
  | EventSaid
  | { readonly action: 'briefSigned'; readonly title: string; readonly revision: number }
  | { readonly action: 'pruned'; readonly documents: number; readonly bytes: number };

interface EventSaid {
  readonly action: EventKind;
  /** The address of a refused key, the code of what was shed, what a reader overstepped; empty: several. */
  readonly what: string;
  readonly count: number;
  /** What was said to whoever handed in a document. */
  readonly sentence?: Label;
}

export function deedSentence(deed: DeedSaid): Label {
  switch (deed.action) {
    case 'import':
      return {
        zh: `接收了${deed.publisher.zh} ${deed.year} 年报告`,
        en: `accepted the ${deed.year} report of ${deed.publisher.en}`,
      };
    case 'revise':
      return {
        zh: `更换了${deed.publisher.zh} ${deed.year} 年报告的原文，旧版保留`,
        en: `replaced the ${deed.year} report of ${deed.publisher.en}; the old one is kept`,
      };
    case 'roster':
      return { zh: `改动了名录：${deed.note}`, en: `changed the list: ${deed.note}` };
    case 'deadline':
      return { zh: `设定了报送期限：${deed.note}`, en: `set a deadline: ${deed.note}` };
    case 'publication':
      return { zh: `登记了公布日期：${deed.note}`, en: `entered a date of publication: ${deed.note}` };
    case 'correction':
      return { zh: `更正了数字：${deed.note}`, en: `corrected a figure: ${deed.note}` };
    case 'correctionWithdrawn':
      return { zh: `撤销了更正：${deed.note}`, en: `took a correction back: ${deed.note}` };
    case 'withdrawal':
      return { zh: `撤回了年报：${deed.note}`, en: `withdrew a report: ${deed.note}` };
    case 'restoration':
      return { zh: `恢复了年报：${deed.note}`, en: `restored a report: ${deed.note}` };
    case 'note':
      return { zh: `编注：${deed.note}`, en: `a note on a number: ${deed.note}` };
    case 'saved':
      return { zh: `图和集合：${deed.note}`, en: `charts and sets: ${deed.note}` };
    case 'verdict':
      return { zh: `处理了核查结果：${deed.note}`, en: `judged findings: ${deed.note}` };
    case 'sheet':
      return { zh: `办理了退回修改单：${deed.note}`, en: `handled a return sheet: ${deed.note}` };
    case 'keyMade':
      return {
        zh: `新建了密钥“${deed.label}”（${reachOf(deed).zh}）`,
        en: `made the key “${deed.label}” (${reachOf(deed).en})`,
      };
    case 'keyRevoked':
      return {
        zh: `停用了密钥“${deed.label}”（${reachOf(deed).zh}）`,
        en: `revoked the key “${deed.label}” (${reachOf(deed).en})`,
      };
    case 'briefSigned':
      return {
        zh: `签发了材料《${deed.title}》，数据版本 ${deed.revision}`,
        en: `signed the briefing “${deed.title}” at revision ${deed.revision}`,
      };
    case 'signedIn':
      return { zh: '登录', en: 'signed in' };
    case 'signedOut':
      return { zh: '退出', en: 'signed out' };
    case 'keyRefused':
    case 'uploadRefused':
    case 'loadShed':
    case 'readerEnded':
      return eventSentence(deed);
    case 'pruned': {
      const { documents, bytes } = deed;
      return {
        zh: `清理了 ${documents} 份已被替换的原文，共 ${sizeInWords(bytes)}；读出的文字和数据保留`,
        en: `pruned ${documents === 1 ? 'a document' : `${documents} documents`} that had been replaced, ${sizeInWords(bytes)}; texts and figures are kept`,
      };
    }
  }
}

function eventSentence({ action, what, count, sentence }: EventSaid): Label {
  const times = count === 1 ? 'once' : `${count} times`;
  switch (action) {
    case 'keyRefused':
      return {
        zh: `试了 ${count} 次无效的密钥（${what === '' ? '来自多个地址' : `来自 ${what}`}）`,
        en: `tried a key that is not valid ${times} (${what === '' ? 'from several addresses' : `from ${what}`})`,
      };
    case 'uploadRefused':
      return {
        zh: `交来的 ${count} 份文件未予接收${sentence ? `：${sentence.zh}` : '。'}`,
        en: `handed in ${count === 1 ? 'a document that was' : `${count} documents that were`} not accepted${sentence ? `: ${sentence.en}` : '.'}`,
      };
    case 'loadShed':
      return {
        zh: `因一时太忙，请对方稍后再来 ${count} 次（${what}）`,
        en: `was too busy and put off ${count === 1 ? 'a request' : `${count} requests`} (${what})`,
      };
    case 'readerEnded': {
      const over = OVERSTEPPED[what];
      return {
        zh: `中止了 ${count} 次读取${over ? `：${over.zh}` : ''}`,
        en: `broke off a reading ${times}${over ? `: ${over.en}` : ''}`,
      };
    }
  }
}

const OVERSTEPPED: Readonly<Record<string, Label>> = {
  deadline: { zh: '文件读取超过时限', en: 'a document took too long' },
  memory: { zh: '文件读取超过内存上限', en: 'a document needed too much memory' },
};

function reachOf({ role, scope }: { readonly role: Role; readonly scope: Label | null }): Label {
  const { zh, en } = ROLE_LABELS[role];
  return scope === null ? { zh, en } : { zh: `${zh}，${scope.zh}`, en: `${en}, ${scope.en}` };
}

/** Parts of the program that act by themselves or at somebody's command on the machine. */
const PROGRAMS: Readonly<Record<string, Label>> = {
  seeds: { zh: '示例与公开年报的载入', en: 'loading of examples' },
  gongkai: { zh: '首次启动', en: 'the first start' },
  'gongkai import': { zh: '服务器命令行', en: 'command line of the server' },
  'gongkai prune': { zh: '服务器命令行', en: 'command line of the server' },
  server: { zh: '服务器', en: 'the server' },
  nobody: { zh: '未登录的人', en: 'somebody who is not signed in' },
  'gongkai key': { zh: '服务器命令行', en: 'command line of the server' },
  '': { zh: '系统', en: 'the system' },
};

/** Who acted, where it was nobody with a key. */
export function nameOfProgram(id: string): Label {
  return PROGRAMS[id] ?? { zh: id, en: id };
}
