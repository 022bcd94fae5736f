import { expect, test } from 'vitest';
import { makeGraphServer } from '../../../server/graph/server.ts';

test('a graph server leaves signals to who opened it: two that answer one signal may wait for each other', async () => {
  const listening = () => ['SIGTERM', 'SIGINT'].map((signal) => process.listenerCount(signal));
  const before = listening();
  const graph = makeGraphServer({ error: () => {} });
  await graph.start();
  expect(listening()).toEqual(before);
  await graph.stop();
});
