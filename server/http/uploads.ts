/**
 * Documents by upload. `/readings` reads and stores nothing, for anybody; `/documents` stores, for those who are signed in and may. Both read in a
 * process that can be ended, answer file by file, and go on past a bad one.
 */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Receipt, Receipted } from '../../schema/intake/reading.ts';
import { Problem } from '../../schema/problem.ts';
import type { Access } from '../access/access.ts';
import { notSignedIn } from '../access/viewer.ts';
import { bugLogOf } from '../bug.ts';
import { describeFile } from '../intake/describe.ts';
import { safeName } from '../intake/file-name.ts';
import { type HandedIn, NOTHING_NAMED } from '../intake/members.ts';
import type { ParsingPool } from '../intake/pool/pool.ts';
import { type Acceptance, handIn, type Submission } from '../intake/submit.ts';
import type { Named } from '../intake/whose.ts';
import type { Observer } from '../observe/observer.ts';
import { listPublisherNames } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';
import { bytesOf, partsOf } from './form.ts';

/** One file of an upload, and all of them. */
const LARGEST_FILE = 64 * 1024 * 1024;
const MOST_FILES = 50;
/** Documents of an archive that may be named one by one. */
const MOST_MEMBERS = 500;

/** A report year in four digits; throws BAD_ARGUMENT for anything else. */
export function yearOf(text: string): number {
  const year = Number(text);
  if (/^\d{4}$/.test(text) && year >= 2008 && year <= 2100) return year;
  throw new Problem('BAD_ARGUMENT', {
    zh: `年度“${text.slice(0, 20)}”不成立，应为四位数，如 2024。`,
    en: `The year “${text.slice(0, 20)}” is none; it is four digits, such as 2024.`,
  });
}

/**
 * The files of a request with the fields that stood before each of them; `bureau.3`, `year.3` name a document of an archive by
 * its place in it.
 */
async function* filesOf(request: FastifyRequest): AsyncGenerator<HandedIn> {
  if (!request.isMultipart()) {
    throw new Problem('BAD_ARGUMENT', {
      zh: '请以 multipart/form-data 上传文件（字段名 file）。',
      en: 'Upload files as multipart/form-data (field name file).',
    });
  }
  let named = NOTHING_NAMED;
  const members = new Map<number, Named>();
  let files = 0;
  for await (const part of partsOf(request)) {
    if (part.type === 'field') {
      const value = String(part.value ?? '').trim();
      const [, name, member] = /^(bureau|year)(?:\.(\d{1,4}))?$/.exec(part.fieldname) ?? [];
      const before = member === undefined ? named : (members.get(Number(member)) ?? NOTHING_NAMED);
      const said =
        name === 'year'
          ? { ...before, year: value === '' ? null : yearOf(value) }
          : { ...before, publisher: value === '' ? null : value };
      if (name === undefined) continue;
      if (member === undefined) named = said;
      else members.set(Number(member), said);
      continue;
    }
    files += 1;
    yield {
      bytes: await bytesOf(part),
      fileName: safeName(part.filename),
      mediaType: part.mimetype,
      named,
      members,
    };
  }
  if (files === 0) {
    throw new Problem('BAD_ARGUMENT', { zh: '没有收到文件（字段名 file）。', en: 'No file came (field name file).' });
  }
}

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
  readonly observer: Pick<Observer, 'received'>;
}

export async function addUploadRoutes(app: FastifyInstance, options: UploadOptions): Promise<void> {
  const { reader, parsing, accept, access, observer } = options;
  await app.register(multipart, {
    limits: {
      fileSize: LARGEST_FILE,
      files: MOST_FILES,
      fields: 2 * MOST_MEMBERS,
      fieldSize: 1024,
      parts: MOST_FILES + 2 * MOST_MEMBERS,
      fieldNameSize: 100,
    },
  });

  app.post('/readings', async (request, reply) => {
    const names = await listPublisherNames(reader);
    const context = { reader, names, log: bugLogOf(request) };
    const readings: Uint8Array[] = [];
    for await (const file of filesOf(request)) {
      for await (const reading of describeFile(file, parsing, context)) readings.push(reading);
    }
    const listed = readings.flatMap((reading, place) => (place === 0 ? [reading] : [Buffer.from(','), reading]));
    return reply
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(Buffer.concat([Buffer.from('{"readings":['), ...listed, Buffer.from(']}')]));
  });

  app.post('/documents', async (request, reply) => {
    const { viewer } = request;
    if (viewer === null) throw notSignedIn();
    const by = {
      actor: viewer.keyId,
      ensureMay: async (publisher: string) => void (await access.ensureMay(viewer, 'submitReport', publisher)),
    };
    const names = await listPublisherNames(reader);
    const receipts: Receipted[] = [];
    for await (const file of filesOf(request)) {
      const accepted = handIn(file, parsing, (submission) => accept(submission, { ...by, names }), bugLogOf(request));
      for await (const receipted of accepted) {
        observer.received(receipted, viewer.keyId);
        receipts.push(receipted);
      }
    }
    return reply.header('cache-control', 'no-store').send({ receipts });
  });
}
