// @vitest-environment happy-dom
/** What draws a chart that was touched could not be fetched: the server has a new version, or the line is down. */
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { fetchedAwake, Waking } from '../../../client/charts/Waking.tsx';

function Still({ active }: { readonly active: number }) {
  return createElement('b', {}, active);
}
const Awake = fetchedAwake<{ readonly active: number }>(() => Promise.reject(new Error('404')), Still);

it('leaves what stood still where it is, looked at as before', async () => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  const host = document.createElement('div');
  const root = createRoot(host);
  const show = (isAwake: boolean, active: number) =>
    act(async () => {
      const still = createElement(Still, { active });
      root.render(createElement(Waking, { isAwake, still } as never, createElement(Awake, { active })));
    });
  await show(false, 0);
  expect(host.innerHTML).toBe('<b>0</b>');
  await show(true, 1);
  expect(host.innerHTML).toBe('<b>1</b>');
  await show(true, 2);
  expect(host.innerHTML).toBe('<b>2</b>');
});
