/** What is stored of a report and is not what was written any more is never answered: the sentence says whose it is. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Label } from '../../../schema/language.ts';
import type { Problem } from '../../../schema/problem.ts';
import { countedChecksum, isSound, revisionChecksum } from '../../../server/store/checksums.ts';
import { listDeeds } from '../../../server/store/find/audit.ts';
import { findDocumentBytes, findDocuments, findTexts } from '../../../server/store/find/documents.ts';
import { filedReports } from '../../../server/store/find/due.ts';
import { figuresOf, narrativeOf } from '../../../server/store/find/figures.ts';
import { countFindings, countRegionFindings } from '../../../server/store/find/finding-counts.ts';
import { findingsOf, listFindings } from '../../../server/store/find/findings.ts';
import { heldReports } from '../../../server/store/find/held.ts';
import { lineageOf } from '../../../server/store/find/lineage.ts';
import { prunableDocuments } from '../../../server/store/find/prunable.ts';
import { bureausOf, listBureaus, listPublisherNames } from '../../../server/store/find/publishers.ts';
import { findReports, listReports, versionsOf } from '../../../server/store/find/reports.ts';
import { findRevisions, getRevision, listRevisions } from '../../../server/store/find/revisions.ts';
import { listNames } from '../../../server/store/find/roster.ts';
import { ownRows } from '../../../server/store/find/series.ts';
import { commonRows, sumRows } from '../../../server/store/find/sums.ts';
import type { Store } from '../../../server/store/open.ts';
import { shortMeasure } from '../../../server/store/packed/usual.ts';
import type { Reader } from '../../../server/store/reader.ts';
import { readerWithin, type WriteTransaction } from '../../../server/store/writer.ts';
import { enrol, file, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const PAGE = { first: 50, after: null };
const ALL = {};
const QUESTION = {
  measures: ['requests.received'],
  indicators: [],
  applicant: 'total',
  asOf: null,
  years: { from: 2020, to: 2024 },
};

/** Two bureaus, one of which replaced a report; the first versions have the numbers 1 to 4. */
async function fill({ store }: TestStore): Promise<void> {
  await enrol(store);
  await file(store, 'hill-a', 2022, { cells: received(4), narrative: [{ measure: 'disclosures.total', value: 12 }] });
  await file(store, 'hill-b', 2022, { cells: received(6) });
  await file(store, 'hill-a', 2023, { cells: received(5) });
  await file(store, 'hill-a', 2023, { cells: received(7) });
}

type Ask = (reader: Reader, hash: string) => Promise<unknown>;

/** What is asked for, by what it is read from. */
const QUESTIONS = {
  'the figures': (reader) => figuresOf(reader, [1, 2]),
  'the numbers of the prose': (reader) => narrativeOf(reader, [1, 2]),
  'a series': (reader) => ownRows(reader, ['hill-a', 'hill-b'], QUESTION),
  'sums at an earlier revision': (reader) => sumRows(reader, ['hill'], { ...QUESTION, asOf: 4 }),
  'changes at an earlier revision': (reader) => commonRows(reader, ['hill'], { ...QUESTION, asOf: 4 }),
  sums: (reader) => sumRows(reader, ['hill'], QUESTION),
  changes: (reader) => commonRows(reader, ['hill'], QUESTION),
  findings: (reader) => findingsOf(reader, [1, 2]),
  'findings of a version that was replaced': (reader) => findingsOf(reader, [3]),
  'the list of findings': (reader) => listFindings(reader, ALL, PAGE),
  'how many findings': (reader) => countFindings(reader, [1, 2]),
  'how many findings of a region': (reader) => countRegionFindings(reader, ['hill'], 2022),
  'a report': (reader) => findReports(reader, ['hill-a-2022']),
  'the list of reports': (reader) => listReports(reader, ALL, PAGE),
  'the versions': (reader) => versionsOf(reader, ['hill-a-2022']),
  'who has reported': (reader) => heldReports(reader, { regions: ['hill'] }, QUESTION),
  'who had reported at an earlier revision': (reader) =>
    heldReports(reader, { publishers: ['hill-a'] }, { ...QUESTION, asOf: 2 }),
  'what was filed when': (reader) => filedReports(reader, ['hill'], 2022),
  'a region of bureaus': (reader) => bureausOf(reader, ['hill']),
  'the list of bureaus': (reader) => listBureaus(reader, { region: null, type: null, name: null }, PAGE),
  'what lies above': (reader) => lineageOf(reader, 'hill-a'),
  'who may be meant': (reader) => listPublisherNames(reader),
  'all names': (reader) => listNames(reader),
  'the changes': (reader) => listRevisions(reader, PAGE),
  'a change': (reader) => getRevision(reader, 2),
  'who did what': (reader) => listDeeds(reader, { actor: null, actions: null }, PAGE),
  'what may be pruned': (reader) => prunableDocuments(reader, '2030-01-01T00:00:00.000Z'),
  'a document': (reader, hash) => findDocuments(reader, [hash]),
  'its text': (reader, hash) => findTexts(reader, [hash]),
  'the bytes of a document': (reader, hash) => findDocumentBytes(reader, hash),
} as const satisfies Readonly<Record<string, Ask>>;

