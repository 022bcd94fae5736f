/** A client that sends an upload bit by bit and reads what it is told meanwhile. */
import { once } from 'node:events';
import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { createInterface, type Interface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

const BOUNDARY = 'gongkai-test-boundary';

export interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Sending {
  readonly request: ClientRequest;
  /** Sends a file of the form, whole. */
  file(fileName: string, content: string | Uint8Array): void;
  field(name: string, value: string): void;
  /** Sends a file piece by piece, so many milliseconds apart. */
  slowly(fileName: string, pieces: readonly Uint8Array[], pause: number): Promise<void>;
  /** Closes the form and waits for the whole answer. */
  end(): Promise<Heard>;
  /** What comes back, to be read while sending. */
  lines(): Promise<AsyncIterator<string>>;
  hangUp(): void;
}

/** Begins an upload; without a `content-length` among the headers it is sent in chunks. */
export function startSending(port: number, path: string, headers: Readonly<Record<string, string>> = {}): Sending {
  const sent = request({
    host: '127.0.0.1',
    port,
    path,
    method: 'POST',
    agent: false,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
  });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => {}); // Who hangs up waits for nothing.
  sent.on('error', () => {});
  // Whoever was answered and sends on may be cut off, after which nobody listens to the request any more.
  sent.on('socket', (socket) => void socket.on('error', () => {}));
  sent.write(`--${BOUNDARY}`);
  const headOf = (disposition: string): string => `\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`;
  const part = (disposition: string, content: string | Uint8Array): void => {
    sent.write(headOf(disposition));
    sent.write(content);
    // Only by this does the server know that the part is over.
    sent.write(`\r\n--${BOUNDARY}`);
  };
  return {
    request: sent,
    file: (fileName, content) => part(`name="file"; filename="${fileName}"`, content),
    async slowly(fileName, pieces, pause) {
      sent.write(headOf(`name="file"; filename="${fileName}"`));
      for (const piece of pieces) {
        sent.write(piece);
        await wait(pause);
      }
      sent.write(`\r\n--${BOUNDARY}`);
    },
    field: (name, value) => part(`name="${name}"`, value),
    async end() {
      sent.end('--\r\n');
      const [answer] = await answered;
      return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
    },
    async lines() {
      const [answer] = await answered;
      const lines: Interface = createInterface({ input: answer });
      return lines[Symbol.asyncIterator]();
    },
    hangUp: () => void sent.destroy(),
  };
}
