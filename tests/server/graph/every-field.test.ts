/** Every field of every type is asked for once: a mapped field with neither resolver nor property compiles and fails here. */
import { isObjectType, isUnionType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeRoster } from '../../../server/roster/door.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { OBJECTS, questionFor, schema } from '../../support/every-field.ts';
import { keyFor } from '../../support/keys.ts';
import { AT } from '../../support/small-district.ts';

let opened: TestApp;
let headers: Record<string, string>;
beforeAll(async () => {
  opened = await openTestApp();
  headers = { authorization: `Bearer ${await keyFor(opened.store)}` };
  const { body } = await opened.ask(
    'mutation { setPublicationDate(report: "hill-a-2022", date: "2023-01-20", source: "x") { revision } setDueDate(input: { region: "hill", month: 1, day: 20 }) { revision } judgeFindings(findings: ["hill-a-2021/T4-SUM/review"], verdict: confirmed) { problems { code } } sendReturnSheet(publisher: "hill-a", year: 2021, due: "2027-01-01") { problems { code } } answerFindings(findings: ["hill-a-2021/T4-SUM/review"], text: "x") { problems { code } } writeNote(input: { of: "hill-a", year: 2021, kind: other, zh: "x" }) { revision } saveSet(region: "hill", of: ["hill-a", "hill-b"], name: { zh: "两家" }) { revision } keepPin(address: "measure=requests.received&of=hill-a&rev=3") { problems { code } } one: keepBrief(region: "hill", year: 2021) { problems { code } } two: keepBrief(region: "hill", year: 2021) { problems { code } } }',
    {},
    headers,
  );
  expect(body.errors).toBeUndefined();
  const { number } = (await opened.ask('{ revisions(first: 1) { nodes { number } } }')).body.data.revisions.nodes[0];
  const edited = `mutation { editBrief(id: "2", version: 1, text: { sections: [{ part: "overall", charts: true, blocks: [{ pieces: [{ text: "x " }, { figure: "value/handled/requests.received" }] }] }] }) { problems { code } } signBrief(id: "2", version: 2, revision: ${number}) { problems { code } } }`;
  expect((await opened.ask(edited, {}, headers)).body.data).toEqual({
    editBrief: { problems: [] },
    signBrief: { problems: [] },
  });
  const decision = { on: '2023-03-01', year: 2023, document: null };
  const rename = { kind: 'rename', id: 'hill-b', name: '山区民政和社会局', decision } as const;
  await changeRoster(opened.store, rename, { actor: 'tests', at: AT });
});
afterAll(() => opened.dispose());

test.each(OBJECTS.map((type) => [type.name, type] as const))('%s answers every field', async (name, type) => {
  const question = questionFor(type);
  expect(question, `say in WAYS where a ${name} is to be had`).toBeDefined();
  const { body } = await opened.ask(question ?? '', {}, headers);
  expect(body.errors).toBeUndefined();
  expect(JSON.stringify(body.data)).not.toBe('{}');
});

test('every field and type says what it is, or is plain from its name', () => {
  const undescribed = Object.values(schema.getTypeMap()).filter(
    (type) =>
      (isObjectType(type) || isUnionType(type)) &&
      !type.name.startsWith('__') &&
      !/(Connection|Edge|FindingCounts|RepairedCell|OutlineEntry|ReadingNote|SeriesPoint|Payload)$/.test(type.name) &&
      type.name !== 'Query' &&
      !type.description,
  );
  expect(undescribed.map((type) => type.name)).toEqual([]);
});
