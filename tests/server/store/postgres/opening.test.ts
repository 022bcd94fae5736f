/** Whoever starts the program on a PostgreSQL that cannot serve is told why, where, and what to do. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../../server/config.ts';
import { openStore } from '../../../../server/store/open.ts';
import { NoHost } from '../../../../server/store/postgres/faults.ts';
import { HAS_POSTGRES, type Server, startPostgres } from '../../../support/postgres.ts';

const CLI = fileURLToPath(new URL('../../../../server/cli.ts', import.meta.url));
/** Nothing listens there: the port is for no service, and no program of ours takes one below 1024. */
const NOBODY = '127.0.0.1:9';

async function reasonsAt(url: string): Promise<string> {
  try {
    await (await openStore({ database: '', postgres: { url, connections: 2, seconds: 5 } })).close();
    return 'opened';
  } catch (error) {
    if (!(error instanceof NoHost)) throw error;
    return `${error.reasons.zh}\n${error.reasons.en}`;
  }
}

test('a command ends with 1 and a sentence in both languages, without the password', () => {
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'bureaus'], {
    env: { ...process.env, DATABASE_URL: `postgres://me:secret@${NOBODY}/gongkai` },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^打不开数据库.*127\.0\.0\.1:9\/gongkai 没有数据库服务.*DATABASE_URL/);
  expect(stderr).toMatch(/\nThe database cannot be opened\. Nothing listens at 127\.0\.0\.1:9\/gongkai\. .*\n$/);
  expect(stderr).not.toContain('secret');
});

test.each([
  'mysql://localhost/gongkai',
  'postgres://localhost',
  'postgres:///gongkai',
  'postgres://me:p@ss@localhost/gongkai',
  'postgres://me:p/ss@localhost/gongkai',
])('%s is refused as an address, and no part of a password is told', (url) => {
  const read = () => readConfig({ DATABASE_URL: url });
  expect(read).toThrow(/^DATABASE_URL.*postgres:\/\/user:password@host:5432\/database/);
  expect(read).not.toThrow(/ss@/);
});

test('a host that does not exist', async () => {
  expect(await reasonsAt('postgres://me@no-such-host.invalid/gongkai')).toMatch(/找不到主机.*\n.*no host no-such-host/);
});

describe.runIf(HAS_POSTGRES)('a server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startPostgres();
    await server.query("create role reader login password 'right'");
    await server.query("create database latin encoding 'LATIN1' template template0");
  });
  afterAll(() => server.dispose());

  test('without the database', async () => {
    expect(await reasonsAt(server.url('elsewhere'))).toMatch(/createdb.*elsewhere\nThere is no database elsewhere/);
  });

  test('with a database of another encoding', async () => {
    expect(await reasonsAt(server.url('latin'))).toMatch(/不是 UTF8.*\n.*is not UTF8/);
  });

  test('with a user who may make no tables', async () => {
    const url = server.url().replace('gongkai@', 'reader@');
    expect(await reasonsAt(url)).toMatch(/不能在.*建表.*\n.*may make no tables/);
  });

  test('with a user it does not know', async () => {
    const url = server.url().replace('gongkai@', 'nobody@');
    expect(await reasonsAt(url)).toMatch(/拒绝了这个用户或密码.*\n.*refuses this user or password/);
  });

  test('whose schema holds what others keep, which stays as it is', async () => {
    await server.query('create database shared template template0');
    const client = new pg.Client(server.url('shared'));
    await client.connect();
    await client.query('create table theirs (name text); create view seen as select name from theirs');
    expect(await reasonsAt(server.url('shared'))).toBe('opened');
    const { rows } = await client.query(`select table_name, count(*)::int as columns from information_schema.columns
      where data_type = 'text' and table_schema = 'public' and collation_name is distinct from 'C' group by 1 order by 1`);
    await client.end();
    expect(rows).toEqual([
      { table_name: 'seen', columns: 1 },
      { table_name: 'theirs', columns: 1 },
    ]);
  });

  test('that is one of several hosts, the others of which are away', async () => {
    const several = server.url().replace('@', `@${NOBODY},`);
    expect(await reasonsAt(several)).toBe('opened');
    expect(await reasonsAt(several.replace(String(server.port), '10'))).toMatch(/:9\/.*:10\//);
  });
});
