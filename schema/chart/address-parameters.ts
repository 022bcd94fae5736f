/** The parameters of an address: decoding, and reading each with a sentence ready for what cannot be. */
import type { Label } from '../language.ts';
import { Problem } from '../problem.ts';
import { isDay } from '../rollup/due.ts';

export type Parameters = ReadonlyMap<string, string>;

/** In canonical order; `size` is written as the width and height it stands for, and `scale` belongs to a PNG and not to the question. */
export const PARAMETERS = [
  'kind',
  'measure',
  'of',
  'years',
  'by',
  'applicant',
  'view',
  'per',
  'compareTo',
  'without',
  'figures',
  'basis',
  'over',
  'focus',
  'sort',
  'lang',
  'theme',
  'size',
  'w',
  'h',
  'scale',
  'title',
  'at',
  'rev',
  'badge',
] as const;

type Name = (typeof PARAMETERS)[number];

/** Ids of bureaus and regions. */
export const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** A refusal of one parameter, with why apart for pages that have a control where the address has the parameter. */
export class AddressProblem extends Problem {
  /** Null where there is nothing to say but which values are allowed. */
  readonly why: Label | null;

  constructor(sentence: Label, why: Label | null) {
    super('BAD_ADDRESS', sentence);
    this.why = why;
  }
}

interface Allowed extends Label {
  readonly values?: readonly string[];
}

/** A refusal that names the parameter, the value and what is allowed. */
export function refuse(name: string, value: string, allowed: Allowed): AddressProblem {
  const shown = show(value, 80);
  const sentence = {
    zh: `图表地址参数 ${name} 的值“${shown}”不可用：${allowed.zh}`,
    en: `Chart address parameter ${name} cannot be “${shown}”: ${allowed.en}`,
  };
  return new AddressProblem(sentence, allowed.values === undefined ? allowed : null);
}

export function allow(...values: readonly string[]): Allowed {
  return { zh: `可用：${values.join('、')}`, en: `allowed: ${values.join(', ')}`, values };
}

/**
 * The parameters of a query string, or of the query of a path or URL. Empty values count as not given. What other programs
 * hang on a link (utm_source, fbclid, scene, _t …) is passed over; a name that nearly is one of ours is a slip and is refused.
 */
export function readParameters(address: string): Parameters {
  const parameters = new Map<string, string>();
  for (const pair of queryOf(address).split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = nameOf(at < 0 ? pair : pair.slice(0, at));
    if (name === null) continue;
    const value = at < 0 ? '' : decode(pair.slice(at + 1));
    if (value.trim() === '') continue;
    if (parameters.has(name)) throw refuse(name, value, { zh: '只能给出一次', en: 'given more than once' });
    parameters.set(name, value);
  }
  return parameters;
}

/** One of the values. */
export function readChoice<Value extends string>(
  parameters: Parameters,
  name: Name,
  values: readonly Value[],
  standard: Value,
): Value {
  const text = parameters.get(name);
  if (text === undefined) return standard;
  const value = values.find((candidate) => candidate === text);
  if (value !== undefined) return value;
  throw refuse(name, text, allow(...values));
}

/** A whole number within the bounds, or null where none is given. */
export function readNumber(
  parameters: Parameters,
  name: Name,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  const text = parameters.get(name);
  if (text === undefined) return null;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  const bound = max === Number.MAX_SAFE_INTEGER ? `≥ ${min}` : `${min}–${max}`;
  throw refuse(name, text, { zh: `须为整数，范围 ${bound}`, en: `a whole number, ${bound}` });
}

/** A day of the calendar, as ISO writes it. */
export function readDay(parameters: Parameters, name: Name): string | null {
  const text = parameters.get(name);
  if (text === undefined || isDay(text)) return text ?? null;
  throw refuse(name, text, { zh: '须为一天，例如 2026-03-31', en: 'a day, for example 2026-03-31' });
}

