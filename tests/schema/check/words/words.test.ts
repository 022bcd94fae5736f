import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import type { RuleId } from '../../../../schema/check/rules/index.ts';
import { RULES } from '../../../../schema/check/rules/index.ts';
import { findingArithmetic, findingSentence } from '../../../../schema/check/words/words.ts';
import { buildReport, everyCell, type NarrativePlan, type ReportPlan } from '../../../support/report-builder.ts';

/** Sentences in both languages, and the arithmetic, of the finding of that rule and subject. */
function words(plan: ReportPlan, rule: RuleId, subject: string) {
  const finding = checkReport(buildReport(plan)).find((found) => found.rule === rule && found.subject === subject);
  if (!finding) throw new Error(`No finding ${rule} ${subject}`);
  return [findingSentence(finding, 'zh'), findingSentence(finding, 'en'), findingArithmetic(finding)];
}

const item = (label: string, value: number): NarrativePlan => ({ measure: 'disclosures.item', label, value });

describe('a finding of section four', () => {
  test('shows each result, the sum and the total', () => {
    const plan = { cells: { 'IV/review.upheld': 10, 'IV/review.corrected': 1 } } as const;
    expect(words(plan, 'T4-SUM', 'review')).toEqual([
      '表四 行政复议：结果维持 10 + 结果纠正 1 + 其他结果 0 + 尚未审结 0 = 11，与总计 0 不符，相差 11',
      'Table 4, administrative review: upheld 10 + corrected 1 + other result 0 + pending 0 = 11, but the total says 0 (difference 11)',
      '10 + 1 + 0 + 0 = 11 ≠ 0',
    ]);
    expect(words(plan, 'T4-BLANK', 'review')).toEqual([
      '表四 行政复议：总计填为 0，而各项之和为 10 + 1 = 11，疑为漏填，建议填 11',
      'Table 4, administrative review: the total says 0 while the results add up to 10 + 1 = 11; probably not filled in, suggested: 11',
      '10 + 1 + 0 + 0 = 11 ≠ 0',
    ]);
  });

  test('says that a total is not filled in', () => {
    const plan = {
      cells: { 'IV/review.upheld': 5, 'IV/review.pending': 'blank', 'IV/review.total': 'blank' },
    } as const;
    expect(words(plan, 'T4-SUM', 'review')).toEqual([
      '表四 行政复议：结果维持 5 + 结果纠正 0 + 其他结果 0 + 尚未审结（空白）= 5，而总计未填',
      'Table 4, administrative review: upheld 5 + corrected 0 + other result 0 + pending (blank) = 5, but the total is left blank',
      '5 + 0 + 0 + □ = 5 ≠ □',
    ]);
    expect(words(plan, 'T4-BLANK', 'review')[0]).toBe('表四 行政复议：总计未填，而各项之和为 5，疑为漏填，建议填 5');
  });

  test('says that it agrees', () => {
    const plan = { cells: { 'IV/litigation.direct.upheld': 8, 'IV/litigation.direct.total': 8 } } as const;
    expect(words(plan, 'T4-SUM', 'litigation.direct')).toEqual([
      '表四 未经复议直接起诉：结果维持 8 + 结果纠正 0 + 其他结果 0 + 尚未审结 0 = 8，与总计一致',
      'Table 4, sued directly: upheld 8 + corrected 0 + other result 0 + pending 0 = 8, which agrees with the total',
      '8 + 0 + 0 + 0 = 8',
    ]);
  });

  test('says why suits after review deserve a look', () => {
    const plan = { cells: { 'IV/review.upheld': 3, 'IV/litigation.afterReview.total': 5 } } as const;
    expect(words(plan, 'T4-AFTER', 'litigation.afterReview')).toEqual([
      '表四 复议后起诉：5 件，多于本年行政复议 结果维持 3 + 其他结果 0 = 3；含上年度结转案件的属正常，请核对',
      'Table 4, sued after review: 5 cases, more than this year’s reviews (upheld 3 + other result 0 = 3); right where cases were carried over, please check',
      '3 + 0 = 3 < 5',
    ]);
  });
});

