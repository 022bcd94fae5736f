/** What is repeated, carried out and copied over years and bodies: a small circle of reports, each claim with one that must not be made. */
import { expect, test } from 'vitest';
import { type FiledProse, readProse, type TracedItem, traceItems } from '../../../schema/prose/trace.ts';

function filed(publisher: string, year: number, five: string, one = '公开工作平稳。'): FiledProse<string> {
  const text = `一、总体情况\n${one}\n五、存在的问题\n${five}`;
  const at = text.indexOf('五、');
  const line = text.slice(0, at).split('\n').length;
  const outline = [
    { ordinal: '一', title: '总体情况', place: { start: 0, end: 6, line: 1 } },
    { ordinal: '五', title: '存在的问题', place: { start: at, end: at + 7, line } },
  ];
  return { report: `${publisher}-${year}`, publisher, year, prose: readProse(outline, text) };
}

function found(reports: readonly FiledProse<string>[], report: string): readonly TracedItem<string>[] {
  return traceItems(reports).filter((one) => one.report === report);
}

test('an item is repeated where the same body said it the year before, and only then', () => {
  const said = '一是社区公示栏的内容更新偏慢，有的两个月没换。';
  const again = '一是社区公示栏内容更新偏慢，有的三个月没换。二是网站检索框不好用，查找费时。';
  const [first, second] = found([filed('a', 2023, said), filed('a', 2024, again)], 'a-2024');
  expect(first?.repeats).toMatchObject({ report: 'a-2023', text: '社区公示栏的内容更新偏慢，有的两个月没换' });
  expect(second?.repeats).toBeNull();
  // Two years before, or of another body, is no repetition.
  expect(found([filed('a', 2022, said), filed('a', 2024, again)], 'a-2024')[0]?.repeats).toBeNull();
  expect(found([filed('b', 2023, said), filed('a', 2024, again)], 'a-2024')[0]?.repeats).toBeNull();
});

test('a problem is no repetition of a measure in the same words', () => {
  const before = filed('a', 2023, '下一步：一是社区公示栏内容每周更换一次并拍照留底。');
  const now = filed('a', 2024, '存在问题：一是社区公示栏内容每周更换一次并拍照留底做得不够。');
  expect(found([before, now], 'a-2024')[0]).toMatchObject({ kind: 'problem', repeats: null });
});

const PLAN = '一是更新偏慢。下一步：一是编印答复文书范例，发到各科室；二是增加经办人手。';

test('a measure was carried out where the year after says so in words, with the sentence', () => {
  const after = filed('a', 2024, '一是解读偏少。', '年内编印了答复文书范例，已发到各科室使用。');
  const [, measure, other] = found([filed('a', 2023, PLAN), after], 'a-2023');
  expect(measure?.carriedOut).toMatchObject({
    report: 'a-2024',
    sentence: { section: '一', text: '年内编印了答复文书范例，已发到各科室使用' },
  });
  expect(other?.carriedOut).toBeNull();
});

test.each([
  ['only planned again', filed('a', 2024, '一是解读偏少。', '下一步将完成编印答复文书范例，全部发到各科室。')],
  ['wanting still', filed('a', 2024, '一是答复文书范例的编印没有完成，进度滞后。')],
  ['done by another body', filed('b', 2024, '一是解读偏少。', '年内编印了答复文书范例，已发到各科室使用。')],
  ['done two years after', filed('a', 2025, '一是解读偏少。', '年内编印了答复文书范例，已发到各科室使用。')],
  ['something else done', filed('a', 2024, '一是解读偏少。', '年内编印了办事手册，已发到各社区使用。')],
])('a measure that is %s is claimed to be done by nobody', (_, other) => {
  const items = found([filed('a', 2023, PLAN), other], 'a-2023');
  expect(items.filter(({ kind }) => kind === 'measure')).toHaveLength(2);
  expect(items.map(({ carriedOut }) => carriedOut)).toEqual([null, null, null]);
});

test('copied is what one or two others say in the same words; what many say is common', () => {
  const words = '一是档案库房的旧文件没有录入系统，检索要靠翻找。';
  const few = [filed('a', 2024, words), filed('b', 2024, words), filed('c', 2023, words), filed('d', 2022, words)];
  const [copied] = found(few, 'a-2024');
  expect(copied).toMatchObject({ commonTo: null });
  expect(copied?.copies.map(({ report }) => report)).toEqual(['b-2024', 'c-2023']);
  const many = ['a', 'b', 'c', 'd'].map((publisher) => filed(publisher, 2024, words));
  expect(found(many, 'a-2024')[0]).toMatchObject({ commonTo: 4, copies: [] });
});

test('usual sentences are nobody’s', () => {
  const usual = '一是政府信息公开工作有待进一步加强。';
  expect(found([filed('a', 2024, usual), filed('b', 2024, usual), filed('a', 2023, usual)], 'a-2024')[0]).toMatchObject(
    {
      copies: [],
      commonTo: null,
      repeats: null,
    },
  );
});
