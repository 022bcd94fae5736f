/** What one of a value is: every unit with its words, what it is worth, and how many decimals it may carry. */
import type { Label } from '../../language.ts';
import type { Unit } from './row.ts';

/** What a unit is good for: counts have no decimals, money is exact to the fen, ratios are fractions. */
export type UnitKind = 'count' | 'money' | 'ratio';

/** `value` is always in this unit, wherever it is given: a ratio is a fraction, 万元 is 10 000 CNY. */
export interface UnitInfo {
  readonly id: Unit | 'ratio' | 'index' | 'perHundred';
  readonly label: Label;
  /** To be set behind a value as it is; empty where nothing is said behind it. */
  readonly symbol: Label;
  readonly kind: UnitKind;
  /** What one of it is: in yuan for money, 1 for everything else. */
  readonly multiplier: number;
  /** ISO 4217; null for what is no money. */
  readonly currency: 'CNY' | null;
  /** Decimals that a value may carry. One fen is the smallest money. */
  readonly decimals: number;
}

function count<const Id extends Unit>(id: Id, zh: string, en: string): UnitInfo & { readonly id: Id } {
  return {
    id,
    label: { zh, en },
    symbol: { zh, en: '' },
    kind: 'count',
    multiplier: 1,
    currency: null,
    decimals: 0,
  };
}

export const UNITS: Readonly<Record<Unit, UnitInfo>> = {
  case: count('case', '件', 'cases'),
  piece: count('piece', '件', 'documents'),
  item: count('item', '项', 'items'),
  posting: count('posting', '条', 'postings'),
  occasion: count('occasion', '次', 'times'),
  article: count('article', '篇', 'articles'),
  site: count('site', '个', 'sites'),
  person: count('person', '人', 'people'),
  attendance: count('attendance', '人次', 'attendances'),
  wanYuan: {
    id: 'wanYuan',
    label: { zh: '万元', en: '10,000 yuan' },
    symbol: { zh: '万元', en: '10,000 CNY' },
    kind: 'money',
    multiplier: 10_000,
    currency: 'CNY',
    decimals: 6,
  },
  yuan: {
    id: 'yuan',
    label: { zh: '元', en: 'yuan' },
    symbol: { zh: '元', en: 'CNY' },
    kind: 'money',
    multiplier: 1,
    currency: 'CNY',
    decimals: 2,
  },
};

/** Of every indicator: 0.517 is 51.7 %. It is divided and not rounded; three decimals are what is shown of it. */
export const RATIO: UnitInfo = {
  id: 'ratio',
  label: { zh: '比值（小数）', en: 'ratio (a fraction)' },
  symbol: { zh: '', en: '' },
  kind: 'ratio',
  multiplier: 1,
  currency: null,
  decimals: 3,
};

/** A base year is 100. */
export const INDEX: UnitInfo = {
  ...RATIO,
  id: 'index',
  label: { zh: '指数（基年为 100）', en: 'index (base year 100)' },
  decimals: 1,
};

/** How many of one thing to a hundred of another. */
export const PER_HUNDRED: UnitInfo = {
  ...RATIO,
  id: 'perHundred',
  label: { zh: '每百件', en: 'per hundred' },
  decimals: 2,
};
