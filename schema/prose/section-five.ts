/**
 * Section 五 as items: the problems a report names, what it says it will do, and what became of the problems of the year before.
 * Told by list marks and by the words of cues.ts; where a section has neither, its sentences are the items. Nothing is invented: the
 * words of an item are those of the document, and each knows its place.
 */
import type { ReadReport } from '../report/report.ts';
import { type Section, sectionsOf } from '../report/sections.ts';
import type { Place } from '../report/source.ts';
import {
  DOING,
  FUTURE,
  isFollowUp,
  LIST_LEAD,
  LIST_TAIL,
  MARK,
  MARK_WITHIN,
  MEASURES_TITLE,
  PROBLEMS_LEAD,
  PROBLEMS_TITLE,
  SIGNATURE,
  WANTING,
} from './cues.ts';
import { flowOf, lineCounter, placeIn } from './flow.ts';
import { type ThemeId, themeOf } from './themes.ts';

export type ItemKind = 'problem' | 'measure' | 'followUp';

export interface ProseItem {
  readonly kind: ItemKind;
  /** Null where no word of a theme stands in it. */
  readonly theme: ThemeId | null;
  /** Its words, without the list mark; blanks and broken lines left out. */
  readonly text: string;
  readonly place: Place;
}

/** Titles of section 五; that of a report before 2019 may carry another number. */
const FIVE = /问题|不足|困难|改进|整改/;

/** The sections on problems and what is done about them; most reports have one, some put measures under a heading of their own. */
function fifthSections(outline: ReadReport['outline'], text: string): readonly Section[] {
  return sectionsOf(outline, text).filter(({ title }) => FIVE.test(title) && !/^其[他它]/.test(title));
}

/** The items of a report, in the order of its text. */
export function itemsOf(outline: ReadReport['outline'], text: string): readonly ProseItem[] {
  return fifthSections(outline, text).flatMap(itemsIn);
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly marked: boolean;
  readonly text: string;
}

/** A span of the flow with its kind, not yet an item. */
interface Open {
  readonly kind: ItemKind;
  readonly start: number;
  end: number;
  readonly marked: boolean;
}

function itemsIn(section: Section): readonly ProseItem[] {
  const flow = flowOf(section.text, section.place);
  const lineOf = lineCounter(section.text, section.place);
  const pieces = piecesOf(flow.text);
  const opened = sorted(pieces, firstKind(section.title));
  return opened.map(({ kind, start, end }) => {
    const text = flow.text.slice(start, end).replaceAll('\n', '');
    return { kind, theme: themeOf(text), text, place: placeIn(flow, start, end, lineOf) };
  });
}

/** A heading of its own for the measures says what stands under it. */
function firstKind(title: string): ItemKind | null {
  return !/问题|不足|困难/.test(title) && /改进|整改/.test(title) ? 'measure' : null;
}

/** Sentences, and the points of lists. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const push = (from: number, to: number): void => {
    const raw = text.slice(from, to);
    const mark = MARK.exec(raw)?.[0] ?? '';
    const words = raw.slice(mark.length).replace(/[。；;！!，,、\n]+$/, '');
    const start = from + mark.length;
    if (words !== '' && !SIGNATURE.test(words)) {
      pieces.push({ start, end: start + words.length, marked: mark !== '', text: words });
    }
  };
  let from = 0;
  for (const { index } of text.matchAll(/[。；;！!\n]/g)) {
    let start = from;
    for (const part of text.slice(from, index).split(MARK_WITHIN)) {
      push(start, start + part.length);
      start += part.length;
    }
    from = index + 1;
  }
  push(from, text.length);
  return pieces;
}

/** Titles (问题：, 改进措施：) are no items; what stands behind their colon is. */
function titled({ start, end, marked, text }: Piece): { readonly kind: ItemKind | null; readonly rest: Piece } {
  const colon = text.search(/[：:]/);
  const title = colon < 0 ? text : text.slice(0, colon);
  const kind = PROBLEMS_TITLE.test(title) ? 'problem' : MEASURES_TITLE.test(title) ? 'measure' : null;
  if (kind === null) return { kind, rest: { start, end, marked, text } };
  const from = colon < 0 ? text.length : colon + 1;
  const inner = text.slice(from);
  const mark = MARK.exec(inner)?.[0] ?? '';
  return {
    kind,
    rest: { start: start + from + mark.length, end, marked: mark !== '', text: inner.slice(mark.length) },
  };
}

