/**
 * What every page stands in (the list of regions, the state of the data), told with the HTML to readers who are nobody: their page asks its own
 * question at once, and not after another's answer (client/app/client.ts). The answer is that of `/graphql`, which keeps it by revision.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The element of the page with it; nothing for who is signed in, and where the client was built without its question or it is refused. */
export async function openShell(
  app: FastifyInstance,
  folder: string,
): Promise<(by: FastifyRequest) => Promise<string>> {
  const path = join(folder, '.vite/shell.graphql');
  if (!existsSync(path)) return async () => '';
  const query = await readFile(path, 'utf8');
  return async ({ viewer, ip, headers: { host } }) => {
    if (viewer !== null) return '';
    const { statusCode, payload } = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { host, accept: 'application/json' },
      payload: { query },
      remoteAddress: ip,
    });
    if (statusCode !== 200) return '';
    const { data } = JSON.parse(payload);
    const told = JSON.stringify({ viewer: null, ...data }).replaceAll('<', '\\u003c');
    return `<script type="application/json" data-shell>${told}</script>`;
  };
}
