/** Section 一: five points since the notice of 2021, in one of several manners of heading them. */
import { type Random, randomFor } from '../../../server/synthetic/random.ts';
import type { Author } from './author.ts';
import { disclosedIn } from './disclosed.ts';
import { appealedIn, handledIn } from './handled.ts';

const POINTS = ['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'];

/** A manner of heading the points; `null` separates the heading from its text by a new line. */
const MANNERS: readonly ((ordinal: number, point: string, text: string) => readonly string[])[] = [
  (ordinal, point, text) => [`（${'一二三四五'.charAt(ordinal)}）${point}情况。${text}`],
  (ordinal, point, text) => [`（${'一二三四五'.charAt(ordinal)}）${point}`, text],
  (ordinal, point, text) => [`（${'一二三四五'.charAt(ordinal)}）${point}。${text}`],
  (ordinal, point, text) => [`${ordinal + 1}.${point}方面。${text}`],
];

const MANAGEMENT: readonly ((author: Author) => string)[] = [
  ({ self }) => `${self}对拟发布的文件逐件标注公开属性，定为不公开的写明理由，由分管负责人签字后归档备查。`,
  ({ year }) => `${year}年对历年公开的文件作了一次清理，失效的移入历史栏目，仍然有效的补齐文号、日期和解读链接。`,
  ({ self }) => `${self}修订了信息发布流程，起草、审核、发布三个环节分人负责，敏感内容先由法制人员看一遍。`,
  ({ topic }) => `围绕${topic}梳理了公开目录，列明每一项由谁提供、多久更新一次，到期没有更新的由办公室提醒。`,
  () => '公开前的保密审查做到一事一表，审查表与底稿一并保存，年内抽查没有发现漏审的情形。',
];

const PLATFORM: readonly ((author: Author) => string)[] = [
  ({ account, disclosures }) =>
    disclosures.wechat === 0
      ? '区政府网站专栏按统一目录调整，没有开设政务新媒体账号。'
      : `区政府网站专栏按统一目录调整，“${account}”账号坚持每周更新，评论由专人答复。`,
  ({ self }) => `${self}在办事大厅设查阅点一处，放置公开指南和办事手册，老年人可以请工作人员代为检索。`,
  () => '网站栏目与全区集约化平台完成对接，重复栏目合并，失效链接每月检查一次。',
  ({ topic }) => `把${topic}方面的常见问题做成问答挂在网站首页，群众不必提出申请即可查到。`,
  () => '对长期没有更新的账号作了注销，保留下来的账号都登记了负责人和值班电话。',
];

const SUPERVISION: readonly ((random: Random, author: Author) => string)[] = [
  (random) => `年内组织培训${random.int(1, 3)}次，内容是条例的适用和答复文书的写法，考试结果记入个人学习档案。`,
  (_, { self }) => `${self}把公开工作列入科室年度考核，每季度通报一次更新情况，没有发生需要追究责任的情形。`,
  (random) => `邀请群众代表${random.int(4, 12)}人评议公开栏目，提出的意见已逐条答复。`,
  () => '办公室两名工作人员负责日常事务，遇到疑难申请请法律顾问一起会商。',
];

export function sectionOne(author: Author): readonly string[] {
  const { key, year } = author;
  const random = randomFor(`${key}/${year}/one`);
  const manner = randomFor(`${key}/manner`).pick(MANNERS);
  const texts = [
    disclosedIn(author),
    handledIn(author),
    random.pick(MANAGEMENT)(author),
    random.pick(PLATFORM)(author),
    `${random.pick(SUPERVISION)(random, author)}${appealedIn(author)}`,
  ];
  return texts.flatMap((text, ordinal) => manner(ordinal, POINTS[ordinal] ?? '', text));
}
