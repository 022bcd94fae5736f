/** What became of bureaus, as the words of a chart tell it. */
import { describe, expect, it } from 'vitest';
import type { Series } from '../../../../schema/chart/series.ts';
import { successionNotes, successionsTold } from '../../../../schema/chart/words/succession.ts';
import { SUCCESSION_ROLES, type SuccessionMark, type SuccessionRole } from '../../../../schema/roster/lineage.ts';
import { answerOf, chartOf, seriesOf, subjectOf } from '../build.ts';

const named = (id: string): SuccessionMark['body'] => ({ zh: `${id}局`, en: `Bureau ${id}` });

function markOf(role: SuccessionRole, more: Partial<SuccessionMark> = {}): SuccessionMark {
  return {
    year: 2022,
    role,
    body: named('a'),
    own: true,
    others: [named('b'), named('c')],
    on: null,
    document: null,
    ...more,
  };
}

function lineOf(id: string, ...successions: readonly SuccessionMark[]): Series {
  const { zh, en } = named(id);
  return seriesOf({ subject: subjectOf({ id, zh, en }), values: [1, 2, 3, 4, 5], successions });
}

const told = (lang: 'zh' | 'en', ...series: readonly Series[]): readonly string[] =>
  successionsTold(series, lang).map(({ sentence }) => sentence);

/** Of its own line, and beside another. */
const SENTENCES: Readonly<Record<SuccessionRole, readonly (readonly [zh: string, en: string])[]>> = {
  formed: [
    ['2022 年由b局、c局合并', '2022: formed of Bureau b and Bureau c'],
    ['2022 年a局由b局、c局合并', '2022: Bureau a formed of Bureau b and Bureau c'],
  ],
  joined: [
    ['2022 年b局、c局并入', '2022: Bureau b and Bureau c merged into it'],
    ['2022 年b局、c局并入a局', '2022: Bureau b and Bureau c merged into Bureau a'],
  ],
  absorbed: [
    ['2022 年并入b局、c局', '2022: merged into Bureau b and Bureau c'],
    ['2022 年a局并入b局、c局', '2022: Bureau a merged into Bureau b and Bureau c'],
  ],
  splitOff: [
    ['2022 年由b局、c局分出', '2022: split off from Bureau b and Bureau c'],
    ['2022 年a局由b局、c局分出', '2022: Bureau a split off from Bureau b and Bureau c'],
  ],
  splitUp: [
    ['2022 年分设为b局、c局', '2022: split into Bureau b and Bureau c'],
    ['2022 年a局分设为b局、c局', '2022: Bureau a split into Bureau b and Bureau c'],
  ],
  gaveOff: [
    ['2022 年分出b局、c局', '2022: Bureau b and Bureau c split off'],
    ['2022 年a局分出b局、c局', '2022: Bureau b and Bureau c split off from Bureau a'],
  ],
  renamed: [
    ['2022 年更名，原名“b局、c局”', '2022: renamed, before “Bureau b and Bureau c”'],
    ['2022 年a局更名，原名“b局、c局”', '2022: Bureau a renamed, before “Bureau b and Bureau c”'],
  ],
  movedHere: [
    ['2022 年由其他地区划入', '2022: moved here from another region'],
    ['2022 年a局由其他地区划入', '2022: Bureau a moved here from another region'],
  ],
  movedAway: [
    ['2022 年划归其他地区', '2022: moved to another region'],
    ['2022 年a局划归其他地区', '2022: Bureau a moved to another region'],
  ],
};

