/** What each deed of an author makes of the text. */
import { describe, expect, test } from 'vitest';
import {
  blocksOf,
  leftOut,
  type Material,
  moved,
  openBlock,
  piecesOf,
  readText,
  typedNumbers,
  typedText,
} from '../../../../client/pages/brief/editing.ts';
import type { TextSection } from '../../../../schema/briefing/text.ts';

const FIGURE = { figure: 'value/handled/requests.received' };
const MATERIAL: Material = {
  title: '情况',
  parts: [
    {
      ...{ id: 'overall', heading: '总体情况', charts: 1 },
      blocks: new Map([
        ['received', ['全年新收 ', FIGURE, '。']],
        ['covered', ['以上为合计。']],
      ]),
    },
  ],
  figures: new Map([[FIGURE.figure, { name: '新收申请', text: '5 件', chart: null }]]),
};
const MADE: TextSection = { part: 'overall', heading: null, charts: true, blocks: null };

test('what is all made is named block by block once something is changed in it', () => {
  expect(blocksOf(MADE, MATERIAL)).toEqual([
    { made: 'received', text: null },
    { made: 'covered', text: null },
  ]);
  const some = { ...MADE, blocks: [{ made: 'covered', text: ['别的'] }] };
  expect(blocksOf(some, MATERIAL)).toBe(some.blocks);
  expect(leftOut(some, MATERIAL)).toEqual(['received']);
  expect(leftOut(MADE, MATERIAL)).toEqual([]);
});

test('a made block is opened with its numbers as numbers, and one’s own text as it is', () => {
  expect(openBlock({ made: 'received', text: null }, MADE, MATERIAL).text).toEqual(['全年新收 ', FIGURE, '。']);
  expect(openBlock({ made: 'received', text: ['别的'] }, MADE, MATERIAL).text).toEqual(['别的']);
});

test('paragraphs become one text with line ends, and what is read of the graph is written to it the same', () => {
  const words = (text: string) => ({ text, figure: null });
  expect(piecesOf([{ pieces: [words('一'), { text: '5 件', ...FIGURE }] }, { pieces: [words('二')] }])).toEqual([
    '一',
    FIGURE,
    '\n',
    '二',
  ]);
  const shown = {
    title: null,
    sections: [
      { part: 'overall', heading: '标题', charts: false, blocks: null },
      {
        ...{ part: null, heading: '自己的', charts: true },
        blocks: [
          { made: 'received', pieces: null },
          { made: null, pieces: [words(''), { text: null, ...FIGURE }] },
        ],
      },
    ],
  };
  expect(typedText(readText(shown))).toEqual({
    title: null,
    sections: [
      shown.sections[0],
      {
        ...shown.sections[1],
        blocks: [
          { made: 'received', pieces: null },
          { made: null, pieces: [{ text: '' }, FIGURE] },
        ],
      },
    ],
  });
});

test('is moved by one place, and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

describe('of digits that were typed', () => {
  test.each([
    ['全年 12 次，占 3.5%', ['12', '3.5%']],
    ['共 1,322 件', ['1,322']],
    ['2024 年以来', []],
    ['1．请某局核实', []],
    ['没有', []],
  ])('%s', (text, digits) => {
    expect(typedNumbers([text, FIGURE])).toEqual(digits);
  });
});
