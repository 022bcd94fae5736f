/**
 * Sends one document and waits for what is said of it. XMLHttpRequest, because fetch tells nothing about how much of a
 * file has gone out.
 */

import type { FoundReport } from '../../schema/intake/collecting.ts';
import type { Refusal } from '../../schema/intake/reading.ts';
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

export type Send = (parcel: Parcel, onShare: (share: number) => void) => Sending;

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

/** Reads what came back; exported for tests. */
export function sentOf(status: number, body: string): Sent {
  const answer = parse(body);
  if (status >= 200 && status < 300 && answer !== null) return { kind: 'answered', answer };
  const refusal = ensureRefusal(answer) ?? {
    code: status === 0 ? 'UNREACHABLE' : 'FAILED',
    sentence: sentenceOf(status),
  };
  return { kind: 'refused', refusal, signedOut: status === 401 };
}

/** Stands this on a site, and not on the person's machine? */
export function isOnSite(file: File | FoundReport): file is FoundReport {
  return 'address' in file;
}

/** Asks the server for something that takes no file. */
export function postJson(path: string, body: object): Promise<Sent> {
  return startJson(path, body).done;
}

function startJson(path: string, body: object): Sending {
  const request = new XMLHttpRequest();
  const done = answerOf(request);
  request.open('POST', path);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('content-type', 'application/json');
  request.send(JSON.stringify(body));
  return { done, stop: () => request.abort() };
}

function answerOf(request: XMLHttpRequest): Promise<Sent> {
  return new Promise((resolve) => {
    request.onload = () => resolve(sentOf(request.status, request.responseText));
    request.onerror = () => resolve(sentOf(0, ''));
    request.onabort = () => resolve(sentOf(0, ''));
  });
}

function sendAddress({ address }: FoundReport, { path, bureau, year, members, seen }: Parcel): Sending {
  const named = Object.entries(members).map(([place, one]) => [
    place,
    { bureau: one.bureau?.id ?? null, year: one.year },
  ]);
  return startJson(`/collect${path}`, { address, bureau, year, members: Object.fromEntries(named), seen });
}

export const send: Send = (parcel, onShare) => {
  const { file } = parcel;
  if (isOnSite(file)) {
    // Nothing goes out that would take time; who asks has to hold the sending first.
    queueMicrotask(() => onShare(1));
    return sendAddress(file, parcel);
  }
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
    if (event.lengthComputable && event.total > 0) onShare(event.loaded / event.total);
  };
  request.upload.onload = () => onShare(1);
  const done = answerOf(request);
  request.open('POST', parcel.path);
  request.setRequestHeader('accept', 'application/json');
  request.send(form);
  return { done, stop: () => request.abort() };
};
