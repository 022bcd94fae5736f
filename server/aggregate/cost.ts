/**
 * What may be asked of the aggregate at once. A question costs the points it asks for (measures × subjects × years); they
 * are counted after the list of bureaus, what became of them and the years held were looked up, and before any figure is.
 * All questions of one request spend from one budget, so that a question is not cheaper for being asked under thirty names. What is
 * answered spends from another, in bytes.
 */
import type { Of, Quantity } from '../../schema/chart/chart.ts';
import { withoutRepeats } from '../../schema/chart/sets.ts';
import { MEASURES } from '../../schema/form/measures/index.ts';
import { Problem } from '../../schema/problem.ts';
import { INDICATORS } from '../../schema/rollup/indicators.ts';

export const COSTS = {
  /** Names of measures and indicators in one question: all there are, once each. */
  quantities: MEASURES.length + INDICATORS.length,
  /** Names of subjects in one question, and the bureaus and regions they stand for: nobody reads two hundred lines. */
  subjects: 200,
  /** Sets of one question whose bureaus have to be found set by set, those like a bureau and those that were saved: as many as a chart names. */
  foundBySet: 40,
  /** Bureaus that a question counts one by one: a list of more, filled up to a power of two, is more than a statement of SQLite takes. */
  members: 16_384,
  /** Bureaus of a sum that are counted one by one where a cell of some report is unknown, so that all its parts are of the same. */
  together: 2000,
  /** Points of all questions of a request to the graph, where every point becomes objects of its own. */
  points: 12_000,
  /** Points of a chart, which is drawn from them as they are. */
  chartPoints: 30_000,
  /** What the reports behind a point cost, in points: a look-up of their own. */
  reportsBehind: 10,
  /** Reports that are added up anew for the cost of one point: a millisecond or two, where a sum of today is read in a tenth of one. */
  reportsAPoint: 40,
  /** Bytes of an answer, whatever was asked: more than the longest text of one document (5,000,000 characters) takes. */
  answer: 16 * 1024 * 1024,
} as const;

/** What the questions of one request may still ask for. */
export interface Budget {
  /** Takes so much out of the budget; throws QUERY_TOO_COSTLY, and takes nothing, when there is not that much left. */
  spend(amount: number): void;
  /** What has been taken out. */
  readonly spent: number;
  /** What was thrown first; null while everything asked for was there. */
  readonly refused: Problem | null;
}

/** A budget of points, unless another refusal says what it is of. */
export function openBudget(most: number, refusal: (asked: number, most: number) => Problem = tooManyPoints): Budget {
  let spent = 0;
  let refused: Problem | null = null;
  return {
    spend(amount) {
      if (spent + amount > most) {
        refused ??= refusal(spent + amount, most);
        throw refused;
      }
      spent += amount;
    },
    get spent() {
      return spent;
    },
    get refused() {
      return refused;
    },
  };
}

/** A budget of bytes that an answer may still hold. */
export function openAnswer(): Budget {
  return openBudget(COSTS.answer, tooLarge);
}

interface Named {
  readonly quantities: readonly Quantity[];
  readonly of: readonly Of[];
}

/** The question with each measure and subject named once; throws QUERY_TOO_COSTLY when it names more than may be asked. */
export function namedOnce<Question extends Named>(question: Question): Question {
  const { quantities, of } = question;
  if (quantities.length > COSTS.quantities) throw tooManyQuantities(quantities.length);
  if (of.length > COSTS.subjects) throw tooManySubjects(of.length);
  return { ...question, quantities: [...new Set(quantities)], of: withoutRepeats(of) };
}

function tooManyQuantities(count: number): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `一次最多查询 ${COSTS.quantities} 项指标（全部指标各一次），本次写了 ${count} 项。请去掉重复的，或分批查询。`,
    en: `At most ${COSTS.quantities} measures can be asked for at once (all there are, once each); these are ${count}. Name each once, or ask in parts.`,
  });
}

export function tooManySubjects(count: number): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `一次最多查询 ${COSTS.subjects} 家，本次为 ${count} 家。请分批查询。`,
    en: `At most ${COSTS.subjects} bureaus or regions can be asked for at once; these are ${count}. Ask in parts.`,
  });
}

/** Each set once; throws QUERY_TOO_COSTLY where there are more than one question is asked of, before anybody is looked for. */
export function setsOnce(of: readonly Of[]): readonly Of[] {
  const sets = withoutRepeats(of);
  if (sets.length > COSTS.subjects) throw tooManySubjects(sets.length);
  const foundBySet = sets.filter((one) => /^(?:peersOf|savedOf)$/.test(one.kind === 'sumOf' ? one.set.kind : one.kind));
  if (foundBySet.length <= COSTS.foundBySet) return sets;
  throw new Problem('QUERY_TOO_COSTLY', {
    zh: `一次最多写 ${COSTS.foundBySet} 组同类单位（peers:ID）和存下的集合（region:ID/set/编号），本次有 ${foundBySet.length} 组。请分批查询。`,
    en: `At most ${COSTS.foundBySet} sets of bureaus that are alike (peers:ID) or were saved (region:ID/set/NUMBER) can be asked for at once; these are ${foundBySet.length}. Ask in parts.`,
  });
}

/** Throws QUERY_TOO_COSTLY where more bureaus would be counted one by one than can be. */
export function ensureMembers(count: number): void {
  if (count <= COSTS.members) return;
  throw new Problem('QUERY_TOO_COSTLY', {
    zh: `一次最多逐家计算 ${COSTS.members} 家单位，本次为 ${count} 家。请分地区查询；整个地区的合计（region:ID）不逐家计算，不受此限。`,
    en: `At most ${COSTS.members} bureaus can be reckoned with one by one; these are ${count}. Ask region by region; the sum of a whole region (region:ID) is not made one by one and has no such limit.`,
  });
}

/** A question that reads members one by one: of so many nobody can wait for it. */
export function tooManyMembers(count: number): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `本次要逐家计算 ${count} 家单位，连同年度和申请人超过了一次能算的数量。请减少年度，或分地区查询。`,
    en: `The query reckons with ${count} bureaus one by one, which over its years and applicants is more than can be done at once. Ask for fewer years, or region by region.`,
  });
}

function tooManyPoints(asked: number, points: number): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `本次查询至少要 ${asked} 个数据点（指标数 × 单位数 × 年数，连同逐点列出的未报送单位和年报，各部分合计），一次最多 ${points} 个。请减少指标、单位或年度，或分批查询。`,
    en: `The query asks for at least ${asked} points (measures × subjects × years, with the missing bureaus and the reports listed for each, over all its parts); ${points} are allowed. Ask for fewer measures, subjects or years, or in several queries.`,
  });
}

function tooLarge(): Problem {
  const most = COSTS.answer / 1024 / 1024;
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `回答超过 ${most} MB，没有给出。请减少年度、指标或字段，减小 first，或逐份查询原文的文字。`,
    en: `The answer would be larger than ${most} MB and is not given. Ask for fewer years, measures or fields, smaller pages, or the text of one document at a time.`,
  });
}
