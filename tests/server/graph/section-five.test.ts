/** Section 五 over the seeds: what the graph says of it against the documents, read apart, and as of a revision. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { openSeededApp } from '../../support/seeded-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openSeededApp();
}, 120_000);
afterAll(() => opened.dispose());

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function ask(query: string): Promise<any> {
  const { body } = await opened.ask(query);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const ITEM = 'kind theme text report { id year } place { start end line } repeats { report { id } text } commonTo';

describe('the items of a district', () => {
  test('stand in section 五 of their reports, where they say', async () => {
    const { sectionFive, reports } = await ask(
      `{ sectionFive(of: ["region:shifan/*"], years: { from: 2025, to: 2025 }) { reports items(first: 500) { totalCount nodes { ${ITEM} } } }
         reports(filter: { of: ["region:shifan/*"], year: 2025 }, first: 100) { totalCount nodes { id document { text } sections(ordinal: "五") { place { start end } } } } }`,
    );
    expect(sectionFive.reports).toBe(reports.totalCount);
    expect(sectionFive.items.totalCount).toBe(sectionFive.items.nodes.length);
    expect(sectionFive.items.totalCount).toBeGreaterThan(reports.totalCount);
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const byId = new Map<string, any>(reports.nodes.map((one: { id: string }) => [one.id, one]));
    for (const { text, place, report, theme } of sectionFive.items.nodes) {
      const { document, sections } = byId.get(report.id);
      expect(document.text.slice(place.start, place.end).replace(/[\s*#_]/g, '')).toBe(text);
      expect(sections[0].place.start).toBeLessThanOrEqual(place.start);
      expect(sections[0].place.end).toBeGreaterThanOrEqual(place.end);
      expect(document.text.slice(0, place.start).split('\n')).toHaveLength(place.line);
      expect(theme).not.toBeNull();
    }
  });

  test('are repeated in the one report whose section five is last year’s, and in no other', async () => {
    const { sectionFive } = await ask(
      `{ sectionFive(of: ["region:shifan/*"], traces: [repeated]) { items(first: 100) { nodes { ${ITEM} } } } }`,
    );
    const items: { report: { id: string }; text: string; repeats: { report: { id: string }; text: string } }[] =
      sectionFive.items.nodes;
    expect(new Set(items.map(({ report }) => report.id))).toEqual(new Set(['shifan-urban-management-2025']));
    expect(items.length).toBeGreaterThan(2);
    for (const { text, repeats } of items) {
      expect(repeats).toEqual({ report: { id: 'shifan-urban-management-2024' }, text });
    }
  });

  test('are counted by theme, by year and by report alike', async () => {
    const { sectionFive: found } = await ask(
      `{ sectionFive(of: ["region:shifan/*"]) { reports items(first: 1) { totalCount }
         themes { theme year reports counts { problems measures followUps repeated carriedOut copied } }
         byReport { report { id year } counts { problems measures followUps repeated carriedOut copied } } } }`,
    );
    const total = ({ counts }: { counts: Record<string, number> }): number =>
      (counts.problems ?? 0) + (counts.measures ?? 0) + (counts.followUps ?? 0);
    const sum = (rows: { counts: Record<string, number> }[]): number => rows.reduce((all, row) => all + total(row), 0);
    expect(sum(found.themes)).toBe(found.items.totalCount);
    expect(sum(found.byReport)).toBe(found.items.totalCount);
    expect(found.byReport).toHaveLength(found.reports);
    const of2023 = (rows: { year?: number; report?: { year: number }; counts: Record<string, number> }[]) =>
      rows.filter((row) => (row.year ?? row.report?.year) === 2023);
    expect(sum(of2023(found.themes))).toBe(sum(of2023(found.byReport)));
  });

  test('are those of a kind and a theme where asked', async () => {
    const { some, none } = await ask(
      `{ some: sectionFive(of: ["region:shifan/*"], kinds: [problem], themes: [staff]) { items(first: 200) { nodes { kind theme } } }
         none: sectionFive(of: ["shifan-education"], years: { from: 2024, to: 2024 }, kinds: [followUp]) { reports items { totalCount } } }`,
    );
    expect(some.items.nodes.length).toBeGreaterThan(0);
    for (const item of some.items.nodes) expect(item).toEqual({ kind: 'problem', theme: 'staff' });
    expect(none).toEqual({ reports: 1, items: { totalCount: 0 } });
  });

  test('are as reports were then', async () => {
    const { then, now } = await ask(
      `{ then: sectionFive(of: ["region:shifan/*"], asOf: 20) { reports } now: sectionFive(of: ["region:shifan/*"]) { reports } }`,
    );
    expect(then.reports).toBeLessThan(now.reports);
  });
});

test('an empty list is refused, and so is the same district under very many names', async () => {
  const { body } = await opened.ask('{ sectionFive(of: []) { reports } }');
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_ARGUMENT' });
  const many = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: sectionFive(of: ["region:shifan/*"]) { reports }`).join(' ')} }`;
  expect((await opened.ask(many(2))).body.errors).toBeUndefined();
  expect((await opened.ask(many(30))).body.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
});
