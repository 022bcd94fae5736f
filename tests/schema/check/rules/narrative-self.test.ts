/** What a report says about itself, and the sentences of the rules of the prose. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingArithmetic, findingSentence } from '../../../../schema/check/words/words.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { buildReport, type CellValues, type NarrativePlan, type ReportPlan } from '../../../support/report-builder.ts';
import { checkNarrative } from './narrative-findings.ts';

const RUNS = { numRuns: 40, seed: 20260312 };
const TITLES = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

const period = (year: number): NarrativePlan => ({ measure: 'document.period', value: year, counter: '年' });
const notice = (year: number, number: number): NarrativePlan => ({
  measure: 'document.notice',
  label: `〔${year}〕${number}号`,
  value: number,
  counter: '号',
});
const announced = (value: number): NarrativePlan => ({ measure: 'document.sections', value, counter: '部分' });
/** Of the rules on what a report says about itself; the headings given stand over no text. */
const check = (plan: ReportPlan, more: Partial<ReadReport> = {}) =>
  checkNarrative({ ...buildReport(plan), ...more }).filter(({ rule }) => rule !== 'TX-SEC5' && rule !== 'TX-FEE');
const outline = (titles: readonly string[]): Pick<ReadReport, 'outline'> => ({
  outline: titles.map((title, index) => ({ ordinal: '', title, place: { start: 0, end: 0, line: index + 1 } })),
});

describe('TX-PERIOD', () => {
  test.each([
    [2023, 2022],
    [2020, 2019],
  ])('fails in a report on %i whose period is %i', (year, said) => {
    expect(check({ year, narrative: [period(said)] })).toMatchObject([
      { rule: 'TX-PERIOD', outcome: 'failed', severity: 'error', expected: year, actual: said },
    ]);
  });

  test('holds for the whole year, whichever', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2008, max: 2040 }), (year) => {
        expect(check({ year, narrative: [period(year)] })).toMatchObject([{ outcome: 'confirmed' }]);
      }),
      RUNS,
    );
  });

  test('points at a part of the year, and cannot judge a report without year', () => {
    const part = { period: { from: '2023-03-01', to: '2023-12-31' } };
    expect(check({ year: 2023, narrative: [period(2023)] }, part)).toMatchObject([
      { outcome: 'suspicious', severity: 'warning' },
    ]);
    expect(check({ year: null, narrative: [period(2023)] })).toMatchObject([{ outcome: 'notAssessable' }]);
  });

  test('is not asked where the text gives no period', () => {
    expect(check({ year: 2023 })).toEqual([]);
  });
});

describe('TX-CITE', () => {
  test.each([
    [2021, 2019, 60],
    [2020, 2019, 61],
    [2019, 2021, 30],
  ])('points at a report on %i that cites 〔%i〕%i号', (year, of, number) => {
    expect(check({ year, narrative: [notice(of, number)] })).toMatchObject([
      { rule: 'TX-CITE', outcome: 'suspicious', severity: 'hint', actual: number },
    ]);
  });

  test('holds for the notice of the year, alone or beside others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2019, max: 2040 }), fc.boolean(), (year, withOther) => {
        const right = year <= 2020 ? notice(2019, 60) : notice(2021, 30);
        const narrative = withOther ? [notice(2008, 36), right] : [right];
        expect(check({ year, narrative })).toMatchObject([{ outcome: 'confirmed' }]);
      }),
      RUNS,
    );
  });

  test('is silent on reports before the notices and on those that cite none', () => {
    expect(check({ year: 2018, narrative: [notice(2014, 12)] })).toEqual([]);
    expect(check({ year: 2019, narrative: [notice(2014, 12)] })).toMatchObject([
      { outcome: 'suspicious', expected: 60 },
    ]);
    expect(check({ year: 2023 })).toEqual([]);
    expect(check({ year: null, narrative: [notice(2021, 30)] })).toMatchObject([{ outcome: 'notAssessable' }]);
  });
});

