// @vitest-environment happy-dom
/** Which revision a judgement says was seen: that of when its writing began, or of one's own last judgement, and never what others did meanwhile. */
import { act, createElement, useState } from 'react';
import { expect, it } from 'vitest';
import { useSeen } from '../../../client/app/seen.ts';
import { useSaying } from '../../../client/verdicts/saying.ts';
import { renderPage } from '../../support/render.ts';

interface ShownProps {
  /** The revision that the page shows. */
  readonly since: number;
  readonly isWriting: boolean;
}

interface Held {
  judge?: ReturnType<typeof useSaying>['judge'];
  setShown?: (shown: ShownProps) => void;
}

function Page({ first, held }: { readonly first: ShownProps; readonly held: Held }) {
  const [{ since, isWriting }, setShown] = useState(first);
  const { judge } = useSaying(useSeen(since, isWriting));
  Object.assign(held, { judge, setShown });
  return null;
}

async function open(first: ShownProps) {
  const sent: unknown[] = [];
  let next = 100;
  const held: Held = {};
  await renderPage(
    createElement(Page, { first, held }),
    '/',
    ({ variables }) => {
      sent.push(variables.since);
      next += 1;
      return { judgeFindings: { revision: next, problems: [] } };
    },
    400,
  );
  return {
    show: (shown: ShownProps) => act(async () => held.setShown?.(shown)),
    judge: async (...findings: readonly string[]) => {
      await act(async () => void (await held.judge?.(findings, 'confirmed', null)));
      return sent[sent.length - 1];
    },
  };
}

it('is what the page shows, and while somebody writes what it showed when they began', async () => {
  const { show, judge } = await open({ since: 7, isWriting: false });
  await show({ since: 8, isWriting: false });
  await show({ since: 8, isWriting: true });
  await show({ since: 9, isWriting: true });
  expect(await judge('a/1')).toBe(8);
  await show({ since: 9, isWriting: false });
  await show({ since: 12, isWriting: true });
  expect(await judge('a/2')).toBe(12);
});

it('is one’s own last judgement where the page has not followed yet; of several findings the one seen least lately', async () => {
  const { show, judge } = await open({ since: 7, isWriting: false });
  expect(await judge('b/1')).toBe(7);
  expect(await judge('b/1')).toBe(101);
  expect(await judge('b/1', 'b/2')).toBe(7);
  await show({ since: 500, isWriting: false });
  expect(await judge('b/1')).toBe(500);
});
