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

/** The characters of a folded name with their readings. */
export function readingsOf(folded: string): readonly Sounded[] {
  const sounds = polyphonic(folded, { toneType: 'none', type: 'array' });
  return [...folded].map((character, index) => {
    const isHan = /\p{Script=Han}/u.test(character);
    const readings = isHan ? [...new Set((sounds[index] ?? []).flatMap(typedReadings))] : [];
    return { character, initials: character + readings.map((reading) => reading[0]).join(''), readings };
  });
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
function endOf(name: readonly Sounded[], start: number, term: string): { end: number; begun: boolean } | null {
  let reached = new Set([0]);
  for (let index = start; index < name.length; index += 1) {
    const sounded = name[index] as Sounded;
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

/** How a folded term, with letters in it, meets a name by its sounds; null: not at all. */
export function matchPinyin(name: readonly Sounded[], term: string): PinyinMatch | null {
  const first = term[0] ?? '';
  for (let start = 0; start < name.length; start += 1) {
    // Nearly every place is left here: a key press tries all characters of all names.
    if (!name[start]?.initials.includes(first)) continue;
    const found = endOf(name, start, term);
    if (found) return start > 0 ? 'inside' : found.end === name.length && !found.begun ? 'whole' : 'beginning';
  }
  return null;
}
