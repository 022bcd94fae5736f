/**
 * Every rule applied to one report, or those that have something to ask of an older one. Rules that hold are findings too, so a clean report yields its list of confirmations.
 * Order: that of the rules; within a rule the form's or the text's.
 */
import { isOlder } from '../report/older.ts';
import type { ReadReport } from '../report/report.ts';
import type { Around } from './around.ts';
import type { Finding } from './finding.ts';
import { contextOf, findingsOf, type Rule, type Sight } from './rule.ts';
import { getRule, RULES } from './rules/index.ts';

/** What a report says of itself alone. */
export function checkReport(report: ReadReport): readonly Finding[] {
  return apply(report, null);
}

/** The rules that ask whose report it is, or hold it against others. */
export function checkAround(report: ReadReport, around: Around): readonly Finding[] {
  return apply(report, around);
}

/** What these rules say; those that look around only where it is known what stands there. */
export function checkSome(report: ReadReport, around: Around | null, ids: ReadonlySet<string>): readonly Finding[] {
  const alone = RULES.some(({ id, looksAt }) => !looksAt && ids.has(id)) ? apply(report, null, ids) : [];
  return [...alone, ...(around === null ? [] : apply(report, around, ids))];
}

function apply(report: ReadReport, around: Around | null, ids?: ReadonlySet<string>): readonly Finding[] {
  const context = contextOf(report, around);
  const older = isOlder(report);
  const isAsked = ({ id, looksAt, asksOlder }: Rule): boolean =>
    (looksAt !== undefined) === (around !== null) && (!older || asksOlder === true) && (ids?.has(id) ?? true);
  return RULES.filter(isAsked).flatMap((rule) => findingsOf(rule, context));
}

/** Whether a finding was made by a rule that looks around. */
export function looksAround({ rule }: Pick<Finding, 'rule'>): boolean {
  return getRule(rule).looksAt !== undefined;
}

/** The rules that look at this, whatever else they look at. */
export function rulesLookingAt(...sights: readonly Sight[]): ReadonlySet<string> {
  return new Set(RULES.filter(({ looksAt }) => looksAt?.some((sight) => sights.includes(sight))).map(({ id }) => id));
}

/** What these rules look at together. */
export function sightsOf(ids: ReadonlySet<string>): ReadonlySet<Sight> {
  return new Set(RULES.flatMap(({ id, looksAt }) => (ids.has(id) ? (looksAt ?? []) : [])));
}
