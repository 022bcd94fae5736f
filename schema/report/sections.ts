/** The text of a report by its sections, cut at their headings. */
import type { ReadReport } from './report.ts';
import type { Place } from './source.ts';

export interface Section {
  /** 一, 二; empty for what stands before the first heading. */
  readonly ordinal: string;
  readonly title: string;
  /** What stands under the heading, without it. */
  readonly text: string;
  /** Of that text in the transcript. */
  readonly place: Place;
}

/** Every section in the order of the text; before them what has no heading, where something stands there. */
export function sectionsOf(outline: ReadReport['outline'], text: string): readonly Section[] {
  const headings = [...outline].sort((a, b) => a.place.start - b.place.start);
  const first = headings[0]?.place.start ?? text.length;
  const before = first > 0 ? [{ ordinal: '', title: '', start: 0, end: first, line: 1 }] : [];
  const parts = headings.map(({ ordinal, title, place }, index) => ({
    ...{ ordinal, title, line: place.line, start: place.end },
    end: Math.max(place.end, headings[index + 1]?.place.start ?? text.length),
  }));
  return [...before, ...parts].map(({ ordinal, title, start, end, line }) => ({
    ...{ ordinal, title, text: text.slice(start, end), place: { start, end, line } },
  }));
}
