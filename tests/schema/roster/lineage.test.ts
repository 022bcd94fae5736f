/** What a line runs over, and what is marked on it, seen from each body. */
import { describe, expect, it } from 'vitest';
import type { Succession } from '../../../schema/roster/change.ts';
import {
  type Body,
  isOtherBody,
  marksOf,
  predecessorsOf,
  splitFrom,
  togetherBetween,
} from '../../../schema/roster/lineage.ts';

function body(id: string, span: Partial<Pick<Body, 'since' | 'until' | 'formerNames'>> = {}): readonly [string, Body] {
  return [id, { id, shortName: { zh: id, en: id }, since: null, until: null, formerNames: [], ...span }];
}

function event(
  kind: Succession['kind'],
  predecessor: string | null,
  successor: string | null,
  more: Partial<Succession> = {},
): Succession {
  return { kind, predecessor, successor, on: null, document: null, formerName: null, revision: 1, ...more };
}

const bodies = new Map([
  body('甲', { until: 2021 }),
  body('乙', { until: 2021 }),
  body('丙', { since: 2022, until: 2023 }),
  body('丁', { until: 2023 }),
  body('戊'),
  body('己', { since: 2023 }),
  body('庚', { until: 2024 }),
  body('辛', { since: 2025 }),
  body('壬', { since: 2025 }),
]);
/** 甲 and 乙 become 丙; 丙 and 丁 go into 戊, which was there; 己 comes out of 戊; 庚 ends in 辛 and 壬. */
const events = [
  event('merged', '甲', '丙'),
  event('merged', '乙', '丙'),
  event('merged', '丙', '戊', { on: '2024-03-01', document: '改革方案' }),
  event('merged', '丁', '戊'),
  event('split', '戊', '己'),
  event('split', '庚', '辛'),
  event('split', '庚', '壬'),
  event('ended', '丁', null),
];

const told = (line: readonly string[]) =>
  marksOf(line, events, bodies).map(
    ({ year, role, body, others }) => `${year} ${role} ${body.zh}: ${others.map(({ zh }) => zh).join()}`,
  );

describe('a line over a succession', () => {
  it('runs over all that came in by merges, nearest first, and over nothing that was split', () => {
    expect(predecessorsOf('戊', events)).toEqual(['丙', '丁', '甲', '乙']);
    expect(predecessorsOf('甲', events)).toEqual([]);
    expect(predecessorsOf('己', events)).toEqual([]);
    expect(splitFrom('庚', events)).toEqual(['辛', '壬']);
    expect(splitFrom('戊', events)).toEqual(['己']);
  });

  it('is compared between two years with all that became it, however the years are told', () => {
    expect(togetherBetween(events, bodies, 2021, 2022)).toEqual([['甲', '丙', '乙']]);
    expect(togetherBetween(events, bodies, 2025, 2021)).toEqual([
      ['甲', '丙', '乙', '戊', '丁', '己'],
      ['庚', '辛', '壬'],
    ]);
    expect(togetherBetween(events, bodies, 2022, 2022)).toEqual([]);
    expect(togetherBetween([event('ended', '丁', null), event('renamed', '戊', '戊')], bodies, 2020, 2025)).toEqual([]);
  });

  it('runs over a move, and ends where a list leads back to itself', () => {
    const moved = [event('moved', 'a', 'b'), event('merged', 'b', 'a'), event('renamed', 'a', 'a')];
    expect(predecessorsOf('b', moved)).toEqual(['a']);
    expect(predecessorsOf('a', moved)).toEqual(['b']);
  });

  it('marks each event once, as it looks from the body it happened to', () => {
    expect(told(['戊'])).toEqual(['2023 gaveOff 戊: 己', '2024 joined 戊: 丙,丁']);
    expect(told(['丙'])).toEqual(['2022 formed 丙: 甲,乙', '2024 absorbed 丙: 戊']);
    expect(told(['己'])).toEqual(['2023 splitOff 己: 戊']);
    expect(told(['庚'])).toEqual(['2025 splitUp 庚: 辛,壬']);
    expect(told(['丁'])).toEqual(['2024 absorbed 丁: 戊']);
  });

  it('makes another body of one that others came into, unless its line holds theirs, or came out of', () => {
    const marks = marksOf(['戊'], events, bodies);
    const apart = (one: number, other: number, runs: boolean) => isOtherBody(marks, one, other, runs);
    expect([apart(2023, 2024, false), apart(2023, 2024, true), apart(2024, 2025, false)]).toEqual([true, false, false]);
    expect([apart(2022, 2023, false), apart(2022, 2023, true), apart(2024, 2022, true)]).toEqual([true, true, true]);
  });

  it('tells of predecessors what made them, and not that they went into it', () => {
    expect(told(['戊', ...predecessorsOf('戊', events)])).toEqual([
      '2022 formed 丙: 甲,乙',
      '2023 gaveOff 戊: 己',
      '2024 joined 戊: 丙,丁',
    ]);
    const own = marksOf(['戊', '丙'], events, bodies).map((mark) => mark.own);
    expect(own).toEqual([false, true, true]);
  });

  it('keeps the day and the decision of a merge', () => {
    expect(marksOf(['戊'], events, bodies)[1]).toMatchObject({ on: '2024-03-01', document: '改革方案' });
  });

  it('takes the year of a renaming from the name before, or else from the day', () => {
    const renamed = [event('renamed', 'a', 'a', { formerName: '旧局', on: '2023-12-28' })];
    const yearOf = (formerNames: Body['formerNames']) =>
      marksOf(['a'], renamed, new Map([body('a', { formerNames })])).map(({ year, others }) => [year, others[0]?.zh]);
    expect(yearOf([{ written: '旧局', until: 2023 }])).toEqual([[2024, '旧局']]);
    expect(yearOf([])).toEqual([[2023, '旧局']]);
  });
});
