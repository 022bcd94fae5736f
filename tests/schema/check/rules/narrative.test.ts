import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import type { Breakdown } from '../../../../schema/report/report.ts';
import { buildReport, type NarrativePlan } from '../../../support/report-builder.ts';
import { checkNarrative } from './narrative-findings.ts';

const check = (narrative: readonly NarrativePlan[], breakdowns: readonly Breakdown[] = []) =>
  checkNarrative(buildReport({ narrative, breakdowns }));
const item = (label: string, value: number, more: Partial<NarrativePlan> = {}): NarrativePlan => ({
  measure: 'disclosures.item',
  label,
  value,
  ...more,
});
const website = (value: number, more: Partial<NarrativePlan> = {}): NarrativePlan => ({
  measure: 'disclosures.website',
  value,
  ...more,
});
const list = (total: number, parts: readonly number[], by: Breakdown['by'], closed = true): Breakdown => ({
  total,
  parts,
  by,
  closed,
});
const RUNS = { numRuns: 60, seed: 20260103 };

describe('TX-BREAK', () => {
  test('fails where a closed list does not come to the number stated', () => {
    const findings = check([website(90), item('部门动态', 71), item('其他', 21)], [list(0, [1, 2], 'entry')]);
    expect(findings).toMatchObject([
      {
        rule: 'TX-BREAK',
        subject: 'entry:disclosures.website',
        outcome: 'failed',
        severity: 'error',
        expected: 92,
        actual: 90,
      },
    ]);
    expect(findings[0]?.operands.map(({ ref, side, label }) => [ref, side, label])).toEqual([
      [{ kind: 'narrative', index: 1, measure: 'disclosures.item' }, 'left', '部门动态'],
      [{ kind: 'narrative', index: 2, measure: 'disclosures.item' }, 'left', '其他'],
      [{ kind: 'narrative', index: 0, measure: 'disclosures.website' }, 'right', null],
    ]);
  });

  test('fails where original and reposted do not make up the channel', () => {
    const narrative: NarrativePlan[] = [
      { measure: 'disclosures.wechat', value: 340 },
      { measure: 'wechat.original', value: 62 },
      { measure: 'wechat.reposted', value: 276 },
    ];
    expect(check(narrative, [list(0, [1, 2], 'origin')])).toMatchObject([
      { rule: 'TX-BREAK', subject: 'origin:disclosures.wechat', outcome: 'failed', expected: 338, actual: 340 },
    ]);
  });

  test('confirms a list that adds up, whatever its entries, closed or open', () => {
    const lists = fc.record({
      values: fc.array(fc.nat({ max: 900 }), { minLength: 1, maxLength: 12 }),
      closed: fc.boolean(),
    });
    fc.assert(
      fc.property(lists, ({ values, closed }) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const narrative = [website(total), ...values.map((value, index) => item(`栏目${index}`, value))];
        const findings = check(narrative, [
          list(
            0,
            values.map((_, index) => index + 1),
            'entry',
            closed,
          ),
        ]);
        expect(findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([['TX-BREAK', 'confirmed']]);
      }),
      RUNS,
    );
  });

  test('never fails an open list, however far off', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.nat({ max: 500 }), (total, part) => {
        const [finding] = check([website(total), item('栏目', part)], [list(0, [1], 'entry', false)]);
        expect(finding?.outcome).toBe(total === part ? 'confirmed' : 'suspicious');
        if (total !== part) expect(finding?.severity).toBe(part > total ? 'warning' : 'hint');
      }),
      RUNS,
    );
  });

  test('warns of an open list that ends with others and still falls short', () => {
    const findings = check([website(90), item('动态', 50), item('其他信息', 4)], [list(0, [1, 2], 'entry', false)]);
    expect(findings).toMatchObject([{ outcome: 'suspicious', severity: 'warning' }]);
  });

  test('is never judged on approximate numbers', () => {
    const approximate = { approximate: true };
    const parts = list(0, [1, 2], 'entry');
    const oneOff = [
      [website(90, approximate), item('甲', 50), item('乙', 4)],
      [website(90), item('甲', 50, approximate), item('乙', 40)],
    ];
    for (const narrative of oneOff) expect(check(narrative, [parts])).toMatchObject([{ outcome: 'notAssessable' }]);
  });

  test('does not fail a list whose counters differ', () => {
    const narrative = [website(90), item('文件', 50, { counter: '件' }), item('其他', 41)];
    expect(check(narrative, [list(0, [1, 2], 'entry')])).toMatchObject([
      { outcome: 'suspicious', severity: 'warning' },
    ]);
    const open = check(narrative, [list(0, [1, 2], 'entry', false)]);
    expect(open).toMatchObject([{ outcome: 'suspicious', severity: 'hint' }]);
  });

  test('counts the unit of the whole among them, and one that is not said as none', () => {
    const inOther = [website(90, { counter: '篇' }), item('文件', 50), item('其他', 41)];
    expect(check(inOther, [list(0, [1, 2], 'entry')])).toMatchObject([{ outcome: 'suspicious', severity: 'warning' }]);
    const unsaid = [website(90), item('文件', 50, { counter: '' }), item('其他', 41)];
    expect(check(unsaid, [list(0, [1, 2], 'entry')])).toMatchObject([{ outcome: 'failed', severity: 'error' }]);
  });

  test('gives a second list of the same total a subject of its own', () => {
    const narrative = [website(5), item('甲', 5), item('乙', 2), item('丙', 3)];
    const findings = check(narrative, [list(0, [1], 'entry'), list(0, [2, 3], 'entry')]);
    expect(findings.map(({ subject }) => subject)).toEqual([
      'entry:disclosures.website',
      'entry:disclosures.website#2',
    ]);
  });

  test('passes over a list that points at nothing', () => {
    expect(check([website(5)], [list(7, [0], 'entry'), list(0, [], 'entry'), list(0, [9], 'entry')])).toEqual([]);
  });
});

