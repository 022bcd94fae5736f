/** How many connections may be open: each takes memory before anything is asked on it, and an address that opens thousands is no office. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '../../schema/problem.ts';
import { leaveWith, openPlaces, type PlaceLimits } from './places.ts';

/** `areProxied`: the addresses of connections are those of proxies, which count together only. `refuse` answers, and closes. */
export function limitConnections(
  server: Server,
  { ofAddress, whole }: PlaceLimits,
  areProxied: boolean,
  refuse: (problem: Problem, socket: Socket) => void,
): void {
  const places = openPlaces({ ofAddress: areProxied ? whole : ofAddress, whole });
  server.on('connection', (socket: Socket) => {
    const leave = places.take(socket.remoteAddress);
    if (leave === null) refuse(tooMany(), socket);
    else leaveWith(socket, leave);
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
