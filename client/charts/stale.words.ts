import { defineWords } from '../../schema/language.ts';

export const staleWords = defineWords({
  zh: {
    label: '固定以后的变动',
    same: (since: number, newest: number) => `本图固定在数据版本 ${since}；到版本 ${newest}，图中的数字没有变动。`,
    moved: (since: number, newest: number, count: number) =>
      `本图固定在数据版本 ${since}；到版本 ${newest}，有 ${count} 个数字与图中不同：`,
    why: '由于这些变更：',
    change: (number: number, kind: string) => `数据版本 ${number}：${kind}`,
    reason: (why: string) => `，理由：${why}`,
    figure: (name: string, before: string, after: string) => `${name} ${before} → ${after}`,
    between: '；',
    noReport: '无年报',
    live: '看现在的图',
  },
  en: {
    label: 'What changed since the pin',
    same: (since: number, newest: number) =>
      `This chart is pinned to data revision ${since}. As of revision ${newest} none of its numbers has changed.`,
    moved: (since: number, newest: number, count: number) =>
      `This chart is pinned to data revision ${since}. As of revision ${newest}, ${count === 1 ? '1 number differs' : `${count} numbers differ`}:`,
    why: 'By these changes:',
    change: (number: number, kind: string) => `Revision ${number}: ${kind}`,
    reason: (why: string) => `, because: ${why}`,
    figure: (name: string, before: string, after: string) => `${name} ${before} → ${after}`,
    between: '; ',
    noReport: 'no report',
    live: 'The chart as of now',
  },
});
