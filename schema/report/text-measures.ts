/** What only the prose counts: numbers that stand in no table and are added up in no rollup. */
import type { Label } from '../language.ts';

export type TextMeasure =
  | 'disclosures.item' // one entry of a breakdown list
  | 'wechat.original'
  | 'wechat.reposted'
  | 'wechat.followers'
  | 'requests.grantedAndPartly' // 予以公开及部分公开 as one number
  | 'requests.natural' // received from natural persons
  | 'requests.organizations' // received from legal persons and other organizations
  | 'requests.leftOpen' // 0: the words say that all were closed
  | 'fees.informationProcessing' // in yuan
  | 'proposals'
  | 'training'
  | 'document.period' // the year of the period the figures cover
  | 'document.notice' // the number of the notice cited
  | 'document.sections'; // how many parts the opening promises

/** Names for sentences and lists. */
export const TEXT_MEASURES: Readonly<Record<TextMeasure, Label>> = {
  'disclosures.item': { zh: '分项', en: 'Entry' },
  'wechat.original': { zh: '原创', en: 'Original' },
  'wechat.reposted': { zh: '转载', en: 'Reposted' },
  'wechat.followers': { zh: '微信关注量', en: 'WeChat followers' },
  'requests.grantedAndPartly': { zh: '予以公开及部分公开', en: 'Granted or partly granted' },
  'requests.natural': { zh: '自然人申请', en: 'Requests by natural persons' },
  'requests.organizations': { zh: '法人和其他组织申请', en: 'Requests by organizations' },
  'requests.leftOpen': { zh: '未办结的申请', en: 'Requests left open' },
  'fees.informationProcessing': { zh: '信息处理费', en: 'Information processing fee' },
  proposals: { zh: '建议提案', en: 'Proposals of deputies and delegates' },
  training: { zh: '培训', en: 'Training sessions' },
  'document.period': { zh: '统计期限', en: 'Period covered' },
  'document.notice': { zh: '引用的通知文号', en: 'Notice cited' },
  'document.sections': { zh: '所称部分数', en: 'Sections announced' },
};

export function isTextMeasure(text: string): text is TextMeasure {
  return text in TEXT_MEASURES;
}
