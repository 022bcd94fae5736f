import { describe, expect, test } from 'vitest';
import {
  headwayOf,
  isOnSite,
  type Parcel,
  type Send,
  type Sent,
  sentOf,
  waitAfter,
} from '../../../../client/intake/send.ts';
import { makeQueueStore } from '../../../../client/pages/import/queue-store.ts';
import { asking, notStored, reading, refused, stored } from '../../intake/readings.ts';

interface Posted {
  readonly parcel: Parcel;
  readonly answer: (sent: Sent) => Promise<void>;
  readonly stopped: () => boolean;
}

/** A server that answers when the test says so. */
function makeServer() {
  const posted: Posted[] = [];
  const send: Send = (parcel, onProgress) => {
    let stopped = false;
    let resolve: (sent: Sent) => void = () => undefined;
    const done = new Promise<Sent>((give) => {
      resolve = give;
    });
    queueMicrotask(() => onProgress(headwayOf('')));
    posted.push({
      parcel,
      stopped: () => stopped,
      answer: async (sent) => {
        resolve(sent);
        await done;
        await Promise.resolve();
      },
    });
    return {
      done,
      stop: () => {
        stopped = true;
      },
    };
  };
  return { posted, send };
}

const files = (...names: readonly string[]) => ({
  kind: 'added' as const,
  files: names.map((name) => ({ name, file: new File(['年报'], name) })),
});
const nameOf = (parcel?: Parcel) => (parcel && !isOnSite(parcel.file) ? parcel.file.name : parcel?.file);
const answered = (answer: unknown): Sent => ({ kind: 'answered', answer });
const signedOut = sentOf(
  401,
  JSON.stringify({
    errors: [{ message: 'no', extensions: { code: 'NOT_SIGNED_IN', sentence: { zh: '请先登录。', en: 'no' } } }],
  }),
);

function open(...names: readonly string[]) {
  const server = makeServer();
  let told = 0;
  const store = makeQueueStore(server.send, () => {
    told += 1;
  });
  store.tell(files(...names));
  return {
    ...server,
    store,
    told: () => told,
    kinds: () => store.get().queue.entries.map((entry) => entry.stage.kind),
  };
}

describe('The list at work', () => {
  test('reads two files at a time, the third when one is done', async () => {
    const { posted, kinds } = open('a', 'b', 'c');
    expect(posted.map(({ parcel }) => [parcel.path, nameOf(parcel)])).toEqual([
      ['/readings', 'a'],
      ['/readings', 'b'],
    ]);
    await posted[1]?.answer(answered({ readings: [reading()] }));
    expect(posted).toHaveLength(3);
    expect(kinds()).toEqual(['reading', 'read', 'reading']);
  });

  test('a file that cannot be read leaves the others alone', async () => {
    const { posted, kinds } = open('a', 'b');
    await posted[0]?.answer(sentOf(0, ''));
    await posted[1]?.answer(answered({ readings: [reading()] }));
    expect(kinds()).toEqual(['notRead', 'read']);
  });

  test('an answer that is none of ours is said to be odd, not taken for a reading', async () => {
    const { posted, kinds } = open('a');
    await posted[0]?.answer(answered({ readings: [{ fileName: 'a', problem: null }] }));
    expect(kinds()).toEqual(['notRead']);
  });

  test('naming the bureau gives up the reading under way and reads anew with it', async () => {
    const { posted, store, kinds } = open('a');
    store.tell({ kind: 'corrected', id: 1, member: null, bureau: { id: 'education', name: '教育局' }, year: 2024 });
    expect(posted[0]?.stopped()).toBe(true);
    expect(posted[1]?.parcel).toMatchObject({ bureau: 'education', year: 2024 });
    await posted[0]?.answer(answered({ readings: [asking] }));
    expect(kinds()).toEqual(['reading']);
    await posted[1]?.answer(answered({ readings: [reading()] }));
    expect(kinds()).toEqual(['read']);
  });

  test('a removed file is read no further', () => {
    const { posted, store, kinds } = open('a');
    store.tell({ kind: 'removed', ids: [1] });
    expect(posted[0]?.stopped()).toBe(true);
    expect(kinds()).toEqual([]);
  });
});

describe('Accepting', () => {
  async function twoRead() {
    const opened = open('a', 'b');
    for (const one of [...opened.posted]) await one.answer(answered({ readings: [reading()] }));
    opened.posted.length = 0;
    return opened;
  }

  test('sends one by one, tells of each that is stored, and goes on past a refused one', async () => {
    const { posted, store, kinds, told } = await twoRead();
    store.accept([1, 2]);
    expect(posted.map(({ parcel }) => [parcel.path, nameOf(parcel)])).toEqual([['/documents', 'a']]);
    await posted[0]?.answer(answered({ receipts: [notStored] }));
    expect(told()).toBe(0);
    expect(nameOf(posted[1]?.parcel)).toBe('b');
    await posted[1]?.answer(answered({ receipts: [stored] }));
    expect(kinds()).toEqual(['notAccepted', 'accepted']);
    expect(told()).toBe(1);
  });

  test('signed out meanwhile, sends nothing more, says so once, and goes on when asked again', async () => {
    const { posted, store, kinds, told } = await twoRead();
    store.accept([1, 2]);
    await posted[0]?.answer(signedOut);
    expect(posted).toHaveLength(1);
    expect(kinds()).toEqual(['read', 'read']);
    // Who looks on learns that nobody is signed in any more.
    expect([store.get().signedOut, told()]).toEqual([true, 1]);
    store.accept([1, 2]);
    expect(nameOf(posted[1]?.parcel)).toBe('a');
    expect(store.get().signedOut).toBe(false);
  });

  test('what the role may not store is the refusal of that file, and the next goes out', async () => {
    const { posted, store, kinds } = await twoRead();
    store.accept([1, 2]);
    const sentence = { zh: '不能接收。', en: 'no' };
    await posted[0]?.answer(
      sentOf(403, JSON.stringify({ errors: [{ extensions: { code: 'NOT_ALLOWED', sentence } }] })),
    );
    expect(nameOf(posted[1]?.parcel)).toBe('b');
    expect(kinds()).toEqual(['notAccepted', 'sending']);
  });

  test('stopped in the middle, the file that is being stored is finished and no other begun', async () => {
    const { posted, store, kinds } = await twoRead();
    store.accept([1, 2]);
    store.stop();
    await posted[0]?.answer(answered({ receipts: [stored] }));
    expect(posted).toHaveLength(1);
    expect(kinds()).toEqual(['accepted', 'read']);
  });
});

