/**
 * No sentence of a chart rests unsaid on a figure in which a check fails, and what is proven is what the parts make: over random districts with
 * faults planted in random cells, charts of every kind, titles and descriptions, both languages. What a sentence rests on is found by putting
 * the figure right: a sentence that then says something else rested on it.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { formatAddress, parseAddress } from '../../../schema/chart/address.ts';
import { CHART_KINDS, type Chart, type ChartKind, GROUPINGS } from '../../../schema/chart/chart.ts';
import { valueByParts } from '../../../schema/chart/facts.ts';
import type { Series, SeriesAnswer } from '../../../schema/chart/series.ts';
import { chartWords } from '../../../schema/chart/words/words.ts';
import { checkReport } from '../../../schema/check/check.ts';
import { cellsOf } from '../../../schema/form/cells.ts';
import { LANGS } from '../../../schema/language.ts';
import { Problem } from '../../../schema/problem.ts';
import { answerChart } from '../../../server/aggregate/chart.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import type { Store } from '../../../server/store/open.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { NOW } from '../../support/app.ts';
import { arbitraryTableIII, arbitraryTableIV } from '../../support/arbitrary-report.ts';
import { buildReport, type CellValues } from '../../support/report-builder.ts';
import { AT, bureau, file, REGION } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

const BUREAUS = [
  bureau('hill-a', '教育局'),
  bureau('hill-b', '民政局'),
  bureau('hill-c', '水利局'),
  { ...bureau('hill-d', '青山镇'), kind: 'township' as const },
];
const YEARS = [2021, 2022, 2023, 2024];
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

interface Draw {
  readonly next: (below: number) => number;
  readonly of: <One>(some: readonly One[]) => One;
}

/** Numbers from a linear congruence: the same district for the same number. */
function drawFrom(start: number): Draw {
  let state = start * 2654435761 + 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const of = <One>(some: readonly One[]): One => {
    const one = some[next(some.length)];
    if (one === undefined) throw new Error('nothing to draw from');
    return one;
  };
  return { next, of };
}

const opened: TestStore[] = [];
afterAll(() => Promise.all(opened.map((one) => one.dispose())));

/** A district with faults, each in a cell in which a check then fails; and the revision after which they are put right. */
async function district(
  seed: number,
): Promise<{ readonly store: Store; readonly faulty: number; readonly right: number; readonly faults: number }> {
  const draw = drawFrom(seed);
  const made = await openTestSqlite();
  opened.push(made);
  const { store } = made;
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus: BUREAUS }, AT));
  const count = BUREAUS.length * YEARS.length;
  const sample = { seed, numRuns: count };
  const tables = [fc.sample(arbitraryTableIII('2021'), sample), fc.sample(arbitraryTableIV, sample)];
  const spoilt: { readonly id: string; readonly year: number; readonly cells: CellValues }[] = [];
  const chance = draw.of([2, 4]);
  for (const [place, { id }] of BUREAUS.entries()) {
    for (const [row, year] of YEARS.entries()) {
      const cells: CellValues = {
        ...tables[0]?.[place * YEARS.length + row],
        ...tables[1]?.[place * YEARS.length + row],
      };
      const wrong = draw.next(chance) === 0 ? spoil(draw, cells, year) : null;
      if (wrong) spoilt.push({ id, year, cells });
      await file(store, id, year, { cells: wrong ?? cells, edition: '2021', withRepairs: true });
    }
  }
  const faulty = (await getRevision(store.reader, null)).number;
  for (const { id, year, cells } of spoilt) await file(store, id, year, { cells, edition: '2021', withRepairs: true });
  return { store, faulty, right: (await getRevision(store.reader, null)).number, faults: spoilt.length };
}

/** One figure changed so that a check fails in it; null where none does. */
function spoil(draw: Draw, cells: CellValues, year: number): CellValues | null {
  const printed = [...cellsOf('2021', 'III'), ...cellsOf('2021', 'IV')].map(({ id }) => id);
  const cell = draw.of(printed.filter((one) => draw.next(3) > 0 || /total|upheld|natural/u.test(one)));
  const was = Number(cells[cell] ?? 0);
  const wrong = { ...cells, [cell]: draw.of([0, was * 10 + 3, was + 1 + draw.next(60), was * 3]) };
  const found = checkReport(buildReport({ cells: wrong, edition: '2021', year }));
  const fails = found.some(
    ({ outcome, operands }) =>
      outcome === 'failed' && operands.some(({ ref }) => ref.kind === 'cell' && ref.cell === cell),
  );
  return fails ? wrong : null;
}

/** A chart of a kind, or null where its address is none. */
function chartOf(draw: Draw, kind: ChartKind): Chart | null {
  const measures = draw.next(4) === 0 ? [draw.of(MEASURES), draw.of(MEASURES)] : [draw.of(MEASURES)];
  const own = kind === 'outcomes' || kind === 'flow' || kind === 'coverage';
  const parts = [
    `kind=${kind}`,
    kind === 'outcomes' ? `measure=${draw.of(['requests', 'review'])}` : own ? '' : `measure=${measures.join(',')}`,
    `of=${kind === 'flow' ? draw.of(['hill', 'hill-a', 'hill-b']) : draw.of(SUBJECTS)}`,
    draw.of(['', '', 'years=2021-2024', 'years=2022-2023', 'years=2023', 'years=2024']),
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

const SEEDS = Array.from({ length: Number(process.env.DISTRICTS ?? 3) }, (_, place) => place + 1);
const DRAWN = Number(process.env.CHARTS ?? 8);

describe.each(SEEDS)('district %i', (seed) => {
  test('sentences and proven values', async () => {
    const { store, faulty, right: mended, faults } = await district(seed);
    expect(faults).toBeGreaterThan(0);
    const draw = drawFrom(seed + 1000);
    const unsaid: string[] = [];
    const rested = new Map<ChartKind, number>();
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
    expect(rested.size).toBeGreaterThan(2);
  }, 120_000);
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