type Question = keyof typeof QUESTIONS;

const FROM_COLUMNS: readonly Question[] = ['a series', 'sums', 'changes'];
/** Told by the row that says whose reports the columns of a year are. */
const FROM_HEADS: readonly Question[] = [...FROM_COLUMNS, 'who has reported'];

/** What is altered behind the program's back, and the questions that must not be answered then. */
const ALTERED: readonly (readonly [string, string, readonly Question[]])[] = [
  [
    'what a report counts',
    'update contents set counted = printed where version_id = 1',
    ['sums at an earlier revision', 'changes at an earlier revision'],
  ],
  [
    'the year of a report',
    "update report set year = 2021 where id = 'hill-a-2022'",
    [
      ...['sums at an earlier revision', 'changes at an earlier revision', 'a report', 'the list of reports'],
      ...['who had reported at an earlier revision', 'what was filed when'],
    ] as const,
  ],
  [
    'the region of a report',
    "update report set region_id = 'hill-b' where id = 'hill-a-2022'",
    ['what was filed when', 'a report', 'the list of reports'],
  ],
  [
    'which version of a report is current',
    'update report_version set superseded = 5 where id = 1',
    [
      ...['who had reported at an earlier revision', 'what was filed when', 'a report'],
      ...['the list of reports', 'sums at an earlier revision', 'changes at an earlier revision'],
    ] as const,
  ],
  [
    'the name of a bureau',
    "update publisher set name_zh = '山区教育厅' where id = 'hill-a'",
    [
      ...['who had reported at an earlier revision', 'what was filed when', 'a region of bureaus'],
      ...['the list of bureaus', 'what lies above', 'who may be meant', 'a series', 'a report', 'the list of reports'],
    ] as const,
  ],
  ['who reports in a region', 'update roll set listed = listed + 1', ['who has reported']],
  [
    'another name of a bureau',
    "update publisher_name set written = '山区教育厅' where publisher_id = 'hill-a'",
    ['who may be meant', 'all names'],
  ],
  [
    'when something was changed',
    "update revision set at = '2016-01-20T02:00:00.000Z' where number = 2",
    ['what was filed when', 'the changes', 'a change', 'who did what', 'what may be pruned'],
  ],
  ['a printed cell', 'update contents set printed = counted where version_id = 1', ['the figures']],
  [
    'a number of the prose',
    'update contents set narrative = counted where version_id = 1',
    ['the numbers of the prose'],
  ],
  [
    'a row that is lost',
    'delete from contents where version_id = 1',
    ['the figures', 'the numbers of the prose', 'sums at an earlier revision', 'changes at an earlier revision'],
  ],
  [
    'the outcome of a finding',
    "update finding set outcome = 'failed' where version_id = 1 and position = 1",
    ['findings', 'the list of findings'],
  ],
  ['a finding that is lost', 'delete from finding where version_id = 1 and position = 2', ['findings']],
  ['all findings', 'delete from finding where version_id = 1', ['findings']],
  [
    'a title',
    "update report_version set title = 'x' where id = 1",
    [
      'a report',
      'the list of reports',
      'the versions',
      'findings',
      'how many findings',
      'how many findings of a region',
    ],
  ],
  ['the text of a document', "update document set text = text || '1'", ['its text']],
  [
    'the name of a file',
    "update document set file_name = 'x'",
    ['a document', 'the bytes of a document', 'the versions'],
  ],
  ['the bytes of a document', 'update document set bytes = BYTES', ['the bytes of a document']],
  ['a column', "update counted_column set cells = replace(cells, '4', '9') where year = 2022", FROM_HEADS],
  [
    'a column under another year',
    "update counted_column set year = 2021 where measure != '' and year = 2022",
    FROM_COLUMNS,
  ],
  [
    'whose reports they are',
    "update counted_column set cells = 'hill-b,hill-a' where measure = '' and year = 2022",
    FROM_HEADS,
  ],
  ['whose reports they are, lost', "delete from counted_column where measure = '' and year = 2022", FROM_HEADS],
  [
    'a column, lost',
    `delete from counted_column where measure = '${shortMeasure('requests.received')}' and year = 2022`,
    FROM_COLUMNS,
  ],
];

