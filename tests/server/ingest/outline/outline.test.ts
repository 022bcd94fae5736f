/** The outline leads from a section to its heading in the document: the line it names is the line where the heading stands. */
import { describe, expect, it } from 'vitest';
import { reportText } from '../../../support/report-text.ts';
import { readText } from '../render/expect.ts';
import { publishedForm } from '../render/form.ts';
import { page } from '../render/page.ts';

const DOCUMENTS = {
  'a text': reportText('示范区教育局', 2023),
  'a text that begins with empty lines': `\n\n\n${reportText('示范区教育局', 2023)}`,
  'a text with the line ends of Windows': reportText('示范区教育局', 2023).replaceAll('\n', '\r\n'),
  'a page': page(publishedForm('suqian_city_2024')),
};

const TITLES = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

const READ = await Promise.all(
  Object.entries(DOCUMENTS).map(async ([name, document]) => [name, await readText(document)] as const),
);

describe.each(READ)('the outline of %s', (_, { outline, text }) => {
  const lines = text.split('\n');

  it('names the six sections in order', () => {
    expect(outline.map(({ title }) => title)).toEqual(TITLES);
    expect(outline.map(({ ordinal }) => ordinal)).toEqual(['一', '二', '三', '四', '五', '六']);
  });

  it.each(outline)(
    'says in which line $ordinal、$title stands, counted from 1, and between which characters',
    (heading) => {
      const { line, start, end } = heading.place;
      expect(lines[line - 1]).toBe(`${heading.ordinal}、${heading.title}`);
      expect(text.slice(start, end)).toBe(lines[line - 1]);
    },
  );
});
