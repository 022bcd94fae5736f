/** Section 五 made ready to be held against that of another year. */
import { shinglesOf } from '../prose/likeness.ts';
import { itemsOf } from '../prose/section-five.ts';
import type { ReadReport } from '../report/report.ts';
import type { ComparedItem } from './around.ts';

/** The items of section 五 that have words of their own. */
export function comparedItems({ outline, text }: Pick<ReadReport, 'outline' | 'text'>): readonly ComparedItem[] {
  return itemsOf(outline, text).flatMap((item) => {
    const shingles = shinglesOf(item.text);
    return shingles === null ? [] : [{ text: item.text, shingles }];
  });
}
