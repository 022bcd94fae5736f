/** What is carried away of a briefing that is kept: a draft as of now, by those who may; a signed one the same for ever, by address and by command. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBriefings } from '../../../server/briefings/door.ts';
import { changeRoster } from '../../../server/roster/door.ts';
import { openSqlite } from '../../../server/store/open.ts';
import { fillDistrict, NOW, openTestApp, type TestApp } from '../../support/app.ts';
import { runWith } from '../../support/command.ts';
import { keyFor } from '../../support/keys.ts';
import { AT, file, received } from '../../support/small-district.ts';

const BY = { actor: 'somebody', at: NOW };
const TEXT = {
  title: '<b>全区</b>情况',
  sections: [
    {
      ...{ part: 'overall', heading: null, charts: true },
      blocks: [
        {
          made: 'received',
          text: [
            '<script>alert(1)</script>今年共收到 ',
            { figure: 'value/handled/requests.received' },
            '，*多于*往年。',
          ],
        },
      ],
    },
    { part: 'movers', heading: null, charts: true, blocks: null },
    { part: null, heading: '下步打算', charts: false, blocks: [{ made: null, text: ['继续做好。'] }] },
  ],
} as const;

let folder = '';
let opened: TestApp;
let editor: { readonly authorization: string };
let ids: { readonly draft: string; readonly signed: string };
const before = new Map<string, string>();
const ENDINGS = ['docx', 'pptx', 'html', 'md'] as const;

/** What a file says: of an archive its texts, numbers and pictures, for the library counts what it makes and says when. */
function said(ending: string, bytes: Uint8Array): string {
  if (ending === 'html' || ending === 'md') return new TextDecoder().decode(bytes);
  const parts = unzipSync(bytes);
  const place = (name: string): string => name.replace(/\d+/g, (count) => count.padStart(4, '0'));
  const names = Object.keys(parts).sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return names
    .flatMap((name): readonly (string | undefined)[] => {
      if (name.endsWith('.png')) return [Buffer.from(parts[name] ?? []).toString('base64')];
      const xml = new TextDecoder().decode(parts[name]);
      const texts = [...xml.matchAll(/<(?:w:t|a:t|c:v)(?: [^>]*)?>([^<]*)<|descr="([^"]*)"/g)];
      return /^(word|ppt)\//.test(name) ? texts.map(([, text, words]) => text ?? words) : [];
    })
    .join('\n');
}

