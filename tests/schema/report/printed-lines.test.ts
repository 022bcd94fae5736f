/** Printed lines of a return sheet: cells that stand one a line are told together. */
import { expect, test } from 'vitest';
import { printedLines } from '../../../schema/report/printed-lines.ts';

const placesOf = (text: string, lines: readonly number[]) =>
  lines.map((line) => {
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    return { line, start, end: start + 1 };
  });

test('cells of a row that was saved one a line are one piece, and sentences and rows stay apart', () => {
  const text = [
    '本年新收申请 5 件；办结 5 件。',
    '5 |',
    '0 |',
    '6 |',
    '其他',
    '7 |',
    '甲\t1\t2\t3\t乙丙丁戊己庚辛壬',
  ].join('\n');
  expect(printedLines(text, placesOf(text, [1, 2, 3, 4, 6, 7]))).toEqual([
    { line: 1, to: 1, text: '本年新收申请 5 件；办结 5 件。' },
    { line: 2, to: 4, text: '5 | 0 | 6 |' },
    { line: 6, to: 6, text: '7 |' },
    { line: 7, to: 7, text: '甲  1  2  3  乙丙丁戊己庚辛壬' },
  ]);
});
