/** Titles of comparisons: who is first, where the one in focus stands, who rose most, and who is not spoken of. */
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../../../schema/chart/chart.ts';
import { chartWords } from '../../../../schema/chart/words/words.ts';
import { answerOf, chartOf, seriesOf, subjectOf } from '../build.ts';

/** A bureau’s value, that of the year before, and the cases of a rate. */
type Row = readonly [value: number, before?: number | null, base?: number];
type Case = readonly [asked: string, quantity: Quantity, rows: readonly Row[], zh: string, en: string];

function titlesOf(asked: string, quantity: Quantity, rows: readonly Row[]): readonly string[] {
  const series = rows.map(([value, before = null, denominator = 200], index) =>
    seriesOf({
      subject: subjectOf({ id: `b${index}`, zh: `${index}局`, en: `Bureau ${index}` }),
      quantity,
      from: 2025,
      values: [value],
      denominator,
      ...(before === null ? {} : { before }),
    }),
  );
  return ['zh', 'en'].map((lang) => {
    const chart = chartOf(`kind=bar&measure=${quantity}&lang=${lang}${asked}`);
    return chartWords(chart, answerOf(...series)).title;
  });
}

const CASES = 'requests.received';
const RATE = 'rate.granted';
const CHANGE = 'licensing.itemsChange';

const BY_CHANGE: readonly Case[] = [
  [
    '&sort=change',
    CASES,
    [
      [30, 20],
      [24, 20],
      [9, 3],
    ],
    '2025 年新收申请，上年不少于 10 件的 2 家单位中0局增幅最大，比上年增长 50.0%',
    'Of 2 bureaus with 10 cases or more the year before, Bureau 0 rose most in requests received in 2025: up 50.0% on the year before',
  ],
  [
    '&sort=change',
    CASES,
    [
      [11, 10],
      [10, 10],
    ],
    '2025 年新收申请0局增幅最大，比上年增长 10.0%',
    'Bureau 0 rose most in requests received in 2025: up 10.0% on the year before',
  ],
  [
    '&sort=change',
    RATE,
    [
      [0.5, 0.4, 20],
      [0.5, 0.45, 20],
      [0.9, 0.1, 5],
    ],
    '2025 年公开率，基数不少于 10 件的 2 家单位中0局提高最多，比上年提高 10.0 个百分点',
    'Of 2 bureaus with 10 cases or more as the base, Bureau 0 rose most in share granted (of closed) in 2025: up 10.0 percentage points on the year before',
  ],
  [
    '&sort=change',
    CHANGE,
    [
      [12, -3],
      [5, 4],
    ],
    '2025 年行政许可本年增/减0局增加最多，比上年增加 15 项',
    'Bureau 0 rose most in licensing: change in items in 2025: up 15 items on the year before',
  ],
  // Nobody rose most: two rose alike, all fell, or one alone is no handful.
  [
    '&sort=change',
    CASES,
    [
      [30, 20],
      [45, 30],
      [24, 20],
    ],
    '2025 年 3 家单位新收申请中，1局一家占四成多（45 件），比上年增长 50.0%',
    'Requests received: Bureau 1 had 45.5% of the total of 3 bureaus in 2025 (45 cases), up 50.0% on the year before',
  ],
  [
    '&sort=change',
    CASES,
    [
      [10, 20],
      [15, 20],
    ],
    '2025 年新收申请1局最多，15 件，比上年下降 25.0%',
    'Bureau 1 had the highest requests received in 2025: 15 cases, down 25.0% on the year before',
  ],
  [
    '&sort=change',
    CASES,
    [
      [30, 20],
      [9, 3],
    ],
    '2025 年新收申请0局最多，30 件，比上年增长 50.0%',
    'Bureau 0 had the highest requests received in 2025: 30 cases, up 50.0% on the year before',
  ],
];

