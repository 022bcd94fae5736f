/**
 * Sends one document and waits for what is said of it. XMLHttpRequest, because fetch tells nothing about how much of a
 * file has gone out.
 */

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
  readonly file: File;
  /** Named by the person; null leaves it to the document. */
  readonly bureau: string | null;
  readonly year: number | null;
  /** The same for documents of an archive, by their place in it. */
  readonly members: Readonly<Record<number, Named>>;
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

export const send: Send = (parcel, onShare) => {
  const request = new XMLHttpRequest();
  const form = new FormData();
  // Text fields first: the server reads the parts as they come and needs them before the file.
  if (parcel.bureau !== null) form.append('bureau', parcel.bureau);
  if (parcel.year !== null) form.append('year', String(parcel.year));
  for (const [member, { bureau, year }] of Object.entries(parcel.members)) {
    if (bureau !== null) form.append(`bureau.${member}`, bureau.id);
    if (year !== null) form.append(`year.${member}`, String(year));
  }
  form.append('file', parcel.file, parcel.file.name);
  const done = new Promise<Sent>((resolve) => {
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onShare(event.loaded / event.total);
    };
    request.upload.onload = () => onShare(1);
    request.onload = () => resolve(sentOf(request.status, request.responseText));
    request.onerror = () => resolve(sentOf(0, ''));
    request.onabort = () => resolve(sentOf(0, ''));
  });
  request.open('POST', parcel.path);
  request.setRequestHeader('accept', 'application/json');
  request.send(form);
  return { done, stop: () => request.abort() };
};
