/** The one GraphQL client. */
import {
  Client,
  cacheExchange,
  createRequest,
  fetchExchange,
  makeOperation,
  mapExchange,
  type Operation,
  ssrExchange,
} from 'urql';
import { SHELL } from './shell.ts';

/** Questions answered since the data changed; null: they have not changed while this tab was open. */
let answeredSince: Set<number> | null = null;

const listeners = new Set<() => void>();

/** Called when something was stored from this tab: every question is asked once more when it next comes up. */
export function forgetAnswers(): void {
  answeredSince = new Set();
  for (const listener of listeners) listener();
}

/** For what stays on the page while data change, and asks again by itself. Returns the way to stop listening. */
export function onForgotten(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * What counts is the answer: a page that comes up asks twice, and drops the first before it is answered. One that was under way
 * when the data changed may be of before.
 */
const anew = mapExchange({
  onOperation(operation) {
    if (operation.kind !== 'query' || answeredSince === null || answeredSince.has(operation.key)) return operation;
    return makeOperation('query', operation, {
      ...operation.context,
      requestPolicy: 'network-only',
      answersFor: answeredSince,
    });
  },
  onResult({ operation }) {
    if (answeredSince !== null && operation.context.answersFor === answeredSince) answeredSince.add(operation.key);
  },
});

/** Questions whose answers are on the page now. */
const shown = new Map<number, Operation>();

const watched = mapExchange({
  onOperation(operation) {
    if (operation.kind === 'query') shown.set(operation.key, operation);
    if (operation.kind === 'teardown') shown.delete(operation.key);
  },
});

/** Somebody else changed the data: what is on the page is asked again, and stands as it is until the answers are there. */
export function askShownAgain(client: Client): void {
  answeredSince = new Set();
  for (const operation of shown.values()) client.reexecuteOperation(operation);
}

/** A page shows an answer whole or says why not: of one that was refused in part it is given nothing. */
const whole = mapExchange({
  onResult: (result) => (result.error ? { ...result, data: undefined } : result),
});

/** Everything is asked as of a revision, which the server takes for all of a question: no page has to name it. */
function askedAsOf(asOf: number) {
  return mapExchange({
    onOperation: (operation) =>
      operation.kind === 'query'
        ? makeOperation('query', { ...operation, extensions: { ...operation.extensions, asOf } }, operation.context)
        : operation,
  });
}

/** The first answer about the shell, which the server's HTML tells (server/http/shell.ts); nothing where it tells none. */
function toldWithPage() {
  const data = document.querySelector('script[data-shell]')?.textContent;
  const initialState = data ? { [createRequest(SHELL, {}).key]: { data } } : {};
  return ssrExchange({ isClient: true, initialState });
}

/** `asOf`: the revision that everything is shown as of; null: as it is now. Each has a client, and so answers, of its own. */
export function makeClient(asOf: number | null = null): Client {
  return new Client({
    url: '/graphql',
    exchanges: [whole, watched, anew, cacheExchange, asOf === null ? toldWithPage() : askedAsOf(asOf), fetchExchange],
    preferGetMethod: false,
  });
}
