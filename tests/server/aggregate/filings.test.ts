/** The chart of who has reported says what the page of it says, of each bureau and year of the examples, now and as of a revision. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { openSeededApp } from '../../support/seeded-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openSeededApp();
}, 120_000);
afterAll(() => opened.dispose());

interface Filing {
  readonly year: number;
  readonly state: string;
  readonly days: number | null;
  readonly due: string;
  readonly publishedOn: string | null;
}

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function ask(query: string): Promise<any> {
  const { body } = await opened.ask(query);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const PARTS = 'year state days due publishedOn';
const toldOf = ({ year, state, days, due, publishedOn }: Filing, id: string): string =>
  [id, year, state, days, due, publishedOn].join(' ');

async function drawn(address: string): Promise<{ readonly title: string; readonly told: string[] }> {
  const { chart } = await ask(
    `{ chart(address: "${address}") { title answer { filings { subject ${PARTS} } series { points { value } } } } }`,
  );
  const { filings, series } = chart.answer;
  expect(
    series
      .flatMap((one: { points: { value: number | null }[] }) => one.points)
      .every(({ value }: { value: number | null }) => value === null),
  ).toBe(true);
  return { title: chart.title, told: filings.map((one: Filing & { subject: string }) => toldOf(one, one.subject)) };
}

/** As the page says it, without who need not report in any of these years. */
async function onPage(years: readonly number[]): Promise<string[]> {
  const rows: { id: string; filing: Filing }[] = [];
  for (const year of years) {
    const { reporting } = await ask(
      `query { reporting(region: "shifan", year: ${year}) { filings { kind publisher { ... on Bureau { id } ... on Region { id } } ${PARTS} } } }`,
    );
    for (const { kind, publisher, ...filing } of reporting.filings)
      if (kind !== 'region') rows.push({ id: publisher.id, filing });
  }
  const due = new Set(rows.flatMap(({ id, filing }) => (filing.state === 'notExpected' ? [] : id)));
  return rows.filter(({ id }) => due.has(id)).map(({ id, filing }) => toldOf(filing, id));
}

test('of each bureau and year what the page says', async () => {
  const { reporting } = await ask(
    '{ reporting(region: "shifan", year: 2025) { years bureaus { expected reported missing late } } }',
  );
  const { title, told } = await drawn('kind=coverage&of=region:shifan/*');
  expect(told.length).toBeGreaterThan(200);
  expect(new Set(told.map((one) => one.split(' ')[2])).size).toBeGreaterThan(1);
  expect(told.sort()).toEqual((await onPage(reporting.years)).sort());
  const { expected, reported, missing } = reporting.bureaus;
  expect(title).toContain(`${expected} 家单位`);
  if (missing > 0) expect(title).toContain(`${reported} 家已报送`);
  if (missing > 0) expect(title).toContain(`${missing} 家未报送`);
});

test('a sum is told by those behind it, and as of a revision nobody had reported what came later', async () => {
  const one = await drawn('kind=coverage&of=shifan');
  expect(one.told.sort()).toEqual((await drawn('kind=coverage&of=region:shifan/*')).told.sort());
  const first = await drawn('kind=coverage&of=region:shifan/*&years=2025&rev=1');
  const now = await drawn('kind=coverage&of=region:shifan/*&years=2025');
  const held = ({ told }: typeof now): number => told.filter((line) => / (onTime|late|undated) /.test(line)).length;
  expect(held(first)).toBeLessThan(held(now));
});
