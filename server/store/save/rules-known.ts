/**
 * A program that knows rules which the one before it did not know applies them to everything that is held, once, when it opens the store: what a
 * rule was not applied to would else look as if it held. No document is read again for it.
 */
import type { Kysely } from 'kysely';
import { RULES } from '../../../schema/check/rules/index.ts';
import { ownSentences } from '../../../schema/prose/own-sentences.ts';
import { toCount } from '../numbers.ts';
import type { Tables } from '../tables/tables.ts';
import type { Writer, WriteTransaction } from '../writer.ts';
import { Surroundings } from './around.ts';
import { recheckReports } from './neighbours.ts';
import { keepSentences, saidBy } from './sentences.ts';
import { insertSetting, saveSetting } from './setting.ts';

/** The rules that were applied to all that is held: their ids, each with its version. */
const SETTING = 'rules applied';

const KNOWN: Readonly<Record<string, number>> = Object.fromEntries(RULES.map(({ id, version }) => [id, version ?? 1]));

/** What a store that was empty begins with: to whatever comes in, all rules are applied. */
export async function startRulesApplied(tx: WriteTransaction): Promise<void> {
  await insertSetting(tx, { name: SETTING, value: JSON.stringify(KNOWN) });
}

/** Reports in one transaction, which nobody waits for long. */
const TOGETHER = 100;

/** `told` hears how many reports were looked at, and of how many. */
export async function ensureRulesApplied(
  db: Kysely<Tables>,
  writer: Writer,
  told: (done: number, all: number) => void = () => {},
): Promise<void> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', SETTING).executeTakeFirst();
  const applied: Readonly<Record<string, number>> = row ? JSON.parse(row.value) : {};
  const rules = new Set(Object.keys(KNOWN).filter((id) => applied[id] !== KNOWN[id]));
  if (rules.size === 0) return;
  const reports = await db
    .selectFrom('report_version')
    .select('report_id')
    .where('superseded', 'is', null)
    .where('id', 'in', db.selectFrom('finding').select('version_id'))
    .orderBy('report_id')
    .execute();
  if (reports.length === 0 && row === undefined) return;
  const ids = reports.map(({ report_id: id }) => id);
  const isFirst = row === undefined || !('TX-DUP' in applied);
  if (isFirst) await inParts(writer, ids, indexSentences);
  await inParts(writer, ids, async (tx, some, done) => {
    const newest = await tx.db
      .selectFrom('revision')
      .select((eb) => eb.fn.max('number').as('number'))
      .executeTakeFirst();
    await recheckReports(tx, some, toCount(newest?.number ?? 0), rules);
    told(done, ids.length);
  });
  await writer.transaction((tx) => saveSetting(tx, SETTING, JSON.stringify(KNOWN)));
}

async function indexSentences(tx: WriteTransaction, some: readonly string[]): Promise<void> {
  const surroundings = new Surroundings(tx);
  for (const id of some) {
    const kept = await surroundings.report(id);
    if (!kept) continue;
    const sentences = ownSentences(kept.read.outline, kept.read.text);
    await keepSentences(tx, kept.publisher, kept.version, sentences, await saidBy(tx, sentences));
  }
}

async function inParts(
  writer: Writer,
  ids: readonly string[],
  work: (tx: WriteTransaction, some: readonly string[], done: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < ids.length; start += TOGETHER) {
    const some = ids.slice(start, start + TOGETHER);
    await writer.transaction((tx) => work(tx, some, start + some.length));
  }
}