/** What a test did to a store is taken back whole. */
class TakenBack extends Error {}

/** Alters the store behind the program's back, looks at it, and takes the alteration back. */
async function altered({ writer }: Store, statement: string, look: (tx: WriteTransaction) => Promise<void>) {
  const transaction = writer.transaction(async (tx) => {
    await sql
      .raw(statement.replace('BYTES', tx.words.name === 'sqlite' ? "cast('x' as blob)" : "'x'::bytea"))
      .execute(tx.db);
    await look(tx);
    throw new TakenBack();
  });
  await expect(transaction).rejects.toBeInstanceOf(TakenBack);
}

/** Which questions are refused as damaged, and the sentences. */
async function refused(reader: Reader) {
  const document = await reader.db
    .selectFrom('report_version')
    .select('document_hash')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  const questions: string[] = [];
  const sentences: Label[] = [];
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const problem = await ask(reader, document.document_hash).then(
      () => null,
      (error: Problem) => error,
    );
    if (!problem) continue;
    expect(problem).toMatchObject({ code: 'DAMAGED' });
    questions.push(name);
    sentences.push(problem.sentence);
  }
  return { questions, sentences };
}

describe.each(Object.entries(STORES))('on %s', (_, open) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
    await fill(opened);
  });
  afterAll(() => opened.dispose());

  test('what nobody altered is answered', async () => {
    expect((await refused(opened.store.reader)).questions).toEqual([]);
  });

  test.each(ALTERED)('%s altered is not answered', async (_what, statement, questions) => {
    await altered(opened.store, statement, async (tx) => {
      const { questions: unanswered, sentences } = await refused(readerWithin(tx));
      expect(unanswered.toSorted()).toEqual([...questions].sort());
      for (const { zh, en } of sentences) {
        expect(zh).toMatch(
          /^((山区教育局|hill-a) 202[12] 年报的|山区 202[12] 年各单位的合计|名录中 hill-a 的|hill 各单位报送情况的|第 2 号数据版本的|数据的索引).*已损坏，不予显示.*恢复/,
        );
        expect(en).toMatch(
          /^The stored .* ((hill-a|Hill District) for 202[123]|hill-a on the list|who reports in hill|revision 2|the data) (is|are) damaged in/,
        );
      }
    });
  });

  test.each([
    ['the report that is replaced', 'update contents set counted = printed where version_id = 1'],
    ['a column of its year', "update counted_column set cells = replace(cells, '4', '9') where year = 2022"],
    ['the list of its year', "update counted_column set cells = 'hill-b,hill-a' where measure = '' and year = 2022"],
  ])('no report is stored on top of damage to %s', async (_what, statement) => {
    await altered(opened.store, statement, async (tx) => {
      const storeWithin = { ...opened.store, writer: { transaction: (work) => work(tx) } } as Store;
      await expect(file(storeWithin, 'hill-a', 2022, { cells: received(8) })).rejects.toMatchObject({
        code: 'DAMAGED',
      });
    });
  });

  test('a revision that a row names and that is not there is damaged, and not left out', async () => {
    await altered(opened.store, 'select 1', async (tx) => {
      await expect(findRevisions(readerWithin(tx), [1, 99])).rejects.toMatchObject({
        code: 'DAMAGED',
        sentence: { en: expect.stringContaining('record of revision 99') },
      });
    });
  });
});

test('where text should be and is none, a row is damaged, and nothing breaks', () => {
  const row = { number: 1, at: 'x', kind: 'import', note: 'x', report_id: null, actor: 'x', about: null };
  const checksum = revisionChecksum(row as never);
  expect(isSound.revision({ ...row, checksum } as never)).toBe(true);
  for (const field of ['at', 'note', 'actor']) {
    for (const value of [null, 0, new Uint8Array(2)])
      expect(isSound.revision({ ...row, checksum, [field]: value } as never), field).toBe(false);
  }
  expect(() => countedChecksum({ counted: null, publisher_id: null, year: 2022 } as never)).not.toThrow();
});
