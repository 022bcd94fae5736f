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
  answered = await askBrief(opened.store.reader, { region: 'hill', year: 2021, lang: 'zh', now: NOW });
});
afterAll(async () => {
  await painter.close();
  await opened.dispose();
});

const make = (ending: string, origin: string | null = 'http://here') =>
  BRIEF_FILES[ending]?.make(answered, { origin, paint: painter.paint }) ?? '';
const paragraphs = () => answered.brief.sections.flatMap((section) => section.paragraphs.map(textOf));

test('Word: every paragraph in order, each chart a picture with its words, the bureaus as a table', async () => {
  const parts = unzipSync((await make('docx')) as Uint8Array);
  const xml = new TextDecoder().decode(parts['word/document.xml']);
  const said = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  );
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