describe('a finding of section three', () => {
  test('shows both sides of a balance', () => {
    const holds = { 'III/1/natural': 821, 'III/2/natural': 18, 'III/3.7/natural': 767, 'III/4/natural': 72 } as const;
    expect(words({ cells: holds }, 'T3-BAL', 'natural')).toEqual([
      '表三“自然人”列：新收申请 821 + 上年结转 18 = 839，办结 767 + 结转下年 72 = 839，两边相等',
      'Table 3, column “Natural persons”: received 821 + carried in 18 = 839, closed 767 + carried out 72 = 839; both sides agree',
      '821 + 18 = 839 = 767 + 72',
    ]);
    expect(words({ cells: { ...holds, 'III/1/natural': 820 } }, 'T3-BAL', 'natural')).toEqual([
      '表三“自然人”列：新收申请 820 + 上年结转 18 = 838，办结 767 + 结转下年 72 = 839，两边相差 1',
      'Table 3, column “Natural persons”: received 820 + carried in 18 = 838, closed 767 + carried out 72 = 839; the sides differ by 1',
      '820 + 18 = 838 ≠ 839 = 767 + 72',
    ]);
  });

  test('says why a balance could not be judged, and what to do', () => {
    const open = { 'III/1/total': 5, 'III/3.7/total': 3, 'III/4/total': 'blank' } as const;
    expect(words({ cells: open }, 'T3-BAL', 'total')).toEqual([
      '表三“总计”列：结转下年空白，无法核对“本年新收 + 上年结转 = 办结总计 + 结转下年”；请补填',
      'Table 3, column “Total”: “carried out” is blank, so this cannot be checked (received + carried in = closed + carried out); please fill it in',
      '5 + 0 = 5 ? 3 = 3 + □',
    ]);
    const unreadable = { 'III/2/total': 'unreadable' } as const;
    expect(words({ cells: unreadable }, 'T3-BAL', 'total')).toEqual([
      '表三“总计”列：上年结转不是数字，无法核对“本年新收 + 上年结转 = 办结总计 + 结转下年”；请对照原文核实后补录',
      'Table 3, column “Total”: “carried in” is not a number, so this cannot be checked (received + carried in = closed + carried out); please look it up in the document and enter it',
      '0 + ? ? 0 + 0',
    ]);
    expect(words({ cells: everyCell('2021', 'III', 'blank') }, 'T3-BAL', 'total')[0]).toBe(
      '表三“总计”列：各单元格空白，无法核对“本年新收 + 上年结转 = 办结总计 + 结转下年”；没有的请填 0',
    );
    const partlyEntered = { ...everyCell('2021', 'III', 'tableIsImage'), 'III/1/natural': 3 };
    expect(words({ cells: partlyEntered }, 'T3-BAL', 'total')[0]).toBe(
      '表三“总计”列：各单元格在图片或附件中，无法核对“本年新收 + 上年结转 = 办结总计 + 结转下年”；请对照原文核实后补录',
    );
  });

  test('adds up outcomes without spelling out the zeros', () => {
    const cells = { 'III/3.1/natural': 4, 'III/3.4.1/natural': 2, 'III/3.7/natural': 7 } as const;
    expect(words({ edition: '2019', cells }, 'T3-COLSUM', 'natural').slice(0, 2)).toEqual([
      '表三“自然人”列：各项办理结果之和 4 + 2 = 6，与（七）总计 7 不符，相差 1',
      'Table 3, column “Natural persons”: the outcomes come to 4 + 2 = 6, but row (7), the total, says 7 (difference 1)',
    ]);
    expect(words({ edition: '2019' }, 'T3-COLSUM', 'natural').slice(0, 2)).toEqual([
      '表三“自然人”列：各项办理结果均为 0，与（七）总计一致',
      'Table 3, column “Natural persons”: all outcomes are 0, which agrees with row (7), the total',
    ]);
  });

  test('adds up applicants by name', () => {
    const cells = { 'III/3.1/natural': 10, 'III/3.1/legalService': 2, 'III/3.1/total': 11 } as const;
    expect(words({ cells }, 'T3-ROWSUM', '3.1')).toEqual([
      '表三“予以公开”行：自然人 10 + 法律服务机构 2 = 12，与总计 11 不符，相差 1',
      'Table 3, row “Granted”: natural persons 10 + legal service providers 2 = 12, but the total says 11 (difference 1)',
      '10 + 0 + 0 + 0 + 2 + 0 = 12 ≠ 11',
    ]);
    expect(words({}, 'T3-ROWSUM', '3.3.3')[0]).toBe('表三“危及‘三安全一稳定’”行：各列均为 0，与总计一致');
  });

  test('offers the sum where the total is left blank', () => {
    const cells = {
      'III/3.1/natural': 10,
      'III/3.1/research': 'blank',
      'III/3.1/business': 2,
      'III/3.1/total': 'blank',
    } as const;
    expect(words({ cells }, 'T3-ROWTOTAL-BLANK', '3.1')).toEqual([
      '表三“予以公开”行：总计未填，按各列计算为 10 + 2 = 12，请补填',
      'Table 3, row “Granted”: the total is left blank; from the applicants it is 10 + 2 = 12, please fill it in',
      '10 + 2 + □ + 0 + 0 + 0 = 12',
    ]);
    expect(words({ cells }, 'T3-ROWSUM', '3.1')).toEqual([
      '表三“予以公开”行：总计空白，无法核对各列之和与总计；请补填',
      'Table 3, row “Granted”: “total” is blank, so this cannot be checked (the applicants against the total); please fill it in',
      '10 + 2 + □ + 0 + 0 + 0 = 12 ? □',
    ]);
    expect(words({ cells }, 'T3-PARTIAL-BLANK', 'III')).toEqual([
      '表三有 2 个单元格空白或划去，其余填了 0；没有的请统一填 0',
      'Table 3 leaves 2 cells empty or struck out among printed zeros; please fill in 0 where there were none',
      '□ × 2',
    ]);
  });

  test('names the cell that is no whole number', () => {
    expect(words({ cells: { 'III/3.5.2/total': -1 } }, 'T3-NONNEG', 'III/3.5.2/total')).toEqual([
      '表三 2.重复申请 · 总计 填为 -1，应为不小于 0 的整数',
      'Table 3 2. Repeated request · Total says -1; it should be a whole number, not below 0',
      '-1',
    ]);
  });
});

