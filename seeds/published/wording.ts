/**
 * The prose around the published figures. It is ours: no sentence of the published reports is repeated, and nothing is said
 * about a body beyond the figures it published.
 */
import type { DraftReport, LayoutId } from '../draft.ts';

export interface Wording {
  readonly file: string;
  readonly kind: DraftReport['kind'];
  readonly layout: LayoutId;
  readonly name: string;
  readonly title: string;
  readonly publishedOn: string | null;
  readonly opening: string;
  readonly sectionOne: readonly string[];
  readonly sectionSix: readonly string[] | null;
  readonly stated: DraftReport['stated'];
}

function opening(notice: string, year: number): string {
  return `本页按${notice}的格式整理，六个部分依次为总体情况、三张表格、问题与改进、其他事项。统计期限为${year}年1月1日至${year}年12月31日。`;
}

const NOTICE_2019 = '国办公开办函〔2019〕60号';
const NOTICE_2021 = '国办公开办函〔2021〕30号';

export const WORDINGS: readonly Wording[] = [
  {
    file: './shapotou-iic-2019.json',
    kind: 'bureau',
    layout: 'tabsShifted',
    name: '沙坡头区工业信息化和商务局',
    title: '沙坡头区工业信息化和商务局 2019年政府信息公开工作年度报告',
    publishedOn: null,
    opening: opening(NOTICE_2019, 2019),
    sectionOne: [
      '（一）主动公开。全年主动公开政府信息428条。在政府网站公开90条，其中，预决算2条，行政执法类4条，安全生产类1条，部门动态信息71条，公告公示类信息6条，组织机构类信息1条，建议提案办理1条，政府开放日1条，意见征集反馈1条，其他信息4条；在微信公众号公开338条。报刊、电视等传统渠道另行公开政府信息50余条，不在上述总数之内。',
      '（二）微信公众号。关注量248人，全年推送338条，其中原创信息62条，转载信息276条。',
      '（三）行政执法公示。“行政执法”栏目发布信息6条。企业技改备案29宗，政协提案办理7件。',
      '（四）依申请公开。全年没有收到政府信息公开申请。',
    ],
    sectionSix: null,
    stated: {
      'disclosures.total': 428,
      'disclosures.website': 90,
      'disclosures.wechat': 338,
      'disclosures.press': 50,
    },
  },
  {
    file: './shanghai-office-2019.json',
    kind: 'bureau',
    layout: 'htmlSpans',
    name: '上海市人民政府办公厅',
    title: '2019年上海市人民政府办公厅政府信息公开工作年度报告',
    publishedOn: '2020-01-31',
    opening: opening(NOTICE_2019, 2019),
    sectionOne: [
      '（一）主动公开。年内公开的文件有：规章13件，行政规范性文件60件，市政府其他文件162件，人事任免文件141件。',
      '（二）依申请公开。受理申请859件，比上年回落12.3%；上年结转18件；答复805件；顺延下年度72件。',
      '（三）办理结果。正文所列为：予以公开及部分公开258件，不予公开35件，无法提供265件，不予处理158件，其他处理0件。',
      '（四）救济。涉及信息公开的行政复议7件，行政诉讼9件。',
    ],
    sectionSix: ['原报告的文字此处不转录。'],
    stated: {},
  },
  {
    file: './hongze-2023.json',
    kind: 'region',
    layout: 'pdfLines',
    name: '淮安市洪泽区人民政府',
    title: '淮安市洪泽区人民政府2023年政府信息公开工作年度报告',
    publishedOn: null,
    opening: opening(NOTICE_2021, 2023),
    sectionOne: [
      '（一）主动公开。在政府网站公开政府信息1136条。',
      '（二）依申请公开。全区受理政府信息公开申请21件，表三的办理结果同为21件。',
    ],
    sectionSix: ['全年收取信息处理费0元。'],
    stated: { 'disclosures.website': 1136 },
  },
  {
    file: './suqian-2023.json',
    kind: 'region',
    layout: 'html',
    name: '宿迁市人民政府',
    title: '宿迁市人民政府2023年政府信息公开工作年度报告',
    publishedOn: null,
    opening: opening(NOTICE_2021, 2023),
    sectionOne: [
      '（一）收办总量。全市收办申请3607件（新收与上年结转之和），同比增长70.3%。按机关分：市政府349件，市各有关部门933件，沭阳县477件，泗阳县301件，泗洪县874件，宿豫区216件，宿城区348件，宿迁经济技术开发区55件，市湖滨新区26件，苏州宿迁工业园区12件，市洋河新区16件。',
      '（二）办理结果。予以公开1191件，部分公开328件，不予公开142件，无法提供1078件，不予处理406件，其他处理341件，结转下年121件。',
      '（三）申请人。自然人3493件，法人和其他组织114件。',
    ],
    sectionSix: ['原报告的文字此处不转录。'],
    stated: {},
  },
  {
    file: './suqian-2024.json',
    kind: 'region',
    layout: 'tabs',
    name: '宿迁市人民政府',
    title: '宿迁市人民政府2024年政府信息公开工作年度报告',
    publishedOn: null,
    opening: opening(NOTICE_2021, 2024),
    sectionOne: [
      '（一）收办总量。全市收办申请3646件（新收与上年结转之和），正文称同比增长1.05%。',
      '（二）办理结果。不予公开92件，无法提供941件，不予处理117件，其他处理469件。',
      '（三）救济。正文所列为年内备案数：行政复议134件，行政诉讼57件，与表四口径不同。',
    ],
    sectionSix: ['原报告的文字此处不转录。'],
    stated: {},
  },
];
