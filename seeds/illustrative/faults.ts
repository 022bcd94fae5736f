/**
 * The mistakes planted in the illustrative reports, of every kind that offices really make. Each is plain data: what is
 * changed in the clean draft (planting.ts carries it out), and which rule should notice it. Numbers follow the convention of a
 * finding: `expected` is what the parts make, `actual` what is printed.
 */

import type { CellId } from '../../schema/form/edition.ts';
import type { Label } from '../../schema/language.ts';
import type { DraftEditions, StatedMeasure } from '../draft.ts';

export type FaultFamily = 'tableII' | 'tableIII' | 'tableIV' | 'narrative' | 'yearToYear' | 'form' | 'deadline';

/** One change of a draft. */
export type Change =
  | { readonly kind: 'cells'; readonly cells: Readonly<Partial<Record<CellId, string>>> }
  /** Words of the prose; they must stand there exactly once. */
  | { readonly kind: 'words'; readonly from: string; readonly to: string }
  /** What the words say now, where a number of the prose was changed. */
  | { readonly kind: 'stated'; readonly measure: StatedMeasure; readonly value: number }
  | { readonly kind: 'addSentence'; readonly sentence: string }
  | { readonly kind: 'publishedOn'; readonly date: string }
  | { readonly kind: 'noSectionSix' }
  /** Section 五 of another year, word for word. */
  | { readonly kind: 'sectionFiveOf'; readonly year: number }
  | { readonly kind: 'editions'; readonly editions: DraftEditions }
  | { readonly kind: 'blankRowTotals' }
  | { readonly kind: 'tablesAsImages' };

export interface PlantedFault {
  readonly id: string;
  readonly family: FaultFamily;
  readonly bureau: string;
  readonly year: number;
  readonly what: Label;
  /** A cell of the form, or a place in words. */
  readonly where: CellId | string;
  /** Id of the rule that should notice. */
  readonly rule: string;
  readonly expected?: number;
  readonly actual?: number;
  readonly changes: readonly Change[];
}

const ALL_2019: DraftEditions = {
  II: { '1': '2019', '5': '2019', '6': '2019', '8': '2019', '9': '2019' },
  III: '2019',
};
const FIRST_BLOCK_2019: DraftEditions = { II: { '1': '2019', '5': '2021', '6': '2021', '8': '2021' }, III: '2021' };
const ONE_ROW_OTHERWISE: DraftEditions = { II: { '1': '2021', '5': '2021', '6': '2021', '8': '2021' }, III: '2019' };

