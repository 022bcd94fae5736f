/** How many connections may be open: each takes memory before anything is asked on it, and an address that opens thousands is no office. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '../../schema/problem.ts';
import { neighbourhoodOf } from '../neighbourhood.ts';

export interface ConnectionLimits {
  /** Of one address. */
  readonly ofAddress: number;
  /** Of all addresses together. */
  readonly whole: number;
}

/** `areProxied`: the addresses of connections are those of proxies, which count together only. `refuse` answers, and closes. */
export function limitConnections(
  server: Server,
  { ofAddress, whole }: ConnectionLimits,
  areProxied: boolean,
  refuse: (problem: Problem, socket: Socket) => void,
): void {
  const open = new Map<string, number>();
  let all = 0;
  server.on('connection', (socket: Socket) => {
    const address = neighbourhoodOf(socket.remoteAddress);
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    all += 1;
    socket.once('close', () => {
      all -= 1;
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (all > whole || (count > ofAddress && !areProxied)) refuse(tooMany(), socket);
  });
}

function tooMany(): Problem {
  return new Problem(
    'BUSY',
    {
      zh: '同时打开的连接太多，这一个没有接受。请关闭不用的连接，十秒后再试。',
      en: 'Too many connections are open at once; this one was not taken. Close those that are not used, and try again in ten seconds.',
    },
    { retryAfter: 10 },
  );
}
