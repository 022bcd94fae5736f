/**
 * The statistics table (政府信息公开情况统计表) that the notice of 2014 had reports carry as an annex, until those on 2018. It
 * has no sections and no columns by applicant: a row is a label, a unit and one number.
 */
import type { Label } from '../../language.ts';
import type { Edition, RowAnnex } from '../edition.ts';
import type { MeasureId } from '../measures/measure.ts';

function row(code: string, zh: string, en: string, measure: MeasureId | null, parts: readonly string[] = []): RowAnnex {
  const label: Label = { zh, en };
  // 3.3.4.1 stands one deeper than 3.3.4, which stands in （三） of 三.
  return { code, level: DEPTHS[code.split('.').length] ?? 0, label, measure, parts };
}

const DEPTHS: Readonly<Record<number, RowAnnex['level']>> = { 1: 0, 2: 1, 3: 2, 4: 3 };

export const EDITION_2014: Edition = {
  id: '2014',
  notice: '国办发〔2014〕32号',
  years: { from: 2014, to: 2018 },
  sectionII: [],
  sectionIII: [],
  sectionIV: [],
  annex: [
    row('1', '一、主动公开情况', 'I. Disclosures', null),
    row('1.1', '（一）主动公开政府信息数', '(1) Disclosures', 'disclosures.total'),
    row('1.1.1', '其中：主动公开规范性文件数', 'of these: normative documents', 'normativeDocuments.disclosed'),
    row('1.1.2', '制发规范性文件总数', 'Normative documents issued', 'normativeDocuments.issued'),
    row('1.2', '（二）通过不同渠道和方式公开政府信息的情况', '(2) By channel', null),
    row('1.2.1', '1.政府公报公开政府信息数', '1. Gazette', 'disclosures.gazette'),
    row('1.2.2', '2.政府网站公开政府信息数', '2. Website', 'disclosures.website'),
    row('1.2.3', '3.政务微博公开政府信息数', '3. Weibo', 'disclosures.weibo'),
    row('1.2.4', '4.政务微信公开政府信息数', '4. WeChat', 'disclosures.wechat'),
    row('1.2.5', '5.其他方式公开政府信息数', '5. Other channels', 'disclosures.otherChannel'),
    row('2', '二、回应解读情况', 'II. Responses and interpretation', null),
    row('2.1', '（一）回应公众关注热点或重大舆情数', '(1) Matters responded to', 'responses.matters'),
    row('2.2', '（二）通过不同渠道和方式回应解读的情况', '(2) By channel', null),
    row('2.2.1', '1.参加或举办新闻发布会总次数', '1. Press conferences', 'responses.pressConferences'),
    row(
      '2.2.1.1',
      '其中：主要负责同志参加新闻发布会次数',
      'of these: with the head of the body',
      'responses.pressConferencesOfHead',
    ),
    row('2.2.2', '2.政府网站在线访谈次数', '2. Interviews on the website', 'responses.interviews'),
    row(
      '2.2.2.1',
      '其中：主要负责同志参加政府网站在线访谈次数',
      'of these: with the head of the body',
      'responses.interviewsOfHead',
    ),
    row('2.2.3', '3.政策解读稿件发布数', '3. Interpretations of policy', 'responses.interpretations'),
    row('2.2.4', '4.微博微信回应事件数', '4. Matters on Weibo and WeChat', 'responses.newMedia'),
    row('2.2.5', '5.其他方式回应事件数', '5. Matters by other channels', 'responses.otherChannel'),
    row('3', '三、依申请公开情况', 'III. Requests', null),
    row('3.1', '（一）收到申请数', '(1) Received', 'requests.received', ['3.1.1', '3.1.2', '3.1.3', '3.1.4']),
    row('3.1.1', '1.当面申请数', '1. In person', 'requests.inPerson'),
    row('3.1.2', '2.传真申请数', '2. By fax', 'requests.byFax'),
    row('3.1.3', '3.网络申请数', '3. Online', 'requests.online'),
    row('3.1.4', '4.信函申请数', '4. By letter', 'requests.byLetter'),
    row('3.2', '（二）申请办结数', '(2) Closed', 'requests.closed', ['3.2.1', '3.2.2']),
    row('3.2.1', '1.按时办结数', '1. On time', 'requests.closedOnTime'),
    row('3.2.2', '2.延期办结数', '2. Extended', 'requests.closedExtended'),
    row(
      '3.3',
      '（三）申请答复数',
      '(3) Answered',
      'requests.answered',
      Array.from({ length: 8 }, (_, index) => `3.3.${index + 1}`),
    ),
    row('3.3.1', '1.属于已主动公开范围数', '1. Already disclosed', 'requests.alreadyDisclosed'),
    row('3.3.2', '2.同意公开答复数', '2. Granted', 'requests.granted'),
    row('3.3.3', '3.同意部分公开答复数', '3. Partly granted', 'requests.partlyGranted'),
    row(
      '3.3.4',
      '4.不同意公开答复数',
      '4. Refused',
      'requests.refused',
      Array.from({ length: 6 }, (_, index) => `3.3.4.${index + 1}`),
    ),
    row('3.3.4.1', '其中：涉及国家秘密', 'of these: state secret', 'requests.refused.stateSecret'),
    row('3.3.4.2', '涉及商业秘密', 'Trade secret', 'requests.refused.tradeSecret'),
    row('3.3.4.3', '涉及个人隐私', 'Privacy', 'requests.refused.privacy'),
    row(
      '3.3.4.4',
      '危及国家安全、公共安全、经济安全和社会稳定',
      'Endangers security or stability',
      'requests.refused.publicSecurity',
    ),
    row('3.3.4.5', '不是《条例》所指政府信息', 'No government information', 'requests.refused.notInformation'),
    row('3.3.4.6', '法律法规规定的其他情形', 'Other cases in law', 'requests.refused.otherLaw'),
    row('3.3.5', '5.不属于本行政机关公开数', '5. Not for this body to disclose', 'requests.notOurs'),
    row('3.3.6', '6.申请信息不存在数', '6. Not existing', 'requests.notExisting'),
    row('3.3.7', '7.告知作出更改补充数', '7. Asked to amend', 'requests.toAmend'),
    row('3.3.8', '8.告知通过其他途径办理数', '8. Directed elsewhere', 'requests.directedElsewhere'),
    row('4', '四、行政复议数量', 'IV. Reviews', 'review.total', ['4.1', '4.2', '4.3']),
    row('4.1', '（一）维持具体行政行为数', '(1) Upheld', 'review.upheld'),
    row('4.2', '（二）被依法纠错数', '(2) Corrected', 'review.corrected'),
    row('4.3', '（三）其他情形数', '(3) Other result', 'review.otherResult'),
    row('5', '五、行政诉讼数量', 'V. Suits', 'litigation.total', ['5.1', '5.2', '5.3']),
    row('5.1', '（一）维持具体行政行为或者驳回原告诉讼请求数', '(1) Upheld or dismissed', 'litigation.upheld'),
    row('5.2', '（二）被依法纠错数', '(2) Corrected', 'litigation.corrected'),
    row('5.3', '（三）其他情形数', '(3) Other result', 'litigation.otherResult'),
    row('6', '六、举报投诉数量', 'VI. Complaints', 'complaints.received'),
    row('7', '七、依申请公开信息收取的费用', 'VII. Fees for information on request', 'requests.fees'),
    row('8', '八、机构建设和保障经费情况', 'VIII. Staff and budget', null),
    row('8.1', '（一）政府信息公开工作专门机构数', '(1) Offices for disclosure', 'organization.offices'),
    row('8.2', '（二）设置政府信息公开查阅点数', '(2) Places to consult information', 'organization.readingPlaces'),
    row('8.3', '（三）从事政府信息公开工作人员数', '(3) Staff', 'organization.staff', ['8.3.1', '8.3.2']),
    row('8.3.1', '1.专职人员数', '1. Full-time', 'organization.fullTimeStaff'),
    row('8.3.2', '2.兼职人员数', '2. Part-time', 'organization.partTimeStaff'),
    row('8.4', '（四）政府信息公开专项经费', '(4) Budget for disclosure', 'organization.budget'),
    row('9', '九、政府信息公开会议和培训情况', 'IX. Meetings and training', null),
    row('9.1', '（一）召开政府信息公开工作会议或专题会议数', '(1) Meetings', 'organization.meetings'),
    row('9.2', '（二）举办各类培训班数', '(2) Courses', 'organization.courses'),
    row('9.3', '（三）接受培训人员数', '(3) People trained', 'organization.trained'),
  ],
};
