import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crosses, findRoom, spreadLabels } from '../../../schema/chart/layout/labels.ts';
import { shorten, textWidth, wrapHeading, wrapText } from '../../../schema/chart/layout/text-width.ts';

describe('labels in a column', () => {
  it('stay where they are wanted while there is room', () => {
    expect(
      spreadLabels(
        [
          { wanted: 20, height: 10 },
          { wanted: 60, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([20, 60]);
  });

  it('never overlap, and stay inside while they fit', () => {
    const label = fc.record({ wanted: fc.integer({ min: 0, max: 300 }), height: fc.integer({ min: 5, max: 40 }) });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
        const middles = spreadLabels(labels, 0, 300);
        const spans = labels
          .map(({ height }, index) => ({
            top: (middles[index] ?? 0) - height / 2,
            bottom: (middles[index] ?? 0) + height / 2,
          }))
          .sort((a, b) => a.top - b.top);
        spans.slice(1).forEach((span, index) => {
          expect(span.top).toBeGreaterThanOrEqual((spans[index]?.bottom ?? 0) - 1e-6);
        });
        const total = labels.reduce((sum, { height }) => sum + height, 0);
        if (labels.length > 0 && total <= 300) {
          expect(spans[0]?.top).toBeGreaterThanOrEqual(-1e-6);
          expect(spans.at(-1)?.bottom).toBeLessThanOrEqual(300 + 1e-6);
        }
      }),
    );
  });
});

describe('room for a label', () => {
  const box = { x: 10, y: 10, width: 10, height: 10 };

  it('is not where a line passes', () => {
    expect(crosses(box, { x: 0, y: 0 }, { x: 30, y: 30 })).toBe(true);
    expect(crosses(box, { x: 0, y: 0 }, { x: 5, y: 30 })).toBe(false);
    expect(crosses(box, { x: 0, y: 15 }, { x: 30, y: 15 })).toBe(true);
  });

  it('is the first place that is free', () => {
    const inside = { x: 0, y: 0, width: 100, height: 100 };
    const other = { ...box, x: 40 };
    expect(findRoom([box, other], inside, [], [box])).toBe(other);
    expect(findRoom([{ ...box, x: 95 }], inside, [], [])).toBeUndefined();
  });
});

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