describe('a finding of the prose', () => {
  const website: NarrativePlan = { measure: 'disclosures.website', value: 90 };
  const total: NarrativePlan = { measure: 'disclosures.total', value: 428 };
  const wechat: NarrativePlan = { measure: 'disclosures.wechat', value: 338 };

  test('holds the entries against the number stated', () => {
    const narrative = [website, item('部门动态', 71), item('公告', 17), item('其他', 4)];
    const plan = { narrative, breakdowns: [{ total: 0, parts: [1, 2, 3], closed: true, by: 'entry' }] } as const;
    expect(words(plan, 'TX-BREAK', 'entry:disclosures.website')).toEqual([
      '政府网站公开信息各分项之和 92（71+17+4），正文写 90，多 2',
      'Disclosed on the website: the entries add up to 92 (71+17+4), 2 more than the 90 the text states',
      '71 + 17 + 4 = 92 ≠ 90',
    ]);
  });

  test('says that an open list need not be whole', () => {
    const narrative = [website, item('部门动态', 71)];
    const plan = { narrative, breakdowns: [{ total: 0, parts: [1], closed: false, by: 'entry' }] } as const;
    expect(words(plan, 'TX-BREAK', 'entry:disclosures.website')).toEqual([
      '政府网站公开信息各分项之和 71，正文写 90，少 19；所列未必齐全或计数单位不一，请核对',
      'Disclosed on the website: the entries add up to 71, 19 fewer than the 90 the text states; the list may be incomplete or counted differently, please check',
      '71 ≠ 90',
    ]);
  });

  test('confirms channels and origins by name', () => {
    const narrative: NarrativePlan[] = [
      total,
      website,
      wechat,
      { measure: 'wechat.original', value: 62 },
      { measure: 'wechat.reposted', value: 276 },
    ];
    const breakdowns = [
      { total: 0, parts: [1, 2], closed: true, by: 'channel' },
      { total: 2, parts: [3, 4], closed: true, by: 'origin' },
    ] as const;
    expect(words({ narrative, breakdowns }, 'TX-TOTAL', 'channel:disclosures.total')).toEqual([
      '主动公开信息总数：网站 90 + 微信 338 = 428，与正文所写一致',
      'Disclosures in total: website 90 + WeChat 338 = 428, as the text states',
      '90 + 338 = 428',
    ]);
    expect(words({ narrative, breakdowns }, 'TX-BREAK', 'origin:disclosures.wechat')).toEqual([
      '微信公众号发布信息：原创 62 + 转载 276 = 338，与正文所写一致',
      'Published on WeChat: original 62 + reposted 276 = 338, as the text states',
      '62 + 276 = 338',
    ]);
  });

  test('does not judge approximate numbers, and marks them', () => {
    const press: NarrativePlan = { measure: 'disclosures.press', value: 50, approximate: true };
    const whole = { total: 0, parts: [1, 2], closed: true, by: 'channel' } as const;
    expect(
      words({ narrative: [total, website, press], breakdowns: [whole] }, 'TX-TOTAL', 'channel:disclosures.total'),
    ).toEqual([
      '主动公开信息总数：所列之数含概数（余、约等），无法与正文所写 428 核对；需要准确数的，请向填报单位核实',
      'Disclosures in total: approximate numbers are among those stated, so the list cannot be held against 428; ask the bureau where exact numbers are needed',
      '90 + ≈50 = 140 ? 428',
    ]);
    expect(
      words(
        { narrative: [total, website, wechat, press], breakdowns: [whole] },
        'TX-TOTAL',
        'outside:disclosures.press',
      ),
    ).toEqual([
      '正文另述报刊电视等传统渠道公开信息约 50，未计入主动公开总数 428，请核对总数的范围',
      'The text also tells of about 50 disclosures by another channel (press), outside the total of 428; please check what the total covers',
      '≈50 ∉ 428',
    ]);
  });

  test('puts two numbers for one thing side by side', () => {
    expect(
      words({ narrative: [item('行政执法类', 4), item('行政执法', 6)] }, 'TX-TWICE', 'disclosures.item:行政执法'),
    ).toEqual([
      '“行政执法类”：正文一处写 4，另一处写 6，前后不一',
      '“行政执法类”: the text states 4 in one place and 6 in another',
      '4 ≠ 6',
    ]);
    const soft = [
      { ...website, approximate: true },
      { ...website, value: 300 },
    ];
    expect(words({ narrative: soft }, 'TX-TWICE', 'disclosures.website')).toEqual([
      '政府网站公开信息：正文一处写约 90，另一处写 300，其中有概数，请核对',
      'Disclosed on the website: the text states about 90 in one place and 300 in another; one of them is approximate, please check',
      '≈90 ≠ 300',
    ]);
  });
});

