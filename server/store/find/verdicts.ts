/** What people said of findings. */
import type { Given, Said, Verdict } from '../../../schema/check/verdict.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { unpackFindings } from '../packed/findings.ts';
import type { Reader } from '../reader.ts';
import { ensureSound } from './sound.ts';

export interface StoredVerdict {
  readonly report: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly subject: string;
  /** The finding as it was when it was said. */
  readonly said: Said;
  /** `answered`: what the bureau says, which is no verdict. */
  readonly verdict: Verdict | 'open' | 'answered';
  readonly reason: string;
  readonly actor: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly revision: number;
}

/** Everything that was said of the findings of these reports until a revision (null: now), the newest first. */
export async function verdictsOn(
  reader: Reader,
  reports: readonly string[],
  asOf: number | null = null,
): Promise<readonly StoredVerdict[]> {
  if (reports.length === 0) return [];
  let query = reader.db.selectFrom('verdict').selectAll().where('report_id', 'in', reports);
  if (asOf !== null) query = query.where('revision', '<=', asOf);
  const rows = await query.orderBy('revision', 'desc').orderBy('id', 'desc').execute();
  await ensureSound(reader, 'findings', rows, isSound.verdict);
  return rows.map((row) => {
    const [said] = unpackFindings(row.said);
    if (!said) throw new Error(`What was said of ${row.report_id}/${row.rule}/${row.subject} names no finding`);
    return {
      report: row.report_id,
      rule: row.rule,
      ruleVersion: toCount(row.rule_version),
      subject: row.subject,
      said,
      verdict: row.verdict,
      reason: row.reason,
      actor: row.actor,
      at: row.at,
      revision: toCount(row.revision),
    };
  });
}

/** What tells a finding of a report. */
export type FindingKey = `${string}/${string}`;

export function findingKey({ rule, subject }: { readonly rule: string; readonly subject: string }): FindingKey {
  return `${rule}/${subject}`;
}

/** The verdict that holds on each finding, by its key; a bureau's answer is none. `verdicts`: of one report, the newest first. */
export function newestVerdicts(verdicts: readonly StoredVerdict[]): ReadonlyMap<FindingKey, StoredVerdict & Given> {
  const newest = new Map<FindingKey, StoredVerdict & Given>();
  for (const one of verdicts) {
    const { verdict } = one;
    if (verdict !== 'answered' && !newest.has(findingKey(one))) newest.set(findingKey(one), { ...one, verdict });
  }
  return newest;
}
