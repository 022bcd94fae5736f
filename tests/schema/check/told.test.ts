/** What is told of findings where they are listed: as a table to be taken along, as a sum in a line, and as what still counts. */
import { describe, expect, test } from 'vitest';
import type { Operand, OperandRef } from '../../../schema/check/finding.ts';
import { shortArithmetic } from '../../../schema/check/short-arithmetic.ts';
import { type FindingRow, findingCells, tableTitle } from '../../../schema/check/table.ts';
import { countStanding, needsReason, numbersOf, standingWords } from '../../../schema/check/verdict.ts';

describe('a table of findings', () => {
  const row: FindingRow = {
    publisher: { zh: '山区教育局', en: 'Hill Education' },
    region: { zh: '山区', en: 'Hill' },
    year: 2024,
    mistake: 3,
    rule: 'T3-ROWSUM',
    title: { zh: '行合计', en: 'Row sum' },
    outcome: 'failed',
    severity: 'error',
    state: 'dismissed',
    message: { zh: '合计不符', en: 'The total differs' },
    arithmetic: '1 + 2 ≠ 4',
    repair: { zh: '改为 3', en: 'Make it 3' },
    reason: '另计',
    judgedBy: '李',
    judgedOn: '2025-02-01',
    answer: '已改',
    id: 'hill-2024/1',
  };

  test('has each of its columns under its own head, in both languages', () => {
    const [heads = [], cells = []] = findingCells([row], 'zh');
    expect(Object.fromEntries(heads.map((head, at) => [head, cells[at]]))).toEqual({
      ...{ 单位: '山区教育局', 地区: '山区', 年度: 2024, 问题: 3, 规则: '行合计', 结果: '未通过', 轻重: '错误' },
      ...{ 状态: '不成立', 说明: '合计不符', 算式: '1 + 2 ≠ 4', 最小改正: '改为 3', 理由: '另计', 处理人: '李' },
      ...{ 处理日期: '2025-02-01', 单位答复: '已改', 规则编号: 'T3-ROWSUM', 核查结果编号: 'hill-2024/1' },
    });
    const [headsEn = [], cellsEn = []] = findingCells([row], 'en');
    expect(Object.fromEntries(headsEn.map((head, at) => [head, cellsEn[at]]))).toEqual({
      ...{ Bureau: 'Hill Education', Region: 'Hill', Year: 2024, Mistake: 3, Rule: 'Row sum', Outcome: 'failed' },
      ...{ Severity: 'Error', State: 'Dismissed', Finding: 'The total differs', Arithmetic: '1 + 2 ≠ 4' },
      ...{ 'Smallest repair': 'Make it 3', Reason: '另计', 'Judged by': '李', 'Judged on': '2025-02-01' },
      ...{ 'Answer of the bureau': '已改', 'Rule id': 'T3-ROWSUM', 'Id of the finding': 'hill-2024/1' },
    });
  });

  test('is empty where nobody has judged or repaired anything', () => {
    const [, cells = []] = findingCells([{ ...row, state: null, repair: null, reason: '', mistake: null }], 'zh');
    expect([3, 7, 10, 11].map((at) => cells[at])).toEqual([null, null, null, null]);
    expect([tableTitle('山区', 2024, 'waiting', 'zh'), tableTitle('Hill', 2024, 'waiting', 'en')]).toEqual([
      expect.stringMatching(/^山区 2024 年核查结果（.+）$/),
      expect.stringMatching(/^Hill 2024 findings \(.+\)$/),
    ]);
  });
});

test.each([
  ['1 + 2 = 3', { text: '1 + 2 = 3', against: '', zeros: 0 }],
  ['1 + 2 = 3 ≠ 4', { text: '1 + 2 = 3', against: '≠ 4', zeros: 0 }],
  ['0 + 0 + 0 + 0 + 0 + 0 + 0 + 5 = 5', { text: '0 + 0 + 0 + 0 + 0 + 0 + 0 + 5 = 5', against: '', zeros: 0 }],
  ['0 + 1 + 0 + □ + 2 + □ + 0 + 0 + 5 = 8 ≠ 9', { text: '1 + 2 + 5 + □×2 = 8', against: '≠ 9', zeros: 4 }],
  ['0 + 0 + 0 + 0 + 0 + 0 + 0 + 0 + 0 = 0', { text: '0 = 0', against: '', zeros: 9 }],
  ['1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 0 = ?', { text: '1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 = ?', against: '', zeros: 1 }],
])('the sum %s in a line', (arithmetic, short) => {
  expect(shortArithmetic(arithmetic)).toEqual(short);
});

describe('what people said of a finding', () => {
  const operand = (ref: OperandRef, of: Partial<Operand> = {}): Operand => ({
    ...{ ref, side: 'left', label: null, value: 1, gap: null, approximate: false },
    ...of,
  });
  const said = { expected: 1, actual: 2 };

  test('goes by where each number stands, what it is, and whether it is about so many', () => {
    const refs: readonly (readonly [OperandRef, string])[] = [
      [{ kind: 'cell', cell: 'III/1/total' }, 'III/1/total'],
      [
        { kind: 'elsewhere', report: 'hill-2023', cell: 'III/1/total' } as OperandRef,
        'elsewhere:hill-2023:III/1/total',
      ],
      [{ kind: 'elsewhere', report: 'hill-2023', cell: null } as OperandRef, 'elsewhere:hill-2023:合计'],
    ];
    for (const [ref, where] of refs)
      expect(numbersOf({ ...said, operands: [operand(ref, { label: '合计' })] })).toBe(
        JSON.stringify([[[where, 'left', 1]], 1, 2]),
      );
    const about = operand({ kind: 'cell', cell: 'III/1/total' }, { value: null, gap: 'blank', approximate: true });
    expect(numbersOf({ ...said, operands: [about] })).toContain('["III/1/total","left","blank","≈"]');
  });

  test('counts until it is dismissed, and needs its reason where it lets the report stand', () => {
    const failed = (state: 'dismissed' | 'explained' | null) => ({ outcome: 'failed' as const, state });
    const counted = countStanding([failed('dismissed'), failed('explained'), failed(null), { outcome: 'suspicious' }]);
    expect(counted).toMatchObject({ failed: 2, suspicious: 1 });
    expect(
      ['confirmed', 'dismissed', 'explained', 'askedBack', 'open'].filter((one) => needsReason(one as 'open')),
    ).toEqual(['dismissed', 'explained']);
    expect(standingWords(2024, { failed: 0, suspicious: 0 }).zh).toContain('没有未通过或存疑');
    expect(standingWords(2024, { failed: 1200, suspicious: 1 }).en).toContain('1,200 failed and 1 is suspicious');
    expect(standingWords(2024, { failed: 0, suspicious: 2 }).zh).toContain('0 项勾稽关系未通过，2 项存疑');
  });
});
