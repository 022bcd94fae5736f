import { defineWords } from '../../schema/language.ts';

export const searchWords = defineWords({
  zh: {
    label: '查找单位、地区、指标和页面',
    placeholder: '查找',
    hint: '可输入全称、简称、原名、拼音或首字母，如 jyj',
    failed: '查找没有成功，请再试一次',
    none: (text: string) => `没有与“${text}”相符的单位、地区、指标或页面`,
    count: (shown: number, total: number) => (shown < total ? `共 ${total} 项，列出前 ${shown} 项` : `共 ${total} 项`),
    region: '地区',
    quantity: '指标',
    page: '页面',
    formerly: (name: string) => `原名${name}`,
    also: (name: string) => `又名${name}`,
    ended: (year: number) => `至 ${year} 年`,
    join: ' · ',
  },
  en: {
    label: 'Search bureaus, regions, measures and pages',
    placeholder: 'Search',
    hint: 'Type a name, a short or former name, pinyin or its initials, such as jyj',
    failed: 'The search failed; try again',
    none: (text: string) => `No bureau, region, measure or page matches “${text}”`,
    count: (shown: number, total: number) =>
      shown < total ? `${total} found, the first ${shown} listed` : `${total} found`,
    region: 'Region',
    quantity: 'Measure',
    page: 'Page',
    formerly: (name: string) => `formerly ${name}`,
    also: (name: string) => `also ${name}`,
    ended: (year: number) => `until ${year}`,
    join: ' · ',
  },
});
