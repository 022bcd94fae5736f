/**
 * What stands in a cell: a number as offices print it, or a gap. Signs, thousands separators, full-width digits, units and
 * notes in brackets are understood; anything that is not certainly a number is no number.
 */
import type { CellContent } from '../../../schema/report/figure.ts';
import { remembered } from './memo.ts';
import { hasHan, isHan } from './normalize.ts';

/** Unit printed with a number, or over its column. */
export type MoneyUnit = '元' | '万元' | '亿元';

export interface CellWithUnit {
  readonly content: CellContent;
  /** A unit of money printed in the cell itself. */
  readonly money: MoneyUnit | null;
}

const PLAIN = /^\d{1,12}$/;
const NUMBER =
  /^(?<sign>\+|[-−–—]{1,2}|增加|减少|增|减)?(?<digits>\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?:['’]\d{3}){1,4}|\d{1,12})(?<decimals>\.\d{1,8})?(?<unit>亿元|万元|元|万|件次|人次|件|项|条|个|宗|起|份|部|例|次)?$/;

const WIDE: Readonly<Record<string, string>> = {
  '０': '0',
  '１': '1',
  '２': '2',
  '３': '3',
  '４': '4',
  '５': '5',
  '６': '6',
  '７': '7',
  '８': '8',
  '９': '9',
  '＋': '+',
  '－': '-',
  '，': ',',
  '．': '.',
  '／': '/',
  '（': '(',
  '）': ')',
  '＼': '/',
  '\\': '/',
  '﹢': '+',
  '﹣': '-',
  減: '减',
  萬: '万',
  億: '亿',
  條: '条',
  項: '项',
  個: '个',
  無: '无',
};

/** What narrow() changes: white space of every width, and the characters of WIDE. */
const ODD = /[\s\u200b\ufeff０-９＋－，．／（）＼\\﹢﹣減萬億條項個無]/g;
const ANY_WIDE = /[^\x20-\x5b\x5d-\x7e]|\\/;

function narrow(text: string): string {
  if (!ANY_WIDE.test(text)) return text.includes(' ') ? text.replaceAll(' ', '') : text;
  return text.replace(ODD, (character) => WIDE[character] ?? '');
}

function gap(reason: 'blank' | 'slash' | 'dash' | 'none' | 'unreadable', printed: string): CellWithUnit {
  return { content: { kind: 'gap', reason, printed }, money: null };
}

/** `="365"` and `'+4`: so a sheet keeps a number as it was typed, or is kept from taking it for a formula. */
const KEPT_AS_TEXT = /^=\s*"([^"]*)"$|^['‘’＇`](?=[+\-－＋]?[\d０-９])/;

/** Marks of notes behind a number. */
const NOTE_MARKS = /(?<=\d)(?:[¹²³⁰⁴-⁹①-⑳❶-❿※†‡*＊]{1,2}|\[\d{1,2}\])$/;

/** 约365, 共365件, 数量:365, 三百六十五, 未统计: no label, although words; what is meant is for a person to say. */
const IN_WORDS =
  /^(?:(?:大?约|将?近|超过?|共|合计|总计|数量|件数|计|为|有|达|不少于|[:：])*\d[\d,，.]*(?:亿|万|千|余|多|个|件次?|条|项|宗|起|份|部|例|人次|[次户家人篇]|以上|左右|注\d?)*|[〇零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]{2,9}[件条项宗起份个]?|[壹贰叁肆伍陆柒捌玖拾]|未统计|未填报?|不详|不适用|未知|同上)$/;
/** The longest such. */
const LONGEST_IN_WORDS = 14;

/** Words in a cell: null for those of a label. */
function wordsIn(printed: string): CellWithUnit | null {
  return printed.length <= LONGEST_IN_WORDS && IN_WORDS.test(printed.replace(/\s/g, ''))
    ? gap('unreadable', printed)
    : null;
}

/** The longest text that can be a cell's value, notes included. */
const LONGEST_VALUE = 60;

/**
 * Reads a cell's text, already trimmed. null: the text is no value but words (a label).
 * Amounts are not converted here: the unit may stand over the column.
 */
export const readCell: (printed: string) => CellWithUnit | null = remembered(parseCell);

function parseCell(printed: string): CellWithUnit | null {
  if (PLAIN.test(printed)) return { content: { kind: 'number', value: Number(printed), printed }, money: null };
  if (printed === '') return gap('blank', printed);
  if (printed.length > LONGEST_VALUE) return hasHan(printed) ? null : gap('unreadable', printed);
  // Words that begin with no sign of a number are the common case.
  if (printed.length > 4 && isHan(printed.charCodeAt(0)) && isHan(printed.charCodeAt(2)) && !/^[增减減]/.test(printed))
    return wordsIn(printed);
  // A picture in a cell is no label; what it shows cannot be read, nor what is hidden.
  if (printed === '[图片]' || printed === '[隐藏]') return gap('unreadable', printed);
  const spaced = /\d\s+\d/.test(printed);
  let plain = narrow(printed.replace(KEPT_AS_TEXT, '$1'));
  if (plain === '') return gap('blank', printed);
  if (/^\/+$/.test(plain)) return gap('slash', printed);
  if (/^[-—–−―─]+$/.test(plain)) return gap('dash', printed);
  if (plain === '无' || plain === '没有' || plain === '暂无') return gap('none', printed);
  if (plain === '零' || plain === '〇') return { content: { kind: 'number', value: 0, printed }, money: null };
  if (/^(?:\(空白?\)|空白|空)$/.test(plain)) return gap('blank', printed);
  if (spaced && !plain.includes('(')) return hasHan(printed) ? wordsIn(printed) : gap('unreadable', printed);
  const note = plain.indexOf('(');
  if (note > 0 && plain.endsWith(')')) plain = plain.slice(0, note);
  const match: NumberParts | undefined = NUMBER.exec(plain.replace(NOTE_MARKS, ''))?.groups;
  if (!match) return hasHan(printed) ? wordsIn(printed) : gap('unreadable', printed);
  return { content: { kind: 'number', value: signedValue(match), printed }, money: moneyOf(match.unit) };
}

interface NumberParts {
  readonly sign?: string;
  readonly digits?: string;
  readonly decimals?: string;
  readonly unit?: string;
}

function signedValue(match: NumberParts): number {
  const size = Number(`${match.digits?.replace(/[,'’]/g, '') ?? ''}${match.decimals ?? ''}`);
  const sign = match.sign ?? '';
  const negative = sign !== '' && sign !== '+' && sign !== '增' && sign !== '增加';
  return negative && size !== 0 ? -size : size;
}

function moneyOf(unit: string | undefined): MoneyUnit | null {
  if (unit === '元' || unit === '万元' || unit === '亿元') return unit;
  return unit === '万' ? '万元' : null;
}

const YUAN: Readonly<Record<MoneyUnit, number>> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 };

/** Converts an amount between units, without the dust of binary fractions (at most 8 decimals are kept). */
export function convertMoney(value: number, from: MoneyUnit, to: MoneyUnit): number {
  if (from === to) return value;
  return Number(((value * YUAN[from]) / YUAN[to]).toFixed(8));
}
