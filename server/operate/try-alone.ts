/** Starts the program in this folder as its user does, with its examples, and says what answered; exit 1 where something did not. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Addresses that show that pages, graph, pictures and the store are there, and a piece of what they answer. */
const ASKED = [
  ['/readyz', '"ready"'],
  ['/', '<div id="root">'],
  ['/graphql?query={regions{totalCount}}', '"totalCount"'],
  ['/chart.svg?kind=trend&measure=requests.received&of=shifan', '<svg'],
  ['/chart.png?kind=trend&measure=requests.received&of=shifan', 'PNG'],
] as const;

const [, , folder = '.'] = process.argv;
const data = mkdtempSync(join(tmpdir(), 'gongkai-alone-'));
const started = performance.now();
const server = spawn(join(folder, 'start'), [], {
  env: { HOME: data, PATH: '/usr/bin:/bin', PORT: '0', HOST: '127.0.0.1', GONGKAI_DATA: data },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
let printed = '';
for await (const chunk of server.stdout) {
  printed += String(chunk);
  if (/localhost:\d+\/\n/.test(printed)) break;
}
const address = /http:\/\/localhost:\d+/.exec(printed)?.[0].replace('localhost', '127.0.0.1');
if (address === undefined) throw new Error(`It did not start:\n${printed}`);
const outside = Object.keys(networkInterfaces()).filter((name) => name !== 'lo');
process.stdout.write(
  `started in ${((performance.now() - started) / 1000).toFixed(1)} s, network interfaces but the loopback: ${outside.join() || 'none'}\n`,
);
for (const [path, piece] of ASKED) {
  const answer = await fetch(`${address}${path}`, {
    headers: { accept: 'text/html, */*', 'apollo-require-preflight': '1' },
  });
  const isFine = answer.status === 200 && (await answer.text()).includes(piece);
  process.stdout.write(`${isFine ? 'ok  ' : 'FAIL'} ${answer.status} ${path}\n`);
  if (!isFine) process.exitCode = 1;
}
server.kill('SIGTERM');
const code = await ended;
process.stdout.write(`stopped with exit code ${code}\n`);
if (code !== 0) process.exitCode = 1;
rmSync(data, { recursive: true, force: true });