describe('an event', () => {
  it.each(SUCCESSION_ROLES)(
    'is told of the bureau’s own line, and by name where there are several lines or it is a predecessor’s: %s',
    (role) => {
      const [[zh, en] = [], [zhNamed, enNamed] = []] = SENTENCES[role];
      expect([told('zh', lineOf('a', markOf(role))), told('en', lineOf('a', markOf(role)))]).toEqual([[zh], [en]]);
      const beside = [lineOf('a', markOf(role)), lineOf('z')];
      expect([told('zh', ...beside), told('en', ...beside)]).toEqual([[zhNamed], [enNamed]]);
      const before = lineOf('y', markOf(role, { own: false }));
      expect([told('zh', before), told('en', before)]).toEqual([[zhNamed], [enNamed]]);
    },
  );

  it.each([
    ['absorbed', 'joined'],
    ['absorbed', 'formed'],
    ['splitOff', 'splitUp'],
    ['splitOff', 'gaveOff'],
    ['movedAway', 'movedHere'],
  ] as const)('is told once where the lines of both sides stand: not as %s but as %s', (hidden, kept) => {
    const from = lineOf('a', markOf(hidden, { others: [named('b')] }));
    const to = (more: Partial<SuccessionMark> = {}) =>
      lineOf('b', markOf(kept, { body: named('b'), others: [named('a')], ...more }));
    expect(successionsTold([from, to()], 'zh').map(({ role }) => role)).toEqual([kept]);
    expect(successionsTold([from, to({ year: 2023 })], 'zh').map(({ role }) => role)).toEqual([hidden, kept]);
    expect(successionsTold([from, to({ others: [named('d')] })], 'zh')).toHaveLength(2);
    expect(successionsTold([from, lineOf('b', markOf('renamed', { others: [named('a')] }))], 'zh')).toHaveLength(2);
  });

  it('is told once however many lines have it, and the oldest first', () => {
    const both = [lineOf('a', markOf('joined'), markOf('renamed', { year: 2020 })), lineOf('a', markOf('joined'))];
    expect(told('en', ...both)).toEqual([
      '2020: renamed, before “Bureau b and Bureau c”',
      '2022: Bureau b and Bureau c merged into it',
    ]);
  });
});

describe('the notes', () => {
  const notes = (query: string, ...marks: readonly SuccessionMark[]): readonly string[] =>
    successionNotes(chartOf(`measure=requests.received&of=a${query}`), answerOf(lineOf('a', ...marks)));

  it('say nothing where nothing happened in the years shown', () => {
    expect(notes('')).toEqual([]);
    expect(notes('', markOf('joined', { year: 2018 }))).toEqual([]);
  });

  it.each(['formed', 'joined', 'movedHere'] as const)(
    'say whose the figures before are, where others came in: %s',
    (role) => {
      const [, apart] = notes('', markOf(role));
      const [, together] = notes('&over=succession', markOf(role));
      expect(apart).toBe('年报归报送的单位：合并前的数字在原单位名下，未加在一起');
      expect(together).toBe('连同前身：合并前为各前身单位之和，有一家未报送的年度不相加');
      expect(notes('', markOf(role))).toHaveLength(2);
      expect(notes('&lang=en', markOf(role))[1]).toMatch(/^Reports stay with the body that filed them/);
      expect(notes('&over=succession&lang=en', markOf(role))[1]).toMatch(/^With predecessors: before a merge/);
    },
  );

  it.each(['splitOff', 'splitUp', 'gaveOff'] as const)('say that a split makes two scopes: %s', (role) => {
    expect(notes('', markOf(role)).slice(1)).toEqual(['分设前后范围不同，不连为一线']);
    expect(notes('&lang=en', markOf(role)).slice(1)).toEqual([
      'What is counted before a split and after it differs: never one line',
    ]);
  });

  it('say no more than the event of a renaming or a move away', () => {
    for (const role of ['renamed', 'movedAway', 'absorbed'] as const) expect(notes('', markOf(role))).toHaveLength(1);
  });

  it('name six events, and count the others', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => markOf('renamed', { others: [named(`n${index}`)] }));
    expect(notes('', ...many(6))[0]?.split('；')).toHaveLength(6);
    expect(
      notes('', ...many(8))[0]
        ?.split('；')
        .at(-1),
    ).toBe('另有 2 起机构变动');
    expect(notes('&lang=en', ...many(8))[0]?.split('; ')).toEqual([
      ...Array.from({ length: 6 }, (_, index) => `2022: renamed, before “Bureau n${index}”`),
      '2 more reorganizations',
    ]);
  });
});
