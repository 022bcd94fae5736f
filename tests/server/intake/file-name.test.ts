import { expect, test } from 'vitest';
import { safeName } from '../../../server/intake/file-name.ts';

test.each([
  ['年报 2024.docx', '年报 2024.docx'],
  ['C:\\reports\\年报.doc', '年报.doc'],
  ['../../etc/passwd', 'passwd'],
  ['a\r\nSet-Cookie: x\u0000.txt', 'aSet-Cookie: x.txt'],
  ['report\u202excod.exe', 'reportxcod.exe'],
  ['\u2066年报\u2069.txt', '年报.txt'],
  ['年报\ud83d.txt', '年报\ufffd.txt'],
  [`${'😀'.repeat(250)}.txt`, `${'😀'.repeat(196)}.txt`],
  ['..', '..'],
  [' \t', '未命名文件'],
  [undefined, '未命名文件'],
])('%j is shown as %j', (given, shown) => {
  expect(safeName(given)).toBe(shown);
});
