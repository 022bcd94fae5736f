/** The bars of an outcomes chart with their places in the list and their names. */

import type { Grouping } from '../../schema/chart/chart.ts';
import {
  findOutcomeSet,
  getOutcomeSet,
  type OutcomeBar,
  type OutcomeSet,
  outcomeBars,
} from '../../schema/chart/outcomes.ts';
import type { Lang } from '../../schema/language.ts';
import type { ReadChart } from './read-chart.ts';

export interface OutcomeRow {
  readonly key: string;
  readonly label: string;
  readonly bar: OutcomeBar;
}

export interface OutcomeRows {
  readonly set: OutcomeSet;
  readonly rows: readonly OutcomeRow[];
}

export function outcomeRows({ question, answer }: ReadChart, lang: Lang, by: Grouping = question.by): OutcomeRows {
  const set = findOutcomeSet(question.measures) ?? getOutcomeSet('requests');
  const bars = outcomeBars(set, answer, by);
  const subjects = new Set(bars.map(({ subject }) => subject.id)).size;
  const rows = bars.map((bar) => {
    const name = bar.subject.shortName[lang];
    return {
      key: `${bar.subject.id}/${bar.year}`,
      label: by === 'bureau' ? name : subjects === 1 ? String(bar.year) : `${name} ${bar.year}`,
      bar,
    };
  });
  return { set, rows };
}
