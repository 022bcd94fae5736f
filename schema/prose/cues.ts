/** The words by which section 五 tells problems from measures. One place to add: a word in its row. */

/** A list mark at the beginning of a sentence: 一是, （二）, 3., ①, 首先. What stands before the comma belongs to it. */
export const MARK =
  /^(?:[一二三四五六七八九十]{1,2}是(?:要|在|对)?|第[一二三四五六七八九十][，,、]?|[（(][一二三四五六七八九十\d]{1,2}[）)]、?|\d{1,2}(?:[.．、](?!\d)|[）)])|[①-⑩]|[一二三四五六七八九十]{1,2}、|首先[，,]?|其次[，,]?|再次[，,]?|再者[，,]?|最后[，,]?)/;
/** The same marks in the middle of a line, behind a mark of punctuation or a sentence that led to them. */
export const MARK_WITHIN =
  /(?<=[：:，,；;。、])(?=[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d][）)]|[①-⑩])/;

/** Says that something is wanting. */
export const WANTING =
  /不够|不足|不高|不强|不深|不多|不全|不到位|不及时|不规范|不完善|不健全|不完整|不平衡|不熟|不畅|不准|不统一|不均|不勤|不细|不严|不实|不精|不紧密|不同步|不一|不明显|不充分|不主动|不适应|不丰富|不理想|有待|仍需|尚需|还需|需进一步|需要进一步|需继续|亟待|亟需|欠缺|欠佳|缺乏|缺少|缺失|薄弱|滞后|单一|偏[少低弱紧慢窄软粗高]|较少|较低|较慢|较弱|较窄|过于|有限|差距|短板|困难|难以|参差不齐|空白|脱节|费时|较快，|较深，|较长，|较多，|少，|很少|有出入|流于形式|重视不|未能|没有形成|很难|不能(?:完全|做到|及时)|没有及时|跟不上|间隔较长|层级较深|变动较快|宁可不公开|要到|转载多|问题突出/;
/** An opening that only says that there are problems. */
export const PROBLEMS_LEAD =
  /(?:存在|有|还有|尚有)[^，。；]{0,12}(?:问题|不足|差距|短板|薄弱环节|困难)(?:和(?:不足|差距|困难|薄弱环节))?[^，。；：:]{0,10}$|(?:表现|体现)[^，。；]{0,16}$|^(?:存在的?)?主要(?:存在)?(?:问题|不足|有)?$|问题如下$/;
/** A title, or the beginning of a line, that says what follows. */
export const PROBLEMS_TITLE =
  /^(?:\d{4}年度?)?(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:中)?(?:目前)?(?:主要)?(?:存在|仍然存在)?(?:着|的)?(?:主要)?(?:问题|不足|困难|不足之处|薄弱环节|问题表现)(?:(?:和|与|及|以及|、)(?:不足|困难|问题|原因|差距|薄弱环节))?(?:情况|方面)?$/;
export const MEASURES_TITLE =
  /^(?:下一?步|今后|解决|主要)?(?:的)?(?:工作)?(?:拟采取的)?(?:整改|改进|解决|工作)(?:的)?(?:措施|情况|办法|方向|打算|思路|计划|安排|建议)(?:(?:和|与|及|、)(?:改进)?(?:措施|办法|打算|计划))?$|^(?:下一?步|今后)(?:的)?(?:工作)?(?:改进|整改|重点)?(?:工作)?(?:打算|计划|措施|思路|安排|方向|重点)?$/;
/** Says what is to be done. */
export const FUTURE =
  /下一?步|今后|接下来|新的一年|为此|对此|针对(?:以上|上述|这些|存在|此|该)|(?:^|[，,])(?:我[局镇乡街委办院区县市处们]|本(?:机关|单位|局|镇|街道)|街道|办事处|区政府|管委会|\d{4}年)[^，。；]{0,14}?(?:将|拟)|(?:^|[，,])(?:拟|计划)|将(?:进一步|继续|从|着力|采取|重点|切实|按照|严格|加大|加强|不断|认真|以|通过|在|持续|全面|围绕|努力)/;
/** What a measure begins with. */
export const DOING =
  /^(?:要|将|对|把|由|请)?(?:进一步|不断|切实|继续|积极|着力|持续|认真|全面|及时|严格|深入)*(?:加强|加大|加快|健全|完善|提高|提升|强化|规范|优化|拓展|拓宽|扩大|丰富|建立|创新|推进|推动|深化|细化|明确|落实|抓好|做好|开展|组织|突出|充实|梳理|总结|制定|修订|坚持|注重|聚焦|压实|增强|严格|把握|编印|实行|将|把|因地制宜|夯实|畅通|统筹|理顺|改进|解决|围绕|针对|依托|通过|定期|探索|严把|转变|配齐)/;
/** Of the problems of the year before: which year, and that something was done about them. */
const LAST_YEAR = /上一?年度?|去年|\d{4}年度?(?:年报|报告)?(?:中|里)?(?:提出|指出|存在|反映|查找)/;
const ATTENDED = /整改|改进|解决|纠正|完成|落实|改善/;
const IS_DONE = /已|均|全部|得到|完毕|完成了|有所|取得/;

/** Whether a sentence says what became of the problems of an earlier year. */
export function isFollowUp(sentence: string): boolean {
  return (
    LAST_YEAR.test(sentence) &&
    /问题|不足|短板|措施/.test(sentence) &&
    ATTENDED.test(sentence) &&
    IS_DONE.test(sentence)
  );
}

/** What stands in front of the parts of a sentence that lists what is wanting. */
export const LIST_LEAD =
  /^.*?(?:(?:问题|不足|差距|困难)[^，,。；]{0,4}如|主要有|主要是|主要存在|例如|比如|^如)[：:]?|^.*?[：:]|^.*?[，,；](?:但是?|然而|不过)[，,]?/;
/** What stands behind them. */
export const LIST_TAIL = /等*(?:的?问题|方面)?(?:[，,](?:均|都|也|这些)?(?:有待|需要?)[^，,]{0,30})?$/;

/** A date, or the name of whoever signs. */
export const SIGNATURE =
  /^(?:[\d〇○零一二三四五六七八九十年月日.\-/（）()]+|[^，。；：]{2,24}(?:局|人民政府|委员会|办公室|办事处|管委会|中心|街道|支队|大队))$/;
