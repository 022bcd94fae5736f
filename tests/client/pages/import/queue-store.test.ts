import { describe, expect, test } from 'vitest';
import { type Parcel, type Send, type Sent, sentOf } from '../../../../client/intake/send.ts';
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
  const send: Send = (parcel, onShare) => {
    let stopped = false;
    let resolve: (sent: Sent) => void = () => undefined;
    const done = new Promise<Sent>((give) => {
      resolve = give;
    });
    queueMicrotask(() => onShare(1));
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
const answered = (answer: unknown): Sent => ({ kind: 'answered', answer });
const keyRefused = sentOf(
  403,
  JSON.stringify({
    errors: [{ message: 'no', extensions: { code: 'NOT_ALLOWED', sentence: { zh: '密钥无效。', en: 'no' } } }],
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
  test('reads two files at a time without a key, the third when one is done', async () => {
    const { posted, kinds } = open('a', 'b', 'c');
    expect(posted.map(({ parcel }) => [parcel.path, parcel.file.name, parcel.key])).toEqual([
      ['/readings', 'a', null],
      ['/readings', 'b', null],
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

describe('Accepting with a key', () => {
  async function twoRead() {
    const opened = open('a', 'b');
    for (const one of [...opened.posted]) await one.answer(answered({ readings: [reading()] }));
    opened.posted.length = 0;
    return opened;
  }

  test('sends one by one, tells of each that is stored, and goes on past a refused one', async () => {
    const { posted, store, kinds, told } = await twoRead();
    store.accept([1, 2], 'gk_key');
    expect(posted.map(({ parcel }) => [parcel.path, parcel.file.name, parcel.key])).toEqual([
      ['/documents', 'a', 'gk_key'],
    ]);
    await posted[0]?.answer(answered({ receipts: [notStored] }));
    expect(told()).toBe(0);
    expect(posted[1]?.parcel.file.name).toBe('b');
    await posted[1]?.answer(answered({ receipts: [stored] }));
    expect(kinds()).toEqual(['notAccepted', 'accepted']);
    expect(told()).toBe(1);
  });

  test('a refused key sends nothing more, is forgotten, and what it said is kept for the question', async () => {
    const { posted, store, kinds } = await twoRead();
    store.accept([1, 2], 'gk_wrong');
    await posted[0]?.answer(keyRefused);
    expect(posted).toHaveLength(1);
    expect(kinds()).toEqual(['read', 'read']);
    expect(store.get()).toMatchObject({ keyHeld: false, keyRefusal: { code: 'NOT_ALLOWED' } });
    store.accept([1, 2], 'gk_right');
    expect(posted[1]?.parcel.key).toBe('gk_right');
    expect(store.get()).toMatchObject({ keyHeld: true, keyRefusal: null });
  });

  test('a key is held until it is forgotten', async () => {
    const { posted, store } = await twoRead();
    store.accept([1], 'gk_key');
    await posted[0]?.answer(answered({ receipts: [stored] }));
    store.accept([2], null);
    expect(posted[1]?.parcel.key).toBe('gk_key');
    store.forgetKey();
    expect(store.get().keyHeld).toBe(false);
  });

  test('stopped in the middle, the file that is being stored is finished and no other begun', async () => {
    const { posted, store, kinds } = await twoRead();
    store.accept([1, 2], 'gk_key');
    store.stop();
    await posted[0]?.answer(answered({ receipts: [stored] }));
    expect(posted).toHaveLength(1);
    expect(kinds()).toEqual(['accepted', 'read']);
  });
});

describe('What came back', () => {
  test('keeps the sentence of the server and knows a refused key', () => {
    expect(keyRefused).toMatchObject({
      kind: 'refused',
      keyRefused: true,
      refusal: { sentence: { zh: '密钥无效。' } },
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

  test('refusals inside a reading carry code and sentence', () => {
    expect(refused.problem.sentence.en).not.toBe('');
  });
});
