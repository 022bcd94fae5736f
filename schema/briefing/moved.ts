/** What a briefing that was signed would say otherwise now: told block by block from what it said and what the same text says today. */
import { formatAddress, parseAddress } from '../chart/address.ts';
import { type Brief, type Paragraph, type Piece, textOf } from './brief.ts';
import type { WrittenBlock, WrittenBrief } from './text.ts';

/** A number, or where sentences themselves changed a whole block, then and now; null: it is not said any more, or was not. */
export interface MovedWords {
  readonly heading: string;
  /** The name of the number; null: sentences. */
  readonly figure: string | null;
  /** What the number is called; null: sentences, or a number that is told no more. */
  readonly name: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** The chart that shows the number as it was. */
  readonly chart: string | null;
}

/** In the order of the text. `nameOf`: what a number is called. */
export function movedWords(
  then: readonly WrittenBlock[],
  now: readonly WrittenBlock[],
  nameOf: (figure: string) => string | null,
): readonly MovedWords[] {
  const live = new Map(now.map((block) => [block.key, block]));
  const known = new Set(then.map(({ key }) => key));
  return [
    ...then.flatMap((block) => movedIn(block, live.get(block.key) ?? null, nameOf)),
    ...now
      .filter(({ key }) => !known.has(key))
      .map(({ heading, paragraphs }) => ({
        heading,
        figure: null,
        name: null,
        before: null,
        after: said(paragraphs),
        chart: null,
      })),
  ];
}

function movedIn(
  { heading, paragraphs }: WrittenBlock,
  live: WrittenBlock | null,
  nameOf: (figure: string) => string | null,
): readonly MovedWords[] {
  const before = said(paragraphs);
  if (live === null) return [{ heading, figure: null, name: null, before, after: null, chart: null }];
  const after = said(live.paragraphs);
  if (before === after) return [];
  const [old, fresh] = [paragraphs.flat(), live.paragraphs.flat()];
  const isSameSentence = old.length === fresh.length && old.every((piece, place) => isAlike(piece, fresh[place] ?? ''));
  if (!isSameSentence) return [{ heading, figure: null, name: null, before, after, chart: null }];
  return old.flatMap((piece, place): MovedWords[] => {
    const other = fresh[place];
    if (typeof piece === 'string' || other === undefined || typeof other === 'string' || piece.text === other.text)
      return [];
    return [
      {
        heading,
        figure: piece.figure,
        name: nameOf(piece.figure),
        before: piece.text,
        after: other.text,
        chart: piece.chart,
      },
    ];
  });
}

/** The same words, or the same number whatever it says. */
function isAlike(one: Piece, other: Piece): boolean {
  return typeof one === 'string' || typeof other === 'string' ? one === other : one.figure === other.figure;
}

function said(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(textOf).join('\n');
}

/** The address of a chart as of a revision. */
export function pinnedAddress(address: string, revision: number): string {
  return formatAddress({ ...parseAddress(address), revision });
}

/** With every chart as of the revision that it is of. */
export function pinned({ brief, blocks }: WrittenBrief): WrittenBrief {
  const at = (address: string): string => pinnedAddress(address, brief.revision);
  const pin = (paragraphs: readonly Paragraph[]): readonly Paragraph[] =>
    paragraphs.map((paragraph) =>
      paragraph.map((piece) =>
        typeof piece === 'string' || piece.chart === null ? piece : { ...piece, chart: at(piece.chart) },
      ),
    );
  return {
    brief: {
      ...brief,
      sections: brief.sections.map((section) => ({
        ...section,
        paragraphs: pin(section.paragraphs),
        charts: section.charts.map((chart) => ({ ...chart, address: at(chart.address) })),
      })),
    },
    blocks: blocks.map((block) => ({ ...block, paragraphs: pin(block.paragraphs) })),
  };
}

/** Addresses of the charts that a briefing shows or takes a number from, each once. */
export function chartsOf({ sections }: Brief): readonly string[] {
  const all = sections.flatMap(({ charts, paragraphs }) => [
    ...charts.map(({ address }) => address),
    ...paragraphs.flat().flatMap((piece) => (typeof piece === 'string' ? [] : (piece.chart ?? []))),
  ]);
  return [...new Set(all)];
}
