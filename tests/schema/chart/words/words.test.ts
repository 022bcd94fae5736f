import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatChange, formatCount, formatTick, formatValue } from '../../../../schema/chart/format.ts';
import { groupRows, leadingRow } from '../../../../schema/chart/layout/bar-groups.ts';
import { getOutcomeSet } from '../../../../schema/chart/outcomes.ts';
import type { Series } from '../../../../schema/chart/series.ts';
import { percent } from '../../../../schema/chart/words/outcomes.ts';
import { tenths } from '../../../../schema/chart/words/phrases.ts';
import { chartWords } from '../../../../schema/chart/words/words.ts';
import { changeBetween } from '../../../../schema/rollup/change.ts';
import { answerOf, bureauSeries, chartOf, outcomeSeries, seriesOf, subjectOf } from '../build.ts';
import { drawnShapes } from '../layout/shapes.ts';
import { type Shape, shapes } from '../shapes.ts';

const nameOf = (id: string): { zh: string; en: string } => ({ zh: `${id}局`, en: `Bureau ${id}` });

function tell({ name, query, answer }: Shape, lang: string): string {
  const { title, subtitle, notes, source, description } = chartWords(chartOf(`${query}&lang=${lang}`), answer, nameOf);
  return [`## ${name}`, title, subtitle, ...notes.map((note) => `- ${note}`), source, description, ''].join('\n');
}

function titleOf(query: string, answer: Shape['answer']): string {
  return chartWords(chartOf(query), answer).title;
}

const education = subjectOf({ id: 'education', zh: '教育局', en: 'Education Bureau' });

describe.each(['zh', 'en'])('what every shape of data shows is said (%s)', (lang) => {
  const file = new URL(`golden/words-${lang}.txt`, import.meta.url);

  it('as it was looked at', async () => {
    const told = drawnShapes.map((shape) => tell(shape, lang)).join('\n');
    await expect(told).toMatchFileSnapshot(fileURLToPath(file));
    expect(told).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
  });

  // One by one, so that it is seen which; -u writes the file at the end of its run, and these hold from the next on.
  it.each(drawnShapes)('of $name', (shape) => {
    const all = `\n${readFileSync(file, 'utf8')}\n`;
    const from = all.indexOf(`\n## ${shape.name}\n`) + 1;
    expect(tell(shape, lang).trim()).toBe(all.slice(from, all.indexOf('\n\n', from)));
  });
});

