/**
 * Every request has an id, which its answer names, its lines in the log carry and a bug is told by; and one line, once it is
 * over. The line says who asked for what kind of thing, and never what was sent: no address in full, no body, no key, no cookie.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { Observer } from '../observe/observer.ts';
import type { AskedQuestion } from '../observe/questions.ts';

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

declare module 'fastify' {
  interface FastifyRequest {
    /** The code with which it was refused; null where it was not. */
    refusal: string | null;
    /** The question it asked, with its cost; null where it asked none. */
    question: AskedQuestion | null;
  }
}

export function addRequestLog(app: FastifyInstance, answered: Observer['answered']): void {
  app.decorateRequest('refusal', null);
  app.decorateRequest('question', null);

  app.addHook('onRequest', (request, reply, done) => {
    const before = request.raw.socket.bytesWritten;
    reply.header('x-request-id', request.id);
    let isTold = false;
    const over = (isAnswered: boolean): void => {
      if (isTold) return;
      isTold = true;
      const told = {
        // The pattern and not the address, which may hold anything.
        route: request.routeOptions.url ?? null,
        status: isAnswered ? reply.statusCode : null,
        bytes: request.raw.socket.bytesWritten - before,
        code: request.refusal,
      };
      answered({ ...told, seconds: reply.elapsedTime / 1000 });
      const { method, viewer, ip, question, log } = request;
      log.info(
        {
          method,
          ...told,
          ms: Math.round(reply.elapsedTime),
          key: viewer?.keyId ?? null,
          address: ip,
          ...(question && { cost: { values: question.values, points: question.points } }),
        },
        isAnswered ? 'Answered' : 'The client left before it was answered',
      );
    };
    reply.raw.once('finish', () => over(true));
    // A client that leaves ends a connection and no answer; of an answer that ends with its connection, both are told at once.
    reply.raw.once('close', () => setImmediate(over, false));
    done();
  });
}
