import { defineWords } from '../../schema/language.ts';

export const compiledWords = defineWords({
  zh: {
    title: (government: string, year: number) => `${government}${year}年政府信息公开工作年度报告`,
    draft: (government: string) => `${government}年报的汇总稿，成稿时请删去以下说明。`,
    toWrite: '（待撰写）',
    source: (revision: number, day: string) => `数据版本 ${revision}（${day}）。`,
    cover: '封面',
    sheet: '逐格核对',
    findings: '核查',
    found: { outcome: '结果', severity: '轻重', rule: '规则', sentence: '说明' },
    creator: '公开年报',
    gaps: (count: number) => `与地区自己的年报不同的格数：${count}`,
    notes: {
      sum: '各单位合计：各单位年报该格之和；没有单位填写的为空，不作 0。',
      before:
        '上年转来：上一年“结转下年度继续办理”，2019 年表式另有上一年项目数量加增减；表中所填以它为准，或按所选改用合计。',
      office: '其中政府办公室：办公室自己的年报；不含办公室：合计减去它，是另一种口径。',
      printed:
        '地区年报：政府自己公布的数字；差额：地区年报减合计。差额可能来自未报送的单位、不在名录的机构，或口径不同。',
      counts: '有数单位：该格有数字的单位；应报单位：名录上当年应报的单位。',
    },
    columns: {
      id: '编号',
      cell: '格',
      filled: '表中所填',
      sum: '各单位合计',
      office: '其中政府办公室',
      without: '不含政府办公室',
      before: '上年转来',
      printed: '地区年报',
      gap: '差额',
      reported: '有数单位',
      expected: '应报单位',
    },
  },
  en: {
    title: (government: string, year: number) =>
      `${government}: annual report on government information disclosure, ${year}`,
    draft: (government: string) =>
      `A draft of the report of the ${government}; take these remarks out before it is published.`,
    toWrite: '（待撰写）',
    source: (revision: number, day: string) => `Data revision ${revision} (${day}).`,
    cover: 'Cover',
    sheet: 'Cell by cell',
    findings: 'Checks',
    found: { outcome: 'Outcome', severity: 'How grave', rule: 'Rule', sentence: 'What it says' },
    creator: 'Gongkai',
    gaps: (count: number) => `Cells that differ from the region’s own report: ${count}`,
    notes: {
      sum: 'Sum of bureaus: of that cell over the bureaus’ reports; empty, and not 0, where none has a number.',
      before:
        'From the year before: what its reports carried over, and on the form of 2019 its items with their change; it stands on the form, or the sum where that was chosen.',
      office:
        'Of it the office: the government office’s own report; without the office: the sum less that, which is the other way to count.',
      printed:
        'Own report: what the government published itself; gap: own report less sum. It may come of missing reports, bodies that are not on the list, or another way of counting.',
      counts: 'With a number: bureaus that have one there; due: bureaus on the list that were to report.',
    },
    columns: {
      id: 'Id',
      cell: 'Cell',
      filled: 'On the form',
      sum: 'Sum of bureaus',
      office: 'Of it the office',
      without: 'Without the office',
      before: 'From the year before',
      printed: 'Own report',
      gap: 'Gap',
      reported: 'With a number',
      expected: 'Due',
    },
  },
});
