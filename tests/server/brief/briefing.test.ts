/** The files of a briefing hold what it says; the Word document is read back by our own reader. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../../../schema/briefing/brief.ts';
import { type AnsweredBrief, askBrief } from '../../../server/aggregate/brief.ts';
import { BRIEF_FILES } from '../../../server/brief/files.ts';
import { openPainter } from '../../../server/draw/png/painter.ts';
import { fillDistrict, NOW } from '../../support/app.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

let opened: TestStore;
let answered: AnsweredBrief;
const painter = openPainter();
beforeAll(async () => {
  opened = await openTestSqlite();
  await fillDistrict(opened);
  answered = await askBrief(opened.store.reader, { of: { region: 'hill' }, year: 2021, lang: 'zh', now: NOW });
});
afterAll(async () => {
  await painter.close();
  await opened.dispose();
});

const make = (ending: string, origin: string | null = 'http://here') =>
  BRIEF_FILES[ending]?.make(answered, { origin, paint: painter.paint }) ?? '';
/** What the paragraphs of a Word document say, and those that stay with the next. */
function saidIn(parts: Record<string, Uint8Array>): readonly { readonly text: string; readonly keepsOn: boolean }[] {
  const xml = new TextDecoder().decode(parts['word/document.xml']);
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => ({
    text: [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, text]) => text ?? '|').join(''),
    keepsOn: /<w:keepNext\/>/.test(paragraph),
  }));
}
const paragraphs = () => answered.brief.sections.flatMap((section) => section.paragraphs.map(textOf));

