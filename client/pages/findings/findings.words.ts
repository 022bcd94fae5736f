import { defineWords } from '../../../schema/language.ts';

export const findingsWords = defineWords({
  zh: {
    title: '核查结果',
    of: (region: string, year: number) => `${region} ${year} 年度`,
    lead: (failed: number, suspicious: number, confirmed: number) =>
      failed + suspicious === 0
        ? confirmed === 0
          ? '这一年还没有核查结果。'
          : `没有待处理的问题；${confirmed.toLocaleString('en')} 项勾稽关系成立。`
        : `${[failed > 0 ? `${failed} 项未通过` : '', suspicious > 0 ? `${suspicious} 项存疑` : ''].filter(Boolean).join('、')}，待处理；另有 ${confirmed.toLocaleString('en')} 项勾稽关系成立。`,
    year: '年度',
    outcome: '结果',
    outcomes: {
      open: '待处理',
      failed: '未通过',
      suspicious: '存疑',
      notAssessable: '无法核查',
      confirmed: '成立',
    },
    withCount: (word: string, count: number) => `${word} ${count.toLocaleString('en')}`,
    rules: '按规则',
    allRules: '全部规则',
    onlyPublisher: (name: string) => `只看 ${name}`,
    allPublishers: '看全部单位',
    reportYear: (year: number) => `${year} 年年报`,
    see: '查看',
    seeFinding: (rule: string, publisher: string, year: number) => `查看 ${publisher} ${year} 年年报的“${rule}”`,
    shown: (shown: number, total: number) => `已列出 ${shown} 项，共 ${total.toLocaleString('en')} 项`,
    more: '再列 50 项',
    loading: '正在读取……',
    moreFailed: '没有读到后面的，请再试一次。',
    emptyNone: '按这些条件没有核查结果。',
    emptyOpen: '没有待处理的问题：这些报告的勾稽关系都成立，或无法核查。',
    emptyWhat: '可以换一个年度或规则，或者看已成立的各项。',
    seeOpen: '看待处理的各项',
    seeConfirmed: '看成立的各项',
    seeAll: '取消规则和单位的限制',
    noReports: (region: string) => `${region}还没有导入年报，所以没有核查结果。`,
    noReportsWhat: '可以换一个地区，或者用命令行导入年报后再来看。',
  },
  en: {
    title: 'Findings',
    of: (region: string, year: number) => `${region} ${year}`,
    lead: (failed: number, suspicious: number, confirmed: number) =>
      failed + suspicious === 0
        ? confirmed === 0
          ? 'There are no findings for this year yet.'
          : `Nothing is waiting; ${confirmed.toLocaleString('en')} checks hold.`
        : `${[failed > 0 ? `${failed} failed` : '', suspicious > 0 ? `${suspicious} suspicious` : ''].filter(Boolean).join(' and ')}, waiting for somebody; ${confirmed.toLocaleString('en')} checks hold.`,
    year: 'Year',
    outcome: 'Outcome',
    outcomes: {
      open: 'Open',
      failed: 'Failed',
      suspicious: 'Suspicious',
      notAssessable: 'Not assessable',
      confirmed: 'Confirmed',
    },
    withCount: (word: string, count: number) => `${word} ${count.toLocaleString('en')}`,
    rules: 'By rule',
    allRules: 'All rules',
    onlyPublisher: (name: string) => `Only ${name}`,
    allPublishers: 'All bureaus',
    reportYear: (year: number) => `report for ${year}`,
    see: 'See',
    seeFinding: (rule: string, publisher: string, year: number) =>
      `See "${rule}" in the report of ${publisher} for ${year}`,
    shown: (shown: number, total: number) => `${shown} of ${total.toLocaleString('en')} listed`,
    more: 'List 50 more',
    loading: 'Reading …',
    moreFailed: 'The rest could not be read; please try again.',
    emptyNone: 'There are no findings under these conditions.',
    emptyOpen: 'Nothing is waiting: the identities of these reports hold or cannot be judged.',
    emptyWhat: 'Choose another year or rule, or look at what holds.',
    seeOpen: 'See what is open',
    seeConfirmed: 'See what holds',
    seeAll: 'Lift the limits of rule and bureau',
    noReports: (region: string) => `No report of ${region} has been imported, so there is nothing to check.`,
    noReportsWhat: 'Choose another region, or import reports with the command line and come back.',
  },
});
