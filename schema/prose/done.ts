/** What a report says was done: sentences of its prose in which a deed is told as done, for the measures announced a year before. */
import type { ReadReport } from '../report/report.ts';
import { sectionsOf } from '../report/sections.ts';
import type { Place } from '../report/source.ts';
import { DOING, FUTURE, WANTING } from './cues.ts';
import { flowOf, lineCounter, placeIn } from './flow.ts';
import { containedIn, type Shingles, shinglesOf } from './likeness.ts';

export interface DoneSentence {
  /** 一 to 六; null before the first heading. */
  readonly section: string | null;
  readonly text: string;
  readonly place: Place;
  readonly shingles: Shingles;
}

/** Words by which a deed is told as done; a plan has none of them. */
const DONE =
  /已经?|完成|全年|年内|共(?:计)?|累计|先后|建成|上线|印发|制定了|修订了|建立了|开展了|组织了|举办了|开设了|新增了?|增设|优化了|健全了|完善了|实现了|得到|了一次|作了|做了|调整|组织培训|举办培训|开展培训|召开/;
/** Words of a plan. */
const PLANNED = /计划|拟|打算|力争/;
/** Sections whose prose tells what was done: the overview, and what became of the problems. */
const TELLING = /总体|概述|概况|基本情况|问题|不足|改进|整改|主动公开|保障|管理|平台/;

/** The sentences of a report that tell something as done. */
export function doneSentences(outline: ReadReport['outline'], text: string): readonly DoneSentence[] {
  return sectionsOf(outline, text).flatMap((section) => {
    if (section.title !== '' && !TELLING.test(section.title)) return [];
    const flow = flowOf(section.text, section.place);
    const lineOf = lineCounter(section.text, section.place);
    const found: DoneSentence[] = [];
    let from = 0;
    for (const { 0: sentence, index } of flow.text.matchAll(/[^。；;！!\n]+/g)) {
      from = index;
      if (!DONE.test(sentence) || FUTURE.test(sentence) || PLANNED.test(sentence) || WANTING.test(sentence)) continue;
      const shingles = shinglesOf(sentence);
      if (shingles === null) continue;
      const place = placeIn(flow, from, from + sentence.length, lineOf);
      found.push({ section: section.ordinal || null, text: sentence, place, shingles });
    }
    return found;
  });
}

/** So much of a clause of the measure, and at least so many pairs of characters, have to stand in the sentence that says it was done. */
const SAID = 0.7;
const LEAST_PAIRS = 4;

/** The sentence that says a measure was carried out; null where none does, which does not mean that it was not. */
export function carriedOutIn(measure: string, sentences: readonly DoneSentence[]): DoneSentence | null {
  const clauses = measure.split(/[，,。；;、：:]/).flatMap((clause) => {
    const shingles = shinglesOf(clause.replace(DOING, ''), LEAST_PAIRS + 1);
    return shingles === null || shingles.length < LEAST_PAIRS ? [] : [shingles];
  });
  let best: { readonly sentence: DoneSentence; readonly share: number } | null = null;
  for (const sentence of sentences) {
    for (const clause of clauses) {
      const share = containedIn(clause, sentence.shingles);
      if (share >= SAID && share > (best?.share ?? 0)) best = { sentence, share };
    }
  }
  return best?.sentence ?? null;
}