test('Word: every paragraph in order, each chart a picture with its words, the bureaus as a table', async () => {
  const parts = unzipSync((await make('docx')) as Uint8Array);
  const xml = new TextDecoder().decode(parts['word/document.xml']);
  const said = saidIn(parts).map(({ text }) => text);
  const text = said.filter((one) => paragraphs().includes(one));
  expect(text).toEqual(paragraphs());
  const shown = answered.brief.sections.flatMap(({ charts }) => charts);
  expect(shown.length).toBeGreaterThan(2);
  expect([...xml.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(([, words]) => words)).toEqual(
    shown.map(({ description }) => description),
  );
  const pictures = Object.keys(parts).filter((name) => /^word\/media\/.*\.png$/.test(name));
  expect(pictures).toHaveLength(shown.length);
  for (const name of ['教育局', '民政局', '水利局']) expect(said).toContain(name);
  expect(xml).toContain('<w:tblHeader/>');

  // A chart with a character that our faces lack is there as a table, and the others as they are.
  const [first] = shown;
  const found = answered.charts.get(first?.address ?? '');
  if (!first || !found) throw new Error('A briefing has charts');
  const rare = { ...found, words: { ...found.words, title: '🎉' } };
  const charts = new Map([...answered.charts, [first.address, rare]]);
  const file = await BRIEF_FILES.docx?.make({ ...answered, charts }, { origin: null, paint: painter.paint });
  const others = unzipSync(file as Uint8Array);
  expect(Object.keys(others).filter((name) => /\.png$/.test(name))).toHaveLength(shown.length - 1);
  const tables = (of: Record<string, Uint8Array>) =>
    [...new TextDecoder().decode(of['word/document.xml']).matchAll(/<w:tbl>/g)].length;
  expect(tables(others)).toBe(tables(parts) + 1);
  expect(saidIn(others).map(({ text }) => text)).toContain(`图 1　${first.title}`);
});

test.each([
  [3, '尚待核实：', 0],
  [4, '尚待核实：见附件。', 4],
])('Word: of %i findings the text says %s, and the annex lists %i', async (count, opening, listed) => {
  const finding = (index: number) => ({ figure: `finding/${index}`, text: `数 ${index}`, chart: null });
  const found = Array.from({ length: count }, (_, index) => [`${index}．`, finding(index)]);
  const checks = { part: 'checks', heading: '六、核查情况', charts: [], paragraphs: [['尚待核实：'], ...found] };
  const toDo = { part: 'toDo', heading: '七、办理', charts: [], paragraphs: [['请核实。']] };
  const title = '示例区 2025 年政府信息公开行政复议、行政诉讼情况';
  const brief = { ...answered.brief, title, signature: null, sections: [checks, toDo] };
  const file = await BRIEF_FILES.docx?.make({ ...answered, brief }, { origin: null, paint: painter.paint });
  const said = saidIn(unzipSync(file as Uint8Array));
  const texts = said.map(({ text }) => text);
  // No word of the title is broken by the end of its line.
  expect(texts[0]).toBe('示例区 2025 年|政府信息公开行政复议、行政诉讼情况');
  expect(texts).toContain(opening);
  const annex = texts.indexOf('附件');
  expect(texts.slice(annex).filter((text) => /^\d．数/.test(text))).toHaveLength(listed);
  expect(texts.slice(0, annex).filter((text) => /^\d．数/.test(text))).toHaveLength(count - listed);
  // The source never stands alone on a page.
  expect(said[texts.indexOf(brief.source) - 1]).toEqual({ text: '请核实。', keepsOn: true });
});

test('slides: every sentence in order, each chart one that can be edited, none of them cut', async () => {
  const parts = unzipSync((await make('pptx')) as Uint8Array);
  const slides = Object.keys(parts)
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => Number(a.match(/\d+/)?.[0]) - Number(b.match(/\d+/)?.[0]))
    .map((name) => new TextDecoder().decode(parts[name]));
  const said = slides.flatMap((xml) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text));
  expect(said.filter((one) => paragraphs().includes(one ?? ''))).toEqual(paragraphs());
  const shown = answered.brief.sections.flatMap(({ charts }) => charts);
  expect(slides.filter((xml) => /graphicFrame/.test(xml))).toHaveLength(shown.length);
  for (const { title } of shown) expect(said).toContain(title);
  expect(said[0]).toBe(answered.brief.title);

  // As many as are found do not end outside of a slide.
  const [first] = answered.brief.sections;
  if (!first) throw new Error('A briefing has sections');
  const many = {
    ...first,
    charts: [],
    paragraphs: Array.from({ length: 13 }, (_, index) => ['数'.repeat(120 + index)]),
  };
  const long = { ...answered, brief: { ...answered.brief, sections: [many] } };
  const split = unzipSync((await BRIEF_FILES.pptx?.make(long, { origin: null, paint: painter.paint })) as Uint8Array);
  expect(Object.keys(split).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(1 + 4);
});

test('Markdown: numbers lead to their charts, and signs of its own are text', () => {
  const text = make('md') as string;
  expect(text).toMatch(/^# 山区 2021 年政府信息公开工作情况\n/);
  expect(text).toContain('[24 件](http://here/chart?kind=table&measure=requests.received,requests.carriedIn');
  expect(make('md', null)).not.toContain('](');
  const marked = { ...answered, brief: { ...answered.brief, title: '*a* [b](c) #1' } };
  expect(BRIEF_FILES.md?.make(marked, { origin: null, paint: painter.paint })).toMatch(
    /^# \\\*a\\\* \\\[b\\\]\(c\) \\#1\n/,
  );
});

test('HTML: one file that fetches nothing, runs nothing, and takes no text for markup', () => {
  const marked = { ...answered, brief: { ...answered.brief, title: '<script>alert(1)</script>' } };
  const html = BRIEF_FILES.html?.make(marked, { origin: 'http://here', paint: painter.paint }) as string;
  expect(html).not.toMatch(/<script|<link|<img|src=|url\(http/);
  expect(html).toContain('&lt;script&gt;');
  expect([...html.matchAll(/<svg /g)]).toHaveLength(answered.brief.sections.flatMap(({ charts }) => charts).length);
  for (const one of paragraphs()) {
    const bare = html.replace(/<[^>]+>/g, '');
    expect(bare).toContain(one.replace(/&/g, '&amp;'));
  }
});
