/**
 * Numbers stated in the prose. Three readers look at it: for what was disclosed (section 一 and the prose of 二), for
 * requests, appeals, fees and the like (every section but 五), and for what the report says about itself (the opening).
 * Every number with a counter is a candidate; the words of its own clause decide what it counts, and a number whose words
 * do not say so is left alone.
 */
import type { NarrativeFigure } from '../../schema/report/report.ts';
import type { Line } from './lines.ts';
import type { Regions } from './locate.ts';
import { readCases } from './narrative-cases.ts';
import { readDisclosures } from './narrative-disclosures.ts';
import { readSelf } from './narrative-self.ts';
import type { Heading } from './outline.ts';
import { passagesOf } from './prose.ts';

/** A narrative figure with what its neighbours need to know of it. */
export interface Stated {
  readonly figure: NarrativeFigure;
  readonly paragraph: number;
  /** Index of the figure whose list, or whose posts, this one is part of. */
  readonly owner: number | null;
  /** Whether words such as 等, 主要 or 包括 leave the list open. */
  readonly open: boolean;
  /** Whether 其中 or its like introduces the list. */
  readonly introduced: boolean;
}

export interface ProseContext {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly headings: readonly Heading[];
  readonly regions: Regions;
  readonly publisher: string | null;
  readonly year: number | null;
}

/** Paragraph of figures that belong to no list. */
const NO_PARAGRAPH = -1;

/** Every figure of the prose, in the order of the text; `owner` points into the result. */
export function readNarrative(context: ProseContext): Stated[] {
  const disclosures = readDisclosures(context);
  const passages = passagesOf(context.text, context.lines, context.headings, context.regions);
  const taken = new Set(disclosures.map(({ figure }) => figure.place.start));
  const others = [...readSelf(context, passages), ...readCases(context, passages)]
    .filter(({ place }) => !taken.has(place.start))
    .map((figure): Stated => ({ figure, paragraph: NO_PARAGRAPH, owner: null, open: false, introduced: false }));
  return inOrder(disclosures, others);
}

/** Both lists by place. Disclosures keep their own order, since what is part of what was read in it. */
function inOrder(disclosures: readonly Stated[], others: readonly Stated[]): Stated[] {
  const waiting = others.toSorted((a, b) => a.figure.place.start - b.figure.place.start);
  const merged: Stated[] = [];
  const moved: number[] = [];
  let next = 0;
  const takeUpTo = (start: number): void => {
    for (; next < waiting.length; next++) {
      const other = waiting[next];
      if (!other || other.figure.place.start > start) return;
      merged.push(other);
    }
  };
  for (const stated of disclosures) {
    takeUpTo(stated.figure.place.start);
    moved.push(merged.length);
    merged.push(stated);
  }
  takeUpTo(Number.POSITIVE_INFINITY);
  return merged.map((stated) => (stated.owner === null ? stated : { ...stated, owner: moved[stated.owner] ?? null }));
}