describe('TX-SECTIONS', () => {
  test('says which sections are missing', () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 3, maxLength: 5 }), (kept) => {
        const findings = check({}, outline(kept.map((section) => TITLES[section - 1] ?? '')));
        const missing = [1, 2, 3, 4, 5, 6].filter((section) => !kept.includes(section));
        expect(findings).toMatchObject([
          {
            outcome: 'suspicious',
            // A file that ends before its last sections may be a part of the report.
            severity: missing[0] === kept.length + 1 ? 'hint' : 'warning',
            subject: `missing:${missing}`,
            expected: 6,
            actual: kept.length,
          },
        ]);
      }),
      RUNS,
    );
  });

  test('points at another order, and at another number than announced', () => {
    expect(check({}, outline(TITLES.toReversed()))).toMatchObject([{ subject: 'order', outcome: 'suspicious' }]);
    expect(check({ narrative: [announced(5)] }, outline(TITLES))).toMatchObject([
      { subject: 'announced', outcome: 'suspicious', severity: 'warning', expected: 5, actual: 6 },
    ]);
    // One more may stand under a heading that is not known.
    expect(check({ narrative: [announced(7)] }, outline(TITLES))).toMatchObject([
      { subject: 'announced', severity: 'hint', expected: 7, actual: 6 },
    ]);
  });

  test('counts a section that stands under two headings as one or as two', () => {
    const twice = outline(TITLES.toSpliced(1, 0, '主动公开情况'));
    for (const value of [6, 7])
      expect(check({ narrative: [announced(value)] }, twice)).toMatchObject([{ outcome: 'confirmed' }]);
    expect(check({ narrative: [announced(5)] }, twice)).toMatchObject([{ outcome: 'suspicious', actual: 6 }]);
  });

  test.each([
    ['因政府信息公开工作被申请行政复议、提起行政诉讼情况', 3],
    ['行政机关收到和处理政府信息公开申请情况', 2],
    ['行政机关主动公开政府信息情况', 1],
    ['概述', 0],
    ['政府信息公开工作存在的主要问题及改进情况', 4],
    ['存在问题和改进措施', 4],
    ['其它需要报告的事项', 5],
    ['需要说明的其他事项', 5],
  ])('knows the section “%s”', (title, at) => {
    const titles = TITLES.map((usual, index) => (index === at ? title : usual));
    expect(check({ narrative: [announced(6)] }, outline(titles))).toMatchObject([{ outcome: 'confirmed' }]);
  });

  test('holds where the tables number their sections anew, and is not judged on stray headings', () => {
    expect(check({}, outline([...TITLES, ...TITLES.slice(1, 4)]))).toMatchObject([{ outcome: 'confirmed' }]);
    expect(check({}, outline(TITLES.slice(0, 2)))).toMatchObject([{ outcome: 'notAssessable' }]);
    expect(check({}, outline([]))).toEqual([]);
  });
});

/** Both sentences and the arithmetic of the first finding. */
function words(narrative: readonly NarrativePlan[], cells: CellValues = {}, plan: ReportPlan = {}): readonly string[] {
  const [finding] = checkNarrative(buildReport({ ...plan, narrative, cells }));
  return finding ? [findingSentence(finding, 'zh'), findingSentence(finding, 'en'), findingArithmetic(finding)] : [];
}

describe('the sentences', () => {
  test('hold the text against the table', () => {
    const cells = { 'III/1/total': 30, 'III/2/total': 4 } as const;
    expect(words([{ measure: 'requests.received', value: 34 }], cells)).toEqual([
      '本年新收政府信息公开申请：表三 新收申请 30 + 上年结转 4 = 34，与正文所写一致',
      'Requests received: received 30 + carried in 4 = 34 in table 3, as the text states',
      '30 + 4 = 34',
    ]);
    expect(words([{ measure: 'requests.received', value: 31 }], cells)).toEqual([
      '本年新收政府信息公开申请：表三 新收申请 30，正文写 31，多 1',
      'Requests received: received 30 in table 3, 1 fewer than the 31 the text states',
      '30 ≠ 31',
    ]);
  });

  test('sum up many cells in brackets', () => {
    const cells = { 'III/3.3.1/total': 2, 'III/3.3.6/total': 7 } as const;
    expect(words([{ measure: 'requests.refused', value: 8 }], cells).slice(0, 2)).toEqual([
      '不予公开：表三 相应各格之和 9（2+7），正文写 8，少 1',
      'Refused: the cells add up to 9 (2+7) in table 3, 1 more than the 8 the text states',
    ]);
  });

  test('say why a number is not compared', () => {
    expect(words([{ measure: 'review.total', value: 5, approximate: true }], { 'IV/review.total': 4 })[0]).toBe(
      '行政复议总计：正文写约 5，正文写的是概数，无法核对；请对照原文核实',
    );
    expect(words([{ measure: 'review.total', value: 5 }], { 'IV/review.total': 'unreadable' })[0]).toBe(
      '行政复议总计：正文写 5，表四中相应的数没有读到，无法核对；请对照原文核实',
    );
  });

  test('name the scopes that differ', () => {
    const office = { measure: 'requests.received', value: 17, scope: 'office' } as const;
    expect(words([office], { 'III/1/total': 95 }, { kind: 'region' })[0]).toBe(
      '本年新收政府信息公开申请：表三 新收申请 95，正文写 17，少 78；正文写的是本机关的数，表格为全区域的数，疑为口径不同，请核对',
    );
  });

  test('are plain about claims, periods and notices', () => {
    expect(words([{ measure: 'requests.leftOpen', value: 0 }], { 'III/4/total': 22 })).toEqual([
      '正文称申请均已办结或答复，表三结转下年度 22 件；仍在法定期限内的属正常，请核对措辞',
      'The text says that all requests were closed or answered, but table 3 carries 22 out; right where these are still within time, please check the words',
      '0 ≠ 22',
    ]);
    expect(words([period(2019)], {}, { year: 2020 })).toEqual([
      '统计期限写的是 2019 年，标题为 2020 年，疑沿用旧文，请更正',
      'The period covered is 2019, but the title says 2020; probably left over from another year, please correct it',
      '2019 ≠ 2020',
    ]);
    expect(words([notice(2019, 60)], {}, { year: 2021 })).toEqual([
      '引用的通知为国办公开办函〔2019〕60号，该年度应为〔2021〕30号，请核对',
      'The notice cited is 〔2019〕60号; the one for the year is 〔2021〕30号, please check',
      '60 ≠ 30',
    ]);
  });
});
