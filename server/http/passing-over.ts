/**
 * What a client still sends of a request that was answered is passed over, for whoever is cut off never reads why. But piece by piece
 * and in turn: two hundred refused uploads, each read as fast as it comes, are hundreds of megabytes in one turn of the event loop.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Pace {
  /** Requests of which a piece is taken in a turn; Node reads 64 KB a piece. */
  readonly atOnce: number;
  /** Milliseconds between two turns. */
  readonly every: number;
}

export interface PassingOver {
  /** Takes a request that was answered before its end; to be handed over before Node itself is told of the answer's end. */
  take(request: IncomingMessage): void;
  /** Cuts off whoever still sends, from now on at once: a server that stops does not wait for them. */
  end(): void;
}

export function openPassingOver({ atOnce, every }: Pace): PassingOver {
  let isOver = false;
  const line = new Set<IncomingMessage>();
  let timer: NodeJS.Timeout | undefined;

  const takeTurn = (): void => {
    let taken = 0;
    for (const request of line) {
      if (!request.isPaused()) continue;
      // Behind all others.
      line.delete(request);
      line.add(request);
      request.resume();
      taken += 1;
      if (taken >= atOnce) return;
    }
  };

  function take(request: IncomingMessage): void {
    if (isOver) return void request.destroy();
    line.add(request);
    request.unpipe();
    request.removeAllListeners('data');
    request.on('data', () => request.pause());
    request.pause();
    // By this Node takes it for read, and leaves the rest to us.
    request.read(0);
    request.once('close', () => {
      line.delete(request);
      if (line.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    });
    timer ??= setInterval(takeTurn, every).unref();
  }

  return {
    take,
    end() {
      isOver = true;
      for (const request of line) request.destroy();
    },
  };
}

/** Ends the connection of a client that asked for that and has sent all, once its answer is on the way. */
export function endAfter(response: ServerResponse): void {
  const { socket } = response.req;
  if (response.writableFinished) socket.end();
  else response.once('finish', () => socket.end());
}
