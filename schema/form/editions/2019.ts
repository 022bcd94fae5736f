/**
 * The trial form of 2019 (国办公开办函〔2019〕60号): 22 + 161 + 15 numeric cells.
 */
import type { Edition } from '../edition.ts';
import { SECTION_IV } from './section-iv.ts';

export const EDITION_2019: Edition = {
  id: '2019',
  notice: '国办公开办函〔2019〕60号',
  years: { from: 2019, to: 2020 },
  sectionII: [
    {
      id: '1',
      heading: { zh: '第二十条第（一）项', en: 'Article 20 (1)' },
      columns: [
        { label: { zh: '本年新制作数量', en: 'Newly made' } },
        { label: { zh: '本年新公开数量', en: 'Newly disclosed' } },
        { label: { zh: '对外公开总数量', en: 'Disclosed in total' } },
      ],
      rows: [
        {
          label: { zh: '规章', en: 'Rules' },
          measures: ['rules.newlyMade', 'rules.newlyDisclosed', 'rules.disclosedTotal'],
        },
        {
          label: { zh: '规范性文件', en: 'Normative documents' },
          measures: [
            'normativeDocuments.newlyMade',
            'normativeDocuments.newlyDisclosed',
            'normativeDocuments.disclosedTotal',
          ],
        },
      ],
    },
    {
      id: '5',
      heading: { zh: '第二十条第（五）项', en: 'Article 20 (5)' },
      columns: [
        { label: { zh: '上一年项目数量', en: 'Items last year' } },
        { label: { zh: '本年增/减', en: 'Change this year' } },
        { label: { zh: '处理决定数量', en: 'Decisions' } },
      ],
      rows: [
        {
          label: { zh: '行政许可', en: 'Licensing' },
          measures: ['licensing.itemsBefore', 'licensing.itemsChange', 'licensing.decisions'],
        },
        {
          label: { zh: '其他对外管理服务事项', en: 'Other public services' },
          measures: ['otherServices.itemsBefore', 'otherServices.itemsChange', 'otherServices.decisions'],
        },
      ],
    },
    {
      id: '6',
      heading: { zh: '第二十条第（六）项', en: 'Article 20 (6)' },
      columns: [
        { label: { zh: '上一年项目数量', en: 'Items last year' } },
        { label: { zh: '本年增/减', en: 'Change this year' } },
        { label: { zh: '处理决定数量', en: 'Decisions' } },
      ],
      rows: [
        {
          label: { zh: '行政处罚', en: 'Penalties' },
          measures: ['penalties.itemsBefore', 'penalties.itemsChange', 'penalties.decisions'],
        },
        {
          label: { zh: '行政强制', en: 'Coercion' },
          measures: ['coercion.itemsBefore', 'coercion.itemsChange', 'coercion.decisions'],
        },
      ],
    },
    {
      id: '8',
      heading: { zh: '第二十条第（八）项', en: 'Article 20 (8)' },
      columns: [
        { label: { zh: '上一年项目数量', en: 'Items last year' } },
        { label: { zh: '本年增/减', en: 'Change this year' } },
      ],
      rows: [
        {
          label: { zh: '行政事业性收费', en: 'Administrative fees' },
          measures: ['fees.itemsBefore', 'fees.itemsChange'],
        },
      ],
    },
    {
      id: '9',
      heading: { zh: '第二十条第（九）项', en: 'Article 20 (9)' },
      columns: [{ label: { zh: '采购项目数量', en: 'Projects' } }, { label: { zh: '采购总金额', en: 'Amount' } }],
      rows: [
        {
          label: { zh: '政府集中采购', en: 'Central procurement' },
          measures: ['procurement.projects', 'procurement.amount'],
        },
      ],
    },
  ],
  sectionIII: [
    {
      code: '1',
      no: 1,
      level: 0,
      label: { zh: '一、本年新收政府信息公开申请数量', en: '1. Requests received this year' },
      measure: 'requests.received',
    },
    {
      code: '2',
      no: 2,
      level: 0,
      label: { zh: '二、上年结转政府信息公开申请数量', en: '2. Requests carried in from last year' },
      measure: 'requests.carriedIn',
    },
    { code: '3', no: null, level: 0, label: { zh: '三、本年度办理结果', en: '3. Outcomes this year' }, measure: null },
    { code: '3.1', no: 3, level: 1, label: { zh: '（一）予以公开', en: '(1) Granted' }, measure: 'requests.granted' },
    {
      code: '3.2',
      no: 4,
      level: 1,
      label: {
        zh: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
        en: '(2) Partly granted (counted here only)',
      },
      measure: 'requests.partlyGranted',
    },
    { code: '3.3', no: null, level: 1, label: { zh: '（三）不予公开', en: '(3) Refused' }, measure: null },
    {
      code: '3.3.1',
      no: 5,
      level: 2,
      label: { zh: '1.属于国家秘密', en: '1. State secret' },
      measure: 'requests.refused.stateSecret',
    },
    {
      code: '3.3.2',
      no: 6,
      level: 2,
      label: { zh: '2.其他法律行政法规禁止公开', en: '2. Prohibited by other law' },
      measure: 'requests.refused.prohibitedByLaw',
    },
    {
      code: '3.3.3',
      no: 7,
      level: 2,
      label: { zh: '3.危及“三安全一稳定”', en: '3. Endangers security or stability' },
      measure: 'requests.refused.publicSecurity',
    },
    {
      code: '3.3.4',
      no: 8,
      level: 2,
      label: { zh: '4.保护第三方合法权益', en: '4. Third-party rights' },
      measure: 'requests.refused.thirdParty',
    },
    {
      code: '3.3.5',
      no: 9,
      level: 2,
      label: { zh: '5.属于三类内部事务信息', en: '5. Internal affairs' },
      measure: 'requests.refused.internalAffairs',
    },
    {
      code: '3.3.6',
      no: 10,
      level: 2,
      label: { zh: '6.属于四类过程性信息', en: '6. Deliberative process' },
      measure: 'requests.refused.deliberative',
    },
    {
      code: '3.3.7',
      no: 11,
      level: 2,
      label: { zh: '7.属于行政执法案卷', en: '7. Enforcement case file' },
      measure: 'requests.refused.enforcementFile',
    },
    {
      code: '3.3.8',
      no: 12,
      level: 2,
      label: { zh: '8.属于行政查询事项', en: '8. Administrative inquiry' },
      measure: 'requests.refused.inquiry',
    },
    { code: '3.4', no: null, level: 1, label: { zh: '（四）无法提供', en: '(4) Unavailable' }, measure: null },
    {
      code: '3.4.1',
      no: 13,
      level: 2,
      label: { zh: '1.本机关不掌握相关政府信息', en: '1. Not held by this body' },
      measure: 'requests.unavailable.notHeld',
    },
    {
      code: '3.4.2',
      no: 14,
      level: 2,
      label: { zh: '2.没有现成信息需要另行制作', en: '2. Would have to be created' },
      measure: 'requests.unavailable.notExisting',
    },
    {
      code: '3.4.3',
      no: 15,
      level: 2,
      label: { zh: '3.补正后申请内容仍不明确', en: '3. Still unclear after clarification' },
      measure: 'requests.unavailable.unclear',
    },
    { code: '3.5', no: null, level: 1, label: { zh: '（五）不予处理', en: '(5) Declined' }, measure: null },
    {
      code: '3.5.1',
      no: 16,
      level: 2,
      label: { zh: '1.信访举报投诉类申请', en: '1. Petition, report or complaint' },
      measure: 'requests.declined.petition',
    },
    {
      code: '3.5.2',
      no: 17,
      level: 2,
      label: { zh: '2.重复申请', en: '2. Repeated request' },
      measure: 'requests.declined.repeated',
    },
    {
      code: '3.5.3',
      no: 18,
      level: 2,
      label: { zh: '3.要求提供公开出版物', en: '3. Request for published material' },
      measure: 'requests.declined.publication',
    },
    {
      code: '3.5.4',
      no: 19,
      level: 2,
      label: { zh: '4.无正当理由大量反复申请', en: '4. Excessive requests without reason' },
      measure: 'requests.declined.excessive',
    },
    {
      code: '3.5.5',
      no: 20,
      level: 2,
      label: { zh: '5.要求行政机关确认或重新出具已获取信息', en: '5. Confirmation of information already obtained' },
      measure: 'requests.declined.confirmation',
    },
    {
      code: '3.6',
      no: 21,
      level: 1,
      label: { zh: '（六）其他处理', en: '(6) Handled otherwise' },
      measure: 'requests.otherwise',
    },
    { code: '3.7', no: 22, level: 1, label: { zh: '（七）总计', en: '(7) Total' }, measure: 'requests.closed' },
    {
      code: '4',
      no: 23,
      level: 0,
      label: { zh: '四、结转下年度继续办理', en: '4. Carried out to next year' },
      measure: 'requests.carriedOut',
    },
  ],
  sectionIV: SECTION_IV,
  annex: [],
};
