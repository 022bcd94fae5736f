/**
 * Answers kept by revision: the same question of the same role, asked again before the data or the day change, is answered with the
 * bytes of the first answer, before GraphQL runs. The state is asked of the database for every request, so that nothing is older
 * than what would be answered anew.
 */

import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../../../schema/access/role.ts';
import { dayInChina } from '../../china-time.ts';
import { openOperations } from '../../graph/operations.ts';
import type { Observer } from '../../observe/observer.ts';
import { openState, openStateAtOnce } from '../../store/find/state.ts';
import type { Reader } from '../../store/reader.ts';
import { ANSWERING_VERSION } from '../drawing-version.ts';
import { etagOf, opaqueOf, readIfNoneMatch } from '../headers.ts';
import { type Bodies, KnownBody, openBodies } from './bodies.ts';
import { openMemory, ownBytes } from './memory.ts';
import { type Question, questionOf } from './question.ts';

const MIB = 1024 * 1024;
/** Bytes of all answers, and of the texts of the questions. */
const MOST_ANSWERS = 64 * MIB;
const MOST_TEXTS = 8 * MIB;
/** Bytes of the ways of saying what kind of JSON is wanted; browsers and libraries have a handful. */
const MOST_ACCEPTS = 64 * 1024;
/** Bytes below which nothing is compressed. */
const SMALL = 1024;
/** Characters up to which an answer is kept as text. */
const SHORT = 8 * 1024;
/** Takes gzip, and does not say that it would rather not. */
const TAKES_GZIP = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/;
const VARY = 'accept, accept-encoding, authorization, cookie';
const ZIPPED = { 'content-encoding': 'gzip', vary: VARY } as const;

const zip = promisify(gzip);

interface KeptAnswer {
  /** Text where it is short, which goes out in one piece with its head. */
  readonly body: Buffer | string;
  /** Null until somebody asks for it so. */
  zipped: Buffer | 'making' | null;
}

/** What was answered by running the question. */
export interface Ran {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
  /** Whether it is right for everybody of the role until the data or the day change. */
  readonly isKeepable: boolean;
}

/** A question whose answer may be kept. */
export interface Asked {
  readonly key: string;
  /** As it was sent; null where its bytes are known and were not read. */
  readonly question: Question | null;
  readonly role: Role | null;
  /** What the data were when it was about to be run; null while that is not known. */
  state: string | null;
}

interface KeptOptions {
  readonly reader: Reader;
  readonly now: () => string;
  readonly observer: Pick<Observer, 'keptAnswer' | 'keeps'>;
}

