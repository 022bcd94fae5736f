/** Numbers of days as the dates and times that their format shows. */
import type { FormatPart, Token } from './format-code.ts';

export function isDatePart({ tokens }: FormatPart): boolean {
  return tokens.some(({ kind }) => kind === 'date') && !tokens.some(({ kind }) => kind === 'general');
}

/** The letters of a date with `n` for minutes, which are written like months. */
export function dateTokens({ tokens }: FormatPart): readonly Token[] {
  const letters = tokens.filter(({ kind }) => kind === 'date');
  return tokens.map((token) => {
    if (token.kind !== 'date' || !token.text.startsWith('m')) return token;
    const at = letters.indexOf(token);
    const minutes = letters[at - 1]?.text.startsWith('h') || letters[at + 1]?.text.startsWith('s');
    return minutes ? { kind: 'date', text: token.text.replaceAll('m', 'n') } : token;
  });
}

const DAY_SECONDS = 86_400;

/** A date as its format shows it; number signs for a number that is none, as Excel does. */
export function showDate(tokens: readonly Token[], days: number, from1904: boolean): string {
  const seconds = Math.round((days - Math.floor(days)) * DAY_SECONDS);
  const whole = Math.floor(days) + (seconds === DAY_SECONDS ? 1 : 0);
  const date = whole < 1 && days >= 0 ? '1900-01-00' : dateOf(whole, from1904);
  if (date === null) return '###';
  const [year = '', month = '', day = ''] = date.split('-');
  const time = seconds % DAY_SECONDS;
  return tokens
    .map(({ kind, text }) => {
      if (kind !== 'date') return text;
      switch (text.charAt(0)) {
        case 'y':
          return text.length > 2 ? year : year.slice(2);
        case 'e':
          return year;
        case 'm':
          return padded(Number(month), text);
        case 'd':
          return padded(Number(day), text);
        case 'h':
          return padded(Math.floor(time / 3600), text);
        case 'n':
          return padded(Math.floor(time / 60) % 60, text);
        case 's':
          return padded(time % 60, text);
        default:
          return '';
      }
    })
    .join('');
}

function padded(value: number, letters: string): string {
  return letters.length === 2 ? String(value).padStart(2, '0') : String(value);
}

const DAY = 86_400_000;

/** ISO date of a day number; null when there is no such day. The year 1900 was no leap year, though workbooks count so. */
function dateOf(days: number, from1904: boolean): string | null {
  if (days < 1 || days > 2_958_465) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + Math.floor(days) * DAY).toISOString().slice(0, 10);
}
