/** A finding as it is written down with what is said of it. */
import { getRule } from '../../schema/check/rules/index.ts';
import type { SaidOf } from '../store/save/verdict.ts';
import type { Named } from './named.ts';

export function saidOf({ report, finding }: Named): SaidOf {
  const { version, rule } = finding;
  return { report: report.id, version, rule, ruleVersion: getRule(rule).version ?? 1, said: finding };
}
