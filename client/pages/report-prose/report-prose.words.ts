import { defineWords } from '../../../schema/language.ts';

export const reportProseWords = defineWords({
  zh: {
    crumbs: '位置',
    title: (name: string, year: number) => `${name} ${year} 年年报正文`,
    crumb: (year: number) => `${year} 年正文`,
    report: '表格与核查',
    toc: '目录',
    before: '标题与前言',
    beside: '对照',
    alone: '不对照',
    besideYear: (year: number) => `${year} 年`,
    year: (year: number) => `${year} 年`,
    legend: {
      same: '两年一字不差的，淡写',
      changed: '只换了数字或几个字的，下有虚线',
      only: '另一年没有的，底色标出',
    },
    told: (only: number, changed: number, all: number, year: number) =>
      `${all} 句里，${only} 句是 ${year} 年没有的，${changed} 句只换了数字或几个字，其余相同。`,
    table: '（表格见“表格与核查”）',
    numbers: '下划线的数字是从正文读出的，点开可见它计入了什么。',
    empty: '（没有文字）',
    noDocument: '这份年报没有读到文字。',
    unknownAdvice: '地址里的编号有误，或者这份年报已不在。可从单位页进入。',
    none: '另一年没有这一部分。',
    number: (label: string, value: string) => `正文数字：${label} ${value}`,
  },
  en: {
    crumbs: 'Where this is',
    title: (name: string, year: number) => `${name}: text of the report on ${year}`,
    crumb: (year: number) => `Text of ${year}`,
    report: 'Tables and checks',
    toc: 'Contents',
    before: 'Title and opening',
    beside: 'Beside',
    alone: 'Nothing',
    besideYear: (year: number) => String(year),
    year: (year: number) => String(year),
    legend: {
      same: 'word for word the same in both: paler',
      changed: 'other numbers or a few other words: dotted underneath',
      only: 'not in the other year: on a ground of its own',
    },
    told: (only: number, changed: number, all: number, year: number) =>
      `Of ${all} sentences, ${only} are not in ${year}, ${changed} have other numbers or a few other words; the rest are the same.`,
    table: '(Tables: see “Tables and checks”)',
    numbers: 'Underlined numbers were read from the text; each leads to what it counts.',
    empty: '(no text)',
    noDocument: 'No text was read of this report.',
    unknownAdvice:
      'The id in the address is wrong, or the report is not there any more. A bureau’s page leads to its reports.',
    none: 'The other year has no such section.',
    number: (label: string, value: string) => `Number of the text: ${label} ${value}`,
  },
});
