// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { type Further, useFurther } from '../../../client/answers/further.ts';

const stretch = (nodes: readonly string[], endCursor: string | null, hasNextPage: boolean) => ({
  nodes,
  pageInfo: { endCursor, hasNextPage },
});
type Stretch = ReturnType<typeof stretch>;

interface Props {
  readonly first: Stretch;
  readonly read: (after: string | null) => Promise<Stretch>;
  readonly onTold: (now: Further<string>) => void;
}

function List({ first, read, onTold }: Props) {
  onTold(useFurther(first, read));
  return null;
}

/** A list on a page: what it shows now, and how its first stretch becomes another. */
async function listOf(first: Stretch, read: Props['read']) {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  let told: Further<string> | undefined;
  const onTold = (now: Further<string>): void => {
    told = now;
  };
  const root = createRoot(document.createElement('div'));
  const show = (one: Stretch) => act(async () => root.render(createElement(List, { first: one, read, onTold })));
  await show(first);
  return { now: () => told as Further<string>, show };
}

test('a list goes on where it ended, and ends', async () => {
  const asked: (string | null)[] = [];
  const list = await listOf(stretch(['a', 'b'], '2', true), async (after) => {
    asked.push(after);
    return after === '2' ? stretch(['c'], '3', true) : stretch(['d'], '4', false);
  });
  await act(async () => list.now().more?.());
  await act(async () => list.now().more?.());
  expect([list.now().lines, asked, list.now().more]).toEqual([['a', 'b', 'c', 'd'], ['2', '3'], null]);
});

test('the answer to another filter, coming later, is another list, and takes nothing of the one before', async () => {
  let answer = (_: Stretch): void => {};
  const reading = new Promise<Stretch>((resolve) => {
    answer = resolve;
  });
  const list = await listOf(stretch(['a'], '1', true), () => reading);
  await act(async () => list.now().more?.());
  expect(list.now().state).toBe('loading');
  await list.show(stretch(['x'], '9', false));
  await act(async () => answer(stretch(['b'], '2', true)));
  expect([list.now().lines, list.now().state, list.now().more]).toEqual([['x'], 'ready', null]);
});

test('the same list read again keeps what was asked for behind it', async () => {
  const list = await listOf(stretch(['a'], '1', true), async () => stretch(['b'], '2', false));
  await act(async () => list.now().more?.());
  await list.show(stretch(['a'], '1', true));
  expect(list.now().lines).toEqual(['a', 'b']);
});