describe('What came back', () => {
  test('keeps the sentence of the server and knows when nobody is signed in', () => {
    expect(signedOut).toMatchObject({
      kind: 'refused',
      signedOut: true,
      refusal: { sentence: { zh: '请先登录。' } },
    });
  });

  test('of a proxy or a broken line still says what to do', () => {
    for (const [status, body] of [
      [0, ''],
      [413, '<html>too large</html>'],
      [502, '<html>bad gateway</html>'],
      [200, 'not json'],
    ] as const) {
      const sent = sentOf(status, body);
      expect(sent.kind).toBe('refused');
      if (sent.kind === 'refused') expect(sent.refusal.sentence.zh).toMatch(/请/);
    }
  });

  test('in lines says of a scan which page is being read, and is the same answer without that', () => {
    const lines =
      '{"a":1}\n{"page":1,"pages":3,"fileName":"扫描件.pdf"}\n{"page":2,"pages":3,"fileName":"扫描件.pdf"}\n';
    expect(headwayOf(lines)).toEqual({ share: 1, documents: 1, page: { page: 2, pages: 3 } });
    expect(headwayOf(`${lines}{"b":`)).toEqual({ share: 1, documents: 1, page: { page: 2, pages: 3 } });
    expect(headwayOf(`${lines}{"b":1}\n`)).toEqual({ share: 1, documents: 2, page: null });
    expect(sentOf(200, `${lines}{"b":1}\n`, 'readings')).toEqual(answered({ readings: [{ a: 1 }, { b: 1 }] }));
  });

  test('in lines is the answer that would have been given whole, and what ended it early is a refusal', () => {
    expect(sentOf(200, '{"a":1}\n{"a":2}\n', 'receipts')).toEqual(answered({ receipts: [{ a: 1 }, { a: 2 }] }));
    const sentence = { zh: '上传的内容不完整。', en: 'cut off' };
    const failure = JSON.stringify({ errors: [{ message: '', extensions: { code: 'BROKEN_FORM', sentence } }] });
    expect(sentOf(200, `{"a":1}\n${failure}\n`, 'receipts')).toEqual({
      kind: 'refused',
      signedOut: false,
      refusal: { code: 'BROKEN_FORM', sentence },
    });
  });

  test.each([
    [503, '60', 60],
    [429, '1', 1],
    [503, '121', null],
    [503, null, null],
    [503, 'Wed, 21 Oct 2026 07:28:00 GMT', null],
    [500, '5', null],
    [200, '5', null],
  ])('%i with Retry-After %j is worth another try after %j seconds', (status, retryAfter, seconds) => {
    expect(waitAfter(status, retryAfter)).toBe(seconds);
  });

  test('refusals inside a reading carry code and sentence', () => {
    expect(refused.problem.sentence.en).not.toBe('');
  });
});

describe('a report on a site', () => {
  const FOUND = { address: 'https://www.hill.test/a.html', title: '教育局2023年年报', date: '2024-01-20' };
  const READ = { from: [FOUND.address], hashes: ['abc'], passedOver: [] };
  const add = { kind: 'added' as const, files: [{ name: FOUND.title, file: FOUND }] };

  test('is read and stored by its address, and stored only as what was read', async () => {
    const { posted, store } = open();
    store.tell(add);
    expect(posted.map(({ parcel }) => [parcel.path, parcel.file])).toEqual([['/readings', FOUND]]);
    await posted[0]?.answer(answered({ readings: [reading()], ...READ }));
    expect(store.get().queue.entries[0]).toMatchObject({ stage: { kind: 'read' }, onSite: READ, chosen: true });
    store.accept([1]);
    expect(posted[1]?.parcel).toMatchObject({ path: '/documents', file: FOUND, seen: ['abc'] });
    await posted[1]?.answer(answered({ receipts: [stored] }));
    expect(store.get().queue.entries[0]?.stage.kind).toBe('accepted');
  });

  test('stands on the list once, and is not taken for a file', () => {
    const { store } = open(FOUND.title);
    store.tell(add);
    store.tell(add);
    expect(store.get().queue).toMatchObject({ entries: [{}, { file: FOUND }], repeated: [FOUND.title] });
  });

  test('is not read where the server does not say where it was read', async () => {
    const { posted, store } = open();
    store.tell(add);
    await posted[0]?.answer(answered({ readings: [reading()] }));
    expect(store.get().queue.entries[0]?.stage).toMatchObject({ kind: 'notRead', refusal: { code: 'ODD_ANSWER' } });
  });
});
