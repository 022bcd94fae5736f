/**
 * What is found in a report after some of its figures were corrected. Whatever rests on none of them stays as it was found: of a report
 * that was stored earlier not all is kept that its rules once looked at.
 */
import { placeInText } from '../report/correction.ts';
import type { ReadReport } from '../report/report.ts';
import { checkReport } from './check.ts';
import type { Finding } from './finding.ts';
import { RULES } from './rules/index.ts';

/** `read`: with every correction in its place (`asCorrected`); `before`: what was found in it; `places`: what is now another value. */
export function recheck(read: ReadReport, before: readonly Finding[], places: ReadonlySet<string>): readonly Finding[] {
  const rests = ({ operands }: Finding): boolean =>
    operands.some(({ ref }) => {
      if (ref.kind === 'cell') return places.has(ref.cell);
      if (ref.kind !== 'narrative') return false;
      const stated = read.narrative[ref.index];
      return stated !== undefined && places.has(placeInText(stated));
    });
  const after = checkReport(read);
  const touched = new Set([...before, ...after].filter(rests).map(keyOf));
  const isTouched = (one: Finding): boolean => touched.has(keyOf(one));
  const all = [...before.filter((one) => !isTouched(one)), ...after.filter(isTouched)];
  return all.sort((a, b) => placeOf(a) - placeOf(b));
}

function keyOf({ rule, subject }: Finding): string {
  return `${rule} ${subject}`;
}

const PLACES: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, place) => [id, place]));

function placeOf({ rule }: Finding): number {
  return PLACES.get(rule) ?? RULES.length;
}
