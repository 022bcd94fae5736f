import { defineWords } from '../../../schema/language.ts';

export const regionsWords = defineWords({
  zh: {
    heading: '收录的地区',
    intro: '政府总报告由本级政府发布，与各单位年报分开统计，不相加。',
    level: { province: '省级', city: '市级', district: '区', county: '县' },
    within: (name: string) => `属${name}`,
    bureaus: (count: number, from: number, to: number) =>
      `${count} 家单位的年报，${from === to ? from : `${from}—${to}`} 年`,
    noBureaus: '没有收录分单位年报',
    list: '列出单位',
    listOf: (name: string) => `列出单位：${name}`,
    until: (year: number) => `至 ${year} 年`,
    more: (count: number) => `另有 ${count} 家，请用页首的查找`,
    overview: '看总览',
    overviewOf: (name: string) => `看${name}总览`,
    compare: '单位对比',
    compareOf: (name: string) => `${name}单位对比`,
    governmentWide: '政府总报告',
    none: '还没有收录任何地区。',
    noneAdvice: '导入地区名录和年报文件后，这里会列出它们。',
  },
  en: {
    heading: 'Regions held',
    intro:
      'A government-wide report is published by the government itself; it is kept apart from the reports of bureaus and never added to them.',
    level: { province: 'Province', city: 'City', district: 'District', county: 'County' },
    within: (name: string) => `in ${name}`,
    bureaus: (count: number, from: number, to: number) =>
      `Reports of ${count} ${count === 1 ? 'bureau' : 'bureaus'}, ${from === to ? from : `${from}–${to}`}`,
    noBureaus: 'No reports of single bureaus',
    list: 'List its bureaus',
    listOf: (name: string) => `List its bureaus: ${name}`,
    until: (year: number) => `until ${year}`,
    more: (count: number) => `${count} more; search for them at the top of the page`,
    overview: 'Overview',
    overviewOf: (name: string) => `Overview of ${name}`,
    compare: 'Compare bureaus',
    compareOf: (name: string) => `Compare bureaus of ${name}`,
    governmentWide: 'Government-wide reports',
    none: 'No region is held yet.',
    noneAdvice: 'Import a list of regions and report files, and they will be listed here.',
  },
});
