/** Findings as mistakes (schema/check/groups.ts), how many there are of what one may choose, and what became of those of each rule. */
import { SEVERITIES, type Severity } from '../../schema/check/finding.ts';
import { groupsIn } from '../../schema/check/groups.ts';
import type { Repair } from '../../schema/check/repair/repair.ts';
import { RULES } from '../../schema/check/rules/index.ts';
import { FINDING_STATES, type FindingState, type RuleRecord } from '../../schema/check/verdict.ts';
import type { FindingQuestion } from '../store/find/finding-question.ts';
import { findingsOf, type StoredFinding } from '../store/find/findings.ts';
import type { Page, Slice } from '../store/find/page.ts';
import { findReports, type StoredReport } from '../store/find/reports.ts';
import { listGroups, ruleRecords, type TallyRow, tallyPublishers, tallyStates } from '../store/find/states.ts';
import type { Reader } from '../store/reader.ts';

export interface Group {
  readonly report: string;
  readonly asOf: number | null;
  /** The most pressing first; never empty. */
  readonly findings: readonly StoredFinding[];
  readonly repair: Repair | null;
}

/** The mistakes of a report, in the order of its findings. */
export function groupsOfReport(
  { id, repairs, asOf }: Pick<StoredReport, 'id' | 'repairs' | 'asOf'>,
  findings: readonly StoredFinding[],
): readonly Group[] {
  return groupsIn(findings, repairs).map((group) => ({ ...group, report: id, asOf }));
}

/** A page of mistakes, over many reports. */
export async function askGroups(reader: Reader, question: FindingQuestion, page: Page): Promise<Slice<Group>> {
  const { rows, ...slice } = await listGroups(reader, question, page);
  const ids = [...new Set(rows.map(({ report }) => report))];
  const reports = await findReports(reader, ids, question.asOf ?? null);
  const versions = [...new Set(rows.map(({ version }) => version))];
  const findings = Map.groupBy(await findingsOf(reader, versions), ({ version }) => version);
  const groups = new Map(
    reports.map((report) => [report.version, groupsOfReport(report, findings.get(report.version) ?? [])]),
  );
  return {
    ...slice,
    rows: rows.map(({ version, number }) => {
      const group = groups.get(version)?.[number];
      if (!group) throw new Error(`Version ${version} has no mistake ${number}`);
      return group;
    }),
  };
}

export interface PublisherCount {
  readonly publisher: string;
  readonly count: number;
}

export interface Tally {
  readonly question: FindingQuestion;
  readonly findings: number;
  readonly states: readonly { readonly state: FindingState; readonly count: number }[];
  readonly severities: readonly { readonly severity: Severity; readonly count: number }[];
  readonly rules: readonly { readonly rule: string; readonly count: number }[];
}

type Choice = 'states' | 'severity' | 'rules';

/** How many there are, by what one may choose: each list as if nothing were chosen of it. */
export async function askTally(reader: Reader, question: FindingQuestion): Promise<Tally> {
  const rows = await tallyStates(reader, { ...question, states: null, severity: null, rules: null });
  const { states, severity, rules } = question;
  const fits: Readonly<Record<Choice, (row: TallyRow) => boolean>> = {
    states: (row) => !states || states.includes(row.state),
    severity: (row) => !severity || row.severity === severity,
    rules: (row) => !rules || rules.includes(row.rule),
  };
  const count = (but: Choice | null, has: (row: TallyRow) => boolean): number =>
    rows
      .filter((row) => has(row) && (Object.keys(fits) as Choice[]).every((one) => one === but || fits[one](row)))
      .reduce((sum, row) => sum + row.count, 0);
  return {
    question,
    findings: count(null, () => true),
    states: FINDING_STATES.map((state) => ({ state, count: count('states', (row) => row.state === state) })),
    severities: SEVERITIES.map((one) => ({ severity: one, count: count('severity', (row) => row.severity === one) })),
    rules: RULES.map(({ id }) => ({ rule: id, count: count('rules', (row) => row.rule === id) })).filter(
      (one) => one.count > 0,
    ),
  };
}

/** Entries that a list of whose reports has at most. */
const MOST_PUBLISHERS = 500;

/** In reports of whom they are, as if nobody were chosen. */
export function askPublishers(reader: Reader, { question }: Tally): Promise<readonly PublisherCount[]> {
  return tallyPublishers(reader, { ...question, publishers: null }, MOST_PUBLISHERS);
}

export interface RecordOfRule extends RuleRecord {
  readonly rule: string;
}

/** Of the rules that ever spoke up, in their order. */
export async function askRecords(reader: Reader): Promise<readonly RecordOfRule[]> {
  const records = await ruleRecords(reader);
  return RULES.flatMap(({ id }) => {
    const record = records.get(id);
    return record ? [{ rule: id, ...record }] : [];
  });
}
