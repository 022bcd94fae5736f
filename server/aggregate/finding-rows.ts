/** Findings as rows of a table, for what is exported: what the page lists, all of it. */

import { repairSentence } from '../../schema/check/repair/words.ts';
import { getRule } from '../../schema/check/rules/index.ts';
import type { FindingRow } from '../../schema/check/table.ts';
import { findingArithmetic, findingSentence } from '../../schema/check/words/words.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { publisherName } from '../../schema/report/publisher.ts';
import { dayInChina } from '../china-time.ts';
import type { FindingQuestion } from '../store/find/finding-question.ts';
import { listFindings, type StoredFinding } from '../store/find/findings.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { findReports } from '../store/find/reports.ts';
import { actorName } from '../store/find/roster.ts';
import { standingsAt } from '../store/find/states.ts';
import { findingKey, verdictsOn } from '../store/find/verdicts.ts';
import type { Reader } from '../store/reader.ts';
import { askGroups, type Group } from './groups.ts';

/** Rows of a table at most: a province's, and what a spreadsheet opens at once. */
const MOST = 20_000;
const PAGE = 500;

/** Those that people judge, by mistakes; a mistake is whole where one of its findings is asked for. Throws BAD_ARGUMENT for too many. */
export async function judgedRows(reader: Reader, question: FindingQuestion): Promise<readonly FindingRow[]> {
  const found: { readonly group: Group; readonly finding: StoredFinding; readonly mistake: number }[] = [];
  let mistake = 0;
  for (let after: string | null = null; ; ) {
    const { rows, cursors, hasNext } = await askGroups(reader, question, { first: PAGE, after });
    for (const group of rows) {
      mistake += 1;
      found.push(...group.findings.map((finding) => ({ group, finding, mistake })));
    }
    if (found.length > MOST) throw tooMany();
    after = cursors.at(-1) ?? null;
    if (!hasNext) break;
  }
  const rowOf = await rowsFor(
    reader,
    found.map(({ finding }) => finding),
    question.asOf ?? null,
  );
  return found.map(({ finding, group: { repair }, mistake: number }) => ({
    ...rowOf(finding),
    mistake: number,
    repair: repair && { zh: repairSentence(repair, 'zh'), en: repairSentence(repair, 'en') },
  }));
}

/** Those that nobody judges, one by one. Throws BAD_ARGUMENT for too many. */
export async function unjudgedRows(reader: Reader, question: FindingQuestion): Promise<readonly FindingRow[]> {
  const found: StoredFinding[] = [];
  for (let after: string | null = null; ; ) {
    const { rows, cursors, hasNext, total } = await listFindings(reader, question, { first: PAGE, after });
    if (total > MOST) throw tooMany();
    found.push(...rows);
    after = cursors.at(-1) ?? null;
    if (!hasNext) break;
  }
  const rowOf = await rowsFor(reader, found, question.asOf ?? null);
  return found.map((finding) => ({ ...rowOf(finding), mistake: null, repair: null }));
}

type Row = Omit<FindingRow, 'mistake' | 'repair'>;

/** Looks up what stands beside findings: whose they are, how they stand, what was said of them. */
async function rowsFor(
  reader: Reader,
  findings: readonly StoredFinding[],
  asOf: number | null,
): Promise<(finding: StoredFinding) => Row> {
  const ids = [...new Set(findings.map(({ report }) => report))];
  const reports = new Map((await findReports(reader, ids, asOf)).map((report) => [report.id, report]));
  const named = [...reports.values()].flatMap(({ publisher, region }) => [publisher, region]);
  const names = new Map<string, Label>();
  for (const row of await findPublishers(reader, [...new Set(named)]))
    names.set(row.id, publisherName({ zh: row.name_zh, en: row.name_en }, row.kind === 'bureau'));
  const standings = await standingsAt(reader, [...new Set(findings.map(({ version }) => version))], asOf);
  const said = Map.groupBy(await verdictsOn(reader, ids, asOf), (one) => `${one.report}/${findingKey(one)}`);
  const actors = new Map<string | null, string>();
  for (const { actor } of [...said.values()].flat())
    if (!actors.has(actor)) actors.set(actor, await actorName(reader, actor));
  const nameOf = (id: string | undefined): Label => names.get(id ?? '') ?? { zh: id ?? '', en: id ?? '' };
  return (finding) => {
    const { rule, outcome, severity, report, version } = finding;
    const held = reports.get(report);
    const ofThis = said.get(`${report}/${findingKey(finding)}`) ?? [];
    const verdict = ofThis.find((one) => one.verdict !== 'answered');
    const holds = verdict && verdict.verdict !== 'open' ? verdict : null;
    return {
      publisher: nameOf(held?.publisher),
      region: nameOf(held?.region),
      year: finding.year,
      ...{ rule, title: getRule(rule).title, outcome, severity },
      state: standings.get(version)?.get(findingKey(finding))?.state ?? null,
      message: { zh: findingSentence(finding, 'zh'), en: findingSentence(finding, 'en') },
      arithmetic: findingArithmetic(finding),
      reason: holds?.reason ?? '',
      judgedBy: holds && (actors.get(holds.actor) ?? null),
      judgedOn: holds && dayInChina(holds.at),
      answer: ofThis.find((one) => one.verdict === 'answered')?.reason ?? null,
      id: `${report}/${findingKey(finding)}`,
    };
  };
}

function tooMany(): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `一份表最多 ${MOST} 行，这些条件下还要多。请按年度、单位、规则或状态分成几份。`,
    en: `A table has ${MOST} rows at most, and there are more under these conditions. Take it in parts, by year, bureau, rule or state.`,
  });
}
