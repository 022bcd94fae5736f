/** A text of nothing but what nobody can see is no reason, source, note or answer; within others, it is not kept, and turns nothing beside it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';

const NOTHING = '\u3000 \u200b\u00ad\u2060\n\u202e\ufeff';

let opened: TestApp;
let headers: Record<string, string>;
beforeAll(async () => {
  opened = await openTestApp();
  headers = { authorization: `Bearer ${await keyFor(opened.store)}` };
});
afterAll(() => opened.dispose());

const CHANGES: Readonly<Record<string, string>> = {
  'the reason of a correction': 'correctFigure(report: "hill-a-2020", cell: "III/1/total", value: 3, reason: $text)',
  'the reason of a withdrawal': 'withdrawReport(report: "hill-a-2020", reason: $text)',
  'a note': 'writeNote(input: { of: "hill-a", year: 2021, kind: other, zh: $text })',
  'the reason of a verdict':
    'judgeFindings(findings: ["hill-a-2021/T4-SUM/review"], verdict: dismissed, reason: $text)',
  'an answer': 'answerFindings(findings: ["hill-a-2021/T4-SUM/review"], text: $text)',
  'where a day was found': 'setPublicationDate(report: "hill-a-2022", date: "2023-01-20", source: $text)',
};

async function change(mutation: string, text: string) {
  const asked = `mutation ($text: String!) { done: ${mutation} { revision problems { code } } }`;
  const { body } = await opened.ask(asked, { text }, headers);
  expect(body.errors).toBeUndefined();
  return body.data.done;
}

test.each(Object.entries(CHANGES))('%s', async (_, mutation) => {
  expect(await change(mutation, NOTHING)).toEqual({ revision: null, problems: [{ code: 'BAD_ARGUMENT' }] });
});

test('lines stay', async () => {
  await change(CHANGES['the reason of a verdict'] ?? '', '\u202e第一行\u200b\r\n  第二行\ud800');
  const rows = await opened.store.reader.db.selectFrom('verdict').select('reason').execute();
  expect(rows).toEqual([{ reason: '第一行\n第二行\ufffd' }]);
});
