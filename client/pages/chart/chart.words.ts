import { defineWords } from '../../../schema/language.ts';

export const chartPageWords = defineWords({
  zh: {
    wrong: '改正地址中的这一处，或者从总览页重新打开这张图。',
    notes: '说明',
    table: '图中数据',
    download: '下载',
    svg: 'SVG 图片',
    csv: 'CSV 数据',
    share: '分享与嵌入',
    nothing: '这张图所问的单位和年度没有数字。',
    nothingAdvice: '下表写明各处为什么没有数字。',
  },
  en: {
    wrong: 'Correct this part of the address, or open the chart again from the overview.',
    notes: 'Notes',
    table: 'The figures drawn',
    download: 'Download',
    svg: 'SVG picture',
    csv: 'CSV data',
    share: 'Share and embed',
    nothing: 'There is no number for the bureaus and years asked for.',
    nothingAdvice: 'The table below says why at each place.',
  },
});
