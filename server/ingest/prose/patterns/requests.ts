/** What a number of cases counts, where the prose is about requests for information. */
import { subject } from './pattern.ts';

export const REQUESTS = subject(3, {
  groups: {
    FILL: `filler within sum count info publish people self region conj all already matter now whole theme affair application
      request paper left date among share percent`,
    REASON: `outcome.requests.refused.stateSecret outcome.requests.refused.prohibitedByLaw outcome.requests.refused.publicSecurity
      outcome.requests.refused.thirdParty outcome.requests.refused.internalAffairs outcome.requests.refused.deliberative
      outcome.requests.refused.enforcementFile outcome.requests.refused.inquiry outcome.requests.declined.petition
      outcome.requests.declined.repeated outcome.requests.declined.publication outcome.requests.declined.excessive
      outcome.requests.declined.confirmation`,
    UNAVAILABLE: `outcome.requests.unavailable.notHeld outcome.requests.unavailable.notExisting outcome.requests.unavailable.unclear`,
    GROUP: `outcome.requests.granted outcome.requests.partlyGranted outcome.requests.refused outcome.requests.unavailable
      outcome.requests.declined outcome.requests.otherwise`,
    ADDED: 'FILL handle',
    AROUND: 'filler count sum share percent handle already all conj within',
    OTHER: 'left.requests.otherwise',
    LEAD: 'among left filler within all already count sum self',
  },
  counters: ' 件 件次 宗 起 例 份 条 笔 个 单 项',
  never: 'compare often plan agent past next part span filing document rate closingRate respectively',
  rows: `
    上年结转5件 = (past ANY{0,3} carry|carry ANY{0,3} past) → requests.carriedIn {anyTime}
      yes: 收到申请12件，上年结转5件。
      yes: 收到申请20件，结转上年申请5件。
    5件结转到本年 = ^LEAD*# ANY{0,4} carry filler* now → requests.carriedIn {anyTime}
      yes: 上年收到的申请中，5件结转到本年度办理。
      yes: 收到申请12件，其中5件为2022年12月收到转入2023年办理。
    结转5件 = ^(carry|filler|count)*carry(filler|count)*# → requests.carriedOut
      yes: 全年办结申请44件，结转5件。
      no: 全年办结申请44件，上年结转5件。
    5件转为主动公开 = (# ANY{0,3} carry ANY{0,2} disclose|^LEAD*# ANY{0,2} carry (outcome|unknown|via|channel|others|other)) → nothing
      yes: 收到申请12件，其中5件转为主动公开。
      yes: 收到申请12件，其中5件转信访渠道办理。
    共收到公民政府信息公开申请5件 = ^~{among}*(sum|whole|now)~{among}* receive (filler|natural)* request (count|sum|filler)*# → requests.received {untold; says 公民(?!个人)}
      yes: 全年共收到公民政府信息公开申请5件。
      no: 收到申请12件，其中收到公民申请5件。
    向我局提交申请5件 = self (filler|unknown)* (application|request) (count|sum|filler)*# → requests.received {untold; says ^.{2,8}(?:提[交出]|申请公开)}
      yes: 全年公民、法人向我局申请公开政府信息5件。
      yes: 全年共有4位公民向我局提交申请5件。
    自然人5件 = ^((FILL|natural|receive)*natural|(FILL|organization)*organization) FILL*# → of:natural|organization
      yes: 收到申请12件，其中自然人申请5件。
      yes: 收到自然人申请5件、企业申请7件。
      yes: 收到申请12件，其中法人和其他组织申请5件。
      no: 收到公民、法人和其他组织的申请5件。
    5件为自然人 = ^(among|left)*# (filler|count|sum)* (natural|organization) (filler|count|sum|application)*$ → of:natural|organization
      yes: 收到申请12件，其中5件为自然人申请。
      yes: 收到申请12件，其中5件来自法人。
    剩余5件延期 = ^left.requests.carriedOut# (some|filler|already)*$ → requests.carriedOut
      yes: 收到申请12件，办结7件，剩余5件依法延期。
    通过网络和信函收到5件 = (sum receive ANY* conj via (FILL|via)*|via ANY*(、|conj)via ~{via channel}* receive FILL*)# → requests.received {untold}
      yes: 全年共收到书面及网上提交的申请5件。
      yes: 全年通过网络、信函和当面三种方式收到申请5件。
    通过网络收到5件 = (via|channel) ~{sum}*# → nothing {without open outcome}
      yes: 收到申请12件，其中通过信函收到5件。
    延期答复5件 = (some ANY* (close|handle|receive) ANY*#|receive ANY* (some|paper|detail) FILL*#) → nothing
      yes: 收到申请12件，其中延期答复5件。
      yes: 收到补正材料5份。
    予以公开和部分公开5件 = (outcome.requests.granted|publish) (conj|、) outcome.requests.partlyGranted FILL*# → requests.grantedAndPartly
      yes: 收到申请12件，其中予以公开和部分公开5件。
    不予公开和无法提供5件 = GROUP (conj|、) (GROUP|conj|、|filler)*(GROUP|UNAVAILABLE) FILL*# → nothing
      yes: 收到申请12件，其中不予公开、无法提供、不予处理共5件。
      yes: 收到申请12件，其中不予公开和信息不存在5件。
    属于过程性信息不予公开5件 = ^(among|filler|theme)*REASON FILL* (outcome.requests.refused|outcome.requests.declined) FILL*# → first:outcome
      yes: 收到申请12件，因过程性信息不予公开5件。
      yes: 收到申请12件，其中属于行政执法案卷不予公开5件。
      no: 收到申请12件，其中国家秘密、个人隐私等不予公开5件。
    5件未补正 = ^LEAD*# ANY{0,4} outcome.requests.otherwise.notSupplemented → requests.otherwise.notSupplemented
      yes: 收到申请12件，其中5件告知补正后申请人逾期未补正。
    5件不明确补正 = ^LEAD*# ANY* outcome.requests.unavailable.unclear ANY* some → nothing
      yes: 收到申请12件，其中5件因内容不明确告知补正。
    其中公开5件 = ^((among|filler)* publish|close filler* count filler* publish|publish close) # → requests.granted {amongOutcomes}
      yes: 收到申请12件，答复结果为公开5件，不予公开7件。
      yes: 全年办结申请12件，公开答复5件，不予公开答复7件。
      yes: 收到申请12件，其中公开5件，不予公开7件。
      yes: 办理结果为：公开5件、不公开7件、部分公开13件。
    所有5件申请中 = ^(all # (application|request)|# (application|request) within$|(filler|self|count|within)*(sum|now|whole)(filler|self|sum|count|within)*# filler* (application|request)$) → requests.received {untold}
      yes: 5件申请中，予以公开4件。
      yes: 所有5件申请中，予以公开4件。
      yes: 本年度共有5件政府信息公开申请，均已答复申请人。
      no: 本年度有5件申请因撤回终止。
    转有关部门办理5件 = carry ANY{0,3} (handle|close) FILL*# → nothing {says ^转(?![入至到结])}
      yes: 收到申请12件，转有关部门办理5件。
    结转下年5件 = (carry ANY{0,3} next|underway FILL*#) → requests.carriedOut {anyTime}
      yes: 收到申请12件，结转下年度继续办理5件。
      yes: 收到申请12件，正在办理5件。
    5件结转下年 = ^LEAD*# (ANY{0,4} carry|(FILL|some)* underway) → requests.carriedOut {anyTime}
      yes: 收到申请12件，其中5件依法顺延。
      yes: 收到申请12件，其中5件正在办理中。
    不予公开信息5条 = (outcome.requests.granted|outcome.requests.partlyGranted|outcome.requests.refused) filler* info FILL*# → nothing
      yes: 制作的信息中不予公开信息5条。
    不予公开5件 = outcome (handle|close|FILL)*# → of:outcome
      yes: 收到申请12件，其中不予公开5件。
    受理和办结5件 = (^|~{no unknown.})receive (conj|、|filler|count|application|request)* close (FILL|close|natural)*# → requests.received+requests.closed
      yes: 全年依申请公开受理和办结5件。
      yes: 全年受理并按时答复公民申请5件。
    按时办结5件，延期办结7件 = close (FILL|close|handle)*# → nothing {byTime}
      yes: 收到申请12件，按时办结5件，延期办结7件。
    答复5件 = (^|~{no unknown.})close (FILL|close|handle)*# → of:close {untold}
      yes: 收到申请12件，答复5件。
      no: 办结申请12件，其中按时办结5件，延期办结7件。
      no: 受理申请12件，合并答复5次。
    收到12件，其中受理5件 = ^among filler*receive# → nothing {says 受理$}
      yes: 全年收到政府信息公开申请12件，其中受理5件、告知补正7件。
    收到5件 = (^|~{no unknown.})receive (?!ANY*theme unknown ANY*#)(FILL|handle|via|detail|unknown)*(request|application)? FILL*# → of:receive
      yes: 全年收到政府信息公开申请5件。
      yes: 全年收到申请数、办结数均为5件。
      yes: 全年政府信息公开申请受理数、行政复议数、行政诉讼数均为5件。
      yes: 全年收到、办结政府信息公开申请各5件。
      yes: 收到政府信息公开申请数量逐年下降，由2021年的8件降至2023年的5件。
      no: 全市示范系统共收到政府信息公开申请5件。
      no: 全区各部门共收到政府信息公开申请5件。
      no: 全年收到涉及征地补偿的政府信息公开申请5件，占全部申请的三成。
    办理5件 = (^|~{no unknown.})handle FILL*# → of:handle
      yes: 全年办理政府信息公开申请5件。
    办理某人提出的政府信息公开申请5件 = handle ~{channel via some theme detail rate}* request (count|sum|filler)*# → requests.handled
      yes: 全年办理公众以本局为主体的政府信息公开申请5件。
    申请5件 = ^unknown.body?FILL*(request|application)(count|sum|filler|conj)*# → requests.received {untold; without people}
      yes: 政府信息公开申请共计5件。
      yes: 街道新增依申请公开5件。
    5件因国家秘密不予公开 = ^LEAD*# (FILL|close|handle|via)* REASON ANY* (outcome.requests.refused|outcome.requests.declined) → first:outcome
      yes: 收到申请12件，其中5件因涉及国家秘密不予公开。
      yes: 收到申请12件，其中5件属于信访事项不予处理。
    5件不予公开 = ^LEAD*# (FILL|close|handle|via)* outcome (ANY* outcome)? → of:outcome
      yes: 收到申请12件，其中5件不予公开。
    5件均已答复 = ^LEAD*# (FILL|via)* close → of:close {untold}
      no: 答复12件，其中5件在法定期限内答复。
      yes: 收到申请12件，1件由申请人撤回，5件已书面答复。
      yes: 收到申请12件，5件已按期答复。
    收到2件、3件，合计5件 = ^ADDED* sum ADDED*# → requests.received {sumOfReceived}
      yes: 全年收到自然人申请2件，法人申请3件，合计5件。
    新收2件，结转3件，共5件 = ^ADDED* sum ADDED*# → requests.handled {sumOfHandled}
      yes: 新收申请2件，上年结转3件，共计5件。
    公开2件，不予公开2件，无法提供1件，总计5件 = ^(sum|count|ordinal)*sum(sum|count|ordinal)*# → requests.closed {sumOfOutcomes}
      yes: 予以公开2件；不予公开2件；无法提供1件；总计5件。
    公开2件，不予公开2件，其他5件 = ^(OTHER AROUND*#|otherResult AROUND*#AROUND*|left AROUND*#AROUND* otherResult AROUND*)$ → requests.otherwise {behindOutcomes}
      yes: 收到申请9件，予以公开2件，不予公开2件，其他5件。
      yes: 收到申请9件，予以公开2件，不予公开2件，其他情形5件。
      no: 收到申请9件，予以公开2件，不予公开7件，其中国家秘密2件，其他5件。
      yes: 收到申请9件，予以公开2件，不予公开2件，其余5件为其他情形。
  `,
});
