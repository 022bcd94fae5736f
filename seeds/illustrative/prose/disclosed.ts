/** The sentences about what was put out: a total, its channels, and the list of the website. */
import { randomFor } from '../../../server/synthetic/random.ts';
import { totalDisclosed } from '../disclosures.ts';
import type { Author } from './author.ts';

interface Words {
  readonly scope: string;
  readonly year: number;
  readonly account: string;
  readonly total: number;
  readonly website: number;
  readonly wechat: number;
  readonly weibo: number;
  /** The website's entries as words: `工作动态38条，通知公告16条，其他6条`. */
  readonly list: string;
}

/** `，政务微博60条` where there is a weibo. */
function andWeibo({ weibo }: Words, words: string): string {
  return weibo > 0 ? `，${words}${weibo}条` : '';
}

function share(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)}%`;
}

const ACROSS_CHANNELS: readonly ((words: Words) => string)[] = [
  (w) =>
    `全年主动公开政府信息${w.total}条，其中政府网站公开${w.website}条，微信公众号公开${w.wechat}条${andWeibo(w, '政务微博公开')}。政府网站公开的信息中，${w.list}。`,
  (w) =>
    `${w.year}年，${w.scope}主动公开政府信息${w.total}条。在政府网站公开信息${w.website}条，其中，${w.list}；在“${w.account}”微信公众号发布信息${w.wechat}条${andWeibo(w, '政务微博发布信息')}。`,
  (w) =>
    `${w.scope}全年主动公开政府信息${w.total}条，分布情况为：政府网站${w.website}条，微信公众号${w.wechat}条${andWeibo(w, '政务微博')}。政府网站公开的信息中，${w.list}。`,
  (w) =>
    `一年来主动公开政府信息${w.total}条，其中：政府网站${w.website}条，占${share(w.website, w.total)}；微信公众号${w.wechat}条，占${share(w.wechat, w.total)}${w.weibo > 0 ? `；政务微博${w.weibo}条，占${share(w.weibo, w.total)}` : ''}。`,
  (w) =>
    `本年度主动公开政府信息${w.total}条。通过政府网站公开${w.website}条，包括：${w.list}。通过“${w.account}”微信公众号公开${w.wechat}条${andWeibo(w, '通过政务微博公开')}。`,
  (w) =>
    `主动公开政府信息共${w.total}条（政府网站${w.website}条、微信公众号${w.wechat}条${w.weibo > 0 ? `、政务微博${w.weibo}条` : ''}），内容以${w.scope}职责范围内的工作动态和办事信息为主。`,
];

const WEBSITE_ONLY: readonly ((words: Words) => string)[] = [
  (w) => `全年主动公开政府信息${w.total}条，全部发布在政府网站，其中，${w.list}。`,
  (w) => `${w.year}年，${w.scope}主动公开政府信息${w.total}条，其中，${w.list}。${w.scope}没有开设政务新媒体账号。`,
];

export function disclosedIn(author: Author): string {
  const { disclosures: d, key, year } = author;
  const random = randomFor(`${key}/${year}/disclosed`);
  const separator = random.pick(['，', '，', '、', '；']);
  const ending = random.pick(['', '', '类', '类信息']);
  const words: Words = {
    scope: author.scope,
    year,
    account: author.account,
    total: totalDisclosed(d),
    website: d.website,
    wechat: d.wechat,
    weibo: d.weibo,
    list: d.entries
      .map(({ label, count }) => `${label}${label === '其他' ? '信息' : ending}${count}条`)
      .join(separator),
  };
  const sentence = random.pick(d.wechat === 0 ? WEBSITE_ONLY : ACROSS_CHANNELS)(words);
  const origin =
    d.original === null
      ? ''
      : `“${author.account}”微信公众号全年推送信息${d.wechat}条，其中原创信息${d.original}条，转载信息${d.wechat - d.original}条。`;
  const press = d.press === null ? '' : `此外，通过报刊、电视等公开政府信息${d.press}余条。`;
  return `${sentence}${origin}${press}`;
}
