import { describe, expect, it } from 'vitest';
import type { CellContent, Confidence } from '../../../../schema/report/figure.ts';
import { joinedBySum } from '../../../../server/ingest/tables/joined-parts.ts';
import { readCell } from '../../../../server/ingest/text/number.ts';

/** What a row of cells says when its parts are put together where the sum says so. */
function read(cells: string, confidence: Confidence | null = 'agreed'): (number | string)[] {
  const row = cells.split(',').map((printed) => {
    const content: CellContent = readCell(printed)?.content ?? { kind: 'gap', reason: 'unreadable', printed };
    return { content, place: null, confidence };
  });
  return joinedBySum(row).map(({ content }) => (content.kind === 'number' ? content.value : content.reason));
}

describe('a number that stands in parts in its cell', () => {
  it.each([
    ['1 324,2,1326', [1324, 2, 1326]],
    ['1 324,,1324', [1324, 'blank', 1324]],
    ['1 2 3,/,123', [123, 'slash', 123]],
    ['36 5,1,2,3,371', [365, 1, 2, 3, 371]],
  ])('is one where the sum of the row says so: %s', (cells, expected) => {
    expect(read(cells)).toEqual(expected);
  });

  it.each([
    ['does not add up', '1 324,2,1327'],
    ['adds up with the first parts as well', '3 9,1,4 0'],
    ['adds up with the last parts as well', '3 5,2,3 7'],
    ['has a total nobody can read', '1 324,2,x'],
    ['has another cell nobody can read', '1 324,x,1324'],
    ['says the same of first, last and all parts', '1 324,,1 324'],
    ['would begin with a zero', '0 5,2,7'],
  ])('stays unread where the row %s', (_, cells) => {
    expect(read(cells)).toContain('unreadable');
  });

  it('stays unread where the row itself is in doubt', () => {
    expect(read('1 324,2,1326', null)).toEqual(['unreadable', 2, 1326]);
  });
});
