/**
 * What a number counts, where the prose is about what was disclosed: all of it, a channel's, or an entry of a list. A number is a
 * total or a channel's only where words for information in general stand between the verb and the number: 公开预算信息6条 counts an entry.
 */
import { subject } from './pattern.ts';

const GROUPS = {
  GEN: 'info DULL',
  GENT: 'GEN theme',
  DULL: 'sum count filler within publish disclose people now whole conj all already self region original 、',
  VERB: 'disclose publish',
  PAPER: 'document other decision proposal request application column handle some',
  SOCIAL:
    'channel.disclosures.wechat channel.disclosures.weibo channel.disclosures.newMedia channel.disclosures.bulletin',
  BOARD: 'channel.disclosures.bulletin channel.disclosures.press',
  ON: 'unknown filler GEN',
  BARED: `channel filler within sum count among conj publish disclose info open whole now self via theme share percent 、`,
  BARE: 'BARED unknown',
  POSTED: 'publish disclose info sum count filler within whole now',
  // 通过政府公报、档案馆等形式公开: places are no subjects.
  WAYS: '(ANY* channel ANY* open)?',
  WHOLE: '(?=ANY*(now|whole|sum|self)ANY*#)',
  // 公开5条招录信息 counts an entry.
  INFO: '(?=ANY*info|ANY*#~{unknown.}{0,2}info)',
  // An unknown subject is another's account, unless ours is named behind it.
  OURS: '(ANY*(self|region|now))? ~{unknown. PAPER}*',
};

