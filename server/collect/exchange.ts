/** One request and its answer: to the address that was checked and no other, bounded in bytes and in time. */
import type { LookupAddress } from 'node:dns';
import { type ClientRequest, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { createUnzip } from 'node:zlib';
import { Problem } from '../../schema/problem.ts';
import { noAnswer, tooMuch, tooSlow, wrongType } from './refusals.ts';

export interface ExchangeLimits {
  /** Of the answer, unpacked. */
  readonly bytes: number;
  /** From asking to the last byte. */
  readonly milliseconds: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Empty where the status says that there is nothing to read. */
  readonly bytes: Uint8Array;
}

/** What is never a page or a document. */
const FOREIGN_TYPE = /^(?:image|audio|video|font)\//i;

/**
 * Asks `url` at `address`, which stands for its host: nothing is looked up again. Throws Problem NOT_FETCHED, TOO_LARGE or
 * UNSUPPORTED_FORMAT.
 */
export async function exchange(
  url: URL,
  address: LookupAddress,
  headers: Readonly<Record<string, string>>,
  limits: ExchangeLimits,
): Promise<Answer> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const options: RequestOptions = {
      method: 'GET',
      headers: { ...headers, 'accept-encoding': 'gzip, deflate' },
      // A connection of its own, so that none that was opened for another name is used again.
      agent: false,
      lookup: (_host, { all }, answer) =>
        all ? answer(null, [address]) : answer(null, address.address, address.family),
      signal,
      maxHeaderSize: 32 * 1024,
    };
    const asked = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    const response = await responseOf(asked);
    try {
      return {
        status: response.statusCode ?? 0,
        headers: response.headers,
        bytes: await bodyOf(response, url, limits),
      };
    } finally {
      response.destroy();
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw signal.aborted ? tooSlow(url, limits.milliseconds) : noAnswer(url, error);
  }
}

function responseOf(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.once('response', resolve);
    asked.on('error', reject);
    asked.end();
  });
}

async function bodyOf(response: IncomingMessage, url: URL, limits: ExchangeLimits): Promise<Uint8Array> {
  // What a redirect, a refusal or an unchanged page say besides is of no use.
  if (response.statusCode !== 200) return new Uint8Array();
  const mediaType = response.headers['content-type'] ?? '';
  if (FOREIGN_TYPE.test(mediaType)) throw wrongType(url, mediaType);
  if (Number(response.headers['content-length'] ?? 0) > limits.bytes) throw tooMuch(url, limits.bytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of unpacked(response, url)) {
    size += chunk.length;
    if (size > limits.bytes) throw tooMuch(url, limits.bytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body without its packing; sites pack although nobody asked. */
function unpacked(response: IncomingMessage, url: URL): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return response;
  if (!/^(?:x-)?gzip$|^deflate$/.test(encoding)) throw noAnswer(url, new Error(`Content-Encoding: ${encoding}`));
  const unzip = createUnzip();
  response.on('error', (error) => unzip.destroy(error));
  response.on('aborted', () => unzip.destroy(new Error('The answer was cut off')));
  return response.pipe(unzip);
}
