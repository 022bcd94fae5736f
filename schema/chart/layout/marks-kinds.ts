/** The kinds of charts that are laid out as nothing but marks (drawing.ts): page and picture draw each by its one plan. */
import type { Chart, ChartKind } from '../chart.ts';
import type { SeriesAnswer } from '../series.ts';
import { planChange } from './change.ts';
import { planContribution } from './contribution.ts';
import { planCoverage } from './coverage.ts';
import { planDistribution } from './distribution.ts';
import type { DrawingPlan, DrawingSize } from './drawing.ts';
import { planFlow } from './flow.ts';
import { planFunnel } from './funnel.ts';
import { planHeat } from './heat.ts';
import { planMultiples } from './multiples.ts';
import { planRank } from './rank.ts';

const PLANS = {
  heat: planHeat,
  change: planChange,
  multiples: planMultiples,
  rank: planRank,
  contribution: planContribution,
  distribution: planDistribution,
  funnel: planFunnel,
  flow: planFlow,
  coverage: planCoverage,
} as const satisfies Partial<Record<ChartKind, (chart: Chart, answer: SeriesAnswer, size: DrawingSize) => DrawingPlan>>;

export type MarksKind = keyof typeof PLANS;

export function planMarks(kind: MarksKind, chart: Chart, answer: SeriesAnswer, size: DrawingSize): DrawingPlan {
  return PLANS[kind](chart, answer, size);
}
