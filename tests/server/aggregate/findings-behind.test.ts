/** What the checks found stands on the numbers it touches, in the version that was valid then, in both databases. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseAddress } from '../../../schema/chart/address.ts';
import { answerChart } from '../../../server/aggregate/chart.ts';
import { NOW } from '../../support/app.ts';
import { enrol, file, REGION, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

describe.each(Object.entries(STORES))('findings behind numbers on %s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  const markOf = async (of: string, asOf: number | null = null) => {
    const pinned = asOf === null ? '' : `&rev=${asOf}`;
    const chart = parseAddress(`measure=requests.closed&of=${of}&years=2022${pinned}`);
    const { answer, words } = await answerChart(opened.store.reader, chart, NOW);
    return { failed: answer.series[0]?.points[0]?.quality?.failed, notes: words.notes.join() };
  };

  test('count reports, of the region and of each bureau; a replaced one only as of its time', async () => {
    const wrong = { ...received(5), 'III/3.7/total': 9 } as const;
    const first = await file(opened.store, 'hill-a', 2022, { cells: wrong });
    await file(opened.store, 'hill-b', 2022, { cells: { ...wrong, 'III/3.7/natural': 7 } });
    await file(opened.store, 'hill-c', 2022, { cells: received(4) });
    await file(opened.store, REGION.id, 2022, { cells: wrong, kind: 'region' });
    const before = await file(opened.store, 'hill-c', 2021, { cells: wrong });
    expect(await markOf('hill')).toMatchObject({
      failed: 2,
      notes: expect.stringMatching(/核查不符（空心点，带 ✕）2022 年 2 家/),
    });
    expect(await markOf('hill-c')).toMatchObject({ failed: 0 });
    expect(await markOf('region:hill/report')).toMatchObject({ failed: 1 });
    await file(opened.store, 'hill-a', 2022, { cells: received(5) });
    expect(await markOf('hill')).toMatchObject({ failed: 1 });
    expect(await markOf('hill', before.revision)).toMatchObject({ failed: 2 });
    expect(await markOf('hill', first.revision)).toMatchObject({ failed: 1 });
    expect((await markOf('hill-a')).notes).not.toContain('核查不符');
  });
});
