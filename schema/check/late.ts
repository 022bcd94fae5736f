/** A report that was published after its deadline: the same of bureaus and of governments. */
import type { Label } from '../language.ts';
import { daysBetween } from '../rollup/due.ts';
import type { Sides } from './arithmetic.ts';
import { type Around, outsideOperand } from './around.ts';
import type { Finding, Found } from './finding.ts';
import { count } from './words/sum.ts';

/** The number by which a day is written down: 2022-01-31 is 20220131. */
function numberOfDay(day: string): number {
  return Number(day.replaceAll('-', ''));
}

export function lateFindings(around: Around | null): readonly Found[] {
  const filing = around?.filing;
  if (!filing || filing.publishedOn <= filing.due) return [];
  const { due, publishedOn } = filing;
  const days = daysBetween(due, publishedOn);
  const operands = [
    outsideOperand(due, numberOfDay(due), 'left'),
    outsideOperand(publishedOn, numberOfDay(publishedOn), 'right'),
  ];
  return [{ outcome: 'failed', subject: 'deadline', operands, expected: null, actual: days }];
}

export function lateSentence({ actual }: Finding, { left: [due], right: [published] }: Sides): Label {
  return {
    zh: `${published?.label} 公布，期限为 ${due?.label}，逾期 ${actual} 天`,
    en: `Published on ${published?.label}, due by ${due?.label}: ${count(actual ?? 0, 'day')} late`,
  };
}

export function lateWords({ actual }: Finding, { left: [due], right: [published] }: Sides): string {
  return `${published?.label} > ${due?.label} (+${actual})`;
}
