// @vitest-environment happy-dom
/** Numbers of the prose as a page lists them. */
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { NarrativeList } from '../../../client/figures/NarrativeList.tsx';
import type { ShownNarrative } from '../../../client/figures/shown.ts';
import { renderPage } from '../../support/render.ts';

const numbers = [true, false].map(
  (lessSure, index): ShownNarrative => ({
    index,
    measure: 'requests.closed',
    label: null,
    value: 5 + index,
    approximate: false,
    counter: '件',
    quote: '答复信息诉求5件',
    place: { start: 0, end: 8, line: 1 },
    lessSure,
    pattern: null,
  }),
);

it('a number that only its nearest word tells says so, and no other', async () => {
  const props = { narrative: numbers, findings: [], marks: new Map(), selected: null, active: new Set<never>() };
  const list = createElement(NarrativeList, { ...props, onSelect: () => {}, onOpenFinding: () => {} });
  const page = await renderPage(list, '/', {}, 672);
  const said = [...page.querySelectorAll('li')].map((item) => item.textContent?.includes('不太确定'));
  expect(said).toEqual([true, false]);
  const heard = [...page.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'));
  expect(heard.map((label) => label?.includes('按邻近的词认定'))).toEqual([true, false]);
});
