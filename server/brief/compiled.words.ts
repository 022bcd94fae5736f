import { defineWords } from '../../schema/language.ts';

export const compiledWords = defineWords({
  zh: {
    title: (government: string, year: number) => `${government}${year}年政府信息公开工作年度报告`,
    made: (held: number, due: number, missing: string) =>
      `汇总稿：表中数字为 ${held} 家单位年报之和，应报 ${due} 家${missing === '' ? '' : `；未报送：${missing}`}。`,
    sections: {
      one: '一、总体情况',
      two: '二、主动公开政府信息情况',
      three: '三、收到和处理政府信息公开申请情况',
      four: '四、政府信息公开行政复议、行政诉讼情况',
      five: '五、存在的主要问题及改进情况',
      six: '六、其他需要报告的事项',
    },
    toWrite: '（待撰写）',
    source: (revision: number, day: string) => `数据版本 ${revision}（${day}）。`,
    cover: '封面',
    sheet: '逐格核对',
    creator: '公开年报',
    gaps: (count: number) => `与地区自己的年报不同的格数：${count}`,
    notes: {
      sum: '合计：各单位年报该格之和；没有单位填写的为空，不作 0。',
      office: '其中政府办公室：办公室自己的年报；不含办公室：合计减去它，是另一种口径。',
      printed:
        '地区年报：政府自己公布的数字；差额：地区年报减合计。差额可能来自未报送的单位、不在名录的机构，或口径不同。',
      counts: '有数单位：该格有数字的单位；应报单位：名录上当年应报的单位。',
    },
    tables: { II: '表二', III: '表三', IV: '表四' },
    columns: {
      id: '编号',
      table: '表',
      row: '行',
      column: '列',
      sum: '合计',
      office: '其中政府办公室',
      without: '不含政府办公室',
      printed: '地区年报',
      gap: '差额',
      reported: '有数单位',
      expected: '应报单位',
    },
  },
  en: {
    title: (government: string, year: number) =>
      `${government}: annual report on government information disclosure, ${year}`,
    made: (held: number, due: number, missing: string) =>
      `Compiled: the figures are the sums of ${held} of ${due} reports due${missing === '' ? '' : `; missing: ${missing}`}.`,
    sections: {
      one: '1. Overview',
      two: '2. Information disclosed',
      three: '3. Requests received and handled',
      four: '4. Administrative review and litigation',
      five: '5. Main problems and improvements',
      six: '6. Other matters',
    },
    toWrite: '(to be written)',
    source: (revision: number, day: string) => `Data revision ${revision} (${day}).`,
    cover: 'Cover',
    sheet: 'Cell by cell',
    creator: 'Gongkai',
    gaps: (count: number) => `Cells that differ from the region’s own report: ${count}`,
    notes: {
      sum: 'Sum: of that cell over the bureaus’ reports; empty, and not 0, where none has a number.',
      office:
        'Of it the office: the government office’s own report; without the office: the sum less that, which is the other way to count.',
      printed:
        'Own report: what the government published itself; gap: own report less sum. It may come of missing reports, bodies that are not on the list, or another way of counting.',
      counts: 'With a number: bureaus that have one there; due: bureaus on the list that were to report.',
    },
    tables: { II: 'Table 2', III: 'Table 3', IV: 'Table 4' },
    columns: {
      id: 'Id',
      table: 'Table',
      row: 'Row',
      column: 'Column',
      sum: 'Sum',
      office: 'Of it the office',
      without: 'Without the office',
      printed: 'Own report',
      gap: 'Gap',
      reported: 'With a number',
      expected: 'Due',
    },
  },
});
