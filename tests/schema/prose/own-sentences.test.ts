/** Two reports share a sentence where they say the same word for word, but for numbers, marks and what everybody writes. */
import { expect, test } from 'vitest';
import { ownSentences } from '../../../schema/prose/own-sentences.ts';
import { exampleReport } from '../../support/example-report.ts';

const A = '窗口人员每周三下午到老旧小区摆摊讲解拆迁补偿标准并当场登记疑难问题';
const B = '把历年会议纪要中涉及群众切身利益的部分逐份整理出来装订成册供人翻阅';

const sentencesOf = (words: string, title = '总体情况') => {
  const { outline, text } = exampleReport({ sections: [[title, words]] });
  return ownSentences(outline, text);
};
const hashesOf = (words: string): readonly number[] => sentencesOf(words).map(({ hash }) => hash);

test('the same words have the same number, others another', () => {
  expect(hashesOf(`${A}。`)).toEqual(hashesOf(`${A}；`));
  expect(new Set([...hashesOf(A), ...hashesOf(B)]).size).toBe(2);
  expect(hashesOf(`${A}。${B}。`)).toEqual([...hashesOf(A), ...hashesOf(B)].sort((a, b) => a - b));
  for (const hash of hashesOf(`${A}。${B}。`)) expect(Number.isSafeInteger(hash) && hash >= 0).toBe(true);
});

test.each([
  [
    'numbers',
    '窗口人员每周三下午到12个老旧小区摆摊讲解拆迁补偿标准并当场登记疑难问题35件',
    A.replace('问题', '问题件').replace('到', '到个'),
  ],
  ['marks', '窗口人员每周三下午，到老旧小区摆摊，讲解拆迁补偿标准，并当场登记疑难问题', A],
  ['usual words', `${A}，进一步不断切实`, `${A}`],
])('%s make no difference', (_, one, other) => {
  expect(hashesOf(one)).toEqual(hashesOf(other));
});

test.each([
  ['short ones', '公开的内容还不够全面。解读的形式比较单一。'],
  ['what everybody writes', '下一步，我局将进一步全面深入贯彻落实《中华人民共和国政府信息公开条例》的各项工作要求。'],
  ['a row of a table', `${A}\t1\t2`],
  ['nothing', ''],
])('%s are none of its own', (_, words) => {
  expect(sentencesOf(words)).toEqual([]);
});

test('the same one is there once, and of many only so few as can be kept of a nation', () => {
  expect(sentencesOf(`${A}。${B}。${A}。`)).toHaveLength(2);
  const many = Array.from({ length: 80 }, (_, at) =>
    A.replace('小区', `小区${String.fromCharCode(0x4e00 + at * 7)}坊`),
  );
  const kept = sentencesOf(many.join('。'));
  expect(kept).toHaveLength(32);
  // Two reports of many sentences keep the same ones.
  const others = sentencesOf([...many].reverse().join('。'));
  expect(others.map(({ hash }) => hash)).toEqual(kept.map(({ hash }) => hash));
});

test('as it stands in the report', () => {
  expect(sentencesOf(`  ${A}。`)[0]?.text).toBe(A);
});
