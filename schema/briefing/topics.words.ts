import { formatNumber } from '../chart/format.ts';
import { defineWords } from '../language.ts';
import type { Paragraph, Piece } from './brief.ts';

export const topicWords = defineWords({
  zh: {
    titles: {
      appeals: (region: string, year: number) => `${region} ${year} 年政府信息公开行政复议、行政诉讼情况`,
      refusals: (region: string, year: number) => `${region} ${year} 年不予公开和无法提供政府信息情况`,
    },
    reviews: '行政复议',
    suits: '行政诉讼',
    reviewed: '因政府信息公开申请发生行政复议 ',
    sued: '发生行政诉讼 ',
    suedDirectly: '其中未经复议直接起诉 ',
    suedAfter: '复议后起诉 ',
    results: '从结果看，',
    result: (count: string, share: string) => `${count}（${share}）`,
    corrected: (rate: Piece): Paragraph => ['已审结的案件中，结果纠正的占 ', rate],
    ratio: (rate: Piece): Paragraph => ['行政复议与办结申请之比为 ', rate],
    never: (scope: 'all' | 'own') =>
      `${scope === 'own' ? '' : '已报送的单位'}全年未发生因依申请公开被行政复议纠错或行政诉讼败诉的情形。`,
    by: '涉及的单位',
    most: {
      reviewsBy: '行政复议较多的：',
      suitsBy: '行政诉讼较多的：',
      correctedBy: '行政复议中结果纠正的：',
      lostBy: '行政诉讼中结果纠正的：',
      refusedBy: '不予公开较多的：',
      unavailableBy: '无法提供较多的：',
    },
    bureau: (name: string, count: string) => `${name}（${count}）`,
    totals: '总体情况',
    closed: (total: Piece): Paragraph => ['办结的 ', total, '中，'],
    outcome: { 'requests.refused': '不予公开 ', 'requests.unavailable': '无法提供 ' },
    reasons: { 'requests.refused': '不予公开的理由', 'requests.unavailable': '无法提供的情形' },
    ofThem: (total: Piece): Paragraph => [total, '中，'],
    changedMost: '变化最大的是',
    moved: (name: string): string => `“${name}”，`,
    none: { 'requests.refused': '全年没有不予公开的申请', 'requests.unavailable': '全年没有无法提供的申请' },
    /** `than`: the year compared with, where it is not the one before. */
    move: (before: string, now: string, by: number, bureaus: number | null, than: number | null) =>
      `${bureaus === null ? '' : `同口径 ${bureaus} 家`}${than === null ? '上年' : `${bureaus === null ? '' : ' '}${than} 年`} ${before} 件、本年 ${now} 件，${by > 0 ? '增加' : '减少'} ${formatNumber(Math.abs(by), 0)} 件`,
  },
  en: {
    titles: {
      appeals: (region: string, year: number) =>
        `Reviews and lawsuits over government information in ${region}, ${year}`,
      refusals: (region: string, year: number) => `Government information refused or unavailable in ${region}, ${year}`,
    },
    reviews: 'Administrative review',
    suits: 'Administrative litigation',
    reviewed: 'Administrative reviews over requests: ',
    sued: 'Administrative suits: ',
    suedDirectly: 'brought directly: ',
    suedAfter: 'after a review: ',
    results: 'By result: ',
    result: (count: string, share: string) => `${count} (${share})`,
    corrected: (rate: Piece): Paragraph => ['Of those decided, corrected: ', rate],
    ratio: (rate: Piece): Paragraph => ['Reviews for requests closed: ', rate],
    never: (scope: 'all' | 'own') =>
      `In the whole year no decision on a request was corrected by a review or lost in court${scope === 'own' ? '' : ', in the reports that are in'}.`,
    by: 'Bureaus concerned',
    most: {
      reviewsBy: 'Most reviews: ',
      suitsBy: 'Most suits: ',
      correctedBy: 'Corrected by a review: ',
      lostBy: 'Corrected in court: ',
      refusedBy: 'Most refused: ',
      unavailableBy: 'Most unavailable: ',
    },
    bureau: (name: string, count: string) => `${name} (${count})`,
    totals: 'The year',
    closed: (total: Piece): Paragraph => ['Of ', total, ' closed, '],
    outcome: { 'requests.refused': 'refused ', 'requests.unavailable': 'unavailable ' },
    reasons: { 'requests.refused': 'Refused, by ground', 'requests.unavailable': 'Unavailable, by ground' },
    ofThem: (total: Piece): Paragraph => ['Of ', total, ', '],
    changedMost: 'Changed most: ',
    moved: (name: string): string => `“${name.toLowerCase()}”, `,
    none: {
      'requests.refused': 'No request was refused in the year',
      'requests.unavailable': 'In the year nothing asked for was unavailable',
    },
    move: (before: string, now: string, by: number, bureaus: number | null, than: number | null) =>
      `${before} ${than === null ? 'the year before' : `in ${than}`}, ${now} now (${by > 0 ? '+' : '−'}${formatNumber(Math.abs(by), 0)}${bureaus === null ? '' : `; ${bureaus} bureaus in both years`})`,
  },
});
