import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten, textWidth } from '../../../../schema/chart/layout/text-width.ts';
import { wrapHeading, wrapText } from '../../../../schema/chart/layout/wrap.ts';
import { describeQuantity } from '../../../../schema/chart/quantity.ts';
import { chartWords } from '../../../../schema/chart/words/words.ts';
import { MEASURES } from '../../../../schema/form/measures/index.ts';
import { UNITS } from '../../../../schema/form/measures/units.ts';
import { LANGS } from '../../../../schema/language.ts';
import { INDICATORS } from '../../../../schema/rollup/indicators.ts';
import { answerOf, chartOf, seriesOf } from '../build.ts';

describe('text in lines', () => {
  it('is no wider than asked for and loses no sign', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'示范区新收申请（件），。ab 12%—“”'), maxLength: 60 }),
        fc.integer({ min: 40, max: 300 }),
        (text, width) => {
          const lines = wrapText(text, 12, width, 999);
          for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });

  it('breaks where Chinese punctuation allows and keeps a number with its unit', () => {
    for (let width = 60; width < 200; width += 7) {
      for (const line of wrapText(
        '示范区新收申请 2025 年 1,284 件，同口径（34 家）比上年增长 12.3%。',
        12,
        width,
        99,
      )) {
        expect(line).not.toMatch(/^[，。）%]/);
        expect(line).not.toMatch(/（$/);
        expect(line).not.toMatch(/\d$/);
      }
    }
  });

  it('of a heading break after a clause and leave no word alone', () => {
    expect(
      wrapHeading('示范区新收申请 2025 年 1,284 件，同口径 34 家比上年增长 12.3%，连续五年增长', 21, 580, 3),
    ).toEqual(['示范区新收申请 2025 年 1,284 件，', '同口径 34 家比上年增长 12.3%，连续五年增长']);
    const [first = '', last = ''] = wrapHeading('示范区行政规范性文件现行有效件数二〇二五年比上年多', 21, 480, 3);
    expect(Math.abs([...first].length - [...last].length)).toBeLessThanOrEqual(4);
  });

  it('is cut with an ellipsis that fits', () => {
    expect(shorten('自然资源局', 12, 60)).toBe('自然资源局');
    expect(shorten('自然资源和规划局', 12, 60)).toBe('自然资源…');
    expect(wrapText('一二三四五六七八九十', 12, 36, 2)).toEqual(['一二三', '四五…']);
  });
});

const UNIT_WORDS = new RegExp(
  `^(?:${[...Object.values(UNITS).flatMap(({ label: { zh, en } }) => [zh, en]), '家', '年', '个百分点', '处', 'bureaus'].join('|')})`,
);

/** Where the first of two lines ends inside a number, or a number is parted from what it counts. */
function badBreaks(lines: readonly string[]): readonly string[] {
  return lines.slice(1).flatMap((next, index) => {
    const line = lines[index] ?? '';
    const inside = /\d[,.]?$/.test(line) && /^[,.]?\d/.test(next);
    return inside || (/\d$/.test(line) && UNIT_WORDS.test(next)) ? [`${line}⏎${next}`] : [];
  });
}

describe('numbers', () => {
  const quantities = [...MEASURES.map(({ id }) => id), ...INDICATORS.map(({ id }) => id)];

  it('stay whole and with their units in the words of every measure, at every width, in both languages', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...quantities),
        fc.constantFrom(...LANGS),
        fc.constantFrom('trend', 'bar'),
        fc.integer({ min: 140, max: 2400 }),
        fc.array(fc.integer({ min: 1000, max: 9_999_999 }), { minLength: 2, maxLength: 7 }),
        (quantity, lang, kind, width, values) => {
          const size = width < 180 ? 12 : width < 280 ? 15 : width < 480 ? 17 : 21;
          const ratio = describeQuantity(quantity).unit === 'percent';
          const chart = chartOf(`kind=${kind}&measure=${quantity}&lang=${lang}`);
          const answer = answerOf(
            seriesOf({
              quantity,
              values: values.map((value) => (ratio ? value / 1e7 : value)),
              missing: { 2020: ['a', 'b'] },
            }),
          );
          const { title, subtitle, notes, source } = chartWords(chart, answer);
          expect(badBreaks(wrapHeading(title, size, width, 6))).toEqual([]);
          for (const text of [subtitle, notes.join('；'), source])
            expect(badBreaks(wrapText(text, 12, width, 20))).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('stay with their units where a heading could be evener without', () => {
    const text =
      'Shifan: rules newly disclosed 1,000,000 documents in 2020, up 99900.0% on the year before (same 34 bureaus)';
    expect(badBreaks(wrapHeading(text, 12, 140, 6))).toEqual([]);
  });

  it('are cut only where one alone is wider than the line', () => {
    expect(wrapText('共 1,234,567 件', 12, 70, 9)).toEqual(['共', '1,234,567', '件']);
    expect(wrapText('12345678901234567890', 12, 40, 9).join('')).toBe('12345678901234567890');
  });
});
