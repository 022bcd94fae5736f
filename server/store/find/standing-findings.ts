/** Findings by how they stand. */
import type { Reader } from '../reader.ts';
import type { FindingQuestion } from './finding-question.ts';
import { countByRule as countMade, findingsOf, listFindings, type StoredFinding } from './findings.ts';
import type { Page, Slice } from './page.ts';
import { listStanding, tallyRules } from './states.ts';
import { findingKey } from './verdicts.ts';

/** As `listFindings`, and with `states` those that failed or are suspicious and stand so. */
export async function listAnyFindings(
  reader: Reader,
  question: FindingQuestion,
  page: Page,
): Promise<Slice<StoredFinding>> {
  if (!question.states) return listFindings(reader, question, page);
  const { rows, ...slice } = await listStanding(reader, question, page);
  const findings = await findingsOf(reader, [...new Set(rows.map(({ version }) => version))]);
  const byKey = new Map(findings.map((one) => [`${one.version}/${findingKey(one)}`, one]));
  return { ...slice, rows: rows.flatMap((row) => byKey.get(`${row.version}/${findingKey(row)}`) ?? []) };
}

/** How many findings each rule made among those asked for. */
export async function countByRule(reader: Reader, question: FindingQuestion): Promise<ReadonlyMap<string, number>> {
  if (!question.states) return countMade(reader, question);
  return new Map((await tallyRules(reader, question)).map(({ rule, count }) => [rule, count]));
}
