/**
 * Sends one document and waits for what is said of it; again, where the server is busy and says when. XMLHttpRequest, because fetch
 * tells nothing about how much of a file has gone out.
 */

import type { FoundReport } from '../../schema/intake/collecting.ts';
import type { PageRead, Refusal } from '../../schema/intake/reading.ts';
import type { Label } from '../../schema/language.ts';
import { ensureRefusal } from './reading.ts';

/** What a person says a document is; null leaves it to the document. */
export interface Named {
  readonly bureau: { readonly id: string; readonly name: string } | null;
  readonly year: number | null;
}

export interface Parcel {
  readonly path: '/readings' | '/documents';
  /** A file of the person's, or a report on a site, which the server fetches. */
  readonly file: File | FoundReport;
  /** Named by the person; null leaves it to the document. */
  readonly bureau: string | null;
  readonly year: number | null;
  /** The same for documents of an archive, by their place in it. */
  readonly members: Readonly<Record<number, Named>>;
  /** Hashes of what was read at the address before: what is stored must be the same. */
  readonly seen?: readonly string[];
}

export type Sent =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly signedOut: boolean };

export interface Sending {
  readonly done: Promise<Sent>;
  readonly stop: () => void;
}

/** How far the server is with a file. */
export interface Headway {
  /** How much of the file has gone out, from 0 to 1. */
  readonly share: number;
  /** How many documents of it are answered. */
  readonly documents: number;
  /** The page of a scan that is being read; null: none is. */
  readonly page: Pick<PageRead, 'page' | 'pages'> | null;
}

export type Send = (parcel: Parcel, onProgress: (headway: Headway) => void) => Sending;

/** How often a file is sent where the server is busy, and the longest wait in between, in seconds. */
const MOST_TRIES = 6;
const LONGEST_WAIT = 120;
/** An archive is answered line by line, so that nothing on the way takes a long reading for silence. */
const LINES = 'application/x-ndjson';

const UNREACHABLE: Label = {
  zh: '服务器没有应答，文件没有送到。请检查网络后再试。',
  en: 'The server did not answer and the file did not arrive. Check the network and try again.',
};

