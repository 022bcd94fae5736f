/**
 * Who asks, told before any route runs: a key in the header (programs) or a session in a cookie (pages). Routes are closed
 * unless they say otherwise, so that a route added later gives nothing away where reading is closed.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import type { Access } from '../access/access.ts';
import { notSignedIn, type Viewer } from '../access/viewer.ts';
import type { Reader } from '../store/reader.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `everybody`: holds no data, nobody is asked for. `itself`: the route refuses what it has to. Otherwise: readers only. */
    readonly access?: 'everybody' | 'itself';
  }
  interface FastifyRequest {
    /** Who asks; null: nobody that we know. */
    viewer: Viewer | null;
  }
}

const COOKIE = 'gk_session';

/**
 * The session of a Cookie header. We give one; a second was put there by another port or name of this machine, for somebody to act as
 * somebody else without noticing, and nobody can tell which is ours.
 */
function tokenOf(request: FastifyRequest): string | null {
  const [token, ...others] = (request.headers.cookie ?? '').matchAll(/(?:^|;)\s*gk_session=([^;]*)/g);
  return others.length === 0 && /^[\w-]{43}$/.test(token?.[1] ?? '') ? (token?.[1] ?? null) : null;
}

/** Scripts never see it, other sites never send it; it ends with the browser, and on the server before that. */
function sessionCookie(request: FastifyRequest, value: string): string {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict${secure}${value === '' ? '; Max-Age=0' : ''}`;
}

/** Was this asked by a page of this very address? The browser says so itself, and no page can make it say otherwise. */
function isFromOurPage({ headers, host }: FastifyRequest, publicUrl: string | null): boolean {
  if (headers['sec-fetch-site'] === 'same-origin') return true;
  if (!URL.canParse(headers.origin ?? '')) return false;
  const page = new URL(headers.origin ?? '');
  if (page.origin === publicUrl) return true;
  // The same address may be written with or without the port that goes without saying.
  const here = `${page.protocol}//${host}`;
  return URL.canParse(here) && new URL(here).host === page.host;
}

function foreignPage(): Problem {
  return new Problem('NOT_ALLOWED', {
    zh: '这个请求不是从本系统的页面发出的，未予执行。请在本系统的页面上操作；若经由反向代理访问，请让代理原样传递 Host，或设置 GONGKAI_PUBLIC_URL。',
    en: 'This request did not come from a page of this system and was not carried out. Use its own pages; a reverse proxy in between must pass the Host header on as it is, or GONGKAI_PUBLIC_URL name the address.',
  });
}

/** A key that a program sent; a header that proxies use for themselves is none of ours. */
function keyOf(request: FastifyRequest): string | null {
  return /^Bearer (gk_.*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

async function viewerOf(
  request: FastifyRequest,
  access: Access,
  at: string,
  publicUrl: string | null,
): Promise<Viewer | null> {
  const key = keyOf(request);
  if (key !== null) return access.identifyKey(key, { address: request.ip, log: request.log }, at);
  const token = tokenOf(request);
  const viewer = token === null ? null : await access.identifySession(token, at);
  // SameSite keeps other sites out; another port of the same machine is the same site.
  if (viewer !== null && request.method !== 'GET' && request.method !== 'HEAD' && !isFromOurPage(request, publicUrl)) {
    throw foreignPage();
  }
  return viewer;
}

/** May whoever asks have changed, a moment ago, what he asks for? Nobody changes anything without saying who he is. */
function mayHaveWritten(request: FastifyRequest): boolean {
  return keyOf(request) !== null || tokenOf(request) !== null || request.routeOptions.url === '/sign-in';
}

/** All that a request asks of the database is asked of one host: the parts of an answer, and what names its version, fit together. */
export function readAsOneRequest(app: FastifyInstance, { openRequest }: Pick<Reader, 'openRequest'>): void {
  if (openRequest) app.addHook('onRequest', (request, _, done) => openRequest(mayHaveWritten(request))(done));
}

function keyInBody(body: unknown): string {
  const key = typeof body === 'object' && body !== null && 'key' in body ? body.key : undefined;
  if (typeof key === 'string' && key.trim() !== '') return key.trim();
  throw new Problem('BAD_ARGUMENT', { zh: '请填写密钥。', en: 'Enter the key.' });
}

interface SignInOptions {
  /** The address readers know this server by: its pages are ours, whatever a proxy makes of `Host`. */
  readonly publicUrl: string | null;
  readonly now: () => string;
}

export function addSignIn(app: FastifyInstance, access: Access, { publicUrl, now }: SignInOptions): void {
  app.decorateRequest('viewer', null);
  const isClosed = (kind: string | undefined, viewer: Viewer | null): boolean =>
    access.reading === 'keys' && kind === undefined && viewer === null;
  app.addHook('onRequest', (request, _, done) => {
    const kind = request.routeOptions.config.access;
    if (request.is404 || kind === 'everybody') return done();
    // Most say nothing of themselves, and wait for nothing.
    if (keyOf(request) === null && tokenOf(request) === null)
      return done(isClosed(kind, null) ? notSignedIn() : undefined);
    viewerOf(request, access, now(), publicUrl).then((viewer) => {
      request.viewer = viewer;
      done(isClosed(kind, viewer) ? notSignedIn() : undefined);
    }, done);
  });
  // What only some may read is kept by no cache on the way.
  app.addHook('onSend', (request, reply, payload, done) => {
    const isKept = request.is404 || request.routeOptions.config.access === 'everybody';
    if (access.reading === 'keys' && !isKept) reply.header('cache-control', 'private, no-store');
    done(null, payload);
  });

  const answer = (reply: FastifyReply, cookie: string) =>
    reply.headers({ 'set-cookie': cookie, 'cache-control': 'no-store' }).code(204).send();

  app.post('/sign-in', { config: { access: 'everybody' } }, async (request, reply) => {
    // Nobody is signed in by another site with a key of its choosing.
    if (request.headers.origin !== undefined && !isFromOurPage(request, publicUrl)) throw foreignPage();
    const origin = { address: request.ip, log: request.log };
    const { token } = await access.signIn(keyInBody(request.body), origin, now(), tokenOf(request));
    return answer(reply, sessionCookie(request, token));
  });

  app.post('/sign-out', { config: { access: 'itself' } }, async (request, reply) => {
    const token = tokenOf(request);
    if (token !== null && request.viewer !== null) await access.signOut(token, request.viewer, now());
    return answer(reply, sessionCookie(request, ''));
  });
}

/** Marks every route registered in this scope as one that holds no data, or that asks for itself. */
export function markRoutes(scope: FastifyInstance, access: 'everybody' | 'itself'): void {
  scope.addHook('onRoute', (route) => {
    route.config = { access, ...route.config };
  });
}
