/** Questions by the bytes of their body: one that came before is known without being read again. */
import type { FastifyRequest } from 'fastify';
import { openMemory } from './memory.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes of its body as characters, where they may be remembered; null where they are known, too many, or none. */
    sent: string | null;
  }
}

const MOST = 8 * 1024 * 1024;
/** Bytes of a body that is remembered: a question that names two hundred subjects has a fifth of them. */
const LONGEST = 32 * 1024;

/** Stands for a body that was read before. */
export class KnownBody {
  /** The key of its question (question.ts). */
  readonly key: string;
  readonly #bytes: Buffer;
  constructor(key: string, bytes: Buffer) {
    this.key = key;
    this.#bytes = bytes;
  }
  /** What its bytes say; they did so without a fault the first time. */
  read(): unknown {
    return JSON.parse(this.#bytes.toString());
  }
}

export interface Bodies {
  /** The key of the question that these bytes are known for. */
  keyOf(bytes: Buffer): string | undefined;
  recall(request: FastifyRequest, bytes: Buffer): KnownBody | null;
  /** To be called for a question that was asked again: most are asked once. */
  remember(request: FastifyRequest, key: string): void;
}

export function openBodies(): Bodies {
  const keys = openMemory<string>(MOST);
  return {
    keyOf: (bytes) => (bytes.length > LONGEST ? undefined : keys.get(bytes.toString('latin1'))),
    recall(request, bytes) {
      if (bytes.length > LONGEST) return null;
      const sent = bytes.toString('latin1');
      const key = keys.get(sent);
      if (key !== undefined) return new KnownBody(key, bytes);
      request.sent = sent;
      return null;
    },
    remember({ sent }, key) {
      if (sent !== null) keys.set(sent, key, key.length * 2);
    },
  };
}