describe('the words of a chart', () => {
  it('name the common set, its size and how long a series has gone one way', () => {
    const [rising] = shapes;
    expect(rising && titleOf(rising.query, rising.answer)).toBe(
      '示范区新收申请 2025 年 1,284 件，同口径 34 家比上年增长 12.3%，连续五年增长',
    );
  });

  it('speak of no streak that the common set contradicts', () => {
    const series = seriesOf({ values: [10, 20, 30, 40] });
    const points = series.points.map((point) =>
      point.year === 2021 ? { ...point, change: { ...point.change, change: changeBetween(18, 20, 'amount') } } : point,
    );
    expect(titleOf('measure=requests.received', answerOf({ ...series, points }))).not.toContain('连续');
  });

  it('speak of no streak where changes are told against another year than the one before', () => {
    const series = seriesOf({ values: [10, 20, 30, 40, 50] });
    const points = series.points.map((point) => ({ ...point, change: { ...point.change, against: '2019' } }));
    const [was, is] = [series, { ...series, points }].map((one) => titleOf('measure=requests.received', answerOf(one)));
    expect(was).toMatch(/比上年增长 25\.0%，连续四年增长$/);
    expect(is).toMatch(/比 2019 年增长 25\.0%$/);
  });

  it('speak of no streak of a rate that had a handful of cases in between', () => {
    const rising = { quantity: 'rate.granted', subject: education, values: [0.1, 0.2, 0.3, 0.4] } as const;
    expect(titleOf('measure=rate.granted', answerOf(seriesOf(rising)))).toMatch(/提高 10\.0 个百分点，连续三年上升$/);
    const few = seriesOf({ ...rising, baseBefore: 9 });
    expect(titleOf('measure=rate.granted', answerOf(few))).toMatch(/40\.0%，两年中有一年基数不足 10 件，不作比较$/);
  });

  it('give a change of a rate in 个百分点 and never in per cent', () => {
    const answer = answerOf(seriesOf({ subject: education, quantity: 'rate.granted', values: [0.576, 0.596] }));
    expect(titleOf('measure=rate.granted', answer)).toBe('教育局公开率 2020 年 59.6%，比上年提高 2.0 个百分点');
  });

  it('make no percentage from a base of zero', () => {
    const { title, notes } = chartWords(
      chartOf('measure=requests.received'),
      answerOf(seriesOf({ subject: education, values: [0, 5] })),
    );
    expect(title).toContain('上年为 0，不作同比');
    expect(title).not.toContain('%');
    expect(notes).toContain('上年为 0，不作同比');
  });

  it('call a bureau a third of the whole only where it is', () => {
    const bureaus = bureauSeries();
    expect(titleOf('kind=bar&measure=requests.received', answerOf(...bureaus))).toContain('自然资源局一家占四成多');
    expect(titleOf('kind=bar&measure=requests.received', answerOf(...bureaus.slice(1)))).toBe(
      '2025 年新收申请住房和城乡建设局最多，188 件，比上年下降 12.1%',
    );
    expect(titleOf('kind=bar&measure=rate.granted', answerOf(...bureauSeries('rate.granted')))).not.toContain('成');
  });

  it('name those who share the first place, and say when all have nothing', () => {
    const tied = [3, 3, 1].map((value, index) =>
      seriesOf({ subject: subjectOf({ id: `b${index}`, zh: `${index}局` }), from: 2025, values: [value] }),
    );
    expect(titleOf('kind=bar&measure=requests.received', answerOf(...tied))).toBe(
      '2025 年新收申请0局、1局 2 家并列最多，各 3 件',
    );
    const none = tied.map((series) => seriesOf({ subject: series.subject, from: 2025, values: [0] }));
    expect(titleOf('kind=bar&measure=requests.received', answerOf(...none))).toBe('2025 年 3 家单位新收申请均为 0');
  });

  it('rank only rates on ten cases or more, and say who is ranked', () => {
    const rates = (...rows: readonly (readonly [number, number])[]) =>
      rows.map(([value, denominator], index) =>
        seriesOf({
          subject: subjectOf({ id: `b${index}`, zh: `${index}局` }),
          quantity: 'rate.refused',
          from: 2025,
          values: [value],
          denominator,
        }),
      );
    const said = (...rows: readonly (readonly [number, number])[]) =>
      chartWords(chartOf('kind=bar&measure=rate.refused'), answerOf(...rates(...rows)));
    const some = said([0.4, 5], [0.2, 10], [0.1, 30]);
    expect(some.title).toBe('2025 年不予公开占比，基数不少于 10 件的 2 家单位中1局最高，20.0%');
    expect(some.description).toContain('基数不少于 10 件的 2 家单位中1局最高，20.0%；2局最低，10.0%');
    expect(said([0.4, 5], [0.2, 10]).title).toBe('1局不予公开占比 2025 年 20.0%');
    const few = said([0.4, 5], [0.5, 2]);
    expect(few.title).toBe('2025 年不予公开占比基数均不足 10 件：1局 2 件中 1 件，0局 5 件中 2 件');
    expect(few.description).not.toMatch(/最高|最低/);
    expect(said([0.2, 20], [0.2, 30]).description).not.toMatch(/最高|最低/);
    const chart = chartOf('kind=bar&measure=rate.refused');
    const rows = groupRows(chart, answerOf(...rates([0.4, 5], [0.2, 10], [0.1, 30])));
    expect(leadingRow(chart, rows)?.series.subject.id).toBe('b1');
  });

  it('have no highest of cases and per cent, nor of a sum and a report of its own', () => {
    const told = (query: string, ...series: readonly Series[]) =>
      chartWords(chartOf(query), answerOf(...series)).description;
    const cases = seriesOf({ values: [5] });
    const rate = seriesOf({ quantity: 'rate.granted', values: [0.5] });
    const own = seriesOf({ subject: subjectOf({ scope: 'governmentWide' }), values: [9] });
    expect(told('kind=table&measure=requests.received,rate.granted', cases, rate)).not.toMatch(/最高|最低/);
    expect(told('kind=table&measure=requests.received', cases, own)).not.toMatch(/最高|最低/);
    expect(
      told(
        'kind=table&measure=requests.received',
        cases,
        seriesOf({ subject: subjectOf({ kind: 'region', id: 'b', zh: '乙区' }), values: [9] }),
      ),
    ).toMatch(/乙区最高/);
  });

  it('name all who share the last place', () => {
    const crowd = [9, 0, 0].map((value, index) =>
      seriesOf({ subject: subjectOf({ id: `b${index}`, zh: `${index}局` }), from: 2025, values: [value] }),
    );
    const { description } = chartWords(chartOf('kind=bar&measure=requests.received'), answerOf(...crowd));
    expect(description).toContain('0局最高，9 件；1局、2局最低，0 件');
  });

  it('say of outcomes that share the first place that they do, and of a handful only the counts', () => {
    const { classes } = getOutcomeSet('requests');
    const of = (...rows: readonly (readonly number[])[]) =>
      titleOf(
        'kind=outcomes',
        answerOf(...outcomeSeries(rows, classes, { from: 2024, subject: subjectOf({ id: 'a', zh: '甲局' }) })),
      );
    expect(of([8, 8, 4, 0, 0, 0])).toBe('甲局 2024 年办结申请中“予以公开”“部分公开”并列最多，各 8 件');
    expect(of([3, 1, 0, 0, 0, 0])).toBe('甲局 2024 年办结申请 4 件：予以公开 3 件、部分公开 1 件');
    expect(of([3, 1, 0, 0, 0, 0], [30, 10, 0, 0, 0, 8])).not.toContain('百分点');
    expect(of([3, 7, 0, 0, 0, 0], [30, 10, 0, 0, 0, 8])).toContain('百分点');
  });

  it('speak of all bureaus of the latest year together where no one is in focus', () => {
    const { classes } = getOutcomeSet('requests');
    const of = (id: string, ...rows: readonly (readonly number[])[]) =>
      outcomeSeries(rows, classes, { from: 2024, subject: subjectOf({ id, zh: `${id === 'a' ? '甲' : '乙'}局` }) });
    const answer = answerOf(
      ...of('a', [9, 1, 0, 0, 0, 0], [2, 8, 0, 0, 0, 0]),
      ...of('b', [0, 9, 0, 0, 0, 0], [5, 35, 0, 0, 0, 0]),
    );
    expect(titleOf('kind=outcomes', answer)).toMatch(/^2 家单位 2025 年办结申请中“部分公开”最多，占 86.0%/);
    expect(titleOf('kind=outcomes&focus=a', answer)).toMatch(/^甲局 2025 年办结申请中“部分公开”最多，占 80.0%/);
  });

  it('keep to a title that was given, and leave everything else to the data', () => {
    const { title, subtitle } = chartWords(
      chartOf('measure=requests.received&title=我的标题'),
      answerOf(seriesOf({ values: [1, 2] })),
    );
    expect(title).toBe('我的标题');
    expect(subtitle).toContain('36/36 家单位');
  });

  it('name at most three missing bureaus', () => {
    const answer = answerOf(seriesOf({ values: [5], from: 2025, missing: { 2025: ['a', 'b', 'c', 'd'] } }));
    expect(chartWords(chartOf('measure=requests.received'), answer, nameOf).notes[0]).toBe(
      '2025 年 4 家单位未报送：a局、b局、c局等',
    );
  });

  it('say first that figures are illustrative, and make no claim to real reports', () => {
    const answer = answerOf(seriesOf({ subject: subjectOf({ illustrative: true }), values: [1, 2] }));
    const { notes, source } = chartWords(chartOf('measure=requests.received'), answer);
    expect(notes[0]).toBe('示例数据，非真实报告');
    expect(source).toContain('虚构');
  });

  it('stand for an answer without any series', () => {
    for (const kind of ['trend', 'bar', 'table', 'outcomes']) {
      const words = chartWords(
        chartOf(`kind=${kind}${kind === 'outcomes' ? '' : '&measure=requests.received'}`),
        answerOf(),
      );
      expect(words.title).not.toBe('');
      expect(words.description).not.toMatch(/undefined|Infinity|NaN/);
      expect(words.subtitle).not.toMatch(/undefined|Infinity|NaN/);
    }
  });
});

