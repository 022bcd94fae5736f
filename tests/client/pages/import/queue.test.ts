import { describe, expect, test } from 'vitest';
import { importWords } from '../../../../client/intake/intake.words.ts';
import {
  advance,
  countQueue,
  EMPTY_QUEUE,
  isAcceptable,
  isUnsent,
  nextToRead,
  nextToSend,
  type Queue,
  type QueueEvent,
  twinsOf,
} from '../../../../client/pages/import/queue.ts';
import { stageWord } from '../../../../client/pages/import/stage-words.ts';
import { regionIn, unlisted } from '../../../../client/pages/import/unlisted-names.ts';
import type { Reading, Receipted } from '../../../../schema/intake/reading.ts';
import { asking, notStored, reading, refused, stored } from '../../intake/readings.ts';

function file(name: string): File {
  return new File(['年报'], name, { lastModified: 1 });
}

function queueOf(...names: readonly string[]): Queue {
  return advance(EMPTY_QUEUE, { kind: 'added', files: names.map((name) => ({ name, file: file(name) })) });
}

function following(queue: Queue, ...events: readonly QueueEvent[]): Queue {
  return events.reduce(advance, queue);
}

function read(id: number, ...readings: readonly Reading[]): readonly QueueEvent[] {
  return [
    { kind: 'readingStarted', id },
    { kind: 'wasRead', id, readings },
  ];
}

function accepted(id: number, ...receipts: readonly Receipted[]): readonly QueueEvent[] {
  return [
    { kind: 'accepting', ids: [id] },
    { kind: 'sendingStarted', id },
    { kind: 'received', id, receipts },
  ];
}

const kinds = (queue: Queue) => queue.entries.map((entry) => entry.stage.kind);
const said = (queue: Queue) => queue.entries.map((entry) => stageWord(entry, importWords.zh.stages));
const refusal = refused.problem;

