/** What was done, in plain sentences: who stands before them, when beside them. */
import type { Label } from '../language.ts';
import { sizeInWords } from '../size.ts';
import { ROLE_LABELS, type Role } from './role.ts';

export const DEED_KINDS = [
  'import',
  'revise',
  'publication',
  'roster',
  'deadline',
  'keyMade',
  'keyRevoked',
  'signedIn',
  'signedOut',
  'pruned',
] as const;

export type DeedKind = (typeof DEED_KINDS)[number];

export type DeedSaid =
  | { readonly action: 'import' | 'revise'; readonly publisher: Label; readonly year: number }
  /** The note was written when it was done, in the language of the list. */
  | { readonly action: 'roster' | 'deadline' | 'publication'; readonly note: string }
  | {
      readonly action: 'keyMade' | 'keyRevoked';
      readonly label: string;
      readonly role: Role;
      readonly scope: Label | null;
    }
  | { readonly action: 'signedIn' | 'signedOut' }
  | { readonly action: 'pruned'; readonly documents: number; readonly bytes: number };

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
    case 'signedIn':
      return { zh: '登录', en: 'signed in' };
    case 'signedOut':
      return { zh: '退出', en: 'signed out' };
    case 'pruned': {
      const { documents, bytes } = deed;
      return {
        zh: `清理了 ${documents} 份已被替换的原文，共 ${sizeInWords(bytes)}；读出的文字和数据保留`,
        en: `pruned ${documents === 1 ? 'a document' : `${documents} documents`} that had been replaced, ${sizeInWords(bytes)}; texts and figures are kept`,
      };
    }
  }
}

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
  'gongkai key': { zh: '服务器命令行', en: 'command line of the server' },
  '': { zh: '系统', en: 'the system' },
};

/** Who acted, where it was nobody with a key. */
export function nameOfProgram(id: string): Label {
  return PROGRAMS[id] ?? { zh: id, en: id };
}
