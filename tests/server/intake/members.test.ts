/** The one walk over what is handed in. */
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../schema/problem.ts';
import type { BugLog } from '../../../server/bug.ts';
import type { DocumentBytes, Readers } from '../../../server/intake/examine.ts';
import { examineFile, type Looked, NOTHING_NAMED } from '../../../server/intake/members.ts';
import { readHere } from '../../../server/intake/read-here.ts';
import type { Named } from '../../../server/intake/whose.ts';
import { reportText } from '../../support/report-text.ts';
import { zipOf } from '../ingest/formats/zip-writer.ts';

interface Logged {
  readonly id: string;
  readonly err: unknown;
  readonly doing: string;
}

/** What is seen of a file, and what was logged on the way. */
async function look(
  file: DocumentBytes & { readonly named?: Named; readonly members?: ReadonlyMap<number, Named> },
  readers: Readers = readHere,
): Promise<{ readonly seen: readonly Looked[]; readonly logged: readonly Logged[] }> {
  const logged: Logged[] = [];
  const log: BugLog = { error: (details, doing) => void logged.push({ ...details, doing }) };
  const seen: Looked[] = [];
  const whole = { named: NOTHING_NAMED, members: new Map(), ...file };
  for await (const looked of examineFile(whole, readers, log)) seen.push(looked);
  return { seen, logged };
}

const file = (fileName: string, content: string | Uint8Array): DocumentBytes => ({
  fileName,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  mediaType: null,
});
const good = reportText('山区教育局', 2023, 4);
const archive = file(
  '年报.zip',
  zipOf([
    { name: '一/教育局.txt', bytes: good },
    { name: '二/说明.txt', bytes: '这不是年报。' },
    { name: '三/民政局.html', bytes: reportText('山区民政局', 2023) },
  ]),
);

describe('what is handed in', () => {
  test('is one document, read and checked', async () => {
    const { seen } = await look({ ...file('a.txt', good), mediaType: 'text/x-own' });
    expect(seen).toMatchObject([
      {
        kind: 'examined',
        fileName: 'a.txt',
        isMember: false,
        examined: { document: { mediaType: 'text/x-own' }, read: { publisher: '山区教育局', year: 2023 } },
      },
    ]);
  });

  test('or an archive of several, each under its own name and kind, past one that is no report', async () => {
    const { seen, logged } = await look({ ...archive, mediaType: 'application/zip' });
    expect(seen).toMatchObject([
      {
        kind: 'examined',
        fileName: '一/教育局.txt',
        isMember: true,
        examined: { document: { mediaType: 'text/plain' } },
      },
      { kind: 'refused', fileName: '二/说明.txt', isMember: true, refusal: { code: 'NOT_A_REPORT' } },
      {
        kind: 'examined',
        fileName: '三/民政局.html',
        isMember: true,
        examined: { document: { mediaType: 'text/html' } },
      },
    ]);
    expect(logged).toEqual([]);
  });

  test('is what a person named it, and a document of an archive what its place was named', async () => {
    const named = { publisher: 'hill-a', year: 2023 };
    const third = { publisher: 'hill-b', year: null };
    const of = (seen: readonly Looked[]) => seen.map((looked) => (looked.kind === 'examined' ? looked.named : null));
    expect(of((await look({ ...archive, named, members: new Map([[2, third]]) })).seen)).toEqual([named, null, third]);
    expect(of((await look({ ...file('a.txt', good), named })).seen)).toEqual([named]);
    expect(of((await look({ ...file('a.txt', good), named, members: new Map([[0, third]]) })).seen)).toEqual([third]);
  });

  test('is refused as a whole when it cannot be taken apart, with the reason', async () => {
    const unpack = () => Promise.reject(new Problem('TOO_LARGE', { zh: '太大。', en: 'Too large.' }));
    const { seen, logged } = await look(archive, { ...readHere, unpack });
    expect(seen).toEqual([
      {
        kind: 'refused',
        fileName: '年报.zip',
        isMember: false,
        refusal: { code: 'TOO_LARGE', sentence: { zh: '太大。', en: 'Too large.' } },
      },
    ]);
    expect(logged).toEqual([]);
  });

  test('goes on past a document of an archive that cannot be taken out, with the reason', async () => {
    const locked = zipOf([
      { name: '一.txt', bytes: good, encrypted: true },
      { name: '二.txt', bytes: good },
    ]);
    const { seen } = await look(file('年报.zip', locked));
    expect(seen[0]).toEqual({
      kind: 'refused',
      fileName: '一.txt',
      isMember: true,
      refusal: { code: 'UNSUPPORTED_FORMAT', sentence: expect.objectContaining({ zh: expect.stringMatching(/加密/) }) },
    });
    expect(seen[1]).toMatchObject({ kind: 'examined', fileName: '二.txt', isMember: true });
  });

  test('goes on past a document that meets a bug, which is logged once, under the id that is told', async () => {
    const bug = new RangeError('secret of the stack');
    const examine: Readers['examine'] = (document) =>
      document.fileName === '一/教育局.txt' ? Promise.reject(bug) : readHere.examine(document);
    const { seen, logged } = await look(archive, { ...readHere, examine });
    expect(seen.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'examined']);
    expect(logged).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), err: bug, doing: 'A document failed' }]);
    const [first] = seen;
    if (first?.kind !== 'refused') throw new Error('The first document was not refused');
    expect(first.refusal.code).toBe('INTERNAL_SERVER_ERROR');
    expect(first.refusal.sentence.zh).toContain(logged[0]?.id);
    expect(first.refusal.sentence.en).toContain(logged[0]?.id);
    expect(JSON.stringify(first)).not.toContain('secret');
  });
});
