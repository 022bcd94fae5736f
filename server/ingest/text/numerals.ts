/** Numbers as prose writes them: digits with thousands separators, or Chinese numerals up to 千. */

const DIGITS = new Map(Array.from('〇一二三四五六七八九', (character, value) => [character, value] as const));
const PLACES = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** The value of `1,136`, `428`, `三`, `二十一`, `一百零五`; null when it is none of these. */
export function numeralValue(text: string): number | null {
  const plain = text.replaceAll(',', '');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  let total = 0;
  let digit: number | null = null;
  for (const character of text) {
    const value = character === '零' ? 0 : character === '两' ? 2 : DIGITS.get(character);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      continue;
    }
    const place = PLACES.get(character);
    if (place === undefined) return null;
    total += (digit ?? 1) * place;
    digit = null;
  }
  return total + (digit ?? 0);
}