export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    id: 'row-totals-swapped',
    family: 'tableIII',
    bureau: 'shifan-human-resources',
    year: 2019,
    what: {
      zh: '予以公开行总计多 1，部分公开行总计少 1，列合计不变',
      en: 'Row totals of granted and partly granted are one too many and one too few; the columns still add up',
    },
    where: 'III/3.1/total',
    rule: 'T3-ROWSUM',
    expected: 21,
    actual: 22,
    changes: [{ kind: 'cells', cells: { 'III/3.1/total': '22', 'III/3.2/total': '9' } }],
  },
  {
    id: 'items-below-zero',
    family: 'tableII',
    bureau: 'shifan-agriculture',
    year: 2020,
    what: { zh: '其他对外管理服务事项减 23，上一年只有 19', en: 'Other services reduced by 23 when there were 19' },
    where: 'II/otherServices.itemsChange',
    rule: 'T2-19-NEG',
    expected: 0,
    actual: -4,
    changes: [{ kind: 'cells', cells: { 'II/otherServices.itemsChange': '-23' } }],
  },
  {
    id: 'items-chain',
    family: 'yearToYear',
    bureau: 'shifan-urban-management',
    year: 2020,
    what: {
      zh: '行政处罚上一年项目数量填 68，按 2019 年报应为 72',
      en: 'Penalty items of the year before printed as 68; the 2019 report makes it 72',
    },
    where: 'II/penalties.itemsBefore',
    rule: 'T2-19-CHAIN',
    expected: 72,
    actual: 68,
    changes: [{ kind: 'cells', cells: { 'II/penalties.itemsBefore': '68' } }],
  },
  {
    id: 'stated-twice',
    family: 'narrative',
    bureau: 'shifan-water',
    year: 2020,
    what: {
      zh: '通知公告类信息先写 23 条，后写 26 条',
      en: 'Notices stated as 23, and later as 26',
    },
    where: '一、总体情况',
    rule: 'TX-TWICE',
    expected: 23,
    actual: 26,
    changes: [{ kind: 'addSentence', sentence: '全年在“通知公告”栏目发布信息26条。' }],
  },
  {
    id: 'wrong-period',
    family: 'narrative',
    bureau: 'shifan-justice',
    year: 2020,
    what: { zh: '统计期限沿用上年：2019 年', en: 'The period is that of the year before: 2019' },
    where: '正文开头',
    rule: 'TX-PERIOD',
    expected: 2020,
    actual: 2019,
    changes: [{ kind: 'words', from: '2020年1月1日至12月31日', to: '2019年1月1日至12月31日' }],
  },
  {
    id: 'first-block-2019',
    family: 'form',
    bureau: 'shifan-education',
    year: 2021,
    what: {
      zh: '第（一）项沿用 2019 年表式，其余各项为 2021 年表式',
      en: 'Item (1) on the 2019 form, the others on the 2021 form',
    },
    where: '二、第二十条第（一）项',
    rule: 'T2-EDITION',
    changes: [{ kind: 'editions', editions: FIRST_BLOCK_2019 }],
  },
  {
    id: 'old-notice',
    family: 'narrative',
    bureau: 'shifan-baita',
    year: 2021,
    what: { zh: '引用 2019 年的通知（60 号）', en: 'Cites the notice of 2019 (no. 60)' },
    where: '正文开头',
    rule: 'TX-CITE',
    changes: [
      {
        kind: 'words',
        from: '《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）',
        to: '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）',
      },
    ],
  },
  {
    id: 'struck-out-rows',
    family: 'tableIII',
    bureau: 'shifan-liulin',
    year: 2021,
    what: { zh: '规章行和“属于国家秘密”行填“/”，其他行填 0', en: 'Two rows struck out with “/” among rows of zeros' },
    where: 'III/3.3.1/total',
    rule: 'T3-PARTIAL-BLANK',
    changes: [
      {
        kind: 'cells',
        cells: {
          'II/rules.made': '/',
          'II/rules.repealed': '/',
          'II/rules.inForce': '/',
          'III/3.3.1/natural': '/',
          'III/3.3.1/business': '/',
          'III/3.3.1/research': '/',
          'III/3.3.1/nonprofit': '/',
          'III/3.3.1/legalService': '/',
          'III/3.3.1/otherOrganization': '/',
          'III/3.3.1/total': '/',
        },
      },
    ],
  },
  {
    id: 'old-form',
    family: 'form',
    bureau: 'shifan-yuntai',
    year: 2022,
    what: { zh: '2022 年报整份沿用 2019 年表式', en: 'The report of 2022 is printed on the 2019 form throughout' },
    where: '二、主动公开政府信息情况',
    rule: 'T2-EDITION',
    changes: [{ kind: 'editions', editions: ALL_2019 }],
  },
  {
    id: 'fee-in-yuan',
    family: 'tableII',
    bureau: 'shifan-health',
    year: 2022,
    what: { zh: '收费金额按元填写，表中单位是万元', en: 'Fees given in yuan in a column of 10,000 yuan' },
    where: 'II/fees.amount',
    rule: 'T2-FEE-UNIT',
    expected: 20.28,
    actual: 202800,
    changes: [{ kind: 'cells', cells: { 'II/fees.amount': '202800' } }],
  },
  {
    id: 'late-2022',
    family: 'deadline',
    bureau: 'shifan-binhe',
    year: 2022,
    what: { zh: '2023 年 2 月 27 日才公布，逾期 27 天', en: 'Published on 27 February 2023, 27 days late' },
    where: '发布日期',
    rule: 'DL-UNIT',
    changes: [{ kind: 'publishedOn', date: '2023-02-27' }],
  },
  {
    id: 'outcomes-one-more',
    family: 'tableIII',
    bureau: 'shifan-human-resources',
    year: 2022,
    what: {
      zh: '自然人予以公开多填 1 件，各项之和与（七）总计不符',
      en: 'One granted request too many: the outcomes no longer add up to row (7)',
    },
    where: 'III/3.7/natural',
    rule: 'T3-COLSUM',
    expected: 60,
    actual: 59,
    changes: [{ kind: 'cells', cells: { 'III/3.1/natural': '21', 'III/3.1/total': '25' } }],
  },
  {
    id: 'ten-times',
    family: 'yearToYear',
    bureau: 'shifan-chengdong',
    year: 2022,
    what: {
      zh: '行政处罚 240 件，上年 24 件，疑多写一个 0',
      en: 'Penalties 240 after 24 the year before: a zero too many',
    },
    where: 'II/penalties.decisions',
    rule: 'T2-JUMP',
    expected: 24,
    actual: 240,
    changes: [{ kind: 'cells', cells: { 'II/penalties.decisions': '240' } }],
  },
  {
    id: 'review-total-zero',
    family: 'tableIV',
    bureau: 'shifan-natural-resources',
    year: 2023,
    what: { zh: '行政复议总计填 0，各项有 8 件', en: 'The total of reviews is 0 while its parts make 8' },
    where: 'IV/review.total',
    rule: 'T4-BLANK',
    expected: 8,
    actual: 0,
    changes: [{ kind: 'cells', cells: { 'IV/review.total': '0' } }],
  },
  {
    id: 'review-total-blank',
    family: 'tableIV',
    bureau: 'shifan-urban-management',
    year: 2023,
    what: { zh: '行政复议总计空白，各项有 3 件', en: 'The total of reviews is left blank while its parts make 3' },
    where: 'IV/review.total',
    rule: 'T4-BLANK',
    expected: 3,
    changes: [{ kind: 'cells', cells: { 'IV/review.total': '' } }],
  },
  {
    id: 'tables-as-images',
    family: 'form',
    bureau: 'shifan-wenfeng',
    year: 2023,
    what: { zh: '三张表都是图片', en: 'All three tables are pictures' },
    where: '二、三、四',
    rule: 'T-MISSING',
    changes: [{ kind: 'tablesAsImages' }],
  },
  {
    id: 'balance-off',
    family: 'tableIII',
    bureau: 'shifan-zone',
    year: 2023,
    what: {
      zh: '自然人新收多填 1 件，收办不平衡',
      en: 'One request too many received: what came in is not what went out',
    },
    where: 'III/1/natural',
    rule: 'T3-BAL',
    expected: 10,
    actual: 9,
    changes: [{ kind: 'cells', cells: { 'III/1/natural': '10', 'III/1/total': '13' } }],
  },
  {
    id: 'otherwise-in-one-row',
    family: 'form',
    bureau: 'shifan-beiyuan',
    year: 2023,
    what: { zh: '2021 年表式，但（六）其他处理仍为一行', en: 'The 2021 form with (6) kept as one row' },
    where: '三、（六）其他处理',
    rule: 'T2-EDITION',
    changes: [{ kind: 'editions', editions: ONE_ROW_OTHERWISE }],
  },
  {
    id: 'no-section-six',
    family: 'narrative',
    bureau: 'shifan-qingshi',
    year: 2023,
    what: { zh: '缺第六部分', en: 'Section six is missing' },
    where: '六、其他需要报告的事项',
    rule: 'TX-SECTIONS',
    changes: [{ kind: 'noSectionSix' }],
  },
  {
    id: 'carried-between-columns',
    family: 'yearToYear',
    bureau: 'shifan-housing',
    year: 2024,
    what: {
      zh: '上年结转总计与 2023 年报一致，但自然人、商业企业两列对不上',
      en: 'Carried in equals the year before in total, not in the columns natural and business',
    },
    where: 'III/2/natural',
    rule: 'XY-CARRY-COL',
    expected: 7,
    actual: 6,
    changes: [
      {
        kind: 'cells',
        cells: { 'III/2/natural': '6', 'III/2/business': '3', 'III/1/natural': '172', 'III/1/business': '20' },
      },
    ],
  },
  {
    id: 'row-totals-blank',
    family: 'tableIII',
    bureau: 'shifan-human-resources',
    year: 2024,
    what: { zh: '表三明细行的总计没有填', en: 'The outcome rows of table 3 have no totals' },
    where: 'III/3.1/total',
    rule: 'T3-ROWTOTAL-BLANK',
    changes: [{ kind: 'blankRowTotals' }],
  },
  {
    id: 'street-makes-rules',
    family: 'tableII',
    bureau: 'shifan-longquan',
    year: 2024,
    what: {
      zh: '街道办事处填报制发规章 2 件',
      en: 'A street office reports two rules made, which it has no power to make',
    },
    where: 'II/rules.made',
    rule: 'T2-21-ORG',
    expected: 0,
    actual: 2,
    changes: [{ kind: 'cells', cells: { 'II/rules.made': '2', 'II/rules.inForce': '2' } }],
  },
  {
    id: 'stock-broken',
    family: 'yearToYear',
    bureau: 'shifan-culture',
    year: 2024,
    what: {
      zh: '行政规范性文件现行有效件数与上年件数、制发、废止对不上',
      en: 'Normative documents in force do not follow from last year’s',
    },
    where: 'II/normativeDocuments.inForce',
    rule: 'T2-21-STOCK',
    expected: 3,
    actual: 9,
    changes: [{ kind: 'cells', cells: { 'II/normativeDocuments.inForce': '9' } }],
  },
  {
    id: 'all-done',
    family: 'narrative',
    bureau: 'shifan-natural-resources',
    year: 2024,
    what: { zh: '正文称全部办结，表中结转下年 22 件', en: 'Says that all were closed while 22 are carried out' },
    where: '一、总体情况',
    rule: 'TX-ALLDONE',
    expected: 0,
    actual: 22,
    changes: [{ kind: 'addSentence', sentence: '全年收到的申请均已在法定期限内办结。' }],
  },
  {
    id: 'pending-left-out',
    family: 'tableIV',
    bureau: 'shifan-natural-resources',
    year: 2025,
    what: { zh: '行政复议总计漏计尚未审结 4 件', en: 'The total of reviews leaves out the four pending' },
    where: 'IV/review.total',
    rule: 'T4-SUM',
    expected: 25,
    actual: 21,
    changes: [{ kind: 'cells', cells: { 'IV/review.total': '21' } }],
  },
  {
    id: 'entries-off-by-two',
    family: 'narrative',
    bureau: 'shifan-industry',
    year: 2025,
    what: { zh: '网站分项之和 95，正文写 93', en: 'The entries of the website make 95; the text says 93' },
    where: '一、总体情况',
    rule: 'TX-BREAK',
    expected: 95,
    actual: 93,
    changes: [{ kind: 'words', from: '其他信息6条', to: '其他信息8条' }],
  },
  {
    id: 'carry-broken',
    family: 'yearToYear',
    bureau: 'shifan-education',
    year: 2025,
    what: { zh: '上年结转 4 件，2024 年报结转下年 3 件', en: 'Carried in 4; the report of 2024 carried out 3' },
    where: 'III/2/natural',
    rule: 'XY-CARRY',
    expected: 3,
    actual: 4,
    changes: [
      {
        kind: 'cells',
        cells: { 'III/2/natural': '4', 'III/2/total': '4', 'III/1/natural': '60', 'III/1/total': '63' },
      },
      { kind: 'words', from: '申请64件，同比增长8.5%；上年结转3件', to: '申请63件，同比增长6.8%；上年结转4件' },
    ],
  },
  {
    id: 'section-five-again',
    family: 'narrative',
    bureau: 'shifan-urban-management',
    year: 2025,
    what: { zh: '第五部分与上年一字不差', en: 'Section five is last year’s, word for word' },
    where: '五、存在的主要问题及改进情况',
    rule: 'TX-DUP',
    changes: [{ kind: 'sectionFiveOf', year: 2024 }],
  },
  {
    id: 'total-against-channels',
    family: 'narrative',
    bureau: 'shifan-police',
    year: 2025,
    what: { zh: '主动公开总数 788，各渠道之和 796', en: 'The total of disclosures is 788; its channels make 796' },
    where: '一、总体情况',
    rule: 'TX-TOTAL',
    expected: 796,
    actual: 788,
    changes: [
      { kind: 'words', from: '主动公开政府信息796条', to: '主动公开政府信息788条' },
      { kind: 'stated', measure: 'disclosures.total', value: 788 },
    ],
  },
  {
    id: 'late-2025',
    family: 'deadline',
    bureau: 'shifan-yuntai',
    year: 2025,
    what: { zh: '2026 年 2 月 24 日才公布，逾期 24 天', en: 'Published on 24 February 2026, 24 days late' },
    where: '发布日期',
    rule: 'DL-UNIT',
    changes: [{ kind: 'publishedOn', date: '2026-02-24' }],
  },
];
