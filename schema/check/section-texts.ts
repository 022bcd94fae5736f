/** What sections of the text say, under their headings. */
import type { ReadReport } from '../report/report.ts';

/** What stands under the headings whose words match, up to the next heading; marks and blanks left out. */
export function textsUnder({ outline, text }: ReadReport, words: RegExp): readonly string[] {
  const starts = outline.map(({ place }) => place.start);
  return outline
    .filter(({ title }) => words.test(title))
    .map(({ title, place }) => {
      const end = Math.min(text.length, ...starts.filter((start) => start > place.start));
      const body = text.slice(place.start, end);
      const from = body.indexOf(title);
      return body.slice(from < 0 ? 0 : from + title.length).replace(/[\s\p{P}\p{S}]/gu, '');
    });
}
