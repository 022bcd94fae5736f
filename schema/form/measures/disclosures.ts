/** What section 二 counts, and the totals of disclosure that only the prose states. */
import { ENDS, follows, ONLY_2014, rowsOf, STARTS, soft } from './row.ts';

const piece = rowsOf('disclosures', 'piece');
const item = rowsOf('disclosures', 'item');
const decision = rowsOf('disclosures', 'case');
const posting = rowsOf('disclosures', 'posting');
const occasion = rowsOf('disclosures', 'occasion');
const article = rowsOf('disclosures', 'article');
const wanYuan = rowsOf('disclosures', 'wanYuan');
const yuan = rowsOf('disclosures', 'yuan');

const IN_FORCE = [
  '2019 年表式为“对外公开总数量”，不是同一个量',
  'The 2019 form printed “disclosed in total”, a different quantity',
] as const;
const DECISIONS = soft(
  '2019 年表式常把事项数填作决定数，连线仅供参考',
  'In the 2019 form many bureaus filled in items instead of decisions',
);

const IN_WAN_YUAN = {
  zh: '单位为万元；有单位误填为元，照原文计入，另行标明',
  en: 'In 10,000 yuan; where a bureau seems to have written yuan, the number is counted as printed and marked',
} as const;

const OWN_COUNT = soft('正文自报数，口径由各单位自定', 'Stated in the text; each bureau uses its own definition');

/** A total of the prose. */
const stated = <const Id extends string>(id: Id, zh: string, en: string, shortZh: string, shortEn: string) =>
  posting.flow(id, zh, en, {
    short: { zh: shortZh, en: shortEn },
    printedIn: ['narrative'],
    note: OWN_COUNT.join.note,
    ...OWN_COUNT,
    olderJoin: OWN_COUNT.join,
  });

/** The same where the table of 2014 has a row for it. */
const tabled = <const Id extends string>(...row: Parameters<typeof stated<Id>>) => ({
  ...stated(...row),
  printedIn: ['2014', 'narrative'] as const,
  olderJoin: {
    kind: 'soft',
    predecessor: null,
    note: {
      zh: '2018 年及以前取自统计表或正文，2019 年起为正文自报数，口径由各单位自定',
      en: 'Up to 2018 from the statistics table or the text, since 2019 as stated in the text by each bureau’s own definition',
    },
  } as const,
});

