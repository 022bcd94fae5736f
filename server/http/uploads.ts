/**
 * Documents by upload. `/readings` reads and stores nothing, for anybody; `/documents` stores, for those who are signed in and may. Both read in a
 * process that can be ended, answer file by file, and go on past a bad one.
 */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Receipt, Receipted } from '../../schema/intake/reading.ts';
import { Problem } from '../../schema/problem.ts';
import type { Access } from '../access/access.ts';
import { notSignedIn } from '../access/viewer.ts';
import { bugLogOf } from '../bug.ts';
import { describeFile, refusedFile } from '../intake/describe.ts';
import type { ReadFor } from '../intake/examine.ts';
import type { HandedIn } from '../intake/members.ts';
import type { ParsingPool } from '../intake/pool/pool.ts';
import { type Acceptance, handIn, type Submission } from '../intake/submit.ts';
import { neighbourhoodOf } from '../neighbourhood.ts';
import type { Observer } from '../observe/observer.ts';
import { listPublisherNames, type PublisherName } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';
import { answerItems, type Item } from './answer-items.ts';
import { filesOf, type RefusedFile, type Room } from './files.ts';
import { LIMITS, type Limits } from './limits.ts';
import { withPages } from './pages-read.ts';
import { openTurns } from './turns.ts';

export interface UploadOptions {
  readonly reader: Reader;
  /** Reads uploads; closed by who opened it. */
  readonly parsing: ParsingPool;
  /** The one door in; throws a Problem for what it refuses. */
  readonly accept: (
    submission: Submission,
    by: Pick<Acceptance, 'actor' | 'names' | 'ensureMay' | 'collected'>,
  ) => Promise<Receipt>;
  readonly access: Pick<Access, 'ensureMay'>;
  readonly observer: Pick<Observer, 'received' | 'refused'>;
  /** How much anybody may ask; the product's own unless said otherwise (tests). */
  readonly limits?: Limits;
}

export async function addUploadRoutes(app: FastifyInstance, options: UploadOptions): Promise<void> {
  const { reader, parsing, accept, access, observer, limits = LIMITS } = options;
  const { files, members, of } = limits.uploads;
  await app.register(multipart, {
    limits: {
      fileSize: Number.POSITIVE_INFINITY, // ours has a sentence, and goes on with the next file
      files,
      fields: 2 * members,
      fieldSize: 1024,
      parts: files + 2 * members,
      fieldNameSize: 100,
    },
  });
  const turns = { guests: openTurns(of.guests, tooManyFiles), keyHolders: openTurns(of.keyHolders, tooManyFiles) };

  /** What is said of each file of a request, once it has a turn and there is room for it. */
  async function* itemsOf(request: FastifyRequest, reply: FastifyReply, way: Way): AsyncGenerator<Item> {
    const lane = request.viewer ? 'keyHolders' : 'guests';
    const by = { lane, signal: untilGone(reply) } as const;
    const endTurn = await turns[lane].take(request.viewer?.keyId ?? neighbourhoodOf(request.ip), by.signal);
    const room = openRoom(
      (bytes) => parsing.reserve(bytes, lane),
      (bytes) => parsing.reserveInLine(bytes, by),
    );
    try {
      const names = await listPublisherNames(reader);
      for await (const file of filesOf(request, room, { ...limits.uploads, ...of[lane] })) {
        if ('refusal' in file) yield way.refused(file);
        else yield* withPages(file.fileName, (onPage) => way.taken(file, { ...by, onPage }, names));
      }
    } finally {
      room.leave();
      endTurn();
    }
  }

  app.post('/readings', (request, reply) =>
    answerItems(
      { request, reply },
      'readings',
      itemsOf(request, reply, {
        taken: (file, by, names) => describeFile(file, parsing, { reader, names, log: bugLogOf(request) }, by),
        refused: ({ fileName, refusal }) => refusedFile(fileName, refusal),
      }),
      observer.refused,
    ),
  );

  app.post('/documents', (request, reply) => {
    const { viewer } = request;
    if (viewer === null) throw notSignedIn();
    const ensureMay = async (publisher: string) => void (await access.ensureMay(viewer, 'submitReport', publisher));
    const itemOf = (receipted: Receipted): Item => {
      observer.received(receipted, viewer.keyId);
      return { json: JSON.stringify(receipted), refusal: receipted.problem };
    };
    return answerItems(
      { request, reply },
      'receipts',
      itemsOf(request, reply, {
        async *taken(file, by, names) {
          const take = (submission: Submission) => accept(submission, { actor: viewer.keyId, ensureMay, names });
          for await (const receipted of handIn(file, parsing, take, bugLogOf(request), by)) yield itemOf(receipted);
        },
        refused: ({ fileName, refusal }) => itemOf({ fileName, problem: refusal, receipt: null }),
      }),
      observer.refused,
    );
  });
}

/** What becomes of a file on one of the routes. */
interface Way {
  readonly taken: (file: HandedIn, by: ReadFor, names: readonly PublisherName[]) => AsyncGenerator<Item>;
  readonly refused: (file: RefusedFile) => Item;
}

/** Aborted when the client hangs up before it was answered. */
export function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const leave = (): void => gone.abort(Object.assign(new Error('The client hung up'), { statusCode: 499 }));
  if (raw.destroyed) leave();
  raw.once('close', () => {
    if (!raw.writableFinished) leave();
  });
  return gone.signal;
}

/** Steps in which room is held for a request that does not say what it will send. */
const STEP = 1024 * 1024;

/** Room in memory for a request: held for so many bytes in all, and left once. */
function openRoom(
  reserve: (bytes: number) => () => void,
  reserveInLine: (bytes: number) => Promise<() => void>,
): Room & { readonly leave: () => void } {
  const held: (() => void)[] = [];
  let size = 0;
  return {
    async begin(bytes) {
      const whole = Math.ceil(bytes / STEP) * STEP;
      held.push(await reserveInLine(whole));
      size = whole;
    },
    hold(bytes) {
      if (bytes <= size) return;
      const more = Math.ceil((bytes - size) / STEP) * STEP;
      held.push(reserve(more));
      size += more;
    },
    leave() {
      for (const free of held.splice(0)) free();
    },
  };
}

function tooManyFiles(): Problem {
  return new Problem(
    'BUSY',
    {
      zh: '从您这里同时上传的文件太多，这一份没有收下。请半分钟后再传。',
      en: 'Too many files are being uploaded from where you are; this one was not taken. Upload it again in half a minute.',
    },
    { retryAfter: 30 },
  );
}
