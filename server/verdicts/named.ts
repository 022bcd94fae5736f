/** Findings by the ids that people and programs name them by: `hill-a-2022/T4-SUM/review`. */
import { isDoubt } from '../../schema/check/groups.ts';
import { findingArithmetic } from '../../schema/check/words/words.ts';
import { Problem } from '../../schema/problem.ts';
import { timeInChina } from '../china-time.ts';
import { findingsOf, type StoredFinding } from '../store/find/findings.ts';
import { findReports, type StoredReport } from '../store/find/reports.ts';
import { findRevisions } from '../store/find/revisions.ts';
import { type FindingKey, findingKey } from '../store/find/verdicts.ts';
import type { Reader } from '../store/reader.ts';

export interface Named {
  readonly report: StoredReport;
  readonly finding: StoredFinding;
}

/** Findings that are judged at once: a district's, many times over. */
const MOST = 2000;

/** The id of a report, of its finding the rest; null for what can be no finding's. */
function partsOf(id: string): { readonly report: string; readonly key: FindingKey } | null {
  const [report, rule, ...subject] = id.split('/');
  return report && rule && subject.length > 0 ? { report, key: `${rule}/${subject.join('/')}` } : null;
}

/** The reports in which they are; throws NOT_FOUND for an id that names none, BAD_ARGUMENT for none and for too many. */
export async function reportsNamed(reader: Reader, ids: readonly string[]): Promise<readonly StoredReport[]> {
  if (ids.length === 0 || ids.length > MOST) throw tooMany(ids.length);
  const named = ids.map((id) => partsOf(id)?.report ?? '');
  const reports = await findReports(
    reader,
    [...new Set(named)].filter((id) => id !== ''),
  );
  const held = new Set(reports.map(({ id }) => id));
  const lost = ids.find((_, at) => !held.has(named[at] ?? ''));
  if (lost !== undefined) throw unknownFinding(lost);
  return reports;
}

/** The findings; throws also NOT_FOUND for one that is not there, and for one that holds BAD_ARGUMENT, or CHANGED_SINCE where it was looked at before. */
export async function findingsNamed(
  reader: Reader,
  ids: readonly string[],
  since: number | null,
): Promise<readonly Named[]> {
  const reports = new Map((await reportsNamed(reader, ids)).map((report) => [report.id, report]));
  const versions = [...reports.values()].map(({ version }) => version);
  const found = new Map(
    (await findingsOf(reader, versions)).map((finding) => [`${finding.report}/${findingKey(finding)}`, finding]),
  );
  return [...new Set(ids)].map((id) => {
    const finding = found.get(id);
    const report = reports.get(finding?.report ?? '');
    if (!finding || !report) throw unknownFinding(id);
    if (!isDoubt(finding)) throw nothingToJudge(id, finding, since);
    return { report, finding };
  });
}

/** The same findings as they were after a revision, by id; those that were not there are left out. */
export async function findingsAsOf(
  reader: Reader,
  named: readonly Named[],
  revision: number,
): Promise<ReadonlyMap<string, StoredFinding>> {
  // A version that was there then is as it was.
  const changed = named.filter(({ report }) => report.revision > revision).map(({ report }) => report.id);
  const reports = await findReports(reader, [...new Set(changed)], revision);
  const findings = await findingsOf(
    reader,
    reports.map(({ version }) => version),
  );
  return new Map(findings.map((finding) => [`${finding.report}/${findingKey(finding)}`, finding]));
}

/** Says what the numbers were, what they are and when they changed. */
export async function ofOther(reader: Reader, { report, finding }: Named, was: StoredFinding): Promise<Problem> {
  const [revision] = await findRevisions(reader, [report.revision]);
  const when = revision ? timeInChina(revision.at) : '';
  const [then, now] = [findingArithmetic(was), findingArithmetic(finding)];
  const id = `${finding.report}/${findingKey(finding)}`;
  return new Problem('CHANGED_SINCE', {
    zh: `您打开之后，${id} 的数字于 ${when} 变了：原为 ${then}，现为 ${now}。请看过再判，您的意见没有存储。`,
    en: `Since you opened it, the numbers of ${id} changed at ${when} (China time): ${then} then, ${now} now. Look at it and judge again; nothing of yours was stored.`,
  });
}

function unknownFinding(id: string): Problem {
  const shown = id.slice(0, 120);
  return new Problem('NOT_FOUND', {
    zh: `现在没有编号为“${shown}”的核查结果：年报可能已更换，或这条规则已不再提出。请刷新后再看；查询 findings 列出全部编号。`,
    en: `There is no finding “${shown}” now: its report may have been replaced, or the rule finds nothing there any more. Load the page again; the query findings lists all ids.`,
  });
}

function nothingToJudge(id: string, { outcome }: StoredFinding, since: number | null): Problem {
  const shown = id.slice(0, 120);
  return new Problem(since === null ? 'BAD_ARGUMENT' : 'CHANGED_SINCE', {
    zh: `“${shown}”现在${outcome === 'confirmed' ? '成立' : '无法核查'}，没有可处理的：只有未通过和存疑的才需要意见。`,
    en: `“${shown}” ${outcome === 'confirmed' ? 'holds' : 'cannot be told'} now, so there is nothing to judge: only what failed or is suspicious is.`,
  });
}

function tooMany(count: number): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `一次可以处理 1 到 ${MOST} 项核查结果，现为 ${count} 项。`,
    en: `From 1 to ${MOST} findings are judged at once; these are ${count}.`,
  });
}