describe('a number of the prose against its table', () => {
  const said = (plan: ReportPlan, rule: RuleId, subject: string): readonly (string | undefined)[] =>
    words(plan, rule, subject).slice(0, 2);

  test('names up to four cells, and adds up more, with its terms where there are several', () => {
    const stated = (cells: ReportPlan['cells'], measure: 'requests.refused' | 'requests.unavailable', value: number) =>
      said({ ...(cells && { cells }), narrative: [{ measure, value }] }, 'TX-OUT', measure);
    expect(stated({ 'III/3.4.1/total': 4, 'III/3.4.2/total': 1 }, 'requests.unavailable', 6)).toEqual([
      '无法提供：表三 本机关不掌握相关政府信息 4 + 没有现成信息需要另行制作 1 + 补正后申请内容仍不明确 0 = 5，正文写 6，多 1',
      'Unavailable: not held 4 + would have to be created 1 + still unclear after clarification 0 = 5 in table 3, 1 fewer than the 6 the text states',
    ]);
    expect(
      stated({ 'III/3.3.1/total': 4, 'III/3.3.2/total': 1, 'III/3.3.3/total': 'blank' }, 'requests.refused', 5),
    ).toEqual([
      '不予公开：表三 相应各格之和 5（4+1），与正文所写一致',
      'Refused: the cells add up to 5 (4+1) in table 3, as the text states',
    ]);
    expect(stated({ 'III/3.3.1/total': 4 }, 'requests.refused', 3)).toEqual([
      '不予公开：表三 相应各格之和 4，正文写 3，少 1',
      'Refused: the cells add up to 4 in table 3, 1 more than the 3 the text states',
    ]);
  });

  test('names a single cell, and an empty one that counts as 0', () => {
    const narrative = [{ measure: 'penalties.decisions', value: 0 }] as const;
    expect(said({ cells: { 'II/penalties.decisions': 'blank' }, narrative }, 'TX-T2', 'penalties.decisions')).toEqual([
      '行政处罚处理决定数量：表二 行政处罚决定（空白）= 0，与正文所写一致',
      'Penalties decisions: penalties decisions (blank) = 0 in table 2, as the text states',
    ]);
    const fees = [{ measure: 'fees.amount', value: 7545.2 }] as const;
    expect(said({ cells: { 'II/fees.amount': 7545.126 }, narrative: fees }, 'TX-T2', 'fees.amount')).toEqual([
      '行政事业性收费金额：表二 行政事业性收费金额 7545.126，正文写 7545.2，多 0.074',
      'Fees collected: fees collected 7545.126 in table 2, 0.074 fewer than the 7545.2 the text states',
    ]);
  });

  test('says that the same number is meant in a wider sense', () => {
    const cells = { 'III/3.1/total': 4, 'III/3.2/total': 5 };
    expect(
      said({ cells, narrative: [{ measure: 'requests.granted', value: 9 }] }, 'TX-OUT', 'requests.granted'),
    ).toEqual([
      '予以公开：表三 予以公开 4 + 部分公开 5 = 9，与正文所写之数相同，但含义较宽，请核对措辞',
      'Granted: granted 4 + partly granted 5 = 9 in table 3, the number the text states in a looser sense; please check the words',
    ]);
  });

  test('says why it cannot be checked: unreadable before approximate, approximate before empty', () => {
    const why = (cell: number | 'blank' | 'unreadable', approximate: boolean) =>
      said(
        {
          cells: { 'II/penalties.decisions': cell },
          narrative: [{ measure: 'penalties.decisions', value: 9, approximate }],
        },
        'TX-T2',
        'penalties.decisions',
      );
    expect(why('unreadable', true)).toEqual([
      '行政处罚处理决定数量：正文写约 9，表二中相应的数没有读到，无法核对；请对照原文核实',
      'Penalties decisions: the text says about 9, but its cells in table 2 could not be read, so this cannot be checked; please look it up in the document',
    ]);
    expect(why('blank', true)[0]).toContain('正文写约 9，正文写的是概数');
    expect(why('blank', false)).toEqual([
      '行政处罚处理决定数量：正文写 9，表二中相应各格未填，无法核对；请对照原文核实',
      'Penalties decisions: the text says 9, but its cells in table 2 are left empty, so this cannot be checked; please look it up in the document',
    ]);
  });

  test('points out that another body may be meant', () => {
    const narrative = [{ measure: 'requests.received', value: 117, scope: 'office' }] as const;
    const plan = { kind: 'region', cells: { 'III/1/total': 95 }, narrative } as const;
    expect(said(plan, 'TX-SCOPE', 'office:requests.received')).toEqual([
      '本年新收政府信息公开申请：表三 新收申请 95，正文写 117，多 22；正文写的是本机关的数，表格为全区域的数，疑为口径不同，请核对',
      'Requests received: received 95 in table 3, 22 fewer than the 117 the text states; the text counts the office itself and the table the whole area, probably another scope, please check',
    ]);
  });
});

