/** Headers by kind of page: what may be loaded, who may frame it, how long it may be kept. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What every answer is sent with: it is what it says it is, and no cache keeps it unless its route says so. */
export function addHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (_, reply, payload, done) => {
    reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    done(null, isHeld(request, reply, payload) ? null : payload);
  });
}

/**
 * What a cache has to ask about again each time gets the tag to do so from its bytes, where its route gave it none. Whether the reader holds
 * these bytes already, who is then told so.
 */
function isHeld({ method, headers }: FastifyRequest, reply: FastifyReply, payload: unknown): boolean {
  if (method !== 'GET' || reply.statusCode !== 200 || reply.hasHeader('etag')) return false;
  if (!/\bno-cache\b/.test(String(reply.getHeader('cache-control')))) return false;
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return false;
  const etag = etagOf(payload.toString('latin1'));
  reply.header('etag', etag);
  const held = readIfNoneMatch(headers['if-none-match']);
  if (held !== 'any' && !held.includes(opaqueOf(etag))) return false;
  reply.code(304);
  return true;
}

/** Pages of the product: everything from here, framed by nobody. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/** An embed: no script but its own, framed by the sites allowed. `inline` are the hashes of its own style and script. */
export function embedHeaders(
  frameAncestors: string,
  styleHash: string,
  scriptHash: string | null,
): Record<string, string> {
  const script = scriptHash === null ? "'none'" : `'${scriptHash}'`;
  // A page opened from a folder (file://) counts as no site, not even for *, so “all” is said by saying nothing.
  const ancestors = frameAncestors === '*' ? '' : `; frame-ancestors ${frameAncestors}`;
  return {
    'content-security-policy': `default-src 'none'; style-src '${styleHash}'; style-src-attr 'unsafe-inline'; script-src ${script}; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'${ancestors}`,
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-resource-policy': 'cross-origin',
  };
}

/** Pictures and data that other sites may show. */
export const PUBLIC_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** A picture opened by itself runs nothing. */
export const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** A live chart may change with every import; a pinned one never does. */
export function cacheControl(pinned: boolean): string {
  return pinned
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';
}

/** Weak, because an answer is sent compressed or plain under one tag. */
export function etagOf(...parts: readonly (string | number)[]): string {
  return `W/"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)}"`;
}

/** A tag without its quotes and without the sign that it is weak: what two tags are compared by. */
export function opaqueOf(etag: string): string {
  return etag.replace(/^W\//, '').replace(/"/g, '');
}

/** The tags of the copies a reader holds: one, a list, weak or strong; `any` for an asterisk. */
export function readIfNoneMatch(header: string | undefined): readonly string[] | 'any' {
  if (header === undefined) return [];
  if (header.trim() === '*') return 'any';
  return [...header.matchAll(/(?:W\/)?"[^"]*"/g)].map(([etag]) => opaqueOf(etag));
}

/** `attachment; filename*=UTF-8''…`: a Chinese name in a header must be percent-encoded. */
export function attachment(name: string): string {
  const safe = name.toWellFormed().replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${safe.replace(/[^\x20-\x7e]/g, '_')}"; filename*=UTF-8''${encoded}`;
}
