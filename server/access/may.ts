/**
 * Who may do what, and how far: the one table. Changes over the graph, routes and pages ask it; nothing else decides.
 * Reading is not in it: it is open to everybody or to everybody who is signed in (access.ts).
 */
import type { Role } from '../../schema/access/role.ts';
import type { Label } from '../../schema/language.ts';

/** `own`: the key's publisher itself. `within`: that publisher and everything below it. `all`: the installation as a whole too. */
export type Reach = 'none' | 'own' | 'within' | 'all';

interface Row extends Readonly<Record<Role, Reach>> {
  /** As it stands behind “may not”. */
  readonly words: Label;
}

export const MAY = {
  submitReport: {
    bureau: 'own',
    editor: 'within',
    administrator: 'all',
    words: { zh: '接收报告', en: 'accept reports' },
  },
  datePublication: {
    bureau: 'own',
    editor: 'within',
    administrator: 'all',
    words: { zh: '登记公布日期', en: 'enter dates of publication' },
  },
  changeRoster: {
    bureau: 'none',
    editor: 'within',
    administrator: 'all',
    words: { zh: '改动单位名录', en: 'change the list of regions and bureaus' },
  },
  setDeadlines: {
    bureau: 'none',
    editor: 'within',
    administrator: 'all',
    words: { zh: '设定报送期限', en: 'set deadlines' },
  },
  correctFigures: {
    bureau: 'none',
    editor: 'within',
    administrator: 'all',
    words: { zh: '更正数据或撤回年报', en: 'correct figures or withdraw reports' },
  },
  writeNotes: {
    bureau: 'none',
    editor: 'within',
    administrator: 'all',
    words: { zh: '写编注或撤回编注', en: 'write notes on numbers or take them back' },
  },
  keepPins: {
    bureau: 'none',
    editor: 'within',
    administrator: 'all',
    words: { zh: '登记或移除固定的图', en: 'keep or drop pinned charts' },
  },
  writeBriefings: {
    bureau: 'none',
    editor: 'within',
    administrator: 'all',
    words: { zh: '起草或签发材料', en: 'write or sign briefings' },
  },
  keepSaved: {
    bureau: 'none',
    editor: 'within',
    administrator: 'all',
    words: { zh: '存下、改名或移除图和集合', en: 'save, rename or remove charts and sets' },
  },
  judgeFindings: {
    bureau: 'none',
    editor: 'within',
    administrator: 'all',
    words: { zh: '处理核查结果', en: 'judge findings' },
  },
  answerFindings: {
    bureau: 'own',
    editor: 'within',
    administrator: 'all',
    words: { zh: '答复核查结果', en: 'answer findings' },
  },
  removeExamples: {
    bureau: 'none',
    editor: 'none',
    administrator: 'all',
    words: { zh: '移除示例数据', en: 'remove the example data' },
  },
  manageKeys: {
    bureau: 'none',
    editor: 'none',
    administrator: 'all',
    words: { zh: '管理密钥', en: 'manage keys' },
  },
  readAudit: {
    bureau: 'none',
    editor: 'none',
    administrator: 'all',
    words: { zh: '查看变更记录', en: 'read the audit' },
  },
  readStatus: {
    bureau: 'none',
    editor: 'none',
    administrator: 'all',
    words: { zh: '查看运行状况', en: 'see how the program is' },
  },
} as const satisfies Readonly<Record<string, Row>>;

export type Action = keyof typeof MAY;

export const ACTIONS = Object.keys(MAY) as readonly Action[];

/** Who asks: a role, and the publisher it reaches from. */
export interface Asker {
  readonly role: Role;
  readonly scope: string | null;
}

/** Does the role do this anywhere at all? What pages show or hide by. */
export function maySomewhere({ role }: Asker, action: Action): boolean {
  return MAY[action][role] !== 'none';
}

/**
 * May it be done to this target? The target is given with its lineage: itself, its region, the region above it … An empty
 * lineage is the installation as a whole, or a target nobody knows: only `all` reaches it.
 */
export function may({ role, scope }: Asker, action: Action, lineage: readonly string[]): boolean {
  const reach: Reach = MAY[action][role];
  switch (reach) {
    case 'none':
      return false;
    case 'own':
      return scope !== null && lineage[0] === scope;
    case 'within':
      return scope !== null && lineage.includes(scope);
    case 'all':
      return true;
  }
}
