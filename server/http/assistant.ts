/** `/mcp`: the tools of an assistant over HTTP, for holders of a key. */
import type { McpHttpHandler } from '@modelcontextprotocol/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notSignedIn } from '../access/viewer.ts';
import type { Desk } from '../assistant/desk.ts';
import { LONGEST_DOCUMENT } from '../assistant/desk.ts';
import { bugLogOf } from '../bug.ts';
import { addJsonBodies } from './json-body.ts';
import { untilGone } from './uploads.ts';

/** Bytes of a question that brings a document with it, a third longer as text. */
const LONGEST_BODY = Math.ceil((LONGEST_DOCUMENT * 4) / 3) + 64 * 1024;

interface AssistantOptions extends Omit<Desk, 'origin' | 'log' | 'signal'> {
  /** Where readers reach this server; null: at the address they asked. */
  readonly publicUrl: string | null;
}

export async function addAssistant(app: FastifyInstance, { publicUrl, ...desk }: AssistantOptions): Promise<void> {
  const desks = new WeakMap<Request, Desk>();
  let opened: Promise<McpHttpHandler> | null = null;
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (request.viewer === null) throw notSignedIn();
    const origin = publicUrl ?? `${request.protocol}://${request.host}`;
    const asked = new Request(new URL(request.url, origin), { method: request.method, headers: headersOf(request) });
    desks.set(asked, { ...desk, origin, log: bugLogOf(request), signal: untilGone(reply) });
    opened ??= openHandler(desks);
    const answered = await (await opened).fetch(asked, request.body === undefined ? {} : { parsedBody: request.body });
    const body = await answered.text();
    return reply
      .code(answered.status)
      .headers(Object.fromEntries(answered.headers))
      .send(body === '' ? undefined : body);
  };
  await app.register(async (scope) => {
    addJsonBodies(scope, { signedIn: LONGEST_BODY });
    scope.route({ method: ['GET', 'POST', 'DELETE'], url: '/mcp', config: { access: 'itself' }, handler: answer });
  });
  app.addHook('onClose', async () => (await opened)?.close());
}

/** The protocol is loaded when somebody first asks: most servers never need it. */
async function openHandler(desks: WeakMap<Request, Desk>): Promise<McpHttpHandler> {
  const [{ createMcpHandler }, { makeAssistant }] = await Promise.all([
    import('@modelcontextprotocol/server'),
    import('../assistant/assistant.ts'),
  ]);
  return createMcpHandler(
    ({ requestInfo }) => {
      const desk = requestInfo && desks.get(requestInfo);
      if (!desk) throw new Error('An assistant is made for a request only');
      return makeAssistant(desk);
    },
    // The tools never change, so that nobody need wait to be told.
    { maxSubscriptions: 0 },
  );
}

function headersOf({ headers }: FastifyRequest): Headers {
  const sent = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'content-length' ? [] : [[name, String(value)]],
  );
  return new Headers(sent);
}
