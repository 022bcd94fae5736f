/** The channels of disclosure, by the words that name them. */
import type { NarrativeMeasure } from '../../schema/report/report.ts';

export type ChannelMeasure = Extract<NarrativeMeasure, `disclosures.${string}`>;

const CHANNELS: readonly (readonly [ChannelMeasure, RegExp])[] = [
  ['disclosures.press', /报刊|报纸|电视|广播|电台|传统渠道|传统媒体|新闻媒体|新闻网站|日报|晚报|纸媒/],
  ['disclosures.wechat', /微信|公众号/],
  ['disclosures.weibo', /微博/],
  ['disclosures.newMedia', /新媒体|抖音|快手|今日头条|头条号|客户端|短视频|视频号|APP|两微/i],
  ['disclosures.gazette', /公报/],
  ['disclosures.bulletin', /公告栏|公示栏|公开栏|宣传栏|电子屏|显示屏|LED|展板|查阅点|查阅室|便民手册|宣传单|宣传册/i],
  ['disclosures.website', /网站|官网|门户网|政务网|政府网|信息公开网|信息公开平台|公开平台|信息网|网页/],
  ['disclosures.otherChannel', /(?:其他|其它)(?:的)?(?:渠道|方式|途径|形式|载体|平台)/],
];

/**
 * The channel that some words name; null for none, `several` for a list of different ones. 微信 and 微博 together are
 * new media; the press with its websites is the press.
 */
export function channelOf(words: string): ChannelMeasure | 'several' | null {
  const named: ChannelMeasure[] = CHANNELS.filter(([, pattern]) => pattern.test(words)).map(([measure]) => measure);
  const [first] = named;
  if (first === undefined) return null;
  if (named.length === 1) return first;
  if (first === 'disclosures.press' && /传统|媒体/.test(words)) return first;
  if (
    first === 'disclosures.press' &&
    named.length === 2 &&
    named[1] === 'disclosures.website' &&
    !words.replaceAll('新闻网站', '').includes('网站')
  ) {
    return first;
  }
  const social: readonly ChannelMeasure[] = ['disclosures.wechat', 'disclosures.weibo', 'disclosures.newMedia'];
  if (named.every((measure) => social.includes(measure))) {
    return named.includes('disclosures.weibo') || !/微信/.test(words) ? 'disclosures.newMedia' : 'disclosures.wechat';
  }
  return 'several';
}
