import { defineWords } from '../../schema/language.ts';

export const movedWords = defineWords({
  zh: {
    label: '签发以后的变动',
    same: (since: number, newest: number) => `签发于数据版本 ${since}；到版本 ${newest}，文中和图中的数字没有变动。`,
    words: (count: number) => `签发以后数据有变动，本文不随之改动。文中有 ${count} 处现在会写成别的：`,
    points: (count: number) => `图中有 ${count} 个数字现在不同：`,
    only: '签发以后数据有变动，本文不随之改动。',
    nothing: '（没有）',
    colon: '：',
    bodies: '签发以后的机构变动：',
    now: '现在写不成这份材料：',
  },
  en: {
    label: 'What changed since it was signed',
    same: (since: number, newest: number) =>
      `It was signed at revision ${since}. As of revision ${newest} none of its numbers has changed, in text or charts.`,
    words: (count: number) =>
      `The data have changed since it was signed, and this text does not. ${count === 1 ? 'One passage' : `${count} passages`} would say something else now:`,
    points: (count: number) =>
      count === 1 ? 'One number of its charts is another now:' : `${count} numbers of its charts are others now:`,
    only: 'The data have changed since it was signed, and this text does not.',
    nothing: '(nothing)',
    colon: ': ',
    bodies: 'Reorganizations since it was signed:',
    now: 'It could not be written now: ',
  },
});
