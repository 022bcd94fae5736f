/** A text cut at its headings is all of the text, each part where its place says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sectionsOf } from '../../../schema/report/sections.ts';

const heading = (text: string, title: string) => {
  const start = text.indexOf(title);
  const line = text.slice(0, start).split('\n').length;
  return { ordinal: title.slice(0, 1), title: title.slice(2), place: { start, end: start + title.length, line } };
};

test('what stands before the first heading comes first, and what stands behind the last goes to the end', () => {
  const text = '某局年报\n一、总体情况\n公开 5 条。\n五、问题\n不够。\n';
  const sections = sectionsOf([heading(text, '五、问题'), heading(text, '一、总体情况')], text);
  expect(sections.map(({ ordinal, title, text: own }) => [ordinal, title, own])).toEqual([
    ['', '', '某局年报\n'],
    ['一', '总体情况', '\n公开 5 条。\n'],
    ['五', '问题', '\n不够。\n'],
  ]);
  expect(sections.map(({ place }) => place.line)).toEqual([1, 2, 4]);
  for (const { text: own, place } of sections) expect(text.slice(place.start, place.end)).toBe(own);
  expect(sectionsOf([], text)).toMatchObject([{ ordinal: '', text }]);
});

test('headings and parts make the text again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 7 }), (parts) => {
      let text = parts[0] ?? '';
      const outline = parts.slice(1).map((part, index) => {
        const place = { start: text.length, end: text.length + 3, line: 1 };
        text += `#${index}#${part}`;
        return { ordinal: String(index), title: '', place };
      });
      const joined = sectionsOf(outline, text)
        .map(({ ordinal, text: own }) => (ordinal === '' ? own : `#${ordinal}#${own}`))
        .join('');
      expect(joined).toBe(text);
    }),
  );
});
