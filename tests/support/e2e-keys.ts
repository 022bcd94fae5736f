/** Keys for browser tests, made as an administrator makes them: over the graph of the running server whose store tests change. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPlan } from '../../schema/access/role.ts';

const QUESTION = 'mutation ($input: KeyInput!) { createKey(input: $input) { secret problems { sentence { en } } } }';

/** Makes a key, an administrator's unless the plan says otherwise; answers the key itself. */
export async function makeKey(plan: Partial<KeyPlan> = {}): Promise<string> {
  const first = readFileSync(join(String(process.env.GONGKAI_E2E_DATA), 'first-key.txt'), 'utf8').trim();
  const response = await fetch(`http://127.0.0.1:${process.env.GONGKAI_E2E_STORES_PORT}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${first}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      query: QUESTION,
      variables: { input: { label: 'test', role: 'administrator', ...plan } },
    }),
  });
  const answer = await response.json();
  const secret = answer.data?.createKey.secret;
  if (typeof secret !== 'string') throw new Error(`No key was made: ${JSON.stringify(answer)}`);
  return secret;
}
