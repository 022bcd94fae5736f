/** Section 五: two or three shortcomings and what is done about them; no two years of one bureau name the same ones. */
import { randomFor } from '../../../server/synthetic/random.ts';
import { totalOf } from '../requests.ts';
import type { Author } from './author.ts';

interface Shortcoming {
  /** Whether it can be true of that body in that year; left out where it always can. */
  readonly fits?: (author: Author) => boolean;
  readonly problem: (author: Author) => string;
  readonly cure: (author: Author) => string;
}

const SHORTCOMINGS: readonly Shortcoming[] = [
  {
    problem: () => '有的文件从印发到上网间隔较长，时效性不够',
    cure: ({ self }) => `${self}将印发和上网放在同一张流转单上，超过五个工作日的由办公室催办`,
  },
  {
    problem: ({ topic }) => `${topic}方面的解读偏少，形式也比较单一`,
    cure: ({ topic }) => `请业务科室每季度选一件与${topic}有关的文件，用问答或图示再讲一遍`,
  },
  {
    fits: ({ requests }) => totalOf(requests, '3.7') > 0,
    problem: () => '个别答复书引用条款不够准确，说明理由过于简略',
    cure: () => '编印答复文书范例，发出之前由法制人员复核',
  },
  {
    fits: ({ disclosures }) => disclosures.wechat > 0,
    problem: ({ account }) => `“${account}”转载多、自己写的少，群众留言回复不够及时`,
    cure: () => '把原创篇数和留言回复时限写进新媒体管理办法，每月公布一次',
  },
  {
    problem: () => '科室之间提供信息的口径不一，同一件事前后说法有出入',
    cure: () => '数据由统计人员统一出口，发布前先与上年和本年报表核对',
  },
  {
    problem: () => '负责公开工作的人员变动较快，新到岗的同志对条例不熟',
    cure: ({ self }) => `${self}实行一人主办、一人备份，到岗一个月内完成业务培训`,
  },
  {
    problem: () => '网站栏目层级较深，群众查找起来费时',
    cure: () => '将访问最多的二十个页面移到首页，并在检索框下给出常用词',
  },
  {
    problem: () => '对公开与保密的边界把握还不够稳，存在宁可不公开的想法',
    cure: () => '把近年复议和诉讼中的纠错案例汇编成册，作为审查时的参照',
  },
  {
    fits: ({ requests, requestsBefore }) =>
      requestsBefore !== null && totalOf(requests, '1') > Math.max(9, totalOf(requestsBefore, '1')),
    problem: ({ topic }) => `涉及${topic}的申请比上年增加，经办力量偏紧`,
    cure: ({ topic }) => `对${topic}中反复被申请的材料改为主动公开，从源头减少申请`,
  },
  {
    problem: () => '基层站所的公示栏更新不勤，与网上内容不同步',
    cure: () => '每月拍照核对一次公示栏，内容过期的当场更换',
  },
  {
    problem: () => '历史文件的电子化程度不高，检索旧档案要到库房翻找',
    cure: () => '分三年把近二十年的文件目录录入系统，先录群众查询较多的部分',
  },
  {
    problem: () => '公众参与的渠道不多，征求意见时收到的回复很少',
    cure: () => '除网上公告外，到社区和企业当面听取意见，采纳与否都作说明',
  },
];

const FRAMES: readonly ((problems: readonly string[], cures: readonly string[]) => readonly string[])[] = [
  (problems, cures) => [`${listed(problems)}。`, `针对这些问题，下一步这样改进：${listed(cures)}。`],
  (problems, cures) => [`存在的主要问题：${listed(problems)}。`, `改进情况：${listed(cures)}。`],
  (problems, cures) => problems.map((problem, index) => `${index + 1}.${problem}。为此，${cures[index] ?? ''}。`),
  (problems, cures) => [`对照群众的期待，工作中还有不足：${listed(problems)}。`, `新的一年里：${listed(cures)}。`],
];

function listed(clauses: readonly string[]): string {
  return clauses.map((clause, index) => `${'一二三'.charAt(index)}是${clause}`).join('；');
}

export function sectionFive(author: Author): readonly string[] {
  const chosen = chosenIn(author);
  return randomFor(`${author.key}/frame`).pick(FRAMES)(
    chosen.map(({ problem }) => problem(author)),
    chosen.map(({ cure }) => cure(author)),
  );
}

/** Odd and even years take from two halves of a shuffled list, so that neighbours share nothing. */
function chosenIn(author: Author): readonly Shortcoming[] {
  const { key, year } = author;
  const half = randomFor(`${key}/halves`).some(SHORTCOMINGS, SHORTCOMINGS.length / 2);
  const list = year % 2 === 0 ? half : SHORTCOMINGS.filter((shortcoming) => !half.includes(shortcoming));
  const random = randomFor(`${key}/${year}/five`);
  return random.some(
    list.filter(({ fits }) => fits === undefined || fits(author)),
    random.int(2, 3),
  );
}
