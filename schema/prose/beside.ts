/** Two texts of one body side by side: which sentences both have, which were changed a little, which only one has. */
import type { Section } from '../report/sections.ts';
import { flowOf } from './flow.ts';
import { isNear, type Shingles, shinglesOf } from './likeness.ts';

export interface ProseSentence {
  /** Where it stands in the transcript (UTF-16). */
  readonly start: number;
  readonly end: number;
  /** Its words, blanks and broken lines left out. */
  readonly words: string;
}

export interface ProseSection {
  readonly section: Section;
  /** Rows of a table stand in it that are left out. */
  readonly hasTable: boolean;
  readonly paragraphs: readonly (readonly ProseSentence[])[];
}

const ROW = /\t|\|.*\|/;

/** The sections of a report as paragraphs of sentences; tables are left out. */
export function proseSections(sections: readonly Section[]): readonly ProseSection[] {
  return sections.map((section) => {
    const lines = section.text.split('\n');
    const flow = flowOf(
      lines.map((line) => (ROW.test(line) ? ' '.repeat(line.length) : line)).join('\n'),
      section.place,
    );
    let from = 0;
    const paragraphs = flow.text.split('\n').flatMap((paragraph) => {
      const sentences = [...paragraph.matchAll(/[^。；;！!？?]+[。；;！!？?]*|[。；;！!？?]+/g)].map(
        ({ 0: words, index }) => ({
          start: flow.at[from + index] ?? section.place.start,
          end: (flow.at[from + index + words.length - 1] ?? section.place.start) + 1,
          words,
        }),
      );
      from += paragraph.length + 1;
      return sentences.length > 0 ? [sentences] : [];
    });
    return { section, hasTable: lines.some((line) => ROW.test(line)), paragraphs };
  });
}

/** The other text has it word for word; but for numbers and a few words; or it has not. */
export type Standing = 'same' | 'changed' | 'only';

/** How each sentence of the first stands in the second, by where it begins. */
export function standingIn(
  mine: readonly ProseSection[],
  other: readonly ProseSection[],
): ReadonlyMap<number, Standing> {
  const sentencesOf = (sections: readonly ProseSection[]): readonly ProseSentence[] =>
    sections.flatMap(({ paragraphs }) => paragraphs.flat());
  const others = sentencesOf(other);
  const words = new Set(others.map((one) => one.words));
  const shingles = others.flatMap((one) => {
    const found: Shingles | null = shinglesOf(one.words);
    return found === null ? [] : [found];
  });
  return new Map(
    sentencesOf(mine).map((sentence) => {
      if (words.has(sentence.words)) return [sentence.start, 'same'];
      const own = shinglesOf(sentence.words);
      return [sentence.start, own && shingles.some((one) => isNear(own, one)) ? 'changed' : 'only'];
    }),
  );
}