/** The id of a bureau or region. */
export function readId(parameters: Parameters, name: Name): string | null {
  const text = parameters.get(name);
  if (text === undefined) return null;
  if (ID.test(text)) return text;
  throw refuse(name, text, {
    zh: '须为单位或地区的 ID（小写字母、数字、连字符）',
    en: 'the id of a bureau or region (lower-case letters, digits, hyphens)',
  });
}

/** Free text of one line: no control characters, and none that turn the direction of the text around them. */
export function readTitle(parameters: Parameters, name: Name, most: number): string | null {
  const text = parameters.get(name)?.trim();
  if (text === undefined) return null;
  if (/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u.test(text)) {
    throw refuse(name, text, { zh: '不能含控制字符', en: 'no control characters' });
  }
  if ([...text].length > most) throw refuse(name, text, { zh: `至多 ${most} 个字`, en: `at most ${most} characters` });
  return text;
}

/** A value as it may stand in a sentence: short, and nothing invisible in it. */
function show(text: string, most: number): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  return visible.length > most ? `${visible.slice(0, most)}…` : visible;
}

/** The parameter of ours; null for one of somebody else's, whatever it is written in. @throws Problem for a near miss */
function nameOf(written: string): Name | null {
  let text: string;
  try {
    text = decode(written);
  } catch (thrown) {
    if (thrown instanceof Problem) return null;
    throw thrown;
  }
  const name = PARAMETERS.find((candidate) => candidate === text);
  if (name !== undefined) return name;
  const meant = PARAMETERS.find((candidate) => isSlipOf(candidate, text));
  if (meant === undefined || OTHERS_OWN.has(text)) return null;
  const shown = show(text, 40);
  throw new Problem('BAD_ADDRESS', {
    zh: `图表地址没有参数“${shown}”，是否应为 ${meant}？可用：${PARAMETERS.join('、')}`,
    en: `A chart address has no parameter “${shown}”. Did you mean ${meant}? Allowed: ${PARAMETERS.join(', ')}`,
  });
}

/**
 * Names that others hang on links, a letter away from ours: where a link came from (`rev`), the version of a page and whether
 * it has a cover (`over`); a place on a map, a category (`at`).
 */
const OTHERS_OWN: ReadonlySet<string> = new Set(['ref', 'ver', 'cover', 'lat', 'cat']);

/**
 * One letter more, less, other or exchanged with its neighbour, or only the case. Of short names most neighbours are names in
 * their own right (t and v for w, id and pf for of): of two letters only a letter more or an exchange counts, of one the case.
 */
function isSlipOf(name: Name, written: string): boolean {
  const text = written.toLowerCase();
  if (text === name) return true;
  if (name.length === 1) return false;
  let same = 0;
  while (same < name.length && name[same] === text[same]) same += 1;
  const [ours, theirs] = [name.slice(same), text.slice(same)];
  const isMore = theirs.slice(1) === ours;
  const isExchanged =
    ours.length > 1 && ours[0] === theirs[1] && ours[1] === theirs[0] && ours.slice(2) === theirs.slice(2);
  const isLessOrOther = theirs === ours.slice(1) || theirs.slice(1) === ours.slice(1);
  return isMore || isExchanged || (name.length > 2 && isLessOrOther);
}

/** A question mark ends a path only where nothing before it looks like a parameter; a fragment is no part of the question. */
function queryOf(address: string): string {
  const [whole = ''] = address.split('#', 1);
  const at = whole.indexOf('?');
  if (at >= 0 && !whole.slice(0, at).includes('=')) return whole.slice(at + 1);
  return whole.includes('=') || !/^\/|:\/\//.test(whole) ? whole : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    throw new Problem(
      'BAD_ADDRESS',
      {
        zh: `图表地址中的“${text.slice(0, 40)}”不是正确的百分号编码（UTF-8）`,
        en: `“${text.slice(0, 40)}” in the chart address is not valid percent-encoding (UTF-8)`,
      },
      { cause },
    );
  }
}
