/**
 * The long sentences of a report that are its own, each as a number: two reports that have one in common say the same word for word, but for
 * numbers, marks and what everybody writes (usual.ts). So few of a report are kept that all reports of a nation can be looked through.
 */
import type { ReadReport } from '../report/report.ts';
import { sectionsOf } from '../report/sections.ts';
import { withoutUsual } from './usual.ts';

export interface OwnSentence {
  /** A whole number below 2^53. */
  readonly hash: number;
  /** As the report writes it. */
  readonly text: string;
}

/** Characters that have to be left of a sentence, and sentences kept of a report. */
const LEAST = 20;
const MOST = 32;

/**
 * Sentences under the headings 一, 五 and 六 (the others hold tables), in the order of their numbers: of long reports the smallest are kept, and so the same
 * ones of any two.
 */
export function ownSentences(outline: ReadReport['outline'], text: string): readonly OwnSentence[] {
  const found = new Map<number, OwnSentence>();
  for (const section of sectionsOf(outline, text)) {
    if (!/^[一五六]$/.test(section.ordinal)) continue;
    for (const sentence of section.text.split(/[。；;！!？?\n]/)) {
      if (sentence.length < LEAST || sentence.includes('\t')) continue;
      const words = withoutUsual(sentence).replace(/[^\p{L}]/gu, '');
      if (words.length < LEAST) continue;
      const hash = hashOf(words);
      if (!found.has(hash)) found.set(hash, { hash, text: sentence.trim() });
    }
  }
  return [...found.values()].sort((a, b) => a.hash - b.hash).slice(0, MOST);
}

/** Two multiplicative hashes of 32 bits, of which 53 are kept. */
function hashOf(words: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let index = 0; index < words.length; index += 1) {
    const code = words.charCodeAt(index);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return 4294967296 * (2097151 & high) + (low >>> 0);
}