describe('what stands in the way of a sum', () => {
  const outcomes = (cells: ReportPlan['cells']): readonly (string | undefined)[] =>
    words({ ...(cells && { cells }) }, 'T3-COLSUM', 'total').slice(0, 2);

  test('is named up to three cells, and counted from four on', () => {
    const three = {
      'III/3.1/total': 'unreadable',
      'III/3.2/total': 'unreadable',
      'III/3.3.1/total': 'unreadable',
    } as const;
    expect(outcomes(three)).toEqual([
      '表三“总计”列：予以公开、部分公开、属于国家秘密不是数字，无法核对各项办理结果之和与（七）总计；请对照原文核实后补录',
      'Table 3, column “Total”: “granted”, “partly granted”, “state secret” are not a number, so this cannot be checked (the outcomes against row (7), the total); please look it up in the document and enter it',
    ]);
    expect(outcomes({ ...three, 'III/3.3.2/total': 'unreadable' })[0]).toMatch(/：4 个单元格不是数字，/);
    expect(outcomes({ ...three, 'III/3.3.2/total': 'unreadable' })[1]).toMatch(/: 4 cells are not a number,/);
  });

  test('has one reason, or is told to be blank or unreadable', () => {
    const mixed = { 'III/3.1/total': 'blank', 'III/3.2/total': 'slash', 'III/3.7/total': 5 } as const;
    expect(outcomes(mixed)[0]).toMatch(/：予以公开、部分公开空白或无法识别，.*；请补填$/);
    expect(outcomes({ ...mixed, 'III/3.2/total': 'cellMissing' })[0]).toMatch(
      /：部分公开缺失，.*；请对照原文核实后补录$/,
    );
  });

  test('is on the side that is too small', () => {
    const balance = (cells: ReportPlan['cells']) => words({ ...(cells && { cells }) }, 'T3-BAL', 'total')[0];
    expect(balance({ 'III/1/total': 'blank', 'III/2/total': 2, 'III/3.7/total': 5, 'III/4/total': 'blank' })).toMatch(
      /：新收申请空白/,
    );
    expect(balance({ 'III/1/total': 9, 'III/2/total': 'blank', 'III/3.7/total': 5, 'III/4/total': 'blank' })).toMatch(
      /：结转下年空白/,
    );
  });
});

test('every rule explains itself in both languages', () => {
  for (const { title, why, basis } of RULES) {
    for (const text of [title, why, basis]) expect([text.zh, text.en]).not.toContain('');
  }
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});