export const DISCLOSURES = [
  piece.flow('rules.newlyMade', '规章本年新制作数量', 'Rules newly made', ENDS),
  piece.flow('rules.newlyDisclosed', '规章本年新公开数量', 'Rules newly disclosed', ENDS),
  piece.stock('rules.disclosedTotal', '规章对外公开总数量', 'Rules disclosed in total', ENDS),
  piece.flow(
    'rules.made',
    '规章本年制发件数',
    'Rules made',
    follows(
      'rules.newlyMade',
      'soft',
      '2019 年表式为“本年新制作数量”，口径相近',
      '“Newly made” in the 2019 form; close but not the same definition',
    ),
  ),
  piece.flow('rules.repealed', '规章本年废止件数', 'Rules repealed', STARTS),
  piece.stock(
    'rules.inForce',
    '规章现行有效件数',
    'Rules in force',
    follows('rules.disclosedTotal', 'break', ...IN_FORCE),
  ),
  piece.flow('normativeDocuments.newlyMade', '规范性文件本年新制作数量', 'Normative documents newly made', ENDS),
  piece.flow(
    'normativeDocuments.newlyDisclosed',
    '规范性文件本年新公开数量',
    'Normative documents newly disclosed',
    ENDS,
  ),
  piece.stock(
    'normativeDocuments.disclosedTotal',
    '规范性文件对外公开总数量',
    'Normative documents disclosed in total',
    ENDS,
  ),
  piece.flow(
    'normativeDocuments.made',
    '行政规范性文件本年制发件数',
    'Normative documents made',
    follows(
      'normativeDocuments.newlyMade',
      'break',
      '2019 年表式“规范性文件”口径宽，2021 年表式只计行政规范性文件，数值不可相连',
      'The 2019 form counted every numbered paper; the 2021 form counts administrative normative documents only',
    ),
  ),
  piece.flow('normativeDocuments.repealed', '行政规范性文件本年废止件数', 'Normative documents repealed', STARTS),
  piece.stock(
    'normativeDocuments.inForce',
    '行政规范性文件现行有效件数',
    'Normative documents in force',
    follows('normativeDocuments.disclosedTotal', 'break', ...IN_FORCE),
  ),
  item.stock('licensing.itemsBefore', '行政许可上一年项目数量', 'Licensing: items last year', ENDS),
  item.signed('licensing.itemsChange', '行政许可本年增/减', 'Licensing: change in items', ENDS),
  decision.flow('licensing.decisions', '行政许可处理决定数量', 'Licensing decisions', {
    short: { zh: '行政许可决定', en: 'Licensing decisions' },
    ...DECISIONS,
  }),
  item.stock(
    'otherServices.itemsBefore',
    '其他对外管理服务事项上一年项目数量',
    'Other public services: items last year',
    ENDS,
  ),
  item.signed(
    'otherServices.itemsChange',
    '其他对外管理服务事项本年增/减',
    'Other public services: change in items',
    ENDS,
  ),
  decision.flow('otherServices.decisions', '其他对外管理服务事项处理决定数量', 'Other public services decisions', ENDS),
  item.stock('penalties.itemsBefore', '行政处罚上一年项目数量', 'Penalties: items last year', ENDS),
  item.signed('penalties.itemsChange', '行政处罚本年增/减', 'Penalties: change in items', ENDS),
  decision.flow('penalties.decisions', '行政处罚处理决定数量', 'Penalties decisions', {
    short: { zh: '行政处罚决定', en: 'Penalties decisions' },
    ...DECISIONS,
  }),
  item.stock('coercion.itemsBefore', '行政强制上一年项目数量', 'Coercion: items last year', ENDS),
  item.signed('coercion.itemsChange', '行政强制本年增/减', 'Coercion: change in items', ENDS),
  decision.flow('coercion.decisions', '行政强制处理决定数量', 'Coercion decisions', {
    short: { zh: '行政强制决定', en: 'Coercion decisions' },
    ...DECISIONS,
  }),
  item.stock('fees.itemsBefore', '行政事业性收费上一年项目数量', 'Fees: items last year', ENDS),
  item.signed('fees.itemsChange', '行政事业性收费本年增/减', 'Fees: change in items', ENDS),
  wanYuan.amount('fees.amount', '行政事业性收费金额', 'Fees collected', {
    note: IN_WAN_YUAN,
    ...follows(
      'fees.itemsBefore',
      'break',
      '2019 年表式为收费项目个数，2021 年表式为金额，是两个量',
      'The 2019 form counted fee items, the 2021 form money',
    ),
  }),
  item.flow('procurement.projects', '政府集中采购项目数量', 'Central procurement projects', ENDS),
  yuan.amount('procurement.amount', '政府集中采购总金额', 'Central procurement amount', ENDS),
  {
    ...tabled('disclosures.total', '主动公开信息总数', 'Disclosures in total', '主动公开', 'Disclosures'),
    totalOf: [
      'disclosures.website',
      'disclosures.wechat',
      'disclosures.weibo',
      'disclosures.newMedia',
      'disclosures.press',
      'disclosures.gazette',
      'disclosures.bulletin',
      'disclosures.otherChannel',
    ] as const,
    note: {
      zh: '正文自报数，口径由各单位自定；同一条信息可经几种渠道发布，各渠道之和未必等于总数',
      en: 'Stated in the text; each bureau uses its own definition. What is published by several channels may be counted by each, so they need not add up to it',
    },
  },
  tabled('disclosures.website', '政府网站公开信息', 'Disclosed on the website', '网站', 'Website'),
  tabled('disclosures.wechat', '微信公众号发布信息', 'Published on WeChat', '微信', 'WeChat'),
  tabled('disclosures.weibo', '微博发布信息', 'Published on Weibo', '微博', 'Weibo'),
  stated('disclosures.newMedia', '政务新媒体发布信息', 'Published on new media', '新媒体', 'New media'),
  stated('disclosures.press', '报刊电视等传统渠道公开信息', 'Published in press and broadcast', '报刊广电', 'Press'),
  tabled('disclosures.gazette', '政府公报公开信息', 'Published in the gazette', '公报', 'Gazette'),
  stated('disclosures.bulletin', '公示栏等现场公开信息', 'Posted on notice boards', '公示栏', 'Notice boards'),
  tabled('disclosures.otherChannel', '其他渠道公开信息', 'Other channels', '其他渠道', 'Other channels'),
  posting.flow('normativeDocuments.disclosed', '主动公开规范性文件', 'Normative documents disclosed', ONLY_2014),
  piece.flow('normativeDocuments.issued', '制发规范性文件', 'Normative documents issued', ONLY_2014),
  occasion.flow('responses.matters', '回应公众关注热点或重大舆情', 'Matters of public concern responded to', ONLY_2014),
  occasion.flow('responses.pressConferences', '参加或举办新闻发布会', 'Press conferences', ONLY_2014),
  occasion.flow(
    'responses.pressConferencesOfHead',
    '有主要负责同志的新闻发布会',
    'Press conferences with the head of the body',
    ONLY_2014,
  ),
  occasion.flow('responses.interviews', '政府网站在线访谈', 'Interviews on the website', ONLY_2014),
  occasion.flow(
    'responses.interviewsOfHead',
    '有主要负责同志的政府网站在线访谈',
    'Interviews with the head of the body',
    ONLY_2014,
  ),
  article.flow('responses.interpretations', '政策解读稿件发布', 'Interpretations of policy', ONLY_2014),
  occasion.flow('responses.newMedia', '微博微信回应事件', 'Matters responded to on Weibo and WeChat', ONLY_2014),
  occasion.flow('responses.otherChannel', '其他方式回应事件', 'Matters responded to by other channels', ONLY_2014),
];
