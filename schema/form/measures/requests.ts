/** What section 三 counts: requests and how they were closed, by applicant; and what only the table of 2014 says of them. */
import { after2014, NOT_PRINTED, ONLY_2014, rowsOf, STARTS, since2014 } from './row.ts';

const { flow, carry } = rowsOf('requests', 'case');
const wanYuan = rowsOf('requests', 'wanYuan');

const REDRAWN = [
  '2019 年条例修订后处理决定的分类重新划定，与 2014 年统计表的同名项不是同一个量',
  'The regulation of 2019 drew the outcomes anew; the row of the same name in the 2014 table is another quantity',
] as const;
const OUTCOME = since2014('break', ...REDRAWN);
const COUNTED = since2014(
  'soft',
  '2018 年及以前取自统计表或正文，口径与 2019 年表式相近而不尽相同',
  'Up to 2018 from the statistics table or the text; counted much as in the 2019 form, and not quite',
);

export const REQUESTS = [
  flow('requests.received', '本年新收政府信息公开申请', 'Requests received', {
    ...COUNTED,
    code: '1',
    short: { zh: '新收申请', en: 'Received' },
  }),
  carry('requests.carriedIn', '上年结转政府信息公开申请', 'Requests carried in from last year', {
    code: '2',
    short: { zh: '上年结转', en: 'Carried in' },
  }),
  flow('requests.granted', '予以公开', 'Granted', { ...OUTCOME, code: '3.1' }),
  flow('requests.partlyGranted', '部分公开', 'Partly granted', { ...OUTCOME, code: '3.2' }),
  flow('requests.refused.stateSecret', '属于国家秘密', 'State secret', { ...OUTCOME, code: '3.3.1' }),
  flow('requests.refused.prohibitedByLaw', '其他法律行政法规禁止公开', 'Prohibited by other law', {
    ...after2014('requests.refused.otherLaw', ...REDRAWN),
    code: '3.3.2',
  }),
  flow('requests.refused.publicSecurity', '危及“三安全一稳定”', 'Endangers security or stability', {
    ...OUTCOME,
    code: '3.3.3',
  }),
  flow('requests.refused.thirdParty', '保护第三方合法权益', 'Third-party rights', {
    ...after2014('requests.refused.tradeSecret', ...REDRAWN),
    code: '3.3.4',
  }),
  flow('requests.refused.internalAffairs', '属于三类内部事务信息', 'Internal affairs', { code: '3.3.5' }),
  flow('requests.refused.deliberative', '属于四类过程性信息', 'Deliberative process', { code: '3.3.6' }),
  flow('requests.refused.enforcementFile', '属于行政执法案卷', 'Enforcement case file', { code: '3.3.7' }),
  flow('requests.refused.inquiry', '属于行政查询事项', 'Administrative inquiry', { code: '3.3.8' }),
  flow('requests.unavailable.notHeld', '本机关不掌握相关政府信息', 'Not held', {
    ...after2014('requests.notOurs', ...REDRAWN),
    code: '3.4.1',
  }),
  flow('requests.unavailable.notExisting', '没有现成信息需要另行制作', 'Would have to be created', {
    ...after2014('requests.notExisting', ...REDRAWN),
    code: '3.4.2',
  }),
  flow('requests.unavailable.unclear', '补正后申请内容仍不明确', 'Still unclear after clarification', {
    code: '3.4.3',
  }),
  flow('requests.declined.petition', '信访举报投诉类申请', 'Petition or complaint', { code: '3.5.1' }),
  flow('requests.declined.repeated', '重复申请', 'Repeated request', { code: '3.5.2' }),
  flow('requests.declined.publication', '要求提供公开出版物', 'Published material', { code: '3.5.3' }),
  flow('requests.declined.excessive', '无正当理由大量反复申请', 'Excessive requests', { code: '3.5.4' }),
  flow(
    'requests.declined.confirmation',
    '要求行政机关确认或重新出具已获取信息',
    'Confirmation of information already held',
    { code: '3.5.5' },
  ),
  flow('requests.otherwise', '其他处理', 'Handled otherwise', {
    code: '3.6',
    parts: ['requests.otherwise.notSupplemented', 'requests.otherwise.feeUnpaid', 'requests.otherwise.other'],
    join: {
      kind: 'sum',
      predecessor: null,
      note: {
        zh: '2019 年表式为一行，2021 年表式为三行之和',
        en: 'One row in the 2019 form, the sum of three rows in the 2021 form',
      },
    },
  }),
  flow('requests.otherwise.notSupplemented', '申请人逾期不补正', 'Not clarified in time', { code: '3.6.1', ...STARTS }),
  flow('requests.otherwise.feeUnpaid', '申请人逾期未缴费', 'Fee not paid in time', { code: '3.6.2', ...STARTS }),
  flow('requests.otherwise.other', '其他处理中的其他', 'Other (of handled otherwise)', { code: '3.6.3', ...STARTS }),
  flow('requests.closed', '办理结果总计', 'Requests closed', {
    ...COUNTED,
    code: '3.7',
    totalOf: [
      'requests.granted',
      'requests.partlyGranted',
      'requests.refused',
      'requests.unavailable',
      'requests.declined',
      'requests.otherwise',
    ],
    short: { zh: '办结', en: 'Closed' },
  }),
  carry('requests.carriedOut', '结转下年度继续办理', 'Carried out to next year', {
    code: '4',
    short: { zh: '结转下年', en: 'Carried out' },
  }),
  carry('requests.handled', '应办理申请（新收与上年结转之和）', 'Requests to handle (received + carried in)', {
    short: { zh: '应办理', en: 'To handle' },
    note: NOT_PRINTED,
    parts: ['requests.received', 'requests.carriedIn'],
  }),
  flow('requests.refused', '不予公开', 'Refused', {
    ...OUTCOME,
    code: '3.3',
    note: NOT_PRINTED,
    parts: [
      'requests.refused.stateSecret',
      'requests.refused.prohibitedByLaw',
      'requests.refused.publicSecurity',
      'requests.refused.thirdParty',
      'requests.refused.internalAffairs',
      'requests.refused.deliberative',
      'requests.refused.enforcementFile',
      'requests.refused.inquiry',
    ],
  }),
  flow('requests.unavailable', '无法提供', 'Unavailable', {
    code: '3.4',
    note: NOT_PRINTED,
    parts: ['requests.unavailable.notHeld', 'requests.unavailable.notExisting', 'requests.unavailable.unclear'],
  }),
  flow('requests.declined', '不予处理', 'Declined', {
    code: '3.5',
    note: NOT_PRINTED,
    parts: [
      'requests.declined.petition',
      'requests.declined.repeated',
      'requests.declined.publication',
      'requests.declined.excessive',
      'requests.declined.confirmation',
    ],
  }),
  flow('requests.inPerson', '当面申请', 'Requests in person', ONLY_2014),
  flow('requests.byFax', '传真申请', 'Requests by fax', ONLY_2014),
  flow('requests.online', '网络申请', 'Requests online', ONLY_2014),
  flow('requests.byLetter', '信函申请', 'Requests by letter', ONLY_2014),
  flow('requests.closedOnTime', '按时办结', 'Closed on time', ONLY_2014),
  flow('requests.closedExtended', '延期办结', 'Closed after an extension', ONLY_2014),
  flow('requests.answered', '申请答复数', 'Requests answered', ONLY_2014),
  flow('requests.alreadyDisclosed', '属于已主动公开范围', 'Already disclosed', ONLY_2014),
  flow('requests.refused.tradeSecret', '涉及商业秘密', 'Trade secret', ONLY_2014),
  flow('requests.refused.privacy', '涉及个人隐私', 'Privacy', ONLY_2014),
  flow('requests.refused.notInformation', '不是《条例》所指政府信息', 'No government information', ONLY_2014),
  flow('requests.refused.otherLaw', '法律法规规定的其他情形', 'Other cases in law', ONLY_2014),
  flow('requests.notOurs', '不属于本行政机关公开', 'Not for this body to disclose', ONLY_2014),
  flow('requests.notExisting', '申请信息不存在', 'Not existing', ONLY_2014),
  flow('requests.toAmend', '告知作出更改补充', 'Asked to amend', ONLY_2014),
  flow('requests.directedElsewhere', '告知通过其他途径办理', 'Directed elsewhere', ONLY_2014),
  wanYuan.amount('requests.fees', '依申请公开信息收取的费用', 'Fees for information on request', ONLY_2014),
];
