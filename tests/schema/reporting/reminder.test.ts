import { expect, test } from 'vitest';
import { reminderTo, reminderToAll, toRemind } from '../../../schema/reporting/reminder.ts';
import { ROWS, row } from './rows.ts';

const OF = { year: 2025, day: '2026-02-20' };
const [water, township] = toRemind(ROWS);

test('goes to the overdue, and while nobody is, to those that still have time', () => {
  expect(toRemind(ROWS).map(({ publisher }) => publisher)).toEqual(['水利局', '云台乡']);
  expect(toRemind(ROWS.filter(({ state }) => state !== 'missing')).map(({ publisher }) => publisher)).toEqual([
    '人民政府',
  ]);
  expect(toRemind([row('教育局')])).toEqual([]);
});

test('names the rule, the day and how late it is', () => {
  if (!water || !township) throw new Error('Nobody is missing');
  expect(reminderTo(water, OF, 'zh')).toBe(
    [
      '山区水利局：',
      '根据《中华人民共和国政府信息公开条例》第四十九条，2025 年度政府信息公开工作年度报告应于2026年1月31日前报送并公布。截至2026年2月20日，尚未收到贵单位的报告，已逾期 20 天。请尽快报送并向社会公布；已经公布的，请告知公布日期和网址。如有困难，请与我们联系。谢谢支持。',
      '2026年2月20日',
    ].join('\n'),
  );
  expect(reminderTo(water, OF, 'en')).toMatch(
    /^To: 水利局 bureau\nBy article 49 .* by 31 January 2026\. .*20 days overdue/,
  );
  // A deadline that was set is not put down to the law; of years before 2019 it is the older law.
  expect(reminderTo(township, OF, 'zh')).toMatch(/按照本地区关于年度报告报送时限的要求.*2026年1月20日前/);
  expect(reminderTo(water, { ...OF, year: 2018 }, 'zh')).toContain('（2008年施行）第三十一条');
});

test('to all lists each with its own deadline', () => {
  const text = reminderToAll(toRemind(ROWS), OF, 'zh');
  expect(text).toContain(
    '尚未收到下列 2 家的报告：\n1. 山区水利局（期限2026年1月31日，已逾期 20 天）\n2. 山区云台乡（期限2026年1月20日，已逾期 31 天）\n请尽快报送',
  );
  const early = toRemind([row('a', { state: 'notYetDue', days: 1 })]);
  expect(reminderToAll(early, OF, 'en')).toContain(
    '1. a bureau (due 31 January 2026, 1 day left)\nPlease hand it in and publish it in time',
  );
});
