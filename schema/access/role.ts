/** Whom a key makes its holder: three roles, two of which reach one part of the list only. */
import type { Label } from '../language.ts';

export const ROLES = ['bureau', 'editor', 'administrator'] as const;

export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Readonly<Record<Role, Label>> = {
  bureau: { zh: '单位', en: 'bureau' },
  editor: { zh: '编辑', en: 'editor' },
  administrator: { zh: '管理员', en: 'administrator' },
};

/** What a key is made with; keys are never changed afterwards. */
export interface KeyPlan {
  /** Who holds it, or what it is for. */
  readonly label: string;
  readonly role: Role;
  /** The bureau (or the region, for its own report) of a bureau key; the region of an editor's; null for administrators. */
  readonly scope: string | null;
  /** The last day on which it works (YYYY-MM-DD, China time); null: until it is revoked. */
  readonly expires: string | null;
}
