import { forgetAnswers } from '../../app/client.ts';
import { makePageStore, type QueueStore } from './queue-store.ts';

let store: QueueStore | null = null;

/** The list of this tab. What is stored from it makes the answers that other pages hold out of date. */
export function pageStore(): QueueStore {
  store ??= makePageStore(forgetAnswers);
  return store;
}
