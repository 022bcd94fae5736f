/** Words of a web page around a title: buttons, sizes of type, field names, dates, the place in the site. */
import { remembered } from '../text/memo.ts';

/** Buttons and counters, glued to the words beside them as a page's text is; the name of 大中镇 is not torn. */
const BUTTON =
  /(?:(?:字体|字号|文字)(?:大小)?[:：]?\s*)?[【[（(]?\s*大[\s】\])）|/、,【[（(]*中[\s】\])）|/、,【[（(]*小(?!学|企业|微)[】\])）]?|(?:字体|字号)(?:大小)?[:：]?\s*(?:[【[（(][\s+\-A-Za-z大中小]*[】\])）])?|[【[（(]?\s*(?:打印(?:本页|页面|此页|预览)?|关闭(?:窗口|本页|页面)?|分享(?:到|至)?|收藏(?:本页|本文)?|纠错|朗读|语音播报|听全文|听报道|返回(?:首页|上级|列表|顶部)?|扫一扫|复制链接|置顶|正文)\s*[】\])）]?[:：]?|A\s*[+＋\-－]/;
const AT_START = new RegExp(`^(?:[\\s·•▪◆■●★☆>*#_|\\-—]+|${BUTTON.source})`);
const AT_END = new RegExp(`(?:[\\s·•▪◆■●★☆*#_|]+|${BUTTON.source})$`);

/** Names of the fields that hold a title. */
const TITLE_FIELD =
  /^[【[]?(?:文章|信息|文件|公文|稿件|新闻|资料)?(?:标\s*题|题\s*名|名\s*称|主题名称)(?:\s*[:：】\]][\s:：]*|\s*[|\t]\s*)/;
const DAY =
  /^(?:20\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?)|(?:20\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?)$/;
const BRACKETED_DAY = /[[【（(]\s*(?:20\d{2}[-./]\d{1,2}[-./]\d{1,2})\s*[\]】）)]/g;
/** Fields that follow a title on its line. */
const FIELDS_BEHIND =
  /(?<=[报報](?:告|$).{0,20}|年报.{0,20})[\s【[(（|]+(?:发布(?:时间|日期)|成文日期|时间|日期|信息来源|来源|作者|附件|发文字号|文号|发文机关|主题词|关键词|信息分类|公开方式|浏览(?:次数|量)?|点击(?:次数|数|率|量)?|阅读(?:次数|量)?|字体|字号)\s*[:：].*$/;
const MOST_WORDS = 12;

/** A line without the words of the page at its ends; what stands in the middle is the title's. */
export const withoutPageWords = remembered((printed: string): string => {
  const dayless = printed.replace(BRACKETED_DAY, ' ');
  // Tried at every blank and bracket, and few lines name a field.
  let text = (/[:：]/.test(dayless) ? dayless.replace(FIELDS_BEHIND, '') : dayless).trim();
  for (let step = 0; step < MOST_WORDS; step++) {
    const before = text;
    text = text.replace(AT_START, '').replace(TITLE_FIELD, '').replace(DAY, '').replace(AT_END, '').trim();
    if (text === before) break;
  }
  return text;
});

/** Fields that name who publishes. */
const PUBLISHER_FIELD =
  /(?:发\s*布|公\s*开|发\s*文|制\s*发|责\s*任|主\s*办|编\s*制|生\s*成)(?:机\s*构|单\s*位|机\s*关|主\s*体|部\s*门)\s*[:：\t|]\s*([^\s:：|]{3,40})/;

/** Where it came from: often the publisher, now and then the body that keeps the site. */
const SOURCE_FIELD = /(?:来\s*源|作\s*者|供\s*稿)\s*[:：]\s*([^\s:：|]{3,40})/;

/** Who publishes, where a field of the page says so; `source`: where only the field of its source does. */
export function publisherField(printed: string, source = false): string | null {
  return (source ? SOURCE_FIELD : PUBLISHER_FIELD).exec(printed)?.[1] ?? null;
}

/** Marks between a title and the name of the site, of the column or of a field. */
const SEPARATOR = /[|｜\t>＞»›#＃_＿→:：]+|[—―]+|(?<!\d)[-－–]+|[-－–]+(?!\d)|(?<!\d)[/／]|[/／](?!\d)/;

/** The parts of a line, without empty ones. */
export function partsBetweenMarks(text: string): string[] {
  return text
    .split(SEPARATOR)
    .map((part) => withoutPageWords(part))
    .filter((part) => part !== '');
}

const SITE = /网$|网站|门户|首页|主页|专栏|栏目|年报$|目录$|指南$|平台$|正文$|位置$|^(?:政务|政府信息|信息|政府)?公开/;

/** Whether some words name a site or a column of it, and no body. */
export function isSiteName(words: string): boolean {
  return SITE.test(words);
}
