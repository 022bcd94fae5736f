/** A chart's own title as a picture of dots can show it. */
import type { Chart } from './chart.ts';

/**
 * What the faces of pictures have for certain: ASCII and Latin-1, the Chinese characters of the first standard for them, and the marks that
 * both are written with. A test holds it against the faces.
 */
const DRAWABLE =
  /[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u3003\u3008-\u3011\u4e00-\u9fa5\uff01-\uff5e]/;

/**
 * Every character that is one of these.
 * @internal
 */
export function drawableCharacters(): string {
  return Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code))
    .filter((sign) => DRAWABLE.test(sign))
    .join('');
}

/**
 * The chart for a picture whose address is handed out, which must not be one that is refused: emoji and signs that the faces may lack are left out of its title;
 * where they may lack a letter, which would make it another word, the title is that made from the data.
 */
export function forPictures(chart: Chart): Chart {
  const { title } = chart;
  if (title === null) return chart;
  const odd = [...title].filter((sign) => !DRAWABLE.test(sign));
  if (odd.length === 0) return chart;
  if (odd.some((sign) => /\p{L}|\p{N}/u.test(sign))) return { ...chart, title: null };
  const left = [...title]
    .map((sign) => (/\s/.test(sign) ? ' ' : sign))
    .filter((sign) => DRAWABLE.test(sign))
    .join('')
    .replace(/ +/g, ' ')
    .trim();
  return { ...chart, title: left === '' ? null : left };
}
