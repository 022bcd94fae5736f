/** Section 二: its rows (what is disclosed) and its columns (what is counted of it); and the totals of the prose. */
import { type GuideText, means } from './text.ts';

export const DISCLOSURE_ROWS = {
  rules: means('此行：规章（第二十条第（一）项）。', 'This row: rules of governments and ministries (article 20 (1)).')
    .counts(
      '只有国务院部门、省和设区的市的政府有规章制定权；区县、街道和它们的部门应为 0。',
      'Only ministries, provinces and cities with districts make them; counties, subdistricts and their departments have 0.',
    )
    .wrong('把内部管理制度当作规章。', 'Internal rules of the office are taken for rules.'),
  normativeDocuments: means(
    '此行：行政规范性文件；2019 年表式写作“规范性文件”。',
    'This row: administrative normative documents; “normative documents” in the 2019 form.',
  )
    .counts(
      '涉及公民、法人权利义务，普遍适用、反复适用的文件；数字与司法行政部门核对。',
      'Papers of general and repeated effect on people’s rights and duties; the figures are agreed with the justice department.',
    )
    .wrong(
      '把有文号的文件都算进来；2019、2020 年的数因此常偏大。',
      'Every numbered paper is counted, which made the figures of 2019 and 2020 too large in many reports.',
    ),
  licensing: means('此行：行政许可（第二十条第（五）项）。', 'This row: licensing (article 20 (5)).'),
  otherServices: means(
    '此行：行政许可以外的其他对外管理服务事项，2021 年起不再填报。',
    'This row: public services other than licensing; no longer asked for since 2021.',
  ),
  penalties: means('此行：行政处罚（第二十条第（六）项）。', 'This row: penalties (article 20 (6)).'),
  coercion: means('此行：行政强制（第二十条第（六）项）。', 'This row: administrative coercion (article 20 (6)).'),
  fees: means('此行：行政事业性收费（第二十条第（八）项）。', 'This row: administrative fees (article 20 (8)).'),
  procurement: means(
    '此行：政府集中采购（第二十条第（九）项），2021 年起不再填报。',
    'This row: central government procurement (article 20 (9)); no longer asked for since 2021.',
  ),
} as const satisfies Record<string, GuideText>;

export const DISCLOSURE_COLUMNS = {
  newlyMade: means('本年新制作的件数。', 'Documents made this year.').counts(
    '不论是否公开都计。',
    'Whether they were disclosed or not.',
  ),
  newlyDisclosed: means('本年新公开的件数。', 'Documents disclosed for the first time this year.').wrong(
    '多于对外公开总数量，多半填错了列。',
    'More than are disclosed in total: probably in the wrong column.',
  ),
  disclosedTotal: means('到年底对外公开的全部件数。', 'All documents disclosed by the end of the year.').counts(
    '是时点数，含以前年度公开的。',
    'As it stands at the end of the year, those of earlier years included.',
  ),
  made: means('本年制定并印发的件数。', 'Documents made and issued this year.').wrong(
    '制发多于现行有效，而没有废止。',
    'More were made than are in force, although none was repealed.',
  ),
  repealed: means(
    '本年废止的件数，含宣布失效的。',
    'Documents repealed this year, those declared void included.',
  ).wrong('只印发了清理通知，却没有计件数。', 'A notice repealed several documents, and one or none is counted.'),
  inForce: means('到年底现行有效的件数。', 'Documents in force at the end of the year.')
    .counts(
      '上年现行有效 + 本年制发 − 本年废止，一般等于此数。',
      'Usually what was in force a year before, plus those made, less those repealed.',
    )
    .wrong('填成历年制发的累计数。', 'It is the number ever made.'),
  itemsBefore: means('上一年清单上的事项数。', 'Items on the list of the year before.').counts(
    '数的是事项，不是办件。',
    'Items are counted, and not cases.',
  ),
  itemsChange: means('本年事项增加或减少的个数。', 'Items added or taken off this year.').counts(
    '减少用负数，如 -8；没有变化填 0。',
    'A reduction is negative, such as -8; no change is 0.',
  ),
  decisions: means('本年作出的处理决定件数。', 'Decisions made this year.')
    .counts(
      '包括已公开和依法未公开的全部处理决定；数的是办件，不是事项。',
      'All decisions, disclosed or lawfully not; cases are counted, and not items.',
    )
    .wrong(
      '2019 年表式里填成事项数，即上一年项目数量与增减之和。',
      'In the 2019 form items were entered: those of the year before and the change.',
    ),
  amount: means('本年收取或支出的金额。', 'Money of this year.'),
  projects: means('本年集中采购的项目个数。', 'Projects of central procurement this year.').wrong(
    '有项目而没有金额，或相反。',
    'Projects without an amount, or the other way round.',
  ),
} as const satisfies Record<string, GuideText>;

