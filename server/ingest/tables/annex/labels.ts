/**
 * The words by which rows of the statistics table of 2014 are known, by their code (schema/form/editions/2014.ts). Rows of
 * 行政复议 and 行政诉讼 are worded alike, so theirs are looked up under the one of the two that stands before them.
 */

import { remembered } from '../../text/memo.ts';
import { foldLabel, withoutNotes } from '../../text/normalize.ts';

const ROWS: readonly (readonly [code: string, words: RegExp])[] = [
  ['1.1', /^主动公开(?:政府)?信息(?:总)?数/],
  ['1.1.1', /^主动公开规范性文件/],
  ['1.1.2', /^制发规范性文件/],
  ['1.2.1', /^(?:通过)?政府公报公开/],
  ['1.2.2', /^(?:通过)?(?:政府|门户)网站公开/],
  ['1.2.3', /^(?:通过)?(?:政务)?微博公开/],
  ['1.2.4', /^(?:通过)?(?:政务)?微信公开/],
  ['1.2.5', /^(?:通过)?其[他它](?:方式|渠道|形式)公开/],
  ['2.1', /^回应公众关注/],
  ['2.2.1', /^(?:参加或)?(?:举办|召开)新闻发布会/],
  ['2.2.1.1', /^主要负责(?:同志|人)参加新闻发布会/],
  ['2.2.2', /^政府网站在线访谈/],
  ['2.2.2.1', /^主要负责(?:同志|人)参加(?:政府网站)?在线访谈/],
  ['2.2.3', /^政策解读稿件/],
  ['2.2.4', /^(?:通过)?微博微信回应/],
  ['2.2.5', /^(?:通过)?其[他它](?:方式|渠道|形式)回应/],
  ['3.1', /^收到(?:政府信息公开)?申请(?:总|件)?数/],
  ['3.1.1', /^当面申请/],
  ['3.1.2', /^传真申请/],
  ['3.1.3', /^网[络上]申请/],
  ['3.1.4', /^信函申请/],
  ['3.2', /^申请办结/],
  ['3.2.1', /^按时办结/],
  ['3.2.2', /^延期办结/],
  ['3.3', /^申请答复/],
  ['3.3.1', /^属于已(?:经)?主动公开/],
  ['3.3.2', /^同意公开/],
  ['3.3.3', /^同意部分公开/],
  ['3.3.4', /^不同意公开/],
  ['3.3.4.1', /^涉及国家秘密/],
  ['3.3.4.2', /^涉及商业秘密/],
  ['3.3.4.3', /^涉及个人隐私/],
  ['3.3.4.4', /^危及国家安全/],
  ['3.3.4.5', /^不是(?:政府信息公开)?(?:条例)?所指/],
  ['3.3.4.6', /^法律法规规定的?其[他它]情形/],
  ['3.3.5', /^不属于本(?:行政)?机关/],
  ['3.3.6', /^(?:申请)?(?:政府)?信息不存在/],
  ['3.3.7', /^告知作[出为]?(?:更改|补充)/],
  ['3.3.8', /^告知通过其[他它]途径/],
  ['4', /^行政复议(?:总|件)?(?:数量?)?$/],
  ['5.1', /^维持具体行政行为或者?驳回/],
  ['5', /^行政诉讼(?:总|件)?(?:数量?)?$/],
  ['6', /^(?:收到)?举报投诉(?:总|件)?(?:数量?)?$/],
  ['7', /^依申请公开(?:政府)?信息收取/],
  ['8.1', /^政府信息公开(?:工作)?专门机构/],
  ['8.2', /^(?:设置)?政府信息公开查阅[点场]/],
  ['8.3', /^从事政府信息公开(?:工作)?(?:的)?人员/],
  ['8.3.1', /^专职(?:工作)?人员/],
  ['8.3.2', /^兼职(?:工作)?人员/],
  ['8.4', /^政府信息公开专项经费/],
  ['9.1', /^召开政府信息公开.{0,6}会议/],
  ['9.2', /^举办(?:政府信息公开)?各?类?培训班/],
  ['9.3', /^接受(?:政府信息公开)?培训人员/],
];

/** The results of a review and of a suit, behind the code of the one or the other. */
const RESULTS: readonly (readonly [code: string, words: RegExp])[] = [
  ['1', /^维持具体行政行为/],
  ['2', /^被?依法纠错/],
  ['3', /^其[他它]情形/],
];
const APPEALS = ['4', '5'];

/** No label of the table is longer, its notes left out. */
const LONGEST = 40;
/** What stands before a row's own words: its ordinal where no bracket holds it, and 其中. */
const LEAD = /^(?:[一二三四五六七八九十]{1,2}[、.．,，\s]|\d{1,2}[、.．\s)）]|其中[:：]?|[:：])+/;

/** The code of the row that a cell names, under the code of the row before it; null where it names none. */
export function codeOfLabel(cell: string, before: string | null): string | null {
  const words = wordsOf(cell);
  if (words === '') return null;
  const known = ROWS.find(([, pattern]) => pattern.test(words));
  if (known) return known[0];
  const result = RESULTS.find(([, pattern]) => pattern.test(words));
  const appeal = before?.split('.')[0] ?? '';
  return result && APPEALS.includes(appeal) ? `${appeal}.${result[0]}` : null;
}

/** A label's own words, folded; nothing of what is no label. */
const wordsOf: (cell: string) => string = remembered((cell) => {
  if (cell.length > 160 || /[。；]/.test(cell)) return '';
  const plain = withoutNotes(cell)
    .trim()
    .replace(LEAD, '')
    .replace(/\s(?:条|件|次|篇|个|人|人次|万元|元)$/, '');
  const words = foldLabel(plain);
  return words.length > LONGEST || /\d/.test(words) ? '' : words;
});

/** A row's unit in a cell of its own. */
export const UNIT = /^[（(]?(?:条|件|次|篇|个|人|人次|万元|元)[）)]?$/;

/** The same at the end of its label. */
export const UNIT_OF_LABEL = /(?:[（(]|\s)(?:单位[：:])?(条|件|次|篇|个|人|人次|万元|元)[）)]?$/;

/** Over the column of numbers. */
export const OVER_NUMBERS = /^(?:统计数|统计数据|统计结果|数量|数值|数据|合计|总数|件数|本年(?:度|数)?)$/;
