/**
 * Prose as it is searched: section by section, rows of tables left out, lines that a page broke run together, blanks dropped, Latin letters
 * and digits of either width alike. What is looked for is folded the same way, so that a text is found where a person sees it.
 */
import type { ReadReport } from '../report/report.ts';
import { type Section, sectionsOf } from '../report/sections.ts';
import { type Flow, flowOf } from './flow.ts';

export interface SearchedSection {
  readonly section: Section;
  /** Folded; a line a paragraph. */
  readonly flow: Flow;
}

/** Characters of the longest text that is looked for. */
export const LONGEST_SEARCHED = 100;
/** Characters of the shortest: a single one stands everywhere. */
export const SHORTEST_SEARCHED = 2;
/** Characters of a piece that is indexed at once: what a database takes in one entry has an end. */
const PIECE = 20_000;

/** The sections of a report that have prose. */
export function searchedSections(outline: ReadReport['outline'], text: string): readonly SearchedSection[] {
  return sectionsOf(outline, text).flatMap((section) => {
    const flow = flowOf(section.text.split('\n').map(withoutRow).join('\n'), section.place);
    const folded = foldSearched(flow.text);
    return folded.trim() === '' ? [] : [{ section, flow: { text: folded, at: flow.at } }];
  });
}

/** A row of a table becomes blanks, so that places stay. */
function withoutRow(line: string): string {
  return /\t|\|.*\|/.test(line) ? ' '.repeat(line.length) : line;
}

/** Each character stays one. */
function foldSearched(text: string): string {
  return text.replace(/[\uff01-\uff5eA-Z]/g, (character) => {
    const code = character.charCodeAt(0);
    return String.fromCharCode(code > 0xff00 ? code - 0xfee0 : code).toLowerCase();
  });
}

/** What a person types, as it stands in folded prose. */
export function foldQuery(text: string): string {
  return foldSearched(text.replace(/[\s\u200b\ufeff*#_]/g, ''));
}

/** Pairs of neighbouring letters and digits, each once: what an index of the database knows a text by. */
export function gramsOf(folded: string): readonly string[] {
  const grams = new Set<string>();
  let before = '';
  for (const character of folded) {
    const isWord = /[\p{L}\p{N}]/u.test(character);
    if (isWord && before !== '') grams.add(before + character);
    before = isWord ? character : '';
  }
  return [...grams];
}

/** A folded text in pieces that overlap, so that whatever may be looked for stands whole in one of them. */
export function piecesOf(folded: string): readonly string[] {
  if (folded.length <= PIECE) return [folded];
  const pieces: string[] = [];
  for (let from = 0; from < folded.length; from += PIECE) {
    pieces.push(folded.slice(from, from + PIECE + LONGEST_SEARCHED));
  }
  return pieces;
}
