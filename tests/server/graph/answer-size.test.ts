/** How large an answer may be: one document whole, and not the same one five hundred times. */
import { buildSchema, type GraphQLObjectType, graphql } from 'graphql';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { openAnswer, openBudget } from '../../../server/aggregate/cost.ts';
import { meterAnswers } from '../../../server/graph/answer-size.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT, bureau, enrol, file, REGION, received } from '../../support/small-district.ts';

const MIB = 1024 * 1024;
/** Whether the texts of documents, and the years of regions, were asked of the database. */
let isTextRead = false;
let areYearsRead = false;
const watching: KyselyPlugin = {
  transformQuery: ({ node }) => {
    const asked = JSON.stringify(node).replace(/"func":"octet_length".*?"name":"text"/, '');
    isTextRead ||= asked.includes('"name":"text"');
    areYearsRead ||= asked.includes('"Distinct"');
    return node;
  },
  transformResult: async ({ result }) => result,
};

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp({
    fill: async (filled) => {
      await enrol(filled.store);
      const vale = { ...REGION, id: 'vale', name: { zh: '谷区', en: 'Vale' } };
      const bureaus = Array.from({ length: 600 }, (_, place) => ({
        ...bureau(`vale-${'x'.repeat(50)}-${place}`, `${place}`),
        region: 'vale',
      }));
      await filled.store.writer.transaction((tx) => saveRoster(tx, { regions: [vale], bureaus }, AT));
      // As long as a text may be that is read (server/ingest/formats/limits.ts), but for what else stands in it.
      await file(filled.store, 'hill-a', 2021, { cells: received(5), appendix: '字'.repeat(4_900_000) });
      await file(filled.store, 'hill-b', 2021, {
        cells: received(5),
        notes: [{ code: 'unplacedCells', detail: 'a'.repeat(MIB), place: null }],
      });
    },
    watch: ({ db }) => ({ db: db.withPlugin(watching) }),
  });
});
afterAll(() => opened.dispose());

async function isRefused(query: string): Promise<void> {
  isTextRead = false;
  const memory = process.memoryUsage().rss;
  const { status, body } = await opened.ask(query);
  expect([status, Object.keys(body)]).toEqual([400, ['errors']]);
  expect(body.errors).toEqual([
    {
      message: expect.stringContaining('16 MB'),
      extensions: {
        code: 'QUERY_TOO_COSTLY',
        sentence: { zh: expect.any(String), en: expect.stringMatching(/one document at a time/) },
      },
    },
  ]);
  expect(process.memoryUsage().rss - memory).toBeLessThan(200 * MIB);
}

test('a document as long as it may be is answered whole, once', async () => {
  const { body } = await opened.ask('{ report(id: "hill-a-2021") { document { text } } }');
  expect(body.data.report.document.text.length).toBeGreaterThan(4_900_000);
  expect(isTextRead).toBe(true);
});

test('its text with each of its findings is refused before it is read from the database', async () => {
  await isRefused(
    '{ findings(first: 500, filter: { publisher: "hill-a" }) { nodes { report { document { text } } } } }',
  );
  expect(isTextRead).toBe(false);
});

test('once it is refused, nothing more is looked up for it', async () => {
  const query = (part: string): string =>
    `{ findings(first: 500, filter: { publisher: "hill-a" }) { nodes { report { ${part} publisher { ... on Bureau { region { years } } } } } } }`;
  areYearsRead = false;
  await isRefused(query('document { text }'));
  // The refusal does not wait for what is still being looked up.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(areYearsRead).toBe(false);
  expect((await opened.ask(query('document { hash }'))).status).toBe(200);
  expect(areYearsRead).toBe(true);
});

test('nor is it given in parts, under several names', async () => {
  await isRefused(
    '{ a: report(id: "hill-a-2021") { document { text } } b: report(id: "hill-a-2021") { document { text } } }',
  );
});

test('whatever else is long counts too, by the bytes of its texts', async () => {
  const notes = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, place) => `a${place}: report(id: "hill-b-2021") { notes { detail } }`).join(' ')} }`;
  expect((await opened.ask(notes(15))).body.data.a14.notes[0].detail).toHaveLength(MIB);
  await isRefused(notes(16));
  await isRefused(notes(30));
});

test('and a text that nobody asks for is not read', async () => {
  isTextRead = false;
  const { body } = await opened.ask(
    '{ findings(first: 500) { nodes { report { document { hash size fileName mediaType } } } } }',
  );
  expect(body.data.findings.nodes.length).toBeGreaterThan(50);
  expect(isTextRead).toBe(false);
});

test('the data of a chart name who is missing with every point, and are no larger', async () => {
  const data = (years: string) =>
    opened.app.inject(
      `/chart.json?kind=table&measure=${MEASURES.slice(0, 6).map(({ id }) => id)}&of=region:vale&years=${years}`,
    );
  const some = await data('2026..2050');
  expect([some.statusCode, some.body.length > 4 * MIB]).toEqual([200, true]);
  const all = await data('2008..2100');
  expect([all.statusCode, all.json().errors[0].extensions.code]).toEqual([400, 'QUERY_TOO_COSTLY']);
});

test('a field that fails at once leaves no other to fail unheard, which would end the process', async () => {
  const schema = buildSchema('type Query { all: [Item!]! } type Item { name: String! }');
  const { all } = schema.getQueryType()?.getFields() ?? {};
  const { name } = (schema.getType('Item') as GraphQLObjectType).getFields();
  if (!all || !name) throw new Error('The schema is another');
  all.resolve = () => ['later', 'now'];
  name.resolve = (item: string) => {
    if (item === 'now') throw new Error(item);
    return new Promise((_, reject) => setTimeout(() => reject(new Error(item)), 10));
  };
  meterAnswers(schema);
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  const spending = { budget: openBudget(1), answer: openAnswer() };
  const { data, errors } = await graphql({ schema, source: '{ all { name } }', contextValue: spending });
  await new Promise((resolve) => setTimeout(resolve, 30));
  process.off('unhandledRejection', hear);
  expect([data, errors?.map(({ message }) => message), unheard]).toEqual([null, ['now'], []]);
});
