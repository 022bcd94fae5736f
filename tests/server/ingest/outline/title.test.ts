import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../../server/ingest/outline/kind-of.ts';
import { readText } from '../render/expect.ts';

const BODY = '\n一、总体情况\n本年度工作有序开展。\n二、主动公开政府信息情况\n见表。\n';

describe('a title', () => {
  it.each([
    ['示范区教育局2024年政府信息公开工作年度报告', '示范区教育局', 2024],
    ['示范区教育局 2024 年政府信息公开工作年度报告', '示范区教育局', 2024],
    ['2022年示范市人民政府办公室政府信息公开工作年度报告', '示范市人民政府办公室', 2022],
    ['示范县人民政府\n2023年政府信息公开工作年度报告', '示范县人民政府', 2023],
    ['示范区民政局\n2023年政府信息公开\n工作年度报告', '示范区民政局', 2023],
    ['示范镇人民政府2021年度政府信息公开年报', '示范镇人民政府', 2021],
    ['# 示范区2023年政府信息公开工作年度报告', '示范区', 2023],
    ['示范区审计局政府信息公开工作年度报告（2020年度）', '示范区审计局', 2020],
    ['关于示范区财政局2020年政务公开工作年度报告', '示范区财政局', 2020],
    ['二〇二三年示范区水务局政府信息公开工作年度报告', '示范区水务局', 2023],
    ['首页 > 政府信息公开 > 年报\n示范区卫生健康局２０２４年政府信息公开工作年度报告', '示范区卫生健康局', 2024],
    ['示范⾏政审批局2024年政府信息公开工作年度报告', '示范行政审批局', 2024],
  ])('%j names publisher and year', async (title, publisher, year) => {
    expect(await readText(title + BODY)).toMatchObject({ publisher, year });
  });

  it('may be missing: then the file name or the text says the year', async () => {
    expect(await readText(BODY, '示范区民政局2022年政府信息公开工作年度报告.txt')).toMatchObject({
      title: null,
      publisher: '示范区民政局',
      year: 2022,
    });
    expect(await readText(`统计期限自2023年1月1日起至12月31日止。${BODY}`)).toMatchObject({ title: null, year: 2023 });
    expect(await readText(BODY)).toMatchObject({ title: null, publisher: null, year: null, kind: null });
  });
});

describe('whose report it is', () => {
  it.each(['示范区人民政府', '淮安市洪泽区', '上海市', '示范县', '浦东新区人民政府', '示范自治州', '示范市示范区'])(
    '%s reports for a region',
    (name) => {
      expect(kindOf(name)).toBe('region');
    },
  );

  it.each([
    '示范区人民政府办公室',
    '上海市人民政府办公厅',
    '示范镇人民政府',
    '示范乡人民政府',
    '示范街道办事处',
    '示范区教育局',
    '示范经济开发区管理委员会',
    '示范经济技术开发区',
    '示范社区',
  ])('%s reports for itself', (name) => {
    expect(kindOf(name)).toBe('bureau');
  });
});

describe('dates', () => {
  it.each([
    ['发布日期：2020-01-31', '2020-01-31'],
    ['发布时间: 2024 年 1 月 9 日', '2024-01-09'],
    ['成文日期\t2022/03/05', '2022-03-05'],
    ['成文日期：2022-01-05 发布日期：2022-01-18 08:30', '2022-01-18'],
    ['发布日期：即日', null],
  ])('%s', async (words, date) => {
    expect((await readText(`${words}\n示范区教育局2023年政府信息公开工作年度报告${BODY}`)).publishedOn).toBe(date);
  });

  it.each([
    ['统计期限自2019年1月1日起至12月31日止', '2019-01-01', '2019-12-31'],
    ['所列数据的统计期限为 2024 年 1 月 1 日至 2024 年 12 月 31 日', '2024-01-01', '2024-12-31'],
    ['统计期限自20191月1日起至12月31日止', '2019-01-01', '2019-12-31'],
  ])('%s', async (words, from, to) => {
    expect((await readText(`${words}。${BODY}`)).period).toEqual({ from, to });
  });
});
