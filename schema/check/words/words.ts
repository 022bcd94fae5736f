/**
 * Findings as sentences with their arithmetic, in words an official would use. A finding is enough: its operands name their
 * cells, and the form names the cells, so that a stored finding reads the same as a fresh one.
 */
import type { Lang } from '../../language.ts';
import { sidesOf, sumAgainst } from '../arithmetic.ts';
import type { Finding } from '../finding.ts';
import { getRule } from '../rules/index.ts';

/** One sentence without a full stop: where, the arithmetic, and what follows from it. */
export function findingSentence(finding: Finding, lang: Lang): string {
  const text = getRule(finding.rule).sentence(finding, sidesOf(finding))[lang];
  // No space after a full-width bracket, nor between words: 正文写约 90.
  return lang === 'zh' ? text.replaceAll('） ', '）').replaceAll(' 约', '约') : text;
}

/** The bare arithmetic, `10 + 1 + 0 + 0 = 11 ≠ 0`; empty where a finding has none. */
export function findingArithmetic(finding: Finding): string {
  const { arithmetic = sumAgainst } = getRule(finding.rule);
  return arithmetic(finding, sidesOf(finding));
}
