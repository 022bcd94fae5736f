/** Ids of regions and bureaus: short, stable, lower-case ASCII, used in addresses. */
import { Problem } from '../problem.ts';
import { stemOfRegion } from './names.ts';

/** Chinese as syllables in ASCII, letters and digits as they are: 水利局 is shui, li, ju. */
export type Romanize = (text: string) => readonly string[];

/** Letters of an id made here; a person's own may have 48. */
const LONGEST = 28;
const PATTERN = /^[a-z][a-z0-9-]{0,47}$/;

/** Throws Problem BAD_ARGUMENT for an id that no address could hold. */
export function ensureId(id: string): string {
  if (PATTERN.test(id)) return id;
  throw new Problem('BAD_ARGUMENT', {
    zh: `编号“${id}”不能使用：须以小写字母开头，只含小写字母、数字和连字符，最多 48 个字符，如 shifan-education。`,
    en: `The id “${id}” cannot be used: it begins with a lower-case letter and holds lower-case letters, digits and hyphens only, 48 at most, such as shifan-education.`,
  });
}

/** The id of a new bureau in its region, unlike all of those taken. */
export function bureauIdOf(
  region: string,
  shortName: string,
  romanize: Romanize,
  taken: (id: string) => boolean,
): string {
  return unlike(`${region.slice(0, 16)}-${slugOf(romanize(shortName))}`, taken);
}

/** The id of a new region. */
export function regionIdOf(name: string, romanize: Romanize, taken: (id: string) => boolean): string {
  const stem = slugOf(romanize(stemOfRegion(name)));
  return taken(stem) ? unlike(slugOf(romanize(name)), taken) : stem;
}

/** Syllables in one word; the first letters only where the word would be too long. */
function slugOf(syllables: readonly string[]): string {
  const plain = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const whole = plain.join('');
  const short =
    whole.length <= LONGEST
      ? whole
      : plain
          .map((syllable) => syllable.charAt(0))
          .join('')
          .slice(0, LONGEST);
  return /^[a-z]/.test(short) ? short : `b${short}`;
}

/** Thousands of names may make the same id: the free number is closed in on, not counted up to. */
function unlike(id: string, taken: (id: string) => boolean): string {
  if (!taken(id)) return id;
  let below = 1;
  let free = 2;
  while (taken(`${id}-${free}`)) [below, free] = [free, free * 2];
  while (free - below > 1) {
    const between = Math.floor((below + free) / 2);
    if (taken(`${id}-${between}`)) below = between;
    else free = between;
  }
  return `${id}-${free}`;
}
