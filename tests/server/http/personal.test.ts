/** GONGKAI_PERSONAL=hidden: what texts say of persons is given to nobody who is not signed in, and no place or figure moves by it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hidePersonal } from '../../../schema/report/personal.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { openSeeded } from '../../support/seeded.ts';
import { enrol, file, REGION, received } from '../../support/small-district.ts';

const SAID = '联系人：张小三，电话 0512-88885555，邮箱 ban@example.gov.cn。由局长李四任组长。';

let opened: TestApp;
let key: string;
beforeAll(async () => {
  opened = await openTestApp({
    personal: 'hidden',
    fill: async ({ store }) => {
      await enrol(store);
      await file(store, 'hill-a', 2023, { cells: received(4), appendix: `\n${SAID}\n` });
      key = await keyFor(store, { role: 'editor', scope: REGION.id });
    },
  });
});
afterAll(() => opened.dispose());

const TEXT =
  '{ report(id: "hill-a-2023") { document { text } } search(text: "组长") { passages { nodes { quote place { start end line } } } } }';

test('texts and passages are shown to who is signed in, and with signs put out to everybody else', async () => {
  // Twice: what is kept for one is given to no other.
  for (const _ of [1, 2]) {
    const [everybody, editor] = [
      await opened.ask(TEXT),
      await opened.ask(TEXT, {}, { authorization: `Bearer ${key}` }),
    ].map(({ body }) => body.data);
    expect(editor.report.document.text).toContain(SAID);
    expect(JSON.stringify(editor.search)).toContain('李四');
    expect(everybody.report.document.text).toBe(hidePersonal(editor.report.document.text));
    expect(everybody.report.document.text).toHaveLength(editor.report.document.text.length);
    expect(JSON.stringify(everybody)).not.toMatch(/张小三|李四|8888|ban@/u);
    expect(everybody.report.document.text).toContain('由局长＊＊任组长');
    expect(everybody.search.passages.nodes.map((one: { place: unknown }) => one.place)).toEqual(
      editor.search.passages.nodes.map((one: { place: unknown }) => one.place),
    );
  }
});

test('every place of the seeds says what it said', async () => {
  const seeded = await openSeeded();
  const { db } = seeded.store.reader;
  const texts = await db.selectFrom('document').select(['hash', 'text']).execute();
  await seeded.dispose();
  expect(texts.length).toBeGreaterThan(100);
  for (const { text } of texts) {
    const shown = hidePersonal(text);
    expect(shown).toHaveLength(text.length);
    // A cell of a table stands between tabs, and what the text counts before its counter.
    for (const [whole] of text.matchAll(/^[^\n]*\t[^\n]*$|\d[\d,.]*\s*[万亿]?[元件条次个项份人家篇期]/gmu)) {
      expect(shown).toContain(whole);
    }
  }
});
