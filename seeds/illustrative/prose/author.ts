/** What the prose of one report is about: the body, the year and its counts. */
import type { BureauKind } from '../../../schema/report/publisher.ts';
import type { AppealYear } from '../appeals.ts';
import type { Disclosures } from '../disclosures.ts';
import type { RequestYear } from '../requests.ts';

export interface Author {
  /** Stream of random numbers: `education`, `government`. */
  readonly key: string;
  readonly year: number;
  readonly name: string;
  /** As it speaks of itself: 我局, 我镇, 区政府. */
  readonly self: string;
  /** Whose numbers they are: itself, or 全区. */
  readonly scope: string;
  readonly kind: BureauKind | 'government';
  readonly account: string;
  readonly topic: string;
  readonly disclosures: Disclosures;
  readonly requests: RequestYear;
  /** null in the first year. */
  readonly requestsBefore: RequestYear | null;
  readonly appeals: AppealYear;
  /** 万元 collected. */
  readonly fees: number;
}

const SELF: Readonly<Record<BureauKind, string>> = {
  governmentOffice: '区政府办公室',
  department: '我局',
  township: '我镇',
  street: '街道',
  zone: '管委会',
};

export function selfOf(kind: BureauKind, name: string): string {
  if (name.endsWith('乡人民政府')) return '我乡';
  return name.endsWith('分局') ? '分局' : SELF[kind];
}
