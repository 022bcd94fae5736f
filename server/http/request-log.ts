/**
 * Every request has an id, which its answer names, its lines in the log carry and a bug is told by; and one line, once it is
 * over. The line says who asked for what kind of thing, and never what was sent: no address in full, no body, no key, no cookie.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyServerOptions } from 'fastify';
import type { AnsweredRequest, Observer } from '../observe/observer.ts';
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
    reply.header('x-request-id', request.id);
    tellWhenOver(request.raw, reply.raw, (told) => {
      // The pattern and not the address, which may hold anything.
      const named = { route: request.routeOptions.url ?? null, code: request.refusal };
      answered({ ...told, ...named });
      const { method, viewer, ip, question, log } = request;
      const cost = question && { cost: { values: question.values, points: question.points } };
      return { log, line: { method, ...named, key: viewer?.keyId ?? null, address: ip, ...cost } };
    });
    done();
  });
}

/** Of a request that is over: what it was answered with (null: its client left before), bytes and time. */
type Over = Pick<AnsweredRequest, 'status' | 'bytes' | 'seconds'>;

/** Writes the line of a request once it is over; `tell` adds what it was about. */
export function tellWhenOver(
  { socket }: IncomingMessage,
  response: ServerResponse,
  tell: (told: Over) => { readonly log: FastifyBaseLogger; readonly line: object },
): void {
  const before = socket.bytesWritten;
  const began = performance.now();
  let isTold = false;
  const over = (isAnswered: boolean): void => {
    if (isTold) return;
    isTold = true;
    const ms = performance.now() - began;
    const told = { status: isAnswered ? response.statusCode : null, bytes: socket.bytesWritten - before };
    const { log, line } = tell({ ...told, seconds: ms / 1000 });
    log.info(
      { ...line, ...told, ms: Math.round(ms) },
      isAnswered ? 'Answered' : 'The client left before it was answered',
    );
  };
  response.once('finish', () => over(true));
  // A client that leaves ends a connection and no answer; of an answer that ends with its connection, both are told at once.
  response.once('close', () => setImmediate(over, false));
}
