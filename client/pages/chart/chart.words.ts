import { defineWords } from '../../../schema/language.ts';

export const chartPageWords = defineWords({
  zh: {
    heading: '图表',
    wrong: '改正地址中的这一处，或者从一个问题重新开始。',
    toGallery: '从一个问题开始作图',
    noRegion: '名录里还没有地区，没有可以画的数字。',
    toStart: '从第一天开始',
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
    heading: 'Charts',
    wrong: 'Correct this part of the address, or start again from a question.',
    toGallery: 'Start a chart from a question',
    noRegion: 'No region is on the list yet, so there are no figures to draw.',
    toStart: 'Begin with the first day',
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
