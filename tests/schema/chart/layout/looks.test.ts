import { describe, expect, it } from 'vitest';
import { looksOf, NAMED } from '../../../../schema/chart/layout/looks.ts';
import { REST, SERIES_COLOURS, TOPIC_COLOURS } from '../../../../schema/chart/palette.ts';
import type { Series } from '../../../../schema/chart/series.ts';
import { answerOf, chartOf, seriesOf, subjectOf } from '../build.ts';

const bureaus = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    seriesOf({ subject: subjectOf({ id: `b${index}`, zh: `${index}局` }), values: [count - index, index] }),
  );
const looks = (query: string, ...series: readonly Series[]) => looksOf(chartOf(query), answerOf(...series));

describe('the lines of one subject', () => {
  it('wear its colour first and grey after, and all have names', () => {
    const all = looks(
      'measure=review.total,litigation.total',
      seriesOf({ quantity: 'review.total', values: [1] }),
      seriesOf({ quantity: 'litigation.total', values: [1] }),
    );
    expect(all.map(({ colour }) => colour)).toEqual([TOPIC_COLOURS.appeals, REST]);
    expect(all.map(({ name, named }) => [name, named])).toEqual([
      ['行政复议', true],
      ['行政诉讼', true],
    ]);
  });
});

describe('the lines of several bureaus', () => {
  it('are in colour and named up to six, those with the highest last value, in the order of the answer', () => {
    const all = looks('measure=requests.received&of=region:shifan/*', ...bureaus(8));
    expect(all.map(({ leads }) => leads)).toEqual([false, false, true, true, true, true, true, true]);
    expect(all.slice(2).map(({ colour }) => colour)).toEqual([...SERIES_COLOURS]);
    expect(all.map(({ named }) => named)).toEqual(all.map(({ leads }) => leads));
    expect(all[0]?.colour).toBe(REST);
  });

  it('are solid in colour, and told apart by dash and mark in black', () => {
    expect(looks('measure=requests.received', ...bureaus(NAMED)).map(({ dash }) => dash)).toEqual(
      Array(NAMED).fill(null),
    );
    const mono = looks('measure=requests.received&theme=mono', ...bureaus(NAMED));
    expect(new Set(mono.map(({ dash }) => dash)).size).toBe(NAMED);
    expect(new Set(mono.map(({ marker }) => marker)).size).toBe(NAMED);
    expect(new Set(mono.map(({ colour }) => colour))).toEqual(new Set(['#000000']));
  });

  it('are grey beside the one in focus, and keep their names while there are six', () => {
    const few = looks('measure=requests.received&focus=b1', ...bureaus(3));
    expect(few.map(({ colour }) => colour)).toEqual([REST, TOPIC_COLOURS.requests, REST]);
    expect(few.every(({ named }) => named)).toBe(true);
    const many = looks('measure=requests.received&focus=b1', ...bureaus(7));
    expect(many.filter(({ named }) => named).map(({ name }) => name)).toEqual(['1局']);
  });

  it('are named by bureau, by measure, or by both', () => {
    const a = subjectOf({ id: 'a', zh: '甲局' });
    const b = subjectOf({ id: 'b', zh: '乙局' });
    const region = subjectOf({ scope: 'governmentWide' });
    const names = (...all: readonly Series[]) => looks('measure=requests.received', ...all).map(({ name }) => name);
    expect(names(seriesOf({ subject: a, values: [1] }), seriesOf({ subject: b, values: [1] }))).toEqual([
      '甲局',
      '乙局',
    ]);
    expect(
      names(seriesOf({ subject: a, values: [1] }), seriesOf({ subject: b, quantity: 'requests.closed', values: [1] })),
    ).toEqual(['甲局 · 新收申请', '乙局 · 办结']);
    expect(names(seriesOf({ values: [1] }), seriesOf({ subject: region, values: [1] }))).toEqual([
      '示范区',
      '示范区（地区年报）',
    ]);
  });
});
