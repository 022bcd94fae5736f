/** The text of a briefing as it is edited: what each deed of its author makes of it. Nothing here knows the page. */
import type { BriefText, TextBlock, TextPiece, TextSection } from '../../../schema/briefing/text.ts';

/** What the data make, as the editor needs it. */
export interface Material {
  readonly title: string;
  readonly parts: readonly MaterialPart[];
  readonly figures: ReadonlyMap<
    string,
    { readonly name: string; readonly text: string; readonly chart: string | null }
  >;
}

export interface MaterialPart {
  readonly id: string;
  readonly heading: string;
  /** How many it shows. */
  readonly charts: number;
  /** Each block as the pieces of a text: paragraphs with line ends between them. */
  readonly blocks: ReadonlyMap<string, readonly TextPiece[]>;
}

interface ShownText {
  readonly title: string | null;
  readonly sections: readonly {
    readonly part: string | null;
    readonly heading: string | null;
    readonly charts: boolean;
    readonly blocks:
      | readonly {
          readonly made: string | null;
          readonly pieces: readonly { readonly text: string | null; readonly figure: string | null }[] | null;
        }[]
      | null;
  }[];
}

/** From the answer of the graph. */
export function readText({ title, sections }: ShownText): BriefText {
  return {
    title,
    sections: sections.map(({ part, heading, charts, blocks }) => ({
      ...{ part, heading, charts },
      blocks:
        blocks?.map(({ made, pieces }) => ({
          made,
          text: pieces?.map(({ text, figure }) => (figure === null ? (text ?? '') : { figure })) ?? null,
        })) ?? null,
    })),
  };
}

/** As the graph takes it. */
export function typedText({ title, sections }: BriefText) {
  return {
    title,
    sections: sections.map(({ part, heading, charts, blocks }) => ({
      ...{ part, heading, charts },
      blocks:
        blocks?.map(({ made, text }) => ({
          made,
          pieces: text?.map((piece) => (typeof piece === 'string' ? { text: piece } : piece)) ?? null,
        })) ?? null,
    })),
  };
}

/** Paragraphs of pieces as one text. */
export function piecesOf(
  paragraphs: readonly { readonly pieces: readonly { readonly text: string; readonly figure: string | null }[] }[],
): readonly TextPiece[] {
  return paragraphs.flatMap(({ pieces }, place): readonly TextPiece[] => [
    ...(place === 0 ? [] : ['\n']),
    ...pieces.map(({ text, figure }) => (figure === null ? text : { figure })),
  ]);
}

/** Its blocks, those that are made named one by one. */
export function blocksOf({ part, blocks }: TextSection, { parts }: Material): readonly TextBlock[] {
  if (blocks !== null) return blocks;
  const made = parts.find(({ id }) => id === part)?.blocks.keys() ?? [];
  return [...made].map((id) => ({ made: id, text: null }));
}

/** Blocks that the data make and that the section leaves out. */
export function leftOut(section: TextSection, material: Material): readonly string[] {
  const kept = new Set(blocksOf(section, material).map(({ made }) => made));
  const made = material.parts.find(({ id }) => id === section.part)?.blocks.keys() ?? [];
  return [...made].filter((id) => !kept.has(id));
}

export type SectionChange = (section: TextSection) => TextSection;

export function changeSection(text: BriefText, at: number, change: SectionChange): BriefText {
  return { ...text, sections: text.sections.map((section, place) => (place === at ? change(section) : section)) };
}

/** To one place up (-1) or down (1); at an end it stays. */
export function moved<One>(list: readonly One[], at: number, by: -1 | 1): readonly One[] {
  const [one, other] = [list[at], list[at + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((each, place) => (place === at ? other : place === at + by ? one : each));
}

export function without<One>(list: readonly One[], at: number): readonly One[] {
  return list.filter((_, place) => place !== at);
}

/** What the block says now, as text to be edited. */
export function openBlock(block: TextBlock, section: TextSection, { parts }: Material): TextBlock {
  const made = parts.find(({ id }) => id === section.part)?.blocks.get(block.made ?? '') ?? [];
  return { ...block, text: block.text ?? made };
}

/** Digits that somebody typed: they follow no data. Years, and the numbers of a list, are none. */
export function typedNumbers(pieces: readonly TextPiece[]): readonly string[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? [...piece.matchAll(/(?<![\d.,])\d[\d,]*(?:\.\d+)?%?(?!\s*年|[\d．、])/g)].map(([digits]) => digits)
      : [],
  );
}
