import { describe, expect, test } from 'vitest';
import { chooseRows, columnsFor, readChoice, sortParam, tableCells } from '../../../schema/reporting/table.ts';
import { ROWS, row } from './rows.ts';

const choose = (query: string) => {
  const params = new URLSearchParams(query);
  return chooseRows(
    ROWS,
    readChoice((name) => params.get(name)),
  ).map(({ publisher }) => publisher);
};

describe('what an address chooses', () => {
  test('is everybody expected or with time left, in the order of the list', () => {
    expect(choose('')).toEqual(['教育局', '民政局', '水利局', '云台乡', '体育局', '人民政府']);
  });

  test('is a state, a kind, or both; who need not report only when asked for', () => {
    expect(choose('state=missing')).toEqual(['水利局', '云台乡']);
    expect(choose('state=missing&kind=township')).toEqual(['云台乡']);
    expect(choose('kind=region')).toEqual(['人民政府']);
    expect(choose('state=notExpected')).toEqual(['旧局']);
    expect(choose('state=nonsense&kind=nonsense&sort=nonsense')).toHaveLength(6);
  });

  test('is sorted either way, what is unknown last', () => {
    expect(choose('sort=-late')).toEqual(['云台乡', '水利局', '民政局', '教育局', '体育局', '人民政府']);
    expect(choose('sort=late')).toEqual(['民政局', '水利局', '云台乡', '教育局', '体育局', '人民政府']);
    expect(choose('sort=published').slice(0, 2)).toEqual(['教育局', '民政局']);
    expect(choose('sort=-state').slice(0, 3)).toEqual(['水利局', '云台乡', '民政局']);
    // A column that has nothing to sort by leaves the order of the list.
    expect(choose('sort=kind')).toEqual(choose(''));
  });

  test('stands in an address as it is read from it', () => {
    for (const sort of ['late', '-late', '-published'])
      expect(sortParam(readChoice((name) => (name === 'sort' ? sort : null)).sort)).toBe(sort);
    expect(sortParam(null)).toBeNull();
  });
});

describe('the table', () => {
  test('says how each stands, and leaves out columns that would be empty', () => {
    const [head, ...rows] = tableCells(ROWS, 'zh');
    expect(head).toEqual('单位 类别 状况 公布日期 报送期限 逾期天数 收到日期 数据版本 不符 存疑'.split(' '));
    expect(rows[1]?.slice(0, 6)).toEqual(['山区民政局', '部门', '逾期 3 天', '2026-02-03', '2026-01-31', 3]);
    expect(rows[2]?.slice(2)).toEqual(['未报送，已过期限 20 天', '', '2026-01-31', 20, null, null, null, null]);
    expect(rows[4]?.slice(2, 6)).toEqual(['已报送，公布日期不明', '不明', '2026-01-31', null]);
    expect(rows[6]?.slice(1, 6)).toEqual(['本级政府总报告', '未报送，还有 39 天', '', '2026-03-31', null]);
    expect(tableCells(ROWS, 'en')[2]?.slice(1, 3)).toEqual(['Department', '3 days late']);
    expect(tableCells([row('x', { state: 'late', days: 1 })], 'en')[1]?.[2]).toBe('1 day late');
  });

  test('shows regions, sources and contacts where there are any', () => {
    const keys = (rows: Parameters<typeof columnsFor>[0]) => columnsFor(rows).map(({ key }) => key);
    expect(keys([row('a'), row('b', { region: { zh: '谷区', en: 'Vale' } })])).toContain('region');
    expect(keys([row('a', { source: '网页', contact: '张三' })]).slice(-2)).toEqual(['source', 'contact']);
    expect(keys([])).not.toContain('contact');
  });
});