export const POSTINGS = subject(1, {
  groups: GROUPS,
  never: `compare often plan past next part span audience agent rate followers doing receive close outcome carry detail review
    litigation training fee no respectively others`,
  counters: '条 条次 件 篇 篇次 则 份 个 部',
  rows: `
    网站专栏发布信息5条 = column POSTED* VERB POSTED*# → as:column {notInList; in 条}
      no: “教育公开栏目”累计公开信息5条，本年度新增3条。
      yes: 在区政府门户网站政务公开专栏发布信息5条。
    网站公开信息5条 = (channel ANY* VERB|VERB ANY* channel)GEN*# → as:channel {oneChannel; without column document}
      yes: 在区政府门户网站公开信息5条。
      no: 在区政府门户网站公开预算信息5条。
      no: 全县中小学校网站公开信息5条。
    网站公开规划、动态等信息5条 = (channel ANY* VERB|VERB ANY* channel) ANY* open GENT* info GENT*# → as:channel {oneChannel; without column}
      yes: 在区政府门户网站公开规划、动态等信息5条。
    网站发布动态类信息5条，其中… = ^~{unknown.body column}* channel ~{column}*(matter column)?~{column}* VERB (filler|unknown|theme)* info (sum|count)*# → as:channel {oneChannel; notDividing; divided; without document; in 条 篇}
      yes: 通过政府网站发布政府动态类信息5条，其中文件2条，公告3条。
      yes: 依托政府网站信息公开专栏主动公开涉农信息5条，其中补贴2条，动态3条。
      no: 通过政府网站发布政府动态类信息5条，公告3条。
    公示栏张贴公告5份 = BOARD ANY* VERB ON*# → as:channel {oneChannel; without column document; says (?:公告|通知|公示|通告|新闻|新闻稿件?|新闻报道)$}
      yes: 在公示栏张贴公告5份。
    微信推送政务动态5条 = SOCIAL ANY* VERB (ON|other、)*# → as:channel {oneChannel; alone; without column document; says (?:动态|资讯|博文|推文|文章|信息|图文|稿件|短视频|视频)$}
      yes: 通过微信公众号推送政务动态5条。
    报纸发布宣传5次 = channel.disclosures.press ANY* publish ANY{0,3}# → as:channel {oneChannel; in 次 篇次 条次; says ^(?!.*广播).*(?:新闻|报|电视台)}
      yes: 在《示范日报》、电视台等新闻媒体发布政策宣传5次。
    公示栏公示5次 = channel.disclosures.bulletin publish # → as:channel {oneChannel; in 次 期 条次}
      yes: 通过单位公示栏公示5次。
    （公报）刊登文件5件 = ^filler* channel? publish (filler|unknown)* document open?# → as:inherited {notDividing; behindChannelName; says 刊}
      yes: 全年编印政府公报12期，刊登文件5件。
      yes: 市政府公报刊登规范性文件等5件。
    （公示栏）张贴公告5份 = ^publish (filler|unknown|info|、)*# → as:inherited {notDividing; behindChannelName; says ^张贴.*(?:公告|通知|公示|信息)$}
      yes: 在辖区设立政务公开栏12处，张贴各类公告、通知5份。
    其中网站5条 = ^BARE* channel (BARE* VERB)? BARED*# → as:channel {oneChannel; inList}
      yes: 全年主动公开政府信息12条，其中政府网站5条，微信7条。
    微信发布8条、微博5条 = ^(channel|filler|unknown|info|、)* channel (filler|info)*# → as:channel {oneChannel; notInList; behindChannel}
      yes: 微信公众号发布信息12条、微博5条。
    共公开信息：网站5条 = ^BARED* channel BARED*# → as:channel {oneChannel; notInList; behindColon}
      yes: 共公开信息：网站5条；微信7条。
    5条信息通过网站公开 = ^(DULL|date)*# info GEN* channel GEN* VERB$ → as:channel
      yes: 5条政府信息通过门户网站公开。
    通过网站，公开信息5条 = ^(GEN|among)* VERB (ANY* open GENT* info)? GEN*# → as:inherited {notDividing; notOfOneTopic; behindMeans}
      yes: （一）主动公开情况。通过区政府网站，公开政府信息5条。
      yes: 主动公开情况良好。以政务微信为补充，公开信息5条。
      yes: 充分发挥微信公众号作用，先后发布动态、宣传等信息5条。
      no: 以政府网站为平台，主动公开政府信息5条。
      no: （一）主动公开情况。加强政府网站建设，公开政府信息5条。
    主动公开5条 = ^WAYS ~{PAPER}* disclose GEN*# → disclosures.total {notBesideChannel; notShifted; notDividing; notRunning; in 条}
      yes: 通过网站、公示栏等主动公开信息5条。
    主动公开信息5件 = (^INFO WAYS ~{PAPER}* disclose GEN*#|disclose ANY* open GENT* info GENT*#) → disclosures.total {notBesideChannel; notShifted; notDividing; notRunning}
      yes: 全年主动公开政府信息5件。
      yes: 主动公开规划、动态等方面信息5条。
    （微信）全年推送5条 = ^(GEN|among)* publish GEN*# → as:inherited {notDividing; notOfOneTopic; behindChannelName; says ^(?!.*(?:公开|动态|(?<!各)类|视频发布))}
      yes: 我局开通了微信公众号，全年推送信息5条。
    短视频发布5条 = ^(info|filler)* info publish # → disclosures.newMedia {in 条 个 部; says ^短?视频}
      yes: 微信公众号发布信息8条，短视频发布5条。
    政府信息公开数量5条 = ^(GEN|date|unknown.body)* (matter|publish) (count|sum)*# → disclosures.total {notShifted; notInList; untold; in 条 件; notOfAll; says (?:(?:信息|政务)公开|(?:公开|发布)(?:总数|总量|数量|量|数))(?:总?数量?|总量|量|共计?|合计|总计|[为达计])*$}
      yes: 全年公开总量：5条。
      yes: 全区政府信息公开数量为5条。
      no: 年度信息公开总数为5条，其中主动公开4条、依申请公开1条。
    （微信）公开5条 = ^(DULL|among)* publish DULL*#(?!ANY{0,2}info) → as:inherited {notDividing; notOfOneTopic; behindChannelName}
      yes: 我局开通了微信公众号，全年公开5条。
    全年公开信息5条 = ^WHOLE INFO WAYS OURS publish GEN*# → disclosures.total {notBesideChannel; notShifted; notDividing; untold; notOfOneTopic; says ^(?!.*级平台)}
      yes: 全年发布信息5条。
      no: 在区级平台发布信息5条。
      no: 围绕学前教育等重点领域，全年公开信息5条。
      no: “示范发布”平台共发布信息5条。
    公开信息共5条 = ^INFO (GEN|date)* publish GEN*# → disclosures.total {notShifted; notDividing; untold; notOfOneTopic; says 公开}
      yes: 公开信息5条。
    （网站）累计8条，今年新增5条 = ^(among|filler)* now (filler|VERB|sum|count|info)*# → as:inherited {notDividing; behindRunning; behindChannelName; in 条 篇}
      yes: 截至2023年底网站累计公开信息8条，其中2023年新增5条。
    累计8条，其中今年公开5条 = ^(among|filler)* now (filler|VERB|sum|count|info)*# → disclosures.total {notDividing; behindRunning; untold; in 条}
      yes: 截至2023年底累计公开政府信息8条，其中2023年公开5条。
    公布自然资源类信息累计5条 = ^~{channel column unknown. PAPER}* publish ~{channel column sum}* info (sum|count)*sum(sum|count)*# → disclosures.total {notShifted; notInList; firstTold; alone; notOfOneTopic; in 条}
      yes: 向社会公布自然资源类信息累计5条。
      no: 公布自然资源类信息5条、规划信息8条。
    全年更新动态、救助信息5条 = ^WHOLE ~{channel column unknown. PAPER}* publish ~{channel column}* (、|conj) ~{channel column}* info (sum|count)*# → disclosures.total {notShifted; notInList; firstTold; alone; notOfOneTopic; in 条}
      yes: 全年更新工作动态、社会救助信息5条。
    发布文件、财务等信息5件 = ^~{channel column unknown. PAPER}* publish ~{channel column}* open GENT* info GENT*# → disclosures.total {notShifted; notInList; firstTold; alone; notOfOneTopic; says (?:公开|发布|公布)}
      yes: 一是及时发布各类文件、财务、人事等信息5件。
      no: 一是及时发布各类文件、财务、人事等相关信息5件。
    网站8条，总计5条 = ^(sum|count|whole|now)*sum(sum|count|whole|now)*# → disclosures.total {notShifted; notDividing; untold; behindSmaller; in 条 件 篇}
      yes: 在区政府网站发布信息2条，总计5条。
  `,
});