/** What the column alone says too little of. */
export const DISCLOSURE_CELLS = {
  'fees.amount': means('本年实际收取的金额，单位万元。', 'Money collected this year, in units of 10,000 yuan.').wrong(
    '按元填写，数字大了一万倍。',
    'It is written in yuan, ten thousand times as large.',
  ),
  'procurement.amount': means(
    '本年集中采购的总金额；表式没有规定单位。',
    'Amount of central procurement this year; the form prints no unit.',
  )
    .counts('写明单位；这里统一换算为元。', 'Write the unit; here it is all given in yuan.')
    .wrong('没写单位，分不清元和万元。', 'No unit is printed, so that yuan and 10,000 yuan cannot be told apart.'),
  'fees.itemsBefore': means('上一年清单上的收费项目数。', 'Fee items on the list of the year before.').counts(
    '数的是收费项目，不是金额；2021 年表式改为金额，两者不能相连。',
    'Items and not money. The 2021 form asks for money, so the two never make one line.',
  ),
  'fees.itemsChange': means('本年收费项目增加或减少的个数。', 'Fee items added or taken off this year.').counts(
    '减少用负数，如 -8；没有变化填 0。',
    'A reduction is negative, such as -8; no change is 0.',
  ),
} as const satisfies Record<string, GuideText>;

const STATED = [
  '表中没有，只写在正文里；口径由各单位自定，条、件、篇混用。',
  'No table has it, only the text; each body counts in its own way, in postings, items or articles.',
] as const;
const OVERLAP = [
  '同一条信息几个渠道都发的，各渠道都计，相加会多于总数。',
  'What went out by several channels counts in each, so that they may add up to more than the total.',
] as const;

const channel = (zh: string, en: string): GuideText =>
  means(zh, en)
    .counts(...STATED)
    .wrong(...OVERLAP);

export const STATED_ROWS = {
  'disclosures.total': means(
    '本年主动公开的信息总数。',
    'Information disclosed on the body’s own initiative this year.',
  )
    .counts(...STATED)
    .wrong(...OVERLAP),
  'disclosures.website': channel('通过政府网站公开的信息。', 'What was disclosed on the government website.'),
  'disclosures.wechat': channel('通过微信公众号发布的信息。', 'What was published on WeChat.'),
  'disclosures.weibo': channel('通过微博发布的信息。', 'What was published on Weibo.'),
  'disclosures.newMedia': channel(
    '通过政务新媒体发布、没有分平台写的信息。',
    'What was published on new media, where the text tells no platforms apart.',
  ),
  'disclosures.press': channel(
    '通过报刊、广播、电视公开的信息。',
    'What was published in newspapers, on radio and television.',
  ),
  'disclosures.gazette': channel('通过政府公报公开的信息。', 'What was published in the gazette.'),
  'disclosures.bulletin': channel('通过公示栏、公告栏等在现场公开的信息。', 'What was posted on notice boards.'),
  'disclosures.otherChannel': channel('通过其他渠道公开的信息。', 'What was disclosed by other channels.'),
} as const satisfies Record<string, GuideText>;