/** What is kept, to be sent as it is to who says nothing of himself. */
export interface AtOnce {
  readonly type: string;
  readonly body: Buffer | string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Kept {
  /** The answer to a body whose very bytes are known, without asking anybody; null where there is none to be had like that. */
  atOnce(bytes: Buffer, headers: IncomingHttpHeaders): AtOnce | null;
  /** What stands for a body that came before. */
  readonly recall: Bodies['recall'];
  /** What is asked; null where the answer is not to be kept. */
  read(request: FastifyRequest): Asked | null;
  /** The type that is answered to whoever accepts what this one does; undefined where nobody was answered yet. */
  typeFor(request: FastifyRequest): string | undefined;
  /** Answers from what is kept, or tells the reader that his copy is still good; false where the question has to be run. */
  answer(asked: Asked, request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
  /** To be called before the question is run, and once it is sure that it will be. `at`: the instant by which its day is known. */
  begin(asked: Asked, at: string): Promise<void>;
  /** Keeps what was answered, where it may be; a reader by GET is given the tag to ask again with. */
  keep(asked: Asked | null, ran: Ran, request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** Text takes two bytes a character as soon as one of them is Chinese. */
function bytesOf(body: Buffer | string): number {
  return typeof body === 'string' && /[\u0100-\uffff]/.test(body) ? body.length * 2 : body.length;
}

export function openKept({ reader, now, observer }: KeptOptions): Kept {
  const stateNow = openState(reader);
  const stateAtOnce = openStateAtOnce(reader);
  const read = openOperations(openMemory(MOST_TEXTS));
  const bodies = openBodies();
  const answers = openMemory<KeptAnswer>(MOST_ANSWERS);
  /** The type that is answered to whoever accepts this. */
  const types = openMemory<string>(MOST_ACCEPTS);
  let kept = '';

  /** Null where the database is away: what needs none is answered all the same. */
  const stateOf = (at = now()): Promise<string | null> =>
    stateNow().then(
      (revision) => `${revision} ${dayOf(at)}`,
      () => null,
    );
  let hour = '';
  let day = '';
  /** It changes at a full hour. */
  const dayOf = (at: string): string => {
    if (!at.startsWith(hour) || hour === '') {
      hour = at.slice(0, 13);
      day = dayInChina(at);
    }
    return day;
  };
  const whole = ({ key, role }: Pick<Asked, 'key' | 'role'>): string => `${role}\n${key}`;
  const tagOf = (asked: Asked, state: string): string => etagOf('graphql', ANSWERING_VERSION, whole(asked), state);
  const mark = (asked: Asked, state: string, reply: FastifyReply): void =>
    void reply.headers({
      etag: tagOf(asked, state),
      'cache-control': asked.role === null ? 'no-cache' : 'private, no-cache',
      vary: VARY,
    });
  const tagsOf = ({ method, headers }: FastifyRequest): readonly string[] | 'any' =>
    method === 'GET' ? readIfNoneMatch(headers['if-none-match']) : [];

  const isToZip = ({ body }: KeptAnswer, headers: IncomingHttpHeaders): boolean =>
    body.length >= SMALL && TAKES_GZIP.test(String(headers['accept-encoding'] ?? ''));

  /** Zipped once for all who ask for it so; the first of them does not wait. */
  function bodyFor(answer: KeptAnswer, { headers }: FastifyRequest, reply: FastifyReply): Buffer | string {
    const { body, zipped } = answer;
    if (!isToZip(answer, headers)) return body;
    if (zipped instanceof Buffer) {
      reply.headers(ZIPPED);
      return zipped;
    }
    if (zipped === null) {
      answer.zipped = 'making';
      zip(body).then(
        (made) => {
          answer.zipped = ownBytes(made);
        },
        () => {},
      );
    }
    return body;
  }

  return {
    recall: bodies.recall,
    atOnce(bytes, headers) {
      const key = bodies.keyOf(bytes);
      const revision = key === undefined ? null : stateAtOnce();
      if (key === undefined || revision === null || `${revision} ${dayOf(now())}` !== kept) return null;
      const type = types.get(headers.accept ?? '');
      const found = answers.get(whole({ key, role: null }));
      if (type === undefined || found === undefined) return null;
      const isZipped = isToZip(found, headers);
      if (isZipped && !(found.zipped instanceof Buffer)) return null;
      observer.keptAnswer('hit');
      return isZipped && found.zipped instanceof Buffer
        ? { type, body: found.zipped, headers: ZIPPED }
        : { type, body: found.body, headers: {} };
    },
    read(request) {
      const { body } = request;
      const question = body instanceof KnownBody ? null : questionOf(request, read);
      const key = body instanceof KnownBody ? body.key : question?.key;
      return key === undefined ? null : { key, question, role: request.viewer?.role ?? null, state: null };
    },
    typeFor: ({ headers }) => types.get(headers.accept ?? ''),
    async answer(asked, request, reply) {
      const tags = tagsOf(request);
      if (!answers.has(whole(asked)) && (tags === 'any' || tags.length === 0)) return false;
      const state = await stateOf();
      if (state === null) return false;
      if (state !== kept) {
        kept = state;
        answers.clear();
        observer.keeps({ answers: 0, bytes: 0 });
      }
      const type = this.typeFor(request);
      const found = type === undefined ? undefined : answers.get(whole(asked));
      const isHeld =
        tags === 'any' ? found !== undefined : tags.length > 0 && tags.includes(opaqueOf(tagOf(asked, state)));
      if (isHeld) {
        mark(asked, state, reply);
        observer.keptAnswer('unchanged');
        void reply.code(304).send();
        return true;
      }
      if (type === undefined || found === undefined) return false;
      if (request.method === 'GET') mark(asked, state, reply);
      observer.keptAnswer('hit');
      bodies.remember(request, asked.key);
      void reply.header('content-type', type).send(bodyFor(found, request, reply));
      return true;
    },
    async begin(asked, at) {
      asked.state = await stateOf(at);
    },
    async keep(asked, ran, request, reply) {
      const state = asked !== null && ran.isKeepable && ran.status === 200 ? asked.state : null;
      // Of an answer that was read while the data changed nobody knows which state it tells.
      if (asked === null || state === null || (await stateOf()) !== state) return observer.keptAnswer('passed');
      observer.keptAnswer('miss');
      if (state !== kept) answers.clear();
      kept = state;
      const body = ran.body.length < SHORT ? ran.body : Buffer.from(ran.body);
      // Zipped it takes a fifth as much again, where it is.
      answers.set(whole(asked), { body, zipped: null }, Math.ceil(bytesOf(body) * 1.25));
      observer.keeps({ answers: answers.size, bytes: answers.bytes });
      types.set(request.headers.accept ?? '', ran.contentType, ran.contentType.length * 2);
      if (request.method !== 'GET') return;
      mark(asked, state, reply);
      if (tagsOf(request) === 'any') reply.code(304);
    },
  };
}
