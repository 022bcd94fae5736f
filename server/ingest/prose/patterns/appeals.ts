/**
 * What a number of cases counts, where the prose is about reviews and suits over the disclosure of information. The words name
 * the block of the form, or those before them did; a pattern names its column.
 */
import { subject } from './pattern.ts';

export const APPEALS = subject(4, {
  groups: {
    FILL: `filler within sum count matter application request conj now whole all already handle close people self region among
      publish info receive left theme each 、`,
    LEAD: 'among filler left all already receive count sum now whole self region',
    NAME: 'review litigation direct after',
    RESULT: 'upheld corrected otherResult pending',
  },
  never:
    'filing compare rate past next part span often plan detail other decision agent others practice respectively attend',
  rows: `
    办理复议案件5件 = handle FILL* NAME FILL*# → nothing
      yes: 全年办理行政复议案件5件。
    维持5件 = RESULT FILL*# → as:result
      yes: 行政复议12件，其中维持5件。
      yes: 行政复议15件，维持、纠正、其他结果各5件。
    维持2件、其他5件 = ^left.requests.otherwise (count|sum|filler)*# → as:otherResult {behindOutcomes; says ^其[他它]}
      yes: 行政复议12件，其中维持7件、其他5件。
      no: 行政复议12件，其他5件。
    维持2件、纠正3件，总计5件 = ^(sum|count)*sum(sum|count)*# → as:total {sumOfOutcomes}
      yes: 行政复议维持2件、纠正3件，总计5件。
      no: 行政复议维持2件、纠正2件，总计5件。
    复议5件 = NAME (NAME|FILL)*# → as:total
      yes: 因政府信息公开引起的行政复议5件。
      no: 行政复议、行政诉讼共5件。
      no: 作为第三人参加行政诉讼5件。
      no: 办理民事诉讼5件。
    其中涉及信息公开5件 = ^FILL* matter FILL*# → as:total
      yes: 全年行政复议案件12件，其中涉及信息公开的5件。
    5件维持 = ^LEAD*# (FILL|others|underway){0,6} RESULT → as:result
      yes: 行政复议12件，其中5件维持。
    5件行政复议 = ^LEAD*# FILL* NAME (FILL|NAME)*$ → as:total
      yes: 全年发生5件行政复议。
  `,
});
