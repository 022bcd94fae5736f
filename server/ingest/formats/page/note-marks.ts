/** Marks of notes, which stand raised beside a figure and are no digits of it. */

const AROUND = '[\\s[\\]()（）［］【】〔〕注,，、]*';

/** No mark of a note is longer. */
const LONGEST_MARK = 8;

/** Nothing but a number or a sign. */
const NOTE_MARK = new RegExp(`^${AROUND}(?:\\d{1,2}|[①-⑳*＊※†‡#])?${AROUND}$`);

/** What a raised text is beside other text: the mark of a note is nothing; more digits make no number with those before them. */
export function besideText(raised: string): string {
  if (raised.length <= LONGEST_MARK && NOTE_MARK.test(raised)) return '';
  return /^\s*\d/.test(raised) ? `^${raised}` : raised;
}

/** Text that is struck through and has nothing beside it. */
export function struckAlone(text: string): string {
  return `~~${text}~~`;
}
