/** An error accuses; so it is one only where every number it stands on surely stands in its own cell. */
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import { RULES, type RuleId } from '../../../../schema/check/rules/index.ts';
import { findingSentence } from '../../../../schema/check/words/words.ts';
import { CONFIDENCES, type Confidence } from '../../../../schema/report/figure.ts';
import { buildReport, type ReportPlan } from '../../../support/report-builder.ts';

/** The example that each rule has of an error, where it stands on cells. */
const ERRORS = RULES.flatMap(({ id, examples }) => {
  const { fails } = examples;
  if (!fails) return [];
  const [error] = loud(fails, id).filter(({ outcome, severity }) => outcome === 'failed' && severity === 'error');
  const cells = (error?.operands ?? []).flatMap(({ ref, value }) =>
    ref.kind === 'cell' && value !== null ? [ref.cell] : [],
  );
  return cells.length > 0 ? [[id, fails, cells] as const] : [];
});

function loud(plan: ReportPlan, rule: RuleId) {
  return checkReport(buildReport(plan)).filter(
    (finding) => finding.rule === rule && (finding.outcome === 'failed' || finding.outcome === 'suspicious'),
  );
}

const said = (plan: ReportPlan, rule: RuleId) =>
  loud(plan, rule).map(({ outcome, severity }) => `${severity} ${outcome}`);

test('most rules that accuse stand on cells', () => {
  expect(ERRORS.map(([id]) => id)).toEqual(
    expect.arrayContaining(['T3-BAL', 'T3-COLSUM', 'T3-ROWSUM', 'T3-NONNEG', 'T4-SUM', 'TX-NEW']),
  );
});

describe.each(ERRORS)('%s', (id, plan, cells) => {
  const doubts: readonly Confidence[] = CONFIDENCES.filter((confidence) => confidence !== 'agreed');

  test.each(doubts)('is a hint where any one of its cells is read as %s', (confidence) => {
    for (const cell of cells) {
      const doubted = { ...plan, confidence: { [cell]: confidence } };
      expect([cell, said(doubted, id)]).toEqual([cell, ['hint suspicious']]);
      for (const lang of ['zh', 'en'] as const)
        expect(loud(doubted, id).map((finding) => findingSentence(finding, lang))[0]).toMatch(
          /请对照原文|look them up/,
        );
    }
  });

  test('is an error where the doubt is about another cell', () => {
    expect(
      said({ ...plan, confidence: { 'II/coercion.decisions': 'single', 'III/2/legalService': 'single' } }, id),
    ).toEqual(said(plan, id));
  });
});
