import { formatNumber as n } from '../../schema/chart/format.ts';
import { defineWords } from '../../schema/language.ts';

export const proseWords = defineWords({
  zh: {
    items: '问题与改进',
    itemsNone: '第五部分没有读出问题或措施。',
    kinds: { problem: '问题', measure: '改进措施', followUp: '上年问题整改' },
    noTheme: '未归类',
    repeats: (year: number) => `与 ${year} 年雷同：`,
    carriedOut: (year: number) => `${year} 年写明已落实：`,
    copies: (name: string, year: number) => `与${name} ${year} 年雷同：`,
    more: (count: number) => `另有 ${n(count)} 处`,
    commonTo: (count: number) => `本年 ${n(count)} 家都这样写`,
    line: (line: number) => `第 ${line} 行`,
    readFull: '通读正文',
    beside: (year: number) => `与 ${year} 年正文对照`,
    seeAll: '全部单位的问题与改进',
    ofYear: (year: number) => `${year} 年`,
    told: (problems: number, measures: number, repeated: number) =>
      `${n(problems)} 个问题，${n(measures)} 项措施${repeated > 0 ? `；${n(repeated)} 条与上年雷同` : ''}`,
  },
  en: {
    items: 'Problems and measures',
    itemsNone: 'No problem or measure was made out in section five.',
    kinds: { problem: 'Problems', measure: 'Measures', followUp: 'What became of last year’s problems' },
    noTheme: 'No theme',
    repeats: (year: number) => `Also in ${year}: `,
    carriedOut: (year: number) => `Told as done in ${year}: `,
    copies: (name: string, year: number) => `Also written by ${name} in ${year}: `,
    more: (count: number) => `and ${n(count)} more`,
    commonTo: (count: number) => `${n(count)} bodies wrote the same that year`,
    line: (line: number) => `line ${line}`,
    readFull: 'Read the text',
    beside: (year: number) => `Beside the text of ${year}`,
    seeAll: 'Problems and measures of all bureaus',
    ofYear: (year: number) => String(year),
    told: (problems: number, measures: number, repeated: number) =>
      `${n(problems)} ${problems === 1 ? 'problem' : 'problems'}, ${n(measures)} ${measures === 1 ? 'measure' : 'measures'}${repeated > 0 ? `; ${n(repeated)} as the year before` : ''}`,
  },
});
