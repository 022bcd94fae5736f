/**
 * No sentence of a chart rests unsaid on a figure in which a check fails, and what is proven is what the parts make: over random districts with
 * faults planted in random cells, charts of every kind, titles and descriptions, both languages. What a sentence rests on is found by putting
 * the figure right: a sentence that then says something else rested on it.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { formatAddress, parseAddress } from '../../../schema/chart/address.ts';
import { CHART_KINDS, type Chart, type ChartKind, GROUPINGS } from '../../../schema/chart/chart.ts';
import { valueByParts } from '../../../schema/chart/facts.ts';
import type { Series, SeriesAnswer } from '../../../schema/chart/series.ts';
import { chartWords } from '../../../schema/chart/words/words.ts';
import { LANGS } from '../../../schema/language.ts';
import { Problem } from '../../../schema/problem.ts';
import { answerChart } from '../../../server/aggregate/chart.ts';
import type { Store } from '../../../server/store/open.ts';
import { NOW } from '../../support/app.ts';
import { type Draw, drawFrom, fillFaulty } from '../../support/faulty-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

const MEASURES = [
  ...['requests.received', 'requests.granted', 'requests.refused', 'requests.closed', 'requests.carriedOut'],
  ...['review.total', 'review.corrected', 'litigation.total'],
  ...[
    'rate.granted',
    'rate.grantedOfOutcomes',
    'rate.refused',
    'rate.natural',
    'rate.reviewCorrected',
    'rate.appealed',
  ],
];
const SUBJECTS = ['hill', 'hill-a', 'hill-b', 'region:hill/*', 'hill-a,hill-c', 'sum:region:hill/*', 'hill,hill-b'];
/** How a doubt is said, whatever the sentence. */
const SAID = { zh: '✕ 核查不符', en: '✕ fails a check' } as const;
const SOME_SAID = { zh: '✕ 核查不符', en: '✕ fail a check' } as const;

const opened: TestStore[] = [];
afterAll(() => Promise.all(opened.map((one) => one.dispose())));

/** A chart of a kind, or null where its address is none. */
function chartOf(draw: Draw, kind: ChartKind): Chart | null {
  const measures = draw.next(4) === 0 ? [draw.of(MEASURES), draw.of(MEASURES)] : [draw.of(MEASURES)];
  const own = kind === 'outcomes' || kind === 'flow' || kind === 'coverage';
  const parts = [
    `kind=${kind}`,
    kind === 'outcomes' ? `measure=${draw.of(['requests', 'review'])}` : own ? '' : `measure=${measures.join(',')}`,
    `of=${kind === 'flow' ? draw.of(['hill', 'hill-a', 'hill-b']) : draw.of(SUBJECTS)}`,
    draw.of(['', '', 'years=2021..2024', 'years=2022..2023', 'years=2023', 'years=2024']),
    draw.of(['', '', '', ...GROUPINGS.map((one) => `by=${one}`)]),
    draw.of([
      '',
      '',
      '',
      'view=share',
      'view=index',
      'view=perHundred&per=requests.received',
      'view=share&per=requests.closed',
    ]),
    draw.of(['', '', 'sort=change', 'sort=name']),
    draw.of(['', '', 'basis=all', 'basis=panel']),
    draw.of(['', '', '', 'focus=hill-b']),
    draw.of(['', '', '', 'applicant=natural']),
  ];
  try {
    return parseAddress(parts.filter((one) => one !== '').join('&'));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

async function asked(store: Store, chart: Chart): Promise<SeriesAnswer | null> {
  try {
    return (await answerChart(store.reader, chart, NOW)).answer;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** As if no check had found anything. */
const sound = (answer: SeriesAnswer): SeriesAnswer => ({
  ...answer,
  series: answer.series.map((one): Series => ({ ...one, points: one.points.map(({ quality: _, ...point }) => point) })),
});

const SEEDS = Array.from({ length: Number(process.env.DISTRICTS ?? 2) }, (_, place) => place + 1);
const DRAWN = Number(process.env.CHARTS ?? 8);

/** Sentences that rested on a faulty figure, by kind. */
const rested = new Map<ChartKind, number>();

describe.each(SEEDS)('district %i', (seed) => {
  test('sentences and proven values', async () => {
    const made = await openTestSqlite();
    opened.push(made);
    const { store } = made;
    const { faulty, faults, putRight } = await fillFaulty(store, seed);
    const mended = await putRight();
    expect(faults).toBeGreaterThan(0);
    const draw = drawFrom(seed + 1000);
    const unsaid: string[] = [];
    for (const kind of CHART_KINDS) {
      let tried = 0;
      let drawn = 0;
      while (drawn < DRAWN && tried < 400) {
        tried += 1;
        const live = chartOf(draw, kind);
        if (!live) continue;
        const chart: Chart = { ...live, revision: faulty };
        const [answer, right] = [await asked(store, chart), await asked(store, { ...live, revision: mended })];
        if (!answer || !right) continue;
        drawn += 1;
        await provenAsParts(store, chart, answer);
        for (const lang of LANGS) {
          const told = chartWords({ ...chart, lang }, answer);
          const [as, after] = [answer, right].map((one) => chartWords({ ...chart, lang }, sound(one)));
          for (const which of ['title', 'description'] as const) {
            if (as === undefined || after === undefined || isSame(as[which], after[which])) continue;
            rested.set(kind, (rested.get(kind) ?? 0) + 1);
            if (told[which].includes(SAID[lang]) || told[which].includes(SOME_SAID[lang])) continue;
            unsaid.push(`${which} ${lang} ${formatAddress(live)}\n  ${told[which]}\n  put right: ${after?.[which]}`);
          }
        }
      }
      expect(drawn, kind).toBeGreaterThan(0);
    }
    expect(unsaid).toEqual([]);
  }, 120_000);
});

test('sentences of several kinds did', () => {
  expect(rested.size).toBeGreaterThan(4);
});

/** A run of years that is not claimed rests on nothing. */
const RUN = /，连续.年[^，；]+|, (?:rising|falling) \w+ years in a row/u;
const isSame = (now: string, after: string): boolean => now === (RUN.test(now) ? after : after.replace(RUN, ''));

/** Every point says the value that the switch makes of it; and fails a check where it is another. */
async function provenAsParts(store: Store, chart: Chart, answer: SeriesAnswer): Promise<void> {
  if (answer.filings) return;
  const parts = await asked(store, { ...chart, figures: 'parts' });
  for (const [place, { points }] of answer.series.entries()) {
    for (const point of points) {
      const other = parts?.series[place]?.points.find(({ year }) => year === point.year);
      if (!other) continue;
      const where = `${formatAddress(chart)} line ${place} ${point.year}`;
      const proven = point.quality?.proven?.length ? valueByParts(point) : point.value;
      expect(proven === null ? null : Number(proven.toFixed(6)), where).toEqual(
        other.value === null ? null : Number(other.value.toFixed(6)),
      );
      if (point.value !== null && proven !== point.value) expect(point.quality?.failed, where).toBeGreaterThan(0);
    }
  }
}
