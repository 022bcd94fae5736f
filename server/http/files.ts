/**
 * The files of an upload, as they come in: bytes are counted before they are kept, one file after the other, and what is wrong
 * with one of them is said of that one.
 */
import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../../schema/intake/reading.ts';
import { Problem } from '../../schema/problem.ts';
import { safeName } from '../intake/file-name.ts';
import { type HandedIn, NOTHING_NAMED } from '../intake/members.ts';
import type { Named } from '../intake/whose.ts';
import { bytesOf, partsOf } from './form.ts';

const MIB = 1024 * 1024;

export interface FileLimits {
  /** Bytes of one file. */
  readonly file: number;
  /** Bytes of everything that one request sends. */
  readonly bytes: number;
}

export interface RefusedFile {
  readonly fileName: string;
  readonly refusal: Refusal;
}

/** Room in memory for so many bytes of a request in all; throws BUSY where there is none. */
export interface Room {
  /** Before anything is read, for what the request says it will send: key holders wait for it. */
  readonly begin: (bytes: number) => Promise<void>;
  /** As it comes. */
  readonly hold: (bytes: number) => void;
}

/**
 * The files of a request with the fields that stood before each of them; `bureau.3`, `year.3` name a document of an archive by
 * its place in it.
 */
export async function* filesOf(
  request: FastifyRequest,
  { begin, hold }: Room,
  limits: FileLimits,
): AsyncGenerator<HandedIn | RefusedFile> {
  if (!request.isMultipart()) {
    throw new Problem('BAD_ARGUMENT', {
      zh: '请以 multipart/form-data 上传文件（字段名 file）。',
      en: 'Upload files as multipart/form-data (field name file).',
    });
  }
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limits.bytes) throw tooMuch(limits.bytes);
  await begin(Math.min(declared, limits.file));
  let named = NOTHING_NAMED;
  const members = new Map<number, Named>();
  let files = 0;
  let received = 0;
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
    const fileName = safeName(part.filename);
    const before = received;
    let problem: Problem | null = null;
    const bytes = await bytesOf(part, {
      likely: Math.max(0, Math.min(declared - before, limits.file)),
      keeps(size) {
        received = before + size;
        if (received > limits.bytes) throw tooMuch(limits.bytes);
        problem ??= size > limits.file ? tooLarge(fileName, limits.file) : problemOf(() => hold(size));
        return problem === null;
      },
    });
    yield problem
      ? { fileName, refusal: refusalOf(problem) }
      : { bytes, fileName, mediaType: part.mimetype, named, members };
  }
  if (files === 0) {
    throw new Problem('BAD_ARGUMENT', { zh: '没有收到文件（字段名 file）。', en: 'No file came (field name file).' });
  }
}

function problemOf(work: () => void): Problem | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function refusalOf({ code, sentence }: Problem): Refusal {
  return { code, sentence };
}

/** A report year in four digits; throws BAD_ARGUMENT for anything else. */
export function yearOf(text: string): number {
  const year = Number(text);
  if (/^\d{4}$/.test(text) && year >= 2008 && year <= 2100) return year;
  throw new Problem('BAD_ARGUMENT', {
    zh: `年度“${text.slice(0, 20)}”不成立，应为四位数，如 2024。`,
    en: `The year “${text.slice(0, 20)}” is none; it is four digits, such as 2024.`,
  });
}

function tooLarge(fileName: string, most: number): Problem {
  const mib = Math.floor(most / MIB);
  return new Problem('TOO_LARGE', {
    zh: `“${fileName}”超过 ${mib} MB，没有读取。请只保留年报正文，或拆成几份。`,
    en: `“${fileName}” is larger than ${mib} MB and was not read. Keep the report itself only, or split it.`,
  });
}

function tooMuch(most: number): Problem {
  const mib = Math.floor(most / MIB);
  return new Problem('TOO_LARGE', {
    zh: `一次上传的文件合计不能超过 ${mib} MB。请分几次上传；已经给出结果的文件不必再传。`,
    en: `The files of one upload may hold ${mib} MB together. Upload them in several; those that were answered need not be sent again.`,
  });
}
