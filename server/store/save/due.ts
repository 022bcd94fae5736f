/** Deadlines and days of publication. server/reporting decides what is changed; here it is written, each change as one revision. */
import type { DueRule } from '../../../schema/rollup/due.ts';
import { ensureSealed } from '../find/sound.ts';
import { sealed } from '../sealed.ts';
import type { WriteTransaction } from '../writer.ts';
import { recheckDeadlines } from './neighbours.ts';
import { startRevision } from './revision.ts';
import { updateSealed } from './sealed.ts';

/** Who did it and when, and the change in a sentence. */
export interface ChangeNoted {
  readonly at: string;
  readonly actor: string | null;
  readonly note: string;
}

/** Puts a deadline in the place of the one set for the same region, kind and first year; `day` null takes that one away. */
export async function saveDueRule(
  tx: WriteTransaction,
  { region, kind, since }: Pick<DueRule, 'region' | 'kind' | 'since'>,
  day: Pick<DueRule, 'month' | 'day'> | null,
  noted: ChangeNoted,
): Promise<number> {
  const revision = await startRevision(tx, { ...noted, kind: 'roster', about: 'deadline', report_id: null });
  const before = await tx.db
    .selectFrom('due_rule')
    .selectAll()
    .where('superseded', 'is', null)
    .where('region_id', region === null ? 'is' : '=', region)
    .where('kind', kind === null ? 'is' : '=', kind)
    .where('since', since === null ? 'is' : '=', since)
    .execute();
  for (const row of ensureSealed('due_rule', before)) await updateSealed(tx, 'due_rule', row, { superseded: revision });
  if (day !== null) {
    await tx.db
      .insertInto('due_rule')
      .values(
        sealed('due_rule', {
          ...{ region_id: region, kind, since, month: day.month, day: day.day },
          ...{ revision, superseded: null },
        }),
      )
      .execute();
  }
  await recheckDeadlines(tx, 'all', revision);
  return revision;
}

/** Enters when a report was published, or takes back what was entered (null). */
export async function savePublicationDate(
  tx: WriteTransaction,
  report: string,
  entered: { readonly on: string; readonly source: string } | null,
  noted: ChangeNoted,
): Promise<number> {
  const revision = await startRevision(tx, { ...noted, kind: 'revise', about: 'publication', report_id: report });
  await tx.db
    .insertInto('publication_date')
    .values(
      sealed('publication_date', {
        report_id: report,
        revision,
        published_on: entered?.on ?? null,
        source: entered?.source ?? null,
        actor: noted.actor,
        at: noted.at,
      }),
    )
    .execute();
  await recheckDeadlines(tx, [report], revision);
  return revision;
}
