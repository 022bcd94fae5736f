/**
 * Lists on which bureaus merge, split, move, are renamed and end, drawn at random: every line and sum is what comes out when the reports
 * that were filed are added up by hand, now as well as from the versions valid at the newest revision.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Of, Over } from '../../../schema/chart/chart.ts';
import type { Series } from '../../../schema/chart/series.ts';
import type { Region } from '../../../schema/report/publisher.ts';
import type { RosterChange } from '../../../schema/roster/change.ts';
import { openBudget } from '../../../server/aggregate/cost.ts';
import { askSeries } from '../../../server/aggregate/series.ts';
import { changeRoster } from '../../../server/roster/door.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { listRoster } from '../../../server/store/find/roster.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { AT, bureau, file, REGION } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

/** All of them due by the day of the reports. */
const YEARS = [2020, 2021, 2022, 2023, 2024];
const RANGE = { kind: 'range', from: 2020, to: 2024 } as const;
const REGIONS: readonly Region[] = [
  { ...REGION, id: 'land', name: { zh: '大省', en: 'Land' }, level: 'province' },
  { ...REGION, parent: 'land' },
  { ...REGION, id: 'vale', name: { zh: '谷区', en: 'Vale' }, parent: 'land' },
];
const BUREAUS = ['one', 'two', 'three', 'four', 'five'].map((id, place) => ({
  ...bureau(id, `${'甲乙丙丁戊'[place]}局`),
  region: place < 3 ? 'hill' : 'vale',
}));

type Count = number | 'blank';
interface Filing {
  readonly received: Count;
  readonly closed: number;
  readonly granted: number;
}

const place = fc.nat({ max: 9 });
const count = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 90 }) },
  { weight: 1, arbitrary: fc.constant('blank' as const) },
);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      who: place,
      year: fc.constantFrom(...YEARS),
      received: count,
      closed: fc.integer({ min: 0, max: 60 }),
      granted: fc.nat({ max: 60 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'merge' as const,
        'mergeNew' as const,
        'split' as const,
        'move' as const,
        'rename' as const,
        'end' as const,
      ),
      who: place,
      other: place,
      year: fc.constantFrom(...YEARS.slice(1)),
    }),
  },
);

/** What happened, in the words of the test alone. */
class Told {
  /** By publisher and year; the last one counts. */
  readonly filed = new Map<string, Filing>();
  readonly homes = new Map(BUREAUS.map(({ id, region }) => [id, region]));
  /** Whose work came whole into whom. */
  readonly into: (readonly [from: string, to: string])[] = [];

  bodiesOf(id: string): readonly string[] {
    const found = new Set([id]);
    for (const at of found) for (const [from, to] of this.into) if (to === at) found.add(from);
    return [...found];
  }
}

const changeOf = (
  step: { readonly kind: string; readonly year: number },
  who: string,
  other: string,
  number: number,
): RosterChange => {
  const decision = { on: null, year: step.year, document: null };
  const entered = (name: string, region: string) => ({
    region,
    name: `${name}${number}局`,
    id: `new-${number}${name === '庚' ? 'b' : ''}`,
  });
  switch (step.kind) {
    case 'merge':
      return { kind: 'merge', from: [who], into: other, decision };
    case 'mergeNew':
      return { kind: 'merge', from: [who, other], into: entered('己', 'hill'), decision };
    case 'split':
      return {
        kind: 'split',
        from: who,
        into: [entered('己', 'vale'), entered('庚', 'vale')],
        goesOn: number % 2 === 0,
        decision,
      };
    case 'move':
      return { kind: 'move', id: who, region: number % 2 === 0 ? 'hill' : 'vale', decision };
    case 'rename':
      return { kind: 'rename', id: who, name: `辛${number}局`, decision };
    default:
      return { kind: 'end', id: who, decision };
  }
};

type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