function sorted(pieces: readonly Piece[], first: ItemKind | null): readonly Open[] {
  const found: Open[] = [];
  let kind = first;
  for (const [index, piece] of pieces.entries()) {
    const { kind: said, rest } = titled(piece);
    if (said !== null) kind = said;
    if (rest.text === '') continue;
    const own = kindOf(rest, said ?? kind);
    const before: Open | undefined = found[found.length - 1];
    if (own === null || isLead(rest, own, before, pieces[index + 1])) {
      // A sentence that only leads to a list says which one.
      if (own !== null) kind = own;
      continue;
    }
    kind = own === 'followUp' ? kind : own;
    if (!rest.marked && said === null && before?.kind === own && before.marked) before.end = rest.end;
    else if (!rest.marked && own === 'problem') found.push(...enumerated(rest));
    else found.push({ kind: own, start: rest.start, end: rest.end, marked: rest.marked });
  }
  return found.length > 0 ? found : bare(pieces);
}

/** What a sentence tells of, given what the sentences before it did; null where neither says. */
function kindOf({ text, marked }: Piece, before: ItemKind | null): ItemKind | null {
  if (isFollowUp(text)) return 'followUp';
  const ahead = text.search(FUTURE);
  const wanting = text.search(WANTING);
  // 均有待今后解决 at the end of what is wanting is no measure yet.
  if (ahead >= 0 && (wanting < 0 || ahead <= wanting || before === 'measure')) return 'measure';
  const wants = wanting >= 0;
  if (before !== 'measure')
    return wants ? 'problem' : before === 'problem' && marked && !DOING.test(text) ? 'problem' : before;
  // A list that goes back from what is done to what is wanting.
  return marked && wants && !DOING.test(text) ? 'problem' : 'measure';
}

/** Whether a sentence only opens what follows. */
function isLead({ text, marked }: Piece, kind: ItemKind, before: Open | undefined, next: Piece | undefined): boolean {
  if (kind === 'problem') {
    const rest = text.replace(/[：:]$/, '');
    if (PROBLEMS_LEAD.test(rest)) return true;
    if (before?.kind === 'problem' && before.marked) return false;
    return !marked && next?.marked === true && !WANTING.test(rest.replace(/差距|不足|困难|短板/g, ''));
  }
  if (kind !== 'measure') return false;
  if (/[：:]$/.test(text)) return true;
  // 1.问题。为此，措施。2.…: what is done about the point before it.
  if (before?.kind === 'problem' && before.marked && /^[为对]此/.test(text)) return false;
  return !marked && next?.marked === true && FUTURE.test(text);
}

/** A sentence that lists what is wanting, part by part: each part an item. */
function enumerated({ start, text }: Piece): readonly Open[] {
  const opening = LIST_LEAD.exec(text)?.[0].length ?? 0;
  const lead = WANTING.test(text.slice(opening)) ? opening : 0;
  const listed = text.replace(LIST_TAIL, '');
  const whole = WANTING.test(listed.slice(lead)) ? listed : text;
  for (const separator of [/[，,]/g, /、/g]) {
    const parts = partsOf(whole, lead, separator);
    if (parts.length > 1) {
      return parts.map(([from, to]) => ({ kind: 'problem', start: start + from, end: start + to, marked: false }));
    }
  }
  return [{ kind: 'problem', start: start + lead, end: start + whole.length, marked: false }];
}

/** Characters of the shortest part of a list that is an item of its own. */
const SHORTEST_PART = 5;

/** Every part ends in what is wanting; words before that belong to the next one. */
function partsOf(text: string, lead: number, separator: RegExp): (readonly [number, number])[] {
  const ends = [...text.matchAll(separator)].map(({ index }) => index).filter((index) => index > lead);
  const parts: (readonly [number, number])[] = [];
  let from = lead;
  for (const end of [...ends, text.length]) {
    const part = text.slice(from, end);
    if (part.length < SHORTEST_PART || !WANTING.test(`${part}，`)) continue;
    parts.push([from, end]);
    from = end + 1;
  }
  return parts;
}

/** A section without a word that tells: its sentences as they are, those that look ahead as measures. */
function bare(pieces: readonly Piece[]): readonly Open[] {
  return pieces
    .filter(({ text }) => text.length >= SHORTEST_PART)
    .map(({ text, start, end, marked }) => ({
      ...{ start, end, marked },
      kind: FUTURE.test(text) && !WANTING.test(text.split(/[，,]/)[0] ?? '') ? 'measure' : 'problem',
    }));
}
