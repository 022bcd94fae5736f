// @vitest-environment happy-dom
/** What the server told of the shell with the page answers its first question; the next one is asked. */
import { expect, it, vi } from 'vitest';
import { makeClient } from '../../../client/app/client.ts';
import { SHELL } from '../../../client/app/shell.ts';

it('answers the first question about the shell without a request, and only as of now', async () => {
  const asked = vi.fn(async () => new Response('{"errors":[{"message":"asked"}]}', { status: 400 }));
  vi.stubGlobal('fetch', asked);
  document.body.innerHTML =
    '<script type="application/json" data-shell>{"viewer":null,"regions":{"nodes":[]}}</script>';
  const client = makeClient();
  expect((await client.query(SHELL, {}).toPromise()).data).toEqual({ viewer: null, regions: { nodes: [] } });
  expect(asked).not.toHaveBeenCalled();
  await client.query(SHELL, {}, { requestPolicy: 'network-only' }).toPromise();
  expect(asked).toHaveBeenCalledTimes(1);
  await makeClient(3).query(SHELL, {}).toPromise();
  expect(asked).toHaveBeenCalledTimes(2);
});