/** Takes the steps that are possible, and tells what was done; how many changes of the list there were. */
async function take(
  { store }: TestStore,
  steps: readonly Step[],
): Promise<{ readonly told: Told; readonly changes: number }> {
  const told = new Told();
  let changes = 0;
  for (const [number, one] of steps.entries()) {
    const bureaus = (await listRoster(store.reader)).filter(({ kind }) => kind === 'bureau');
    const at = (place: number) => bureaus[place % bureaus.length];
    const who = at(one.who);
    if (!who) continue;
    if (one.kind === 'file') {
      const { year, received, closed, granted } = one;
      // Nobody files for a year in which it was not on the list.
      if (year < Number(who.since ?? 0) || year > Number(who.until ?? 9999)) continue;
      const cells = {
        'III/1/total': received,
        ...(typeof received === 'number' ? { 'III/1/natural': received } : {}),
        'III/3.1/total': Math.min(granted, closed),
        'III/3.2/total': 0,
        'III/3.7/total': closed,
      };
      await file(store, who.id, year, { cells }, who.region_id ?? '');
      told.filed.set(`${who.id} ${year}`, { received, closed, granted: Math.min(granted, closed) });
      continue;
    }
    const other = at(one.other);
    const { done } = await changeRoster(store, changeOf(one, who.id, other?.id ?? '', number), {
      actor: 'tests',
      at: AT,
    });
    if (!done?.changed) continue;
    changes += 1;
    const after = (await listRoster(store.reader)).filter(({ kind }) => kind === 'bureau');
    const added = after.filter(({ id }) => !bureaus.some((before) => before.id === id)).map(({ id }) => id);
    for (const row of after) told.homes.set(row.id, row.region_id ?? '');
    if (one.kind === 'merge' && other) told.into.push([who.id, other.id]);
    if (one.kind === 'mergeNew' && other) for (const from of [who.id, other.id]) told.into.push([from, added[0] ?? '']);
    // With reports it begins anew elsewhere; without, it only stands elsewhere.
    if (one.kind === 'move' && added[0]) told.into.push([who.id, added[0]]);
  }
  return { told, changes };
}

/** A total that is left empty is added up of its row, in which there is nothing. */
const sumOf = (counts: readonly Count[]): number | null =>
  counts.length === 0 ? null : counts.reduce<number>((sum, one) => sum + (one === 'blank' ? 0 : one), 0);

async function ask(
  { store }: TestStore,
  of: readonly Of[],
  over: Over,
  asOf: number | null,
): Promise<readonly Series[]> {
  const question = { of, years: RANGE, applicant: 'total', basis: 'common', over, asOf, now: AT } as const;
  const quantities = ['requests.received', 'rate.granted'] as const;
  return (await askSeries(store.reader, { ...question, quantities }, openBudget(100_000))).series;
}

async function damages({ store }: TestStore): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { en } of verify(store.reader, null)) found.push(en);
  return found;
}

describe.each(Object.entries(STORES))('on %s', (name, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.dispose());

  /** A list of its own for every run: ids are taken only once. */
  async function begin(): Promise<void> {
    await opened.dispose();
    opened = await open();
    await opened.store.writer.transaction((tx) => saveRoster(tx, { regions: REGIONS, bureaus: BUREAUS }, AT));
  }

  test('lines over successions and sums of regions are the reports added up', { timeout: 600_000 }, async () => {
    let changes = 0;
    let runOver = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 22 }), async (steps) => {
        await begin();
        const taken = await take(opened, steps);
        changes += taken.changes;
        const { told } = taken;
        const list = (await listRoster(opened.store.reader)).filter(({ kind }) => kind === 'bureau');
        const ids = list.map(({ id }) => id);
        const lines: readonly Of[] = [...ids, 'land', 'hill', 'vale'].flatMap((id): Of[] =>
          ids.includes(id) || [...told.homes.values()].some((home) => id === 'land' || home === id)
            ? [{ kind: 'one', id }]
            : [],
        );
        const { number } = await getRevision(opened.store.reader, null);
        for (const over of ['none', 'succession'] as const) {
          const now = await ask(opened, lines, over, null);
          expect(now).toEqual(await ask(opened, lines, over, number));
          for (const { subject, quantity, points } of now) {
            const isSum = subject.scope === 'bureaus';
            const bodies = isSum
              ? ids.filter((id) => subject.id === 'land' || told.homes.get(id) === subject.id)
              : over === 'succession'
                ? told.bodiesOf(subject.id)
                : [subject.id];
            if (bodies.length > 1 && !isSum) runOver += 1;
            for (const { year, value, numerator, denominator, coverage } of points) {
              const filings = bodies.flatMap((id) => told.filed.get(`${id} ${year}`) ?? []);
              const says = `${subject.id} ${over} ${quantity} ${year}`;
              // A line of several bodies has a number only where nobody is missing from it; a sum says who is.
              const isWhole = isSum || bodies.length === 1 || coverage.missing.length === 0;
              if (quantity === 'requests.received') {
                expect(value, says).toBe(isWhole ? sumOf(filings.map(({ received }) => received)) : null);
                expect(coverage.expected - coverage.missing.length, says).toBe(filings.length);
              } else if (isWhole && filings.length > 0) {
                const [over_, under] = (['granted', 'closed'] as const).map((side) =>
                  filings.reduce((sum, one) => sum + one[side], 0),
                );
                expect([numerator, denominator], says).toEqual([over_, under]);
                expect(value, says).toBe(under === 0 ? null : (over_ ?? 0) / (under ?? 0));
              }
            }
          }
        }
        expect(await damages(opened)).toEqual([]);
      }),
      { numRuns: name === 'SQLite' ? 20 : 3, seed: 20261130, endOnFailure: true },
    );
    // What was drawn has to have been what this is about.
    expect(Math.min(changes, runOver)).toBeGreaterThan(0);
  });
});
