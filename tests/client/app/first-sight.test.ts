// @vitest-environment happy-dom
/** What stood on the page before its script ran stays until the page has its data, and no longer. */
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { Answer } from '../../../client/app/Answer.tsx';
import { keepFirstSight } from '../../../client/app/first-sight.ts';

it('is kept over the stages of loading, gives way to the heading of the page, and does not come back', async () => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  const place = document.createElement('main');
  place.innerHTML = '<div data-first><h1>示范区 2025</h1><p>新收申请 64 件</p></div>';
  document.body.replaceChildren(place);
  keepFirstSight(place);
  const root = createRoot(place);
  const show = (data: string | undefined, heading: boolean) =>
    act(async () => {
      const props = {
        result: { data, fetching: data === undefined },
        onRetry: () => undefined,
        children: (text: string) => createElement('b', {}, text),
      };
      const answer = createElement(Answer<string>, { key: String(heading), ...props });
      const title = heading && createElement('h1', { key: 'title' }, '示范区 2025 年');
      root.render(createElement(MemoryRouter, {}, [title, answer]));
    });
  const seen = () => [...place.querySelectorAll('h1, p, b')].map((one) => one.textContent);
  await show(undefined, false);
  expect(seen()).toEqual(['示范区 2025', '新收申请 64 件', '正在读取……']);
  await show(undefined, true);
  expect(seen()).toEqual(['示范区 2025 年', '新收申请 64 件', '正在读取……']);
  await show('64', true);
  expect(seen()).toEqual(['示范区 2025 年', '64']);
  await show(undefined, false);
  expect(seen()).toEqual(['正在读取……']);
});
