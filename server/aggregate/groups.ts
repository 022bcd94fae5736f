/** Findings as mistakes (schema/check/groups.ts), how many there are of what one may choose, and what became of those of each rule. */
import { OUTCOMES, SEVERITIES, type Severity } from '../../schema/check/finding.ts';
import { groupsIn, isDoubt } from '../../schema/check/groups.ts';
import type { Repair } from '../../schema/check/repair/repair.ts';
import { RULES } from '../../schema/check/rules/index.ts';
import { FINDING_STATES, type FindingState, type RuleRecord, WAITING } from '../../schema/check/verdict.ts';
import type { FindingQuestion } from '../store/find/finding-question.ts';
import { countUnjudged, findingsOf, type StoredFinding } from '../store/find/findings.ts';
import type { Page, Slice } from '../store/find/page.ts';
import { findReports, type StoredReport } from '../store/find/reports.ts';
import { listGroups, ruleRecords, tallyGroups, tallyPublishers, tallyRules } from '../store/find/states.ts';
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

/** What holds, or cannot be told, is in no mistake. */
const DOUBTS = OUTCOMES.filter((outcome) => isDoubt({ outcome }));

/** A page of mistakes, over many reports. */
export async function askGroups(reader: Reader, question: FindingQuestion, page: Page): Promise<Slice<Group>> {
  const { rows, ...slice } = await listGroups(reader, question, page);
  const ids = [...new Set(rows.map(({ report }) => report))];
  const reports = await findReports(reader, ids, question.asOf ?? null);
  const versions = [...new Set(rows.map(({ version }) => version))];
  const findings = Map.groupBy(await findingsOf(reader, versions, null, DOUBTS), ({ version }) => version);
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
  readonly all: number;
  readonly waiting: number;
  readonly states: readonly { readonly state: FindingState; readonly count: number }[];
  readonly severities: readonly { readonly severity: Severity; readonly count: number }[];
  readonly rules: readonly { readonly rule: string; readonly count: number }[];
}

/**
 * How many there are, by what one may choose: each list as if nothing were chosen of it. States and severities count mistakes, of which at
 * least one finding is so, as many as are listed where it is chosen; rules count findings.
 */
export async function askTally(reader: Reader, question: FindingQuestion): Promise<Tally> {
  const { rules } = question;
  const stand = [{}, { states: WAITING }, ...FINDING_STATES.map((state) => ({ states: [state] }))];
  const [all = 0, waiting = 0, ...byState] = await tallyGroups(reader, { ...question, states: null }, stand);
  const grave = SEVERITIES.map((severity) => ({ severity }));
  const bySeverity = await tallyGroups(reader, { ...question, severity: null }, grave);
  const byRule = new Map(
    (await tallyRules(reader, { ...question, rules: null })).map(({ rule, count }) => [rule, count]),
  );
  const found = [...byRule].filter(([rule]) => !rules || rules.includes(rule));
  return {
    ...{ question, all, waiting },
    findings: found.reduce((sum, [, count]) => sum + count, 0),
    states: FINDING_STATES.map((state, place) => ({ state, count: byState[place] ?? 0 })),
    severities: SEVERITIES.map((severity, place) => ({ severity, count: bySeverity[place] ?? 0 })),
    rules: RULES.flatMap(({ id }) => {
      const count = byRule.get(id);
      return count === undefined ? [] : [{ rule: id, count }];
    }),
  };
}

/** Entries that a list of whose reports has at most. */
const MOST_PUBLISHERS = 500;

/** Findings that nobody judges, in the same reports. */
export function askUnjudged(
  reader: Reader,
  { question }: Tally,
): Promise<{ readonly confirmed: number; readonly notAssessable: number }> {
  return countUnjudged(reader, question);
}

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
