/**
 * Documents by upload. `/readings` reads and stores nothing, for anybody; `/documents` stores, with a key. Both read in a
 * process that can be ended, answer file by file, and go on past a bad one.
 */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Reading, Receipted } from '../../schema/intake/reading.ts';
import { Problem } from '../../schema/problem.ts';
import { describeReading, refusedReading } from '../intake/describe.ts';
import type { DocumentBytes } from '../intake/examine.ts';
import type { ParsingPool } from '../intake/pool/pool.ts';
import { hashOf, type Receipt, type Submission, type Ways } from '../intake/submit.ts';
import { listPublisherNames, type PublisherName } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';

const MIB = 1024 * 1024;
/** One file of an upload, and all of them. */
const LARGEST_FILE = 64 * MIB;
const MOST_FILES = 50;
/** Documents of an archive that may be named one by one. */
const MOST_MEMBERS = 500;
const LONGEST_NAME = 200;

/** What a person said a document is. */
interface Named {
  readonly bureau: string | null;
  readonly year: number | null;
}

interface Upload extends DocumentBytes, Named {
  /** The same for documents of an archive, by their place in it, from 0: fields `bureau.3`, `year.3`. */
  readonly members: ReadonlyMap<number, Named>;
}

/** A name to show and nothing else: no path, no control characters, not too long. */
function safeName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).pop() ?? '';
  const clean = last.replace(/\p{Cc}/gu, '').trim();
  return clean === '' ? '未命名文件' : clean.slice(-LONGEST_NAME);
}

function yearOf(text: string): number {
  const year = Number(text);
  if (/^\d{4}$/.test(text) && year >= 2008 && year <= 2100) return year;
  throw new Problem('BAD_ARGUMENT', {
    zh: `年度“${text.slice(0, 20)}”不成立，应为四位数，如 2024。`,
    en: `The year “${text.slice(0, 20)}” is none; it is four digits, such as 2024.`,
  });
}

/** The files of a request with the fields that stood before each of them. */
async function* uploadsOf(request: FastifyRequest): AsyncGenerator<Upload> {
  if (!request.isMultipart()) {
    throw new Problem('BAD_ARGUMENT', {
      zh: '请以 multipart/form-data 上传文件（字段名 file）。',
      en: 'Upload files as multipart/form-data (field name file).',
    });
  }
  let named: Named = { bureau: null, year: null };
  const members = new Map<number, Named>();
  let files = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const value = String(part.value ?? '').trim();
      const [, name, member] = /^(bureau|year)(?:\.(\d{1,4}))?$/.exec(part.fieldname) ?? [];
      const before = member === undefined ? named : (members.get(Number(member)) ?? { bureau: null, year: null });
      const said =
        name === 'year'
          ? { ...before, year: value === '' ? null : yearOf(value) }
          : { ...before, bureau: value === '' ? null : value };
      if (name === undefined) continue;
      if (member === undefined) named = said;
      else members.set(Number(member), said);
      continue;
    }
    files += 1;
    yield {
      bytes: await part.toBuffer(),
      fileName: safeName(part.filename),
      mediaType: part.mimetype,
      ...named,
      members,
    };
  }
  if (files === 0) {
    throw new Problem('BAD_ARGUMENT', { zh: '没有收到文件（字段名 file）。', en: 'No file came (field name file).' });
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

export interface UploadOptions {
  readonly reader: Reader;
  /** Reads uploads; closed by who opened it. */
  readonly parsing: ParsingPool;
  /** The one door in; throws a Problem for what it refuses. */
  readonly accept: (submission: Submission, ways: Ways) => Promise<Receipt>;
  /** The key of an Authorization header; throws NOT_ALLOWED without one that works. */
  readonly authorize: (header: string | undefined) => Promise<{ readonly id: string }>;
}

export async function addUploadRoutes(app: FastifyInstance, options: UploadOptions): Promise<void> {
  const { reader, parsing, accept, authorize } = options;
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
  const bodyLimit = LARGEST_FILE + MIB;

  /** Each document of an upload (of an archive, each of its members), with what it came under. */
  async function* documentsOf(
    upload: Upload,
  ): AsyncGenerator<Upload | { readonly fileName: string; readonly problem: Problem }> {
    try {
      for (const [place, member] of (await parsing.unpack(upload)).entries()) {
        if (member.problem) yield member;
        else yield { ...upload, ...upload.members.get(place), bytes: member.bytes, fileName: member.fileName };
      }
    } catch (error) {
      yield { fileName: upload.fileName, problem: problemOf(error) };
    }
  }

  async function readOne(upload: Upload, names: readonly PublisherName[]): Promise<Reading> {
    try {
      const examined = await parsing.examine(upload);
      return await describeReading(examined, {
        reader,
        names,
        publisher: upload.bureau,
        year: upload.year,
        hash: hashOf(upload.bytes),
        fileName: upload.fileName,
        mediaType: upload.mediaType ?? 'application/octet-stream',
        size: upload.bytes.length,
      });
    } catch (error) {
      return refusedReading(upload.fileName, problemOf(error));
    }
  }

  app.post('/readings', { bodyLimit }, async (request, reply) => {
    const names = await listPublisherNames(reader);
    const readings: Reading[] = [];
    for await (const upload of uploadsOf(request)) {
      for await (const document of documentsOf(upload)) {
        readings.push(
          'problem' in document ? refusedReading(document.fileName, document.problem) : await readOne(document, names),
        );
      }
    }
    return reply.header('cache-control', 'no-store').send({ readings });
  });

  app.post('/documents', { bodyLimit }, async (request, reply) => {
    const key = await authorize(request.headers.authorization);
    const names = await listPublisherNames(reader);
    const receipts: Receipted[] = [];
    for await (const upload of uploadsOf(request)) {
      for await (const document of documentsOf(upload)) {
        if ('problem' in document) {
          const { code, sentence } = document.problem;
          receipts.push({ fileName: document.fileName, problem: { code, sentence }, receipt: null });
          continue;
        }
        const { bytes, fileName, mediaType, bureau, year } = document;
        try {
          const submission = { bytes, fileName, mediaType, publisher: bureau, year, source: null };
          const receipt = await accept(submission, { names, examine: parsing.examine, actor: key.id });
          receipts.push({ fileName, problem: null, receipt });
        } catch (error) {
          const { code, sentence } = problemOf(error);
          receipts.push({ fileName, problem: { code, sentence }, receipt: null });
        }
      }
    }
    return reply.header('cache-control', 'no-store').send({ receipts });
  });
}
