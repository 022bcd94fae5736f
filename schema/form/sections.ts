/**
 * The six sections of a report, told apart by the key words of their titles: offices word them in dozens of ways, and put
 * the words in any order.
 */
export type Section = 1 | 2 | 3 | 4 | 5 | 6;

/** What a row of section 三 or a remark on how things are done begins with or says; neither is a section's title. */
const NO_TITLE =
  /^(?:本年度?新收|上年度?结转|本年度?办理结果|结转下|加强|提[高升]|强化|推进|推动|完善|健全|规范|深化|拓展|拓宽|优化|抓好|做好|坚持|严格|注重|着力|积极|认真|切实|及时)|不够|不强|不高|不全|不足之处较|不及时|不规范|不到位|有待|亟待|仍需|尚需|欠缺|缺乏/;
const APPEALS = /复议|诉讼/;
/** Requests first, and appeals beside them in the same title. */
const REQUESTS_AND_APPEALS = /(?:收到|受理|处理|办理|答复|依申请公开)[^复诉]*[和及与、]/;
const OTHERS = /^(?:其[他它余]|需要?|须|应当?|另)[^，。]*(?:事项|问题|情况|说明|报告|内容)|^(?:附[则注]|补充说明)$/;
const PROBLEMS = /问题|不足|困难|薄弱|短板|差距|改进|整改/;
const REQUESTS = /申请/;
const DISCLOSED = /主动.{0,6}公开|公开.{0,6}主动/;
const OVERVIEW =
  /总体|概述|概况|概要|综述|总述|概览|简述|(?:基本|整体|总的|年度)(?:工作)?情况|^(?:20\d{2}年度?|本年度?|政府信息公开|政务公开|信息公开)*(?:主要|重点|日常)?(?:工作|推进|开展|落实|进展|完成|实施|的|主要|及成效)*(?:情况|回顾|成效|总结)$|引言|前言/;

/** The section that a title names; null for one that names none. White space and marks are left out first. */
export function sectionNamed(title: string): Section | null {
  const words = title.replace(/[\s“”"'《》（）()*#_]/g, '');
  if (PROBLEMS.test(words) && !OTHERS.test(words) && !/^(?:加强|提[高升]|完善)/.test(words)) return 5;
  if (NO_TITLE.test(words)) return null;
  if (OTHERS.test(words)) return 6;
  if (APPEALS.test(words)) return REQUESTS_AND_APPEALS.test(words.slice(0, words.search(APPEALS))) ? 3 : 4;
  const requests = words.search(REQUESTS);
  const disclosed = words.search(DISCLOSED);
  if (requests >= 0 && (disclosed < 0 || requests < disclosed)) return 3;
  if (disclosed >= 0) return 2;
  return OVERVIEW.test(words) ? 1 : null;
}
