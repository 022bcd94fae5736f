/** Who a request comes from, and the refusals of those who may not. */
import { ROLE_LABELS, type Role } from '../../schema/access/role.ts';
import { Problem } from '../../schema/problem.ts';
import { lineageOf } from '../store/find/lineage.ts';
import type { Reader } from '../store/reader.ts';
import { type Action, MAY, may } from './may.ts';

export interface Viewer {
  /** Id of the key; stands as `actor` in everything that is done with it. */
  readonly keyId: string;
  readonly label: string;
  readonly role: Role;
  /** The publisher that a bureau's or an editor's key reaches from; null for administrators. */
  readonly scope: string | null;
  /** Signed in on a page, not by a key in the header. */
  readonly session: boolean;
}

export function notSignedIn(): Problem {
  return new Problem('NOT_SIGNED_IN', {
    zh: '请先登录：在登录页（/sign-in）填写密钥；程序请在请求头写 Authorization: Bearer 密钥。密钥由管理员发放。',
    en: 'Sign in first: with your key on the page /sign-in; programs send the header Authorization: Bearer KEY. Administrators hand out keys.',
  });
}

/** Throws NOT_SIGNED_IN where nobody asks, NOT_ALLOWED where the asker's role does not reach. `target`: a publisher; null: the whole installation. */
export async function ensureMay(
  reader: Reader,
  viewer: Viewer | null,
  action: Action,
  target: string | null,
): Promise<Viewer> {
  if (viewer === null) throw notSignedIn();
  const lineage = target === null ? [] : await lineageOf(reader, target);
  if (
    may(
      viewer,
      action,
      lineage.map((row) => row.id),
    )
  )
    return viewer;
  const { words } = MAY[action];
  const role = ROLE_LABELS[viewer.role];
  const [scope] = viewer.scope === null ? [] : await lineageOf(reader, viewer.scope);
  const at = { zh: lineage[0]?.name_zh ?? target, en: lineage[0]?.name_en ?? target };
  throw new Problem('NOT_ALLOWED', {
    zh: `“${viewer.label}”是${role.zh}身份${scope ? `（${scope.name_zh}）` : ''}，不能${words.zh}${at.zh === null ? '' : `：${at.zh}`}。请用有此权限的密钥登录，或请管理员办理。`,
    en: `“${viewer.label}” signed in as ${role.en}${scope ? ` (${scope.name_en})` : ''} and may not ${words.en}${at.en === null ? '' : ` of ${at.en}`}. Sign in with a key that may, or ask an administrator.`,
  });
}