/** What is said where the server itself says nothing readable. */
function sentenceOf(status: number): Label {
  if (status === 0) return UNREACHABLE;
  if (status === 413) {
    return {
      zh: '文件太大，服务器没有收。请拆成几份，或只留年报正文。',
      en: 'The file is too large for the server. Split it, or keep the report itself only.',
    };
  }
  return {
    zh: `服务器没有给出结果（${status}）。请再试一次；仍不行时把这句话告诉管理员。`,
    en: `The server gave no result (${status}). Try again; if it still fails, tell your administrator this sentence.`,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads what came back; exported for tests. `lines`: what an answer in lines is a list of. */
export function sentOf(status: number, body: string, lines: string | null = null): Sent {
  const answer = lines === null ? parse(body) : listOfLines(body, lines);
  const refusal = ensureRefusal(answer);
  if (status >= 200 && status < 300 && answer !== null && refusal === null) return { kind: 'answered', answer };
  return {
    kind: 'refused',
    refusal: refusal ?? { code: status === 0 ? 'UNREACHABLE' : 'FAILED', sentence: sentenceOf(status) },
    signedOut: status === 401,
  };
}

const ON_PAGE = /^\{"page":(\d+),"pages":(\d+),/;

/** What the lines that came so far say of a file that has gone out; exported for tests. */
export function headwayOf(body: string): Headway {
  const lines = body.split('\n').slice(0, -1);
  const [, page, pages] = ON_PAGE.exec(lines[lines.length - 1] ?? '') ?? [];
  return {
    share: 1,
    documents: lines.filter((line) => !ON_PAGE.test(line)).length,
    page: page === undefined ? null : { page: Number(page), pages: Number(pages) },
  };
}

/** The answer that would have been given whole; what ended it, where it was not the end of the file. */
function listOfLines(body: string, name: string): unknown {
  const answers = body
    .split('\n')
    .filter((line) => line !== '' && !ON_PAGE.test(line))
    .map(parse);
  return answers.find((answer) => ensureRefusal(answer) !== null) ?? { [name]: answers };
}

/** Seconds after which to come again; null where coming again is no use. Exported for tests. */
export function waitAfter(status: number, retryAfter: string | null): number | null {
  if ((status !== 429 && status !== 503) || !/^\d{1,6}$/.test(retryAfter ?? '')) return null;
  const seconds = Number(retryAfter);
  return seconds <= LONGEST_WAIT ? seconds : null;
}

/** Stands this on a site, and not on the person's machine? */
export function isOnSite(file: File | FoundReport): file is FoundReport {
  return 'address' in file;
}

/** Asks the server for something that takes no file. */
export function postJson(path: string, body: object): Promise<Sent> {
  return startJson(path, body).done;
}

function startJson(path: string, body: object): Attempt {
  const request = new XMLHttpRequest();
  const done = answerOf(request, '');
  request.open('POST', path);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('content-type', 'application/json');
  request.send(JSON.stringify(body));
  return { done, stop: () => request.abort(), wait: () => waitOf(request) };
}

function answerOf(request: XMLHttpRequest, list: string): Promise<Sent> {
  return new Promise((resolve) => {
    request.onload = () => {
      const isLines = request.getResponseHeader('content-type')?.startsWith(LINES) ?? false;
      resolve(sentOf(request.status, request.responseText, isLines ? list : null));
    };
    request.onerror = () => resolve(sentOf(0, ''));
    request.onabort = () => resolve(sentOf(0, ''));
  });
}

function sendAddress({ address }: FoundReport, { path, bureau, year, members, seen }: Parcel): Sending {
  const named = Object.entries(members).map(([place, one]) => [
    place,
    { bureau: one.bureau?.id ?? null, year: one.year },
  ]);
  return patiently(() =>
    startJson(`/collect${path}`, { address, bureau, year, members: Object.fromEntries(named), seen }),
  );
}

interface Attempt extends Sending {
  /** Seconds after which to come again; to be asked once it is done. */
  readonly wait: () => number | null;
}

/** Comes again when the server says that it may: what it refused so, it did not begin. */
function patiently(start: () => Attempt): Sending {
  let attempt = start();
  let isStopped = false;
  let goOn: () => void = () => undefined;
  const work = async (): Promise<Sent> => {
    for (let tries = 1; ; tries += 1) {
      const sent = await attempt.done;
      const seconds = attempt.wait();
      if (isStopped || seconds === null || tries === MOST_TRIES) return sent;
      await new Promise<void>((resolve) => {
        goOn = resolve;
        setTimeout(resolve, seconds * 1000);
      });
      if (isStopped) return sent;
      attempt = start();
    }
  };
  return {
    done: work(),
    stop: () => {
      isStopped = true;
      attempt.stop();
      goOn();
    },
  };
}

export const send: Send = (parcel, onProgress) => {
  const { file } = parcel;
  if (isOnSite(file)) {
    // Nothing goes out that would take time; who asks has to hold the sending first.
    queueMicrotask(() => onProgress(headwayOf('')));
    return sendAddress(file, parcel);
  }
  return patiently(() => sendFile(file, parcel, onProgress));
};

function sendFile(file: File, parcel: Parcel, onProgress: Parameters<Send>[1]): Attempt {
  const request = new XMLHttpRequest();
  const form = new FormData();
  // Text fields first: the server reads the parts as they come and needs them before the file.
  if (parcel.bureau !== null) form.append('bureau', parcel.bureau);
  if (parcel.year !== null) form.append('year', String(parcel.year));
  for (const [member, { bureau, year }] of Object.entries(parcel.members)) {
    if (bureau !== null) form.append(`bureau.${member}`, bureau.id);
    if (year !== null) form.append(`year.${member}`, String(year));
  }
  form.append('file', file, file.name);
  request.upload.onprogress = (event) => {
    if (event.lengthComputable && event.total > 0) onProgress({ ...headwayOf(''), share: event.loaded / event.total });
  };
  request.upload.onload = () => onProgress(headwayOf(''));
  request.onprogress = () => onProgress(headwayOf(request.responseText));
  const done = answerOf(request, parcel.path === '/documents' ? 'receipts' : 'readings');
  request.open('POST', parcel.path);
  request.setRequestHeader('accept', `${LINES}, application/json`);
  request.send(form);
  return { done, stop: () => request.abort(), wait: () => waitOf(request) };
}

function waitOf(request: XMLHttpRequest): number | null {
  return waitAfter(request.status, request.getResponseHeader('retry-after'));
}
