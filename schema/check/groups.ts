/**
 * One mistake, one card. A wrong cell breaks its row, its column and its balance, and the sentence that repeats it: findings of a
 * report that one wrong number explains are one group, with the smallest change that mends it.
 */
import type { Finding, Outcome, Severity } from './finding.ts';
import { SEVERITIES } from './finding.ts';
import type { RepairKind } from './repair/kinds.ts';
import { getRule } from './rules/index.ts';

/** What is asked of a finding to tell its group. */
export interface Groupable {
  readonly outcome: Outcome;
  readonly severity: Severity;
  /** Id of the rule. */
  readonly rule: string;
  /** Where its numbers stand: cells, and numbers of the prose. */
  readonly figures: readonly string[];
  readonly expected: number | null;
  readonly actual: number | null;
}

/** What is asked of a repair, whether it is shown or just found. */
export interface Mending {
  readonly kind: RepairKind;
  readonly cells: readonly { readonly cell: string }[];
}

/** The most pressing finding comes first. */
export interface FindingGroup<Found, Repair> {
  readonly findings: readonly Found[];
  /** null where no small change is known. */
  readonly repair: Repair | null;
}

/** Whether somebody has to look at it; what holds, or cannot be told, is no mistake. */
export function isDoubt({ outcome }: { readonly outcome: Outcome }): boolean {
  return outcome === 'failed' || outcome === 'suspicious';
}

/**
 * Groups of what failed or is suspicious, the others left out; in the order in which their findings come. `repairs` are the smallest of the
 * same report, the likeliest first.
 */
export function groupFindings<Found, Repair extends Mending>(
  findings: readonly Found[],
  repairs: readonly Repair[],
  seenAs: (finding: Found) => Groupable,
): readonly FindingGroup<Found, Repair>[] {
  const members = findings
    .map((finding) => ({ finding, seen: seenAs(finding) }))
    .filter(({ seen }) => isDoubt(seen))
    .map((member, at) => ({ ...member, at }));
  type Member = (typeof members)[number];
  const roots = members.map((_, at) => at);
  const rootOf = (at: number): number => {
    const above = roots[at] ?? at;
    return above === at ? at : rootOf(above);
  };
  const join = ([first, ...others]: readonly Member[]): void => {
    for (const other of others) {
      const [one, two] = [rootOf(first?.at ?? 0), rootOf(other.at)];
      roots[Math.max(one, two)] = Math.min(one, two);
    }
  };

  const mended = new Map<number, Repair>();
  for (const repair of repairs) {
    for (const cells of slipsOf(repair)) {
      const touched = members.filter(({ seen }) => seen.figures.some((figure) => cells.includes(figure)));
      // The likeliest has spoken already.
      if (touched.length === 0 || touched.some(({ at }) => mended.has(at))) continue;
      for (const { at } of touched) mended.set(at, repair);
      join(touched);
    }
  }
  // One wrong number is wrong by the same in every sum it stands in. What a repair explains is explained.
  for (const [at, one] of members.entries()) {
    for (const other of members.slice(at + 1)) {
      if (mended.has(one.at) && mended.has(other.at)) continue;
      if (offBy(one.seen) !== null && offBy(one.seen) === offBy(other.seen) && sharesFigure(one.seen, other.seen))
        join([one, other]);
    }
  }
  for (const [at, one] of members.entries()) {
    if (!isTogether(one.seen)) continue;
    join([one, ...members.slice(at + 1).filter(({ seen }) => seen.rule === one.seen.rule)]);
  }
  return members
    .filter(({ at }) => rootOf(at) === at)
    .map((first) => {
      const group = members.filter(({ at }) => rootOf(at) === first.at);
      return {
        findings: group.sort((a, b) => pressing(a.seen) - pressing(b.seen)).map(({ finding }) => finding),
        repair: group.map(({ at }) => mended.get(at)).find((repair) => repair !== undefined) ?? null,
      };
    });
}

/** The same of findings as rules make them. */
export function groupsIn<Found extends Finding, Repair extends Mending>(
  findings: readonly Found[],
  repairs: readonly Repair[],
): readonly FindingGroup<Found, Repair>[] {
  return groupFindings(findings, repairs, (finding) => ({
    ...finding,
    // Words and the numbers of another report are no figures of this one.
    figures: finding.operands.flatMap(({ ref }) =>
      ref.kind === 'cell' ? [ref.cell] : ref.kind === 'narrative' ? [`text:${ref.index}`] : [],
    ),
  }));
}

/** Two single cells at once are two mistakes, but for a number and the total of its row, which follows it; a row that slid is one, however many cells it moved. */
function slipsOf({ kind, cells }: Mending): readonly (readonly string[])[] {
  const all = cells.map(({ cell }) => cell);
  return kind === 'twoCells' && !isWithTotal(all) ? all.map((cell) => [cell]) : [all];
}

/** Of one row of section 三, one of them its total. */
function isWithTotal([one = '', other = '', ...more]: readonly string[]): boolean {
  const rowOf = (cell: string): string => cell.slice(0, cell.lastIndexOf('/'));
  return (
    more.length === 0 &&
    one.startsWith('III/') &&
    rowOf(one) === rowOf(other) &&
    [one, other].some((cell) => cell.endsWith('/total'))
  );
}

/** What a rule finds more than once in a report where it is one mistake all the same. */
function isTogether({ rule }: Groupable): boolean {
  return getRule(rule).together === true;
}

function offBy({ expected, actual }: Groupable): number | null {
  if (expected === null) return null;
  const off = Math.abs(expected - (actual ?? 0));
  return off === 0 ? null : Math.round(off * 1e6);
}

function sharesFigure(one: Groupable, other: Groupable): boolean {
  return one.figures.some((figure) => other.figures.includes(figure));
}

/** Most pressing first: what failed before what is suspicious, errors before hints. */
function pressing({ outcome, severity }: Groupable): number {
  return (outcome === 'failed' ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(severity);
}
