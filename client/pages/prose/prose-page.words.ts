import { formatNumber as n } from '../../../schema/chart/format.ts';
import { defineWords } from '../../../schema/language.ts';

export const prosePageWords = defineWords({
  zh: {
    title: '正文',
    look: '在各单位年报正文中查找',
    placeholder: '两个字起，如：解读、公示栏',
    go: '查找',
    clear: '不查了，看问题与改进',
    section: '部分',
    sections: {
      '': '标题与前言',
      一: '一、总体情况',
      二: '二、主动公开',
      三: '三、申请',
      四: '四、复议诉讼',
      五: '五、问题与改进',
      六: '六、其他',
    },
    everySection: '全部',
    year: '年度',
    everyYear: '全部',
    bureau: '单位',
    everyBureau: '全部',
    withCount: (word: string, count: number) => `${word}（${n(count)}）`,
    found: (text: string, reports: number, read: number, passages: number | null) =>
      reports === 0
        ? `${n(read)} 份年报的正文里都没有“${text}”。`
        : passages === null
          ? `${n(read)} 份年报里，约 ${n(reports)} 份写到“${text}”。`
          : `${n(read)} 份年报里，${n(reports)} 份写到“${text}”，共 ${n(passages)} 段。`,
    foundNone: '可以换一个说法，或者放宽部分、年度和单位。',
    hits: (shown: number, total: number | null) =>
      total === null ? `已列出 ${n(shown)} 段` : `已列出 ${n(shown)} 段，共 ${n(total)} 段`,
    moreItems: '再列 50 条',
    items: (shown: number, total: number) => `已列出 ${n(shown)} 条，共 ${n(total)} 条`,
    reportYear: (name: string, year: number) => `${name} ${year}`,
    inSection: (section: string) => `第${section}部分`,
    five: '各单位在第五部分写了什么',
    lead: (reports: number, problems: number, measures: number, repeated: number) =>
      `${n(reports)} 份年报写了 ${n(problems)} 个问题、${n(measures)} 项措施${repeated > 0 ? `；${n(repeated)} 条与上年雷同` : '；没有一条与上年雷同'}。`,
    themes: '问题的类别',
    themesNote: '每格是写到这类问题的条数，类别由字词认定；点开看原话。',
    theme: '类别',
    noTheme: '未归类',
    everyTheme: '全部类别',
    kind: '种类',
    everyKind: '全部',
    trace: '情形',
    everyTrace: '全部',
    list: '原话',
    listNone: '按这些条件没有条目。',
    bureaus: '各单位各年',
    bureausNote: '问题条数；带“↻”的年份有与上年雷同的条目。',
    repeatedMark: (count: number) => `${count} 条与上年雷同`,
    noReports: (region: string) => `${region}还没有单位年报。`,
    noReportsWhat: '接收年报以后，这里按类别列出各单位写的问题和措施，也可以在正文中查找。',
    own: '本级政府年报',
  },
  en: {
    title: 'Text',
    look: 'Look in the text of the reports',
    placeholder: 'From two characters on: 解读',
    go: 'Look',
    clear: 'Back to problems and measures',
    section: 'Section',
    sections: {
      '': 'Title and opening',
      一: '1 Overview',
      二: '2 Disclosures',
      三: '3 Requests',
      四: '4 Appeals',
      五: '5 Problems',
      六: '6 Others',
    },
    everySection: 'All',
    year: 'Year',
    everyYear: 'All',
    bureau: 'Bureau',
    everyBureau: 'All',
    withCount: (word: string, count: number) => `${word} (${n(count)})`,
    found: (text: string, reports: number, read: number, passages: number | null) =>
      reports === 0
        ? `None of ${n(read)} reports says “${text}”.`
        : passages === null
          ? `Of ${n(read)} reports about ${n(reports)} say “${text}”.`
          : `Of ${n(read)} reports ${n(reports)} say “${text}”, in ${n(passages)} paragraphs.`,
    foundNone: 'Try other words, or more sections, years and bureaus.',
    hits: (shown: number, total: number | null) =>
      total === null ? `${n(shown)} paragraphs listed` : `${n(shown)} of ${n(total)} paragraphs listed`,
    moreItems: 'List 50 more',
    items: (shown: number, total: number) => `${n(shown)} of ${n(total)} listed`,
    reportYear: (name: string, year: number) => `${name}, ${year}`,
    inSection: (section: string) => `section ${'一二三四五六'.indexOf(section) + 1}`,
    five: 'What bureaus write in section five',
    lead: (reports: number, problems: number, measures: number, repeated: number) =>
      `${n(reports)} reports name ${n(problems)} problems and ${n(measures)} measures; ${repeated > 0 ? n(repeated) : 'none'} of them ${repeated === 1 ? 'is' : 'are'} as the year before.`,
    themes: 'What the problems are about',
    themesNote: 'Problems of each theme, told by their words; each number leads to them.',
    theme: 'Theme',
    noTheme: 'No theme',
    everyTheme: 'All themes',
    kind: 'Kind',
    everyKind: 'All',
    trace: 'Said of it',
    everyTrace: 'Anything',
    list: 'In their words',
    listNone: 'Nothing fits these conditions.',
    bureaus: 'Bureaus by year',
    bureausNote: 'Problems named; years with ↻ have items that are as the year before.',
    repeatedMark: (count: number) => `${count} as the year before`,
    noReports: (region: string) => `There is no report of a bureau in ${region} yet.`,
    noReportsWhat:
      'Once reports are taken in, their problems and measures stand here by theme, and their text can be searched.',
    own: 'the government’s own report',
  },
});
