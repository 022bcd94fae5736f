/** How the parts of a briefing are put together, whatever it is about. */
import type { Lang } from '../language.ts';
import type { BriefChart, MadeBlock, MadePart, Paragraph, Piece, Told } from './brief.ts';
import type { FactChart } from './facts.ts';

/** `blocks` by their ids, each of one paragraph or several; what is empty is not said. */
export function part(
  id: string,
  heading: string,
  blocks: Readonly<Record<string, readonly Paragraph[]>>,
  charts: readonly FactChart[] = [],
): MadePart {
  const said = Object.entries(blocks).flatMap(([block, all]): readonly MadeBlock[] => {
    const paragraphs = all.filter((one) => one.length > 0);
    return paragraphs.length === 0 ? [] : [{ id: block, paragraphs }];
  });
  return { id, heading, blocks: said, charts: said.length === 0 ? [] : charts.map(shown) };
}

function shown({ address, words }: FactChart): BriefChart {
  return { address, title: words.title, description: words.description, notes: words.notes };
}

/** Parts of a sentence with what joins them; those that have no number are left out with their words. */
export function list(
  lang: Lang,
  parts: readonly (readonly (Piece | null)[])[],
  between = lang === 'zh' ? '；' : '; ',
): Paragraph {
  const told = parts.filter((one): one is readonly Piece[] => one.every((piece) => piece !== null));
  return told.flatMap((one, index) => (index === 0 ? one : [between, ...one]));
}

/** With a full stop; nothing where there is nothing to say. */
export function sentence(lang: Lang, said: Paragraph): Paragraph {
  return said.length === 0 ? [] : [...said.filter((piece) => piece !== ''), lang === 'zh' ? '。' : '.'];
}

/** A sentence about a number, or about two; nothing where one of them is not known. */
export function about(
  words: (one: Piece, other: Piece) => Paragraph,
  one: Told | null,
  other: Told | null = one,
): Paragraph {
  return one === null || other === null ? [] : words(one, other);
}