async function get(url: string, headers: Record<string, string> = {}) {
  const { statusCode, rawPayload, headers: got } = await opened.app.inject({ url, headers });
  return { status: statusCode, bytes: new Uint8Array(rawPayload), type: String(got['content-type']) };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-kept-'));
  opened = await openTestApp({ fill: fillDistrict });
  editor = { authorization: `Bearer ${await keyFor(opened.store, { label: '张三', role: 'editor', scope: 'hill' })}` };
  const door = openBriefings(opened.store);
  const question = { of: { region: 'hill' }, year: 2021, lang: 'zh' } as const;
  const [draft, signed] = [await door.make(question, BY), await door.make(question, BY)];
  ids = { draft: String(draft.id), signed: String(signed.id) };
  for (const id of Object.values(ids)) await door.edit({ id, version: 1 }, TEXT, BY);
  await door.sign({ id: ids.signed, version: 2 }, 9, BY);
  for (const ending of ENDINGS)
    before.set(ending, said(ending, (await get(`/brief.${ending}?id=${ids.signed}`)).bytes));
  for (const chart of [1, 2])
    before.set(`png ${chart}`, said('md', (await get(`/brief.png?id=${ids.signed}&chart=${chart}`)).bytes));
  // A figure, a name and a bureau change.
  await file(opened.store, 'hill-a', 2021, { cells: received(7) });
  const decision = { on: '2026-03-01', year: 2026, document: null };
  await changeRoster(
    opened.store,
    { kind: 'rename', id: 'hill-a', name: '山区教育和体育局', decision },
    { actor: 'tests', at: AT },
  );
});
afterAll(async () => {
  await opened.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(ENDINGS)('.%s', (ending) => {
  test('of a signed one is the same for ever, for every reader, with who signed it', async () => {
    const { status, bytes } = await get(`/brief.${ending}?id=${ids.signed}`);
    expect(status).toBe(200);
    expect(said(ending, bytes)).toBe(before.get(ending));
    expect(said(ending, bytes)).toContain('签发：somebody');
  });

  test('of a draft follows the data, and is for those who may write it', async () => {
    expect((await get(`/brief.${ending}?id=${ids.draft}`)).status).toBe(401);
    const { status, bytes } = await get(`/brief.${ending}?id=${ids.draft}`, editor);
    expect(status).toBe(200);
    const text = said(ending, bytes);
    expect(text).toContain('26 件');
    expect(text).not.toContain('签发');
    expect(before.get(ending)).not.toContain('26 件');
  });

  test('takes nothing that was written for markup', async () => {
    const text = before.get(ending) ?? '';
    expect(text).not.toContain('<script>alert');
    if (ending === 'md') expect(text).toContain('\\<script\\>alert(1)\\</script\\>今年共收到');
    else expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('继续做好');
  });
});

test('the pictures of a signed one are as they were, names of bureaus included, and none has another number', async () => {
  for (const chart of [1, 2]) {
    const { status, type, bytes } = await get(`/brief.png?id=${ids.signed}&chart=${chart}`);
    expect([status, type]).toEqual([200, 'image/png']);
    expect(said('md', bytes)).toBe(before.get(`png ${chart}`));
  }
  const live = await get('/chart.png?kind=bar&measure=requests.received&of=region:hill/*&years=2021&rev=9');
  expect(said('md', live.bytes)).not.toBe(before.get('png 2'));
  for (const chart of ['0', '3', 'x', ''])
    expect((await get(`/brief.png?id=${ids.signed}&chart=${chart}`)).status).toBe(404);
  expect((await get(`/brief.png?id=${ids.draft}&chart=1`)).status).toBe(401);
  const small = await get(`/brief.png?id=${ids.signed}&chart=1&size=wechat`);
  expect(small.status).toBe(200);
});

test('Markdown of a signed one leads to these pictures', () => {
  expect(before.get('md')).toContain(`(http://localhost:80/brief.png?id=${ids.signed}&chart=2&size=a4)`);
  expect(before.get('md')).toMatch(/\[24 件\]\([^)]*rev=9\)/);
});

test('an id that is none is refused', async () => {
  for (const id of ['99', 'x', '', '1e3']) expect((await get(`/brief.md?id=${id}`)).status).toBe(404);
});

test('by command the same', async () => {
  const data = join(folder, 'data');
  const store = await openSqlite(join(data, 'gongkai.sqlite'));
  await fillDistrict({ store } as Parameters<typeof fillDistrict>[0]);
  const door = openBriefings(store);
  const { id } = await door.make({ of: { bureau: 'hill-a' }, year: 2021, lang: 'zh' }, BY);
  await door.edit({ id: String(id), version: 1 }, { title: '一份', sections: TEXT.sections.slice(0, 1) }, BY);
  await store.close();
  const gongkai = (...args: readonly string[]) => runWith({ GONGKAI_DATA: data }, 'brief', ...args);
  const target = join(folder, '一份.md');
  const ran = await gongkai('--id', String(id), '-o', target);
  expect([ran.status, ran.stdout]).toEqual([0, expect.stringContaining('一份（数据版本 9）')]);
  expect(readFileSync(target, 'utf8')).toContain('今年共收到 5 件');
  const both = await gongkai('--id', String(id), '--region', 'hill', '-o', target);
  expect([both.status, both.stderr]).toEqual([1, expect.stringContaining('--region')]);
  expect((await gongkai('--id', '99', '-o', join(folder, 'x.md'))).stderr).toContain('没有编号为“99”的材料');
});
