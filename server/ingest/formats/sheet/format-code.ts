/** A format code of a workbook taken apart: its sections, and what stands in each. */

export interface Token {
  readonly kind: 'digit' | 'point' | 'literal' | 'date' | 'general' | 'exponent' | 'fraction';
  /** A place for a digit (`0`, `#`, `?`), letters of a date (`yyyy`), or the words themselves. */
  readonly text: string;
}

export interface FormatPart {
  readonly tokens: readonly Token[];
  /** For which numbers it is, where the code says so. */
  readonly condition: ((value: number) => boolean) | null;
  /** Its condition holds for negative numbers alone. */
  readonly negativeOnly: boolean;
  /** Signs of per cent. */
  readonly percents: number;
  /** Commas behind the last digit, each of which divides by a thousand. */
  readonly thousands: number;
  /** Digits in groups of three. */
  readonly grouped: boolean;
}

/** No program writes longer codes. */
const LONGEST_CODE = 255;
/** More places than this are no number's. */
const MOST_TOKENS = 120;

const DATE_LETTERS = /^(?:y+|m+|d+|h+|s+|e+|a{3,4}|AM\/PM|A\/P|上午\/下午)/i;

/** The sections of a code; null when it is none. */
export function parseFormat(code: string): readonly FormatPart[] | null {
  if (code.length > LONGEST_CODE) return null;
  const sections = partsOf(code).map(parsePart);
  return sections.every((section) => section.tokens.length <= MOST_TOKENS) ? sections : null;
}

/** Parts between semicolons that are not quoted. */
function partsOf(code: string): string[] {
  const sections: string[] = [];
  let from = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    if (character === '\\' || character === '!' || character === '_' || character === '*') at++;
    else if (character === '"' || character === '[') {
      const end = code.indexOf(character === '"' ? '"' : ']', at + 1);
      if (end > 0) at = end;
    } else if (character === ';') {
      sections.push(code.slice(from, at));
      from = at + 1;
    }
  }
  sections.push(code.slice(from));
  return sections;
}

function parsePart(code: string): FormatPart {
  const tokens: Token[] = [];
  let condition: FormatPart['condition'] = null;
  let negativeOnly = false;
  let percents = 0;
  let commas = 0;
  let grouped = false;
  const literal = (text: string): void => {
    tokens.push({ kind: 'literal', text });
  };
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    const rest = code.slice(at);
    const letters = DATE_LETTERS.exec(rest)?.[0];
    if (/^general/i.test(rest) || rest.startsWith('G/通用格式')) {
      tokens.push({ kind: 'general', text: '' });
      at += 6;
    } else if (character === '"') {
      const end = code.indexOf('"', at + 1);
      literal(code.slice(at + 1, end < 0 ? code.length : end));
      at = end < 0 ? code.length : end;
    } else if (character === '\\' || character === '!') literal(code.charAt(++at));
    else if (character === '_') {
      at++;
      literal(' ');
    } else if (character === '*') at++;
    else if (character === '[') {
      const end = code.indexOf(']', at);
      const words = code.slice(at + 1, end < 0 ? code.length : end);
      at = end < 0 ? code.length : end;
      const compared = /^([<>=]{1,2})\s*(-?\d+(?:\.\d+)?)$/.exec(words);
      if (compared) {
        condition = conditionOf(compared[1] ?? '', Number(compared[2]));
        negativeOnly = (compared[1] ?? '').startsWith('<') && Number(compared[2]) <= 0;
      } else if (words.startsWith('$')) literal(/^\$([^-]*)/.exec(words)?.[1] ?? '');
      else if (/^(?:h+|m+|s+)$/i.test(words)) tokens.push({ kind: 'date', text: words.toLowerCase() });
      // Digits as Chinese numerals are words, and no figures.
      else if (/^dbnum/i.test(words)) literal('〔大写〕');
    } else if (/^E[+-]/i.test(rest)) {
      tokens.push({ kind: 'exponent', text: '' });
      at++;
    } else if (letters !== undefined) {
      tokens.push({ kind: 'date', text: letters.toLowerCase() });
      at += letters.length - 1;
    } else if (/[0#?]/.test(character)) {
      if (commas > 0) grouped = true;
      commas = 0;
      tokens.push({ kind: 'digit', text: character });
    } else if (character === ',' && tokens.some(({ kind }) => kind === 'digit')) commas++;
    else if (character === '.' && !tokens.some(({ kind }) => kind === 'point'))
      tokens.push({ kind: 'point', text: '' });
    else if (character === '/' && tokens.at(-1)?.kind === 'digit') tokens.push({ kind: 'fraction', text: '' });
    else if (character === '%') {
      percents++;
      literal('%');
    } else if (character !== '@') literal(character);
  }
  return { tokens, condition, negativeOnly, percents, thousands: commas, grouped };
}

function conditionOf(sign: string, limit: number): (value: number) => boolean {
  switch (sign) {
    case '=':
      return (value) => value === limit;
    case '<>':
      return (value) => value !== limit;
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    default:
      return (value) => value >= limit;
  }
}