describe('TX-TOTAL', () => {
  const narrative: NarrativePlan[] = [
    { measure: 'disclosures.total', value: 428 },
    website(90),
    { measure: 'disclosures.wechat', value: 338 },
  ];

  test('confirms channels that make up the total', () => {
    expect(check(narrative, [list(0, [1, 2], 'channel')])).toMatchObject([
      { rule: 'TX-TOTAL', subject: 'channel:disclosures.total', outcome: 'confirmed', expected: 428, actual: 428 },
    ]);
  });

  test('fails channels that are said to make it up and do not', () => {
    const short = [{ measure: 'disclosures.total', value: 430 } as const, ...narrative.slice(1)];
    expect(check(short, [list(0, [1, 2], 'channel')])).toMatchObject([
      { rule: 'TX-TOTAL', outcome: 'failed', severity: 'error', expected: 428, actual: 430 },
    ]);
  });

  test('warns of channels that exceed the total', () => {
    const over = [{ measure: 'disclosures.total', value: 400 } as const, ...narrative.slice(1)];
    expect(check(over, [list(0, [1, 2], 'channel', false)])).toMatchObject([
      { outcome: 'suspicious', severity: 'warning' },
    ]);
  });

  test('points at a channel told of outside the total', () => {
    const press: NarrativePlan = { measure: 'disclosures.press', value: 50, approximate: true };
    const findings = check([...narrative, press], [list(0, [1, 2], 'channel')]);
    expect(findings[1]).toMatchObject({
      rule: 'TX-TOTAL',
      subject: 'outside:disclosures.press',
      outcome: 'suspicious',
      severity: 'hint',
      actual: 428,
    });
  });

  test.each([
    ['此外，通过报刊公开', []],
    ['另通过报刊公开', []],
    ['除此之外，报刊公开', []],
    ['通过报刊公开', ['outside:disclosures.press']],
    ['此外还开展了培训。通过报刊公开', ['outside:disclosures.press']],
  ])('goes by what the words say of it: %s', (words, told) => {
    const report = buildReport({
      narrative: [...narrative, { measure: 'disclosures.press', value: 50 }],
      breakdowns: [list(0, [1, 2], 'channel')],
      appendix: `${words}50条`,
    });
    const start = report.text.length - '50条'.length;
    const moved = report.narrative.map((figure) =>
      figure.measure === 'disclosures.press' ? { ...figure, place: { start, end: start + 3, line: 1 } } : figure,
    );
    const found = checkReport({ ...report, narrative: moved });
    expect(found.flatMap(({ subject }) => (subject.startsWith('outside:') ? [subject] : []))).toEqual(told);
  });

  test('takes no channel for outside that may be counted inside another, or where the total is open', () => {
    const newMedia: NarrativePlan = { measure: 'disclosures.newMedia', value: 338 };
    expect(check([...narrative, newMedia], [list(0, [1, 2], 'channel')])).toHaveLength(1);
    expect(check([...narrative, newMedia])).toEqual([]);
    const short = [{ measure: 'disclosures.total', value: 500 } as const, ...narrative.slice(1), newMedia];
    expect(check(short, [list(0, [1, 2], 'channel', false)])).toHaveLength(1);
  });

  test('takes a channel with nothing in it for no omission', () => {
    const press: NarrativePlan = { measure: 'disclosures.press', value: 0 };
    expect(check([...narrative, press], [list(0, [1, 2], 'channel')])).toHaveLength(1);
  });

  test('never finds anything outside where every channel told of is in the list', () => {
    fc.assert(
      fc.property(fc.nat({ max: 900 }), fc.nat({ max: 900 }), (onWebsite, inPress) => {
        const whole: NarrativePlan[] = [
          { measure: 'disclosures.total', value: onWebsite + inPress },
          website(onWebsite),
          { measure: 'disclosures.press', value: inPress },
        ];
        expect(check(whole, [list(0, [1, 2], 'channel')]).map(({ outcome }) => outcome)).toEqual(['confirmed']);
      }),
      RUNS,
    );
  });
});

