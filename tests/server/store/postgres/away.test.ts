/** A PostgreSQL that goes away while somebody is served, and comes back: nobody waits, nothing ends, and all goes on by itself. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Label } from '../../../../schema/language.ts';
import { getRevision } from '../../../../server/store/find/revisions.ts';
import { openStore, type Store } from '../../../../server/store/open.ts';
import { saveSetting } from '../../../../server/store/save/setting.ts';
import { HAS_POSTGRES, type Server, startPostgres } from '../../../support/postgres.ts';
import { enrol } from '../../../support/small-district.ts';

describe.runIf(HAS_POSTGRES)('a database that', () => {
  let server: Server;
  let store: Store;
  const told: string[] = [];
  beforeAll(async () => {
    server = await startPostgres();
    store = await openStore({ database: '', postgres: { url: server.url(), connections: 3, seconds: 1 } });
    await enrol(store);
    store.follow({
      away: ({ en }: Label) => told.push(`away: ${en}`),
      back: () => told.push('back'),
      told() {},
    });
  });
  afterAll(async () => {
    await store.close();
    await server.dispose();
  });

  const revision = () => getRevision(store.reader, null).then(({ number }) => number);
  const ask = (text: string) => sql.raw(text).execute(store.reader.db as never);

  test('takes too long over a question breaks it off and says so', async () => {
    await expect(ask('select pg_sleep(5)')).rejects.toMatchObject({
      code: 'QUERY_TOO_LONG',
      sentence: { zh: expect.stringContaining('超过了 1 秒') },
    });
    expect(await revision()).toBe(1);
  });

  test('is asked to write by a question refuses', async () => {
    await expect(ask("insert into setting values ('a', 'b')")).rejects.toThrow(/read-only transaction/);
  });

  test('has all connections in use lets others wait, and serves them', async () => {
    expect(await Promise.all(Array.from({ length: 40 }, revision))).toEqual(Array(40).fill(1));
  });

  test('ends a connection between two statements of a change fails the change, and serves the next', async () => {
    const change = store.writer.transaction(async (tx) => {
      await saveSetting(tx, 'half', 'done');
      await server.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gongkai' and state = 'idle in transaction'`,
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      await saveSetting(tx, 'other half', 'done');
    });
    await expect(change).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', retryAfter: 5 });
    const notes = () => server.query("select name from setting where name like '%half' or name = 'whole'");
    expect(await notes()).toEqual([]);
    await store.writer.transaction((tx) => saveSetting(tx, 'whole', 'done'));
    expect(await notes()).toEqual([{ name: 'whole' }]);
  });

  test('is given columns by a newer version goes on answering this one', async () => {
    const settings = () => store.reader.db.selectFrom('setting').selectAll().where('name', '=', 'whole').execute();
    const answers = () => Promise.all(Array.from({ length: 6 }, settings));
    await answers();
    await server.query('alter table setting add column newer text');
    expect((await answers()).flat()).toHaveLength(6);
    expect((await answers()).flat()).toHaveLength(6);
  });

  test('ends all connections is asked by new ones', async () => {
    await Promise.all(Array.from({ length: 6 }, revision));
    await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gongkai'`);
    await expect.poll(() => revision().catch(() => 0)).toBe(1);
  });

  test('is killed refuses at once, says why, and serves again when it is back', async () => {
    await server.signal('SIGKILL');
    await expect.poll(() => revision().catch(({ code }) => code)).toBe('DATABASE_UNAVAILABLE');
    await expect(store.writer.transaction(async () => {})).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await expect.poll(() => told.at(-1)).toMatch(/away: .*Nothing listens at 127/);
    await server.start();
    await expect.poll(() => told.at(-1)).toBe('back');
    expect(await revision()).toBe(1);
  });

  test('stands still is left, whoever waits for it is told so, and is used again when it goes on', async () => {
    await store.writer.transaction((tx) => saveSetting(tx, 'early', 'done'));
    await server.signal('SIGSTOP');
    const waiting = store.writer.transaction((tx) => saveSetting(tx, 'late', 'done'));
    await expect(waiting).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await expect.poll(() => told.at(-1)).toMatch(/^away: /);
    await server.signal('SIGCONT');
    await expect.poll(() => told.at(-1)).toBe('back');
    await store.writer.transaction((tx) => saveSetting(tx, 'later', 'done'));
    expect(await revision()).toBe(1);
  }, 25_000);
});
