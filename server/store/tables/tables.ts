/** All tables, by the name they have in the database. */
import type { AccessKeyTable } from './access-key.ts';
import type { AmendmentTable } from './amendment.ts';
import type { RecheckTable, SentenceTable } from './around.ts';
import type { AuditTable } from './audit.ts';
import type { CollectedTable } from './collected.ts';
import type { CountedColumnTable } from './column.ts';
import type { ContentsTable } from './contents.ts';
import type { DocumentTable } from './document.ts';
import type { DueRuleTable, PublicationDateTable } from './due.ts';
import type { FindingTable } from './finding.ts';
import type { PublisherNameTable, PublisherTable } from './publisher.ts';
import type { ReportTable, ReportVersionTable } from './report.ts';
import type { RevisionTable } from './revision.ts';
import type { RollupCommonTable, RollupTable } from './rollup.ts';
import type { RosterChangeTable, SuccessionTable } from './roster.ts';
import type { SessionTable } from './session.ts';
import type { MigrationTable, SettingTable } from './setting.ts';
import type { FindingStateTable, ReturnSheetTable, VerdictTable } from './verdict.ts';

export interface Tables {
  access_key: AccessKeyTable;
  session: SessionTable;
  audit: AuditTable;
  publisher: PublisherTable;
  publisher_name: PublisherNameTable;
  roster_change: RosterChangeTable;
  succession: SuccessionTable;
  due_rule: DueRuleTable;
  publication_date: PublicationDateTable;
  setting: SettingTable;
  kysely_migration: MigrationTable;
  revision: RevisionTable;
  document: DocumentTable;
  report: ReportTable;
  report_version: ReportVersionTable;
  contents: ContentsTable;
  amendment: AmendmentTable;
  collected: CollectedTable;
  finding: FindingTable;
  verdict: VerdictTable;
  finding_state: FindingStateTable;
  return_sheet: ReturnSheetTable;
  recheck: RecheckTable;
  sentence: SentenceTable;
  counted_column: CountedColumnTable;
  rollup: RollupTable;
  rollup_common: RollupCommonTable;
}
