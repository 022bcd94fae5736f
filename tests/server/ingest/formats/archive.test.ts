import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import { isArchive, listArchive } from '../../../../server/ingest/formats/archive.ts';
import { LIMITS } from '../../../../server/ingest/formats/limits.ts';
import { readAnyDocument } from '../../../../server/ingest/open.ts';
import { expectRead } from '../render/expect.ts';
import { publishedForm } from '../render/form.ts';
import { tabs } from '../render/rows.ts';
import { wordOf } from './word.ts';
import { zipOf } from './zip-writer.ts';

const hint = { fileName: '年报.zip', mediaType: null };
const form = publishedForm('suqian_city_2023');

describe('an archive of documents', () => {
  it('is told from an Office file by its directory, even when it holds Office files', async () => {
    const word = await wordOf(form);
    expect(await isArchive(zipOf([{ name: 'word/教育局.docx', bytes: word }]))).toBe(true);
    expect(await isArchive(word)).toBe(false);
    expect(await isArchive(new TextEncoder().encode('PK'))).toBe(false);
    expect(await isArchive(zipOf([]).slice(0, 10))).toBe(false);
  });

  it('yields its documents one by one, each of which reads as if it had come alone', async () => {
    const bytes = zipOf([
      { name: '2023/', bytes: '' },
      { name: '2023/宿迁.docx', bytes: await wordOf(form) },
      { name: '2023/宿迁.txt', bytes: tabs(form) },
    ]);
    const members = await listArchive(bytes, hint);
    expect(members.map(({ fileName }) => fileName)).toEqual(['2023/宿迁.docx', '2023/宿迁.txt']);
    for (const { fileName, bytes: member } of members) {
      if (member === null) throw new Error(fileName);
      expectRead(await readAnyDocument(member, { fileName, mediaType: null }), form);
    }
  });

  it('names its members in the encoding of Chinese systems, and leaves out what systems put there', async () => {
    const gbk = Uint8Array.from([0xbd, 0xcc, 0xd3, 0xfd, 0xbe, 0xd6, 0x2e, 0x74, 0x78, 0x74]);
    const bytes = zipOf([
      { name: gbk, bytes: '甲' },
      { name: '__MACOSX/._教育局.txt', bytes: '乙' },
      { name: '.DS_Store', bytes: '丙' },
      { name: '~$教育局.docx', bytes: '丁' },
      { name: 'Thumbs.db', bytes: '戊' },
    ]);
    expect((await listArchive(bytes, hint)).map(({ fileName }) => fileName)).toEqual(['教育局.txt']);
  });

  it('gives names that are no paths', async () => {
    const names = ['../../etc/教育局.txt', '/root/乡.txt', 'C:\\年报\\镇.txt', 'a/./b\u0007\u202e.txt'];
    const members = await listArchive(zipOf(names.map((name) => ({ name, bytes: 'x' }))), hint);
    expect(members.map(({ fileName }) => fileName)).toEqual([
      'etc/教育局.txt',
      'root/乡.txt',
      '年报/镇.txt',
      'a/b.txt',
    ]);
  });

  it('goes on past a member that cannot be taken out, and says why', async () => {
    const bytes = zipOf([
      { name: '密.docx', bytes: 'x', encrypted: true },
      { name: '大.txt', bytes: new Uint8Array(LIMITS.documentBytes + 1) },
      { name: '好.txt', bytes: '甲' },
    ]);
    const members = await listArchive(bytes, hint);
    expect(members.map(({ fileName, problem }) => [fileName, problem?.code ?? null])).toEqual([
      ['密.docx', 'UNSUPPORTED_FORMAT'],
      ['大.txt', 'TOO_LARGE'],
      ['好.txt', null],
    ]);
    expect(members[0]?.problem?.sentence.zh).toContain('“密.docx”');
  });

  it.each([
    ['without documents', zipOf([{ name: 'a/', bytes: '' }]), 'EMPTY_DOCUMENT'],
    ['of too many documents', zipOf(Array.from({ length: 501 }, (_, i) => ({ name: `${i}`, bytes: '' }))), 'TOO_LARGE'],
    ['that is none', new TextEncoder().encode('甲'), 'UNREADABLE_DOCUMENT'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(listArchive(bytes, hint)).rejects.toMatchObject({ name: 'Problem', code });
    await expect(listArchive(bytes, hint)).rejects.toBeInstanceOf(Problem);
  });
});
