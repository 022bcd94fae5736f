/** What a bureau's name tells: its kind by the ending, its short name without the region in front. */
import { cleanText } from '../markup.ts';
import { BUREAU_KINDS, type BureauKind } from '../report/publisher.ts';

/**
 * Names as they are compared: without white space, half-width brackets and letters. Two names that fold to the same are the
 * same name.
 */
export function foldName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** A text as it is kept: without blanks around it and what nobody can see (a zero-width space comes along from web pages). */
export function visibleText(text: string): string {
  return cleanText(text)
    .replace(/[\u00ad\u200b\u2060]/gu, '')
    .trim();
}

/** The same of a text of several lines, which stay. */
export function visibleLines(text: string): string {
  return text
    .split(/\r\n?|[\n\u0085\u2028\u2029]/u)
    .map(visibleText)
    .join('\n')
    .trim();
}

/** Endings of names, the more particular first: 街道办事处 ends in 处, and 人民政府办公室 in 室. */
const ENDINGS: readonly (readonly [BureauKind, RegExp])[] = [
  ['governmentOffice', /(?:人民)?政府办(?:公[室厅])?$|^办公[室厅]$|[省市区县州旗]府办$/u],
  ['street', /街道(?:办事处|办)?$/u],
  [
    'zone',
    /(?:开发区|高新区|园区|产业园|新区|度假区|示范区|保税区|风景名?胜?区|管理区)(?:管理委员会|管委会)?$|管委会$|管理委员会$/u,
  ],
  ['township', /(?:乡|镇|苏木)(?:人民)?(?:政府)?$/u],
  ['department', /(?:局|委|委员会|厅|部|办|办公[室厅]|中心|院|队|支队|大队|总队|站|处|公司|会|所|社|馆|台|署|关)$/u],
];

/** The kind that the ending of a name tells; null where none does. */
export function kindOfName(name: string): BureauKind | null {
  const plain = foldName(name).replace(/\([^()]*\)$/u, '');
  return ENDINGS.find(([, ending]) => ending.test(plain))?.[0] ?? null;
}

/** Words by which people name kinds in lists. */
const KIND_WORDS: Readonly<Record<BureauKind, readonly string[]>> = {
  governmentOffice: ['政府办公室', '政府办公厅', '政府办', '办公室', '办公厅'],
  department: [
    '部门',
    '工作部门',
    '政府部门',
    '局委办',
    '政府工作部门',
    '区直部门',
    '市直部门',
    '县直部门',
    '直属单位',
    '事业单位',
  ],
  township: ['乡镇', '镇', '乡', '乡镇政府', '乡镇人民政府'],
  street: ['街道', '街道办', '街道办事处', '镇街'],
  zone: ['开发区', '园区', '功能区', '管委会', '新区'],
};

/** The kind that a cell names, in Chinese or by its id; null for a word that names none. */
export function kindOfWord(word: string): BureauKind | null {
  const folded = foldName(word);
  return (
    BUREAU_KINDS.find((kind) => kind.toLowerCase() === folded || KIND_WORDS[kind].some((known) => known === folded)) ??
    null
  );
}

/** A name without the region in front: 甲市乙区教育局 is 教育局 in 乙区. `regions` are names of the region and those above it. */
export function shortNameOf(name: string, regions: readonly string[]): string {
  const plain = name.trim();
  const cuts = regions.flatMap((region) => {
    const at = plain.indexOf(region);
    return at < 0 ? [] : [at + region.length];
  });
  const rest = plain.slice(Math.max(0, ...cuts));
  const short = rest.replace(/(乡|镇|苏木)人民政府$/u, '$1').replace(/街道办事处$/u, '街道');
  return short.length >= 2 ? short : plain;
}

/** A region's name without the word for its level: 沙坡头区 is 沙坡头. */
export function stemOfRegion(name: string): string {
  const stem = name.trim().replace(/(?:自治[区州县旗]|特别行政区|[省市区县州旗盟])$/u, '');
  return stem.length >= 2 ? stem : name.trim();
}
