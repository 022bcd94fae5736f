/** Reports from before 2019 in the shapes they have: prose under headings of their own, with or without the statistics table. */

/** A row as a bureau prints it: label with its notes, unit and number; a heading has neither. */
export type StatisticsRow = readonly [code: string, label: string, unit?: string, value?: string];

/** The whole table of 2014, filled in; every sum of it holds. */
export const STATISTICS: readonly StatisticsRow[] = [
  ['1', '一、主动公开情况'],
  ['1.1', '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条', '486'],
  ['1.1.1', '其中：主动公开规范性文件数', '条', '7'],
  ['1.1.2', '制发规范性文件总数', '件', '9'],
  ['1.2', '（二）通过不同渠道和方式公开政府信息的情况'],
  ['1.2.1', '1.政府公报公开政府信息数', '条', '3'],
  ['1.2.2', '2.政府网站公开政府信息数', '条', '402'],
  ['1.2.3', '3.政务微博公开政府信息数', '条', '51'],
  ['1.2.4', '4.政务微信公开政府信息数', '条', '64'],
  ['1.2.5', '5.其他方式公开政府信息数', '条', '22'],
  ['2', '二、回应解读情况'],
  ['2.1', '（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）', '次', '5'],
  ['2.2', '（二）通过不同渠道和方式回应解读的情况'],
  ['2.2.1', '1.参加或举办新闻发布会总次数', '次', '2'],
  ['2.2.1.1', '其中：主要负责同志参加新闻发布会次数', '次', '1'],
  ['2.2.2', '2.政府网站在线访谈次数', '次', '4'],
  ['2.2.2.1', '其中：主要负责同志参加政府网站在线访谈次数', '次', '3'],
  ['2.2.3', '3.政策解读稿件发布数', '篇', '11'],
  ['2.2.4', '4.微博微信回应事件数', '次', '8'],
  ['2.2.5', '5.其他方式回应事件数', '次', '6'],
  ['3', '三、依申请公开情况'],
  ['3.1', '（一）收到申请数', '件', '37'],
  ['3.1.1', '1.当面申请数', '件', '4'],
  ['3.1.2', '2.传真申请数', '件', '1'],
  ['3.1.3', '3.网络申请数', '件', '20'],
  ['3.1.4', '4.信函申请数', '件', '12'],
  ['3.2', '（二）申请办结数', '件', '36'],
  ['3.2.1', '1.按时办结数', '件', '33'],
  ['3.2.2', '2.延期办结数', '件', '3'],
  ['3.3', '（三）申请答复数', '件', '36'],
  ['3.3.1', '1.属于已主动公开范围数', '件', '10'],
  ['3.3.2', '2.同意公开答复数', '件', '9'],
  ['3.3.3', '3.同意部分公开答复数', '件', '2'],
  ['3.3.4', '4.不同意公开答复数', '件', '6'],
  ['3.3.4.1', '其中：涉及国家秘密', '件', '0'],
  ['3.3.4.2', '涉及商业秘密', '件', '1'],
  ['3.3.4.3', '涉及个人隐私', '件', '2'],
  ['3.3.4.4', '危及国家安全、公共安全、经济安全和社会稳定', '件', '0'],
  ['3.3.4.5', '不是《条例》所指政府信息', '件', '3'],
  ['3.3.4.6', '法律法规规定的其他情形', '件', '0'],
  ['3.3.5', '5.不属于本行政机关公开数', '件', '4'],
  ['3.3.6', '6.申请信息不存在数', '件', '3'],
  ['3.3.7', '7.告知作出更改补充数', '件', '1'],
  ['3.3.8', '8.告知通过其他途径办理数', '件', '1'],
  ['4', '四、行政复议数量', '件', '5'],
  ['4.1', '（一）维持具体行政行为数', '件', '3'],
  ['4.2', '（二）被依法纠错数', '件', '1'],
  ['4.3', '（三）其他情形数', '件', '1'],
  ['5', '五、行政诉讼数量', '件', '4'],
  ['5.1', '（一）维持具体行政行为或者驳回原告诉讼请求数', '件', '2'],
  ['5.2', '（二）被依法纠错数', '件', '0'],
  ['5.3', '（三）其他情形数', '件', '2'],
  ['6', '六、举报投诉数量', '件', '13'],
  ['7', '七、依申请公开信息收取的费用', '万元', '0.35'],
  ['8', '八、机构建设和保障经费情况'],
  ['8.1', '（一）政府信息公开工作专门机构数', '个', '1'],
  ['8.2', '（二）设置政府信息公开查阅点数', '个', '2'],
  ['8.3', '（三）从事政府信息公开工作人员数', '人', '7'],
  ['8.3.1', '1.专职人员数（不包括政府公报及政府网站工作人员数）', '人', '2'],
  ['8.3.2', '2.兼职人员数', '人', '5'],
  ['8.4', '（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）', '万元', '6.8'],
  ['9', '九、政府信息公开会议和培训情况'],
  ['9.1', '（一）召开政府信息公开工作会议或专题会议数', '次', '3'],
  ['9.2', '（二）举办各类培训班数', '次', '2'],
  ['9.3', '（三）接受培训人员数', '人次', '146'],
];

