/** The files for a machine that runs it for years: what they say holds, tried with the programs they are for. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { LIMITS } from '../../server/http/limits.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { keyFor } from '../support/keys.ts';
import { SERVER_FLAGS } from '../support/programs.ts';

const OPERATE = fileURLToPath(new URL('../../server/operate/', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

const unit = readFileSync(join(OPERATE, 'gongkai.service'), 'utf8');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-operate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A port that nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

describe('the unit for systemd', () => {
  test('sets what the program reads, and what it may be', () => {
    const settings = Object.fromEntries(
      [...unit.matchAll(/^(?:# )?Environment=(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(readConfig(settings)).toMatchObject({
      database: '/var/lib/gongkai/gongkai.sqlite',
      host: '127.0.0.1',
      publicUrl: 'https://nianbao.example.gov.cn',
      trustProxy: '127.0.0.1',
      seeds: false,
    });
  });

  test('tells Node the same of memory as npm start and ./start do', () => {
    const started = `node ${SERVER_FLAGS.join(' ')} server/main.ts\n`;
    expect(SERVER_FLAGS).not.toEqual([]);
    for (const file of ['gongkai.service', 'start.sh'])
      expect(readFileSync(join(OPERATE, file), 'utf8')).toContain(started);
  });

  test('gives it longer to stop than it takes at most', () => {
    const source = readFileSync(join(ROOT, 'server/serve.ts'), 'utf8');
    const [longest = 0, last = 0] = ['LONGEST_STOP', 'LAST_RESORT'].map((name) =>
      Number(new RegExp(`${name} = ([\\d_]+);`).exec(source)?.[1]?.replaceAll('_', '')),
    );
    expect(longest + last).toBeGreaterThan(0);
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]) * 1000).toBeGreaterThan(longest + last);
  });

  test.skipIf(!isThere('systemd-analyze'))('has no fault that systemd sees', () => {
    const file = join(folder, 'gongkai.service');
    writeFileSync(file, unit.replaceAll('/opt/gongkai/', ROOT));
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
    expect({ status, said: `${stdout}${stderr}`.split('\n').filter((line) => line.includes('gongkai')) }).toEqual({
      status: 0,
      said: [],
    });
  });
});

test.each(['proxy_read_timeout', 'proxy_send_timeout'])(
  '%s of the site for nginx is longer than anybody stands in line, sending nothing and told nothing',
  (name) => {
    const { uploads, written } = LIMITS;
    const longest = Math.max(written.longest, ...Object.values(uploads.of).map((lane) => lane.longest));
    const site = readFileSync(join(OPERATE, 'nginx.conf'), 'utf8');
    expect(Number(new RegExp(`^ *${name} (\\d+)s;$`, 'm').exec(site)?.[1] ?? 60) * 1000).toBeGreaterThan(longest);
  },
);

interface Certificate {
  readonly key: string;
  readonly crt: string;
}

/** How each is started with its example in this folder, serving at one port what stands at the other. */
const PROXIES = [
  {
    program: 'nginx',
    start(port: number, behind: string) {
      const site = readFileSync(join(OPERATE, 'nginx.conf'), 'utf8')
        .replace(/^server \{\n {2}listen 80;.*?^\}\n/ms, '')
        .replace(/^ {2}listen \[::\].*\n/gm, '')
        .replace('listen 443', `listen 127.0.0.1:${port}`)
        .replaceAll('/etc/nginx', folder)
        .replace('127.0.0.1:4000', `127.0.0.1:${behind}`);
      const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (one) => `${one}_temp_path ${folder}/${one};`,
      );
      const file = join(folder, 'nginx.conf');
      writeFileSync(
        file,
        `pid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${scratch.join('\n')}\n${site}}\n`,
      );
      return spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], { stdio: 'inherit' });
    },
  },
  {
    program: 'caddy',
    start(port: number, behind: string, { crt, key }: Certificate) {
      const site = readFileSync(join(OPERATE, 'Caddyfile'), 'utf8')
        .replace(/^nianbao.example.gov.cn \{/m, `https://nianbao.example.gov.cn:${port} {\n\tbind 127.0.0.1`)
        .replace(/# tls .*/, `tls ${crt} ${key}`)
        .replace('127.0.0.1:4000', `127.0.0.1:${behind}`);
      const file = join(folder, 'Caddyfile');
      writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n${site}`);
      const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
      return spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], { stdio: 'inherit', env });
    },
  },
] as const;

for (const { program, start } of PROXIES) {
  describe.skipIf(!isThere(program) || !isThere('openssl'))(`behind ${program}`, () => {
    let opened: TestApp;
    let port = 0;
    let stop = (): void => {};
    beforeAll(async () => {
      opened = await openTestApp({ trustProxy: '127.0.0.1' });
      const behind = new URL(await opened.app.listen({ port: 0, host: '127.0.0.1' })).port;
      port = await freePort();
      const certificate = { key: join(folder, 'nianbao.key'), crt: join(folder, 'nianbao.crt') };
      const files = ['-keyout', certificate.key, '-out', certificate.crt];
      const name = ['-subj', '/CN=nianbao.example.gov.cn', '-addext', 'subjectAltName=DNS:nianbao.example.gov.cn'];
      execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...name, ...files], {
        stdio: 'ignore',
      });
      const proxy = start(port, behind, certificate);
      stop = () => proxy.kill('SIGTERM');
      for (let tries = 0; tries < 100; tries += 1) {
        if (
          await ask('/healthz').then(
            ({ status }) => status === 200,
            () => false,
          )
        )
          return;
        await setTimeout(100);
      }
      throw new Error(`${program} does not answer`);
    });
    afterAll(async () => {
      stop();
      await opened.dispose();
    });

    function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
      return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>(
        (resolve, reject) => {
          const asked = request(
            {
              host: '127.0.0.1',
              port,
              path,
              method: options.method ?? 'GET',
              rejectUnauthorized: false,
              headers: { host: 'nianbao.example.gov.cn', ...options.headers },
            },
            async (answer) => {
              let body = '';
              for await (const chunk of answer) body += chunk;
              resolve({ status: answer.statusCode, headers: answer.headers, body });
            },
          );
          asked.on('error', reject);
          asked.end(options.body);
        },
      );
    }

    test('links lead to the name and the https that readers asked for', async () => {
      const { status, body } = await ask('/embed?kind=trend&measure=requests.received&of=hill-a', {
        // What a reader says of itself is not taken for what the proxy says.
        headers: {
          'x-forwarded-proto': 'http',
          'x-forwarded-host': 'elsewhere.example',
          'x-forwarded-for': '192.0.2.1',
        },
      });
      expect(status).toBe(200);
      expect(body).toContain('href="https://nianbao.example.gov.cn/chart?');
    });

    test('what is told to open pages is told at once, and the line stays open', async () => {
      const first = new Promise<string>((resolve, reject) => {
        const headers = { host: 'nianbao.example.gov.cn' };
        const asked = request(
          { host: '127.0.0.1', port, path: '/events', rejectUnauthorized: false, headers },
          (answer) => {
            answer.once('data', (piece) => {
              resolve(String(piece));
              asked.destroy();
            });
          },
        );
        asked.on('error', reject).end();
      });
      expect(await first).toContain('event: revision');
    });

    test('a page of the site signs in with a cookie for https alone', async () => {
      const { status, headers } = await ask('/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://nianbao.example.gov.cn' },
        body: JSON.stringify({ key: await keyFor(opened.store) }),
      });
      expect(status).toBe(204);
      expect(headers['set-cookie']).toEqual([expect.stringMatching(/; Secure$/)]);
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
    });
  });
}
