/**
 * Every request has an id, which its answer names, its lines in the log carry and a bug is told by; and one line, once it is
 * over. The line says who asked for what kind of thing, and never what was sent: no address in full, no body, no key, no cookie.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';

/** Where lines go: one each, in JSON. */
export interface LogStream {
  write(line: string): void;
}

/** How the log is written: level and time in words, so that people can read it too. */
export function loggerOf(level: string, stream?: LogStream): NonNullable<FastifyServerOptions['logger']> {
  if (level === 'silent') return false;
  return {
    level,
    base: { pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    ...(stream && { stream }),
  };
}

export const requestId = (): string => randomUUID();

export function addRequestLog(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const before = request.raw.socket.bytesWritten;
    reply.header('x-request-id', request.id);
    let isTold = false;
    const over = (isAnswered: boolean): void => {
      if (!isTold) tell(request, reply, { isAnswered, bytes: request.raw.socket.bytesWritten - before });
      isTold = true;
    };
    reply.raw.once('finish', () => over(true));
    // A client that leaves ends a connection and no answer; of an answer that ends with its connection, both are told at once.
    reply.raw.once('close', () => setImmediate(over, false));
  });
}

function tell(
  request: FastifyRequest,
  reply: FastifyReply,
  { isAnswered, bytes }: { readonly isAnswered: boolean; readonly bytes: number },
): void {
  const { method, routeOptions, viewer, ip } = request;
  request.log.info(
    {
      method,
      // The pattern and not the address, which may hold anything.
      route: routeOptions.url ?? null,
      status: isAnswered ? reply.statusCode : null,
      ms: Math.round(reply.elapsedTime),
      bytes,
      key: viewer?.keyId ?? null,
      address: ip,
    },
    isAnswered ? 'Answered' : 'The client left before it was answered',
  );
}
