/**
 * Two hundred bytes of a database of 258 reports become others: every report is answered as it was, or refused, and every bureau has its name
 * or none. Where the way to a report or a bureau is hit and it is not found, it does not pass for one that is missing, and no list or sum
 * for one of fewer.
 */
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDocumentBytes, findDocuments, findTexts } from '../../../../server/store/find/documents.ts';
import { figuresOf, narrativeOf } from '../../../../server/store/find/figures.ts';
import { findingsOf } from '../../../../server/store/find/findings.ts';
import { heldReports, heldSpan } from '../../../../server/store/find/held.ts';
import {
  aliasesOf,
  bureausOf,
  findPublishers,
  listBureaus,
  listRegions,
} from '../../../../server/store/find/publishers.ts';
import { findReports, latestYears, listReports, versionsOf } from '../../../../server/store/find/reports.ts';
import { findRevisions } from '../../../../server/store/find/revisions.ts';
import { formerNamesOf, listRoster } from '../../../../server/store/find/roster.ts';
import { ownRows } from '../../../../server/store/find/series.ts';
import { commonRows, sumRows } from '../../../../server/store/find/sums.ts';
import { openSqlite } from '../../../../server/store/open.ts';
import type { Reader } from '../../../../server/store/reader.ts';
import { quickCheck } from '../../../../server/store/safety/check/quick-check.ts';
import { verify } from '../../../../server/store/safety/check/verify.ts';
import { writeSeeded } from '../../../support/seeded.ts';
import { flipByte } from '../../../support/spoil.ts';

const FLIPS = 200;
const ROUNDS = 2;

let folder = '';
let sound = '';
let before: ReadonlyMap<string, Answer>;
let ids: readonly string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-flips-'));
  sound = join(folder, 'sound.sqlite');
  await writeSeeded(sound);
  const store = await openSqlite(sound);
  ids = (await store.reader.db.selectFrom('report').select('id').orderBy('id').execute()).map(({ id }) => id);
  await store.close();
  before = await answersOf(sound);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  readonly report: string;
  readonly series: string;
  /** Its publisher, as it is listed. */
  readonly publisher: string;
  /** What else it is called or was: a way to a name that is hit leads to none. */
  readonly names: readonly string[];
}

/** All that is shown of a report, and what a chart takes from it; throws where any of it is refused or cannot be read. */
async function answerOf(reader: Reader, id: string): Promise<Answer> {
  const [report] = await findReports(reader, [id]);
  if (!report) throw new Error(`${id} is not found`);
  const { version, documentHash, publisher, year } = report;
  const years = { from: year, to: year };
  const question = {
    measures: ['requests.received', 'fees.amount'],
    indicators: [],
    applicant: 'total',
    asOf: null,
    years,
  };
  const bytes = await findDocumentBytes(reader, documentHash);
  if (!bytes) throw new Error(`${documentHash} is not found`);
  const shown = JSON.stringify([
    report,
    await figuresOf(reader, [version]),
    await narrativeOf(reader, [version]),
    await findingsOf(reader, [version]),
    await findDocuments(reader, [documentHash]),
    await findTexts(reader, [documentHash]),
    Buffer.from(bytes.bytes).toString('base64'),
    await versionsOf(reader, [id]),
  ]);
  return {
    report: shown,
    series: JSON.stringify([
      await heldReports(reader, { publishers: [publisher] }, question),
      await ownRows(reader, [publisher], question),
    ]),
    publisher: JSON.stringify([
      await findPublishers(reader, [publisher]),
      await findRevisions(reader, [report.revision]),
    ]),
    names: [...(await aliasesOf(reader, [publisher])), ...(await formerNamesOf(reader, [publisher]))].map((name) =>
      JSON.stringify(name),
    ),
  };
}

const WHOLE = { first: 300, after: null };

/** What gathers many: a list that is shorter would pass for one of fewer. */
const LISTS: Readonly<Record<string, (reader: Reader) => Promise<unknown>>> = {
  'the list': listRoster,
  regions: (reader) => listRegions(reader, WHOLE),
  'the bureaus of a region': (reader) => bureausOf(reader, ['shifan']),
  'a page of them': (reader) => listBureaus(reader, { region: 'shifan', type: null, name: null }, WHOLE),
  'their newest years': async (reader) => {
    const bureaus = (await bureausOf(reader, ['shifan'])).map(({ id }) => id);
    const years = new Map((await latestYears(reader, bureaus)).map(({ publisher, year }) => [publisher, year]));
    return bureaus.map((id) => years.get(id));
  },
  'all reports': (reader) => listReports(reader, {}, WHOLE),
  'reports of a year': (reader) => listReports(reader, { years: { from: 2020, to: 2020 } }, WHOLE),
  'what there is': heldSpan,
  sums: (reader) => sumRows(reader, ['shifan'], SUMMED),
  'changes of the common set': (reader) => commonRows(reader, ['shifan'], SUMMED),
};

const SUMMED = {
  measures: ['requests.received', 'fees.amount'],
  indicators: [],
  applicant: 'total',
  asOf: null,
  years: { from: 2019, to: 2025 },
};

async function answersOf(file: string): Promise<ReadonlyMap<string, Answer>> {
  const store = await openSqlite(file);
  const answers = new Map<string, Answer>();
  for (const id of ids) {
    await answerOf(store.reader, id).then(
      (answer) => answers.set(id, answer),
      () => {},
    );
  }
  for (const [name, ask] of Object.entries(LISTS)) {
    await ask(store.reader).then(
      (found) => answers.set(name, { report: JSON.stringify(found), series: '', publisher: '', names: [] }),
      () => {},
    );
  }
  await store.close();
  return answers;
}

/** The same numbers from 0 to 1 every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('every report and every list is answered', () => {
  expect(before.size).toBe(258 + Object.keys(LISTS).length);
});

test('none is answered otherwise than it was', async () => {
  const next = numbers(20261130);
  let started = 0;
  for (let round = 0; started < ROUNDS; round += 1) {
    expect(round).toBeLessThan(20);
    const file = join(folder, `round-${round}.sqlite`);
    copyFileSync(sound, file);
    for (let flip = 0; flip < FLIPS; flip += 1) flipByte(file, Math.floor(next() * statSync(file).size));
    const after = await answersOf(file).catch(() => null);
    // Where the schema itself is hit the program does not start, and says so.
    if (after === null) continue;
    started += 1;
    const atStart = quickCheck(file).length;
    for (const [id, { names, ...answer }] of after) {
      const { names: known = [], ...was } = before.get(id) ?? {};
      expect(answer).toEqual(was);
      expect(known).toEqual(expect.arrayContaining([...names]));
    }
    expect(after.size).toBeGreaterThan(50);
    expect(after.size).toBeLessThan(230);
    let damages = atStart;
    const store = await openSqlite(file);
    for await (const _ of verify(store.reader, file)) damages += 1;
    await store.close();
    // Some damage lies in one report, and some report has several.
    expect(damages).toBeGreaterThan(FLIPS / 4);
  }
});
