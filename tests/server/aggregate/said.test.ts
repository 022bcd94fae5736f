/** What charts of the seeds say, asked by address and over GraphQL as anybody would. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSeeds, seedDocuments } from '../../../seeds/load.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT } from '../../support/small-district.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp(({ store }) => loadSeeds(store, seedDocuments(), AT));
}, 120_000);
afterAll(() => opened.dispose());

interface ChartJson {
  readonly words: { readonly title: string; readonly notes: readonly string[]; readonly description: string };
  readonly series: readonly {
    readonly subject: { readonly id: string };
    readonly points: readonly {
      readonly year: number;
      readonly value: number | null;
      readonly change: { readonly bureaus: number; readonly change: Readonly<Record<string, unknown>> };
    }[];
  }[];
}

async function chart(query: string): Promise<ChartJson> {
  const answer = await opened.app.inject(`/chart.json?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function csv(query: string): Promise<readonly (readonly string[])[]> {
  const { body } = await opened.app.inject(`/chart.csv?${query}`);
  return body.split('\r\n').map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
}

describe('a quantity that may be negative', () => {
  const bars = 'kind=bar&measure=otherServices.itemsChange&of=region:shifan/*&years=2020';

  test('changes by a difference and never by a per cent, with the reason in the CSV', async () => {
    const [head = [], ...rows] = await csv(bars);
    const cellsOf = (name: string) =>
      rows
        .find((row) => row[0]?.includes(name))
        ?.slice(head.indexOf('比上年增减'), head.indexOf('比上年增减') + 2)
        .join(' ');
    expect(cellsOf('农业农村局')).toBe('-24 增减数，不计百分比');
    expect(cellsOf('自然资源局')).toBe('-2 增减数，不计百分比');
    expect(cellsOf('市场监督管理局')).toBe('3 增减数，不计百分比');
    expect(cellsOf('民政局')).toBe('5 增减数，不计百分比');
  });

  test('says so in title, notes and picture', async () => {
    const one = await chart('kind=trend&measure=otherServices.itemsChange&of=shifan-agriculture');
    expect(one.words.title).toMatch(/^农业农村局.+ 2020 年 −23 项，比上年减少 24 项；/);
    expect(one.words.notes).toContain('增减数可为负，变化只列与上年之差，不计百分比');
    expect(JSON.stringify(one)).not.toContain('2400');
    const { body } = await opened.app.inject(`/chart.svg?${bars}`);
    expect(body).toContain('−24 项');
    expect(body).not.toMatch(/>[+−][\d.]+%</);
  });
});

describe('a change that cannot be told', () => {
  test('is not for want of last year’s number where both years have one and no bureau has both', async () => {
    const { series } = await chart('measure=disclosures.press&of=shifan');
    const apart = series[0]?.points.filter(({ change }) => change.change.reason === 'noCommonBureaus') ?? [];
    expect(apart.length).toBeGreaterThan(0);
    for (const { year, change, value } of apart) {
      const before = series[0]?.points.find((point) => point.year === year - 1);
      expect([value, before?.value].every((number) => typeof number === 'number')).toBe(true);
      expect(change.bureaus).toBe(0);
    }
  });

  test('counts nobody as compared where there is one side only', async () => {
    const { series } = await chart('measure=requests.received&of=shifan-data');
    const first = series[0]?.points.find(({ year }) => year === 2024);
    expect(first?.change).toMatchObject({ bureaus: 0, change: { kind: 'none', reason: 'previousMissing' } });
    const { series: all } = await chart('measure=requests.received&of=shifan&basis=all');
    expect(all[0]?.points.at(-1)?.change).toMatchObject({ bureaus: 34 });
  });

  test('has a reason wherever there is no per cent', async () => {
    const { body } = await opened.ask(`{
      series(measures: ["licensing.itemsChange", "rate.granted", "review.total", "fees.amount"], of: ["shifan", "shifan-audit"]) {
        series { points { change { absolute percent reason } } }
      }
    }`);
    const changes = body.data.series.series.flatMap((one: { points: { change: unknown }[] }) =>
      one.points.map(({ change }) => change),
    );
    expect(changes.length).toBeGreaterThan(40);
    for (const { percent, reason } of changes) expect(percent === null).toBe(reason !== null);
  });
});
