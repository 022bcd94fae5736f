/** What sections of the text say, under their headings. */
import type { ReadReport } from '../report/report.ts';

/** What stands under the headings whose words match, up to the next heading; marks and blanks left out. */
export function textsUnder({ outline, text }: ReadReport, words: RegExp): readonly string[] {
  // Headings come in the order of the text, and there may be as many as a hostile one has lines.
  return outline.flatMap(({ title, place }, index) => {
    if (!words.test(title)) return [];
    const body = text.slice(place.start, outline[index + 1]?.place.start ?? text.length);
    const from = body.indexOf(title);
    return [body.slice(from < 0 ? 0 : from + title.length).replace(/[\s\p{P}\p{S}]/gu, '')];
  });
}
