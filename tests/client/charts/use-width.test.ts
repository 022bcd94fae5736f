// @vitest-environment happy-dom
/** When charts are drawn, and how wide: at once where they are seen, in turn below, and on paper as wide as its column. */
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useWidth } from '../../../client/charts/useWidth.ts';

const PAGE = 1000;
let root: Root;
let main: HTMLElement;

function Drawing({ place }: { readonly place: string }) {
  const [frame, width] = useWidth<HTMLDivElement>();
  return createElement('div', { ref: frame, 'data-place': place }, String(width));
}

/** Drawings at places `top/width`; what is said of them, in order. */
async function draw(places: readonly string[]): Promise<void> {
  Element.prototype.getBoundingClientRect = function (this: HTMLElement) {
    const [top = 0, width = PAGE] = (this.dataset.place ?? '').split('/').filter(Boolean).map(Number);
    return new DOMRect(0, top, width, 300);
  };
  await act(async () => root.render(places.map((place) => createElement(Drawing, { key: place, place }))));
}
const widths = () => [...main.children].map((one) => one.textContent);
const aTask = () => act(async () => void vi.advanceTimersToNextTimer());

beforeEach(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  main = document.createElement('main');
  document.body.replaceChildren(main);
  root = createRoot(main);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.runAllTimers();
  vi.useRealTimers();
});

test('what is below the screen waits for its turn, each in a task of its own; one that has gone draws nothing', async () => {
  await draw(['10/400', '2000/500', '3000/600', '4000/700']);
  expect(widths()).toEqual(['400', '0', '0', '0']);
  await aTask();
  expect(widths()).toEqual(['400', '500', '0', '0']);
  await act(async () => root.render(createElement(Drawing, { key: '4000/700', place: '4000/700' })));
  await aTask();
  await aTask();
  expect(widths()).toEqual(['700']);
});

test('on paper a chart takes the page, one of three its column, and what waited is drawn; then all are as before', async () => {
  await draw(['10/320', '10/580', '2000/980']);
  await act(async () => void window.dispatchEvent(new Event('beforeprint')));
  expect(widths()).toEqual(['218', '688', '688']);
  await act(async () => void window.dispatchEvent(new Event('afterprint')));
  expect(widths()).toEqual(['320', '580', '980']);
});
