/** What a report may call its publisher: words within a name (镇街 in 青镇街道, 信访 in 区信访办) are not looked for. */
import { type Token, token } from './token.ts';

/** 海东市, 海东区: the areas that a name begins with. */
const AREA = /^.{1,8}?(?:自治[区州县旗]|[省市县区旗州盟])(?=.{3})/;
/** What is left of the name of an area's government names any. */
const ANY_BODY = /^(?:人民政府|政府|管委会|管理委员会|办公[室厅])/;
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/街道办事处$/, '街道'],
  [/([镇乡])人民政府$/, '$1'],
  [/委员会$/, '委'],
];

/** The sign of a token that names the publisher: 我局 says whose, a name only who. */
export const BY_NAME = '名';

/** The whole name, without its areas one by one, with the kind of area in front (区教育局), and short. */
export function ownNames(publisher: string | null): readonly string[] {
  if (publisher === null || publisher.length < 4) return [];
  const names = new Set([publisher]);
  let rest = publisher;
  for (let area = AREA.exec(rest); area; area = AREA.exec(rest)) {
    rest = rest.slice(area[0].length);
    if (ANY_BODY.test(rest)) break;
    names.add(rest).add(`${area[0].at(-1)}${rest}`);
  }
  for (const name of [...names]) for (const [long, short] of SHORT) names.add(name.replace(long, short));
  return [...names].filter((name) => name.length >= 3).sort((a, b) => b.length - a.length);
}

/** The publisher's name, where one stands there. */
export function nameAt(text: string, start: number, names: readonly string[]): Token | null {
  const name = names.find((one) => text.startsWith(one, start));
  return name === undefined ? null : token(text, 'self', BY_NAME, start, start + name.length);
}