describe('pieces of sentences', () => {
  it.each([
    [0.34, '占三成多'],
    [0.378, '占近四成'],
    [0.4, '占四成'],
    [0.45, '占四成多'],
    [0.5, '占五成'],
    [0.93, '占九成以上'],
  ])('a share of %s is %s', (share, words) => {
    expect(tenths(share)).toBe(words);
  });

  it('a share that is something never reads as nothing, nor one that is not all as all', () => {
    expect([0, 0.0002, 0.5, 0.9999, 1].map(percent)).toEqual(['0.0%', '<0.1%', '50.0%', '>99.9%', '100.0%']);
  });

  it('changes are short beside a bar', () => {
    expect(formatChange(changeBetween(1284, 1143, 'amount'), 'case', 'zh')).toBe('+12.3%');
    expect(formatChange(changeBetween(188, 214, 'amount'), 'case', 'zh')).toBe('−12.1%');
    expect(formatChange(changeBetween(10, 10, 'amount'), 'case', 'zh')).toBe('持平');
    expect(formatChange(changeBetween(6, 0, 'amount'), 'case', 'zh')).toBe('上年为 0');
    expect(formatChange(changeBetween(0.596, 0.576, 'ratio'), 'percent', 'zh')).toBe('+2.0 个百分点');
    expect(formatChange(changeBetween(4, -2, 'amount'), 'piece', 'zh')).toBe('+6 件');
    expect(formatChange(changeBetween(-23, 1, 'signed'), 'item', 'zh')).toBe('−24 项');
    expect(formatChange(changeBetween(0, -1, 'signed'), 'item', 'en')).toBe('+1 item');
    expect(formatChange(changeBetween(2_000_000, 100, 'amount'), 'case', 'en')).toBe('+1,999,900.0%');
    expect(formatChange(changeBetween(4, null, 'amount'), 'case', 'zh')).toBe('');
  });

  it('counts carry their unit, one of it in the singular', () => {
    expect(formatCount(1, 'case', 'en')).toBe('1 case');
    expect(formatCount(0, 'posting', 'en')).toBe('0 postings');
    expect(formatCount(12.5, 'wanYuan', 'zh')).toBe('12.5 万元');
    expect(formatCount(206_211.6188, 'wanYuan', 'en')).toBe('2,062,116,188 yuan');
    expect(formatValue(10_204.622, 'percent')).toBe('1,020,462.2%');
    expect(formatValue(-0.051, 'percent')).toBe('−5.1%');
    expect(formatValue(109, 'index')).toBe('109.0');
    expect(formatTick(0.2, 'percent')).toBe('20%');
    expect(formatTick(0.125, 'percent')).toBe('12.5%');
  });
});
