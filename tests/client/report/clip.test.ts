/** Where the picture of the chosen number lies. */
import { expect, test } from 'vitest';
import { clipAddress } from '../../../client/report/Clip.tsx';

const figure = { value: 3, gap: null, printed: '3', place: { start: 40, end: 41, line: 3, quote: '3' } } as const;
const document = { hash: 'a1', text: '' };

test('a number that was read from a picture, or is a gap beside some that were, leads to its own', () => {
  const figures = [
    { ...figure, cell: 'III/1/total', confidence: 'pictured' },
    {
      ...figure,
      cell: 'III/2/total',
      confidence: null,
      value: null,
      gap: 'unreadable',
      place: { ...figure.place, start: 50, end: 51 },
    },
    { ...figure, cell: 'III/4/total', confidence: null, value: null, gap: 'rowMissing', place: null },
  ] as const;
  expect(clipAddress({ figures, document }, 'cell:III/1/total')).toBe('/documents/a1/clip.png?start=40&end=41');
  expect(clipAddress({ figures, document }, 'cell:III/2/total')).toBe('/documents/a1/clip.png?start=50&end=51');
  for (const key of ['cell:III/4/total', 'cell:III/9/total', 'text:0', null] as const)
    expect(clipAddress({ figures, document }, key)).toBeNull();
});

test('no number of a document with a text of its own does', () => {
  const figures = [{ ...figure, cell: 'III/1/total', confidence: 'agreed' }] as const;
  expect(clipAddress({ figures, document }, 'cell:III/1/total')).toBeNull();
});
