/** What people say of findings is written down, as one revision; how the findings then stand follows from it. */
import type { Said } from '../../../schema/check/verdict.ts';
import { verdictChecksum } from '../checksums.ts';
import { packFindings } from '../packed/findings.ts';
import type { VerdictTable } from '../tables/verdict.ts';
import type { WriteTransaction } from '../writer.ts';
import { startRevision } from './revision.ts';
import { insertRows } from './rows.ts';
import { settleStates } from './states.ts';

/** A finding of the current version of a report. */
export interface SaidOf {
  readonly report: string;
  readonly version: number;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly said: Said;
}

export interface Saying extends Pick<VerdictTable, 'verdict' | 'reason' | 'at' | 'actor'> {
  /** The change in a sentence. */
  readonly note: string;
}

const COLUMNS = [
  ...([
    'report_id',
    'rule',
    'rule_version',
    'subject',
    'said',
    'verdict',
    'reason',
    'actor',
    'at',
    'revision',
  ] as const),
  'checksum',
] as const satisfies readonly (keyof VerdictTable)[];

/** Writes the same of all of them, and answers the revision; `within`: the one that it is a part of. */
export async function saveVerdicts(
  tx: WriteTransaction,
  findings: readonly SaidOf[],
  { note, ...saying }: Saying,
  within: number | null = null,
): Promise<number> {
  const { actor, at } = saying;
  const reports = [...new Set(findings.map(({ report }) => report))];
  const revision =
    within ??
    (await startRevision(tx, {
      ...{ at, actor, note, kind: 'revise', about: 'verdict' },
      report_id: reports.length === 1 ? (reports[0] ?? null) : null,
    }));
  const rows = findings.map(({ report, rule, ruleVersion, said }) => {
    const row = {
      ...{ report_id: report, rule, rule_version: ruleVersion, subject: said.subject, said: packFindings([said]) },
      ...saying,
      revision,
    };
    const sealed = { ...row, checksum: verdictChecksum(row) };
    return COLUMNS.map((column) => sealed[column]);
  });
  await insertRows(tx, 'verdict', COLUMNS, rows);
  await settleStates(tx, [...new Set(findings.map(({ version }) => version))], revision);
  return revision;
}