const HEADER = ['统计指标', '单位', '统计数'] as const;

/** The table with other numbers in some rows; null leaves a row out. */
export function statisticsWith(values: Readonly<Record<string, string | null>>): readonly StatisticsRow[] {
  return STATISTICS.flatMap((row): StatisticsRow[] => {
    const [code, label, unit] = row;
    const value = values[code];
    if (value === undefined) return [row];
    return value === null || unit === undefined ? [] : [[code, label, unit, value]];
  });
}

const cellsOfRow = ([, label, unit = '——', value = '——']: StatisticsRow): readonly string[] => [label, unit, value];

/** The ways in which the table reaches a text. */
export const TABLE_LAYOUTS = {
  tabs: (rows) => [HEADER, ...rows.map(cellsOfRow)].map((row) => row.join('\t')).join('\n'),
  bareHeadings: (rows) => [HEADER.join('\t'), ...rows.map(([, ...cells]) => cells.join('\t'))].join('\n'),
  pipes: (rows) =>
    ['统计指标|单位|统计数', '---|---|---', ...rows.map((row) => cellsOfRow(row).join(' | '))]
      .map((line) => `| ${line} |`)
      .join('\n'),
  cellPerLine: (rows) => [...HEADER, ...rows.flatMap(cellsOfRow)].join('\n'),
  noUnits: (rows) => rows.map(([, label, , value = '']) => `${label}\t${value}`).join('\n'),
  coded: (rows) =>
    [['统计指标', '代码', '计量单位', '统计数'], ...rows.map((row, at) => cellsOfRow(row).toSpliced(1, 0, `${at + 1}`))]
      .map((row) => row.join('\t'))
      .join('\n'),
  spaces: (rows) => rows.map((row) => cellsOfRow(row).join('    ')).join('\n'),
} as const satisfies Readonly<Record<string, (rows: readonly StatisticsRow[]) => string>>;

/** The same as a table of HTML. */
export function statisticsHtml(rows: readonly StatisticsRow[]): string {
  const cells = (row: readonly string[]): string => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return `<table>${[HEADER, ...rows.map(cellsOfRow)].map(cells).join('\n')}</table>`;
}

/** The prose of a report on a year before 2019, under the headings of its time. */
export function olderProse(publisher: string, year: number): string {
  return `${publisher}${year}年政府信息公开工作年度报告

本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。

一、概述
${year}年，本局完善工作制度，明确专人负责。

二、主动公开政府信息的情况
${year}年共主动公开政府信息486条。

三、依申请公开政府信息办理情况
${year}年共收到政府信息公开申请37件。

四、政府信息公开的收费及减免情况
本年度未收取费用。

五、复议、诉讼和申诉情况
本年度发生行政复议5件，行政诉讼4件。

六、主要问题和改进措施
公开的时效还不够，下一步改进。
`;
}

/** A whole report: the prose, and the table behind it under its title. */
export function olderReport(publisher: string, year: number, table: string): string {
  return `${olderProse(publisher, year)}\n附表\n政府信息公开情况统计表\n（${year}年度）\n${table}\n`;
}
