import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import { type Archive, openArchive } from '../../../../server/ingest/formats/archive.ts';
import { LIMITS } from '../../../../server/ingest/formats/limits.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { expectRead } from '../render/expect.ts';
import { publishedForm } from '../render/form.ts';
import { tabs } from '../render/rows.ts';
import { wordOf } from './word.ts';
import { zipOf } from './zip-writer.ts';

const form = publishedForm('suqian_city_2023');

/** What is an archive. */
async function open(bytes: Uint8Array): Promise<Archive> {
  const opened = await openArchive(bytes, '年报.zip');
  if (opened === null) throw new Error('The file was taken for no archive');
  return opened;
}

describe('an archive of documents', () => {
  it('is told from an Office file by its directory, even when it holds Office files', async () => {
    const word = await wordOf(form);
    expect((await open(zipOf([{ name: 'word/教育局.docx', bytes: word }]))).fileNames).toEqual(['word/教育局.docx']);
    expect(await openArchive(word, '年报.zip')).toBeNull();
    expect(await openArchive(new TextEncoder().encode('PK'), '年报.zip')).toBeNull();
    expect(await openArchive(zipOf([]).slice(0, 10), '年报.zip')).toBeNull();
  });

  it('yields its documents one by one, each of which reads as if it had come alone', async () => {
    const bytes = zipOf([
      { name: '2023/', bytes: '' },
      { name: '2023/宿迁.docx', bytes: await wordOf(form) },
      { name: '2023/宿迁.txt', bytes: tabs(form) },
    ]);
    const { fileNames, takeOut } = await open(bytes);
    expect(fileNames).toEqual(['2023/宿迁.docx', '2023/宿迁.txt']);
    for (const [place, name] of fileNames.entries())
      expectRead(await readAnyDocument(await takeOut(place), name), form);
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
    expect((await open(bytes)).fileNames).toEqual(['教育局.txt']);
  });

  it('gives names that are no paths', async () => {
    const names = ['../../etc/教育局.txt', '/root/乡.txt', 'C:\\年报\\镇.txt', 'a/./b\u0007\u202e.txt'];
    const { fileNames } = await open(zipOf(names.map((name) => ({ name, bytes: 'x' }))));
    expect(fileNames).toEqual(['etc/教育局.txt', 'root/乡.txt', '年报/镇.txt', 'a/b.txt']);
  });

  it('goes on past a member that cannot be taken out, and says why', async () => {
    const bytes = zipOf([
      { name: '密.docx', bytes: 'x', encrypted: true },
      { name: '大.txt', bytes: new Uint8Array(LIMITS.documentBytes + 1) },
      { name: '好.txt', bytes: '甲' },
    ]);
    const { takeOut } = await open(bytes);
    await expect(takeOut(0)).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      sentence: { zh: expect.stringContaining('“密.docx”') },
    });
    await expect(takeOut(1)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(new TextDecoder().decode(await takeOut(2))).toBe('甲');
  });

  it.each([
    ['without documents', zipOf([{ name: 'a/', bytes: '' }]), 'EMPTY_DOCUMENT'],
    ['of too many documents', zipOf(Array.from({ length: 501 }, (_, i) => ({ name: `${i}`, bytes: '' }))), 'TOO_LARGE'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(open(bytes)).rejects.toMatchObject({ name: 'Problem', code });
    await expect(open(bytes)).rejects.toBeInstanceOf(Problem);
  });
});
