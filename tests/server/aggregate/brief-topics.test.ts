/** Briefings on a topic: their sentences in both languages, the chart behind each number, whose findings are theirs, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../../schema/briefing/brief.ts';
import { BRIEF_TOPICS, type BriefTopic } from '../../../schema/briefing/topic.ts';
import { askBrief, briefTopic } from '../../../server/aggregate/brief.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { NOW } from '../../support/app.ts';
import { changedAfter } from '../../support/in-between.ts';
import { AT, bureau, enrol, file, received } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestSqlite();
  const { store } = opened;
  await enrol(store);
  const both = (code: string, value: number) => ({ [`III/${code}/natural`]: value, [`III/${code}/total`]: value });
  const of = (thirdParty: number, deliberative: number, notHeld: number) => {
    const all = 10 + thirdParty + deliberative + notHeld;
    return {
      ...{ ...both('1', all), ...both('3.1', 10), ...both('3.3.4', thirdParty), ...both('3.3.6', deliberative) },
      ...{ ...both('3.4.1', notHeld), ...both('3.7', all) },
    };
  };
  await file(store, 'hill-a', 2021, { cells: of(1, 4, 5) });
  await file(store, 'hill-b', 2021, { cells: received(3) });
  await file(store, 'hill-a', 2022, {
    cells: {
      ...{ ...of(3, 2, 5), 'IV/review.upheld': 4, 'IV/review.corrected': 2, 'IV/review.total': 9 },
      ...{ 'IV/litigation.direct.upheld': 3, 'IV/litigation.direct.total': 3 },
    },
  });
  // Its own columns do not make its total.
  await file(store, 'hill-b', 2022, { cells: { ...received(3), 'III/3.4.2/natural': 1 } });
  // Nothing was appealed, and nothing refused.
  await file(store, 'hill-a', 2023, { cells: { ...received(10), 'IV/review.upheld': 2, 'IV/review.total': 2 } });
});
afterAll(() => opened.dispose());

const ask = (topic: BriefTopic, year = 2022, lang: 'zh' | 'en' = 'zh') =>
  askBrief(opened.store.reader, { of: { region: 'hill' }, year, lang, topic, now: NOW });

async function said(...asked: Parameters<typeof ask>): Promise<Readonly<Record<string, readonly string[]>>> {
  const { brief } = await ask(...asked);
  return Object.fromEntries(brief.sections.map(({ heading, paragraphs }) => [heading, paragraphs.map(textOf)]));
}

test('a class whose cell is empty is told to be so, and not to be none', async () => {
  await file(opened.store, 'hill-c', 2025, {
    cells: {
      ...received(3),
      'IV/review.upheld': 1,
      'IV/review.total': 1,
      'IV/review.corrected': 'blank',
      'III/3.3.1/total': 'blank',
    },
  });
  const of = { bureau: 'hill-c' };
  const asked = { of, year: 2025, now: NOW } as const;
  const { brief } = await askBrief(opened.store.reader, { ...asked, lang: 'zh', topic: 'appeals' });
  const text = brief.sections.flatMap(({ paragraphs }) => paragraphs.map(textOf)).join('\n');
  expect(text).toMatch(/结果维持 1 件（100\.0%）/);
  expect(text).toMatch(/结果纠正 未填/);
  const { figures } = await askBrief(opened.store.reader, { ...asked, lang: 'en', topic: null });
  expect(figures.get('part/reviews/review.corrected')?.text).toBe('left blank');
  expect(figures.get('part/reviews/review.upheld')?.text).toBe('1 case');
});

test('appeals: how many, with what result, of those decided how many corrected, and by whom', async () => {
  expect(await said('appeals')).toMatchObject({
    '一、行政复议': [
      expect.stringMatching(/^因政府信息公开申请发生行政复议 9 件（✕ 核查不符）/),
      expect.stringMatching(/^从结果看，结果维持 4 件（66\.7%），结果纠正 2 件（33\.3%），.*（有的 ✕ 核查不符）。$/),
      expect.stringMatching(/^已审结的案件中，结果纠正的占 6 件中 2 件/),
      expect.stringMatching(/^行政复议与办结申请之比为 /),
    ],
    '二、行政诉讼': [
      expect.stringMatching(/^发生行政诉讼 3 件.*其中未经复议直接起诉 3 件；复议后起诉 0 件。$/),
      expect.stringContaining('结果维持 3 件（100.0%）'),
      expect.stringContaining('结果纠正的占 3 件中 0 件'),
    ],
    '三、涉及的单位': [
      '行政复议较多的：教育局（9 件；✕ 核查不符）。',
      '行政复议中结果纠正的：教育局（2 件；✕ 核查不符）。',
      '行政诉讼较多的：教育局（3 件）。',
    ],
    '五、核查情况': ['核查发现 1 处不符，涉及 1 家单位，尚待核实：', expect.stringContaining('教育局：表四 行政复议')],
  });
});

test('that nothing was corrected or lost is said where the tables say so, and not of what is in doubt', async () => {
  expect((await said('appeals', 2023))['二、行政诉讼']).toEqual([
    '全年无行政诉讼案件。',
    '已报送的单位全年未发生因依申请公开被行政复议纠错或行政诉讼败诉的情形。',
  ]);
  expect(JSON.stringify(await said('appeals', 2022))).not.toContain('未发生');
});

test('refusals: their shares of what was closed, the grounds from most to least, and which changed most', async () => {
  expect(await said('refusals')).toMatchObject({
    '一、总体情况': [expect.stringMatching(/^办结的 .*中，不予公开 5 件（/)],
    '二、不予公开的理由': [
      '5 件中，保护第三方合法权益 3 件（60.0%），属于四类过程性信息 2 件（40.0%）。',
      '变化最大的是“保护第三方合法权益”，同口径 2 家上年 1 件、本年 3 件，增加 2 件。',
    ],
    '三、无法提供的情形': ['5 件（✕ 核查不符）中，本机关不掌握相关政府信息 5 件（100.0%）。'],
    '四、涉及的单位': ['不予公开较多的：教育局（5 件）。', '无法提供较多的：教育局（5 件）（其余有的 ✕ 核查不符）。'],
  });
  expect((await said('refusals', 2023))['二、不予公开的理由']).toEqual(['全年没有不予公开的申请。']);
  const english = await said('refusals', 2022, 'en');
  expect(english['2. Refused, by ground']?.[0]).toBe(
    'Of 5 cases, third-party rights 3 cases (60.0%), deliberative process 2 cases (40.0%).',
  );
});

test('three bureaus are named, those with most; reviews and grounds in doubt say so, and nothing is said to be spotless', async () => {
  const { store } = opened;
  const late = [bureau('hill-d', '林业局', { since: 2024 })];
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [], bureaus: late }, AT));
  const reviewed = (upheld: number, total = upheld) => ({ 'IV/review.upheld': upheld, 'IV/review.total': total });
  await file(store, 'hill-a', 2024, { cells: { ...received(4), ...reviewed(1) } });
  await file(store, 'hill-b', 2024, { cells: { ...received(4), ...reviewed(5, 6) } });
  await file(store, 'hill-c', 2024, { cells: { ...received(4), ...reviewed(2) } });
  await file(store, 'hill-d', 2024, { cells: { ...received(4), ...reviewed(3) } });
  const appeals = await said('appeals', 2024);
  expect(appeals['三、涉及的单位']).toEqual([
    '行政复议较多的：民政局（6 件；✕ 核查不符）、林业局（3 件）、水利局（2 件）。',
  ]);
  // Nothing was corrected, but a number of the table is wrong.
  expect(JSON.stringify(appeals)).not.toContain('未发生');
  // Here nobody knows of suits, and what one bureau's table has is not all of them.
  const unread = { 'IV/litigation.direct.upheld': 'unreadable', 'IV/litigation.direct.total': 'unreadable' } as const;
  await file(store, 'hill-d', 2025, { cells: { ...received(4), ...unread } });
  expect(JSON.stringify(await said('appeals', 2025))).not.toContain('未发生');
});

test('grounds stand from most to least with their own shares, the largest move may be a fall, and what is in doubt says so', async () => {
  const { store } = opened;
  const both = (code: string, value: number) => ({ [`III/${code}/natural`]: value, [`III/${code}/total`]: value });
  const refused = (thirdParty: number, deliberative: number) => {
    const all = 4 + thirdParty + deliberative;
    return {
      ...{ ...both('1', all), ...both('3.1', 4), ...both('3.7', all) },
      ...{ ...both('3.3.4', thirdParty), ...both('3.3.6', deliberative) },
    };
  };
  await file(store, 'hill-a', 2019, { cells: { ...refused(9, 1), 'III/3.3.4/business': 1 } });
  await file(store, 'hill-a', 2020, { cells: { ...refused(1, 3), 'III/3.3.6/business': 1 } });
  expect(await said('refusals', 2020)).toMatchObject({
    '一、总体情况': [expect.stringMatching(/^办结的 8 件（✕ 核查不符）中，不予公开 4 件/)],
    '二、不予公开的理由': [
      '4 件（✕ 核查不符）中，属于四类过程性信息 3 件（75.0%；✕ 核查不符），保护第三方合法权益 1 件（25.0%）。',
      '变化最大的是“保护第三方合法权益”，同口径 1 家上年 9 件、本年 1 件，减少 8 件（上年数字 ✕ 核查不符）。',
    ],
  });
});

test('of a bureau itself: its own figures without how many they are of, and that it lost nothing', async () => {
  const asked = { of: { bureau: 'hill-a' }, lang: 'zh', now: NOW } as const;
  const paragraphs = async (topic: BriefTopic, year: number) =>
    (await askBrief(opened.store.reader, { ...asked, topic, year })).brief.sections[1]?.paragraphs.map(textOf);
  expect((await paragraphs('refusals', 2022))?.[1]).toBe(
    '变化最大的是“保护第三方合法权益”，上年 1 件、本年 3 件，增加 2 件。',
  );
  expect((await paragraphs('appeals', 2023))?.[1]).toBe('全年未发生因依申请公开被行政复议纠错或行政诉讼败诉的情形。');
});

test('findings are those of the topic’s table', async () => {
  const refused = Object.values(await said('refusals'))
    .flat()
    .join('');
  expect(refused).toContain('表三');
  expect(refused).not.toContain('表四');
});

describe.each(BRIEF_TOPICS)('%s', (topic) => {
  test.each(['zh', 'en'] as const)(
    'in %s every number names a chart that is there, and no word of why',
    async (lang) => {
      const { brief, charts, figures } = await ask(topic, 2022, lang);
      const told = brief.sections.flatMap(({ paragraphs }) =>
        paragraphs.flat().flatMap((piece) => (typeof piece === 'string' ? [] : [piece])),
      );
      expect(told.length).toBeGreaterThan(6);
      for (const { figure, text, chart } of told) {
        expect(figures.get(figure)).toMatchObject({ text, chart });
        if (chart !== null) expect(charts.has(chart), text).toBe(true);
      }
      for (const { address } of brief.sections.flatMap((one) => one.charts)) expect(charts.has(address)).toBe(true);
      const text = brief.sections.flatMap(({ paragraphs }) => paragraphs.map(textOf)).join('\n');
      expect(text).not.toMatch(/由于|因为|原因|导致|because|due to(?! be)|owing/i);
      if (lang === 'en') expect(text).not.toMatch(/[一-鿿]/);
    },
  );

  test('of a bureau: no others, and not who else has reported', async () => {
    const asked = { of: { bureau: 'hill-a' }, year: 2022, lang: 'zh', topic, now: NOW } as const;
    const { brief } = await askBrief(opened.store.reader, asked);
    const headings = brief.sections.map(({ heading }) => heading).join(' ');
    expect(headings).not.toMatch(/涉及的单位|报送情况/);
    expect(brief.sections.length).toBeGreaterThan(2);
  });

  test('all charts are of one state of the data, though a report is replaced in between', async () => {
    const asked = { of: { region: 'hill' }, year: 2021, lang: 'zh', topic, now: NOW } as const;
    const counting = changedAfter(opened.store.reader, -1, async () => {});
    await askBrief(counting.reader, asked);
    const changing = changedAfter(opened.store.reader, Math.floor(counting.answered() / 2), () =>
      file(opened.store, 'hill-b', 2021, { cells: received(topic === 'appeals' ? 4 : 5) }),
    );
    const { charts } = await askBrief(changing.reader, asked);
    expect(new Set([...charts.values()].map(({ answer }) => answer.revision)).size).toBe(1);
  });
});

test('a topic that there is none of is refused with those that there are', () => {
  expect(briefTopic(null)).toBeNull();
  expect(briefTopic('refusals')).toBe('refusals');
  expect(() => briefTopic('fees')).toThrow(
    expect.objectContaining({
      code: 'BAD_ARGUMENT',
      sentence: expect.objectContaining({ zh: expect.stringContaining('appeals、refusals') }),
    }),
  );
});
