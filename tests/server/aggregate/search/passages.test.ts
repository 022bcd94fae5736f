/** Prose of the seeds: found where the texts have it, and by a question that says what it will not read. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldQuery, gramsOf, LONGEST_SEARCHED, piecesOf, searchedSections } from '../../../../schema/prose/searched.ts';
import { findPassages, PASSAGE_LIMITS } from '../../../../server/aggregate/search/passages.ts';
import type { TestApp } from '../../../support/app.ts';
import { openSeededApp } from '../../../support/seeded-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openSeededApp();
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
    // Lines that a page broke run on.
    const apart: string[] = reports.nodes.flatMap(
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
        if (at < 0) return [];
        const section = document.text.slice(outline[at]?.place.end, outline[at + 1]?.place.start);
        return Array.from({ length: section.replaceAll('\n', '').split('不够').length - 1 }, () => id);
      },
    );
    expect(passages).toMatchObject({ read: 34, reports: new Set(apart).size, pageInfo: { hasNextPage: false } });
    // Of two in one paragraph the first is told.
    expect(passages.totalCount).toBeLessThanOrEqual(apart.length);
    const found: string[] = passages.nodes.map(({ report }: { report: { id: string } }) => report.id);
    expect(new Set(found)).toEqual(new Set(apart));
    for (const { report, section, quote, place } of passages.nodes) {
      const { text } = report.document;
      expect(section).toBe('五');
      expect(text.slice(place.start, place.end).replace(/\s/g, '')).toBe('不够');
      expect(text.replaceAll('\n', '')).toContain(quote);
      expect(text.slice(0, place.start).split('\n')).toHaveLength(place.line);
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
    ['text: "公。开"', 'BAD_ARGUMENT', /2/],
    [`text: "${'公开'.repeat(51)}"`, 'BAD_ARGUMENT', /102/],
    ['text: "公开", section: "七"', 'BAD_ARGUMENT', /七/],
    ['text: "公开", of: ["nobody"]', 'NOT_FOUND', /nobody/],
  ])('asked for with %s is refused with %s', async (args, code, said) => {
    const { body } = await opened.ask(`{ search(${args}) { passages { totalCount } } }`);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code });
    expect(body.errors?.[0]?.message).toMatch(said);
  });
});

describe('where not all can be read', () => {
  const question = { text: '公开', section: null, reports: {} };

  test.each([
    ['reports', 200],
    ['bytes', 1024],
    ['lines', 30],
  ] as const)('for too many %s, nothing is counted, and pages tell the same', async (limit, most) => {
    const { reader } = opened.store;
    const counted = await findPassages(reader, question);
    const walked = await findPassages(reader, question, { ...PASSAGE_LIMITS, [limit]: most });
    expect(walked.all).toBeNull();
    expect(walked.reports).toBe(counted.reports);
    const all = (counted.all ?? []).map(({ report, place }) => `${report.id} ${place.start}`);
    expect(all.length).toBeGreaterThan(300);
    for (const found of [counted, walked]) {
      const seen: string[] = [];
      for (let after: string | null = null, pages = 0; pages === 0 || after !== null; pages += 1) {
        const page = await found.page({ first: 150, after });
        expect(page.hasPrevious).toBe(pages > 0);
        expect(page.rows.length).toBe(page.cursors.length);
        seen.push(...page.rows.map(({ report, place }) => `${report.id} ${place.start}`));
        after = page.end;
      }
      expect(seen).toEqual(all);
    }
  });

  test('a page looks into so many reports and no more, and says where the next begins', async () => {
    const rare = { text: '涉及违法建设查处', section: null, reports: {} };
    const limits = { ...PASSAGE_LIMITS, reports: 1, aPage: 20 };
    const found = await findPassages(opened.store.reader, rare, limits);
    const all = (await findPassages(opened.store.reader, rare)).all ?? [];
    expect(all.length).toBeGreaterThan(3);
    const seen: number[] = [];
    let pages = 0;
    for (let after: string | null = null; pages === 0 || after !== null; pages += 1) {
      const page = await found.page({ first: 2, after });
      seen.push(...page.rows.map(({ place }) => place.start));
      after = page.end;
    }
    expect(seen).toEqual(all.map(({ place }) => place.start));
  });

  test('words are not counted either', async () => {
    const { all, by } = await findPassages(opened.store.reader, question, { ...PASSAGE_LIMITS, reports: 1 });
    expect(all).toBeNull();
    const counted = await findPassages(opened.store.reader, question);
    // Of a text of two characters the index knows all there is to know.
    expect(await by('year')).toEqual(await counted.by('year'));
    expect(await by('section')).toEqual(await counted.by('section'));
  });
});

describe('is found as a person sees it', () => {
  const lines = ['示例区水务局2024年政府信息公开工作年度报告', '一、总体情况'];
  test('over lines that a page broke, with blanks and letters of either width, and in no table', () => {
    const body = `${lines.join('\n')}\n全年在ＷＰＳ文档里登记河湖巡查台账，由各科室按月报送，台\n账 更新 及时。\n行政许可\t台账\t3\n| 台账 | 4 |`;
    const outline = [{ ordinal: '一', title: '总体情况', place: { start: 23, end: 29, line: 2 } }];
    const sections = searchedSections(outline, body).filter(({ section }) => section.ordinal === '一');
    const folded = sections[0]?.flow.text ?? '';
    expect(folded).toContain(foldQuery('wps 文档'));
    expect(folded.split('台账')).toHaveLength(3);
    expect(folded).toContain('台账更新及时');
    for (const text of ['台账', '更新及时', 'WPS']) {
      for (const gram of gramsOf(foldQuery(text))) expect(gramsOf(folded)).toContain(gram);
    }
  });

  test('pieces of a long text overlap by as much as is looked for at most', () => {
    const long = Array.from({ length: 45_000 }, (_, at) => String.fromCodePoint(0x4e00 + (at % 20_000))).join('');
    const pieces = piecesOf(long);
    expect(pieces.length).toBeGreaterThan(2);
    for (let from = 0; from + LONGEST_SEARCHED <= long.length; from += 997) {
      const text = long.slice(from, from + LONGEST_SEARCHED);
      expect(pieces.some((piece) => piece.includes(text))).toBe(true);
    }
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
