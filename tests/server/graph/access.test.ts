/** What a role may not do is refused where it is asked, whatever a page shows; and what was done is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeyPlan } from '../../../schema/access/role.ts';
import { enrolRegion, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { reportText } from '../../support/report-text.ts';
import { signIn } from '../../support/signed-in.ts';

const KEYS = {
  bureau: { label: '教育局', role: 'bureau', scope: 'hill-a' },
  government: { label: '区政府办', role: 'bureau', scope: 'hill' },
  editor: { label: '李四', role: 'editor', scope: 'hill' },
  elsewhere: { label: '王五', role: 'editor', scope: 'vale' },
  administrator: { label: '张三', role: 'administrator', scope: null },
} as const satisfies Record<string, Partial<KeyPlan>>;
type Who = keyof typeof KEYS | 'nobody';

let opened: TestApp;
let headers: Readonly<Record<Who, Record<string, string>>>;
beforeAll(async () => {
  opened = await openTestApp();
  await enrolRegion(opened.store, 'vale', '谷区');
  const bearer = async (plan: Partial<KeyPlan>) => ({ authorization: `Bearer ${await keyFor(opened.store, plan)}` });
  headers = {
    nobody: {},
    bureau: await bearer(KEYS.bureau),
    government: await bearer(KEYS.government),
    // As a page asks: signed in, with a cookie.
    editor: await signIn(opened.app, await keyFor(opened.store, KEYS.editor)),
    elsewhere: await bearer(KEYS.elsewhere),
    administrator: await bearer(KEYS.administrator),
  };
});
afterAll(() => opened.dispose());

async function ask(who: Who, query: string) {
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query },
    headers: headers[who],
  });
  return answer.json();
}

/** The code with which a question or change is refused; null: it is not. */
async function refusal(who: Who, query: string): Promise<string | null> {
  const { data, errors } = await ask(who, query);
  const [change] = Object.values<{ problems?: readonly { code: string }[] } | null>(data ?? {});
  return errors?.[0]?.extensions?.code ?? change?.problems?.[0]?.code ?? null;
}

/** The code with which a report of that publisher is refused; null: it is stored, or held already. */
async function handIn(who: Who, name: string): Promise<string | null> {
  const payload = new FormData();
  payload.append('file', new Blob([reportText(name, 2023)]), 'a.txt');
  const answer = await opened.app.inject({ method: 'POST', url: '/documents', payload, headers: headers[who] });
  const { errors, receipts } = answer.json();
  return errors?.[0]?.extensions?.code ?? receipts[0].problem?.code ?? null;
}

const NO = 'NOT_ALLOWED';
const WHO = 'NOT_SIGNED_IN';
const MAKE = 'mutation { createKey(input: { label: "新", role: bureau, scope: "hill-b" }) { problems { code } } }';