describe('TX-TWICE', () => {
  test('fails where one measure is stated with two numbers', () => {
    expect(check([website(20), website(16)])).toMatchObject([
      {
        rule: 'TX-TWICE',
        subject: 'disclosures.website',
        outcome: 'failed',
        severity: 'error',
        expected: 20,
        actual: 16,
      },
    ]);
  });

  test('fails where an entry of a list has another number elsewhere, under a name that means the same', () => {
    const narrative = [website(10), item('行政执法类', 4), item('其他信息', 6), item('“行政执法”栏目', 6)];
    const findings = check(narrative, [list(0, [1, 2], 'entry')]).filter(({ rule }) => rule === 'TX-TWICE');
    expect(findings).toMatchObject([
      { subject: 'disclosures.item:行政执法', outcome: 'failed', expected: 4, actual: 6 },
    ]);
  });

  test('names each further number once', () => {
    const findings = check([website(1), website(2), website(1), website(3), website(2)]);
    expect(findings.map(({ subject, actual }) => [subject, actual])).toEqual([
      ['disclosures.website', 2],
      ['disclosures.website#2', 3],
    ]);
  });

  test('only warns where one of the two is approximate, and accepts one that means the other', () => {
    expect(check([website(50, { approximate: true }), website(120)])).toMatchObject([
      { outcome: 'suspicious', severity: 'warning' },
    ]);
    expect(check([website(50, { approximate: true }), website(53)])).toEqual([]);
    // A tenth of the larger one is as far as they may lie apart.
    expect(check([website(50, { approximate: true }), website(55)])).toEqual([]);
    expect(check([website(50, { approximate: true }), website(56)])).toMatchObject([{ outcome: 'suspicious' }]);
  });

  test.each([
    ['通过县政府网站公开信息48条', '通过本局门户网站公开信息33条'],
    ['在省报刊发稿件48篇', '在市日报刊发稿件33篇'],
    ['“示范发布”微信公众号推送48条', '“示范教育”微信公众号推送33条'],
  ])('keeps silent about two accounts or places of one channel: %s, %s', (first, second) => {
    expect(check([website(48, { quote: first }), website(33, { quote: second })])).toEqual([]);
    expect(check([website(48, { quote: first }), website(33, { quote: first })])).toMatchObject([
      { outcome: 'failed' },
    ]);
  });

  test.each(['政府门户网站公开信息33条', '其中政府网站33条', '通过网站发布33条', '2023年在网站上传33条'])(
    'takes words that only say which channel for one name: %s',
    (quote) => {
      const [found] = check([website(48, { quote: '通过政府网站公开信息48条' }), website(33, { quote })]);
      expect(found?.outcome).toBe('failed');
    },
  );

  test('keeps silent about entries of one list, of lists with different totals, and about others', () => {
    const narrative: NarrativePlan[] = [
      website(9),
      item('公告', 4),
      item('公告', 5),
      { measure: 'disclosures.wechat', value: 8 },
      item('公告', 6),
      item('其他', 2),
      item('其它', 3),
    ];
    const findings = check(narrative, [list(0, [1, 2], 'entry'), list(3, [4, 5], 'entry')]);
    expect(findings.filter(({ rule }) => rule === 'TX-TWICE')).toEqual([]);
  });

  test('keeps silent about different counters, unnamed entries and followers', () => {
    const unnamed: NarrativePlan = { measure: 'disclosures.item', value: 1 };
    const followers = (value: number): NarrativePlan => ({ measure: 'wechat.followers', value });
    expect(check([website(5), website(7, { counter: '次' })])).toEqual([]);
    expect(check([unnamed, { ...unnamed, value: 2 }, item('类', 1), item('信息', 2)])).toEqual([]);
    expect(check([followers(248), followers(300)])).toEqual([]);
  });

  test('never speaks where every repetition agrees', () => {
    const value = fc.nat({ max: 5000 });
    fc.assert(
      fc.property(value, value, fc.nat({ max: 4 }), (onWebsite, inPress, times) => {
        const press: NarrativePlan = { measure: 'disclosures.press', value: inPress };
        const narrative = Array.from({ length: times + 1 }, () => [website(onWebsite), press, item('公告', 3)]).flat();
        expect(check(narrative)).toEqual([]);
      }),
      RUNS,
    );
  });
});
