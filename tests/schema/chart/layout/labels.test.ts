import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crosses, findRoom, spreadEnds, spreadLabels } from '../../../../schema/chart/layout/labels.ts';

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

describe('names over the ends of lines', () => {
  it('never lie on each other, even where lines end in one point', () => {
    const end = { y: 100, falling: false };
    const [first = 0, second = 0] = spreadEnds([end, end], 100);
    expect(Math.abs(first - second)).toBeGreaterThanOrEqual(14);
  });

  it('stand under a line that falls and over one that rises', () => {
    expect(spreadEnds([{ y: 50, falling: true }], 150)[0]).toBeGreaterThan(50);
    expect(spreadEnds([{ y: 50, falling: false }], 150)[0]).toBeLessThan(50);
  });
});
