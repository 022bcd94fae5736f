import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '../../schema/problem.ts';
import { listReports } from '../../server/store/find/reports.ts';
import { getRevision } from '../../server/store/find/revisions.ts';
import { type Submission, submit } from '../../server/submit.ts';
import { AT, enrol } from '../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../support/stores.ts';

/** A whole report of the 2021 form as tab text; `received` stands in 一、自然人 and 总计. */
function reportText(publisher: string, year: number, received = 0, extra = ''): string {
  const row = (label: string, n = 0): string => `${label}\t${n}\t0\t0\t0\t0\t0\t${n}`;
  return `${publisher}${year}年政府信息公开工作年度报告
一、总体情况
本年度共主动公开政府信息30条，其中政府网站公开20条，微信公众号发布10条。${extra}
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t1\t0\t4
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t12
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t3
行政强制\t0
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t1.5
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况
\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
${row('一、本年新收政府信息公开申请数量', received)}
${row('二、上年结转政府信息公开申请数量')}
${row('三、本年度办理结果\t（一）予以公开', received)}
${row('（二）部分公开（区分处理的，只计这一情形，不计其他情形）')}
${row('（三）不予公开\t1.属于国家秘密')}
${['2.其他法律行政法规禁止公开', '3.危及“三安全一稳定”', '4.保护第三方合法权益', '5.属于三类内部事务信息', '6.属于四类过程性信息', '7.属于行政执法案卷', '8.属于行政查询事项'].map((label) => row(label)).join('\n')}
${row('（四）无法提供\t1.本机关不掌握相关政府信息')}
${row('2.没有现成信息需要另行制作')}
${row('3.补正后申请内容仍不明确')}
${row('（五）不予处理\t1.信访举报投诉类申请')}
${['2.重复申请', '3.要求提供公开出版物', '4.无正当理由大量反复申请', '5.要求行政机关确认或重新出具已获取信息'].map((label) => row(label)).join('\n')}
${row('（六）其他处理\t1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请')}
${row('2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请')}
${row('3.其他')}
${row('（七）总计', received)}
${row('四、结转下年度继续办理')}
四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉
0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
五、存在的主要问题及改进情况
公开内容的时效有待提高，下一步将加强审核。
六、其他需要报告的事项
本年度未收取信息处理费。
`;
}

function textSubmission(text: string, more: Partial<Submission> = {}): Submission {
  return {
    bytes: new TextEncoder().encode(text),
    fileName: 'report.txt',
    mediaType: 'text/plain',
    publisher: null,
    year: null,
    source: null,
    ...more,
  };
}

describe('the one door in', () => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await openTestSqlite();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  async function expectRefusal(submission: Submission, code: Problem['code'], words: RegExp): Promise<void> {
    const before = await getRevision(opened.store.reader, null);
    const refused = await submit(opened.store, submission, AT).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ name: 'Problem', code });
    expect((refused as Problem).sentence.zh).toMatch(words);
    expect((refused as Problem).sentence.en.length).toBeGreaterThan(20);
    expect((await getRevision(opened.store.reader, null)).number).toBe(before.number);
    const all = { region: null, publisher: null, year: null, kind: null };
    expect((await listReports(opened.store.reader, all, { first: 5, after: null })).total).toBe(0);
  }

  test('stores a report under the bureau its title names, with a receipt', async () => {
    const receipt = await submit(opened.store, textSubmission(reportText('山区教育局', 2023, 4)), AT);
    expect(receipt).toMatchObject({
      kind: 'stored',
      report: 'hill-a-2023',
      publisher: 'hill-a',
      year: 2023,
      cells: { numbers: 200, all: 200 },
    });
    expect(receipt.findings).toMatchObject({ failed: 0 });
    expect(receipt.findings.confirmed).toBeGreaterThanOrEqual(42);
  });

  test('finds the bureau by a longer form of its name, and by the id a person gives', async () => {
    expect(await submit(opened.store, textSubmission(reportText('云州市山区教育局', 2023)), AT)).toMatchObject({
      publisher: 'hill-a',
    });
    expect(
      await submit(opened.store, textSubmission(reportText('某某单位', 2022), { publisher: 'hill-b' }), AT),
    ).toMatchObject({ publisher: 'hill-b' });
  });

  test('says that a second, different report is a new revision, and keeps the old one', async () => {
    const first = await submit(opened.store, textSubmission(reportText('山区教育局', 2023, 4)), AT);
    const second = await submit(opened.store, textSubmission(reportText('山区教育局', 2023, 9)), AT);
    expect(second).toMatchObject({ kind: 'revised', previousRevision: first.revision, changedCells: 6 });
    const third = await submit(opened.store, textSubmission(reportText('山区教育局', 2023, 9)), AT);
    expect(third).toMatchObject({ kind: 'unchanged', revision: second.revision });
  });

  test('refuses an empty file', () => expectRefusal(textSubmission(''), 'EMPTY_DOCUMENT', /没有任何文字/));

  test('refuses a file that is no report', () =>
    expectRefusal(textSubmission('今天天气很好。\n明天开会讨论预算。\n'), 'NOT_A_REPORT', /年报|年度报告/));

  test('refuses a PDF for what it is, and says what to do', () =>
    expectRefusal(textSubmission('%PDF-1.7\n1 0 obj'), 'UNSUPPORTED_FORMAT', /PDF/));

  test('refuses a report of a bureau that is not on the list, and names the nearest', () =>
    expectRefusal(
      textSubmission(reportText('山区卫生健康局', 2023)),
      'UNKNOWN_BUREAU',
      /名录中没有“山区卫生健康局”.*--bureau/,
    ));

  test('refuses a report without a year, and asks for it', async () => {
    const text = reportText('山区教育局', 2023).replaceAll(/2023年/g, '');
    await expectRefusal(textSubmission(text), 'YEAR_MISSING', /--year/);
    expect(await submit(opened.store, textSubmission(text, { year: 2023 }), AT)).toMatchObject({
      kind: 'stored',
      year: 2023,
    });
  });

  test('keeps a cell that is no number as a gap with what stands there, and says so in no other cell', async () => {
    const text = reportText('山区教育局', 2023, 4).replace('行政许可\t12', '行政许可\t若干');
    const receipt = await submit(opened.store, textSubmission(text), AT);
    expect(receipt).toMatchObject({ kind: 'stored', cells: { numbers: 199, all: 200 } });
  });
});
