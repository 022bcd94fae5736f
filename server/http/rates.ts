/**
 * How often anybody may ask. An address stands for a whole office, so that it may ask much; what is dear, and what strangers send,
 * has limits of its own. When the server cannot keep up, strangers come again later, and those who hold a key go on working.
 */
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import { CHART_FILES } from '../draw/files.ts';
import { neighbourhoodOf } from '../neighbourhood.ts';
import { openTold } from '../told.ts';
import type { Limits } from './limits.ts';
import { openMinutesOf } from './minutes-of.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `written`: what it answers is written anew each time, and may be asked for less often than other things. */
    readonly rate?: 'written';
  }
}

type Rate = keyof Limits['rates'];

/** Addresses and keys that are counted at a time, for each limit. */
const MOST_NAMES = 20_000;

/** Not counted when asked: a file that is there already, and pictures, of which only those that have to be drawn are counted. */
const UNCOUNTED = new Set([
  '/assets/*',
  '/embed.js',
  '/embed',
  ...[...Object.keys(CHART_FILES), 'png'].map((format) => `/chart.${format}`),
]);
const UPLOADS = new Set(['/readings', '/documents']);
const COLLECTING = new Set(['/collect', '/collect/readings', '/collect/documents', '/collect/reports/:id']);
/** Answered however busy the server is: whoever looks after it has to see that it is, and to get in. */
const ALWAYS = new Set(['/healthz', '/readyz', '/metrics', '/sign-in', '/sign-out']);

/** Counts a request that turned out to be dear; throws TOO_MANY_REQUESTS. */
export type CountRequest = (request: Pick<FastifyRequest, 'ip' | 'log' | 'viewer'>) => void;

export interface Rates {
  readonly count: CountRequest;
  /** To be called once it is known who asks. */
  limitByViewer(): Promise<void>;
}

/** Counts what every address asks. `isProxyTrusted`: whether the address behind a proxy is the reader's. */
export function addRates(app: FastifyInstance, limits: Limits, isProxyTrusted: boolean): Rates {
  const told = openTold();
  const limiterOf = (rate: Rate, whose: (request: Pick<FastifyRequest, 'ip' | 'viewer'>) => string): CountRequest => {
    const max = limits.rates[rate];
    const minutes = openMinutesOf(max, MOST_NAMES, () => performance.now());
    return (request) => {
      const name = whose(request);
      const wait = minutes.count(name);
      if (wait === 0) return;
      if (told.isNew(`${rate} ${name}`)) {
        request.log.warn({ address: request.ip, key: request.viewer?.keyId ?? null, rate, max }, 'Asked too often');
      }
      throw tooManyRequests(max, Math.ceil(wait / 1000));
    };
  };
  const addressOf = ({ ip }: Pick<FastifyRequest, 'ip'>): string => neighbourhoodOf(ip);
  const limit: Readonly<Record<Rate, CountRequest>> = {
    requests: limiterOf('requests', addressOf),
    signIns: limiterOf('signIns', addressOf),
    strangersUploads: limiterOf('strangersUploads', addressOf),
    uploads: limiterOf('uploads', keyOf),
    collecting: limiterOf('collecting', keyOf),
    written: limiterOf('written', addressOf),
  };
  let isProxyTold = isProxyTrusted;

  app.addHook('onRequest', (request, _, done) => {
    const url = request.routeOptions.url ?? '';
    if (!isProxyTold && request.headers['x-forwarded-for'] !== undefined) {
      isProxyTold = true;
      request.log.warn(
        { address: request.ip },
        'Requests come through a proxy that is not named in GONGKAI_TRUST_PROXY: all its readers count as one address',
      );
    }
    if (!UNCOUNTED.has(url)) limit.requests(request);
    if (url === '/sign-in') limit.signIns(request);
    if (request.routeOptions.config.rate === 'written') limit.written(request);
    done();
  });

  return {
    count: limit.requests,
    async limitByViewer() {
      app.addHook('onRequest', (request, _, done) => {
        const url = request.routeOptions.url ?? '';
        const { viewer } = request;
        const isCollecting = COLLECTING.has(url) && request.method === 'POST' && viewer;
        if (UPLOADS.has(url)) limit[viewer ? 'uploads' : 'strangersUploads'](request);
        else if (isCollecting) limit.collecting(request);
        done();
      });
      await app.register(underPressure, {
        maxEventLoopDelay: limits.pressure.delay,
        sampleInterval: limits.pressure.sample,
        pressureHandler: (request, _reply, type, value) => {
          if (request.viewer || ALWAYS.has(request.routeOptions.url ?? '')) return;
          if (told.isNew('pressure')) request.log.warn({ type, value }, 'Too busy: strangers are told to come again');
          throw tooBusy();
        },
      });
    },
  };
}

function keyOf(request: Pick<FastifyRequest, 'viewer'>): string {
  return request.viewer?.keyId ?? '';
}

function tooManyRequests(most: number, seconds: number): Problem {
  return new Problem(
    'TOO_MANY_REQUESTS',
    {
      zh: `请求太多：每分钟最多 ${most} 次，请 ${seconds} 秒后再试。`,
      en: `Too many requests: ${most} a minute are the most. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    },
    { retryAfter: seconds },
  );
}

function tooBusy(): Problem {
  return new Problem(
    'BUSY',
    {
      zh: '服务器现在很忙，请十秒后再试；已登录的用户不受影响。',
      en: 'The server is very busy. Try again in ten seconds; whoever is signed in can go on.',
    },
    { retryAfter: 10 },
  );
}
