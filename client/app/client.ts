/** The one GraphQL client. */
import { Client, cacheExchange, fetchExchange, makeOperation, mapExchange } from 'urql';

/** Questions asked since the data changed; null: they have not changed while this tab was open. */
let askedSince: Set<number> | null = null;

const listeners = new Set<() => void>();

/** Called when something was stored from this tab: every question is asked once more when it next comes up. */
export function forgetAnswers(): void {
  askedSince = new Set();
  for (const listener of listeners) listener();
}

/** For what stays on the page while data change, and asks again by itself. Returns the way to stop listening. */
export function onForgotten(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const anew = mapExchange({
  onOperation(operation) {
    if (operation.kind !== 'query' || askedSince === null || askedSince.has(operation.key)) return operation;
    askedSince.add(operation.key);
    return makeOperation('query', operation, { ...operation.context, requestPolicy: 'network-only' });
  },
});

/** A page shows an answer whole or says why not: of one that was refused in part it is given nothing. */
const whole = mapExchange({
  onResult: (result) => (result.error ? { ...result, data: undefined } : result),
});

export function makeClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [whole, anew, cacheExchange, fetchExchange],
    preferGetMethod: false,
  });
}
