import { expect, test } from 'vitest';
import { sizeInWords } from '../../schema/size.ts';

test.each([
  [0, '0 KB'],
  [1, '1 KB'],
  [1023, '1 KB'],
  [38_912, '38 KB'],
  [1_000_000, '977 KB'],
  [1_023_488, '1.0 MB'],
  [1_258_291, '1.2 MB'],
  [104_805_171, '99.9 MB'],
  [104_857_600, '100 MB'],
  [340 * 1024 ** 3, '340 GB'],
  [2048 * 1024 ** 4, '2048 TB'],
])('%d bytes are %s', (bytes, said) => {
  expect(sizeInWords(bytes)).toBe(said);
});
