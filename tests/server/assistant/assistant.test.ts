/** The tools of an assistant, asked by a real client of the protocol: over HTTP with a key, and over the pipes of the command. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSqlite } from '../../../server/store/open.ts';
import { fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { reportText } from '../../support/report-text.ts';
import { endlessPdf } from '../intake/pool/endless.ts';

const RECEIVED = 'requests.received';

let opened: TestApp;
let client: Client;
let address: URL;
beforeAll(async () => {
  opened = await openTestApp();
  address = new URL('/mcp', await opened.app.listen({ port: 0, host: '127.0.0.1' }));
  client = await connected(await keyFor(opened.store, { role: 'bureau', scope: 'hill-a' }));
});
afterAll(async () => {
  await client.close();
  await opened.dispose();
});

async function connected(key: string): Promise<Client> {
  const made = new Client({ name: 'test', version: '1.0.0' });
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await made.connect(new StreamableHTTPClientTransport(address, { requestInit }));
  return made;
}

interface Content {
  readonly type: string;
  readonly text?: string;
  readonly data?: string;
}

async function call(name: string, asked: Record<string, unknown>, of = client) {
  const { content, structuredContent, isError = false } = await of.callTool({ name, arguments: asked });
  const parts = content as readonly Content[];
  const text = parts.find(({ type }) => type === 'text')?.text ?? '';
  const picture = parts.find(({ type }) => type === 'image')?.data ?? null;
  // biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
  return { text, picture, data: structuredContent as any, isError: isError === true };
}

describe('over HTTP', () => {
  test('a key is asked for', async () => {
    await expect(connected('gk_none')).rejects.toThrow();
    const { statusCode } = await opened.app.inject({ method: 'POST', url: '/mcp', payload: {} });
    expect(statusCode).toBe(401);
  });

  test('a document is read no further when its client has left', async () => {
    const busy = (): number => opened.parsing.state().busy;
    const name = 'read_document';
    const base64 = Buffer.from(endlessPdf().bytes).toString('base64');
    const call = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: { name: 'a.pdf', base64 } },
    };
    const leaving = new AbortController();
    const key = await keyFor(opened.store, { role: 'bureau', scope: 'hill-a' });
    const headers = {
      ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      accept: 'application/json, text/event-stream',
    };
    const asked = fetch(address, { method: 'POST', headers, body: JSON.stringify(call), signal: leaving.signal });
    await vi.waitFor(() => expect(busy()).toBe(1), 15_000);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    // Its deadline is twenty seconds.
    await vi.waitFor(() => expect(busy()).toBe(0), 8_000);
  });

  test('every tool only reads, and says what it takes', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['find', 'ask', 'chart', 'read_document', 'brief']);
    for (const { annotations, description, inputSchema } of tools) {
      expect(annotations?.readOnlyHint).toBe(true);
      expect(description).toMatch(/\p{Script=Han}.*[a-z]/u);
      expect(Object.keys(inputSchema.properties ?? {})).toContain('lang');
    }
  });

  test('a name leads to an id', async () => {
    const { data } = await call('find', { text: '申请' });
    expect(data.found).toContainEqual(expect.objectContaining({ kind: 'measure', id: RECEIVED }));
    const { data: hill } = await call('find', { text: 'hill-a' });
    expect(hill.found[0]).toMatchObject({ kind: 'bureau', id: 'hill-a' });
  });

  test('figures come with who reported, what is missing, the notes and the lines they were read from', async () => {
    const { text, data } = await call('ask', { measure: [RECEIVED], of: ['region:hill'], years: '2022', lang: 'en' });
    const [point] = data.points;
    expect(point).toMatchObject({ year: 2022, value: 20, reported: 2, expected: 3, missing: 'hill-b' });
    expect(data.notes.join()).toContain('hill-b');
    for (const note of data.notes) expect(text).toContain(note.replaceAll('_', '\\_'));
    expect(data.sources).toEqual([
      expect.objectContaining({ report: 'hill-a-2022', value: 0 }),
      expect.objectContaining({ report: 'hill-c-2022', value: 20 }),
    ]);
    expect(text).toContain('hill-c-2022');
    expect(data.address).toBe(`${address.origin}/chart?${new URL(data.address).searchParams}`.replace(/%2C/g, ','));
  });

  test('so many sources are named, the newest year first, and it is said that there are more', async () => {
    const asked = { measure: [RECEIVED], of: ['hill-a'], lang: 'en' };
    // Three to each point: the last that has room for one is cut.
    const both = {
      measure: [RECEIVED, 'requests.granted', 'requests.carriedIn'],
      of: ['region:hill'],
      by: 'applicant',
      years: '2021',
    };
    const one = await call('ask', { ...asked, ...both });
    expect([one.data.sources.length, one.data.hasMoreSources]).toEqual([40, true]);
    expect(one.text).toContain('Only the first 40 sources are listed');
    const few = await call('ask', asked);
    expect(few.data.sources.map(({ year }: { year: number }) => year)).toEqual([2022, 2021, 2020]);
    expect(few.data.hasMoreSources).toBe(false);
    expect(few.text).not.toContain('Only the first');
  });

  test.each([
    { measure: [RECEIVED], of: ['region:hill'] },
    { measure: [RECEIVED, 'requests.granted'], of: ['region:hill/*'] },
    { measure: [RECEIVED], of: ['region:hill/*'], years: '2021..2022', compareTo: 2020 },
  ])('every number stands under its own heading: %o', async (asked) => {
    const { text, data } = await call('ask', { ...asked, lang: 'en' });
    const [table = ''] = text.split('\n\n').filter((part: string) => part.startsWith('|'));
    const [head = [], , ...rows] = table.split('\n').map((line: string) => line.split(' | '));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row, row.join()).toHaveLength(head.length);
    const years = new Set(data.points.map(({ year }: { year: number }) => String(year)));
    const at = head.findIndex((one: string) => one.startsWith('2021'));
    if (at < 0) expect(rows.map(([year = '']) => year.replace('| ', ''))).toEqual([...years]);
    else expect(rows.map((row) => row[at])).toEqual(expect.arrayContaining(['5', '9', '10']));
  });

  test.each(['!!!!', '', 'x=x'])('what is no base64 is not read as far as it goes: %j', async (base64) => {
    const { isError, data } = await call('read_document', { name: 'a.docx', base64 });
    expect([isError, data.code]).toEqual([true, 'BAD_ARGUMENT']);
  });

  test('changes and briefings are told against the year that is asked for', async () => {
    const { text } = await call('ask', { measure: [RECEIVED], of: ['hill-a'], years: '2020..2022', compareTo: 2020 });
    expect(text).toContain('比 2020 年');
    const told = await call('brief', { region: 'hill', year: 2022, compareTo: 2020 });
    expect(told.text).toContain('2020 年');
    expect((await call('brief', { region: 'hill', year: 2022, compareTo: 2022 })).data.code).toBe('BAD_ARGUMENT');
  });

  test('a name cannot make Markdown of its own', async () => {
    const { text } = await call('read_document', { name: '**粗**|格.txt', text: reportText('山区教育局', 2023) });
    expect(text).toContain('\\*\\*粗\\*\\*\\|格');
  });

  test('a refusal is in the language of the question', async () => {
    const refused = await call('ask', { measure: ['nothing'], of: ['hill-a'], lang: 'zh' });
    expect(refused.text).toMatch(/\p{Script=Han}{4}/u);
  });

  test('what cannot be asked is refused with the sentence of the address', async () => {
    const { isError, data, text } = await call('ask', { measure: ['nothing'], of: ['hill-a'], lang: 'en' });
    expect([isError, data.code]).toEqual([true, 'BAD_ADDRESS']);
    expect(text).toContain('“nothing”');
    expect(text).not.toMatch(/\p{Script=Han}/u);
    expect((await call('brief', { region: 'hill', year: 2009 })).data.code).toBe('BAD_ARGUMENT');
  });

  test('a chart is a picture with its alternative text and address', async () => {
    const { picture, data } = await call('chart', { measure: [RECEIVED], of: ['hill-a'], size: 'half' });
    expect(
      Buffer.from(picture ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(data.description.length).toBeGreaterThan(20);
  });

  test('a document is read, checked and not stored', async () => {
    const before = await opened.store.reader.db.selectFrom('report_version').select('id').execute();
    const { data, text } = await call('read_document', { name: '年报.txt', text: reportText('山区教育局', 2023) });
    expect(data.documents[0]).toMatchObject({ publisher: '山区教育局', year: 2023 });
    expect(text).toContain('成立的关系');
    const after = await opened.store.reader.db.selectFrom('report_version').select('id').execute();
    expect(after).toEqual(before);
    expect((await call('read_document', { name: 'a.txt' })).data.code).toBe('BAD_ARGUMENT');
    const broken = await call('read_document', { name: 'a.pdf', base64: Buffer.from('%PDF-1.7').toString('base64') });
    expect(broken.data.documents[0].refused.sentence.zh).toContain('PDF');
  });

  test('the sentences of a briefing come with their charts', async () => {
    const { data, text } = await call('brief', { region: 'hill', year: 2022, lang: 'en' });
    expect(data.revision).toBe(9);
    expect(text).toContain(`${address.origin}/chart?`);
  });
});

test('over the pipes of the command the same is answered, and it ends with them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-mcp-'));
  try {
    const store = await openSqlite(join(folder, 'gongkai.sqlite'));
    await fillDistrict({ store } as Parameters<typeof fillDistrict>[0]);
    await store.close();
    const made = new Client({ name: 'test', version: '1.0.0' });
    const env = { ...(process.env as Record<string, string>), GONGKAI_DATA: folder };
    await made.connect(new StdioClientTransport({ command: process.execPath, args: ['server/cli.ts', 'mcp'], env }));
    const asked = { measure: [RECEIVED], of: ['region:hill'], years: '2022' };
    const [piped, sent] = [await call('ask', asked, made), await call('ask', asked)];
    expect(piped.data.points).toEqual(sent.data.points);
    await made.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
