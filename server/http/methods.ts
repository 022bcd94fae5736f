/** What may be done at an address: whoever asks for something else there is told so, and not that there is nothing. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import { pathOf } from './address.ts';

/** Throws METHOD_NOT_ALLOWED, with the header that names those allowed, for an address that is known under other methods. */
export type EnsureMethod = (request: FastifyRequest, reply: FastifyReply) => void;

/** To be called before any route is added. */
export function rememberMethods(app: FastifyInstance): EnsureMethod {
  const known = new Map<string, { readonly matches: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const route = known.get(url) ?? { matches: patternOf(url), methods: new Set() };
    known.set(url, route);
    for (const one of [method].flat()) route.methods.add(one);
  });
  return (request, reply) => {
    const path = pathOf(request);
    const allowed = [...known.values()].flatMap(({ matches, methods }) => (matches.test(path) ? [...methods] : []));
    if (allowed.length === 0 || allowed.includes(request.method)) return;
    const list = [...new Set(allowed)].sort().join(', ');
    reply.header('allow', list);
    throw new Problem('METHOD_NOT_ALLOWED', {
      zh: `这个地址不接受 ${request.method}，只接受 ${list}。`,
      en: `This address does not take ${request.method}, but ${list}.`,
    });
  };
}

/** `/documents/:hash`, `/assets/*`, or an address as it is. */
function patternOf(url: string): RegExp {
  const pattern = url
    .split(/(:\w+|\*)/)
    .map((part, place) =>
      place % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : part === '*' ? '.*' : '[^/]+',
    )
    .join('');
  return new RegExp(`^${pattern}$`);
}