describe.each([
  ['nobody', { education: WHO, civil: WHO, hill: WHO, vale: WHO, manage: WHO }],
  ['bureau', { education: null, civil: NO, hill: NO, vale: NO, manage: NO }],
  ['government', { education: NO, civil: NO, hill: null, vale: NO, manage: NO }],
  ['editor', { education: null, civil: null, hill: null, vale: NO, manage: NO }],
  ['elsewhere', { education: NO, civil: NO, hill: NO, vale: null, manage: NO }],
  ['administrator', { education: null, civil: null, hill: null, vale: null, manage: null }],
] as const)('as %s', (who, expected) => {
  test.each([
    ['education', '山区教育局'],
    ['civil', '山区民政局'],
    ['hill', '山区人民政府'],
    ['vale', '谷区人民政府'],
  ] as const)('a report of %s', async (target, name) => {
    expect(await handIn(who, name)).toBe(expected[target]);
  });

  test.each([
    ['the keys', '{ keys { id } }'],
    ['the audit', '{ audit { totalCount } }'],
    ['who is in the audit', '{ auditActors { id } }'],
    ['making a key', MAKE],
  ])('%s', async (_, query) => {
    const before = await opened.store.reader.db.selectFrom('access_key').select('id').execute();
    expect(await refusal(who, query)).toBe(expected.manage);
    const after = await opened.store.reader.db.selectFrom('access_key').select('id').execute();
    expect(after.length - before.length).toBe(expected.manage === null && query === MAKE ? 1 : 0);
  });

  test('revoking a key', async () => {
    const id = (await keyFor(opened.store)).slice(0, 9);
    expect(await refusal(who, `mutation { revokeKey(id: "${id}") { problems { code } } }`)).toBe(expected.manage);
    const row = await opened.store.reader.db
      .selectFrom('access_key')
      .select('revoked_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.revoked_at !== null).toBe(expected.manage === null);
  });

  test('is told what it may do', async () => {
    const { data } = await ask(
      who,
      `{ viewer { label role scope { ... on Bureau { id } ... on Region { id } } actions
        own: may(action: submitReport, publisher: "hill-a") whole: may(action: manageKeys) } }`,
    );
    if (who === 'nobody') return expect(data).toEqual({ viewer: null });
    const { label, role, scope } = KEYS[who];
    expect(data.viewer).toMatchObject({ label, role, scope: scope === null ? null : { id: scope } });
    expect(data.viewer.actions.includes('readAudit')).toBe(expected.manage === null);
    expect([data.viewer.own, data.viewer.whole]).toEqual([expected.education === null, expected.manage === null]);
  });
});

describe('keys over the graph', () => {
  test('are made once to be seen, listed without themselves, and revoked as often as one likes', async () => {
    const made = await ask(
      'administrator',
      `mutation { createKey(input: { label: " 赵六 ", role: editor, scope: "hill", expires: "2027-01-31" }) {
        secret key { id label role state expires usedAt scope { ... on Region { id } } } problems { code } } }`,
    );
    const { secret, key } = made.data.createKey;
    expect(key).toEqual({
      id: secret.slice(0, 9),
      label: '赵六',
      role: 'editor',
      state: 'working',
      expires: '2027-01-31',
      usedAt: null,
      scope: { id: 'hill' },
    });
    const listed = await ask('administrator', '{ keys { id state } }');
    expect(JSON.stringify(listed)).not.toContain(secret);
    for (const _ of [1, 2]) {
      const revoked = await ask(
        'administrator',
        `mutation { revokeKey(id: "${key.id}") { key { state } problems { code } } }`,
      );
      expect(revoked.data.revokeKey).toEqual({ key: { state: 'revoked' }, problems: [] });
    }
  });

  test('are refused with a sentence where something is wrong, and none is made', async () => {
    const { data } = await ask(
      'administrator',
      'mutation { createKey(input: { label: "x", role: editor, scope: "hill-a" }) { key { id } secret problems { code sentence { zh en } } } }',
    );
    expect(data.createKey).toEqual({
      key: null,
      secret: null,
      problems: [
        {
          code: 'BAD_ARGUMENT',
          sentence: { zh: expect.stringContaining('“hill-a”不是'), en: expect.stringContaining('“hill-a” is none') },
        },
      ],
    });
  });
});

describe('the audit', () => {
  const AUDIT = `nodes { id at action actor { id name { zh } } sentence { zh en } revision report { id } } totalCount`;

  test('says who changed what, in sentences, newest first, page by page', async () => {
    const all = (await ask('administrator', `{ audit(first: 500) { ${AUDIT} } }`)).data.audit;
    const said = all.nodes.map((deed: { actor: { name: { zh: string } }; sentence: { zh: string } }) =>
      [deed.actor.name.zh, deed.sentence.zh].join(''),
    );
    expect(said).toContain('教育局接收了山区教育局 2023 年报告');
    expect(said).toContain('李四接收了山区民政局 2023 年报告');
    expect(said).toContain('李四登录');
    expect(said).toContain('张三新建了密钥“赵六”（编辑，山区）');
    expect(said).toContain('张三停用了密钥“赵六”（编辑，山区）');
    expect(all.totalCount).toBe(all.nodes.length);
    const times = all.nodes.map((deed: { at: string }) => deed.at);
    expect(times).toEqual([...times].sort().reverse());
    const report = all.nodes.find((deed: { report: { id: string } | null }) => deed.report?.id === 'hill-a-2023');
    expect(report).toMatchObject({ action: 'import', revision: expect.any(Number) });

    const ids: string[] = [];
    let after: string | null = null;
    do {
      const place: string = after === null ? '' : `, after: "${after}"`;
      const { data } = await ask(
        'administrator',
        `{ audit(first: 4${place}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      );
      ids.push(...data.audit.nodes.map((deed: { id: string }) => deed.id));
      after = data.audit.pageInfo.hasNextPage ? data.audit.pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids).toEqual(all.nodes.map((deed: { id: string }) => deed.id));
  });

  test('is asked for by person and by kind', async () => {
    const actors = (await ask('administrator', '{ auditActors { id name { zh } } }')).data.auditActors;
    const { id } = actors.find((actor: { name: { zh: string } }) => actor.name.zh === '李四');
    const his = (await ask('administrator', `{ audit(filter: { actor: "${id}" }) { ${AUDIT} } }`)).data.audit;
    expect(new Set(his.nodes.map((deed: { actor: { id: string } }) => deed.actor.id))).toEqual(new Set([id]));
    expect(his.nodes.map((deed: { action: string }) => deed.action).sort()).toEqual(['import', 'signedIn']);
    const made = (await ask('administrator', `{ audit(filter: { actions: [keyMade] }) { ${AUDIT} } }`)).data.audit;
    expect(made.totalCount).toBeGreaterThan(5);
    expect(made.nodes.every((deed: { action: string }) => deed.action === 'keyMade')).toBe(true);
  });
});
