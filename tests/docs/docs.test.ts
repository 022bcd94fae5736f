/** Documents are tested: what they name exists, and what exists is named. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../schema/chart/address.ts';
import { PARAMETERS } from '../../schema/chart/address-parameters.ts';
import { CHART_KINDS } from '../../schema/chart/chart.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const README = read('README.md');
const CONTRIBUTING = read('CONTRIBUTING.md');

describe('the README', () => {
  test('gives the two commands', () => {
    expect(README).toContain('npm ci && npm start');
    expect(README).toContain('npm ci && npm test');
  });

  test('names every variable that is read from the environment, and no other', () => {
    const used = new Set([...read('server/config.ts').matchAll(/environment\.([A-Z_]+)/g)].map((match) => match[1]));
    const named = new Set([...README.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]));
    expect(named).toEqual(used);
  });

  test('names every command of the command line', () => {
    const commands = [...read('server/cli.ts').matchAll(/\.command\('([a-z]+)'\)/g)].map((match) => match[1]);
    expect(commands.length).toBeGreaterThan(3);
    // Some belong to another: `key create`, `roster add`.
    const named = (command: string) =>
      new RegExp(`(gongkai --|(gongkai -- |\`)(key|region|roster|seeds)) ${command}\\b`);
    for (const command of commands) expect(README).toMatch(named(command ?? ''));
  });

  test('names every chart kind and parameter, and its example address is a chart', () => {
    for (const kind of CHART_KINDS) expect(README).toContain(kind);
    for (const parameter of PARAMETERS)
      if (parameter !== 'view' && parameter !== 'scale') expect(README).toContain(`\`${parameter}\``);
    const [, address = ''] = /`(\/chart\?[^`…]+)`/.exec(README) ?? [];
    expect(parseAddress(address).kind).toBe('trend');
  });
});

test('CONTRIBUTING names every npm script', () => {
  const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;
  for (const name of Object.keys(scripts)) {
    const written =
      name === 'start' || name === 'test'
        ? `npm ${name}`
        : name === 'gongkai'
          ? 'npm run -s gongkai'
          : `npm run ${name}`;
    expect(CONTRIBUTING).toContain(`\`${written}`);
  }
});

test.each(['README.md', 'CONTRIBUTING.md', 'schema/README.md', 'seeds/README.md'])(
  'every link in %s leads somewhere',
  (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    for (const link of links) expect(existsSync(join(ROOT, dirname(file), link)), `${file} → ${link}`).toBe(true);
  },
);

test('paths named in CONTRIBUTING exist', () => {
  const paths = [...CONTRIBUTING.matchAll(/`((?:schema|server|client|seeds|tests)\/[\w./-]*\w)`/g)].map(
    (match) => match[1] ?? '',
  );
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths)
    if (!path.includes('<') && !/dist$|gql$|generated/.test(path))
      expect(existsSync(join(ROOT, path)), path).toBe(true);
});
