/** Keys of tests, made through the one door. */
import type { KeyPlan } from '../../schema/access/role.ts';
import { createKey } from '../../server/access/keys.ts';
import type { Store } from '../../server/store/open.ts';
import { AT } from './small-district.ts';

/** A key without an end: an administrator's unless the test wants another. Answers the key itself. */
export async function keyFor(store: Store, plan: Partial<KeyPlan> = {}, at = AT): Promise<string> {
  const whole: KeyPlan = { label: 'test', role: 'administrator', scope: null, expires: null, ...plan };
  return (await createKey(store, whole, 'test', at)).secret;
}
