/** A primary and a standby that follows it: who writes where, who reads where, and what a reader never sees. */

import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { publisherChecksum, revisionChecksum } from '../../../../server/store/checksums.ts';
import { findPublishers } from '../../../../server/store/find/publishers.ts';
import { getRevision } from '../../../../server/store/find/revisions.ts';
import { openStore, type Store } from '../../../../server/store/open.ts';
import { saveSetting } from '../../../../server/store/save/setting.ts';
import { openTestApp } from '../../../support/app.ts';
import { HAS_POSTGRES, type Server, startPostgres } from '../../../support/postgres.ts';
import { AT, enrol, file, received } from '../../../support/small-district.ts';

describe.runIf(HAS_POSTGRES)('of two hosts', () => {
  let primary: Server;
  let standby: Server;
  let store: Store;
  /** Another process, as it were. */
  let other: Store;
  const told: string[] = [];

  const open = () => {
    const url = primary.url().replace('@', `@127.0.0.1:${standby.port},`);
    return openStore({ database: '', postgres: { url, connections: 4, seconds: 5 } });
  };

  beforeAll(async () => {
    primary = await startPostgres({ settings: ['wal_level=replica'] });
    standby = await startPostgres({ follows: { server: primary, as: 'standby' } });
    store = await open();
    other = await open();
    await enrol(store);
    store.follow({ away: ({ en }) => told.push(en), back: () => told.push('back'), told() {} });
  });
  afterAll(async () => {
    await store.close();
    await other.close();
    await standby.dispose();
    await primary.dispose();
  });

  const portRead = async (): Promise<number> => {
    const { rows } = await sql<{ port: number }>`select inet_server_port() as port`.execute(store.reader.db as never);
    return rows[0]?.port ?? 0;
  };
  const request = (isFresh: boolean) => store.reader.openRequest?.(isFresh) ?? (<Result>(work: () => Result) => work());
  const anybodyReads = () => request(false)(portRead);
  const revision = () => getRevision(store.reader, null).then(({ number }) => number);
  /** It stands still a moment after it was told to, and replays until then. */
  const isPaused = async (paused: boolean) => {
    await standby.query(`select pg_wal_replay_${paused ? 'pause' : 'resume'}()`);
    const state = () => standby.query<{ state: string }>('select pg_get_wal_replay_pause_state() as state');
    await expect.poll(async () => (await state())[0]?.state).toBe(paused ? 'paused' : 'not paused');
  };

  test('the standby answers whoever says nothing of himself, once it has what is known to be written', async () => {
    await expect.poll(anybodyReads).toBe(standby.port);
    expect(await request(false)(revision)).toBe(1);
  });

  test('the primary answers whoever may have written, and what is no request', async () => {
    expect(await request(true)(portRead)).toBe(primary.port);
    expect(await portRead()).toBe(primary.port);
  });

  test('a standby that lags behind what this process has written is not asked, and asked again when it has caught up', async () => {
    await isPaused(true);
    const { revision: written } = await file(store, 'hill-a', 2023, { cells: received(1) });
    expect(await request(false)(revision)).toBe(written);
    expect(await anybodyReads()).toBe(primary.port);
    await isPaused(false);
    await expect.poll(anybodyReads).toBe(standby.port);
    expect(await request(false)(revision)).toBe(written);
  });

  test('what another process writes is told to this one', async () => {
    await isPaused(true);
    const { revision: written } = await file(other, 'hill-b', 2023, { cells: received(2) });
    // Sooner than the looks that are taken every second.
    await expect.poll(() => request(false)(revision), { timeout: 500 }).toBe(written);
    await isPaused(false);
    await expect.poll(anybodyReads).toBe(standby.port);
  });

  test('one request reads from one host throughout', async () => {
    const within = request(false);
    const before = await within(revision);
    await isPaused(true);
    await file(store, 'hill-c', 2023, { cells: received(3) });
    expect(await within(portRead)).toBe(standby.port);
    expect(await within(revision)).toBe(before);
    expect(await request(false)(revision)).toBe(before + 1);
    await isPaused(false);
    await expect.poll(anybodyReads).toBe(standby.port);
  });

  test('over HTTP, keys and cookies are what tells those who may have written', async () => {
    const { app, dispose } = await openTestApp({ opened: { store, dispose: async () => {} }, fill: async () => {} });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    /** Behind the back of every process, so that none knows of it before it looks how far the primary is. */
    const rename = async (to: string): Promise<void> => {
      const [listed] = await findPublishers(store.reader, ['hill-a']);
      if (!listed) throw new Error('hill-a is not on the list');
      const sum = publisherChecksum({ ...listed, name_zh: to });
      const change = { number: (await revision()) + 1, at: AT, kind: 'roster', note: to } as const;
      const checksum = revisionChecksum({ ...change, about: null, report_id: null, actor: null });
      await primary.query(`update publisher set name_zh = '${to}', checksum = ${sum} where id = 'hill-a';
        insert into revision (number, at, kind, note, checksum) values (${change.number}, '${AT}', 'roster', '${to}', ${checksum})`);
    };
    const name = async (headers: Record<string, string> = {}): Promise<string> => {
      const asked = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
      const answer = new Promise<IncomingMessage>((resolve) => {
        const posted = httpRequest(`${address}/graphql`, asked, resolve);
        // The body comes later than the head: what reads it is called by its coming.
        posted.write('{ "query": ');
        setTimeout(() => posted.end('"{ bureau(id: \\"hill-a\\") { name { zh } } }" }'), 50);
      });
      return JSON.parse(await text(await answer)).data.bureau.name.zh;
    };
    // Each second this process looks: where that falls between renaming and asking, everybody is led to the primary, and it is tried again.
    const names = ['山区教育局', ...Array.from({ length: 9 }, (_, place) => `改过${place}`)];
    let tried = 0;
    let answered: string;
    do {
      await isPaused(false);
      await expect.poll(anybodyReads).toBe(standby.port);
      await isPaused(true);
      tried += 1;
      await rename(names[tried] ?? '');
      answered = await name();
    } while (answered !== names[tried - 1] && tried < names.length - 1);
    expect(answered).toBe(names[tried - 1]);
    expect(await name({ cookie: `gk_session=${'a'.repeat(43)}` })).toBe(names[tried]);
    await isPaused(false);
    await dispose();
  });

  test('without its standby, the primary answers everybody', async () => {
    await standby.signal('SIGKILL');
    await expect.poll(() => anybodyReads().catch(() => 0)).toBe(primary.port);
    await standby.start();
    await expect.poll(anybodyReads).toBe(standby.port);
  });

  test('without its primary, reading goes on, writing is refused, and goes on where another host becomes the primary', async () => {
    const before = await revision();
    await primary.signal('SIGKILL');
    await expect.poll(() => request(false)(revision).catch(() => 0)).toBe(before);
    await expect.poll(() => request(true)(revision).catch(() => 0)).toBe(before);
    await expect(store.writer.transaction(async () => {})).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await expect.poll(() => told.at(-1)).toMatch(/is a standby.*Nothing listens|Nothing listens.*is a standby/);
    await standby.query('select pg_promote()');
    await expect.poll(() => told.at(-1)).toBe('back');
    await store.writer.transaction((tx) => saveSetting(tx, 'who', 'the other'));
    expect(await request(false)(portRead)).toBe(standby.port);
  });

  test('a primary that others gave up, and that does not know of it, takes no write of ours when it is back', async () => {
    await primary.start();
    const [one] = await primary.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
    expect(one?.standby).toBe(false);
    const away = `postgres://gongkai@127.0.0.1:${primary.port},127.0.0.1:${standby.port}/postgres`;
    const fresh = await openStore({ database: '', postgres: { url: away, connections: 2, seconds: 5 } });
    for (const [name, written] of [
      ['old', store],
      ['new', fresh],
    ] as const) {
      await written.writer.transaction((tx) => saveSetting(tx, name, 'stored'));
    }
    await fresh.close();
    const names = async (server: Server) =>
      (await server.query<{ name: string }>('select name from setting')).map(({ name }) => name);
    expect(await names(standby)).toEqual(expect.arrayContaining(['old', 'new']));
    // Nor where the one that counts is away: nothing is stored then.
    await standby.signal('SIGKILL');
    const late = () => store.writer.transaction((tx) => saveSetting(tx, 'late', 'stored'));
    for (let tries = 0; tries < 3; tries += 1)
      await expect(late()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    const there = await names(primary);
    for (const name of ['old', 'new', 'late']) expect(there).not.toContain(name);
    await standby.start();
    await expect
      .poll(() =>
        late().then(
          () => 'stored',
          () => 'refused',
        ),
      )
      .toBe('stored');
  });

  test('a primary that stood still is left as soon as another has taken its place', async () => {
    const third = await startPostgres({ follows: { server: standby, as: 'third' } });
    onTestFinished(() => third.dispose());
    const url = `postgres://gongkai@127.0.0.1:${standby.port},127.0.0.1:${third.port}/postgres`;
    const process = await openStore({ database: '', postgres: { url, connections: 2, seconds: 5 } });
    const back: string[] = [];
    process.follow({ away() {}, back: () => back.push('back'), told() {} });
    await expect.poll(() => back).toEqual(['back']);
    await third.query('select pg_promote()');
    // Both take writes now, and both answer.
    await expect.poll(() => back).toEqual(['back', 'back']);
    await process.writer.transaction((tx) => saveSetting(tx, 'third', 'stored'));
    expect(await third.query("select 1 from setting where name = 'third'")).toHaveLength(1);
    await process.close();
  });
});
