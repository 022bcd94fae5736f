/** Figures for Prometheus: for programs of this machine, or of the networks named, and for administrators from anywhere. */
import { BlockList, isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Access } from '../access/access.ts';
import type { Observer } from '../observe/observer.ts';

export interface MetricsOptions {
  readonly access: Pick<Access, 'ensureMay'>;
  readonly observer: Pick<Observer, 'metrics' | 'metricsType'>;
  /** Addresses and networks that need no key; `loopback` is this machine. */
  readonly metricsFor: readonly string[];
}

/** What a proxy adds. One that is not named as a proxy speaks for others, who are not of this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

export function addMetrics(app: FastifyInstance, { access, observer, metricsFor }: MetricsOptions): void {
  const near = listOf(metricsFor);
  const isNear = (request: FastifyRequest): boolean => {
    const { ip, ips, headers } = request;
    if (ips === undefined && FORWARDED.some((name) => headers[name] !== undefined)) return false;
    return near.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
  };
  app.get('/metrics', { config: { access: 'itself' } }, async (request, reply) => {
    if (!isNear(request)) await access.ensureMay(request.viewer, 'readStatus', null);
    return reply.type(observer.metricsType).send(await observer.metrics());
  });
}

function listOf(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of addresses.flatMap((text) => (text === 'loopback' ? ['127.0.0.0/8', '::1'] : [text]))) {
    const [address = '', length] = one.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (length === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(length), family);
  }
  return list;
}
