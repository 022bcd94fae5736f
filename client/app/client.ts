/** The one GraphQL client. The header shows Apollo that a script of this page is asking, not a form on another site. */
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

export function makeClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [anew, cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: { headers: { 'apollo-require-preflight': 'true' } },
  });
}
