/**
 * The one door through which people say something of findings. What is said of many at once is one transaction and one revision, or
 * nothing; the same again is done already. Whether somebody may is asked before (server/access/may.ts).
 */
import { getRule } from '../../schema/check/rules/index.ts';
import { needsReason, numbersOf, STATE_LABELS, type Verdict } from '../../schema/check/verdict.ts';
import { findingArithmetic } from '../../schema/check/words/words.ts';
import { Problem } from '../../schema/problem.ts';
import type { By } from '../reporting/door.ts';
import { overtakenBy } from '../roster/overtaken.ts';
import type { StoredFinding } from '../store/find/findings.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { findRevisions } from '../store/find/revisions.ts';
import { findingKey, type StoredVerdict, verdictsOn } from '../store/find/verdicts.ts';
import type { Store } from '../store/open.ts';
import type { Reader } from '../store/reader.ts';
import { saveVerdicts } from '../store/save/verdict.ts';
import { readerWithin } from '../store/writer.ts';
import { ensureText, LONGEST_REASON } from './ensure.ts';
import { findingsAsOf, findingsNamed, type Named, ofOther } from './named.ts';
import { saidOf } from './said.ts';
import { noteAnswered, type Sending, type SheetAnswered, sendSheet } from './sheets.ts';

export interface Judging {
  /** Ids of findings; never empty. */
  readonly findings: readonly string[];
  /** `open` takes back what was said before. */
  readonly verdict: Verdict | 'open';
  readonly reason: string | null;
}

export interface Answering {
  readonly findings: readonly string[];
  readonly text: string;
}

export interface VerdictDoor {
  /** Answers the revision, null where it was so already. Throws NOT_FOUND, BAD_ARGUMENT, CHANGED_SINCE. */
  judge(judging: Judging, by: By): Promise<number | null>;
  /** What a bureau says of its own findings; no verdict. */
  answer(answering: Answering, by: By): Promise<number | null>;
  /** Notes that a bureau was sent a return sheet, and asks back what waited on it. */
  sendSheet(sending: Sending, by: By): Promise<number>;
  /** Notes that it was answered by another way than the product. */
  noteAnswered(answered: SheetAnswered, by: By): Promise<number | null>;
}

export function openVerdicts(store: Store): VerdictDoor {
  return {
    judge: ({ findings, verdict, reason }, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const given = ensureReason(verdict, reason);
        const named = await findingsNamed(reader, findings, by.since);
        const said = await verdictsOn(reader, reportsOf(named));
        if (by.since !== null) await ensureUntouched(reader, named, said, by.since);
        const changed = named.filter(({ finding }) => !isSaid(finding, newestOf(finding, said, false), verdict, given));
        if (changed.length === 0) return null;
        const note = `${await whatOf(reader, changed)}：${verdict === 'open' ? '撤回意见' : STATE_LABELS[verdict].zh}${given === '' ? '' : `（${short(given)}）`}`;
        return saveVerdicts(tx, changed.map(saidOf), { verdict, reason: given, actor: by.actor, at: by.at, note });
      }),
    answer: ({ findings, text }, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const given = ensureText(text, LONGEST_REASON, { zh: '答复', en: 'answer' });
        if (given === '') throw emptyAnswer();
        const named = await findingsNamed(reader, findings, by.since);
        const said = await verdictsOn(reader, reportsOf(named));
        const changed = named.filter(
          ({ finding }) => !isSaid(finding, newestOf(finding, said, true), 'answered', given),
        );
        if (changed.length === 0) return null;
        const note = `${await whatOf(reader, changed)}：答复“${short(given)}”`;
        const saying = { verdict: 'answered', reason: given, actor: by.actor, at: by.at, note } as const;
        return saveVerdicts(tx, changed.map(saidOf), saying);
      }),
    sendSheet: (sending, by) => store.writer.transaction((tx) => sendSheet(tx, sending, by)),
    noteAnswered: (answered, by) => store.writer.transaction((tx) => noteAnswered(tx, answered, by)),
  };
}

function reportsOf(named: readonly Named[]): readonly string[] {
  return [...new Set(named.map(({ report }) => report.id))];
}

/** The newest that was said of a finding: an answer of its bureau, or a verdict. */
function newestOf(finding: StoredFinding, said: readonly StoredVerdict[], answers: boolean): StoredVerdict | undefined {
  return said.find(
    (one) =>
      one.report === finding.report &&
      findingKey(one) === findingKey(finding) &&
      (one.verdict === 'answered') === answers,
  );
}

/** Whether this very thing was said last, of these very numbers. */
function isSaid(
  finding: StoredFinding,
  newest: StoredVerdict | undefined,
  verdict: StoredVerdict['verdict'],
  reason: string,
): boolean {
  if (!newest) return verdict === 'open';
  const isSame = newest.verdict === verdict && newest.reason === reason;
  return isSame && (verdict === 'open' || numbersOf(newest.said) === numbersOf(finding));
}

function ensureReason(verdict: Verdict | 'open', reason: string | null): string {
  const given = ensureText(reason ?? '', LONGEST_REASON, { zh: '理由', en: 'reason' });
  if (given !== '' || !needsReason(verdict)) return given;
  const { zh, en } = STATE_LABELS[verdict === 'open' ? 'open' : verdict];
  throw new Problem('BAD_ARGUMENT', {
    zh: `判为“${zh}”要写明理由：以后数字变了，接手的人要靠它重新判断。`,
    en: `“${en}” needs its reason: whoever looks at it again when the numbers have changed will need it.`,
  });
}

function emptyAnswer(): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: '答复是空的，请写明情况。',
    en: 'The answer is empty. Say how it came about.',
  });
}

/** Throws CHANGED_SINCE where somebody said something of one of them after `since`, or its numbers are others. */
async function ensureUntouched(
  reader: Reader,
  named: readonly Named[],
  said: readonly StoredVerdict[],
  since: number,
): Promise<void> {
  const before = await findingsAsOf(reader, named, since);
  for (const one of named) {
    const { report, finding } = one;
    const was = before.get(`${report.id}/${findingKey(finding)}`);
    if (was && numbersOf(was) !== numbersOf(finding)) throw await ofOther(reader, one, was);
    const newest = newestOf(finding, said, false);
    if (!newest || newest.revision <= since) continue;
    const [revision] = await findRevisions(reader, [newest.revision]);
    if (revision) throw await overtakenBy(reader, revision, { zh: '核查结果的处理意见', en: 'the verdict' });
  }
}

/** Whose findings, for the record: `山区教育局 2022 年报“结果之和”`, or how many. */
async function whatOf(reader: Reader, named: readonly Named[]): Promise<string> {
  const [first] = named;
  if (!first) return '';
  const { report, finding } = first;
  const [publisher] = await findPublishers(reader, [report.publisher]);
  const one = `${publisher?.name_zh ?? report.publisher} ${report.year} 年报“${getRule(finding.rule).title.zh}”`;
  return named.length === 1 ? `${one} ${findingArithmetic(finding)}`.trim() : `${one}等 ${named.length} 项`;
}

const SHORT = 60;

function short(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, SHORT)}……`;
}
