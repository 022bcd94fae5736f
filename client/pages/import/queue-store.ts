/**
 * The list of files and the work on it, outside the page: whoever looks at another page of the product meanwhile finds
 * the list as it was, and the reading goes on. Nothing of it outlives the tab.
 */

import type { Refusal } from '../../../schema/intake/reading.ts';
import { ensureCollected } from '../../intake/collecting.ts';
import { ensureReadings, ensureReceipts } from '../../intake/reading.ts';
import { isOnSite, type Send, type Sending, send } from '../../intake/send.ts';
import { advance, EMPTY_QUEUE, isUnsent, nextToRead, nextToSend, type Queue, type QueueEvent } from './queue.ts';

export interface QueueState {
  readonly queue: Queue;
  /** Nothing was stored, for nobody is signed in any more; the files wait. */
  readonly signedOut: boolean;
}

export interface QueueStore {
  readonly get: () => QueueState;
  readonly subscribe: (onChange: () => void) => () => void;
  readonly tell: (event: QueueEvent) => void;
  /** Sends these files, one by one, in the name of who is signed in. */
  readonly accept: (ids: readonly number[]) => void;
  /** Sends nothing more; what is being stored at the moment is finished. */
  readonly stop: () => void;
}

const ODD_ANSWER: Refusal = {
  code: 'ODD_ANSWER',
  sentence: {
    zh: '服务器的回答读不懂。请重新打开本页再试；仍不行时告诉管理员。',
    en: 'The answer of the server cannot be understood. Open this page again; if it still fails, tell your administrator.',
  },
};

type Read = Pick<Extract<QueueEvent, { readonly kind: 'wasRead' }>, 'readings' | 'onSite'>;

function readOfFile(answer: unknown): Read | null {
  const readings = ensureReadings(answer);
  return readings && { readings };
}

function readOnSite(answer: unknown): Read | null {
  const collected = ensureCollected(answer);
  if (collected === null) return null;
  const { readings, ...onSite } = collected;
  return { readings, onSite };
}

/** `onChanged` is told of every change of the stored data, and when it turns out that nobody is signed in any more. */
export function makeQueueStore(post: Send, onChanged: () => void): QueueStore {
  let state: QueueState = { queue: EMPTY_QUEUE, signedOut: false };
  const listeners = new Set<() => void>();
  const under = new Map<number, Sending>();

  const set = (next: QueueState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const tell = (event: QueueEvent) => {
    giveUp(event);
    set({ ...state, queue: advance(state.queue, event) });
    work();
  };

  /** Files under way whose answer is no longer wanted. What is being stored is never cut off in the middle. */
  const giveUp = (event: QueueEvent) => {
    const ids = event.kind === 'corrected' ? [event.id] : event.kind === 'removed' ? event.ids : [];
    for (const id of ids) {
      const entry = state.queue.entries.find((one) => one.id === id);
      if (entry?.stage.kind !== 'reading') continue;
      const sending = under.get(id);
      under.delete(id);
      sending?.stop();
    }
  };

  const run = (id: number, sending: Sending, finish: (sent: Awaited<Sending['done']>) => void) => {
    under.set(id, sending);
    void sending.done.then((sent) => {
      if (under.get(id) !== sending) return;
      under.delete(id);
      finish(sent);
    });
  };

  const work = () => {
    for (const entry of nextToRead(state.queue)) {
      const { id, file, year, members } = entry;
      set({ ...state, queue: advance(state.queue, { kind: 'readingStarted', id }) });
      const parcel = { path: '/readings', file, bureau: entry.bureau?.id ?? null, year, members } as const;
      const sending = post(parcel, (headway) => {
        if (under.get(id) === sending) tell({ kind: 'progressed', id, ...headway });
      });
      run(id, sending, (sent) => {
        if (sent.kind === 'refused') return tell({ kind: 'failed', id, refusal: sent.refusal });
        const read = isOnSite(file) ? readOnSite(sent.answer) : readOfFile(sent.answer);
        tell(read ? { kind: 'wasRead', id, ...read } : { kind: 'failed', id, refusal: ODD_ANSWER });
      });
    }
    const due = nextToSend(state.queue);
    if (due) {
      const { id, file, year, members, onSite } = due;
      set({ ...state, queue: advance(state.queue, { kind: 'sendingStarted', id }) });
      const bureau = due.bureau?.id ?? null;
      const parcel = {
        path: '/documents',
        file,
        bureau,
        year,
        members,
        ...(onSite && { seen: onSite.hashes }),
      } as const;
      const sending = post(parcel, (headway) => {
        if (under.get(id) === sending) tell({ kind: 'progressed', id, ...headway });
      });
      run(id, sending, (sent) => {
        if (sent.kind === 'refused') {
          if (!sent.signedOut) return tell({ kind: 'failed', id, refusal: sent.refusal });
          set({ ...state, signedOut: true });
          onChanged();
          return tell({ kind: 'stopped', refusedAt: id });
        }
        const receipts = ensureReceipts(sent.answer);
        if (!receipts) return tell({ kind: 'failed', id, refusal: ODD_ANSWER });
        if (receipts.some((one) => one.receipt)) onChanged();
        tell({ kind: 'received', id, receipts });
      });
    }
  };

  return {
    get: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    tell,
    accept: (ids) => {
      set({ ...state, signedOut: false });
      tell({ kind: 'accepting', ids });
    },
    stop: () => tell({ kind: 'stopped', refusedAt: null }),
  };
}

/** The one list of this tab, and a word of warning before the tab is closed over files that were not sent. */
export function makePageStore(onChanged: () => void): QueueStore {
  const store = makeQueueStore(send, onChanged);
  window.addEventListener('beforeunload', (event) => {
    if (!store.get().queue.entries.some(isUnsent)) return;
    event.preventDefault();
    // Chromium asks only where a value is set.
    event.returnValue = '';
  });
  return store;
}
