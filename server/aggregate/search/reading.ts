/**
 * Names as they are typed: Chinese by character, by pinyin (whole, begun, or initials only), or mixed, as an input method leaves
 * it. A character with several readings is found by any of them, since nobody remembers which one a list would hold.
 */
import { polyphonic } from 'pinyin-pro';
import { foldName } from '../../store/names.ts';

/** Folded text without marks over letters: what is compared. */
export function foldTyped(text: string): string {
  return foldName(text)
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '');
}

/** One character: itself, what may be typed for it, and what that may begin with. */
interface Sounded {
  readonly character: string;
  readonly initials: string;
  readonly readings: readonly string[];
}

/** Letters that pinyin is typed in; ü is typed as v or u, and with its dots by nobody. */
function typedReadings(reading: string): readonly string[] {
  return reading.includes('ü') ? [reading.replace('ü', 'v'), reading.replace('ü', 'u')] : [reading];
}

const HAN = /\p{Script=Han}/u;

/** By the number of the character: names by the hundred thousand are made of a few thousand. */
const known = new Map<number, Sounded>();

/** What stands at a place of a folded name; of what takes two places no reading is known. */
function soundedAt(name: string, at: number): Sounded {
  const code = name.charCodeAt(at);
  let sounded = known.get(code);
  if (sounded === undefined) {
    const character = name.charAt(at);
    const sounds = HAN.test(character) ? polyphonic(character, { toneType: 'none', type: 'array' })[0] : [];
    const readings = [...new Set((sounds ?? []).flatMap(typedReadings))];
    const initials = character + readings.map((reading) => reading[0]).join('');
    sounded = { character, initials, readings };
    known.set(code, sounded);
  }
  return sounded;
}

/** How pinyin meets a name: all of it, its beginning, or a part further in. */
export type PinyinMatch = 'whole' | 'beginning' | 'inside';

/** How many letters of the term, from `at`, each way of typing this character uses up. */
function stepsOf({ character, readings }: Sounded, term: string, at: number): Set<number> {
  const steps = new Set<number>();
  if (term.startsWith(character, at)) steps.add(character.length);
  for (const reading of readings) {
    if (term.startsWith(reading, at)) steps.add(reading.length);
    if (term[at] === reading[0]) steps.add(1);
    if (/^[zcs]h/.test(reading) && term.startsWith(reading.slice(0, 2), at)) steps.add(2);
  }
  // Brackets and marks inside a name are not typed.
  if (readings.length === 0 && /[\p{P}\p{S}]/u.test(character)) steps.add(0);
  return steps;
}

/** Where the term, typed from this character on, ends: after so many characters; null: it does not. */
function endOf(name: string, start: number, term: string): { end: number; begun: boolean } | null {
  let reached = new Set([0]);
  for (let index = start; index < name.length; index += 1) {
    const sounded = soundedAt(name, index);
    const next = new Set<number>();
    let begun = false;
    for (const at of reached) {
      for (const step of stepsOf(sounded, term, at)) next.add(at + step);
      const rest = term.slice(at);
      begun ||= sounded.readings.some((reading) => reading.startsWith(rest));
    }
    if (next.has(term.length)) return { end: index + 1, begun: false };
    if (begun) return { end: index + 1, begun: true };
    if (next.size === 0) return null;
    reached = next;
  }
  return null;
}

/** How a folded term, with letters in it, meets a folded name by its sounds; null: not at all. */
export function matchPinyin(name: string, term: string): PinyinMatch | null {
  const first = term[0] ?? '';
  for (let start = 0; start < name.length; start += 1) {
    // Nearly every place is left here: a key press tries all characters of all names.
    if (!soundedAt(name, start).initials.includes(first)) continue;
    const found = endOf(name, start, term);
    if (found) return start > 0 ? 'inside' : found.end === name.length && !found.begun ? 'whole' : 'beginning';
  }
  return null;
}
