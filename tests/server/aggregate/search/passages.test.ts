/** Prose of the seeds: found where the texts have it, and by a question that says what it will not read. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSeeds, seedDocuments } from '../../../../seeds/load.ts';
import { findPassages, PASSAGE_LIMITS } from '../../../../server/aggregate/search/passages.ts';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { AT } from '../../../support/small-district.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp({ fill: ({ store }) => loadSeeds(store, seedDocuments(), AT) });
}, 120_000);
afterAll(() => opened.dispose());

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function ask(query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { body } = await opened.ask(query, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const IN_FIVE = `{ search(text: "不够", of: ["region:shifan/*"], years: { from: 2025, to: 2025 }, section: "五") {
  passages(first: 100) { totalCount reports read pageInfo { hasNextPage }
    nodes { report { id document { text } } section title quote place { start end line } }
    } terms(first: 500) { term reports } } }`;

describe('a text in the prose', () => {
  test('is found in the lines that have it, of the section asked for', async () => {
    const { passages } = (await ask(IN_FIVE)).search;
    // Of each report the fifth section, cut out of its text apart.
    const { reports } = await ask(
      '{ reports(filter: { of: ["region:shifan/*"], years: { from: 2025, to: 2025 } }, first: 50) { nodes { id document { text } outline { ordinal place { start end } } } } }',
    );
    const apart: [string, string][] = reports.nodes.flatMap(
      ({
        id,
        document,
        outline,
      }: {
        id: string;
        document: { text: string };
        outline: { ordinal: string; place: { start: number; end: number } }[];
      }) => {
        const at = outline.findIndex(({ ordinal }) => ordinal === '五');
        const section = document.text.slice(outline[at]?.place.end, outline[at + 1]?.place.start);
        return at < 0
          ? []
          : section
              .split('\n')
              .filter((line) => line.includes('不够'))
              .map((line) => [id, line] as const);
      },
    );
    expect(passages).toMatchObject({
      read: 34,
      reports: new Set(apart.map(([id]) => id)).size,
      totalCount: apart.length,
      pageInfo: { hasNextPage: false },
    });
    expect(passages.nodes.map(({ report }: { report: { id: string } }) => report.id).sort()).toEqual(
      apart.map(([id]) => id).sort(),
    );
    for (const { report, section, quote, place } of passages.nodes) {
      const { text } = report.document;
      expect(section).toBe('五');
      expect(text.slice(place.start, place.end)).toBe('不够');
      expect(text.split('\n')[place.line - 1]).toContain(quote);
    }
  });

  test('stands among words that are counted by report', async () => {
    const { terms } = (await ask(IN_FIVE)).search;
    const counts = new Map(terms.map(({ term, reports }: { term: string; reports: number }) => [term, reports]));
    expect([...counts.keys()]).not.toContain('不够');
    expect([...counts.values()]).toEqual([...counts.values()].sort((a, b) => Number(b) - Number(a)));
    expect(Math.max(...[...counts.values()].map(Number))).toBeLessThanOrEqual(25 * 0.9);
    expect(counts.get('解读')).toBeGreaterThan(0);
  });

  test('comes in pages, as of a revision, and leaves the names of bureaus to be found as before', async () => {
    const both = await ask(
      `{ a: search(text: "教育", of: ["shifan-education"]) { hits { matched } passages(first: 2) { totalCount pageInfo { endCursor } nodes { place { line } } } }
         b: search(text: "教育", of: ["shifan-education"]) { passages(first: 100) { nodes { place { line } } } }
         c: search(text: "教育", of: ["shifan-education"], asOf: 2) { passages { totalCount } } }`,
    );
    expect(both.a.hits[0].matched).toContain('教育');
    expect(both.a.passages.totalCount).toBe(both.b.passages.nodes.length);
    expect(both.a.passages.nodes).toEqual(both.b.passages.nodes.slice(0, 2));
    expect(both.c.passages.totalCount).toBeLessThan(both.a.passages.totalCount);
  });

  test.each([
    ['text: "公"', 'BAD_ARGUMENT', /2/],
    ['text: "公开", section: "七"', 'BAD_ARGUMENT', /七/],
    ['text: "公开", of: ["nobody"]', 'NOT_FOUND', /nobody/],
  ])('asked for with %s is refused with %s', async (args, code, said) => {
    const { body } = await opened.ask(`{ search(${args}) { passages { totalCount } } }`);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code });
    expect(body.errors?.[0]?.message).toMatch(said);
  });
});

test.each([
  ['reports', 257, /258/],
  ['bytes', 1024, /MB/],
  ['lines', 30, /公开/],
] as const)('more %s than may be read or found are refused', async (limit, most, said) => {
  const question = { text: '公开', section: null, reports: {} };
  const limits = { ...PASSAGE_LIMITS, [limit]: most };
  await expect(findPassages(opened.store.reader, question, limits)).rejects.toMatchObject({
    code: 'QUERY_TOO_COSTLY',
    sentence: { zh: expect.stringMatching(said) },
  });
});

test('sections hold the text between their headings', async () => {
  const { report } = await ask(
    '{ report(id: "shifan-education-2025") { document { text } outline { ordinal place { start end } } sections { ordinal text place { start end } } five: sections(ordinal: "五") { text } } }',
  );
  const { document, outline, sections, five } = report;
  expect(sections.map(({ ordinal }: { ordinal: string }) => ordinal).filter(Boolean)).toEqual(
    outline.map(({ ordinal }: { ordinal: string }) => ordinal),
  );
  for (const { text, place } of sections) expect(document.text.slice(place.start, place.end)).toBe(text);
  expect(five).toEqual([{ text: sections.find(({ ordinal }: { ordinal: string }) => ordinal === '五').text }]);
});

test('the data set says what it holds and what it never will', async () => {
  const { dataset, codelists, rules, reports, revisions } = await ask(
    `{ dataset { revision { number } years { from to } frequency { en } reports notHeld { zh en } codelists { id } rules { id } }
       codelists { id } rules { id } reports(first: 1) { totalCount } revisions(first: 1) { nodes { number } } }`,
  );
  expect(dataset).toMatchObject({ codelists, rules, reports: reports.totalCount, revision: revisions.nodes[0] });
  expect(dataset.years).toEqual({ from: 2019, to: 2025 });
  expect(dataset.notHeld.map(({ en }: { en: string }) => en).join()).toMatch(/Months.*Topics.*Inhabitants/);
});
