/** One switch for figures known to be wrong: as corrected, as printed, as the parts make them; in values, marks, words and files alike. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseAddress } from '../../../schema/chart/address.ts';
import { valueByParts } from '../../../schema/chart/facts.ts';
import { answerChart } from '../../../server/aggregate/chart.ts';
import { openCorrections } from '../../../server/corrections/door.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { openVerdicts } from '../../../server/verdicts/door.ts';
import { NOW, openTestApp, type TestApp } from '../../support/app.ts';
import { AT, enrol, file, received } from '../../support/small-district.ts';
import { STORES } from '../../support/stores.ts';

const reviews = (upheld: number, total = upheld) => ({ 'IV/review.upheld': upheld, 'IV/review.total': total });
const by = { actor: 'editor', at: AT, since: null };

describe.each(Object.entries(STORES))('figures on %s', (_, open) => {
  let opened: TestApp;
  beforeEach(async () => {
    opened = await openTestApp({
      opened: await open(),
      fill: async ({ store }) => {
        await enrol(store);
        for (const year of [2020, 2021])
          await file(store, 'hill-b', year, { cells: { ...received(4), ...reviews(3) } });
        await file(store, 'hill-a', 2020, { cells: { ...received(4), ...reviews(5) } });
        await file(store, 'hill-a', 2021, { withRepairs: true, cells: { ...received(4), ...reviews(8, 0) } });
      },
    });
  });
  afterEach(() => opened.dispose());

  /** Of 2021: the value, whether it fails, and what is said of it. */
  const ask = async (of: string, more = '', measure = 'review.total') => {
    const chart = parseAddress(`measure=${measure}&of=${of}${more}`);
    const { answer, words } = await answerChart(opened.store.reader, chart, NOW);
    const point = answer.series[0]?.points.find(({ year }) => year === 2021);
    return { value: point?.value, failed: point?.quality?.failed, words, change: point?.change };
  };
  const correct = () =>
    openCorrections(opened.store).correct(
      { report: 'hill-a-2021', target: { cell: 'IV/review.total' }, value: 8, reason: '漏填', source: null },
      by,
    );

  test('a figure that fails is counted as printed, with what its table proves said; the parts make it so', async () => {
    const own = await ask('hill-a');
    expect([own.value, own.failed]).toEqual([0, 1]);
    expect(own.words.notes).toContain('由同表其他数字推定：教育局 2021 年 印 0，应为 8');
    const parts = await ask('hill-a', '&figures=parts');
    expect([parts.value, parts.failed]).toEqual([8, 0]);
    expect(parts.words.title).not.toContain('✕');
    expect(parts.words.notes).toContain('合计与分项不符处按分项推定：教育局 2021 年 8（印 0）');
    expect([(await ask('hill')).value, (await ask('hill', '&figures=parts')).value]).toEqual([3, 11]);
    expect((await ask('hill', '&figures=parts')).change).toMatchObject({ current: 11, previous: 8, bureaus: 2 });
    // What nothing is known of is the same either way, and nothing else moves with it.
    for (const as of ['printed', 'parts']) {
      const same = await ask('hill-b', `&figures=${as}`);
      expect([same.value, same.words.notes.some((note) => note.includes('（图中没有）'))], as).toEqual([3, true]);
      expect((await ask('hill', `&figures=${as}`, 'requests.received')).value, as).toBe(8);
    }
  });

  test('corrected, it counts as corrected; as printed it is what it was, and known to be wrong', async () => {
    const before = (await getRevision(opened.store.reader, null)).number;
    await correct();
    expect([(await ask('hill-a')).value, (await ask('hill')).value]).toEqual([8, 11]);
    const printed = await ask('hill-a', '&figures=printed');
    expect([printed.value, printed.failed]).toEqual([0, 1]);
    expect(printed.words.title).toContain('✕');
    expect(printed.words.notes).toContain('按年报所印数字计，不计更正：教育局 2021 年 0（更正为 8）');
    expect([(await ask('hill', '&figures=printed')).value, (await ask('hill', '&figures=parts')).value]).toEqual([
      3, 11,
    ]);
    expect((await ask('hill', `&rev=${before}`)).value).toBe(3);
    expect((await ask('hill', `&rev=${before}&figures=parts`)).value).toBe(11);
    expect((await ask('hill', `&rev=${before}&figures=printed`)).failed).toBe(1);
  });

  test('where people dismissed what was found, the printed number is right and the parts make no other', async () => {
    const verdicts = openVerdicts(opened.store);
    const judge = (verdict: 'dismissed' | 'explained', rules: readonly string[]) =>
      verdicts.judge({ findings: rules.map((rule) => `hill-a-2021/${rule}/review`), verdict, reason: '总计另计' }, by);
    await judge('explained', ['T4-SUM', 'T4-BLANK']);
    expect((await ask('hill-a', '&figures=parts')).value).toBe(8);
    await judge('dismissed', ['T4-SUM']);
    // Something of it still stands.
    expect((await ask('hill-a', '&figures=parts')).value).toBe(8);
    const { number } = await getRevision(opened.store.reader, null);
    await judge('dismissed', ['T4-BLANK']);
    expect([(await ask('hill-a', '&figures=parts')).value, (await ask('hill', '&figures=parts')).value]).toEqual([
      0, 3,
    ]);
    expect((await ask('hill-a', `&rev=${number}&figures=parts`)).value).toBe(8);
    const { body } = await opened.app.inject('/data/figures.csv?of=hill-a&years=2021&measure=review.total');
    const before = await opened.app.inject(
      `/data/figures.csv?of=hill-a&years=2021&measure=review.total&asOf=${number - 1}`,
    );
    const failedIn = (text: string): string | undefined => {
      const [head = '', row = ''] = text.split('\n');
      return row.split(',')[head.split(',').indexOf('failed')];
    };
    expect([failedIn(body), failedIn(before.body)]).toEqual(['false', 'true']);
  });

  test('rates, shares, indices and changes have a proven value beside the printed one, as the switch makes it', async () => {
    const { answer, words } = await answerChart(
      opened.store.reader,
      parseAddress('measure=rate.appealed&of=hill-a'),
      NOW,
    );
    const point = answer.series[0]?.points.find(({ year }) => year === 2021);
    expect([point?.value, point?.quality?.failed, point && valueByParts(point)]).toEqual([0, 1, 2]);
    expect(words.notes).toContain(
      '由同表其他数字推定：教育局 2021 年 行政复议 印 0，应为 8；据此应为：教育局 2021 年 200.0%（图中 0.0%）',
    );
    for (const [of, view, measure] of [
      ['hill', '&view=index', 'review.total'],
      ['hill-a', '&view=perHundred&per=requests.received', 'review.total'],
      ['hill-a', '&view=share&per=review.total', 'review.upheld'],
      ['hill', '&by=kind&view=share', 'review.total'],
      ['hill', '', 'rate.appealed'],
      ['hill-a', '&basis=all', 'rate.appealed'],
    ] as const) {
      const chart = (more: string) => parseAddress(`measure=${measure}&of=${of}${view}${more}`);
      const usual = (await answerChart(opened.store.reader, chart(''), NOW)).answer.series[0]?.points[1];
      const parts = (await answerChart(opened.store.reader, chart('&figures=parts'), NOW)).answer.series[0]?.points[1];
      expect([usual?.quality?.failed, usual && valueByParts(usual)], `${measure}${view}`).toEqual([1, parts?.value]);
      expect(parts?.change.current, `${measure}${view}`).toBe(parts?.value);
    }
    const { body } = await opened.ask(
      '{ series(measures: ["rate.appealed"], of: ["hill-a"]) { series { points { value quality { valueByParts proven { measure applicant counted proven } } } } } }',
    );
    expect(body.data.series.series[0].points[1]).toEqual({
      value: 0,
      quality: { valueByParts: 2, proven: [{ measure: 'review.total', applicant: 'total', counted: 0, proven: 8 }] },
    });
    const csv = (await opened.app.inject('/chart.csv?measure=rate.appealed&of=hill-a')).body.split('\r\n');
    const column = csv[0]?.split(',').indexOf('"分项推定数值"') ?? -1;
    expect(csv[2]?.split(',')[column]).toBe('200');
  });

  test('picture, data and graph say the same', async () => {
    const address = 'kind=trend&measure=review.total&of=hill';
    expect((await opened.app.inject(`/chart.svg?${address}&figures=parts`)).body).toMatch(/class="value">11</);
    expect((await opened.app.inject(`/chart.svg?${address}`)).body).toMatch(/class="value">3 ✕</);
    const csv = (await opened.app.inject(`/chart.csv?${address}`)).body.split('\r\n');
    const column = csv[0]?.split(',').indexOf('"分项推定数值"') ?? -1;
    expect(csv.slice(1, 3).map((line) => line.split(',')[column])).toEqual(['', '11']);
    const { body } = await opened.ask(`{
      counted: series(measures: ["review.total"], of: ["hill"]) { series { points { value quality { failed valueByParts valueWithoutFailed proven { publisher { ... on Bureau { id } } measure counted proven } } } } }
      parts: series(measures: ["review.total"], of: ["hill"], figures: parts) { series { points { value quality { failed proven { counted } } contributions { nodes { value } } } } }
      ranked: ranking(measure: "review.total", of: ["region:hill/*"], year: 2021, figures: parts) { ranked { subject { id } point { value } } }
    }`);
    expect(body.errors).toBeUndefined();
    expect(body.data.counted.series[0].points[1]).toEqual({
      value: 3,
      quality: {
        ...{ failed: 1, valueByParts: 11, valueWithoutFailed: 3 },
        proven: [{ publisher: { id: 'hill-a' }, measure: 'review.total', counted: 0, proven: 8 }],
      },
    });
    expect(body.data.parts.series[0].points[1]).toEqual({
      value: 11,
      quality: { failed: 0, proven: [] },
      contributions: { nodes: [{ value: 8 }, { value: 3 }, { value: null }] },
    });
    expect(body.data.ranked.ranked[0]).toEqual({ subject: { id: 'hill-a' }, point: { value: 8 } });
  });

  test('an address that says something else is refused, and one that says the usual is the usual', async () => {
    const refused = await opened.app.inject('/chart.svg?measure=review.total&of=hill&figures=best');
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('parts')]);
    const over = await opened.app.inject('/chart.json?measure=review.total&of=hill-a&figures=parts&over=succession');
    expect([over.statusCode, over.body]).toEqual([400, expect.stringContaining('figures')]);
    const usual = await opened.app.inject('/chart.json?measure=review.total&of=hill&figures=corrected');
    expect(usual.json().address).toBe('kind=trend&measure=review.total&of=hill');
  });
});
