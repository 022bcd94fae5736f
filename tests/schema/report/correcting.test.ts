/** What may be put in the place of a printed value, to the last digit of what is allowed, and how places and values are called. */
import { describe, expect, it, test } from 'vitest';
import { Problem } from '../../../schema/problem.ts';
import {
  correctionNote,
  correctionWords,
  ensureReason,
  ensureSource,
  ensureValue,
  LONGEST_REASON,
  LONGEST_SOURCE,
  measureAt,
  placeName,
  refuseCell,
} from '../../../schema/report/correcting.ts';

/** The sentence it is refused with; null where it is not refused. */
function refusal(run: () => unknown): { readonly zh: string; readonly en: string } | null {
  try {
    run();
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe('BAD_ARGUMENT');
    return error.sentence;
  }
}

test.each([
  ['IV/review.total', 'review.total', '表四 行政复议 · 总计', 'Table 4 Administrative review · Total'],
  ['text/disclosures.total', 'disclosures.total', '正文 主动公开信息总数', 'Text, Disclosures in total'],
  ['text/disclosures.item/部门/动态', 'disclosures.item', '正文 分项“部门/动态”', 'Text, Entry “部门/动态”'],
  ['text/odd', 'odd', '正文 odd', 'Text, odd'],
])('%s is of %s and called so', (place, measure, zh, en) => {
  expect(measureAt(place)).toBe(measure);
  expect(placeName(place)).toEqual({ zh, en });
});

describe('a value', () => {
  it.each([
    ['IV/review.total', 999_999_999],
    ['IV/review.total', 0],
    ['IV/review.total', 'blank'],
    ['II/fees.itemsChange', -3],
    ['II/fees.amount', 1.123456],
    ['II/procurement.amount', 0.25],
    ['text/disclosures.item', 1.123456],
  ] as const)('may be, at %s, %s', (place, value) => {
    expect(refusal(() => ensureValue(place, value))).toBeNull();
  });

  it.each([
    ['IV/review.total', -1, '这一项不能是负数（写的是 -1）', 'This cannot be negative (-1 was given)'],
    ['text/disclosures.item', -1, '这一项不能是负数（写的是 -1）', 'This cannot be negative (-1 was given)'],
    ['IV/review.total', 1e9, '1000000000 太大，整数部分最多 9 位', '1000000000 is too large: nine digits'],
    ['II/fees.itemsChange', -1e9, '-1000000000 太大', '-1000000000 is too large'],
    ['IV/review.total', Number.NaN, '更正后的值不是数字', 'The corrected value is no number'],
    [
      'IV/review.total',
      1.5,
      '这一项按件计，应是整数（写的是 1.5）',
      'This is counted in cases and must be a whole number',
    ],
    ['II/procurement.amount', 0.125, '小数最多 2 位（写的是 0.125）', '2 decimals are the most (0.125 was given)'],
    ['text/disclosures.item', 1.1234567, '小数最多 6 位（写的是 1.1234567）', '6 decimals are the most'],
    ['text/disclosures.total', 'blank', '正文数字只能更正为数字', 'A number of the text can be corrected to a number'],
    ['text/disclosures.total', 'notInEdition', '正文数字只能更正为数字', 'A number of the text can be corrected'],
    ['IV/review.total', 'notInEdition', '表式没有此格不能作为更正', 'That a form has no such cell is no correction'],
  ] as const)('may not be, at %s, %s', (place, value, zh, en) => {
    const said = refusal(() => ensureValue(place, value));
    expect(said?.zh).toContain(zh);
    expect(said?.zh).toMatch(/。请核对后再填，没有存储任何改动。$/);
    expect(said?.en.startsWith(en)).toBe(true);
    expect(said?.en).toMatch(/\. Check it and try again; nothing was stored\.$/);
  });
});

test('a reason is there and no longer than is kept, a source may be missing; blanks around them are not kept', () => {
  expect(ensureReason(' 见原件 \n')).toBe('见原件');
  expect(ensureReason('x'.repeat(LONGEST_REASON))).toHaveLength(LONGEST_REASON);
  expect(refusal(() => ensureReason(' \n'))).toEqual({
    zh: '请写明理由。请核对后再填，没有存储任何改动。',
    en: 'Say why. Check it and try again; nothing was stored.',
  });
  expect(refusal(() => ensureReason('x'.repeat(LONGEST_REASON + 1)))).toEqual({
    zh: '理由有 1001 字，最多 1000 字。请缩短，没有存储任何改动。',
    en: 'The reason has 1001 characters; 1000 are the most. Shorten it; nothing was stored.',
  });
  expect([null, '', ' \n', ' 电话核实 '].map(ensureSource)).toEqual([null, null, null, '电话核实']);
  expect(ensureSource('x'.repeat(LONGEST_SOURCE))).toHaveLength(LONGEST_SOURCE);
  expect(refusal(() => ensureSource('x'.repeat(LONGEST_SOURCE + 1)))).toEqual({
    zh: '依据有 501 字，最多 500 字。请缩短，没有存储任何改动。',
    en: 'The source has 501 characters; 500 are the most. Shorten it; nothing was stored.',
  });
});

test('of a cell that its forms have not, a report is told which forms have it', () => {
  const said = refusal(() => refuseCell('II/procurement.amount'));
  expect(said?.zh).toContain('没有“表二 政府集中采购 · 采购总金额”这一格（有它的是：2019 年表式）');
  expect(said?.en).toContain('no cell “Table 2 Central procurement · Amount” (forms that have it: that of 2019)');
  const both = refusal(() => refuseCell('IV/review.total'));
  expect(both?.zh).toContain('（有它的是：2019 年表式、2021 年表式）');
  expect(both?.en).toContain('(forms that have it: that of 2019, that of 2021)');
});

test('what was corrected is said with what was printed, a gap by its word', () => {
  expect(correctionWords({ place: 'IV/review.total', printed: 'slash', value: 3 })).toEqual({
    zh: '表四 行政复议 · 总计：所印 无数字（slash），更正为 3',
    en: 'Table 4 Administrative review · Total: printed no number (slash), corrected to 3',
  });
  expect(correctionWords({ place: 'IV/review.total', printed: 0, value: 'blank' }).en).toBe(
    'Table 4 Administrative review · Total: printed 0, corrected to blank',
  );
  expect(correctionNote({ place: 'IV/review.total', printed: 'blank', value: 3 })).toBe(
    '表四 行政复议 · 总计：所印 空白，更正为 3',
  );
});
