/**
 * Files of which much more could be said than anybody will read: what may be said of a document is limited, in the process that
 * reads it, and this one is not held up.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../../../schema/problem.ts';
import type { DocumentBytes } from '../../../../server/intake/examine.ts';
import { openPool, type ParsingPool } from '../../../../server/intake/pool/pool.ts';
import { heldDuring } from '../../../support/held.ts';
import { reportText } from '../../../support/report-text.ts';
import { zipOf } from '../../ingest/formats/zip-writer.ts';

const MEBIBYTE = 1024 * 1024;
/** Milliseconds of CPU time that nobody may hold up the server for. */
const LONGEST = 50;

function textOf(content: string): DocumentBytes {
  return { bytes: Buffer.from(content), fileName: '年报.txt', mediaType: null };
}

/** A report that says more in section 一. */
const saying = (words: string): DocumentBytes => textOf(reportText('山区教育局', 2023, 4, words));

/** Bytes that mean nothing, the same each time. */
function noise(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = 1;
  for (let at = 0; at < size; at += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes.writeUInt32LE(state, at);
  }
  return bytes;
}

const PARTS = '主动公开信息100条，其中通知公告1条、工作动态2条、其他97条。';
const TWO_HEADINGS = '一、总体情况\n五、存在的主要问题及改进情况\n';

let pool: ParsingPool;
beforeAll(async () => {
  pool = openPool({ size: 1, deadline: 60_000, memory: 512 });
  await pool.describe(saying(''));
});
afterAll(() => pool.close());

async function refusalOf(document: DocumentBytes): Promise<Problem> {
  const asked = pool.describe(document).then(
    () => null,
    (error: Problem) => error,
  );
  expect(await heldDuring(asked)).toBeLessThan(LONGEST);
  const problem = await asked;
  if (problem === null) throw new Error('The document was not refused');
  return problem;
}

describe('more than a report holds is refused, and said what it is too much of', () => {
  test.each([
    ['11 MB of numbers', saying('主动公开1条。'.repeat(600_000)), /文字超过 300000 个字符/],
    ['7.6 MB of headings', textOf(TWO_HEADINGS.repeat(110_000)), /文字超过 300000 个字符/],
    ['headings of as much text as is read', textOf(TWO_HEADINGS.repeat(200)), /标题出现超过 200 次/],
    ['numbers of as much text as is read', saying('主动公开1条。'.repeat(30_000)), /正文里写明的数字超过 1000 个/],
    ['as much of everything as may be', saying(`${PARTS.repeat(240)}${'公'.repeat(280_000)}`), /内容过多/],
    ['20 MB of text', textOf('主动公开政府信息。'.repeat(800_000)), /文字超过 \d+ 个字符/],
  ])('%s', async (_, document, words) => {
    const { code, sentence } = await refusalOf(document);
    expect([code, sentence.zh]).toEqual(['TOO_LARGE', expect.stringMatching(words)]);
    expect(sentence.en).toMatch(/too large to be read/);
  });
});

test('20 MB that are no text are refused without holding anybody up', async () => {
  expect((await refusalOf({ ...textOf(''), bytes: noise(20 * MEBIBYTE) })).code).toBe('UNREADABLE_DOCUMENT');
});

test('as many numbers as may be stated are read', async () => {
  const stated = pool.examine(saying(PARTS.repeat(240)));
  expect(await heldDuring(stated)).toBeLessThan(LONGEST);
  expect((await stated).read.narrative.length).toBeGreaterThan(950);
});

test('a list longer than any is refused', async () => {
  const bytes = Buffer.from(`单位全称\n${`${'局'.repeat(1000)}\n`.repeat(4000)}`);
  const asked = pool.tables({ bytes, fileName: '名录.csv', mediaType: null });
  expect(await heldDuring(asked.catch(() => {}))).toBeLessThan(LONGEST);
  await expect(asked).rejects.toMatchObject({
    code: 'TOO_LARGE',
    sentence: { zh: expect.stringMatching(/内容过多.*单位名录/), en: expect.stringMatching(/the list of bureaus/) },
  });
});

test('an archive stays in the reading process, which sends back no more than one of its documents at a time', async () => {
  const names = Array.from({ length: 3 }, (_, index) => `${index}.txt`);
  const bytes = zipOf(names.map((name) => ({ name, bytes: Buffer.alloc(28 * MEBIBYTE, ' ') })));
  const archive = { bytes, fileName: '年报.zip', mediaType: null };
  const before = process.memoryUsage.rss();
  const unpacked = pool.unpack(archive);
  expect(await heldDuring(unpacked)).toBeLessThan(LONGEST);
  expect(await unpacked).toEqual(names);
  expect(process.memoryUsage.rss() - before).toBeLessThan(28 * MEBIBYTE);
});
