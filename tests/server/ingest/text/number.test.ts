import { describe, expect, it } from 'vitest';
import { convertMoney, readCell } from '../../../../server/ingest/text/number.ts';

describe('a cell with a number', () => {
  it.each([
    ['0', 0],
    ['1808595', 1808595],
    ['+4', 4],
    ['-2', -2],
    ['＋４', 4],
    ['－１１', -11],
    ['−3', -3],
    ['减2', -2],
    ['減 2', -2],
    ['增4', 4],
    ['减少12', -12],
    ['1,234', 1234],
    ["1'324", 1324],
    ['12’345’678', 12345678],
    ['="365"', 365],
    ['= "-3"', -3],
    ["'+4", 4],
    ['’-4', -4],
    ["'365", 365],
    ['12，345，678', 12345678],
    ['１２３', 123],
    ['59237.2449', 59237.2449],
    ['22（其中修订 16 件）', 22],
    ['55(含自然失效 29 件)', 55],
    ['7件', 7],
    ['-0', 0],
  ])('reads %s', (printed, value) => {
    expect(readCell(printed)?.content).toEqual({ kind: 'number', value, printed });
  });

  it.each([
    ['251000元', 251000, '元'],
    ['18.6198万元', 18.6198, '万元'],
    ['1.2 亿元', 1.2, '亿元'],
    ['0', 0, null],
  ])('keeps the unit of money in %s', (printed, value, money) => {
    expect(readCell(printed)).toEqual({ content: { kind: 'number', value, printed }, money });
  });

  it('converts money without dust of binary fractions', () => {
    expect(convertMoney(477.35, '万元', '元')).toBe(4_773_500);
    expect(convertMoney(18.6198, '万元', '元')).toBe(186_198);
    expect(convertMoney(251_000, '元', '万元')).toBe(25.1);
  });
});

describe('a cell without a number', () => {
  it.each([
    ['', 'blank'],
    ['\u3000', 'blank'],
    ['/', 'slash'],
    ['／', 'slash'],
    ['-', 'dash'],
    ['——', 'dash'],
    ['无', 'none'],
    ['無', 'none'],
    ['#REF!', 'unreadable'],
    ['1,23', 'unreadable'],
    ["1'32", 'unreadable'],
    ["'", 'unreadable'],
    ['=365', 'unreadable'],
    ['="3"+"65"', 'unreadable'],
    ['1O', 'unreadable'],
    ['1 2', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['9'.repeat(40), 'unreadable'],
    ['暂无', 'none'],
  ])('is a gap: “%s” is %s', (printed, reason) => {
    expect(readCell(printed)?.content).toEqual({ kind: 'gap', reason, printed });
  });

  it.each([
    '规章',
    '1.属于国家秘密',
    '（七）总计',
    '本年增/减',
    '指2019年事项数',
    '三',
    '十二、',
    '第二十条',
    '3.危及“三安全一稳定”',
  ])('is words: %s', (text) => {
    expect(readCell(text)).toBeNull();
  });
});
