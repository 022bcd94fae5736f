/**
 * Until when a report is due: by law, or as set for a region or a kind of publisher. Deadlines are days of the calendar in
 * China; one that falls on a weekend or a holiday stays where it is, for the law moves none.
 */
import { BUREAU_KINDS } from '../report/publisher.ts';

/** Kinds of publishers that a deadline may be set for: of bureaus, and `region` for government-wide reports. */
export const FILER_KINDS = [...BUREAU_KINDS, 'region'] as const;
export type FilerKind = (typeof FILER_KINDS)[number];

export function isFilerKind(text: string): text is FilerKind {
  return FILER_KINDS.some((kind) => kind === text);
}

/** Month and day in the year after the report year: `01-31`. */
type MonthDay = `${string}-${string}`;

/**
 * The law in force since 15 May 2019 (政府信息公开条例, art. 49): bodies hand in and publish their report by 31 January,
 * governments publish theirs by 31 March. Before it (the 条例 of 2008, art. 31) all had until 31 March.
 */
const LAW: Readonly<Record<'bureau' | 'region', MonthDay>> = { bureau: '01-31', region: '03-31' };
const LAW_BEFORE: MonthDay = '03-31';
/** The first report year under the present law: reports on 2018 were due before it was in force. */
const FIRST_YEAR = 2019;

/** A deadline set by people, where the law's own does not hold. */
export interface DueRule {
  /** null: of every region. With a region, also of the regions below it. */
  readonly region: string | null;
  /** null: of every kind. */
  readonly kind: FilerKind | null;
  /** The first report year it holds for; null: for all. */
  readonly since: number | null;
  /** The day in the year after the report year, both from 1. 29 February is the 28th where the year has no 29th. */
  readonly month: number;
  readonly day: number;
}

/** Whose report is due, by what decides when. */
export interface DueOf {
  readonly type: FilerKind;
  /** Its region (of a government: the region itself), and those above it, nearest first. */
  readonly regions: readonly string[];
}

/** The last day for a report on a year, ISO, and the rule it is by; null: by law. */
export interface Due {
  readonly day: string;
  readonly rule: DueRule | null;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Days of a month, leap years known. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Does some year have that day? 29 February does count. */
export function isDayOfYear(month: number, day: number): boolean {
  return Number.isInteger(month) && Number.isInteger(day) && month >= 1 && month <= 12 && day >= 1
    ? day <= daysIn(2024, month)
    : false;
}

/** Is it a day of the calendar, written YYYY-MM-DD? */
export function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').map(Number) : [];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function lawOf(type: FilerKind, year: number): MonthDay {
  if (year < FIRST_YEAR) return LAW_BEFORE;
  return LAW[type === 'region' ? 'region' : 'bureau'];
}

/** The last day for a report on that year by law, ISO. */
export function lawfulDay(type: FilerKind, year: number): string {
  return `${year + 1}-${lawOf(type, year)}`;
}

/** How closely a rule fits: the nearest region first, then its kind, then the one that came last. Lower is closer. */
function closeness({ region, kind, since }: DueRule, { regions }: DueOf): readonly [number, number, number] {
  return [region === null ? regions.length : regions.indexOf(region), kind === null ? 1 : 0, -(since ?? 0)];
}

/** The last day for a report on that year: as set closest to whose report it is, or else by law. */
export function dueOn(of: DueOf, year: number, rules: readonly DueRule[]): Due {
  let closest: DueRule | null = null;
  for (const rule of rules) {
    if (rule.region !== null && !of.regions.includes(rule.region)) continue;
    if ((rule.kind !== null && rule.kind !== of.type) || (rule.since !== null && rule.since > year)) continue;
    if (closest === null || comesBefore(closeness(rule, of), closeness(closest, of))) closest = rule;
  }
  if (closest === null) return { day: lawfulDay(of.type, year), rule: null };
  const { month, day } = closest;
  return { day: `${year + 1}-${two(month)}-${two(Math.min(day, daysIn(year + 1, month)))}`, rule: closest };
}

function comesBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/**
 * What the passing of deadlines makes of a day: equal for two days between which nothing falls due, whatever the rules'
 * regions and kinds. What is kept of an answer holds as long as it stays the same.
 */
export function duesPassed(day: string, rules: readonly DueRule[]): readonly number[] {
  const days = [...Object.values(LAW), ...rules.map(({ month, day: last }) => `${two(month)}-${two(last)}`)];
  const year = Number(day.slice(0, 4));
  return [...new Set(days)].sort().map((last) => (day.slice(5, 10) > last ? year : year - 1));
}

/** Days of the calendar up to an ISO day. Reckoned, not counted up: whoever asks may name any year. */
function dayNumber(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const past = year - 1;
  let days = date + past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  for (let one = 1; one < month; one += 1) days += daysIn(year, one);
  return days;
}

/** Days from one ISO day (of this century) to another; negative backwards. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}
