/** Rules about words of the prose: the issues of a monthly, the name of an office. */
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import type { RuleId } from '../../../../schema/check/rules/index.ts';
import { findingArithmetic, findingSentence } from '../../../../schema/check/words/words.ts';
import { buildReport } from '../../../support/report-builder.ts';

const findings = (rule: RuleId, ...lines: readonly string[]) =>
  checkReport(buildReport({ lines })).filter((found) => found.rule === rule);

describe('TX-ISSUES', () => {
  test.each([
    ['经济运行月报自2019年1月-12月共编印10期', 12, 10],
    ['工作月刊1月至6月共印发5期', 6, 5],
    ['统计月报（内部资料）3月份到11月份印发了12期', 9, 12],
    ['编发月报1月—2020年12月，累计11期', 12, 11],
  ])('asks about %s', (line, expected, actual) => {
    expect(findings('TX-ISSUES', line)).toMatchObject([{ outcome: 'suspicious', severity: 'hint', expected, actual }]);
  });

  test.each([
    '经济运行月报自2019年1月-12月共编印12期',
    '工作月刊1月至6月共印发6期',
    '月报共10期',
    '1月-12月共编印简报10期',
    '季报1月-12月共编印4期',
    '周报1月-12月共编印50期',
    '月报每月一期。1月-12月举办培训10期',
    '月报每月一期；1月-12月举办培训10期',
    '月报自1月-12月共编印10册',
    '月报自1月-13月共编印10期',
    '月报自0月-12月共编印10期',
    '月报自11月-2月共编印3期',
    '月报自1月起编印10期',
    '每月报送10期',
    '按月报告，1月-12月共12期',
    '统计期限自1月1日起至12月31日止',
    '月报',
    '10期月报',
    '举办培训班10期',
    '月报自1月-12月，报送5家单位共60期次，另印12期',
  ])('asks nothing about %s', (line) => {
    expect(findings('TX-ISSUES', line)).toEqual([]);
  });

  test('names months and issues, and where they stand', () => {
    const [found] = findings('TX-ISSUES', '第一行', '经济运行月报1月至12月共编印10期。');
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toBe('正文写月报自 1 月至 12 月，共 12 个月，而期数为 10，请核对');
    expect(findingArithmetic(found)).toBe('10');
    const { text } = buildReport({ lines: ['第一行', '经济运行月报1月至12月共编印10期。'] });
    const ref = found.operands[0]?.ref;
    if (ref?.kind !== 'passage') throw new Error('No passage');
    expect(text.slice(ref.place.start, ref.place.end)).toBe('月报1月至12月共编印10期');
    expect(text.split('\n')[ref.place.line - 1]).toBe('经济运行月报1月至12月共编印10期。');
  });
});

describe('TX-OFFICE', () => {
  test.each([
    '政府信息与政府信息公开办公室',
    '政府信息和政务公开办公室',
    '政府信息与政务信息公开办公室',
    '政府信息与信息公开办公室',
  ])('points at %s', (name) => {
    expect(findings('TX-OFFICE', `根据《国务院办公厅${name}关于年度报告的通知》`)).toMatchObject([
      { outcome: 'suspicious', severity: 'hint', subject: name },
    ]);
  });

  test.each([
    '《国务院办公厅政府信息与政务公开办公室关于年度报告的通知》',
    '国务院办公厅政务公开办公室',
    '国务院办公厅政府信息公开办公室',
    '国务院办公厅关于印发政府网站发展指引的通知',
    '国务院办公厅',
    '国办公开办函〔2021〕30号',
    '区人民政府办公室政府信息与政府信息公开办公室',
    '下设政府信息公开办公室',
    '省政府办公厅政府信息与政务公开办公室',
    '推进政府信息与政府信息公开平台的建设',
    '国务院办公厅政府信息与政务公开办公室、国务院办公厅',
    '国务院办公厅政府信息。政府信息与政府信息公开办公室',
    '国务院办公厅政府信息与政务公开',
    '国务院办公厅政府信息和数据管理局',
    '政府信息与政府信息公开',
    '办公厅政府信息与政府信息公开办公室',
    '国务院办公厅政府信息、政务公开办公室',
    '国务院办公厅政府信息',
    '国务院办公厅政府信息公开条例',
    '国务院办公厅政府信息与各部门的公开工作，由办公室负责',
  ])('says nothing of %s', (line) => {
    expect(findings('TX-OFFICE', line)).toEqual([]);
  });

  test('tells the same wrong name once, and where it stands first', () => {
    const line = '国务院办公厅政府信息与政府信息公开办公室';
    const found = findings('TX-OFFICE', line, '中间', line);
    expect(found).toHaveLength(1);
    const ref = found[0]?.operands[0]?.ref;
    const { text } = buildReport({ lines: [line] });
    expect(ref?.kind === 'passage' && ref.place.start).toBe(text.indexOf('政府信息与'));
  });
});
