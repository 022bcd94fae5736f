/** What lists are narrowed by: ids, sets, regions, years and revisions, checked and turned into what the store is asked. */
import { Problem } from '../../schema/problem.ts';
import { ensurePublisher, ensureRules } from '../aggregate/known.ts';
import { revisionOn } from '../aggregate/on-a-day.ts';
import { ensureYears } from '../aggregate/question.ts';
import { findSubjects } from '../aggregate/sets.ts';
import type { FiledBy } from '../store/find/filed-by.ts';
import type { FindingQuestion } from '../store/find/finding-question.ts';
import { bureausOf } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import { regionsBelow } from '../store/find/roster.ts';
import type { YearRange } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';
import type { Context } from './context.ts';
import type { FindingFilter } from './generated.ts';
import { ensureSubject } from './subjects.ts';

type Maybe<Value> = Value | null | undefined;

type Asking = Pick<Context, 'reader' | 'today' | 'asOf'>;

/** A state of the data, as arguments name it: by a revision, or by a day (ISO). */
export interface GivenState {
  readonly asOf?: Maybe<number>;
  readonly at?: Maybe<string>;
}

/** The revision named, or else that of the whole request, with the day where one was; null: as it is now. Throws BAD_ARGUMENT for both, and for a day without data. */
export async function stateAsked(
  { reader, today, asOf: ofRequest }: Asking,
  { asOf, at }: GivenState,
): Promise<{ readonly asOf: number | null; readonly on?: string }> {
  if (at == null) return { asOf: asOf ?? ofRequest };
  return { asOf: await revisionOn(reader, at, asOf ?? null, today), on: at };
}

/** The revision to answer from, null for the newest; throws BAD_ARGUMENT where there is none of that number. */
export async function ensureRevision(context: Asking, given: GivenState): Promise<number | null> {
  const { asOf } = await stateAsked(context, given);
  if (asOf === null) return null;
  const { number, latest } = await getRevision(context.reader, asOf);
  return latest ? null : number;
}

/** A list that names nobody asks for nothing, which is a slip. */
export function ensureSome<Entry>(name: string, list: readonly Entry[]): readonly Entry[] {
  if (list.length > 0) return list;
  throw new Problem('BAD_ARGUMENT', {
    zh: `参数 ${name} 是空的，请至少写一项。`,
    en: `The argument ${name} is empty. Name at least one.`,
  });
}

/** The same of a list that may be left out. */
export function someOrAll<Entry>(name: string, list: Maybe<readonly Entry[]>): readonly Entry[] | null {
  return list ? ensureSome(name, list) : null;
}

const ORDINALS = ['一', '二', '三', '四', '五', '六'];

/** The number of a section; throws BAD_ARGUMENT for one that no report has. */
export function ensureOrdinal(ordinal: string): string {
  if (ORDINALS.includes(ordinal)) return ordinal;
  throw new Problem('BAD_ARGUMENT', {
    zh: `年报没有“${ordinal.slice(0, 20)}”这一部分，可用：${ORDINALS.join('、')}。`,
    en: `No section of a report has the number “${ordinal.slice(0, 20)}”; there are ${ORDINALS.join(', ')}.`,
  });
}

/** A region, with all below it where asked; null: every region. */
export async function regionsAsked(
  reader: Reader,
  { region, below }: { readonly region?: Maybe<string>; readonly below?: Maybe<boolean> },
): Promise<readonly string[] | null> {
  await ensurePublisher(reader, region ?? null, 'region');
  if (!region) return null;
  return below ? regionsBelow(reader, region) : [region];
}

/** Whose reports the sets of a filter hold, by id: of a sum its bureaus, of a government-wide report its region. */
export async function publishersIn(reader: Reader, of: readonly string[]): Promise<readonly string[]> {
  const subjects = await findSubjects(reader, ensureSome('of', of).map(ensureSubject));
  const regions = subjects.flatMap(({ sum }) => (sum !== null && 'regions' in sum ? sum.regions : []));
  const singles = subjects.flatMap(({ sum, publisher }) =>
    sum === null ? [publisher.id] : 'publishers' in sum ? sum.publishers.map(({ id }) => id) : [],
  );
  return [...new Set([...singles, ...(await bureausOf(reader, regions)).map(({ id }) => id)])];
}

interface FiledFilter {
  readonly of?: Maybe<readonly string[]>;
  readonly region?: Maybe<string>;
  readonly below?: Maybe<boolean>;
  readonly publisher?: Maybe<string>;
  readonly year?: Maybe<number>;
  readonly years?: Maybe<YearRange>;
}

/** Whose reports on which years a filter is about. */
export async function filedBy(reader: Reader, filter: FiledFilter): Promise<FiledBy> {
  const regions = await regionsAsked(reader, filter);
  await ensurePublisher(reader, filter.publisher ?? null, 'publisher');
  const named = filter.of ? await publishersIn(reader, filter.of) : null;
  const one = filter.publisher ? [filter.publisher] : null;
  const publishers = named && one ? named.filter((id) => one.includes(id)) : (named ?? one);
  if (publishers?.length === 0) throw saidTwice('of', 'publisher');
  return { regions, publishers, years: yearsAsked(filter) };
}

function yearsAsked({ year, years }: FiledFilter): YearRange | null {
  if (year != null && years) throw saidTwice('years', 'year');
  const asked = years ?? (year == null ? null : { from: year, to: year });
  if (asked) ensureYears(asked);
  return asked;
}

function saidTwice(one: string, other: string): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `筛选条件 ${one} 与 ${other} 不能同时成立，请只写其一。`,
    en: `The filters ${one} and ${other} cannot both hold. Give one of them.`,
  });
}

/** Which findings a filter is about, as they were after a revision. */
export async function findingsAsked(
  context: Asking,
  filter: Maybe<FindingFilter>,
  state: GivenState,
): Promise<FindingQuestion> {
  const { rules, outcomes, severity, states, ...filed } = filter ?? {};
  const named = someOrAll('rules', rules);
  ensureRules(named ?? []);
  return {
    ...(await filedBy(context.reader, filed)),
    rules: named,
    outcomes: someOrAll('outcomes', outcomes),
    severity: severity ?? null,
    states: someOrAll('states', states),
    asOf: await ensureRevision(context, state),
  };
}
