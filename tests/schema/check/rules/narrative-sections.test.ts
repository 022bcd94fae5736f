/** What sections five and six say: TX-SEC5 and TX-FEE. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../schema/check/finding.ts';
import { findingArithmetic, findingSentence } from '../../../../schema/check/words/words.ts';
import { buildReport, type NarrativePlan, type ReportPlan } from '../../../support/report-builder.ts';
import { checkNarrative } from './narrative-findings.ts';

const FIVE = '存在的主要问题及改进情况';
const SIX = '其他需要报告的事项';

/** A report whose last sections have these words, each behind its heading. */
function check(parts: readonly (readonly [title: string, words: string])[], plan: ReportPlan = {}): readonly Finding[] {
  const report = buildReport(plan);
  let { text } = report;
  const outline = parts.map(([title, words]) => {
    const start = text.length;
    const heading = `五、${title}`;
    text += `${heading}\n${words}\n`;
    return { ordinal: '五', title, place: { start, end: start + heading.length, line: 1 } };
  });
  return checkNarrative({ ...report, text, outline });
}
const only = (findings: readonly Finding[], rule: string) => findings.filter((finding) => finding.rule === rule);
const fee = (value: number): NarrativePlan => ({ measure: 'fees.informationProcessing', value, counter: '元' });

describe('TX-SEC5', () => {
  const five = (words: string) =>
    only(
      check([
        [FIVE, words],
        [SIX, '无。'],
      ]),
      'TX-SEC5',
    );

  test.each([['无'], ['无。'], ['（无）'], [''], ['  \n \n'], ['没有问题。'], ['暂无。'], ['工作正常开展。'], ['——']])(
    'points at a section five that says %j',
    (words) => {
      expect(five(words)).toMatchObject([{ outcome: 'suspicious', severity: 'warning' }]);
      // With nothing behind it the file may have been cut off.
      expect(only(check([[FIVE, words]]), 'TX-SEC5')).toMatchObject([{ outcome: 'suspicious', severity: 'hint' }]);
    },
  );

  test.each([
    ['有的栏目更新不够及时，拟每月检查一次。'],
    ['一是公开内容不够全面；二是队伍变动较大。'],
    ['（一）存在问题：个别栏目更新慢。（二）改进措施：专人负责。'],
    ['公开的主动性有待继续加强。'],
    ['栏目\n更新\n不够\n及时\n需要\n改进'],
    ['1.宣传不足。2.培训不够。3.制度不全。'],
    ['存在信息更新不及时的问题'],
    ['解读形式单一，下一步增加图解。'],
    ['公开内容与群众的需求仍有差距。'],
    ['基层人员业务不熟，拟加强培训。'],
    ['部分信息发布滞后于文件印发。'],
    ['主动公开意识不强，信息质量不高。'],
    ['依申请公开答复质量有待提高。'],
    ['政策解读数量较少且形式单一。'],
    ['网站检索功能不完善，已在改版。'],
    ['个别科室报送信息不够积极主动。'],
    ['公开栏内容更新周期偏长，须缩短。'],
    ['新媒体账号互动功能没有用好。'],
    ['问题是人手不足，改进是增配一人。'],
    ['本年度主要问题是公开目录不够细化。'],
  ])('holds for %j', (words) => {
    expect(five(words)).toMatchObject([{ outcome: 'confirmed' }]);
  });

  test('takes the fuller of two sections of that name', () => {
    const twice = check([
      [FIVE, '无'],
      [FIVE, '有的栏目更新不够及时，拟每月检查。'],
    ]);
    expect(only(twice, 'TX-SEC5')).toMatchObject([{ outcome: 'confirmed' }]);
  });

  test('is not asked where there is no such heading', () => {
    expect(only(check([[SIX, '无。']]), 'TX-SEC5')).toEqual([]);
  });

  test('says how short it is, in both languages', () => {
    const [found] = five('没有问题。');
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toBe('第五部分只有 4 个字，请写明存在的问题和改进情况');
    expect(findingSentence(found, 'en')).toBe(
      'Section five has 4 characters; please tell of problems and what is done about them',
    );
    expect(findingArithmetic(found)).toBe('4 ≠ 10');
    const [empty] = five('');
    expect(empty && findingSentence(empty, 'zh')).toBe('第五部分没有内容，请补写存在的问题和改进情况');
  });
});

