/**
 * What is refused before any route runs, because it is no request by the rules of HTTP or none that can be answered: in the
 * shape of every other refusal, though Node finds some of it before there is a request.
 */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode } from '../../schema/problem.ts';
import { refusalOf } from './problems.ts';

/**
 * Refuses requests that name no host, several, or one that is none: addresses are made of it (embeds, sign-in). A proxy passes it on as it is
 * (README.md); what else says which host was asked for may be the reader's own words, which a proxy lets through unless it is told otherwise.
 */
export function addHostCheck(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _, done) => {
    const { rawHeaders, headers, httpVersion } = request.raw;
    delete headers['x-forwarded-host'];
    const hosts = rawHeaders.filter((name, place) => place % 2 === 0 && /^host$/i.test(name));
    // Balancers that ask whether we are alive may speak HTTP/1.0, which has no hosts.
    if (httpVersion === '1.0' && hosts.length === 0) headers.host = 'localhost';
    else if (hosts.length !== 1 || !isHost(request)) throw badHost();
    done();
  });
}

/** The last that was one: readers ask for few. */
let lastHost = '';

function isHost({ host }: FastifyRequest): boolean {
  if (host === lastHost && host !== '') return true;
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return false;
  lastHost = host;
  return true;
}

function badHost(): Problem {
  return new Problem('BAD_REQUEST', {
    zh: '请求应有且只有一个 Host，且为有效的主机名。',
    en: 'A request names one Host, which is the name of a host.',
  });
}

/** Node ends these by itself, without a word. */
export function answerOddRequests(app: FastifyInstance): void {
  app.server.on('connect', (_, socket: Socket) => answerOnSocket(new Error('CONNECT'), socket));
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = refusalOf(
      new Problem('BAD_REQUEST', {
        zh: '请求头 Expect 只能为 100-continue。',
        en: 'The header Expect can only be 100-continue.',
      }),
      { url: request.url ?? '' },
    );
    response.writeHead(status, { ...headers, connection: 'close' }).end(body);
  });
}

/** By the codes of Node. */
const FAULTS: Readonly<Record<string, Problem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Problem('TOO_SLOW', {
    zh: '请求在规定时间内没有发完。请检查网络后重试。',
    en: 'The request did not arrive in time. Check the network and send it again.',
  }),
  HPE_HEADER_OVERFLOW: new Problem('HEAD_TOO_LARGE', {
    zh: '网址和请求头合计不能超过 16 KB。长的查询请用 POST 发送。',
    en: 'The address and the headers may hold 16 KB together. Send a long query by POST.',
  }),
};

const NO_HTTP = new Problem('BAD_REQUEST', {
  zh: '收到的内容不是有效的 HTTP 请求。',
  en: 'What was sent is no valid HTTP request.',
});

/**
 * Answers what Node could not read as a request, and ends the connection: where one request ends cannot be told any more. Returns
 * what was wrong.
 */
export function answerOnSocket(error: Problem | (Error & { readonly code?: string }), socket: Socket): ProblemCode {
  // Node's own way to see whether an answer is being sent already, into which a second one must not be mixed.
  const { _httpMessage: sent } = socket as Socket & { readonly _httpMessage?: ServerResponse | null };
  const problem = error instanceof Problem ? error : (FAULTS[error.code ?? ''] ?? NO_HTTP);
  if (socket.writable && error.code !== 'ECONNRESET' && sent?.headersSent !== true) {
    const { status, headers, body } = refusalOf(problem, { url: '' });
    const told = { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' };
    const head = Object.entries(told).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`);
  }
  socket.destroy();
  return problem.code;
}
