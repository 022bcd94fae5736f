/** What a chart says of a year before, on and after the last day for reports on it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT, bureau, REGION } from '../../support/small-district.ts';

describe('a day before the deadline', () => {
  let early: TestApp;
  beforeAll(async () => {
    early = await openTestApp({ now: () => '2023-01-31T15:59:59.000Z' });
  });
  afterAll(() => early.dispose());

  test('a sum says how many still have time, and nobody is missing', async () => {
    const query = 'measure=requests.received&of=hill&years=2022';
    const { words, series } = (await early.app.inject(`/chart.json?${query}`)).json();
    expect(series[0].points[0].coverage).toEqual({
      expected: 2,
      reported: 2,
      ...{ blank: 0, empty: 0, unknown: 0, notInForm: 0 },
      complete: false,
      missing: [],
      notYetDue: ['hill-b'],
      lastDay: '2023-01-31',
    });
    expect(words.subtitle).toContain('山区 2/2 家单位，另 1 家未到报送期限');
    expect(words.notes).toContain('山区 2022 年另有 1 家单位未到报送期限（2023-01-31），合计只含已报送的 2 家');
    const [head, row] = (await early.app.inject(`/chart.csv?${query}`)).body.split('\r\n');
    expect(row?.split(',')[head?.split(',').indexOf('"未到期单位数"') ?? -1]).toBe('1');
    const { body } = await early.ask(
      '{ region(id: "hill") { coverage(year: 2022) { expected missing { id } notYetDue { ... on Bureau { id } } } } }',
    );
    expect(body.data.region.coverage).toEqual({ expected: 2, missing: [], notYetDue: [{ id: 'hill-b' }] });
  });

  test('those of whom nothing is held have time as well, and are told in the order of the list', async () => {
    const region = (id: string, parent: string | null) => ({ ...REGION, id, parent, name: { zh: id, en: id } });
    const regions = [region('dale', null), region('dell', 'dale')];
    const bureaus = ['dell-a', 'dale-a', 'dell-b'].map((id) => ({ ...bureau(id, id), region: id.slice(0, 4) }));
    await early.store.writer.transaction((tx) => saveRoster(tx, { regions, bureaus }, AT));
    const { series } = (
      await early.app.inject('/chart.json?measure=requests.received&of=dale&years=2021..2022')
    ).json();
    expect(series[0].points.map(({ gap }: { gap: string }) => gap)).toEqual(['notCollected', 'notYetDue']);
    expect(series[0].points[1].coverage).toMatchObject({
      expected: 0,
      missing: [],
      notYetDue: bureaus.map(({ id }) => id),
    });
  });

  test('the day begins in China, and a day later the same body is missing', async () => {
    const late = await openTestApp({ now: () => '2023-01-31T16:00:00.000Z' });
    const query = 'measure=requests.received&of=hill&years=2022';
    const { series } = (await late.app.inject(`/chart.json?${query}`)).json();
    expect(series[0].points[0].coverage).toMatchObject({ expected: 3, missing: ['hill-b'], notYetDue: [] });
    await late.dispose();
  });

  test('a pinned chart knows what was due on the day of its revision, whenever it is asked for', async () => {
    // The reports were accepted in January 2026: those on 2022 were due, whatever the clock of this server says.
    const query = 'measure=requests.received&of=hill&years=2022..2026&rev=9';
    const { series } = (await early.app.inject(`/chart.json?${query}`)).json();
    const gaps = series[0].points.map((point: { gap: string | null }) => point.gap);
    expect(gaps).toEqual([null, 'notReported', 'notReported', 'notYetDue', 'notYetDue']);
    expect(series[0].points[0].coverage.missing).toEqual(['hill-b']);
  });
});