describe('TX-FEE', () => {
  const six = (words: string, plan: ReportPlan = {}) =>
    only(
      check(
        [
          [FIVE, '问题是更新不够及时，须改。'],
          [SIX, words],
        ],
        plan,
      ),
      'TX-FEE',
    );

  test.each([
    ['无'],
    ['无。'],
    [''],
    ['没有'],
    ['暂无其他需要报告的事项。'],
    ['无其他需要报告的事项。'],
    ['本年度无其他需要报告的事项。'],
    ['2023年度本单位没有其他需要报告的事项。'],
    ['我局无需要报告的其他事项。'],
  ])('points at a section six that says %j and nothing of the fee', (words) => {
    expect(six(words)).toMatchObject([{ outcome: 'suspicious', severity: 'hint', subject: 'missing' }]);
  });

  test('points at an amount told of beside none', () => {
    expect(six('……', { narrative: [fee(0), fee(260)] })).toMatchObject([
      { outcome: 'suspicious', severity: 'warning', subject: 'twice', expected: 0, actual: 260 },
    ]);
    expect(six('……', { narrative: [fee(1260), fee(0)] })).toMatchObject([{ subject: 'twice', actual: 1260 }]);
  });

  test.each<[string, ReportPlan]>([
    ['无。', { narrative: [fee(0)] }],
    ['无其他需要报告的事项。', { narrative: [fee(0)] }],
    ['收取信息处理费260元。', { narrative: [fee(260)] }],
    ['收取信息处理费1260元。', { narrative: [fee(1260)] }],
    ['', { narrative: [fee(0), fee(0)] }],
  ])('holds where the fee is told of: %j', (words, plan) => {
    expect(six(words, plan)).toMatchObject([{ outcome: 'confirmed', subject: 'fee' }]);
  });

  test.each<[string, ReportPlan]>([
    ['人大代表建议和政协提案的答复均在网站公布。', {}],
    ['本报告的电子版可在网站查阅。', {}],
    ['依申请公开收费情况另见附件。', {}],
    ['重点工作任务已分解到科室。', {}],
    ['年度工作要点落实情况：已完成。', {}],
    ['全年没有发生应当报告而未报告的情形，公开工作要点均已落实。', {}],
    ['无。', { edition: '2019' }],
    ['', { edition: '2019' }],
    ['无其他需要报告的事项。', { edition: '2019', narrative: [fee(0)] }],
    ['没有。', { edition: '2019', year: 2020 }],
    ['建议提案办理情况：承办11件。', {}],
    ['政务公开工作要点落实情况见网站。', {}],
    ['本机关将继续做好公开工作。', {}],
    ['按要求报送年报一份。', {}],
    ['与上年相比，机构职能有调整。', {}],
  ])('says nothing of a section six that says %j', (words, plan) => {
    expect(six(words, plan)).toEqual([]);
  });

  test.each([
    [2021, ['missing']],
    [2020, []],
    [null, []],
  ])('goes by the year %s where the form is not known', (year, subjects) => {
    const report = buildReport({ year, sections: [[SIX, '无。']] });
    const found = checkNarrative({ ...report, editions: { ...report.editions, III: null } });
    expect(only(found, 'TX-FEE').map(({ subject }) => subject)).toEqual(subjects);
  });

  test('is not asked where there is no section six', () => {
    expect(only(check([[FIVE, '问题是更新不够及时，须改。']]), 'TX-FEE')).toEqual([]);
    expect(only(checkNarrative(buildReport({ narrative: [fee(0)] })), 'TX-FEE')).toEqual([]);
  });

  test('says what is missing, in both languages', () => {
    const [found] = six('无。');
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toBe(
      '第六部分称没有需要报告的事项，未说明收取信息处理费的情况；没有收取的也请写明',
    );
    expect(findingSentence(found, 'en')).toBe(
      'Section six has nothing to report and does not tell of the information processing fee; please say so where none was charged',
    );
    const [twice] = six('……', { narrative: [fee(0), fee(260)] });
    if (!twice) throw new Error('No finding');
    expect(findingSentence(twice, 'zh')).toBe('信息处理费：正文一处写没有收取，另一处写收取 260 元，请核对');
    expect(findingArithmetic(twice)).toBe('0 ≠ 260');
    const [told] = six('无。', { narrative: [fee(0)] });
    expect(told && findingSentence(told, 'en')).toBe('The information processing fee is told of: none was charged');
  });
});

test('hundreds of thousands of headings are looked through once, and the longest text under them counts', () => {
  const parts = Array.from({ length: 200_000 }, (): [string, string] => [FIVE, '']);
  const [finding] = only(check([...parts, [FIVE, '人手不足，平台更新不够及时，将加强培训。']]), 'TX-SEC5');
  expect(finding).toMatchObject({ outcome: 'confirmed', actual: 17 });
});
