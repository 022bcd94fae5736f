/**
 * Fetches pages and documents from the hosts that were named. A name is resolved once a request, what it resolves to has to be
 * public, and the connection goes there and nowhere else: a name that changes its mind in between is not followed. So at every
 * redirect. One request at a time a host, with a pause between.
 */
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { hashOf } from '../intake/examine.ts';
import { type Answer, type ExchangeLimits, exchange } from './exchange.ts';
import { type HostRule, isNamedHost, writtenHost } from './hosts.ts';
import { isPublicAddress } from './public-address.ts';
import {
  collectingIsOff,
  failedStatus,
  hostIsBusy,
  notAnAddress,
  privateAddress,
  tooManyRedirects,
  unknownHost,
  unnamedHost,
} from './refusals.ts';

/** By which a site tells whether what it gives is what it gave. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface Fetched extends Validators {
  /** Where it was found in the end, after redirects. */
  readonly address: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** As the site says, without parameters; null where it says nothing. */
  readonly mediaType: string | null;
  /** The name the site gives the file; null where it gives none. */
  readonly fileName: string | null;
}

export interface Fetcher {
  /** As they were named; empty: collecting is off. */
  readonly hosts: readonly string[];
  /**
   * What stands at an address; null when it is what it was by these validators. Throws Problem ADDRESS_REFUSED, NOT_FETCHED,
   * NOT_FOUND, TOO_LARGE, UNSUPPORTED_FORMAT or BUSY.
   */
  get(address: string, known?: Validators): Promise<Fetched | null>;
}

export interface FetcherOptions {
  readonly hosts: readonly HostRule[];
  /** Milliseconds between the end of one request to a host and the start of the next. */
  readonly pause?: number;
  readonly limits?: ExchangeLimits;
  /** For tests, which have no public addresses and no names of their own. Nothing that is set from outside reaches these. */
  readonly isPublic?: (address: string) => boolean;
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
}

const MOST_REDIRECTS = 5;
/** Requests that may wait for one host. */
const LONGEST_QUEUE = 100;
const LIMITS: ExchangeLimits = { bytes: 32 * 1024 * 1024, milliseconds: 60_000 };
const PAUSE = 1000;
const HEADERS = {
  'user-agent': 'Gongkai/0.1 (annual reports on information disclosure; one request at a time)',
  accept: 'text/html, application/xhtml+xml, application/json;q=0.9, */*;q=0.8',
  'accept-language': 'zh-CN, zh;q=0.9',
};

export function openFetcher({
  hosts,
  pause = PAUSE,
  limits = LIMITS,
  isPublic = isPublicAddress,
  resolve = (host) => lookup(host, { all: true }),
}: FetcherOptions): Fetcher {
  const written = hosts.map(writtenHost);
  const queues = new Map<string, { last: Promise<unknown>; waiting: number }>();

  /** The address as a URL of a host that was named. */
  function ensureNamed(address: string, base?: URL): URL {
    if (hosts.length === 0) throw collectingIsOff();
    if (!URL.canParse(address, base)) throw notAnAddress(address);
    const url = new URL(address, base);
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') throw notAnAddress(address);
    if (!isNamedHost(hosts, url)) throw unnamedHost(url, written);
    url.hash = '';
    return url;
  }

  /** Where the host is, now; every address it has must be public, for which of them is taken is chance. */
  async function ensurePublic(url: URL): Promise<LookupAddress> {
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    const family = isIP(literal);
    const found = family === 0 ? await resolve(url.hostname).catch(() => []) : [{ address: literal, family }];
    const [first] = found;
    if (!first) throw unknownHost(url);
    if (!found.every(({ address }) => isPublic(address))) throw privateAddress(url);
    return first;
  }

  /** Runs `work` when no other request to the host is under way, and the pause after the last is over. */
  async function inTurn<Result>(url: URL, work: () => Promise<Result>): Promise<Result> {
    const queue = queues.get(url.host) ?? { last: Promise.resolve(), waiting: 0 };
    if (queue.waiting >= LONGEST_QUEUE) throw hostIsBusy(url);
    queues.set(url.host, queue);
    queue.waiting += 1;
    const done = queue.last.then(work);
    queue.last = done.then(noop, noop).then(() => wait(pause, undefined, { ref: false }));
    try {
      return await done;
    } finally {
      queue.waiting -= 1;
    }
  }

  return {
    hosts: written,
    async get(address, known) {
      const headers = { ...HEADERS, ...conditions(known) };
      let url = ensureNamed(address);
      for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
        const here = url;
        const answer = await inTurn(here, async () => exchange(here, await ensurePublic(here), headers, limits));
        const { status } = answer;
        if (status === 200) return fetchedOf(url, answer);
        if (status === 304 && known) return null;
        const { location } = answer.headers;
        if (status < 300 || status >= 400 || location === undefined) throw failedStatus(url, status);
        url = ensureNamed(location, url);
      }
      throw tooManyRedirects(url, MOST_REDIRECTS);
    },
  };
}

function noop(): void {}

function conditions(known: Validators | undefined): Record<string, string> {
  return {
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
}

/** Validators longer than this are no validators. */
const LONGEST_VALIDATOR = 300;

function validator(header: string | undefined): string | null {
  return header !== undefined && header.length <= LONGEST_VALIDATOR ? header : null;
}

function fetchedOf(url: URL, { headers, bytes }: Answer): Fetched {
  return {
    address: url.href,
    bytes,
    hash: hashOf(bytes),
    mediaType: headers['content-type']?.split(';')[0]?.trim().toLowerCase() || null,
    fileName: nameIn(headers['content-disposition']),
    etag: validator(headers.etag),
    lastModified: validator(headers['last-modified']),
  };
}

/** `filename*=UTF-8''…`, or `filename="…"`, which portals percent-encode or send as raw UTF-8. */
function nameIn(disposition: string | undefined): string | null {
  const written =
    /filename\*\s*=\s*utf-8''([^;]{1,600})/i.exec(disposition ?? '')?.[1] ??
    /filename\s*=\s*"?([^";]{1,600})/i.exec(disposition ?? '')?.[1];
  if (written === undefined) return null;
  try {
    const text = decodeURIComponent(written.trim());
    return /[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text)
      ? new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))
      : text;
  } catch {
    return null; // neither encoding: the link says what it is called
  }
}
