/** Two texts side by side: what is the same, what has other numbers, what only one has; and lines that a page broke. */
import { expect, test } from 'vitest';
import { proseSections, standingIn } from '../../../schema/prose/beside.ts';
import { flowOf } from '../../../schema/prose/flow.ts';
import { sectionsOf } from '../../../schema/report/sections.ts';

function sections(body: string) {
  const text = `一、总体情况\n${body}`;
  const outline = [{ ordinal: '一', title: '总体情况', place: { start: 0, end: 6, line: 1 } }];
  return { text, parts: proseSections(sectionsOf(outline, text)) };
}

const LAST = '全年公开信息120条，其中网站80条。公示栏由社区逐月核对并拍照留底。热线已经停用。';
const NOW = '全年公开信息98条，其中网站61条。公示栏由社区逐月核对并拍照留底。新设查阅点两处，由专人值守。';

test('each sentence stands in the other text as the same, changed, or not at all', () => {
  const [last, now] = [sections(LAST), sections(NOW)];
  const said = (mine: typeof last, other: typeof last) =>
    mine.parts
      .flatMap(({ paragraphs }) => paragraphs.flat())
      .map(({ start }) => standingIn(mine.parts, other.parts).get(start));
  expect(said(now, last)).toEqual(['changed', 'same', 'only']);
  expect(said(last, now)).toEqual(['changed', 'same', 'only']);
  for (const { start, end, words } of now.parts.flatMap(({ paragraphs }) => paragraphs.flat()))
    expect(now.text.slice(start, end)).toBe(words);
});

test('rows of tables are left out and told', () => {
  const [part] = sections('正文一句。\n规章\t1\t0\n| 许可 | 3 |\n正文又一句。').parts;
  expect(part?.hasTable).toBe(true);
  expect(part?.paragraphs.flat().map(({ words }) => words)).toEqual(['正文一句。', '正文又一句。']);
  expect(sections('只有正文。').parts[0]?.hasTable).toBe(false);
});

test('a line that a page broke runs on, over blank lines too; a title does not', () => {
  const flow = (text: string) => flowOf(text, { start: 0 }).text.trim().split('\n').filter(Boolean);
  expect(flow('本局全年检查公示栏并把过期内容\n逐一换下，做到每月一次。\n下一段另起。')).toEqual([
    '本局全年检查公示栏并把过期内容逐一换下，做到每月一次。',
    '下一段另起。',
  ]);
  expect(flow('本局全年检查公示栏并把过期内容换下，目录和\n\n指南同步更新。')).toEqual([
    '本局全年检查公示栏并把过期内容换下，目录和指南同步更新。',
  ]);
  const long = `示例区水务局政府信息公开工作年度报告\n${'本局全年检查公示栏并把过期内容换下'.repeat(3)}。`;
  expect(flow(long)).toHaveLength(2);
  expect(flow('短行在这里\n另一行在这里')).toHaveLength(2);
});