const IN_FOCUS: readonly Case[] = [
  [
    '&focus=b1',
    CASES,
    [[30], [24], [9]],
    '1局新收申请 2025 年 24 件，3 家单位中第 2 位',
    'Bureau 1: requests received 24 cases in 2025, 2nd of 3 bureaus',
  ],
  [
    '&focus=b0',
    CASES,
    [
      [30, 20],
      [24, 20],
      [9, 3],
    ],
    '0局新收申请 2025 年 30 件，3 家单位中最多，比上年增长 50.0%',
    'Bureau 0: requests received 30 cases in 2025, the highest of 3 bureaus, up 50.0% on the year before',
  ],
  [
    '&focus=b0',
    CASES,
    [[30], [30], [9]],
    '0局新收申请 2025 年 30 件，3 家单位中并列第 1 位',
    'Bureau 0: requests received 30 cases in 2025, joint 1st of 3 bureaus',
  ],
  [
    '&focus=b1',
    RATE,
    [
      [0.5, null, 20],
      [0.6, null, 20],
      [0.9, null, 5],
    ],
    '1局公开率 2025 年 60.0%，基数不少于 10 件的 2 家单位中最高',
    'Bureau 1: share granted (of closed) 60.0% in 2025, the highest of 2 bureaus with a base of 10 or more',
  ],
  // On a handful: counts, no place and no change.
  [
    '&focus=b2',
    RATE,
    [
      [0.5, null, 20],
      [0.6, null, 20],
      [0.8, 0.4, 5],
    ],
    '2局公开率 2025 年 5 件中 4 件',
    'Bureau 2: share granted (of closed) 4 of 5 in 2025',
  ],
  [
    '&focus=b0',
    RATE,
    [
      [0.5, null, 20],
      [0.9, null, 5],
    ],
    '0局公开率 2025 年 50.0%',
    'Bureau 0: share granted (of closed) 50.0% in 2025',
  ],
];

const FIRST: readonly Case[] = [
  [
    '',
    RATE,
    [
      [0.4, null, 5],
      [0.6, null, 5],
      [0.2, null, 5],
      [0, null, 5],
      [0.8, null, 5],
    ],
    '2025 年公开率基数均不足 10 件：4局 5 件中 4 件，1局 5 件中 3 件，0局 5 件中 2 件，另有 2 家',
    'share granted (of closed) in 2025, every base under 10 cases: Bureau 4 4 of 5, Bureau 1 3 of 5, Bureau 0 2 of 5 and 2 more',
  ],
  [
    '',
    RATE,
    [
      [0.5, null, 20],
      [0.5, null, 30],
      [0.9, null, 5],
    ],
    '2025 年公开率，基数不少于 10 件的 2 家单位中0局、1局 2 家并列最高，各 50.0%',
    'Bureau 0 and Bureau 1 share the highest share granted (of closed) of 2 bureaus with a base of 10 or more in 2025: 50.0% each',
  ],
  [
    '',
    RATE,
    [
      [0, null, 20],
      [0, null, 30],
    ],
    '2025 年 2 家单位公开率均为 0.0%',
    '2 bureaus: share granted (of closed) 0.0% everywhere in 2025',
  ],
  [
    '',
    CASES,
    [[9], [0], [0]],
    '2025 年新收申请全部来自0局，9 件',
    'Requests received: all of 2025 at Bureau 0, 9 cases',
  ],
  [
    '',
    CASES,
    [[4], [4], [4]],
    '2025 年新收申请0局、1局、2局 3 家并列最多，各 4 件',
    'Bureau 0, Bureau 1 and Bureau 2 share the highest requests received in 2025: 4 cases each',
  ],
  [
    '',
    CASES,
    [[5], [4], [4], [3]],
    '2025 年新收申请0局最多，5 件',
    'Bureau 0 had the highest requests received in 2025: 5 cases',
  ],
  [
    '',
    CASES,
    [[6, 5], [4], [2]],
    '2025 年 3 家单位新收申请中，0局一家占五成（6 件），比上年增长 20.0%',
    'Requests received: Bureau 0 had 50.0% of the total of 3 bureaus in 2025 (6 cases), up 20.0% on the year before',
  ],
  [
    '',
    CASES,
    [[9], [5]],
    '2025 年新收申请0局最多，9 件',
    'Bureau 0 had the highest requests received in 2025: 9 cases',
  ],
];

describe.each([
  ['who rose most', BY_CHANGE],
  ['where the one in focus stands', IN_FOCUS],
  ['who is first', FIRST],
])('the title says %s', (_, cases) => {
  it.each(cases)('%s %s %j', (asked, quantity, rows, zh, en) => {
    expect(titlesOf(asked, quantity, rows)).toEqual([zh, en]);
  });
});