describe('Files on the list', () => {
  test('wait, and two of them are read at a time in the order of the list', () => {
    const queue = queueOf('a', 'b', 'c');
    expect(kinds(queue)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(nextToRead(queue).map((entry) => entry.name)).toEqual(['a', 'b']);
    const one = following(queue, { kind: 'readingStarted', id: 1 });
    expect(nextToRead(one).map((entry) => entry.name)).toEqual(['b']);
    expect(nextToRead(following(one, { kind: 'readingStarted', id: 2 }))).toEqual([]);
  });

  test('do not come twice: the same name, size and time are the same file, and that is said', () => {
    const queue = advance(queueOf('a'), { kind: 'added', files: [{ name: 'a', file: file('a') }] });
    expect(queue.entries).toHaveLength(1);
    expect(queue.repeated).toEqual(['a']);
  });

  test('of the same name in two folders are two files', () => {
    expect(queueOf('街道/年报.docx', '乡镇/年报.docx').entries).toHaveLength(2);
  });

  test('show how far they have gone out; progress never runs backwards', () => {
    const queue = following(
      queueOf('a'),
      { kind: 'readingStarted', id: 1 },
      { kind: 'progressed', id: 1, share: 0.5, documents: 0, page: null },
      { kind: 'progressed', id: 1, share: 0.2, documents: 0, page: null },
    );
    expect(said(queue)).toEqual(['正在上传 50%']);
    expect(said(following(queue, { kind: 'progressed', id: 1, share: 1, documents: 0, page: null }))).toEqual([
      '正在读',
    ]);
    expect(said(following(queue, { kind: 'progressed', id: 1, share: 1, documents: 3, page: null }))).toEqual([
      '正在读，已读 3 份',
    ]);
  });
});

describe('A file that was read', () => {
  test('without questions is chosen for acceptance', () => {
    const queue = following(queueOf('a'), ...read(1, reading()));
    expect(queue.entries[0]).toMatchObject({ chosen: true, stage: { kind: 'read' } });
    expect(said(queue)).toEqual(['读好']);
  });

  test('that is held already, the same, can be accepted but is not chosen', () => {
    const held = reading({ existing: { report: 'r', revision: 3, same: true, changedCells: 0 } });
    const queue = following(queueOf('a'), ...read(1, held));
    const [entry] = queue.entries;
    expect(entry && isAcceptable(entry)).toBe(true);
    expect(entry?.chosen).toBe(false);
    expect(entry && isUnsent(entry)).toBe(false);
    expect(countQueue(queue)).toMatchObject({ acceptable: 0, same: 1 });
  });

  test('with a question cannot be accepted, nor chosen', () => {
    const queue = following(queueOf('a'), ...read(1, asking), { kind: 'chose', ids: [1], chosen: true });
    expect(queue.entries[0]?.chosen).toBe(false);
    expect(kinds(following(queue, { kind: 'accepting', ids: [1] }))).toEqual(['read']);
    expect(said(queue)).toEqual(['待补充']);
  });

  test('with nothing but refusals in it was not read, and nothing is lost with it', () => {
    const queue = following(queueOf('a'), ...read(1, refused));
    expect(said(queue)).toEqual(['未能读']);
    expect(queue.entries.some(isUnsent)).toBe(false);
    expect(countQueue(queue)).toMatchObject({ refused: 1, acceptable: 0 });
  });

  test('as an archive says how much of it was read and can be accepted as far as it was', () => {
    const queue = following(queueOf('a.zip'), ...read(1, reading(), refused));
    expect(said(queue)).toEqual(['读好 1 / 2']);
    expect(queue.entries.every(isAcceptable)).toBe(true);
  });

  test('is read anew with what the person named', () => {
    const queue = following(queueOf('a'), ...read(1, asking), {
      kind: 'corrected',
      member: null,
      id: 1,
      bureau: { id: 'education', name: '教育局' },
      year: 2024,
    });
    expect(queue.entries[0]).toMatchObject({ bureau: { id: 'education' }, year: 2024, stage: { kind: 'waiting' } });
  });

  test('is read anew with what was named of one document of an archive, the others left as they are', () => {
    const queue = following(queueOf('a.zip'), ...read(1, reading(), asking), {
      kind: 'corrected',
      member: 1,
      id: 1,
      bureau: { id: 'education', name: '教育局' },
      year: null,
    });
    expect(queue.entries[0]).toMatchObject({
      bureau: null,
      members: { 1: { bureau: { id: 'education' }, year: null } },
      stage: { kind: 'waiting' },
    });
  });

  test('that failed as a whole can be tried again', () => {
    const queue = following(queueOf('a'), { kind: 'readingStarted', id: 1 }, { kind: 'failed', id: 1, refusal });
    expect(kinds(queue)).toEqual(['notRead']);
    expect(kinds(following(queue, { kind: 'retried', id: 1 }))).toEqual(['waiting']);
  });

  test('names its twins by report: other files with the same publisher and year', () => {
    const queue = following(
      queueOf('a', 'b', 'c'),
      ...read(1, reading()),
      ...read(2, reading()),
      // An archive of two.
      ...read(3, reading({ year: 2024 }), reading()),
    );
    expect(queue.entries.map((entry) => twinsOf(queue, entry))).toEqual([[['b', 'c']], [['a', 'c']], [[], ['a', 'b']]]);
  });
});

describe('Accepting', () => {
  const both = following(queueOf('a', 'b'), ...read(1, reading()), ...read(2, reading({ year: 2024 })));

  test('sends one file at a time in the order of the list', () => {
    const due = following(both, { kind: 'accepting', ids: [2, 1] });
    expect(kinds(due)).toEqual(['due', 'due']);
    expect(nextToSend(due)?.id).toBe(1);
    expect(nextToSend(following(due, { kind: 'sendingStarted', id: 1 }))).toBeNull();
  });

  test('of one file that fails leaves the other as it is', () => {
    const queue = following(
      both,
      { kind: 'accepting', ids: [1, 2] },
      { kind: 'sendingStarted', id: 1 },
      { kind: 'failed', id: 1, refusal },
      { kind: 'sendingStarted', id: 2 },
      { kind: 'received', id: 2, receipts: [stored] },
    );
    expect(kinds(queue)).toEqual(['notAccepted', 'accepted']);
    expect(queue.entries[0] && isAcceptable(queue.entries[0])).toBe(true);
    expect(queue.entries.map(isUnsent)).toEqual([true, false]);
  });

  test('that the server refuses within its answer is not accepted either', () => {
    expect(kinds(following(both, ...accepted(1, notStored)))).toEqual(['notAccepted', 'read']);
  });

  test('of an archive says how many of its documents were stored', () => {
    expect(said(following(both, ...accepted(1, stored, notStored)))).toEqual(['已接收 1 / 2', '读好']);
  });

  test('of what is held already says that nothing changed', () => {
    const { receipt } = stored;
    if (!receipt) throw new Error('a receipt');
    const unchanged: Receipted = { ...stored, receipt: { ...receipt, kind: 'unchanged' } };
    expect(said(following(both, ...accepted(1, unchanged)))).toEqual(['无变动', '读好']);
  });

  test('stops at a refused key: that file and those behind it are as they were', () => {
    const queue = following(
      both,
      { kind: 'accepting', ids: [1, 2] },
      { kind: 'sendingStarted', id: 1 },
      { kind: 'stopped', refusedAt: 1 },
    );
    expect(kinds(queue)).toEqual(['read', 'read']);
    expect(queue.entries.map((entry) => entry.chosen)).toEqual([true, true]);
  });

  test('stopped by the person finishes the file that is being stored', () => {
    const queue = following(
      both,
      { kind: 'accepting', ids: [1, 2] },
      { kind: 'sendingStarted', id: 1 },
      { kind: 'stopped', refusedAt: null },
    );
    expect(kinds(queue)).toEqual(['sending', 'read']);
  });

  test('cannot be undone by taking the file off the list in the middle', () => {
    const queue = following(
      both,
      { kind: 'accepting', ids: [1] },
      { kind: 'sendingStarted', id: 1 },
      { kind: 'removed', ids: [1, 2] },
    );
    expect(kinds(queue)).toEqual(['sending']);
  });

  test('an answer that comes too late changes nothing', () => {
    expect(
      kinds(following(both, { kind: 'wasRead', id: 1, readings: [refused] }, { kind: 'failed', id: 2, refusal })),
    ).toEqual(['read', 'read']);
  });
});

describe('Publishers on no list', () => {
  const unknown = (printedPublisher: string): Reading => ({ ...asking, printedPublisher });
  const region = (id: string, zh: string) => ({ id, name: { zh } });

  test('are told with their documents; once on the list, only those documents are read again', () => {
    const queue = following(
      queueOf('a', 'b', 'c', 'd'),
      ...read(1, unknown('青川区一局'), reading()),
      ...read(2, unknown('青川区二局')),
      ...read(3, {
        ...unknown('青川区一局'),
        question: { ...refusal, code: 'YEAR_MISSING', candidates: [] },
      } as Reading),
      ...read(4, reading()),
    );
    expect(unlisted(queue).map(({ printedPublisher }) => printedPublisher)).toEqual(['青川区一局', '青川区二局']);
    expect(kinds(following(queue, { kind: 'listed', names: ['青川区一局'] }))).toEqual([
      'waiting',
      'read',
      'read',
      'read',
    ]);
  });

  test('are of the region whose name they bear, the longest of several; of the only one where there is one', () => {
    const regions = [region('qing', '青川'), region('qingchuan', '青川区'), region('hill', '山区')];
    expect(regionIn('江州市青川区一局', regions)?.id).toBe('qingchuan');
    expect(regionIn('第一局', regions)).toBeNull();
    expect(regionIn('第一局', regions.slice(2))?.id).toBe('hill');
  });
});
